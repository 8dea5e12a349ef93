# asynctutor review: what it finds, what it leaves in peace, its forms, its fixes and its exit status.
. "$abs_top_srcdir/tests/script/lib.sh"
review() { tutor review "$@"; }
py="$tmp/project"
mkdir -p "$py/pkg" "$py/venv" "$py/.git"
touch "$py/venv/pyvenv.cfg"
echo 'gen.py' >"$py/.gitignore"
cat >"$py/pkg/slow.py" <<'PY'
import asyncio
import time as clock


async def poll():
    clock.sleep(1)
    await asyncio.gather(one(), two())
PY
cp "$py/pkg/slow.py" "$py/venv/hidden.py"
cp "$py/pkg/slow.py" "$py/gen.py"
echo 'print("hello")' >"$py/plain.py"

expect 'an error' 1 review "$py"
has 'is named with its place' "pkg/slow.py:6:5: error:"
has 'and its rule' '[blocking-sleep]'
has 'the line is shown' '     6 |     clock.sleep(1)'
has 'and underlined' '       |     ^^^^^^^^^^^^^^'
has 'a hint stands beside' '[prefer-taskgroup]'
has 'the sum' '1 error, 0 warnings, 1 hint in 2 Python files'
has_not 'no virtual environment' 'venv'
has_not 'nothing that git ignores' 'gen.py'

expect 'only hints' 0 review --ignore blocking-sleep "$py"
has 'are clean' 'ASYNC_CODE_CLEAN'
has 'with suggestions' 'Suggestions:'
expect '--strict counts them' 1 review --strict --ignore blocking-sleep "$py"
expect '--select' 1 review --select blocking-sleep "$py"
has_not 'leaves the others out' 'prefer-taskgroup'
expect 'an unknown rule' 2 review --select blocking-slep "$py"
has 'suggests the nearest' 'did you mean "blocking-sleep"?' "$tmp/err"
expect 'an unknown format' 2 review --format xml "$py"
expect 'no such path' 2 review "$tmp/none"
has 'is named' "$tmp/none" "$tmp/err"

expect 'no concurrency' 0 review "$py/plain.py"
has 'is no input' 'NO_ACTIONABLE_INPUT'
expect 'nothing at all' 0 review "$py/.git"
has 'is no input either' 'NO_ACTIONABLE_INPUT'
: >"$tmp/empty"
expect 'an empty standard input' 0 sh -c "'$abs_top_builddir/asynctutor' --course '$abs_top_srcdir' review - <'$tmp/empty'"
has 'is no input' 'NO_ACTIONABLE_INPUT'
expect 'standard input' 1 sh -c "'$abs_top_builddir/asynctutor' --course '$abs_top_srcdir' review - <'$py/pkg/slow.py'"
has 'is called -' '-:6:5: error:'

sed 's/clock.sleep(1)/clock.sleep(1)  # noqa/' "$py/pkg/slow.py" >"$tmp/noqa.py"
expect 'a bare noqa' 0 review "$tmp/noqa.py"
sed 's/clock.sleep(1)/clock.sleep(1)  # noqa: E501/' "$py/pkg/slow.py" >"$tmp/other.py"
expect 'a noqa for another tool' 1 review "$tmp/other.py"
sed 's/clock.sleep(1)/clock.sleep(1)  # asynctutor: ignore[missing-await, blocking-sleep]/' "$py/pkg/slow.py" >"$tmp/ours.py"
expect 'an ignore with the rule' 0 review "$tmp/ours.py"
sed 's/clock.sleep(1)/clock.sleep(1)  # asynctutor: ignore[missing-await]/' "$py/pkg/slow.py" >"$tmp/theirs.py"
expect 'an ignore with another rule' 1 review "$tmp/theirs.py"
sed 's/clock.sleep(1)/clock.sleep("# noqa")/' "$py/pkg/slow.py" >"$tmp/string.py"
expect 'a noqa in a string' 1 review "$tmp/string.py"

printf 'import asyncio\nasync def f(:\n    pass\n' >"$tmp/broken.py"
expect 'broken code' 0 review "$tmp/broken.py"
has 'lines that were not understood are named' 'broken.py:2:'
printf 'import asyncio\nasync def f():\n    import time; time.sleep(1)  # \033[31m\302\233\n' >"$tmp/esc.py"
expect 'control characters' 1 review "$tmp/esc.py"
LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$tmp/out" && not_ok 'do not come out' || ok 'do not come out'

