# What stands between the tutor and the rest of the system: suspending, editors, signals, pastes.
. "$abs_top_srcdir/tests/e2e/lib.sh"

# A shell with job control around it.
start 80 24 "PS1='shell> ' ENV= sh -im"
see 'a shell' 'shell>'
type "'$program' --course '$sample'"
keys Enter
see 'the tutor' 'Start here'
keys C-z
see 'Ctrl-Z gives the terminal to the shell' 'Stopped'
type 'fg'
keys Enter
see 'fg comes back' 'Start here'
keys Q
see 'and it ends' 'shell>'
type 'exit'
keys Enter
ends 'the shell ends' 0

cat >"$tmp/stopper" <<'ED'
#!/bin/sh
echo editor-is-here
read line
echo "$line" >>"$1"
ED
chmod +x "$tmp/stopper"
start 80 24 "VISUAL='$tmp/stopper' '$program' --course '$sample'"
see 'the tutor once more' 'Start here'
keys j j Enter
see 'an exercise' 'Not checked yet'
keys v
see 'the editor has the terminal' 'editor-is-here'
keys C-c
keys C-c
see 'Ctrl-C in the editor ends the editor, not the tutor' 'Something went wrong'
keys Enter
keys v
see 'the editor again' 'editor-is-here'
resize 60 20
type '# typed'
keys Enter
see 'it is back' 'Back from the editor'
keys e C-End
see 'its text is shown, at the new size' '# typed'
file=$(find "$ASYNCTUTOR_WORKSPACE" -name 'fix?gather.py')
printf '# saved elsewhere\n' >>"$file"
see 'a change from outside is noticed' 'saved elsewhere, and'
keys C-End
see 'and shown' '# saved elsewhere'
keys Escape
see 'Esc leads out of the code' 'e edit'

# Pastes are data.
paste 'q
q
'
see 'a paste is no key' 'nothing to paste into'
keys /
paste 'asyncio
q'
see 'in a search it is text, up to its first newline' '/asyncio'
keys Escape
keys C-c
see 'Ctrl-C asks' 'To leave, press q'
keys Q
ends 'Q quits' 0
restored 'after Q'

# Escape is not a second late.
start 80 24 "'$program' --course '$sample' read first-steps"
see 'a lesson' 'min left'
from=$(date +%s%N)
keys Escape
until_true shows 'of 5 done'
took=$((($(date +%s%N) - from) / 1000000))
echo "# Esc took $took ms, the test's polling included"
if [ $took -lt 400 ]; then ok 'Esc acts at once'; else not_ok "Esc acts at once ($took ms)"; fi
keys M-j
check 'an Alt key that means nothing harms nothing' shows 'top'

for signal in TERM HUP; do
	start 80 24 "'$program' --course '$sample' read first-steps"
	see "a lesson, before SIG$signal" 'min left'
	keys Space
	until_true shows 'When one fails'
	kill -s $signal "$(cat "$tmp/pid")"
	until_true test -e "$tmp/exit"
	restored "after SIG$signal"
	check "SIG$signal is what ended it" grep -qxE '143|129' "$tmp/exit"
done
start 80 24 "'$program' --course '$sample' read first-steps"
see 'the place was kept through the signal' 'where you left off'
if ! grep -q __asan_init "$program"; then # a sanitizer takes crashes over
	kill -s SEGV "$(cat "$tmp/pid")"
	until_true test -e "$tmp/exit"
	if [ "$(tm display -p -t test '#{alternate_on} #{cursor_flag}')" = '0 1' ]; then ok 'a crash leaves a usable screen'; else
		not_ok 'a crash leaves a usable screen'
	fi
	check 'and the modes of before' cmp -s "$tmp/stty.before" "$tmp/stty.after"
fi
done_testing
