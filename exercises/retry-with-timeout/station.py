"""A snow station on a mountain, asked over a satellite link.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the morning:

""      today: the first try stays silent for nine seconds, the second is
        nothing but static, the third is answered
calm    the first try is answered
slow    the first try is answered, after 0.6 s
mute    five tries stay silent, the sixth would be answered
static  five tries are nothing but static, the sixth would be answered
defect  the sensor is broken, and the station says so
"""
import asyncio
import os

_SILENCE = (9.0, None)      # seconds, and what is heard then
_NOISE = (0.13, "static")
_MORNINGS = {               # depth of the snow, the tries
    "": (127, (_SILENCE, (0.31, "static"), (0.27, None))),
    "calm": (131, ((0.27, None),)),
    "slow": (134, ((0.61, None),)),
    "mute": (142, (_SILENCE,) * 5 + ((0.27, None),)),
    "static": (145, (_NOISE,) * 5 + ((0.27, None),)),
    "defect": (0, ((0.29, "defect"),)),
}
_DEPTH, _TRIES = _MORNINGS[os.environ.get("SCENARIO", "")]
_tries = iter(_TRIES)


class Static(Exception):
    """Nothing but static: another try may help."""


class Defect(Exception):
    """The sensor is broken: another try does not help."""


async def ask():
    """Ask for the depth of the snow, in centimeters."""
    seconds, trouble = next(_tries, _TRIES[-1])
    await asyncio.sleep(seconds)
    if trouble == "static":
        raise Static
    if trouble == "defect":
        raise Defect("the sensor is covered with ice")
    return _DEPTH