expect '--diff' 0 review --fix=all --diff "$py/pkg/slow.py"
has 'shows the change' '+    async with asyncio.TaskGroup()'
grep -q gather "$py/pkg/slow.py" && ok 'and changes nothing' || not_ok 'and changes nothing'
cp "$py/pkg/slow.py" "$tmp/fix.py"
expect '--fix' 0 review --fix "$tmp/fix.py"
grep -q gather "$tmp/fix.py" && ok 'leaves what changes behaviour' || not_ok 'leaves what changes behaviour'
expect '--fix=all' 0 review --fix=all "$tmp/fix.py"
grep -q TaskGroup "$tmp/fix.py" && ok 'rewrites that, too' || not_ok 'rewrites that, too'
python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())' "$tmp/fix.py" && ok 'into sound Python' || not_ok 'into sound Python'

# What a fix replaces is kept, as on the screen.
cp "$py/pkg/slow.py" "$tmp/kept.py"
ln -s kept.py "$tmp/link.py"
expect 'a fix' 0 review --fix=all "$tmp/kept.py" "$tmp/link.py"
has 'says where copies are' 'history FILE' "$tmp/err"
expect 'a copy is kept' 0 tutor history "$tmp/kept.py"
has 'for its reason' ' fix'
number=$(sed -n 's/^ *\([0-9]*\) .*fix$/\1/p' "$tmp/out")
expect 'one, also where the file has two names, which puts it back' 0 tutor history "$tmp/kept.py" --restore "$number"
same 'as it was' "$tmp/kept.py" "$py/pkg/slow.py"
nowhere() { XDG_DATA_HOME=/dev/null/data "$@"; }
expect 'where no copy can be kept' 2 nowhere review --fix=all "$tmp/kept.py"
has 'that is said' 'no copies of the files can be kept' "$tmp/err"
has 'with what keeps them from it' '/dev/null: ' "$tmp/err"
same 'and nothing is changed' "$tmp/kept.py" "$py/pkg/slow.py"
XDG_DATA_HOME=/sys/data expect 'where nobody makes folders' 2 review --fix "$tmp/kept.py"
has 'that is said' '/sys/data: no copies' "$tmp/err"
has_not 'with the reason' 'No such file' "$tmp/err"
expect 'its differences are shown' 0 nowhere review --fix=all --diff "$tmp/kept.py"
expect 'and standard input is fixed' 0 nowhere sh -c "'$abs_top_builddir/asynctutor' --course '$abs_top_srcdir' review --fix=all - <'$tmp/kept.py'"
has 'to standard output' 'TaskGroup'
has_not 'without a copy' 'history' "$tmp/err"
printf 'import asyncio\nx = 1' >"$tmp/clean.py"
expect 'what needs no fix' 0 nowhere sh -c "'$abs_top_builddir/asynctutor' --course '$abs_top_srcdir' review --fix - <'$tmp/clean.py'"
cmp -s "$tmp/clean.py" "$tmp/out" && ok 'comes out as it went in' || not_ok 'comes out as it went in'
printf 'import asyncio\nasync def f():\n    return asyncio.get_event_loop()\n# a\0b\n' >"$tmp/zero.in"
expect 'what cannot be fixed' 2 nowhere sh -c "'$abs_top_builddir/asynctutor' --course '$abs_top_srcdir' review --fix - <'$tmp/zero.in'"
cmp -s "$tmp/zero.in" "$tmp/out" && ok 'does so, too' || not_ok 'does so, too'
expect 'where that is no matter' 0 nowhere review --fix=all --no-copy "$tmp/kept.py"
grep -q TaskGroup "$tmp/kept.py" && ok 'it is fixed' || not_ok 'it is fixed'
has_not 'without a word of copies' 'history' "$tmp/err"
expect 'another failure' 2 tutor --course "$tmp/none" review --fix "$tmp/kept.py"
has_not 'is not about copies' 'copies' "$tmp/err"
printf 'import asyncio\nasync def f():\n    return asyncio.get_event_loop()\n# a\0b\nx = 1\n' >"$tmp/zero.py"
cp "$tmp/zero.py" "$tmp/zero.before"
cp "$py/pkg/slow.py" "$tmp/zz.py"
expect 'a zero byte' 2 review --fix=all "$tmp/zero.py" "$tmp/zz.py"
has 'is told' 'zero.py: is left alone' "$tmp/err"
cmp -s "$tmp/zero.py" "$tmp/zero.before" && ok 'and not cut off at' || not_ok 'and not cut off at'
grep -q TaskGroup "$tmp/zz.py" && ok 'the other file is fixed' || not_ok 'the other file is fixed'

