"""A ski lift: a server that knows the passes, a gate, a counter of rides.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""       today: the pass of Jon has run out, and that of Mina is blocked
calm     every pass is valid
offline  as today, and from Kaja on the server of the passes is away
"""
import asyncio
import os

GUESTS = ("Ines", "Jon", "Kaja", "Mina", "Lew")

_DAY = os.environ.get("SCENARIO", "")
_ANSWER = dict(zip(GUESTS, (0.31, 0.23, 0.37, 0.29, 0.41)))
_INVALID = () if _DAY == "calm" else ("Jon", "Mina")
_through = []
_counted = []


class Offline(Exception):
    """Nobody can say whether this pass is valid."""


async def check_pass(guest):
    """Ask the server: may this guest go up?"""
    await asyncio.sleep(_ANSWER[guest])
    if _DAY == "offline" and guest in GUESTS[2:]:
        raise Offline(guest)
    return guest not in _INVALID


async def open_gate(guest):
    """Let one guest through. The gate closes by itself."""
    await asyncio.sleep(0.53)
    _through.append(guest)


async def count_ride(guest):
    """Write a ride into the books. It counts when this has ended."""
    await asyncio.sleep(0.67)
    _counted.append(guest)


def summary():
    """What the gate and the books say in the evening."""
    return f"{len(_through)} through the gate, {len(_counted)} rides counted"
