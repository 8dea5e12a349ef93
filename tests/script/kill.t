# A pass that was shown survives a kill.
. "$abs_top_srcdir/tests/script/lib.sh"
x=gather-to-taskgroup
expect 'start' 0 tutor start $x
cp "$abs_top_srcdir/exercises/$x/solution.py" "$HOME/asynctutor/$x/gather_to_taskgroup.py"
# watch shows the verdict and then stays: it is killed as soon as the pass can be read.
mkfifo "$tmp/pipe"
"$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" watch $x >"$tmp/pipe" 2>/dev/null </dev/null &
pid=$!
while read -r line; do
	case $line in *': passed') kill -9 $pid && break ;; esac
done <"$tmp/pipe"
wait $pid 2>/dev/null
expect 'list' 0 tutor list
has 'the pass is kept' "[P] $x"
done_testing
