"""No word of what the learner reads is misspelled, as TAP: aspell knows it, or words.txt, or it is a name of the code beside it.

usage: spelling.py PROSE WORDS COURSE PAGE...

PROSE is the program that tells prose from code, the PAGEs are those of the manual; other files are found below COURSE. What is a matter of taste is
American, but for cancelled and cancelling, which asyncio spells so.
"""
import collections
import pathlib
import re
import subprocess
import sys

prose = sys.argv[1]
words, course, *manual = map(pathlib.Path, sys.argv[2:])
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# A word with one of these in it or beside it is a path, an option or code that nobody has marked.
CODE = re.compile(r"\S*(?:[_$@=<>{}\[\]\\^|/]|\w\(|\w\.\w|--\w|::|\d)\S*")
number = 0


def report(good, name, notes=()):
    global number
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    for note in () if good else notes:
        print(f"# {note}")


def lines(files):
    """(path, line, kind, text) of Markdown and YAML."""
    done = subprocess.run([prose, *map(str, files)], capture_output=True, text=True, check=True)
    for row in done.stdout.splitlines():
        path, line, kind, text = row.split(":", 3)
        yield pathlib.Path(path), int(line), kind, text


def manual_lines(page):
    """The same of a manual page: text lines, and those of its headings, outside of examples."""
    example = False
    for n, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith((".Bd -literal", ".Ed")):
            example = line.startswith(".Bd")
        elif not example and not line.startswith((".", "'")):
            yield page, n, "prose", re.sub(r"\\(\(..|\[\w+\]|f.|.)", " ", line)
        elif line.startswith((".Sh", ".Ss", ".Nd")):
            yield page, n, "prose", line[4:]


def words_of(text):
    return [word.removesuffix("'s") for word in WORD.findall(text.replace("\u2019", "'"))]


def unknown_to_aspell(candidates):
    done = subprocess.run(["aspell", "--lang=en_US", "--encoding=utf-8", "--mode=none", "list"], input="\n".join(sorted(candidates)),
                          capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def sources():
    """Texts that share their names: (what it is, files with prose, files with nothing but code)."""
    for path in sorted([*course.glob("*.md"), *course.glob("docs/*.md"), *course.glob("prompts/*.md"), course / "course.yml",
                        *course.glob("lessons/*.md"), *course.glob("rules/*.yml")]):
        yield path.relative_to(course), [path], []
    for folder in sorted(course.glob("exercises/*/")):
        yield folder.relative_to(course), [*sorted(folder.glob("*.md")), folder / "checks.yml"], folder.glob("**/*.py")


def places():
    """{word: [where]} of all prose, without the names of its code."""
    found = collections.defaultdict(list)
    for what, files, code in sources():
        rows = list(lines(files))
        texts = [text for *_, kind, text in rows if kind == "code"] + [path.read_text(encoding="utf-8") for path in code]
        names = set(words_of("\n".join(texts)))
        count = add(found, [row for row in rows if row[2] == "prose"], names)
        report(count > 0, f"{what} has prose")
    for page in manual:
        report(add(found, manual_lines(page), set()) > 0, f"{page.name} has prose")
    return found


def add(found, rows, names):
    count = 0
    for path, line, _, text in rows:
        for word in words_of(CODE.sub(" ", text)):
            count += 1
            if word not in names:
                found[word].append(f"{path.parent.name}/{path.name}:{line}")
    return count


found = places()
unknown = unknown_to_aspell(found)
ours = words.read_text(encoding="utf-8").splitlines()
known = set(ours)
wrong = {word for word in unknown if word not in known and word.lower() not in known}
report(not wrong, f"{len(found)} words are spelt as in en_US or words.txt", [f"{word}: {', '.join(found[word][:4])}" for word in sorted(wrong)])
report(ours == sorted(known), "words.txt is sorted and has each word once")
needed = unknown | {word.lower() for word in unknown}
report(known <= needed, "every word of words.txt is needed", sorted(known - needed))
planted = unknown_to_aspell(words_of("The loop recieves two colours of Taskgroups, it's asyncio's."))
report(planted == {"recieves", "colours", "Taskgroups", "asyncio"}, "a misspelled word is noticed", planted)
print(f"1..{number}")
