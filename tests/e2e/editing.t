# On a real terminal: typing in the code of an exercise; what is typed outlives a window that is closed and a kill.
. "$abs_top_srcdir/tests/e2e/lib.sh"
run="'$program' --course '$sample'"
open() {
	start 80 24 "$run"
	see 'home' 'A sample course'
	keys /
	type 'Fix the'
	keys Enter
	keys Enter
	see 'the exercise' '── task'
}
file=$ASYNCTUTOR_WORKSPACE/sample/fix-gather/fix_gather.py
open
keys e
see 'one types in the code' 'Esc keys'
type '# mine'
keys Enter
see 'what is typed is shown' '# mine'
see 'and is not saved' 'not saved'
keys F2
see 'F2 checks it' 'NOT YET'
check 'and saves it' grep -q '# mine' "$file"
paste '# a paste
q
'
see 'a paste is text' '# a paste'
keys C-u
until_true hides '# a paste'
see 'that is undone at once' '# mine'
keys Escape
see 'Esc leads to the other keys' 'e edit'
keys e
type '# of the window'
see 'more is typed' '# of the window'
saved=$(cat "$file")
pid=$(cat "$tmp/pid")
ended() { ! kill -0 "$pid" 2>/dev/null; }
tm kill-session -t test
check 'closing the window ends the tutor' ended
[ "$(cat "$file")" = "$saved" ] && ok 'and leaves the file' || not_ok 'and leaves the file'
open
see 'what was typed is back' 'is back'
keys e
see 'in the code' '# of the window'
type ' and more'
keys Enter
see 'more is typed again' '# of the window and more'
draft() { grep -aq 'and more' "$ASYNCTUTOR_DATA"/progress.db*; }
check 'a pause keeps it' draft
kill -9 "$(cat "$tmp/pid")"
ends 'it is killed' 137
open
see 'a kill leaves what was typed before a pause' 'is back'
keys e
see 'all of it' '# of the window and more'
keys C-s
see 'it can be saved' 'Saved.'
check 'then it is in the file' grep -q '# of the window and more' "$file"
keys Escape
see 'and left' 'e edit'
keys q
see 'for home' 'A sample course'
keys q
ends 'which ends' 0
restored 'after all'
done_testing
