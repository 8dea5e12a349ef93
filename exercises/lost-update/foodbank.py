"""A food bank: six vans in the yard, and one stock book in the office.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: the vans are unloaded at about the same time
calm   the vans come one by one, with a pause in between
rush   as today, with other vans, and the office takes its time
late   five vans as today, and one that takes nine seconds to unload
cut    every van brings seven crates, and the line breaks at the third entry
"""
import asyncio
import os

VANS = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel")

_DAY = os.environ.get("SCENARIO", "")
_TODAY = dict(zip(VANS, (0.41, 0.53, 0.31, 0.47, 0.59, 0.37)))
_UNLOAD = {
    "calm": dict(zip(VANS, (0.53, 1.57, 2.51, 3.59, 4.53, 5.57))),
    "late": _TODAY | {"Cedar": 9.07},
}.get(_DAY, _TODAY)
_CRATES = {
    "": (12, 7, 21, 9, 16, 5),
    "calm": (8, 11, 3, 14, 6, 20),
    "rush": (31, 4, 17, 22, 13, 9),
    "late": (10, 2, 25, 13, 4, 15),
    "cut": (7, 7, 7, 7, 7, 7),
}[_DAY]
_READ, _WRITE = (0.87, 0.93) if _DAY == "rush" else (0.21, 0.23)
_stock = {"": 30, "calm": 41, "rush": 18, "late": 27, "cut": 30}[_DAY]
_entries = 0


class LineDown(Exception):
    """The office could not be reached, and nothing was entered."""


async def unload(van):
    """Unload a van. Return the number of crates it brought."""
    await asyncio.sleep(_UNLOAD[van])
    return _CRATES[VANS.index(van)]


async def read_stock():
    """Ask the office how many crates the stock book says."""
    await asyncio.sleep(_READ)
    return _stock


async def write_stock(crates):
    """Have the office enter a new number of crates in the stock book."""
    global _stock, _entries
    _entries += 1
    entry = _entries
    await asyncio.sleep(_WRITE)
    if _DAY == "cut" and entry == 3:
        raise LineDown("no answer from the office")
    _stock = crates


async def close_book():
    """Have the office print what the stock book says in the evening."""
    await asyncio.sleep(_READ)
    print(_stock, "crates in stock")
