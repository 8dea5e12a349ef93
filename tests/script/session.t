# A session by commands: read, start, check, hint, diff, reset, solution, progress; nothing is lost.
. "$abs_top_srcdir/tests/script/lib.sh"
x=gather-to-taskgroup
file=$HOME/asynctutor/$x/gather_to_taskgroup.py

expect 'a lesson reads as text' 0 tutor read taskgroups
[ "$(wc -L <"$tmp/out")" -le 80 ] && ok 'it keeps to 80 columns' || not_ok 'it keeps to 80 columns'
expect 'a lesson reads at 40 columns' 0 tutor read --width 40 taskgroups
expect 'start' 0 tutor start $x
has 'start names the file' "$file"
[ -f "$file" ] && ok 'the file is there' || not_ok 'the file is there'
for s in "$abs_top_srcdir/exercises/$x"/*.py; do
	case $s in */broken.py | */solution.py) continue ;; esac
	same "support module ${s##*/} is beside it" "$s" "$HOME/asynctutor/$x/${s##*/}"
done
[ ! -e "$HOME/asynctutor/$x/solution.py" ] && ok 'the solution is not' || not_ok 'the solution is not'
expect 'list' 0 tutor list --json
has 'the exercise is started' '"state": "started"'
expect 'the starter is not yet right' 1 tutor check $x
has 'the verdict is in words' 'not yet'
has 'the place is named' 'gather_to_taskgroup.py:'
expect 'a first hint' 0 tutor hint $x
has 'hint 1' 'hint 1 of 3'
expect 'a second hint' 0 tutor hint
has 'hint 2 with the first' 'hint 2 of 3'
expect 'the solution is shut' 1 tutor solution $x
has 'and says how to open it' '--yes' "$tmp/err"
expect 'nothing changed yet' 0 tutor diff $x
[ -s "$tmp/out" ] && not_ok 'an empty diff' || ok 'an empty diff'

echo '# mine' >>"$file"
expect 'start keeps my file' 0 tutor start $x
has 'my line is there' '# mine' "$file"
expect 'diff' 0 tutor diff $x
has 'shows my line' '+# mine'
expect 'reset' 0 tutor reset $x
same 'the starter is back' "$abs_top_srcdir/exercises/$x/broken.py" "$file"
expect 'hints start over' 0 tutor hint $x
has 'with the first' 'hint 1 of 3'
has_not 'alone' 'hint 2 of 3'

echo 'def (' >"$file"
expect 'a syntax error is not yet right' 1 tutor check --json $x
has 'and is told apart' '"syntax_error"'
printf '\0\377' >"$file"
expect 'bytes that are no text' 1 tutor check $x
cp "$abs_top_srcdir/exercises/$x/solution.py" "$file"
expect 'the solution passes' 0 tutor check $x
has 'it says so' 'passed'
expect 'list after the pass' 0 tutor list
has 'the exercise is passed' '[P] gather-to-taskgroup'
expect 'the solution is open' 0 tutor solution $x
expect 'compare with the reference' 0 tutor diff --solution $x
cp "$abs_top_srcdir/exercises/$x/broken.py" "$file"
expect 'a later failure' 1 tutor check $x
expect 'does not take the pass away' 0 tutor list
has 'still passed' '[P] gather-to-taskgroup'
expect 'progress' 0 tutor progress
has 'counts it' '1 of '
expect 'export' 0 tutor export
events=$(wc -l <"$tmp/out")
expect 'judging any file' 1 tutor check $x --file "$abs_top_srcdir/exercises/$x/broken.py"
expect 'export again' 0 tutor export
[ "$(wc -l <"$tmp/out")" -eq "$events" ] && ok 'recorded nothing' || not_ok 'recorded nothing'
printf 'edited = True\n' >>"$HOME/asynctutor/$x/$(cd "$abs_top_srcdir/exercises/$x" && ls *.py | grep -vE '^(broken|solution)\.py$' | head -n 1)"
expect 'an edited support module' 1 tutor check $x
for s in "$abs_top_srcdir/exercises/$x"/*.py; do
	case $s in */broken.py | */solution.py) continue ;; esac
	same "is put back: ${s##*/}" "$s" "$HOME/asynctutor/$x/${s##*/}"
done
if command -v python3 >/dev/null; then
	tutor list --json | python3 -m json.tool >/dev/null && ok 'list --json is JSON' || not_ok 'list --json is JSON'
	tutor export | python3 -c 'import json, sys; [json.loads(line) for line in sys.stdin]' && ok 'export is JSON Lines' || not_ok 'export is JSON Lines'
	tutor check $x --json | python3 -m json.tool >/dev/null && ok 'check --json is JSON' || not_ok 'check --json is JSON'
else
	not_ok 'python3 is needed to look at the JSON'
fi
tutor check $x --json --file "$file" >"$tmp/one"
cp "$file" "$tmp/elsewhere.py"
tutor check $x --json --file "$tmp/elsewhere.py" >"$tmp/two"
same 'the same file gives the same bytes' "$tmp/one" "$tmp/two"
expect 'a backup' 0 tutor backup
expect 'doctor' 0 env EDITOR=true TERM=xterm "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" doctor
has 'names the last backup' 'the last of 20'
done_testing
