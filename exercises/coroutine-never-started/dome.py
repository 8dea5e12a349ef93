"""A planetarium: a projector, a running order, and an audience.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      tonight: the comet comes before the stars
calm    the playlist as printed
encore  the audience wants the comet twice
school  a class with a bus to catch: no comet
"""
import asyncio
import os

_ORDER = {
    "": ("dusk", "comet", "stars", "dawn"),
    "calm": ("dusk", "stars", "comet", "dawn"),
    "encore": ("dusk", "stars", "comet", "comet", "dawn"),
    "school": ("dusk", "stars", "dawn"),
}[os.environ.get("SCENARIO", "")]
_SECONDS = {"red sky": 0.83, "3000 stars": 0.59, "comet": 0.71, "sunrise": 0.97}
_seen = []


def running_order():
    """The cues of this evening, in the order in which they are called."""
    return _ORDER


async def show(picture):
    """Project a picture. The audience has seen it when this has ended."""
    await asyncio.sleep(_SECONDS[picture])
    _seen.append(picture)


def guestbook():
    """What the audience writes afterwards."""
    return f"the audience saw {len(_seen)}: {', '.join(_seen) or 'nothing'}"
