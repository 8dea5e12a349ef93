# Kinds of terminals, locales, colours; and nothing of the content is ever obeyed.
. "$abs_top_srcdir/tests/e2e/lib.sh"
lesson="'$program' --course '$sample' read first-steps"
ascii_only() { ! LC_ALL=C grep -q '[^ -~]' "$tmp/text"; }
# No colour in what was written: no SGR with 3x, 4x, 9x or 10x.
colourless() { ! LC_ALL=C grep -qE "$(printf '\033')\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]" "$tmp/raw"; }

for term in xterm xterm-256color linux vt100 tmux-256color; do
	forget
	start 80 24 "TERM=$term $lesson"
	see "TERM=$term shows a lesson" 'A program that waits'
	keys Space
	see "TERM=$term scrolls" 'When one fails'
	keys Q
	ends "TERM=$term quits" 0
done
forget
start 80 24 "TERM=vt100 $lesson"
see 'vt100' 'A program that waits'
check 'vt100 gets no colour' colourless
keys Q
forget
start 80 24 "$lesson"
see 'a terminal with colours' 'A program that waits'
if colourless; then not_ok 'gets them'; else ok 'gets them'; fi
keys Q
forget
start 80 24 "NO_COLOR=1 $lesson"
see 'NO_COLOR' 'A program that waits'
check 'gets none' colourless
keys t
see 'and can be used' 'What to remember'
keys Q

forget
start 80 24 "LC_ALL=C $lesson"
see 'the C locale' 'A program that waits'
screen >"$tmp/text"
check 'the C locale gets ASCII only' ascii_only
keys Q
ends 'and ends' 0

forget
start 80 24 "TERM=dumb '$program' --course '$sample'"
see 'TERM=dumb has the line dialogue' 'Home. Enter: Start here: First steps'
keys q Enter
ends 'which ends as the screens do' 0
forget
start 80 24 "TERM=nosuchterm '$program' --course '$sample'"
see 'an unknown terminal is refused with what to do instead' 'asynctutor read LESSON'
ends 'and ends with 2' 2
forget
start 80 24 "TERM=xterm-kitty TERMINFO=/nowhere TERMINFO_DIRS=/usr/share/terminfo:/lib/terminfo '$program' --course '$sample'"
see 'a known relative of xterm is treated as one' 'xterm-256color'
keys j
see 'and works' 'Start here'
keys Q
forget
start 80 24 "sh -c \"$lesson | cat; echo piped\""
see 'a pipe is no terminal' 'piped'

forget
start 80 24 "'$program' --course '$sample' read wide-things"
see 'an escape in a lesson is shown' '[31m, and a bell'
keys Q
ends 'nothing happened to the terminal' 0
# What curses writes itself: CSI sequences, charset selections, keypad modes; everything else that is a control character must come from the content.
LC_ALL=C sed -e "s/$(printf '\033')\\[[?>]\\{0,1\\}[0-9;]*[@A-Za-z]//g" -e "s/$(printf '\033')[()][0AB]//g" \
	-e "s/$(printf '\033')[=>78M]//g" -e "s/$(printf '\r')//g" "$tmp/raw" | tr -d '\n\017\016\b' >"$tmp/rest"
if LC_ALL=C grep -q "[$(printf '\001')-$(printf '\037')]" "$tmp/rest"; then
	LC_ALL=C sed -n l "$tmp/rest" | head -5 | sed 's/^/# /'
	not_ok 'no control character of the content reaches the terminal'
else
	ok 'no control character of the content reaches the terminal'
fi
if LC_ALL=C grep -q "$(printf '\033')\\[31m" "$tmp/raw"; then not_ok 'nor its colour'; else ok 'nor its colour'; fi
done_testing
