"""A community radio: one studio, one microphone.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""    today: two shows, and a jingle for the full hour
calm  nobody has a show, only the jingles are played
busy  three shows and two jingles, most of them wanted at once
hum   as today, but one show breaks off because the line hums
"""
import asyncio
import os

_TODAY = ([(0.11, "Ada"), (0.53, "Ben")], [0.79])
_DAY = os.environ.get("SCENARIO", "")
SHOWS, JINGLES = {      # when each wants to go on air
    "": _TODAY,
    "calm": ([], [0.23, 1.19]),
    "busy": ([(0.13, "Cleo"), (0.17, "Dan"), (0.37, "Eve")], [0.19, 0.41]),
    "hum": _TODAY,
}[_DAY]
_LENGTH = {"Ada": 0.83, "Ben": 0.67, "Cleo": 0.47, "Dan": 0.59, "Eve": 0.73}
_last = "silence"


class Hum(Exception):
    """The line hums, and the show cannot go on."""


async def wait_until(time):
    """Wait until something is due."""
    await asyncio.sleep(time)


async def on_air(what):
    """Put something on air. There is only one microphone."""
    global _last
    print(f"on air: {what}, after {_last}")
    _last = what
    await asyncio.sleep(_LENGTH.get(what, 0.29))
    if _DAY == "hum" and what == "Ada":
        raise Hum(what)
