"""A mountain rescue station, and the five things it does on a call.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      tonight: snow, and everything takes its time
calm    a clear day, and quick answers
siren   as tonight, and the old siren needs a second and a half
fog     as tonight, and the weather service has no forecast
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
_PLACE, _WEATHER, _SLOPE, _CREW = {
    "calm": ("Hazel Ridge", "clear, wind 9", "low", "Ida, Jost, Mirko"),
}.get(_DAY, ("Black Couloir", "snow, wind 43", "high", "Ida, Mirko"))
_SECONDS = {"locate": 0.61, "weather": 1.13, "slope": 0.87,
            "alarm": 0.43, "crew": 0.79}
if _DAY == "calm":
    _SECONDS = {"locate": 0.31, "weather": 0.23, "slope": 0.29,
                "alarm": 0.19, "crew": 0.37}
if _DAY == "siren":
    _SECONDS["alarm"] = 1.51
_called_out = False


class NoForecast(Exception):
    """The weather service cannot see that place."""


def _known(place):
    if place != _PLACE:
        raise ValueError(f"there is no such place: {place!r}")


async def locate():
    """Find out from where the call came."""
    await asyncio.sleep(_SECONDS["locate"])
    return _PLACE


async def weather(place):
    """Ask the weather service about a place."""
    _known(place)
    await asyncio.sleep(_SECONDS["weather"])
    if _DAY == "fog":
        raise NoForecast(place)
    return _WEATHER


async def slope(place):
    """Ask the avalanche service how dangerous a place is."""
    _known(place)
    await asyncio.sleep(_SECONDS["slope"])
    return _SLOPE


async def alarm():
    """Call out the crew. Nobody has heard it before this has ended."""
    global _called_out
    await asyncio.sleep(_SECONDS["alarm"])
    _called_out = True


async def crew():
    """Ask who is coming. Only who has heard the alarm can answer."""
    heard = _called_out
    await asyncio.sleep(_SECONDS["crew"])
    return _CREW if heard else "nobody"
