"""A herbarium, and the service that reads the old labels of its plants.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      today: the service has four lines and refuses whoever comes fifth
calm    nobody else is there, and the service takes as many as come
narrow  two of the four lines are down
moths   as today, and five of the labels have been eaten
"""
import asyncio
import os

SHEETS = ("arnica", "betony", "campion", "dittany", "elder", "fennel",
          "gentian", "hyssop", "iris", "juniper", "kale", "lovage", "mallow",
          "nettle")

_DAY = os.environ.get("SCENARIO", "")
LINES = 2 if _DAY == "narrow" else 4        # lines to the service, today

_FADED = ("arnica", "betony", "campion", "elder", "iris", "mallow")
_EATEN = ("betony", "dittany", "elder", "hyssop", "kale")
_YEAR = {"": 1871, "calm": 1902, "narrow": 1888, "moths": 1855}[_DAY]
_open = 0


class Refused(Exception):
    """All lines were taken."""


class Unreadable(Exception):
    """There is nothing left to read on this label."""


async def read_label(sheet):
    """Read the label of one sheet. Each call needs a line of its own."""
    global _open
    if _open >= LINES and _DAY != "calm":
        raise Refused(sheet)
    seconds = 1.31 if sheet in _FADED else 0.29
    number = SHEETS.index(sheet)
    _open += 1
    try:
        await asyncio.sleep(seconds + number * 0.002)
    finally:
        _open -= 1
    if _DAY == "moths" and sheet in _EATEN:
        raise Unreadable(sheet)
    return f"collected {_YEAR + number * 5 % 9}"
