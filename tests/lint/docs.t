# Documents tell the truth about the tree: every module of src/ is in the map and in the layer table, and links lead to files.
cd "$abs_top_srcdir" || exit 99
. tests/lint/layers.sh
n=0
check() { # check NAME STATUS
	n=$((n + 1))
	if [ "$2" -eq 0 ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; fi
}
for dir in src/*/; do
	module=$(basename "$dir")
	grep -q "^| \`$module\` |" ARCHITECTURE.md
	check "$module is in ARCHITECTURE.md" $?
	printf '%s\n' "$layers" | grep -q "^$module:"
	check "$module has a layer" $?
done
for module in $(sed -n 's/^| `\([a-z]*\)` |.*/\1/p' ARCHITECTURE.md); do
	test -d "src/$module"
	check "$module of ARCHITECTURE.md is there" $?
done
for page in README.md ARCHITECTURE.md HACKING.md docs/hosting.md docs/rendering.md; do
	for link in $(grep -oE '\]\([^)#:]+\)' $page | tr -d '()]'); do
		test -e "$link"
		check "$page: $link is there" $?
	done
done
echo "1..$n"
