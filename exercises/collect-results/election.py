"""The election of a mayor: six polling stations count at the same time.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the night:

""     tonight: the stations are ready when they are ready
calm   the stations happen to be ready in the order of the list
close  as tonight, two stations count the same, and one counts no votes
spill  a station loses its ballots: its count fails
"""
import asyncio
import os

STATIONS = ("Bakery", "Chapel", "Depot", "Forge", "Inn", "Library")

_NIGHT = os.environ.get("SCENARIO", "")
_VOTES = dict(zip(STATIONS, {
    "calm": (211, 164, 98, 305, 77, 142),
    "close": (118, 203, 0, 118, 251, 64),
}.get(_NIGHT, (187, 240, 65, 312, 129, 54))))
_HOURS = dict(zip(STATIONS, {
    "calm": (0.31, 0.73, 1.19, 1.57, 2.03, 2.49),
}.get(_NIGHT, (1.19, 2.31, 0.47, 2.73, 1.57, 0.83))))


class BallotsLost(Exception):
    """A station cannot give a result tonight."""


async def count(station):
    """Count a station. Return the votes for the candidate."""
    await asyncio.sleep(_HOURS[station])
    if _NIGHT == "spill" and station == "Bakery":
        raise BallotsLost(station)
    return _VOTES[station]
