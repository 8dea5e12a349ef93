"""A fire station in the country: five volunteers, each with a pager.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the evening:

""     tonight: there is an alarm
calm   there is an alarm, and nothing has been thrown away before
flat   as tonight, and the battery of one pager is flat
quiet  as tonight, but there is no alarm

Python tidies up memory from time to time: objects that are only held by each
other are thrown away. When that happens is nobody's business, usually. Here it
happens when Lotte arrives, so that every evening is like the other.
"""
import asyncio
import gc
import os
import weakref

VOLUNTEERS = ("Ines", "Jaro", "Kalle", "Lotte", "Mirko")

_EVENING = os.environ.get("SCENARIO", "")
_PLACE = {"": "the mill", "calm": "the school", "flat": "the old bridge"}
_ARRIVAL = dict(zip(VOLUNTEERS, (0.31, 0.43, 0.27, 0.53, 0.37)))
_pagers = weakref.WeakValueDictionary()     # what is thrown away does not ring
_held = []                      # calm: nothing is thrown away


class FlatBattery(Exception):
    """A pager is dead."""


async def arrival(name):
    """Wait until a volunteer has come to the station."""
    await asyncio.sleep(_ARRIVAL[name])
    if name == "Lotte" and _EVENING != "calm":
        gc.collect()


async def alarm(name):
    """Wait until the pager rings, however long that is. Return the place."""
    if _EVENING == "flat" and name == "Kalle":
        await asyncio.sleep(0.13)
        raise FlatBattery(name)
    pager = asyncio.get_running_loop().create_future()
    _pagers[name] = pager
    if _EVENING == "calm":
        _held.append(pager)
    return await pager


async def evening():
    """Wait until the evening is over. If there is an alarm, it is now."""
    await asyncio.sleep(1.13)
    if _EVENING in _PLACE:
        for pager in list(_pagers.values()):
            if not pager.done():
                pager.set_result(_PLACE[_EVENING])
    await asyncio.sleep(2.09)
