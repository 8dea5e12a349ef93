"""What all exercises have in common, as TAP: enough answers, three hints for each check, a world of their own, a place in a lesson, a page for 40 columns.

usage: laws.py ASYNCTUTOR MDTEXT COURSE
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

program, mdtext, course = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
NARROW = 40     # cells
CODE_WIDE = 88  # characters, as Black has it
HINTS, ACCEPTED, REJECTED = 3, 3, 4
number = 0


def report(good, name, *notes):
    global number
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    for note in () if good else notes:
        print(f"# {note}")


def output(*args):
    return subprocess.run(args, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False).stdout


def read(*parts):
    return course.joinpath(*parts).read_text(encoding="utf-8")


def hints(checks):
    """{id of a check: its hints}."""
    found = {}
    for block in re.split(r"^  - id: ", checks, flags=re.M)[1:]:
        listed = re.search(r"^    hints:\n((?:      .*\n?|\n)*)", block, re.M)
        found[block.split()[0]] = re.findall(r"^      - (.*)", listed[1], re.M) if listed else []
    return found


def ids_of_checks(folder):
    """As the program knows them; none where the exercise is not in the course."""
    answer = output(program, "--course", str(course), "check", folder.name, "--no-run", "--json", "--file", str(folder / "broken.py"))
    return [check["id"] for check in json.loads(answer)["checks"]] if answer else []


def opening(path):
    """The first line of the docstring of a program."""
    return path.read_text(encoding="utf-8").partition('"""')[2].partition("\n")[0].removesuffix('"""')


def wide_lines(path):
    """Lines that need more than NARROW columns, of a page without its front matter."""
    lines = output(mdtext, "--bare", str(NARROW), str(path)).splitlines()
    return [line for line in lines if len(line) > NARROW]


def follow(folder):
    """The laws of one exercise."""
    slug, checks = folder.name, hints(read(folder, "checks.yml"))
    ids = ids_of_checks(folder)
    accepted, rejected = list(folder.glob("accepted/*.py")), list(folder.glob("rejected/*.py"))
    report(len(accepted) >= ACCEPTED and len(rejected) >= REJECTED, f"{slug}: {len(accepted)} accepted and {len(rejected)} rejected answers")
    named = {path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# refused by: ") for path in rejected}
    report(named == set(ids), f"{slug}: each check refuses an answer", *sorted(named ^ set(ids)))
    wrong = [name for name in ids if len(checks.get(name, [])) != HINTS or len(set(checks[name])) != HINTS]
    report(not wrong, f"{slug}: {HINTS} hints for each of {len(ids)} checks", *wrong)
    report("**Your goal: " in read(folder, "exercise.md"), f"{slug}: names its goal")
    wide = wide_lines(folder / "exercise.md") + wide_lines(folder / "why.md")
    report(not wide, f"{slug}: can be read in {NARROW} columns", *wide)
    wide = [line for name in ("broken.py", "solution.py") for line in read(folder, name).splitlines() if len(line) > CODE_WIDE]
    report(not wide, f"{slug}: code of at most {CODE_WIDE} columns", *wide)


def differ(what, things):
    """Each of THINGS, {exercise: thing}, is the only one of its kind."""
    of = collections.defaultdict(list)
    for slug, thing in things.items():
        of[thing].append(str(slug))
    shared = [f"{thing}: {slugs}" for thing, slugs in of.items() if len(slugs) > 1 or not thing]
    report(not shared, f"no two exercises have the same {what}", *shared)


def main():
    folders = sorted(path.parent for path in course.glob("exercises/*/exercise.md"))
    report(len(folders) > 50, f"there are {len(folders)} exercises")
    for folder in folders:
        follow(folder)
    titles = {folder.name: re.search(r"^title: (.*)", read(folder, "exercise.md"), re.M)[1] for folder in folders}
    differ("title", titles)
    differ("program", {folder.name: opening(folder / "broken.py") for folder in folders})
    differ("world", {path.relative_to(course): opening(path) for folder in folders for path in folder.glob("*.py")
                     if path.name not in ("broken.py", "solution.py")})
    lessons = "".join(path.read_text(encoding="utf-8") for path in course.glob("lessons/*.md"))
    for slug, title in titles.items():
        report(f"[{title}](../exercises/{slug}/exercise.md)" in lessons, f"{slug}: its lesson leads to it, by its title")
    listed = {exercise["slug"] for exercise in json.loads(output(program, "--course", str(course), "list", "--json"))["exercises"]}
    report(listed == set(titles), "every exercise belongs to a lesson", *sorted(listed ^ set(titles)))
    print(f"1..{number}")


main()
