"""A car-sharing fleet, reached through its server.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: the server takes 1.0 s, 1.17 s and 1.43 s for the three steps
calm   everything takes a third of a second
busy   the steps take 0.43 s, 0.57 s and 1.27 s
deaf   the car does not hear that it is to be unlocked, for nine seconds
lost   the server looks for the car for nine seconds
taken  somebody else was faster
"""
import asyncio
import os

_DAYS = {                   # find, reserve, unlock, charge in per cent
    "": (1.00, 1.17, 1.43, 64),
    "calm": (0.31, 0.29, 0.37, 82),
    "busy": (0.43, 0.57, 1.27, 57),
    "deaf": (0.23, 0.31, 9.0, 64),
    "lost": (9.0, 0.29, 0.37, 64),
    "taken": (0.31, 0.29, 0.37, 64),
}
_DAY = os.environ.get("SCENARIO", "")
_FIND, _RESERVE, _UNLOCK, _CHARGE = _DAYS[_DAY]


class Taken(Exception):
    """Somebody else has reserved this car."""


class _Car:
    reserved = False


async def find(plate):
    """Return the car with this number plate."""
    await asyncio.sleep(_FIND)
    return _Car()


async def reserve(car):
    """Nobody else can take the car from now on, until it is released."""
    await asyncio.sleep(_RESERVE)
    if _DAY == "taken":
        raise Taken
    car.reserved = True


async def unlock(car):
    """Open the doors of a reserved car and return its charge in per cent."""
    if not car.reserved:
        raise RuntimeError("only a reserved car can be unlocked")
    await asyncio.sleep(_UNLOCK)
    return _CHARGE


async def release(car):
    """Give a reserved car back to the others."""
    if not car.reserved:
        raise RuntimeError("this car is not reserved")
    car.reserved = False
    await asyncio.sleep(0.11)
