# A review of a folder for an item of a checklist, on the screen, beyond the golden screens: the record is that of the command, stopping, leaving, what was found.
. "$abs_top_srcdir/tests/script/lib.sh"
ASYNCTUTOR_WORKSPACE=$tmp/work ASYNCTUTOR_NOW=2026-03-01T10:00:00Z
export ASYNCTUTOR_WORKSPACE ASYNCTUTOR_NOW
course=$abs_top_srcdir/tests/script/reviewed

anew() {
	rm -rf "$XDG_DATA_HOME" "$tmp/project" "$tmp/many"
	mkdir -p "$tmp/project" "$tmp/many"
	printf 'import asyncio, time\nasync def f():\n    time.sleep(1)\n    time.sleep(2)\n' >"$tmp/project/a.py"
	printf 'import asyncio\nasync def g():\n    return asyncio.get_event_loop()\n' >"$tmp/project/b.py"
}
here() { (cd "$tmp/project" && "$abs_top_builddir/asynctutor" --course "$course" "$@" </dev/null); }
# play NAME <SCRIPT: in a new project, whose folder the script knows as $P, from its checklist on.
play() {
	anew
	{ echo 'keys G Enter'; cat; } >"$tmp/script"
	P=$tmp/project M=$tmp/many ASYNCTUTOR_SCRIPT=$tmp/script here >"$tmp/out" 2>"$tmp/err"
	status=$?
	if [ $status -eq 0 ]; then ok "$1"; else
		not_ok "$1 (exit status $status)"
		sed 's/^/# /' "$tmp/err" "$tmp/out"
	fi
}
# The results of all events about checklists.
record() { here export | grep checklist | sed 's/.*"verb"/"verb"/' | sort; }

play 'what is found is fixed, and then it is proved' <<'STEPS'
keys v a
wait Not proved. Enter shows what was found.
expect not proved by project: 2 errors, 0 warnings, 0 hints in 2 Python files
keys Enter
expect 1 of 2
refuse b.py
keys A
expect No fix of this file keeps what the program does.
keys a y
expect of 1
keys R
wait-gone Esc stop
expect of 1
refuse b.py
keys a y
wait CLEAN
keys q
expect a review of a folder finds nothing
refuse not proved
keys Enter Enter
wait Nothing was found in project, which proves it.
expect nothing found in project (2 files
STEPS
record >"$tmp/screen"
has 'which is recorded' '"verb":"ticked"' "$tmp/screen"
has_not 'without a path of the machine' "$tmp" "$tmp/screen"
rm -rf "$XDG_DATA_HOME"
here checklist shop --project . >"$tmp/out" 2>"$tmp/err"
record >"$tmp/command"
same 'as the command does' "$tmp/command" "$tmp/screen"
has 'which says what else is not proved' 'clean: not proved: 0 errors, 0 warnings, 1 hint in 2 Python files' "$tmp/err"

play 'Esc stops it' <<'STEPS'
shell t=$(i=0; while [ $i -lt 300 ]; do echo "async def f$i(): await g(1)"; i=$((i + 1)); done); i=0; while [ $i -lt 1000 ]; do echo "$t" >"$M/m$i.py"; i=$((i + 1)); done
keys v h G k
expect project
keys g j / m a n y Enter Enter a Esc
expect The review was stopped.
expect a review of a folder finds nothing
refuse not proved
keys v
expect many
keys a
expect Esc stop
keys j v
expect Something is running already
keys q
expect A course with rules
STEPS
record >"$tmp/got"
: >"$tmp/none"
same 'nothing is recorded by that, nor by leaving' "$tmp/none" "$tmp/got"
play 'it goes on below another screen' <<'STEPS'
shell i=0; while [ $i -lt 3000 ]; do echo "import asyncio" >"$M/m$i.py"; i=$((i + 1)); done
keys v h / m a n y Enter Enter a ?
expect Keys
shell sleep 1
tick
keys q
wait nothing found in many (3000 files
STEPS
play 'a file is no folder' <<'STEPS'
keys v G
expect b.py
keys Enter
expect A folder is to be chosen; a takes this one.
keys q
expect a review of a folder finds nothing
STEPS
play 'what no rules prove needs no review' <<'STEPS'
keys G v
expect No rules prove this.
STEPS
play 'a tick is none' <<'STEPS'
keys x
expect A review of a folder proves it: v.
STEPS
play 'a review is taken back on a word' <<'STEPS'
shell rm "$P/a.py"
keys v a
wait Nothing was found in project
keys x
expect Take the review back?
keys y
expect 0 of 3
STEPS
play 'where the last folder is gone, one is chosen from here on' <<'STEPS'
keys v h / m a n y Enter Enter a
wait there is no Python file
shell rmdir "$M"
keys v
expect a.py
STEPS
play 'a file that cannot be read proves nothing' <<'STEPS'
shell rm "$P/a.py" && truncate -s 80M "$P/b.py"
keys v a
wait not proved by project: 1 file cannot be read
keys Enter
expect Not read:
STEPS
play 'nor what is no Python' <<'STEPS'
shell rm "$P/a.py" && printf 'import asyncio\nasync def f(:\n' >"$P/b.py"
keys v a
wait not proved by project: 1 place not understood
STEPS
play 'a click on what is selected opens it' <<'STEPS'
click Nothing in the code
expect Review: which folder?
STEPS

# The dialogue waits for the review, which Ctrl-C stops.
anew
text=$(i=0; while [ $i -lt 300 ]; do echo "async def f$i(): await g(1)"; i=$((i + 1)); done)
i=0; while [ $i -lt 1000 ]; do echo "$text" >"$tmp/many/m$i.py"; i=$((i + 1)); done
mkfifo "$tmp/typed"
"$abs_top_builddir/asynctutor" --course "$course" --plain <"$tmp/typed" >"$tmp/out" 2>"$tmp/err" &
tutor=$!
exec 3>"$tmp/typed"
printf 'checklists shop\nreview 1 %s\n' "$tmp/many" >&3
until [ "$(ls "/proc/$tutor/task" 2>/dev/null | wc -l)" -ne 1 ]; do :; done
kill -INT $tutor
printf 'review %s\n' 9 >&3
exec 3>&-
wait $tutor
status=$?
[ $status -eq 0 ] && ok 'the dialogue goes on after Ctrl-C' || not_ok "the dialogue goes on after Ctrl-C (exit status $status)"
has 'which stops the review' 'The review was stopped.'
has 'in the checklist' 'The list has items from 1 to 3.'
record >"$tmp/got"
same 'and nothing is recorded' "$tmp/none" "$tmp/got"
done_testing
