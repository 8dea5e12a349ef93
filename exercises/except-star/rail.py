"""Night trains across Europe, and the seats in them.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the night:

""      tonight: the train from Vienna to Venice is sold out
calm    there are seats in all three trains
fair    a trade fair: two trains are sold out
strike  a reservation office answers with rubbish
"""
import asyncio
import os

TRAINS = ("Malmo-Berlin", "Berlin-Vienna", "Vienna-Venice")

_DAY = os.environ.get("SCENARIO", "")
_DELAY = dict(zip(TRAINS, (0.83, 1.21, 0.37)))
_PRICE = dict(zip(TRAINS, (64, 79, 71)))
_SOLD_OUT = {"": {"Vienna-Venice"}, "fair": {"Berlin-Vienna", "Vienna-Venice"}}


class SoldOut(Exception):
    """There is no seat left in a train."""


async def hold(train):
    """Hold a seat for some minutes. It costs nothing and lapses by itself."""
    try:
        await asyncio.sleep(_DELAY[train])
    except asyncio.CancelledError:
        if train in _SOLD_OUT.get(_DAY, ()):
            raise SoldOut(train) from None      # this answer was on its way
        raise
    if train in _SOLD_OUT.get(_DAY, ()):
        raise SoldOut(train)
    if _DAY == "strike" and train == "Malmo-Berlin":
        raise ValueError(f"{train}: seat number -1")


async def pay(trains):
    """Pay the seats that are held, and return what they cost in euros."""
    await asyncio.sleep(0.29)
    return sum(_PRICE[train] for train in trains)