# Of many files the last is changed when the first was fixed. That may come too late, but then it comes after the fix.
mkdir "$tmp/many"
for i in $(seq 100 499); do printf 'import asyncio\nasync def f():\n    return asyncio.get_event_loop()\n' >"$tmp/some.py" && cp "$tmp/some.py" "$tmp/many/m$i.py"; done
for try in 1 2 3 4 5; do
	cp "$tmp/some.py" "$tmp/many/m100.py"
	cp "$tmp/some.py" "$tmp/many/m499.py"
	review --fix "$tmp/many" >"$tmp/out" 2>"$tmp/err" &
	until grep -q running "$tmp/many/m100.py" || ! kill -0 $! 2>/dev/null; do :; done
	echo '# mine' >>"$tmp/many/m499.py"
	wait $!
	status=$?
	tail -1 "$tmp/many/m499.py" | grep -q mine || break
	[ $status -eq 0 ] || break
	for i in $(seq 100 499); do cp "$tmp/some.py" "$tmp/many/m$i.py"; done
done
[ $status -eq 2 ] && ok 'what changes meanwhile' || not_ok "what changes meanwhile ($status, $try)"
has 'is told' 'm499.py: has changed since it was read' "$tmp/err"
tail -1 "$tmp/many/m499.py" | grep -q mine && ok 'and left alone' || not_ok 'and left alone'
has 'the others are fixed' '399 fixes applied' "$tmp/err"

cat >"$tmp/input.py" <<'PY'
import asyncio

async def main():
    # Risk: If task1 fails, task2 keeps running forever
    await asyncio.gather(task1(), task2())
PY
expect 'the report of a specialist' 0 review --format markdown "$tmp/input.py"
for part in '## 🔬 Concurrency Analysis' '## 🏗️ Refactoring Plan' '## 💻 Principal Implementation' '## 🛡️ Safety Verification'; do
	has "has its part $part" "$part"
done
python3 - "$tmp/out" <<'PY' && ok 'its implementation runs' || not_ok 'its implementation runs'
import re, sys
code = re.search(r"## 💻.*?```python\n(.*?)```", open(sys.argv[1]).read(), re.S)[1]
done = []
async def task1(): done.append(1)
async def task2(): done.append(2)
names = {"task1": task1, "task2": task2}
exec(code, names)
names["asyncio"].run(names["main"]())
assert sorted(done) == [1, 2] and "TaskGroup" in code and "gather" not in code
PY
expect 'the report of a helper' 1 review --format markdown --outline helper "$py"
has_not 'names no metavariables' '$CALL'
for part in '# Python Async Code Review' '## Quick Assessment' "## What's Working Well" '## Issues to Fix' '- **File**: `' '- **Problem**: ' \
	'# Current' '## Suggestions' '### Quick Wins' '### Performance' '## Next Steps' '## Checklist'; do
	has "has its part $part" "$part"
done

expect 'JSON' 1 review --format json "$py"
python3 - "$tmp/out" <<'PY' && ok 'has the keys that were promised' || not_ok 'has the keys that were promised'
import json, sys
r = json.load(open(sys.argv[1]))
assert r["files"] == 2
assert {f["rule"] for f in r["findings"]} == {"blocking-sleep", "prefer-taskgroup"}
f = next(f for f in r["findings"] if f["rule"] == "blocking-sleep")
assert set(f) == {"rule", "severity", "path", "line", "column", "end_line", "end_column", "message"}
assert (f["severity"], f["line"], f["column"], f["end_line"], f["end_column"]) == ("error", 6, 5, 6, 19)
PY
expect 'SARIF' 1 review --format sarif "$py"
python3 - "$tmp/out" <<'PY' && ok 'is SARIF 2.1.0' || not_ok 'is SARIF 2.1.0'
import json, sys
log = json.load(open(sys.argv[1]))
assert log["version"] == "2.1.0" and len(log["runs"]) == 1
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
assert len({r["id"] for r in rules}) == len(rules) > 45
for r in run["results"]:
    assert rules[r["ruleIndex"]]["id"] == r["ruleId"]
    assert r["level"] in {"none", "note", "warning", "error"} and r["message"]["text"]
    place = r["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("pkg/slow.py") and place["region"]["startLine"] >= 1
fix = next(r for r in run["results"] if r["ruleId"] == "prefer-taskgroup")["fixes"][0]
assert fix["description"]["text"] and "TaskGroup" in fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]
assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
PY
printf 'import asyncio\nx = (\n' >"$tmp/cut.py"
expect 'SARIF of what is not Python' 0 review --format sarif "$tmp/cut.py"
has 'it tells what was not understood' "'(' was never closed"
tutor review --jobs 1 --format json "$abs_top_srcdir/exercises" >"$tmp/one"
tutor review --jobs 4 --format json "$abs_top_srcdir/exercises" >"$tmp/four"
same 'the order does not depend on the number of threads' "$tmp/one" "$tmp/four"
done_testing
