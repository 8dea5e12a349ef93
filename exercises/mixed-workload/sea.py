"""Five buoys in the sea that listen for whales, and a data base of songs.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: Hope is far out, and sends until the song of Fjord is looked at,
       for five seconds at most. In a process of its own, that look waits for
       the next piece of Hope, two seconds at most
calm   short recordings, and nobody waits for anybody
flat   the battery of one buoy is flat
"""
import asyncio
import multiprocessing
import os
import select
from collections import namedtuple

BUOYS = ("Fjord", "Bank", "Cape", "Reef", "Hope")
WHALES = ("blue whale", "fin whale", "humpback", "minke whale", "sei whale")

_DAY = os.environ.get("SCENARIO", "")
_PIECES = dict(zip(BUOYS, (2, 3, 4, 5, 6)))
_HEARD, _BUSY = "pieces.log", "songs.log"       # a byte for each
_songs = []

Recording = namedtuple("Recording", "buoy samples")
Song = namedtuple("Song", "whale process line")

if multiprocessing.parent_process() is None:
    for _name in _HEARD, _BUSY:
        open(_name, "wb").close()


class Silent(Exception):
    """A buoy sends nothing."""


async def download(buoy):
    """Receive what a buoy has recorded, piece by piece."""
    pieces = 0
    while pieces < _PIECES[buoy] or _goes_on(buoy, pieces):
        await asyncio.sleep(0.05 + 0.001 * BUOYS.index(buoy))
        pieces += 1
        if buoy == "Hope":
            _write(_HEARD)
    if (_DAY, buoy) == ("flat", "Cape"):
        raise Silent("no battery")
    return Recording(buoy, [_first(buoy) * n for n in range(9000)])


def identify(recording):
    """Compare a recording with all songs that are known. This is arithmetic.

    The answer also says which process did it, and whether the line went on
    receiving in the meantime.
    """
    heard = os.path.getsize(_HEARD)
    if recording.buoy == "Fjord":
        _write(_BUSY)
    if multiprocessing.parent_process() and not _DAY:
        for _ in range(200 if recording.buoy == "Fjord" else 0):
            if os.path.getsize(_HEARD) > heard:
                break
            select.select([], [], [], 0.01)
    likeness = 1
    for _ in range(12):
        for sample in recording.samples:
            likeness = (likeness * 48_271 + sample) % 2_147_483_647
    whale = WHALES[likeness % len(WHALES)]
    return Song(whale, os.getpid(), os.path.getsize(_HEARD) > heard)


async def publish(buoy, text):
    """Send one line to the map on the web."""
    await asyncio.sleep(0.03)
    print(f"{buoy:<6} {text}")


def keep(song):
    """Keep a song for the report."""
    _songs.append(song)


def report():
    """Tell how the songs were identified."""
    here = sum(song.process == os.getpid() for song in _songs)
    print("identified in this process:", here)
    line = any(song.line for song in _songs)
    print("downloads meanwhile:", "went on" if line else "stood still")


def _first(buoy):
    return 7 + 5 * BUOYS.index(buoy) + sum(map(ord, _DAY)) % 97


def _goes_on(buoy, pieces):
    if _DAY or buoy != "Hope" or pieces >= 100:
        return False
    return not os.path.getsize(_BUSY)


def _write(name):
    with open(name, "ab") as log:
        log.write(b".")
