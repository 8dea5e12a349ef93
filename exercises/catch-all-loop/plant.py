"""A recycling plant: a belt with things on it, and robots that sort them.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the evening:

""      tonight: a long belt, one thing that no robot knows
calm    a short belt, everything is known
odd     a short belt with several bad things on it
idle    after three things the belt stands still for 5 s, then a lorry comes
"""
import asyncio
import os

_BIN = {"bottle": "glass", "jar": "glass", "can": "metal", "lid": "metal",
        "box": "paper", "letter": "paper", "cup": "plastic"}
_SECONDS = {"bottle": 0.53, "jar": 0.61, "can": 0.47, "lid": 0.37,
            "box": 0.71, "letter": 0.43, "cup": 0.59}
_LONG = ("bottle", "can", "skates", "jar", "letter", "cup", "box", "lid",
         "can", "jar", "bottle", "box", "cup", "letter", "can", "jar")
_EVENINGS = {
    "": _LONG,
    "calm": ("jar", "letter", "can", "cup", "lid", "bottle"),
    "odd": ("jar", "skates", "smudge", "can", "blur", "ghost", "cup"),
    "idle": ("lid", "can", "cup", "pause", "jar", "box", "can"),
}
_belt = iter(_EVENINGS[os.environ.get("SCENARIO", "")])
_state = {"arms up": 0, "lorry": 0}


class Unknown(Exception):
    """No robot knows what this is."""


_TROUBLE = {
    "skates": Unknown("skates"),
    "smudge": ValueError("smudge: label cannot be read"),
    "blur": OSError("blur: camera does not answer"),
    "ghost": KeyError("ghost"),
}


async def next_item():
    """Wait for the next thing on the belt; None when the belt is empty."""
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.11)
    while loop.time() < _state["lorry"]:
        await asyncio.sleep(_state["lorry"] - loop.time())
    item = next(_belt, None)
    if item == "pause":
        _state["lorry"] = loop.time() + 5.0
        return await next_item()
    return item


async def sort(robot, item):
    """Take a thing off the belt and return the bin that it went to.

    However this ends, the arm is lowered, which takes a moment.
    """
    _state["arms up"] += 1
    try:
        await asyncio.sleep(_SECONDS.get(item, 0.29))
        if item in _TROUBLE:
            raise _TROUBLE[item]
        return _BIN[item]
    finally:
        try:
            await asyncio.sleep(0.07)
        finally:
            _state["arms up"] -= 1


def power_off():
    """Switch the robots off, and tell how that went."""
    return "AN ARM FELL DOWN" if _state["arms up"] else "all arms are down"
