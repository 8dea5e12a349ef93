"""Without a Python an answer is judged by its code alone, as TAP: every answer of every exercise, by a program that finds no interpreter.

usage: nopython.py ASYNCTUTOR COURSE FOLDER

FOLDER is empty, and all of PATH.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

program, course, folder = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "ASYNCTUTOR_PYTHON"} | {"PATH": folder}
SKIPPED, NOT_YET = "skipped", "not-yet"
number = 0


def report(good, name, notes=()):
    global number
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    for note in () if good else notes:
        print(f"# {note}")


def judge(path, exercise):
    done = subprocess.run([program, "--course", course, "check", exercise, "--file", path, "--json"], env=ENVIRONMENT,
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return path, json.loads(done.stdout) if done.stdout else {"verdict": done.stderr, "checks": []}


def fault(path, answer):
    """What is wrong with the verdict on an answer, or None."""
    checks, verdict = answer["checks"], answer["verdict"]
    code = [check["status"] for check in checks if check["kind"] != "trace"]
    runs = [check for check in checks if check["kind"] == "trace"]
    if any(check["status"] != SKIPPED or "no Python" not in check["message"] for check in runs):
        return "a check of a run was made, or does not say why it was not"
    if SKIPPED in code:
        return "a check of the code was skipped"
    want = NOT_YET if "failed" in code else "passed" if not runs else "patterns-only" if code else "undecided"
    if verdict != want:
        return f"is {verdict}, not {want}"
    if path.parent.name == "accepted" or path.name == "solution.py":
        return "a right answer is refused" if verdict == NOT_YET else None
    if path.parent.name != "rejected":
        return None
    named = re.match(r"# refused by: (\S+)", path.read_text(encoding="utf-8"))[1]
    refused = [check["id"] for check in checks if check["status"] == "failed"]
    if named not in [check["id"] for check in runs] and refused[:1] != [named]:
        return f"code alone can refuse it by {named}, and it is {verdict} {refused}"
    return None


folders = sorted(path.parent for path in course.glob("exercises/*/checks.yml"))
verdicts = collections.Counter()
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    jobs = {folder: [pool.submit(judge, path, folder.name)
                     for path in (folder / "broken.py", folder / "solution.py", *sorted(folder.glob("*ed/*.py")))]
            for folder in folders}
    for folder in folders:
        answers = [job.result() for job in jobs[folder]]
        verdicts.update(answer["verdict"] for _, answer in answers)
        wrong = [(path, fault(path, answer)) for path, answer in answers]
        report(not any(what for _, what in wrong), f"{folder.name}: {len(answers)} answers, none is called more than its code tells",
               [f"{path.relative_to(course)}: {what}" for path, what in wrong if what])
print("#", dict(verdicts))
report(set(verdicts) == {"passed", "patterns-only", "undecided", NOT_YET}, "each kind of verdict was seen", [verdicts])
print(f"1..{number}")
