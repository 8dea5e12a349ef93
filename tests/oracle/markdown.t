# No word of a document is lost and none is added, whatever the width: cmark and cmark-gfm say what the words are.
compare() {
	if out=$(python3 "$abs_top_srcdir/tests/oracle/markdown.py" "$1" "$abs_top_builddir/tests/golden/mdtext" "$3" $4); then
		printf '%s\n' "$out" | sed 's/^/# /'
		echo "ok $5 - $2"
	else
		printf '%s\n' "$out" | sed 's/^/# /'
		echo "not ok $5 - $2"
	fi
}

if ! command -v python3 >/dev/null || ! command -v cmark >/dev/null || ! command -v cmark-gfm >/dev/null; then
	echo '1..0 # SKIP python3, cmark and cmark-gfm are needed'
	exit 0
fi
echo 1..2
# cmark-gfm's package carries the specification with all examples; images of systems without /usr/share/doc do not.
spec=${MARKDOWN_SPEC:-/usr/share/doc/cmark-gfm/spec.txt.gz}
if [ -f "$spec" ]; then
	compare spec 'every example of the specification' "$spec" '' 1
else
	echo "ok 1 - every example of the specification # SKIP no $spec"
fi
compare random 'documents put together at random' 400 "${SEED:-1}" 2
