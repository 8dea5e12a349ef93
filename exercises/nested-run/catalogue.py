"""A city library: two loan desks and one line to the central catalogue.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: four of the books have a waiting list
calm   no book has a waiting list
slow   as today, and the catalogue takes four seconds to look one up
"""
import asyncio
import os

DESKS = {
    "east": (("Asta", "Atlas"), ("Bo", "Birds"), ("Cleo", "Clouds")),
    "west": (("Dov", "Dunes"), ("Elif", "Eels"), ("Finn", "Ferns")),
}

_DAY = os.environ.get("SCENARIO", "")
_NEXT = {"Atlas": "Asta", "Clouds": "Rosa", "Dunes": "Sam", "Eels": "Elif"}
_LOOKUP = dict(zip(_NEXT, (0.47, 0.61, 0.53, 0.59)))
_LEND = {"Asta": 0.37, "Bo": 0.31, "Cleo": 0.43,
         "Dov": 0.41, "Elif": 0.29, "Finn": 0.33}
_loans = 0


class Line:
    """A connection. Like most, it belongs to the loop that opened it."""

    def __init__(self):
        self._loop = asyncio.get_running_loop()

    def _use(self):
        if asyncio.get_running_loop() is not self._loop:
            raise RuntimeError("this line belongs to another event loop")


async def connect():
    """Open a line to the catalogue."""
    await asyncio.sleep(0.23)
    return Line()


def has_waiting_list(book):
    """A sticker on the cover says so; nobody needs to be asked."""
    return _DAY != "calm" and book in _NEXT


async def next_reader(line, book):
    """Ask the catalogue who is next on the waiting list of a book."""
    line._use()
    await asyncio.sleep(4.1 if _DAY == "slow" else _LOOKUP[book])
    return _NEXT[book]


async def lend(line, book, reader):
    """Write a loan into the catalogue."""
    global _loans
    line._use()
    await asyncio.sleep(_LEND[reader])
    _loans += 1


def summary():
    """What the catalogue says in the evening."""
    return f"{_loans} loans"
