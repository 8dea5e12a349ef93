# The placement quiz and the repetition of what went badly: by commands, line by line, and on screens of four sizes.
. "$abs_top_srcdir/tests/script/lib.sh"
course=$tmp/course
mkdir -p "$course/lessons" "$course/exercises/mend"
quiz() { # quiz ID [LESSON]
	printf '```quiz\nid: %s\n%skind: choice\nask: Which way to %s?\nchoices:\n' "$1" "${2:+lesson: $2
}" "$1"
	printf '  - {text: left, why: Left it is., right: true}\n  - {text: right, why: There is a wall.}\n  - {text: up, why: There is a roof.}\n```\n\n'
}
cat >"$course/course.yml" <<'COURSE'
format: 1
id: harbour
title: The harbour
placement: where
modules:
  - {slug: m, title: All of it, lessons: [{slug: quay, exercises: [mend]}, {slug: dock}, {slug: sea}]}
COURSE
for lesson in quay dock sea; do
	{
		printf -- '---\ntitle: The %s\n---\nSome words.\n\n' "$lesson"
		quiz "asks-$lesson"
	} >"$course/lessons/$lesson.md"
done
{
	printf -- '---\ntitle: Your place\n---\n'
	quiz place-quay quay
	quiz place-dock dock
} >"$course/lessons/where.md"
printf -- '---\ntitle: Mend the net\n---\nMake it whole.\n' >"$course/exercises/mend/exercise.md"
printf 'torn = True\n' >"$course/exercises/mend/broken.py"
printf 'torn = False\n' >"$course/exercises/mend/solution.py"
printf 'checks:\n  - {id: whole, require: {pattern: torn = False}, message: It is torn., hints: [a, b, c]}\n' >"$course/exercises/mend/checks.yml"

harbour() { "$abs_top_builddir/asynctutor" --course "$course" "$@"; }
answers() { # answers LINES COMMAND...: the lines come from standard input
	lines=$1
	shift
	printf "$lines" | harbour "$@"
}
at() { # at DAY [HOUR]
	ASYNCTUTOR_NOW=2026-01-$(printf %02d "$1")T${2:-10}:00:00Z
	export ASYNCTUTOR_NOW
}
screen() { # screen SIZE: the script comes from standard input
	{ echo "resize $1" && cat; } >"$tmp/script"
	ASYNCTUTOR_SCRIPT=$tmp/script harbour
}
anew() { rm -rf "$HOME" "$tmp/data" && mkdir -p "$HOME"; }

# By commands.
at 1
expect 'nobody was asked yet' 0 harbour place --format text
has 'and that is said' 'Nothing is known yet'
expect 'a quiz that is left' 1 answers '1\n' place
has 'does not count' 'left before its end' "$tmp/err"
expect 'as JSON' 0 harbour place --format json
has 'it was not taken' '"taken": false'
expect 'a quiz to its end' 0 answers '1\nx\n9\n0\n' place
has 'an answer that there is not is asked for again' 'There is no such answer.'
has_not 'no answer is told' 'Left it is.'
has 'the result is told' '1 of 2 right.'
has 'with what to read' '  dock '
has 'and what is known' 'You know these, which does not count as read:'
expect 'the list' 0 harbour list
has 'marks what is known' '[k] quay'
expect 'the list as JSON' 0 harbour list --json
has 'says so' '"known": true'
has_not 'and has nothing read' '"state": "read"'
expect 'a later quiz' 0 answers '2\n2\n' place
expect 'is the one that counts' 0 harbour place --format json
has 'and begins at the beginning' '"begin": "quay"'
expect 'a format that there is not' 2 harbour place --format xml
expect 'not knowing is recorded' 0 harbour export
has 'as no response' '"object":"harbour/quiz/place-dock","hash":"'
has 'null' '"response":null'
sed '/^placement:/d' "$course/course.yml" >"$tmp/without" && cp "$course/course.yml" "$tmp/with"
cp "$tmp/without" "$course/course.yml"
mv "$course/lessons/where.md" "$tmp/where.md"
expect 'a course without a quiz' 2 answers '1\n' place
has 'says so' 'no placement quiz' "$tmp/err"
expect 'has none to offer' 0 screen 80x24 <<'SCRIPT'
refuse (p)
keys p
expect This course has no questions
SCRIPT
cp "$tmp/with" "$course/course.yml" && mv "$tmp/where.md" "$course/lessons/where.md"

