# A small course for the line dialogue, made in $course: two lessons, one of them with questions, programs and links; a placement quiz; an exercise that
# runs; a checklist with an item of each kind.
mkdir -p "$course/lessons/checklists" "$course/exercises/mend" "$course/rules"
cp "$abs_top_srcdir/rules/blocking-sleep.yml" "$course/rules"
cat >"$course/course.yml" <<'COURSE'
format: 1
id: harbour
title: The harbour
placement: where
modules:
  - {slug: m, title: The sea, lessons: [{slug: quay, exercises: [mend]}, {slug: dock}]}
COURSE
cat >"$course/lessons/quay.md" <<'LESSON'
---
title: The quay
minutes: 5
---
Boats lie here.

## Ropes

Two programs.

```python
print("one knot")
```

```python
print("two knots")
```

See [the dock](dock.md#cranes), [the gate](checklists/gate.yml), [a task](../exercises/mend/exercise.md), [here](#ropes) and [elsewhere](https://example.org/x).

## Guessing

```quiz
id: asks-quay
kind: predict
ask: What does it print?
program: |
  print("three", "knots")
choices:
  - {text: three knots, why: It joins them by a blank., right: true}
  - {text: threeknots, why: There is a blank between.}
  - {text: nothing, why: It prints.}
```

After the question.

## A choice

```quiz
id: asks-way
kind: choice
ask: Which way?
choices:
  - {text: left, why: Left it is., right: true}
  - {text: right, why: There is a wall.}
  - {text: up, why: There is a roof.}
```

## The end

That was all about mooring.
LESSON
cat >"$course/lessons/dock.md" <<'LESSON'
---
title: The dock
---
Words.

## Cranes

They lift.
LESSON
cat >"$course/lessons/where.md" <<'LESSON'
---
title: Your place
---
```quiz
id: place-quay
lesson: quay
kind: choice
ask: How to moor?
choices:
  - {text: by rope, why: Yes., right: true}
  - {text: by glue, why: It is wet.}
  - {text: by hand, why: It is heavy.}
```

```quiz
id: place-dock
lesson: dock
kind: choice
ask: What lifts?
choices:
  - {text: a crane, why: Yes., right: true}
  - {text: a gull, why: It flies.}
  - {text: a song, why: Only the heart.}
```
LESSON
printf -- '---\ntitle: Mend the net\nminutes: 5\n---\nMake it **whole**.\n' >"$course/exercises/mend/exercise.md"
cat >"$course/exercises/mend/broken.py" <<'PY'
import asyncio


async def mend():
    torn = True
    await asyncio.sleep(1)
    print("torn" if torn else "whole")


asyncio.run(mend())
PY
sed 's/torn = True/torn = False/' "$course/exercises/mend/broken.py" >"$course/exercises/mend/solution.py"
printf 'A whole net *holds*.\n' >"$course/exercises/mend/why.md"
cat >"$course/exercises/mend/checks.yml" <<'YML'
checks:
  - {id: whole, require: {pattern: torn = False}, message: It is torn., hints: [Look at line 5., Think of torn., Say False.]}
YML
cat >"$course/lessons/checklists/gate.yml" <<'YML'
format: 1
title: The gate
intro: Before it opens.
items:
  - {id: word, text: The `hinges` are oiled, group: Outside}
  - {id: clean, text: No error in the code, group: Outside, proof: {rules: errors}}
  - {id: mended, text: Mend a net, group: Inside, proof: {passed: [mend]}}
  - {id: read, text: Read about the quay, group: Inside, proof: {read: [quay]}}
  - {id: seen, text: Seen by the warden, group: Inside, proof: sign-off}
YML
