"""A drone over a vineyard, and the small computer that it carries.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""    today: 24 pictures, and the card takes longer than the camera
calm  nine pictures, and a card that is quicker than the camera
worn  18 pictures, and an old card that is slower still
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
_COUNT = {"calm": 9, "worn": 18}.get(_DAY, 24)
_WRITE = {"calm": 0.07, "worn": 1.93}.get(_DAY, 0.61)

WRITERS = 2                             # the card takes two files at a time
ROWS = range(1, _COUNT + 1)             # of vines, one picture each

_memory, _stored, _most = set(), [], 0


async def photograph(row):
    """Take the picture of a row. It stays in memory until it is stored."""
    global _most
    await asyncio.sleep(0.11)
    _memory.add(row)
    _most = max(_most, len(_memory))
    return f"row-{row:02}.raw"


async def store(picture):
    """Write a picture to the card. After that its memory is free again."""
    await asyncio.sleep(_WRITE)
    _memory.discard(int(picture[4:6]))
    _stored.append(picture)


def report():
    """What the pilot reads after the landing. A picture has 40 MB."""
    return (f"{len(set(_stored))} pictures stored,"
            f" never more than {_most} in memory")