anew
expect 'there is nothing to repeat' 0 harbour repeat </dev/null
has 'at first' 'There is nothing to repeat.'
expect 'an exercise by its solution' 0 harbour solution --yes mend
expect 'which is copied' 1 harbour check mend
printf 'torn = False\n' >"$HOME/asynctutor/harbour/mend/mend.py"
expect 'and passes' 0 harbour check mend
expect 'comes back' 0 harbour repeat --format text
has 'after a day' 'in 1 day    exercise  mend '
at 2
expect 'on that day' 0 harbour repeat --format json
has 'it is due' '"due": 1'
has 'since then' '"due_at": "2026-01-02T10:00:00.000Z"'
expect 'and offered' 0 answers '' --plain repeat
has 'with what to do' 'asynctutor reset mend; asynctutor start mend'
harbour reset mend >/dev/null
expect 'the solution asks again' 1 harbour solution mend </dev/null
printf 'torn = False\n' >"$HOME/asynctutor/harbour/mend/mend.py"
harbour check mend >/dev/null
expect 'a round without help' 0 harbour repeat --format text
has 'leads on' 'in 3 days'
at 5
expect 'line by line' 0 harbour --plain repeat --format text
has 'the list is the same' 'due         exercise  mend '

# On screens.
for size in 120x40 80x24 40x12; do
	anew
	at 1
	expect "the quiz at $size" 0 screen $size <<'SCRIPT'
keys p
expect Your place
keys Enter
expect ype the number
keys 9
keys Enter
expect no answer 9
keys 1 Enter
keys q
expect Leave the quiz?
keys n
keys 0 Enter
keys Enter
expect The dock
keys q
expect [k] The quay
SCRIPT
	at 2
	expect "a wrong answer at $size" 0 screen $size <<'SCRIPT'
refuse to repeat
keys G Enter G
keys 2 Enter
expect 2 is wrong.
keys q q
refuse to repeat
SCRIPT
	at 3
	expect "comes back on home at $size" 0 screen $size <<'SCRIPT'
keys r
refuse wall
keys s
keys q r
keys j j k Enter
expect Right.
keys Enter
expect 1 of 1 right.
keys Enter
refuse to repeat
SCRIPT
	at 4
	expect "and not before it is due at $size" 0 screen $size <<'SCRIPT'
refuse to repeat
keys r
expect Nothing is due.
keys Enter
SCRIPT
done
anew
at 1
expect 'the least screen has room for it' 0 screen 20x5 <<'SCRIPT'
keys p
expect Which way to
keys j
expect 1) left
keys j j j Enter
keys 2 Enter
expect 0 of 2 right.
keys Enter
expect The quay
SCRIPT
anew
at 1
expect 'home offers the quiz to whom it is new' 0 screen 80x24 <<'SCRIPT'
expect Find your place (p)
keys j Enter
expect question 1 of 2
keys q
expect Find your place (p)
keys Enter q
refuse Find your place
SCRIPT
anew
at 1
expect 'who knows all is sent to what is left' 0 screen 80x24 <<'SCRIPT'
keys p 1 Enter 1 Enter
expect 2 of 2 right.
expect The sea
keys Enter
expect Some words.
keys q
expect [r] The sea
SCRIPT
anew
at 1
harbour start mend >/dev/null
harbour solution --yes mend >/dev/null
at 2
expect 'an exercise is opened from its start' 0 screen 80x24 <<SCRIPT
expect 1 to repeat (r)
shell printf 'mine = 1\n' >"$HOME/asynctutor/harbour/mend/mend.py"
keys r
expect Mend the net
keys Enter Tab
expect torn = True
keys Esc
shell printf 'torn = False\n' >"$HOME/asynctutor/harbour/mend/mend.py"
keys q
expect You have begun it again.
keys Enter c
wait PASSED
keys q
expect 1 of 1 right.
SCRIPT
done_testing
