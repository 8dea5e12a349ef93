# asynctutor run: formats, exit status, what hangs, and a program that tries to write to the terminal.
. "$abs_top_srcdir/tests/script/lib.sh"
if ! "${ASYNCTUTOR_PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
	echo '1..0 # SKIP no Python 3.11'
	exit 0
fi
dir=$tmp/it
mkdir "$dir"
cat >"$dir/good.py" <<'EOF'
import asyncio
import sys
import beside


async def main():
    await asyncio.sleep(3600)
    print(beside.WORD, sys.argv[1:])


asyncio.run(main())
EOF
echo 'import below; WORD = below.WORD' >"$dir/beside.py"
echo 'WORD = "found"' >"$dir/below.py"
echo 'raise SystemExit("not asked for")' >"$dir/stranger.py"
expect 'a program that finishes' 0 tutor run "$dir/good.py" -- --own 1
has 'its modules are beside it, its arguments reach it' "found ['--own', '1']"
has 'into a pipe: the list of events' 'main waits for sleep(3600) in line 7'
has 'sleeping costs no time' 'good.py: finished after 60 min 0 s on the virtual clock'
expect 'JSON' 0 tutor run --format json "$dir/good.py"
python3 - "$tmp/out" <<'EOF' && ok 'JSON has outcome, facts and events' || not_ok 'JSON has outcome, facts and events'
import json, sys
run = json.load(open(sys.argv[1]))
assert list(run) == ["outcome", "facts", "events"] and run["outcome"] == "finishes"
assert run["facts"]["virtual_seconds"] == 3600 and run["events"][0]["e"] == "program" and run["events"][-1]["e"] == "end"
EOF
cp "$abs_top_srcdir/tests/golden/timeline/gather_fails.py" "$dir"
expect 'trace events' 0 tutor run --format chrome "$dir/gather_fails.py"
python3 - "$tmp/out" <<'EOF' && ok 'trace events have rows, slices, instants and arrows' || not_ok 'trace events have rows, slices, instants and arrows'
import json, sys
events = json.load(open(sys.argv[1]))["traceEvents"]
assert {e["ph"] for e in events} == set("MXisf")
names = {e["tid"]: e["args"]["name"] for e in events if e["ph"] == "M"}
assert sorted(names.values()) == ["fetch 1", "fetch 2", "fetch 3", "main"]
ends = {}
for e in events:
    assert e["ph"] == "M" or e["tid"] in names
    if e["ph"] == "X":
        assert e["ts"] >= ends.get(e["tid"], 0) - 1e-6
        ends[e["tid"]] = e["ts"] + e["dur"]
assert max(ends.values()) == 250000
EOF
cp "$abs_top_srcdir/tests/run/programs/process_pool_of_each_method.py" "$dir/pools.py"
expect 'pools of processes' 0 tutor run "$dir/pools.py"
has 'what process takes work, however it was started' 'begins work 15'
has 'how work ended' 'work is done: 15 raised ValueError'
printf 'import os\nprint("today is", os.environ["SCENARIO"] or "plain")\n' >"$dir/day.py"
unset SCENARIO
expect 'no scenario' 0 tutor run "$dir/day.py"
has 'is the plain one' 'today is plain'
expect 'the scenario of the environment' 0 env SCENARIO=calm "$abs_top_builddir/asynctutor" run "$dir/day.py"
has 'reaches the program' 'today is calm'
expect 'the scenario of the option' 0 env SCENARIO=calm "$abs_top_builddir/asynctutor" run --scenario busy "$dir/day.py"
has 'comes first' 'today is busy'
expect 'a scenario that is no text' 2 tutor run --scenario "$(printf 'a\377')" "$dir/day.py"
has 'is refused in words' '--scenario is not UTF-8' "$tmp/err"
cp "$abs_top_srcdir/tests/golden/timeline/deadlock.py" "$dir"
expect 'a deadlock' 1 tutor run "$dir/deadlock.py"
has 'says who waits for whom, and where' 'east waits in line 7, since 100 ms, for Lock#2 held by west'
cat >"$dir/threads.py" <<'EOF'
import queue
import threading
import time

items, lock = queue.Queue(), threading.Lock()


def slow():
    with lock:
        time.sleep(1)
    items.put(1)


def late():
    time.sleep(0.1)
    with lock:
        pass


threads = [threading.Thread(target=slow, name="slow"), threading.Thread(target=late, name="late")]
for thread in threads:
    thread.start()
print(items.get())
for thread in threads:
    thread.join()
EOF
expect 'threads' 0 tutor run --format text "$dir/threads.py"
has 'a thread that sleeps waits' 'slow waits for time.sleep(1) in line 10'
has 'one that wants a lock waits for who holds it' 'late waits for Lock#1 held by thread slow in line 16'
has 'one that wants an item waits' 'main thread waits for Queue.get in line 23'
has_not 'their start is no wait' 'Thread.start'
cat >"$dir/hostile.py" <<'EOF'
import asyncio
import sys


async def main():
    print("\x1b]0;title\x07\x1b[2J\x9b31m")
    sys.stderr.write("\x1b[8m\r\n")
    raise ValueError("\x1b[2J\nforged line")


asyncio.run(main())
EOF
for format in timeline text json chrome; do
	expect "a hostile program as $format" 1 tutor run --format $format "$dir/hostile.py"
	if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$tmp/out" || grep -q "$(printf '\302\233')" "$tmp/out"; then
		not_ok "$format has no control characters"
	else ok "$format has no control characters"; fi
done
printf 'while True:\n    print("x" * 1000)\n' >"$dir/flood.py"
expect 'a flood of output' 1 tutor run "$dir/flood.py"
printf 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    x = []\n    while True:\n        x.append(bytes(1 << 24))\nasyncio.run(main())\n' >"$dir/memory.py"
expect 'too much memory' 1 tutor run --format timeline "$dir/memory.py"
has 'names it' 'MemoryError'
expect 'no such file' 2 tutor run "$dir/none.py"
expect 'no such format' 2 tutor run --format xml "$dir/good.py"
has 'names the formats' 'timeline, text, json, chrome' "$tmp/err"
expect 'no Python' 2 env ASYNCTUTOR_PYTHON=/nonexistent "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" run "$dir/good.py"
has 'says what is needed' 'python3 3.11 or newer' "$tmp/err"
expect 'a program that ends itself by a signal' 1 tutor run --format text "$abs_top_srcdir/tests/run/programs/exit_killed_by_its_own_signal.py"
has 'says when' 'exit_killed_by_its_own_signal.py: ended by force after 2 s by SIGTERM'
has_not 'and blames no loop' 'was computing'
echo 'import os; os.abort()' >"$tmp/abort.py"
expect 'one that the kernel ends' 1 tutor run --format text "$tmp/abort.py"
has 'names no time, which nobody knows' 'abort.py: ended by force by SIGABRT'
expect 'a real clock' 0 tutor run --clock real --seed 3 "$abs_top_srcdir/tests/golden/timeline/lock.py"
expect 'doctor' 0 tutor doctor
has 'names the Python' 'version 3.'
for guard in limits privileges namespace cgroup sweep landlock seccomp layout; do has "doctor lists $guard" " $guard: "; done
done_testing
