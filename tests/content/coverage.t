# What the course is to teach is taught where coverage.yml says; and a place, a term, a count, a rule or an exercise that is wrong is noticed.
. "$abs_top_srcdir/tests/script/lib.sh"
content=$abs_top_srcdir/tests/content
covered() { "$abs_top_builddir/tests/content/coverage" "$abs_top_srcdir" "$1" "$content/pitfalls.yml"; }

expect "the course teaches what it is to teach" 0 covered "$content/coverage.yml"
grep -E '^(#|not ok)' "$tmp/out" | sed 's/^not ok/# not ok/'
# Each line: what is wrong with the list, how it is made so, and what is said of it.
while IFS='|' read -r what how says; do
	sed "$how" "$content/coverage.yml" >"$tmp/wrong.yml"
	expect "$what is noticed" 1 covered "$tmp/wrong.yml"
	grep '^not ok' "$tmp/out" >"$tmp/said"
	has "and named" "$says" "$tmp/said"
done <<'WRONG'
a heading that is not there|s/#the-block-that-waits/#the-block-that-wait/|: taskgroups#the-block-that-wait (
a file that is not there|s,prompts/debug.md,prompts/bugs.md,|: prompts/bugs.md (
a term that is not there|s/zombie task/zombie cat/|: taskgroups#a-failure
a term in the middle of a word|s/zombie task/ombie task/|: taskgroups#a-failure
a fact too few|0,/- fact:/{/- fact:/{N;N;d;}}|: has as many facts as it says
a fact without terms|s/terms: \[gather, zombie task.*/terms: []/|: taskgroups#a-failure
a rule that finds something else|s/rule: nested-asyncio-run/rule: untracked-task/|nested-run: begins with what the rule finds
an exercise of another lesson|s/nested-run: {rule: nested-asyncio-run}/untracked-task: {rule: untracked-task}/|untracked-task: is an exercise of the lesson
words that the exercise does not use|s/says: was never awaited/says: was always awaited/|missing-await: explains the pitfall
a pitfall too few|/^  fire and forget:/,$d|pitfalls: are mapped, all of them
a pitfall of another name|s/^  fire and forget:/  fire and forgive:/|fire and forgive: is one of the pitfalls
a lesson whose rules are others|s/at: deadlocks#two-locks-two-orders/at: gil#threads-that-compute-take-turns/|locks taken in different orders: a rule of it is named
a lesson of which nothing is said|s/at: shipping#[a-z-]*/at: timeouts/|shipping: teaches something of the contract
WRONG

# Somebody hands in a gather whose children can leave each other behind: the report has the parts of a redesign.
printf 'import asyncio\n\n\nasync def main():\n    await asyncio.gather(heat(), pump())\n' >"$tmp/gather.py"
expect "a gather is reported" 0 tutor review --format markdown "$tmp/gather.py"
has "with an analysis" '## 🔬 Concurrency Analysis'
has "with an implementation" '## 💻 Principal Implementation'
has "and with what is the matter" 'gather'
done_testing
