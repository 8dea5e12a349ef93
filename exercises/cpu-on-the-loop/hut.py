"""An avalanche hut: four slopes with sensors, a radio, and a lot to compute.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: in a process of its own, a calculation first loads its tables,
       and the one for the Gully waits for a call on the radio, 0.4 s at most
calm   a day in spring: the tables are at hand, and nobody calls
ice    as today, and the sensor of the Gully is frozen at noon
"""
import asyncio
import multiprocessing
import os
import select
from collections import namedtuple

SLOPES = ("Gully", "Saddle", "Bowl", "Ridge")

_DAY = os.environ.get("SCENARIO", "")
_FACTOR = 3 if _DAY == "calm" else 5
_LOG = "radio.log"                      # one byte each time somebody listens
_published = []

Risk = namedtuple("Risk", "level process begin end radio")

if multiprocessing.parent_process() is None:
    open(_LOG, "wb").close()


class Frozen(Exception):
    """A sensor sends nothing but ice."""


async def readings(slope, hour):
    """Return what the sensors of a slope say."""
    await asyncio.sleep(0.11)
    if (_DAY, slope, hour) == ("ice", "Gully", "noon"):
        return 0
    return _FACTOR * (SLOPES.index(slope) + 2) + len(hour)


def risk(snow):
    """Compute how likely the snow is to slide, from 1 to 5.

    The answer also says which process computed it, from when to when, and
    whether somebody listened to the radio in the meantime.
    """
    begin, heard = os.times().elapsed, os.path.getsize(_LOG)
    if not snow:
        raise Frozen("no reading")
    gully = snow in (17, 14)            # what its sensors say today
    if _DAY != "calm" and multiprocessing.parent_process() is not None:
        select.select([], [], [], 0.04)
        for _ in range(36 if gully else 0):
            if os.path.getsize(_LOG) > heard:
                break
            select.select([], [], [], 0.01)
    for layer in range(80_000):
        snow = (snow * 48_271 + layer) % 2_147_483_647
    return Risk(snow % 5 + 1, os.getpid(), begin, os.times().elapsed,
                not gully or os.path.getsize(_LOG) > heard)


def publish(hour, slope, answer):
    """Put one line on the board of the valley station; None for no answer."""
    if answer is not None:
        _published.append(answer)
    print(f"{hour:<8}{slope:<7} {'--' if answer is None else answer.level}")


def listen():
    """Listen whether somebody calls for help on the radio."""
    with open(_LOG, "ab") as log:
        log.write(b".")


def report():
    """Print how the machine was used, and whether somebody was listening."""
    most = max((len({a.process for a in _published
                     if a is other or a.begin <= other.begin < a.end})
                for other in _published), default=0)
    print("processes computing at once:", most)
    heard = _published and all(answer.radio for answer in _published)
    print("radio while they compute:", "on" if heard else "dead")
