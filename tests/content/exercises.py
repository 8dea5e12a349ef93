"""The law of the exercises, as TAP: `course check` finds every accepted file to pass and every rejected one to fail with the check its
first line names, and the same file in another guise (disguise.py) gets the same verdict.

usage: exercises.py ASYNCTUTOR COURSE
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import disguise

program, course = sys.argv[1], pathlib.Path(sys.argv[2])
number = 0
scratch = os.environ["tmp"]


def report(good, name, *notes):
    global number
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    if not good:
        for note in notes:
            for line in str(note).splitlines():
                print(f"# {line}")


def verdict(exercise, path):
    """(verdict, first failing check), or the complaint."""
    done = subprocess.run([program, "--course", course, "check", exercise, "--file", path, "--json"],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return done.stderr, None
    failed = [check["id"] for check in answer["checks"] if check["status"] == "failed"]
    return answer["verdict"], failed[0] if failed else None


def judge(exercise, path, want, how):
    """The verdict on a file in another guise, as (good, name, note)."""
    text = disguise.GUISES[how](path.read_text(encoding="utf-8"))
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8", dir=scratch) as other:
        other.write(text)
        other.flush()
        got = verdict(exercise, other.name)
    return (got == want, f"{path.relative_to(course)} gives {want[0]} {want[1] or ''}".rstrip() + f", also as {how}",
            f"got {got}\n{text}")


def wanted(folder):
    """(path, verdict) of every answer of an exercise; a rejected one that names no check has None."""
    for path in [folder / "solution.py", *sorted(folder.glob("accepted/*.py"))]:
        yield path, ("passed", None)
    for path in sorted(folder.glob("rejected/*.py")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        match = re.fullmatch(r"# refused by: ([a-z0-9-]+)", first)
        yield path, match and ("not-yet", match[1])


def check(slug):
    """`course check` of one lesson or exercise: (slug, good, answers, what it said)."""
    done = subprocess.run([program, "course", "check", "--only", slug, course], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    judged = re.search(r" (\d+) answers", done.stdout)
    return slug, done.returncode == 0, int(judged[1]) if judged else 0, done.stdout + done.stderr


def other_guises(folder, pool):
    """Jobs for what is tried of an exercise in other guises."""
    text = (folder / "checks.yml").read_text(encoding="utf-8")
    # Marks are comments, so only a guise that keeps them leaves the same answer; elsewhere there are none to move.
    marks = re.search(r"^    mark:", text, re.M)
    guises = disguise.KEEP_COMMENTS if marks else [how for how in disguise.GUISES if how != "marks"]
    # Where the run decides, the wording of the code does not: its solution alone is tried.
    runs = re.search(r"^    trace:", text, re.M)
    return [pool.submit(judge, folder.name, path, want, how) for path, want in wanted(folder)
            if want and (not runs or path.name == "solution.py") for how in guises]


every = sorted(path.parent for path in course.glob("exercises/*/checks.yml"))
# EXERCISES_STRIDE=N judges every Nth exercise: for builds that differ from another one, in which all are judged, in the compiler alone.
stride = int(os.environ.get("EXERCISES_STRIDE", "1"))
folders = every[::stride]
print(f"# {len(folders)} of {len(every)} exercises")
answers = 0
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    lessons = [path.stem for path in sorted(course.glob("lessons/*.md"))]
    checked = [pool.submit(check, slug) for slug in [*lessons, *(folder.name for folder in folders)]]
    guised = [job for folder in folders for job in other_guises(folder, pool)]
    for job in checked:
        slug, good, count, said = job.result()
        answers += count
        report(good, f"course check finds no fault in {slug}", said)
    for job in guised:
        report(*job.result())
report(answers > 100, "there were exercises to judge", answers)
print(f"1..{number}")
