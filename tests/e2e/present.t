# A talk on one terminal, its notes on another.
. "$abs_top_srcdir/tests/e2e/lib.sh"
rich=$abs_top_srcdir/tests/script/rich
tm new-session -d -s notes -x 80 -y 24 "env TERM=screen-256color '$program' --course '$rich' present --notes rich"
# notes NAME TEXT: the other terminal comes to show it.
notes() {
	tries=0
	until tm capture-pane -p -t notes | grep -qF -- "$2"; do
		tries=$((tries + 1))
		if [ $tries -gt 200 ]; then
			tm capture-pane -p -t notes | sed 's/^/# /'
			not_ok "$1"
			return
		fi
		sleep 0.05
	done
	ok "$1"
}
notes 'the notes wait' 'Nobody presents this lesson yet'
start 100 30 "'$program' --course '$rich' present rich"
see 'the first section' 'A lesson with all'
notes 'its notes are shown beside' 'Wait for three hands'
keys Space
see 'the next section' 'import asyncio'
see 'its number and the keys' '2 of 5'
notes 'the notes follow' 'Next: Questions'
resize 30 8
see 'on a small terminal' 'Programs'
resize 100 30
keys q
ends 'q ends the talk' 0
restored 'after a talk'
notes 'and the notes wait again' 'Nobody presents this lesson yet'
done_testing
