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

# compare_spec WORDS SPEC HOW-TO-GET-IT NUMBER
compare_spec() {
	if [ -f "$2" ]; then
		compare spec "$1" "$2" '' "$4"
	else
		echo "ok $4 - $1 # SKIP there is no $2: $3"
	fi
}

if ! command -v python3 >/dev/null || ! command -v cmark >/dev/null || ! command -v cmark-gfm >/dev/null; then
	echo '1..0 # SKIP python3, cmark and cmark-gfm are needed: ./setup check installs them'
	exit 0
fi
echo 1..4
compare_spec "every example of CommonMark's specification" \
	"${COMMONMARK_SPEC:-$abs_top_srcdir/third_party/commonmark-spec/spec.txt}" './setup check fetches it' 1
# cmark-gfm's package carries GitHub's specification; images of systems without /usr/share/doc do not.
compare_spec "every example of GitHub's specification, with tables and task lists" \
	"${GFM_SPEC:-/usr/share/doc/cmark-gfm/spec.txt.gz}" 'it belongs to the package cmark-gfm; GFM_SPEC names another place' 2
compare random 'documents put together at random' 400 "${SEED:-1}" 3
compare long 'long documents, with definitions all over' 20 "${SEED:-1}" 4
