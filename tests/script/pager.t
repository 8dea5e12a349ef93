# Lessons in the pager: programs run in place, questions are answered and recorded.
. "$abs_top_srcdir/tests/script/lib.sh"
course=$abs_top_srcdir/tests/script/rich
ASYNCTUTOR_WORKSPACE=$tmp/work
export ASYNCTUTOR_WORKSPACE

# play NAME <SCRIPT: with the data of the plays before.
play() {
	cat >"$tmp/script"
	ASYNCTUTOR_SCRIPT=$tmp/script "$abs_top_builddir/asynctutor" --course "${2:-$course}" >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
	if [ $status -eq 0 ]; then ok "$1"; else
		not_ok "$1 (exit status $status)"
		sed 's/^/# /' "$tmp/err" "$tmp/out"
	fi
}
answers() {
	"$abs_top_builddir/asynctutor" --course "$course" export 2>/dev/null | grep '"answered"'
}

play 'the program in view is marked, runs in a pane, and has a timeline' <<'STEPS'
resize 80x34
keys Enter
expect ▶│ import asyncio
refuse prints
keys r
wait finished after 200 ms
expect What the program in line 15 prints
expect t timeline
keys t
expect moment 1 of 12
keys q
expect both are done
keys Esc
refuse finished after
expect Programs
keys q
STEPS
play 'a question shows no answer, and a wrong prediction is followed by the run' <<'STEPS'
resize 80x34
keys Enter )
expect ▶? What does main print?
refuse `run` waits
keys r
expect Answer first
keys 1
expect 1) two
keys Enter
wait finished after 1 s
expect 1 is wrong.
expect asyncio.run returns when main has ended.
expect 2 is right.
expect run waits for main
expect It prints:
expect ✗ 1) two
expect ✓ 2) one
keys t
expect moment 1 of
keys q q
refuse 1 is wrong.
expect ✗ 1) two
keys r
wait finished after 1 s
STEPS
[ "$(answers | wc -l)" -eq 1 ] && ok 'one answer is recorded' || not_ok 'one answer is recorded'
answers >"$tmp/out"
has 'with its object' '"rich/quiz/sleep-or-wait"'
has 'as wrong' '"success":false'
has 'as the first' '"attempt":1'
has 'with what was said' '"response":"two\none\n"'
play 'the answer is there on return, another one counts on, and Tab and arrows choose' <<'STEPS'
resize 80x40
keys Enter g )
expect ✗ 1) two
expect Wrong so far.
keys Tab Down Enter
expect Right.
expect run waits for main
STEPS
play 'lines of a program are answers' <<'STEPS'
resize 80x40
keys Enter g ) )
expect ▶? In which line
keys 3 Enter
expect This question has no answer 3.
keys 4 Enter
expect 4✓
expect Right, at once.
keys Esc ) r
expect This question has no program.
keys 9 9 Enter
expect This question has no answer 99.
keys Tab Up Down Down j k Enter
expect Who cancels
STEPS
answers >"$tmp/out"
has 'the second answer is recorded as right' '"success":true'
has 'and as the second' '"attempt":2'
ASYNCTUTOR_DATA=$tmp/links
export ASYNCTUTOR_DATA
play 'links lead to a lesson, a rule of the catalogue, and say what cannot be opened' <<'STEPS'
resize 80x40
keys Enter g Tab Enter
expect Back to the first
keys Tab Enter
expect on failure
keys q q Tab Tab Enter
expect blocking-sleep
expect time.sleep
keys q Tab Enter
expect there is no checklist
keys Enter Tab Enter
expect on failure
keys [
expect Everything a lesson
keys ]
expect on failure
STEPS

# What a program prints is data, and one that never ends is ended by Esc.
cp -R "$course" "$tmp/course" && chmod -R u+w "$tmp/course"
cat >"$tmp/course/lessons/second.md" <<'LESSON'
---
title: The second
---

```python
print("\x1b[31mred\x9b2J\u202ethere")
raise ValueError("\x1b]0;title\x07")
```

```python real-clock
import time
print("begins", flush=True)
time.sleep(1000)
```

```quiz
id: broken
```

> - ```quiz
>   id: nested
>   kind: choice
>   ask: "Is this \e[31mred?"
>   choices:
>     - {text: "yes \e[2J", why: "a\e]0;x", right: true}
>     - {text: no, why: b}
>     - {text: maybe, why: c}
>   ```
LESSON
ASYNCTUTOR_DATA=$tmp/other
play 'what a program prints and a question says is safe text, and Esc ends what runs' "$tmp/course" <<'STEPS'
resize 80x40
keys Enter J
expect This question cannot be asked:
expect Is this
keys r
wait Traceback
expect red
save-screen -
keys Esc ) r
wait s running
expect Esc stop
keys Esc
wait The run was stopped.
expect What the program
keys Esc ) ) 1 Enter
expect Right.
save-screen -
keys q q
STEPS
if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$tmp/out"; then not_ok 'no control character is shown'; else ok 'no control character is shown'; fi
mkdir -p "$tmp/long/lessons"
cat >"$tmp/long/course.yml" <<'COURSE'
format: 1
id: long
title: Long
modules:
  - slug: m
    title: M
    lessons:
      - slug: long
COURSE
{
	printf -- '---\ntitle: A long line\nminutes: 9\n---\n\n'
	awk 'BEGIN { for (i = 1; i <= 3000; i++) printf "Sentence%d. ", i; print "" }'
} >"$tmp/long/lessons/long.md"
play 'in a paragraph of one long line' "$tmp/long" <<'STEPS'
resize 80x24
keys Enter
refuse 99 %
keys 5 0 j
expect Sentence301.
keys Q
STEPS
play 'one is at the same sentence after a restart, at another width' "$tmp/long" <<'STEPS'
resize 50x24
keys Enter
expect Sentence301.
refuse Sentence280.
STEPS
rm -rf "$tmp/data"
play 'on the least of screens one goes back from what stands below the text' <<'STEPS'
resize 40x3
keys Enter G (
STEPS
done_testing
