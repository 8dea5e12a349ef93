"""A small observatory: a roof, a camera that is cooled, a telescope.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the night:

""       tonight: the roof stays shut, its motor has a fault
calm     a clear night, and all works
clouds   clouds over the dome: the roof must not be opened
ice      clouds, and the cooler has a fault while it is called off
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
_TARGET = {"": "M 31", "calm": "M 13", "clouds": "M 57", "ice": "M 42"}[_DAY]
_ready = set()


class Clouds(Exception):
    """The sky is not clear. That is nobody's fault."""


async def open_roof():
    await asyncio.sleep(0.53)
    if _DAY in ("clouds", "ice"):
        raise Clouds("clouds over the dome")
    if not _DAY:
        raise RuntimeError("roof: motor draws 40 A")
    _ready.add("roof")


async def cool_camera():
    try:
        await asyncio.sleep(1.37)
    except asyncio.CancelledError:
        if _DAY == "ice":
            raise RuntimeError("cooler: valve does not close") from None
        raise
    _ready.add("camera")


async def point_telescope():
    """Point the telescope, and return the name of tonight's target."""
    await asyncio.sleep(0.91)
    _ready.add("telescope")
    return _TARGET


async def expose():
    """Take a picture of whatever there is to see."""
    await asyncio.sleep(2.03)
    return f"{_TARGET}, 42 stars" if len(_ready) == 3 else "black"
