"""A braille press: a book on a slow server, and a machine that embosses paper.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. Opening a file takes its time; reading and writing it is
quick after that. The environment variable SCENARIO picks the day:

""     today: 0.7 to 1.3 s for a chapter, 0.3 s for a file to write
calm   everything is at hand
worn   one chapter has got lost, and one is full of odd bytes
full   the disk is full when the third chapter is to be written
"""
import asyncio
import glob
import inspect
import io
import os
import time

from standin import Answer, Fails, files

CONTENTS = "contents.lst"

_DAY = os.environ.get("SCENARIO", "")
_READ = {"": (1.1, 0.7, 1.3, 0.9)}.get(_DAY, (0.004, 0.007, 0.003, 0.006))
_WRITE = 0.31 if not _DAY else 0.005
_TEXTS = {
    "quay": b"The quay was empty but for a cat and a coil of rope.",
    "storm": b"At noon the wind had other plans.",
    "island": b"Nobody had ever drawn this island on a map before.",
    "letter": b"Dear Ida, the cat is well.",
    "reef": b"The reef \xe9 \xff bytes.",
}
CHAPTERS = (("quay", "lagoon", "reef", "letter") if _DAY == "worn"
            else ("quay", "storm", "island", "letter"))

for _name in [*glob.glob("*.brl"), CONTENTS]:       # yesterday's book
    if os.path.exists(_name):
        os.remove(_name)
files({**{f"{name}.txt": Answer(seconds, body=_TEXTS.get(name))
          for name, seconds in zip(CHAPTERS, _READ)},
       **({"island.brl": Fails(OSError(28, "No space left on device"), 0.005)}
          if _DAY == "full" else {}),
       "*.brl": Answer(_WRITE), CONTENTS: Answer(_WRITE)})

_DOTS = dict(zip("abcdefghijklmnopqrstuvwxyz",
                 "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"))


def braille(text):
    """Return the text as lines of at most sixteen braille cells."""
    cells = [_DOTS.get(letter, "⠀") for letter in text.lower()]
    return ["".join(cells[start:start + 16])
            for start in range(0, len(cells), 16)]


def start(book):
    """Let the machine emboss, and make the book in its event loop."""
    try:
        asyncio.run(_run(book))
    except OSError as error:
        print("stopped:", error.strerror)


async def _run(book):
    strokes = []
    machine = asyncio.create_task(_emboss(strokes))
    await asyncio.sleep(0.1)
    print("the machine runs")
    try:
        result = book()
        if inspect.isawaitable(result):
            await result
        print(f"on disk: {_lines('*.brl')} lines of braille, "
              f"{_lines(CONTENTS)} of contents")
    finally:
        strokes.append(time.monotonic())
        machine.cancel()
        pause = max(b - a for a, b in zip(strokes, strokes[1:]))
        print(f"the machine stood still for {pause:.1f} s")


async def _emboss(strokes):
    while True:
        strokes.append(time.monotonic())
        await asyncio.sleep(0.2)


def _lines(pattern):
    """Count the lines in all files of a kind, and do not wait for it."""
    count = 0
    for name in glob.glob(pattern):
        with io.FileIO(name) as file:
            count += len(file.read().splitlines())
    return count
