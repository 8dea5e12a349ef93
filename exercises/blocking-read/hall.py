"""A rehearsal hall: a choir, a metronome, and an archive on magnetic tape.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. When a file of the archive is opened, a robot fetches its
tape, and open() returns when the tape is in; what follows is quick. The
environment variable SCENARIO picks the day:

""      tonight: the robot needs 0.7 to 1.3 s for a sheet
calm    all tapes are in already
lost    nobody can find the second sheet, and that takes 0.9 s, too
backup  the sheets are quick, and the logbook takes 0.8 s each time
"""
import asyncio
import io
import os
import time

from standin import Answer, files

LOGBOOK = "logbook.txt"

_DAY = os.environ.get("SCENARIO", "")
_SHEETS = {
    "tape-207.txt": "Low tide, no wind\nwe wait, we wait\nfor the ferry",
    "tape-411.txt": "Snow on the mill\nand the wheel is still",
    "tape-583.txt": "Round goes the cup\nround goes the song\n"
                    "round, and round, and home",
}
_CALM = (0.005, 0.007, 0.006, 0.004)
_SECONDS = {"": (1.1, 0.7, 1.3, 0.005), "lost": (0.3, 0.9, 0.5, 0.1),
            "backup": (0.005, 0.007, 0.006, 0.8)}.get(_DAY, _CALM)
_beats = []

# The plan of tonight: each song with the file that has its sheet.
PROGRAMME = dict(zip(("Ferry", "Mill", "Cup"), _SHEETS))
if _DAY == "lost":
    PROGRAMME["Mill"] = "tape-000.txt"
elif _DAY == "calm":
    PROGRAMME = dict(reversed(PROGRAMME.items()))

files({**{name: Answer(seconds, text=_SHEETS[name])
          for name, seconds in zip(_SHEETS, _SECONDS)},
       "tape-000.txt": Answer(_SECONDS[1]), LOGBOOK: Answer(_SECONDS[3])})
if os.path.exists(LOGBOOK):
    os.remove(LOGBOOK)                      # a new one every evening


async def sing(line):
    """The choir sings one line."""
    await asyncio.sleep(0.43)


def beat():
    """One stroke of the metronome."""
    _beats.append(time.monotonic())


def longest_pause():
    """Return the longest time between two strokes, in seconds."""
    ends = [*_beats[1:], time.monotonic()]
    return max(end - start for start, end in zip(_beats, ends))


def show_logbook():
    """Return the entries of the logbook, on one line."""
    if not os.path.exists(LOGBOOK):
        return "empty"
    with io.FileIO(LOGBOOK) as file:
        return ", ".join(file.read().decode().split("\n")).strip(", ")
