"""The basement of a radio station, where old tapes are made into files.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""       today: eight tapes and three machines
calm     one machine: the other two are with the mechanic
guests   five machines, two of them borrowed from the theater
search   as today, and the third tape had slipped behind the shelf
holiday  three machines, and nobody brings a tape
"""
import asyncio
import os

_DAY = os.environ.get("SCENARIO", "")
_NAMES = ("Ampex", "Studer", "Revox", "Nagra", "Tandberg")
_MINUTES = (0.83, 1.21, 0.0, 0.67, 1.09, 0.41, 0.97, 1.31)

MACHINES = _NAMES[:{"calm": 1, "guests": 5}.get(_DAY, 3)]
_COUNT = {"calm": 6, "guests": 7, "holiday": 0}.get(_DAY, 8)
_saved, _on, _off = [], [], []


async def shelf():
    """Yield the numbers of the tapes. Counting starts at 0."""
    for number in range(_COUNT):
        await bring(number)
        yield number


async def bring(number):
    """Go and get a tape from the shelf."""
    await asyncio.sleep(7.53 if (_DAY, number) == ("search", 2) else 0.13)


async def warm_up(machine):
    """Heat the valves of a machine. From now on it uses electricity."""
    await asyncio.sleep(0.29 + 0.02 * len(_on))
    _on.append(machine)


async def play(machine, number):
    """Play a tape to its end. A machine switched off meanwhile saves nothing."""
    await asyncio.sleep(0.59 + _MINUTES[number])
    if machine in _on and machine not in _off:
        _saved.append(number)


async def cool_down(machine):
    """Switch a machine off, which takes a moment."""
    await asyncio.sleep(0.17)
    _off.append(machine)


def report():
    """What the night porter writes into his book."""
    return (f"{len(_saved)} tapes saved, {len(_on)} machines on,"
            f" {len(_off)} machines off")
