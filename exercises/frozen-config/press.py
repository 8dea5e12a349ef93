"""The print room of a theater: orders come in, posters come out.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""        today: four orders come in at about the same time
calm      the orders come one by one, with a pause in between
premiere  as today, and the plays have marks of their own
"""
import asyncio
import os

PLAYS = ("Hamlet", "Lear", "Medea", "Faust")

_DAY = os.environ.get("SCENARIO", "")
_ORDERS = {
    "": (
        {"paper": "A1", "color": "red"},
        {"color": "blue"},
        {"paper": "A2"},
        {},
    ),
    "calm": (
        {"color": "green"},
        {"paper": "A0", "marks": ["Sold out"]},
        {},
        {"paper": "A2", "color": "red", "marks": ["Matinee", "Last night"]},
    ),
    "premiere": (
        {"marks": ["First night"]},
        {"paper": "A2", "marks": ["Guest", "Sold out"]},
        {"color": "red"},
        {"paper": "A1", "color": "gold", "marks": ["Gala"]},
    ),
}[_DAY]
_ARRIVAL = (0.11, 0.17, 0.23, 0.29)
if _DAY == "calm":
    _ARRIVAL = (0.53, 2.57, 4.51, 6.59)
_MIX = {"black": 0.41, "red": 0.83, "blue": 0.67, "green": 0.59, "gold": 0.73}


async def order(play):
    """Wait for the order of a poster: what it wants other than usual.

    A dictionary that may have the keys paper, color and marks. Marks are
    printed in addition to the usual ones.
    """
    if play not in PLAYS:
        return {}
    number = PLAYS.index(play)
    await asyncio.sleep(_ARRIVAL[number])
    return {key: list(value) if key == "marks" else value
            for key, value in _ORDERS[number].items()}


async def mix(color):
    """Mix the ink. There is a jar for everybody."""
    await asyncio.sleep(_MIX[color])


async def print_poster(play, paper, color, marks):
    """Print a poster. What comes out is shown on the screen."""
    await asyncio.sleep(0.19)
    print(f"{play:<7}{paper} {color:<6}{', '.join(marks)}")
