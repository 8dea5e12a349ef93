"""A map server that sends squares of a hiking map, for five cents each.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""       today: the six walks of the sheet are drawn at the same time
calm     six walks with no square in common
dear     as today, over other squares, and the server takes its time
hiccup   the first download of square C3 fails, any later one succeeds
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
_TODAY = {
    "Abbey": ("B2", "C3", "D4"),
    "Brook": ("C3", "D3"),
    "Castle": ("A1", "B2", "C3"),
    "Dunes": ("E5", "D4"),
    "Elms": ("D4", "C3", "A1"),
    "Fort": ("B2", "A1"),
}
WALKS = {
    "calm": {
        "Abbey": ("A1", "A2"), "Brook": ("B1", "B2"), "Castle": ("C1",),
        "Dunes": ("D1", "D2"), "Elms": ("E1",), "Fort": ("F1", "F2"),
    },
    "dear": {
        "Abbey": ("G7", "H7"), "Brook": ("H7", "G7", "J9"),
        "Castle": ("J9",), "Dunes": ("H7", "J9"), "Elms": ("G7", "J9"),
        "Fort": ("K8", "H7"),
    },
}.get(_DAY, _TODAY)

_asked = set()
_sent = []


class Unavailable(Exception):
    """The server could not send a square, and charges nothing for it."""


async def download(square):
    """Return a square of the map. Every square that is sent is charged."""
    first = square not in _asked
    _asked.add(square)
    column, row = ord(square[0]) - ord("A"), int(square[1])
    delay = 0.21 + 0.06 * column + 0.02 * row
    await asyncio.sleep(delay + (1.7 if _DAY == "dear" else 0))
    if _DAY == "hiccup" and square == "C3" and first:
        raise Unavailable(square)
    _sent.append(square)
    return f"<{square}>"


def bill():
    """What the server charges for the squares it has sent."""
    return f"{len(_sent)} squares, {5 * len(_sent)} cents"
