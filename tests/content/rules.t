# The catalogue keeps what it says, and the twelve pitfalls are found in each way to write them.
"$abs_top_builddir/tests/content/rules" "$abs_top_srcdir/rules" "$abs_top_srcdir/tests/content/docs.txt" \
	"$abs_top_srcdir/tests/content/pitfalls.yml"
