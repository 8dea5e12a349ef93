# A workshop on real terminals: an instructor at the board, three learners.
. "$abs_top_srcdir/tests/e2e/lib.sh"
class=$tmp/class
x=gather-to-taskgroup
as() { # as WHO COMMAND...: a command of theirs
	who=$1
	shift
	ASYNCTUTOR_DATA=$tmp/$who ASYNCTUTOR_WORKSPACE=$tmp/$who-work "$program" --course "$abs_top_srcdir" "$@" </dev/null
}
term() { # term WHO COMMAND: a terminal of theirs
	who=$1
	shift
	tm new-session -d -s "$who" -x 100 -y 30 "env TERM=screen-256color ASYNCTUTOR_DATA='$tmp/$who' ASYNCTUTOR_WORKSPACE='$tmp/$who-work' '$program' --course '$abs_top_srcdir' $*"
}
on_term() { # on_term NAME WHO TEXT: their terminal comes to show it
	tries=0
	until tm capture-pane -p -t "$2" | grep -qF -- "$3"; do
		tries=$((tries + 1))
		if [ $tries -gt 300 ]; then
			tm capture-pane -p -t "$2" | sed 's/^/# /'
			not_ok "$1"
			return
		fi
		sleep 0.05
	done
	ok "$1"
}
as teacher class new "$class" --title Workshop >/dev/null
term teacher "class board '$class'"
on_term 'the board waits for learners' teacher 'Nobody has joined yet'
on_term 'and says how they do it' teacher "asynctutor class join $class"
for who in ada bob eve; do as $who class join "$class" --yes --name $who >/dev/null; done
on_term 'those who join are shown' teacher '3 learners, 0 need help'
for who in ada bob eve; do
	as $who start $x >/dev/null
	term $who ''
	on_term "$who is at home" $who 'asynctutor'
	tm send-keys -t $who Escape
done
tm kill-session -t ada
term ada ''
on_term 'a learner is back' ada 'asynctutor'
tm send-keys -t ada H
on_term 'a key asks for help' ada 'Your instructor sees that you need help'
on_term 'which the board shows' teacher '1 needs help'
tm send-keys -t ada H
on_term 'the same key takes it back' ada 'Your signal is taken back'
on_term 'the board as well' teacher '0 need help'
tm send-keys -t bob F
on_term 'another is done' teacher 'done'
as eve check $x >/dev/null
on_term 'a check that fails is shown' teacher 'fails no-bare-gather'
on_term 'and what to explain' teacher '1 of 1 fail no-bare-gather'
tm send-keys -t teacher '&'
tm send-keys -t teacher -l eve
tm send-keys -t teacher Enter
on_term 'a filter shows one row' teacher 'filtered'
tm send-keys -t teacher Enter
on_term 'Enter shows the last attempt' teacher 'still as it was at the start'
tm send-keys -t teacher q
tm send-keys -t teacher c
on_term 'c shows what most fail on' teacher 'What most fail on'
tm send-keys -t teacher q
mv "$class" "$class.away"
on_term 'the directory goes: the board says so' teacher 'is not there'
mv "$class.away" "$class"
cp "$abs_top_srcdir/exercises/$x/solution.py" "$tmp/eve-work/$x/gather_to_taskgroup.py"
as eve check $x >/dev/null
on_term 'it comes back, and the board goes on' teacher '1/1'
tm send-keys -t teacher q

# Following.
tm kill-session -t eve
term eve 'class follow'
on_term 'who follows waits' eve 'presents nothing just now'
tm kill-session -t teacher 2>/dev/null
term teacher "class present '$class' taskgroups"
on_term 'the instructor presents' teacher '1 of '
on_term 'the learner sees the lesson' eve '1 of '
sections=$(tm capture-pane -p -t teacher | sed -n '1s/.*1 of \([0-9]*\).*/\1/p')
last="$sections of $sections"
tm send-keys -t teacher G
on_term 'the instructor goes on' teacher "$last"
on_term 'the learner comes along' eve "$last"
tm send-keys -t eve q
tm kill-session -t eve 2>/dev/null
term eve 'class follow'
on_term 'who left comes back to the same place' eve "$last"
tm send-keys -t teacher q
on_term 'the talk is over' eve 'presents nothing just now'
[ -e "$class/talk.json" ] && not_ok 'and its file is gone' || ok 'and its file is gone'
for who in ada bob eve; do tm send-keys -t $who Q; done
over() { [ "$(tm list-sessions | grep -c '^ada\|^bob\|^eve\|^teacher')" = 0 ]; }
check 'all terminals end' over
done_testing
