# Random keys, sizes and pastes in a real terminal: the program never hangs or fails, leaves the terminal as it was each time it ends, and loses nothing.
# ASYNCTUTOR_MONKEY is the number of keys (default 600; 20000 is a long run), ASYNCTUTOR_MONKEY_SEED where to start.
#
# Not pressed: what stops the program or the shell around it (Ctrl-C, Ctrl-Z, Ctrl-\), and v, which leads to the files of the machine.
. "$abs_top_srcdir/tests/e2e/lib.sh"
n=${ASYNCTUTOR_MONKEY:-600} seed=${ASYNCTUTOR_MONKEY_SEED:-20260203}
course=$abs_top_srcdir/tests/script/rich

# The program again and again, whenever it was quit; with its screens, whatever was set.
cat >"$tmp/again" <<AGAIN
trap : INT QUIT
while [ ! -e '$tmp/enough' ]; do
	'$program' settings plain off </dev/null >/dev/null
	'$program' --course '$course' || echo "status \$?" >>'$tmp/bad'
	stty -g | cmp -s - '$tmp/stty.before' || echo 'another mode of the terminal' >>'$tmp/bad'
done
AGAIN
: >"$tmp/bad"

# One line a batch: keys as tmux names them, or "size COLUMNS ROWS", or "paste".
awk -v n="$n" -v seed="$seed" 'BEGIN {
	srand(seed)
	split("Enter Enter Enter Escape Escape Tab BTab Space BSpace Up Down Left Right PgUp PgDn Home End DC F1 F2 F5 F6 F7 C-a C-d C-e C-f C-g C-k C-l C-n C-o C-p C-r C-s C-t C-u C-w C-x C-y C-_ M-Left M-Right M-u S-Left S-Right C-Left C-Home C-End", named)
	split("j k h l q ? / n N g G b d u e c t h d s x r p m a y w 0 1 2 3 9 ( ) { } [ ] < > J K M Q + - = H L o i f D S ! % : # _ z A Z", plain)
	for (i in named) nn++
	for (i in plain) np++
	for (done = 0; done < n; done += 20) {
		line = ""
		for (i = 0; i < 20; i++)
			line = line " " (rand() < 0.4 ? named[int(rand() * nn) + 1] : plain[int(rand() * np) + 1])
		print substr(line, 2)
		if (rand() < 0.2) print "size " int(rand() * 130) + 1, int(rand() * 45) + 1
		if (rand() < 0.2) print "paste"
	}
}' >"$tmp/batches"

# alive: it answers to a key.
size() { wc -c <"$tmp/raw"; }
grown() { [ "$(size)" -gt "$was" ]; }
alive() {
	was=$(size)
	keys C-l
	until_true grown
}

start 80 24 VISUAL=true sh "'$tmp/again'"
see 'it begins' 'Start here'
hung=
batch=0
while read -r first rest; do
	batch=$((batch + 1))
	case $first in
	size) # shellcheck disable=SC2086
		resize $rest ;;
	paste) paste "$(printf 'async def f():\n\tawait x\nq\n')" ;;
	*) # shellcheck disable=SC2086
		keys $first $rest ;;
	esac
	if [ $((batch % 10)) -eq 0 ] && ! alive; then
		hung="no answer after batch $batch of seed $seed"
		break
	fi
done <"$tmp/batches"
if [ -z "$hung" ]; then ok "it answered all along ($n keys)"; else not_ok "$hung"; fi
resize 80 24
: >"$tmp/enough"
out() { keys Escape Escape Escape Q && [ -e "$tmp/exit" ]; }
check 'it can be left' out
ends 'and ends well' 0
if [ ! -s "$tmp/bad" ]; then ok 'so it did each time, with the terminal as before'; else
	not_ok 'so it did each time, with the terminal as before'
	sed 's/^/# /' "$tmp/bad"
fi
restored 'after all keys'
if "$program" --course "$course" export >"$tmp/events" && [ -s "$tmp/events" ]; then ok 'what it recorded can be read'; else not_ok 'what it recorded can be read'; fi
if "$program" --course "$course" repair >"$tmp/repair" 2>&1; then ok 'and is sound'; else
	not_ok 'and is sound'
	sed 's/^/# /' "$tmp/repair"
fi
done_testing
