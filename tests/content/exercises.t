# Judge every accepted and rejected answer of every exercise, as it is and in disguise.
. "$abs_top_srcdir/tests/script/lib.sh"
export tmp
PYTHONDONTWRITEBYTECODE=1 python3 "$abs_top_srcdir/tests/content/exercises.py" "$abs_top_builddir/asynctutor" "$abs_top_srcdir"
