# What runs while the screens take keys: progress, a second request, stopping, leaving; nothing is left behind.
. "$abs_top_srcdir/tests/script/lib.sh"
if ! "${ASYNCTUTOR_PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
	echo '1..0 # SKIP no Python 3.11'
	exit 0
fi
cp -r "$abs_top_srcdir/tests/script/course" "$tmp/course"
chmod -R u+w "$tmp/course"
cat >>"$tmp/course/exercises/fix-gather/checks.yml" <<'CHECKS'
  - id: ends
    trace: {outcome: finishes}
    message: The program does not come to its end.
    hints:
      - Run it.
CHECKS
TMPDIR=$tmp/private ASYNCTUTOR_WORKSPACE=$tmp/work ASYNCTUTOR_DATA=$tmp/data
export TMPDIR ASYNCTUTOR_WORKSPACE ASYNCTUTOR_DATA
mkdir "$TMPDIR" "$ASYNCTUTOR_DATA"
FILE=$tmp/work/sample/fix-gather/fix_gather.py
SOLUTION=$tmp/course/exercises/fix-gather/solution.py
export FILE SOLUTION

# play NAME: the steps on standard input, from the exercise screen on.
play() {
	rm -rf "$tmp/work" "$ASYNCTUTOR_DATA"/*
	{
		echo 'keys j j Enter'
		cat
	} >"$tmp/script"
	expect "$1" 0 env ASYNCTUTOR_SCRIPT="$tmp/script" "$abs_top_builddir/asynctutor" --course "$tmp/course"
	left=$(ls -A "$TMPDIR")
	if [ -z "$left" ] && ! pgrep -f "$TMPDIR" >"$tmp/out"; then ok "$1: nothing is left behind"; else
		not_ok "$1: nothing is left behind"
		echo "# $left"
	fi
}

play 'a check goes on while keys are taken' <<'STEPS'
shell cp "$SOLUTION" "$FILE"
tick
keys c
expect Esc stop
wait PASSED
refuse Esc stop
STEPS
play 'Esc stops a check, and it does not count' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c
expect checking: run 1 of 8
keys Tab F6
keys c
expect Something is running already. Esc ends it.
keys Esc
expect Nothing was judged
keys j
refuse Esc stop
refuse attempt
keys q
expect A sample course
STEPS
play 'leaving the screen ends what runs' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c q
expect A sample course
refuse Esc stop
STEPS
play 'quitting ends what runs' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c Q
STEPS
play 'a hint before the first check finds out what fails' <<'STEPS'
keys h
wait Hint 1 of 3
refuse attempt
STEPS
play 'starting again ends what runs' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c x y
expect The exercise starts again
keys j
refuse Esc stop
STEPS
play 'a small screen tells it too' <<'STEPS'
resize 20x5
shell echo 'while True: pass' >"$FILE"
tick
keys c
expect checking
resize 1x1
resize 20x5
keys Esc
expect Stopped
STEPS
cat >"$tmp/spin.py" <<'PROGRAM'
import asyncio


async def worker(orders):
    await orders.get()


async def spin():
    await asyncio.sleep(0)
    while True:
        pass


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(worker(asyncio.Queue()))
        group.create_task(spin())


asyncio.run(main())
PROGRAM
SPIN=$tmp/spin.py
export SPIN
play 'why nothing happens can be asked while it runs' <<'STEPS'
shell cp "$SPIN" "$FILE"
tick
keys t
expect The program runs
expect w why
keys w
wait worker waits in line 5, since 0 ms, for Queue#1.get()
expect nobody has put
wait spin is running
keys Esc
wait It did not come to its end
expect spin is running
keys q
wait spin
expect at 0 ms
keys q
expect Fix the gather
STEPS
play 'leaving the timeline ends what runs' <<'STEPS'
shell cp "$SPIN" "$FILE"
tick
keys t q
expect Fix the gather
refuse Esc stop
keys w
wait spin is running
keys Q
STEPS
play 'a file that Python cannot read has no timeline, and that is said' <<'STEPS'
shell echo 'def (' >"$FILE"
tick
keys t
wait SyntaxError
keys o
expect SyntaxError
keys q v
STEPS
cat >"$tmp/hostile.py" <<'PROGRAM'
import asyncio
import os


async def main():
    await asyncio.sleep(1)
    for fd in range(3, 64):
        try:
            os.write(fd, b"\033]0;title\007{\n\xff\n" + b"x" * 70000 + b"\n" + b'{"t": 1e300, "step": 9, "e": "task", "id": 3}\n{"t":')
        except OSError:
            pass


asyncio.run(main(), debug=False)
PROGRAM
HOSTILE=$tmp/hostile.py
export HOSTILE
play 'a record that was written over is shown as far as it can be read' <<'STEPS'
shell cp "$HOSTILE" "$FILE"
tick
keys t
wait moment
expect main
expect damaged record
refuse -2147483648
keys n n s + H L
keys o
expect could not be read
STEPS
play 'a file that cannot be run is told' <<'STEPS'
shell rm "$FILE" && mkdir "$FILE"
keys t
expect Something went wrong
STEPS
done_testing
