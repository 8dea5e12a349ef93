# The mouse of a real terminal: asked for, given back on every way out, and never in the way of keys.
. "$abs_top_srcdir/tests/e2e/lib.sh"

# hex TEXT: TEXT as it comes from a terminal, in one piece.
raw() { tm send-keys -t test -H $(printf "$1" | od -An -v -tx1); }
# click ROW COLUMN
click() { raw "\\033[<0;$2;$1M\\033[<0;$2;$1m"; }
reported() { [ "$(tm display -p -t test '#{mouse_standard_flag} #{mouse_sgr_flag}')" = "$1" ]; }
row_of() { screen | grep -nF -- "$1" | head -n 1 | cut -d: -f1; }
lesson="'$program' --course '$sample' read first-steps"

start 80 24 "$lesson"
see 'a lesson' 'A group of tasks'
check 'the mouse is asked for, in the encoding without limits' reported '1 1'
raw '\033[<65;9;9M\033[<65;9;9M'
gone 'the wheel scrolls down' 'A program that waits'
raw '\033[M`!!\033[M`!!\033[M`!!' # the encoding of three bytes
see 'and up again, in either encoding' 'A program that waits'
click "$(row_of 'wide')" 77
click "$(row_of 'things[1]')" 3
see 'a click follows a link' '日本語'
keys Q
ends 'and it ends' 0
restored 'after that'
check 'the mouse is given back' reported '0 0'

for term in linux vt100; do
	forget
	start 80 24 "TERM=$term $lesson"
	see "TERM=$term" 'A group of tasks'
	if reported '0 0'; then ok "TERM=$term is not asked for its mouse"; else not_ok "TERM=$term is not asked for its mouse"; fi
	keys M
	see 'and M says so' 'does not report its mouse'
	keys Q
	ends 'and it ends' 0
done

forget
start 80 24 "$lesson"
see 'once more' 'A group of tasks'
keys M
see 'M leaves the mouse to the terminal' 'left to the terminal'
check 'which is told so' reported '0 0'
keys Q
ends 'it ends' 0
start 80 24 "$lesson"
see 'the next time' 'A group of tasks'
if reported '0 0'; then ok 'that is remembered'; else not_ok 'that is remembered'; fi
keys M
check 'and M takes it again' reported '1 1'
raw '\033[<0;5'
sleep 0.2 # a report that never ends is dropped
keys G
see 'half a report is dropped, and the next key is none of it' 'End of the lesson'
kill -ABRT "$(cat "$tmp/pid")" # sanitizers keep SIGSEGV for themselves
ends 'after a crash' 134
check 'the mouse is given back too' reported '0 0'
restored 'after a crash'

forget
start 80 24 "PS1='shell> ' ENV= sh -im"
see 'a shell' 'shell>'
type "'$program' --course '$sample'"
keys Enter
see 'the tutor' 'Start here'
check 'has the mouse' reported '1 1'
keys C-z
see 'is stopped' 'Stopped'
check 'and has given it back' reported '0 0'
type 'fg'
keys Enter
see 'it comes back' 'Start here'
check 'with the mouse' reported '1 1'
kill "$(pgrep -P "$(cat "$tmp/pid")" | head -n 1)"
see 'it is ended' 'Terminated'
check 'and has given it back again' reported '0 0'
type 'exit'
keys Enter

# As people have it: the tutor in tmux, that in a terminal.
forget
cat >"$tmp/inner.conf" <<'CONF'
set -g mouse on
set -g status off
CONF
start 80 24 "'$TMUX_PROG' -u -S '$tmp/inner' -f '$tmp/inner.conf' new-session \"$lesson\""
see 'in a tmux with the mouse on' 'A group of tasks'
asked() { [ "$(tm display -p -t test '#{mouse_any_flag}#{mouse_button_flag}#{mouse_standard_flag}')" != 000 ]; }
check 'tmux asks for the mouse' asked
raw '\033[<65;9;9M\033[<65;9;9M'
gone 'the wheel comes through' 'A program that waits'
keys g
see 'the start again' 'A program that waits'
click "$(row_of 'things[1]')" 3
see 'and so does a click' '日本語'
keys Q
see 'the end' 'exited'
"$TMUX_PROG" -S "$tmp/inner" kill-server 2>/dev/null
done_testing
