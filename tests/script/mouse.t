# The mouse on every screen, in a terminal in memory; tests/e2e/mouse.t has a real one.
. "$abs_top_srcdir/tests/script/lib.sh"
rich=$abs_top_srcdir/tests/script/rich
ASYNCTUTOR_WORKSPACE=$tmp/work
export ASYNCTUTOR_WORKSPACE

# play NAME [COMMAND...] <SCRIPT: as it is for a newcomer.
play() {
	rm -rf "$XDG_DATA_HOME" "$ASYNCTUTOR_WORKSPACE"
	play_on "$@"
}
# The same with the data of the play before.
play_on() {
	name=$1
	shift
	cat >"$tmp/script"
	ASYNCTUTOR_SCRIPT=$tmp/script "$abs_top_builddir/asynctutor" --course "$rich" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
	if [ $status -eq 0 ]; then ok "$name"; else
		not_ok "$name (exit status $status)"
		sed 's/^/# /' "$tmp/err" "$tmp/out"
	fi
}

play 'at home a click selects, and a second one opens' <<'STEPS'
click The second
expect Enter open
click The second
expect The second        
expect Back to the first
STEPS
play 'links of a lesson are followed, also the second half of one that is wrapped' <<'STEPS'
resize 80x34
keys Enter
click an exercise[2]
expect your code
keys q
click rule[3]
expect blocking-sleep
keys q
click section[5]
expect A last paragraph
keys Backspace
expect A lesson with all there is
click the world
expect Outside of the course
STEPS
play 'beside a link a click follows nothing' <<'STEPS'
resize 80x34
keys Enter
click-at 5 2
refuse End of the lesson
expect A lesson with all there is
click-at 30 80
expect A lesson with all there is
STEPS
play 'the contents are jumped to, and scrolled apart from the text' <<'STEPS'
resize 100x12
keys Enter t
expect A lesson with all there is
click Questions
expect What does main print?
expect / search
wheel-up 5 60
wheel-up 5 60
wheel-up 5 60
wheel-up 5 60
wheel-up 5 60
wheel-up 5 60
expect A lesson with all there is
wheel-down 5 5
expect A lesson with all there is
STEPS
play 'the wheel goes three lines' <<'STEPS'
resize 80x12
keys Enter
expect ════
wheel-down 5 5
refuse ════
expect A lesson with all there is
wheel-down 5 5
refuse A lesson with all there is
wheel-up 5 5
expect A lesson with all there is
STEPS
play 'a click chooses an answer, and a second one gives it' <<'STEPS'
resize 80x34
keys Enter )
click 1) two
expect a second click, gives this answer
refuse 1 is wrong
click 2) one
expect a second click, gives this answer
click 2) one
expect Right.
expect Right, at once.
STEPS
play 'a click on a program marks it' <<'STEPS'
resize 80x34
keys Enter
keys ) g
click gather(asyncio.sleep(0.1)
expect ▶│ import asyncio
click r run
wait finished after 200 ms
wheel-down 30 5
keys q
STEPS
play 'the keys in the footer can be clicked on' <<'STEPS'
keys Enter
click ? help
expect Keys
click q back
refuse Keys
click q back
expect done
STEPS
play 'on a question and a notice too' <<'STEPS'
resize 120x24
keys j j Enter
click x reset
expect y: yes
click n no
refuse y: yes
STEPS
play 'panes of an exercise are chosen and scrolled' <<'STEPS'
resize 80x24
keys j j Enter
click Tab: your code
refuse ── task
expect ── your code
click Esc: keys
expect e edit
click Tab: task
expect ── task
wheel-down 10 5
STEPS
play 'dragging says how a text is selected' <<'STEPS'
drag-at 3 9
expect Hold Shift to select text
STEPS
play 'the mouse can be left to the terminal' <<'STEPS'
keys M
expect left to the terminal
click The second
click The second
refuse Back to the first
STEPS
play_on 'which is remembered' <<'STEPS'
click The second
click The second
refuse Back to the first
keys M
expect Clicks and the wheel work here
click The second
click The second
expect Back to the first
STEPS
play 'while a text is typed a click is nothing, and the wheel scrolls' <<'STEPS'
keys Enter /
click-at 24 3
expect /
wheel-down 5 5
type asyncio
expect /asyncio
click-at 5 5
keys Enter
expect of
STEPS
cat >"$tmp/run.py" <<'PYTHON'
import asyncio


async def nap(n):
    await asyncio.sleep(n)


async def main():
    await asyncio.gather(nap(1), nap(2), nap(4))


asyncio.run(main())
PYTHON
play 'in a timeline a click chooses row and moment' run --format screen "$tmp/run.py" <<'STEPS'
resize 100x30
wait moment
click-at 3 99
expect at 4 s
click-at 3 1
expect at 4 s
wheel-down 3 50
wheel-up 3 50
wheel-down 25 5
STEPS
done_testing
