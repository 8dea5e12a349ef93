"""A greenhouse: three beds with a valve each, one pump, one thermometer.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      today: the sun is out, it is too hot after 0.7 s
calm    an overcast day, it never gets too hot
clouds  the sun comes through between the first bed and the second
"""
import asyncio
import os
import time

PLAN = {"beans": 2.3, "mint": 1.3, "melon": 1.9}     # seconds of water a bed

_DAYS = {                   # temperature at the start, degrees a second, flow
    "": (27.5, 3.5, 0.80),
    "calm": (21.0, 0.1, 0.86),
    "clouds": (24.5, 2.0, 0.91),
}
_START, _RISE, _FLOW = _DAYS[os.environ.get("SCENARIO", "")]
_begun = time.monotonic()
_opened = {}


async def temperature():
    """Return the next reading of the thermometer; it takes 0.23 s."""
    await asyncio.sleep(0.23)
    return round(_START + _RISE * (time.monotonic() - _begun), 1)


async def open_window():
    """Open the roof window."""
    await asyncio.sleep(0.03)


async def open_valve(bed):
    """Water runs into the bed from now on."""
    await asyncio.sleep(0.05)
    if _opened:
        raise RuntimeError("the pump is too weak for two valves")
    _opened[bed] = time.monotonic()


async def close_valve(bed):
    """Return how many liters the bed has got."""
    liters = _FLOW * (time.monotonic() - _opened.pop(bed))
    await asyncio.sleep(0.05)
    return liters
