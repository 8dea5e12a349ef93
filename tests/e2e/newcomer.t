# A newcomer, following only what is on the screen, reads a lesson, fails, asks for a hint, passes, quits, and is where they left off.
. "$abs_top_srcdir/tests/e2e/lib.sh"
cat >"$tmp/editor" <<'ED'
#!/bin/sh
# The first edit changes a comment, the next one repairs.
if [ -e "$1.once" ]; then cp "$SOLUTION" "$1"; else echo '# still thinking' >>"$1" && : >"$1.once"; fi
ED
chmod +x "$tmp/editor"
course=${COURSE:-$abs_top_srcdir}
first=$("$program" --course "$course" list --json | python3 -c 'import json, sys; print(json.load(sys.stdin)["exercises"][0]["slug"])')
count=$("$program" --course "$course" list --json | python3 -c 'import json, sys; c = json.load(sys.stdin); print(len(c["lessons"]) + len(c["exercises"]))')
solution=$course/exercises/$first/solution.py
run="SOLUTION='$solution' VISUAL='$tmp/editor' '$program' --course '$course'"

start 80 24 "$run"
see 'home offers the first lesson' 'Start here: '
see 'home shows its keys' 'Enter open'
keys Enter
see 'Enter opens it' 'min left'
see 'the footer tells how to go on' 'Space page'
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
	shows '100 %' && break
	keys Space
	until_true shows '%'
done
see 'Space leads to the end' '100 %'
keys G
see 'the end offers the exercise' 'Enter opens the next exercise'
keys Enter
see 'Enter opens it' 'Not checked yet'
see 'its keys are shown' 'e edit'
keys v
see 'the editor was there' 'Back from the editor'
keys c
see 'checking explains' 'NOT YET'
see 'and names a line' 'line '
see 'a hint is offered' 'h: a hint (0 of'
keys h
see 'h shows it' 'Hint 1 of'
keys v
see 'the editor was there again' 'Back from the editor'
keys c
see 'the repaired file passes' 'PASSED'
keys q
keys q
see 'home shows the progress' "2 of $count done"
see 'and what comes next' 'Next '
keys q
ends 'q on home ends with 0' 0
restored 'after q'

start 80 24 "$run"
see 'a new start knows the progress' "2 of $count done"
see 'and what was next' 'Next '
keys j Enter
see 'the lesson opens where it was left' '100 %'
keys g Space Space
until_true hides '100 %'
screen >"$tmp/before"
keys Q
ends 'Q quits from anywhere' 0
start 80 24 "$run"
see 'home again' "of $count done"
keys j Enter
see 'the lesson says so' 'where you left off'
keys Space b
until_true hides 'where you left off'
screen >"$tmp/after"
first_line() { sed 1d "$1" | grep -m 1 .; }
if [ "$(first_line "$tmp/before")" = "$(first_line "$tmp/after")" ]; then ok 'the same text is at the top'; else not_ok 'the same text is at the top'; fi
keys q q
ends 'and out' 0
done_testing
