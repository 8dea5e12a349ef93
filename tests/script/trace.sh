# What the test that reads this presses and saves is noted for traced.t.
ASYNCTUTOR_TRACE=$abs_top_builddir/tests/script/trace/$(basename "$(dirname "$0")")-$(basename "$0" .t).trace
export ASYNCTUTOR_TRACE
mkdir -p "$abs_top_builddir/tests/script/trace"
rm -f "$ASYNCTUTOR_TRACE"
