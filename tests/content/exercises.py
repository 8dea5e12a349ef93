"""The law of the exercises, as TAP: every accepted file passes, every rejected one fails with the check its first line names,
and the same file in another guise (disguise.py) gets the same verdict.

usage: exercises.py ASYNCTUTOR COURSE
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import disguise

program, course = sys.argv[1], pathlib.Path(sys.argv[2])
number = 0
scratch = pathlib.Path(tempfile.mkdtemp())


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


def judge(exercise, path, want):
    got = verdict(exercise, path)
    name = f"{path.relative_to(course)} gives {want[0]} {want[1] or ''}".rstrip()
    report(got == want, name, f"got {got}")
    for how in disguise.GUISES:
        other = scratch / "answer.py"
        other.write_text(disguise.GUISES[how](path.read_text(encoding="utf-8")), encoding="utf-8")
        got = verdict(exercise, other)
        report(got == want, f"{name}, also as {how}", f"got {got}", other.read_text(encoding="utf-8") if got != want else "")


for checks in sorted(course.glob("exercises/*/checks.yml")):
    folder = checks.parent
    exercise = folder.name
    got = verdict(exercise, folder / "broken.py")
    report(got[0] == "not-yet" and got[1], f"{exercise}: the starter fails a check", f"got {got}")
    accepted = sorted(folder.glob("accepted/*.py"))
    rejected = sorted(folder.glob("rejected/*.py"))
    report(len(accepted) >= 3, f"{exercise}: at least 3 accepted answers")
    report(len(rejected) >= 4, f"{exercise}: at least 4 rejected answers")
    for path in [folder / "solution.py", *accepted]:
        judge(exercise, path, ("passed", None))
    refused = set()
    for path in rejected:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        match = re.fullmatch(r"# refused by: ([a-z0-9-]+)", first)
        report(match, f"{path.relative_to(course)} names its check", first)
        if match:
            refused.add(match[1])
            judge(exercise, path, ("not-yet", match[1]))
    ids = {line.split(":", 1)[1].strip() for line in checks.read_text(encoding="utf-8").splitlines()
           if line.startswith("  - id:")}
    report(ids == refused, f"{exercise}: every check refuses some answer", sorted(ids ^ refused))
report(number > 100, "there were exercises to judge")
print(f"1..{number}")
