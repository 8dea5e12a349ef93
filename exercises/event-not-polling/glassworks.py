"""A glassworks: one furnace, and four glassblowers who wait for it.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""       today: the furnace is hot after 3.1 seconds
calm     the furnace is still warm from yesterday
crack    the furnace cracks while it is being heated
"""
import asyncio
import os

BLOWERS = ("Alma", "Bruno", "Carla", "Dino")

_DAY = os.environ.get("SCENARIO", "")
_HEATING = {"": 3.1, "calm": 0.31, "crack": 2.3}[_DAY]
_TOOLS = dict(zip(BLOWERS, (0.43, 1.27, 0.61, 4.73)))
_GLASS = dict(zip(BLOWERS, {
    "": ("bowl", "jug", "vase", "lamp"),
    "calm": ("cup", "bell", "jar", "ring"),
}.get(_DAY, ("bead", "ball", "dish", "swan"))))
_hot = None                 # since when
_ready = {}                 # each glassblower, since when
_lost = 0.0


class Cracked(Exception):
    """The furnace will never get hot."""


def _now():
    return asyncio.get_running_loop().time()


async def heat():
    """Heat the furnace. It is hot when this returns."""
    global _hot
    await asyncio.sleep(_HEATING)
    if _DAY == "crack":
        raise Cracked("furnace")
    _hot = _now()


async def lay_out_tools(name):
    """Prepare the place of one glassblower."""
    await asyncio.sleep(0.11 if _DAY == "calm" else _TOOLS[name])
    _ready[name] = _now()


async def blow(name):
    """Blow one piece of glass. The furnace is hot, the tools are laid out."""
    global _lost
    if _hot is None or name not in _ready:
        raise RuntimeError(f"{name} cannot begin yet")
    _lost += _now() - max(_hot, _ready[name])
    await asyncio.sleep(0.87)
    return _GLASS[name]


def gas_bill():
    """What was burnt for glassblowers who could have begun and did not."""
    return f"gas burnt for nothing: {_lost:.1f} s"
