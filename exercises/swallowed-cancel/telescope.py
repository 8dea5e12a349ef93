"""A small observatory: a telescope under a dome, and a rain sensor.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the night:

""      tonight: clear, and rain begins at 3.5 s
calm    clear and dry
clouds  dry; a cloud hides M13, and the camera fails during Deneb
late    clear, and rain begins at 7.7 s, during the calibration
dawn    dry, but hazy: every photograph takes nearly twice as long
"""
import asyncio
import contextlib
import os

_STARS = {"Vega": 61, "M13": 940, "Albireo": 88, "M57": 203, "M27": 317,
          "Deneb": 125}
_SECONDS = {"Vega": 0.83, "M13": 1.41, "Albireo": 0.77, "M57": 1.57,
            "M27": 1.37, "Deneb": 0.91}
_NIGHTS = {                 # stars more or less, haze, rain begins at
    "": (2, 1.0, 3.5),
    "calm": (7, 1.0, None),
    "clouds": (-4, 1.0, None),
    "late": (11, 1.0, 7.7),
    "dawn": (-9, 1.9, None),
}
_NIGHT = os.environ.get("SCENARIO", "")
_MORE, _HAZE, _RAIN = _NIGHTS[_NIGHT]
_state = {"rain at": None, "mirror": "dry"}


class Clouds(Exception):
    """A cloud has spoiled the photograph."""


class Rain(Exception):
    """It has begun to rain."""


@contextlib.asynccontextmanager
async def rain_alarm():
    """When it rains, cancel what is inside the block, and then raise Rain."""
    if _RAIN is not None:
        _state["rain at"] = asyncio.get_running_loop().time() + _RAIN
    try:
        async with asyncio.timeout_at(_state["rain at"]) as sensor:
            yield
    except TimeoutError:
        if not sensor.expired():
            raise
        raise Rain from None


async def expose(target):
    """Photograph a target and return the number of stars in the picture."""
    await asyncio.sleep(_SECONDS[target] * _HAZE)
    if _NIGHT == "clouds" and target == "M13":
        raise Clouds(target)
    if _NIGHT == "clouds" and target == "Deneb":
        raise OSError("camera: no answer")
    return _STARS[target] + _MORE


async def calibrate():
    """Take the dark and flat pictures that end a night."""
    await asyncio.sleep(1.7)


async def close_dome():
    """Close the dome. Half a second of rain is all that the mirror stands."""
    await asyncio.sleep(0.31)
    rain = _state["rain at"]
    if rain is not None and asyncio.get_running_loop().time() > rain + 0.5:
        _state["mirror"] = "wet"


def mirror():
    """Is the mirror dry, or is it wet?"""
    return _state["mirror"]
