"""The bakehouse of a village: an oven that serves one baker at a time.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: Rosa's bread burns
calm   everybody bakes
damp   Rosa's wood is wet, and the oven does not light
slow   Rosa's bread needs nine seconds, and she has to leave before that
short  Ilja has little time, and has to leave while he is still waiting
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
BAKERS = ("Anna", "Rosa", "Ilja", "Tove", "Omar")
PATIENCE = dict.fromkeys(BAKERS, 4.3) | {   # seconds, from the door on
    "slow": {"Rosa": 1.3}, "short": {"Ilja": 0.97}}.get(_DAY, {})
_WALK = dict(zip(BAKERS, (0.11, 0.23, 0.37, 0.53, 0.71)))
_LOAVES = dict(zip(BAKERS, (12, 7, 9, 15, 11)))
_MORE = {"": 0, "calm": 3, "damp": 1, "slow": 5, "short": 2}[_DAY]


class NoFire(Exception):
    """The oven does not light."""


class Burnt(Exception):
    """The bread is black."""


async def walk(baker):
    """Come to the bakehouse."""
    await asyncio.sleep(_WALK[baker])


async def light(baker):
    """Light the oven."""
    await asyncio.sleep(0.13)
    if _DAY == "damp" and baker == "Rosa":
        raise NoFire("wet wood")


async def bake(baker):
    """Bake in the oven, and return how many loaves come out."""
    await asyncio.sleep(9.0 if _DAY == "slow" and baker == "Rosa" else 0.61)
    if _DAY == "" and baker == "Rosa":
        raise Burnt("black")
    return _LOAVES[baker] + _MORE
