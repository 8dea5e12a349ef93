# What all exercises have in common.
. "$abs_top_srcdir/tests/script/lib.sh"
PYTHONDONTWRITEBYTECODE=1 python3 "$abs_top_srcdir/tests/content/laws.py" "$abs_top_builddir/asynctutor" "$abs_top_builddir/tests/golden/mdtext" \
	"$abs_top_srcdir"
