# Every action of the table of keys is pressed in some script, and every screen is saved at the three sizes: from the notes of the tests that ran before this
# one (trace.sh), which make sees to.
: "${abs_top_srcdir:?}" "${abs_top_builddir:?}"
src=$abs_top_srcdir/src/tui
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
sort -u "$abs_top_builddir"/tests/script/trace/*.trace >"$tmp/seen" 2>/dev/null

# What cannot be done in a script: there is no shell to come back from, and no terminal that keeps what it showed.
cat >"$tmp/allowed" <<'LIST'
LIST

n=0
# tell NAME FILE: the lines of FILE are missing.
tell() {
	n=$((n + 1))
	grep -vxFf "$tmp/allowed" "$2" >"$tmp/missing"
	if [ -s "$tmp/missing" ]; then
		sed 's/^/# never: /' "$tmp/missing"
		echo "not ok $n - $1"
	else
		echo "ok $n - $1"
	fi
}

sed -n 's/^ACTION(\([A-Z_]*\),.*/pressed \1/p' "$src/actions.def" | tr 'A-Z_' 'a-z-' | sort -u >"$tmp/actions"
comm -23 "$tmp/actions" "$tmp/seen" >"$tmp/unpressed"
tell "every action is pressed ($(wc -l <"$tmp/actions") of them)" "$tmp/unpressed"
for size in 120x40 80x24 40x12; do
	sed -n "s/^    \.name = \"\(.*\)\",/saved $size \1/p" "$src"/*.c | sort -u >"$tmp/screens"
	comm -23 "$tmp/screens" "$tmp/seen" >"$tmp/unsaved"
	tell "every screen is saved at $size ($(wc -l <"$tmp/screens") of them)" "$tmp/unsaved"
done
echo "1..$n"
