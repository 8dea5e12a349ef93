# On a machine without Python the course is sound, and verdicts say what they do not know. (The tests themselves need one, as all do.)
. "$abs_top_srcdir/tests/script/lib.sh"
mkdir "$tmp/empty"
unset ASYNCTUTOR_PYTHON
bare() { PATH=$tmp/empty "$abs_top_builddir/asynctutor" "$@" </dev/null; }
here() { bare --course "$abs_top_srcdir" "$@"; }
answers=$(PYTHONDONTWRITEBYTECODE=1 python3 "$abs_top_srcdir/tests/content/nopython.py" "$abs_top_builddir/asynctutor" "$abs_top_srcdir" \
	"$tmp/empty")
printf '%s\n' "$answers" | grep -v '^1\.\.'
tap_n=$(printf '%s\n' "$answers" | sed -n 's/^1\.\.//p')
tap_n=${tap_n:-0}

expect "the course is sound" 0 here course check
has "nothing is wrong" ' 0 faults'
has "what no run has told is said" ' answers patterns-only: no Python ran them'
expect "doctor looks for Python" 1 here doctor
has "and says that there is none" 'There is no Python here'

right() { here check "$1" --file "$abs_top_srcdir/exercises/$1/solution.py"; }
expect "a right answer passes by its code" 0 right signal-handler
has "and that is what it is called" 'signal-handler: patterns-only: passed by its code alone (it was not run)'
has "with the reason" 'There is no Python here'
expect "where only a run can tell, nothing is decided" 2 right missing-await
has "and that is what it is called" 'missing-await: undecided'
has "with the reason" 'There is no Python here'
has_not "and nothing is called passed" 'passed'
has_not "nor is the solution offered" 'asynctutor solution'
expect "a review needs no run" 0 right review-worker
has "so it passes" 'review-worker: passed'

# A course with one exercise, and in it a right answer among the rejected ones: one that code alone can refuse, then one that it cannot.
small=$tmp/course
mkdir -p "$small/lessons" "$small/exercises"
cp -r "$abs_top_srcdir/exercises/signal-handler" "$small/exercises/"
chmod -R u+w "$small"
printf 'format: 1\nid: small\ntitle: Small\nmodules:\n  - {slug: m, title: M, lessons: [{slug: l, exercises: [signal-handler]}]}\n' >"$small/course.yml"
printf -- '---\ntitle: L\n---\nText.\n' >"$small/lessons/l.md"
plant() { sed "1i # refused by: $1" "$small/exercises/signal-handler/solution.py" >"$small/exercises/signal-handler/rejected/planted.py"; }
small() { bare --course "$small" course check --only signal-handler "$small"; }
plant gas-is-closed
expect "what only a run could refuse is no fault" 0 small
plant handler-wakes-the-loop
expect "what code alone can refuse, and does not, is one" 1 small
has "and it is named" 'rejected/planted.py: must not pass, and it does'
done_testing
