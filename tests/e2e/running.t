# On a real terminal: while a program that never ends is judged, keys are taken, seconds pass, Esc stops it, and a window that is closed ends it.
. "$abs_top_srcdir/tests/e2e/lib.sh"
if ! "${ASYNCTUTOR_PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
	skip_all 'no Python 3.11'
fi
cp -r "$sample" "$tmp/course"
chmod -R u+w "$tmp/course"
printf '  - id: ends\n    trace: {outcome: finishes}\n    message: It does not end.\n    hints: [Run it.]\n' \
	>>"$tmp/course/exercises/fix-gather/checks.yml"
mkdir "$tmp/private"
runs() { pgrep -f "$tmp/private" >/dev/null; }
nothing_left() { ! runs && [ -z "$(ls -A "$tmp/private")" ]; }
open() {
	start 80 24 "TMPDIR='$tmp/private' '$program' --course '$tmp/course'"
	see 'home' 'A sample course'
	keys j j Enter
	see 'the exercise' 'your code'
	echo "sum(range(10**15)) # $((opened = ${opened:-0} + 1))" >"$ASYNCTUTOR_WORKSPACE/sample/fix-gather/fix_gather.py"
	see 'the file that never ends' 'saved elsewhere'
	keys c
	see 'it is being judged' 'checking: run 1 of 8'
}
open
keys Tab
keys F6
keys '?'
see 'help opens meanwhile' 'Every key of the screen'
see 'seconds pass without a key' ' 2 s checking'
keys q
resize 40 12
see 'after a resize it goes on' 'Esc stop'
keys Escape
see 'Esc stops it' 'Stopped'
check 'nothing is left' nothing_left
keys c
check 'it runs again' runs
keys Q
ends 'quitting does not wait' 0
restored 'after quitting'
check 'nothing is left after quitting' nothing_left
open
tm kill-session -t test
check 'nothing is left after the window was closed' nothing_left
done_testing
