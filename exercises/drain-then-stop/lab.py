"""A blood lab: a courier who brings samples, two machines and a fridge.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: SIGTERM comes while both machines are busy and one sample waits
calm   SIGTERM comes late, when everything has been analyzed
long   like today, but the analysis of one sample takes nine seconds
crowd  SIGTERM comes when sixteen samples have been brought within a second
"""
import asyncio
import os
import signal

MACHINES = 2

_DAY = os.environ.get("SCENARIO", "")
_EVERY, _COUNT = (0.07, 16) if _DAY == "crowd" else (0.31, 6)
_SIGNAL_AT = 4.1 if _DAY == "calm" else 1.4
_SECONDS = (0.69, 0.81, 0.73, 0.87)
_VALUES = ("13.9", "14.4", "12.8", "15.1")
_accepted, _analyzed, _cooled = [], [], []


async def deliveries():
    """Yield samples as the courier brings them. This never ends by itself."""
    loop = asyncio.get_running_loop()
    loop.call_later(_SIGNAL_AT, signal.raise_signal, signal.SIGTERM)
    for number in range(_COUNT):
        await asyncio.sleep(_EVERY)
        _accepted.append(f"B{number + 1:02}")
        yield _accepted[-1]
    await asyncio.Event().wait()


async def analyze(sample):
    """Put a sample into a machine. Broken off, it has to go into the fridge."""
    number = int(sample[1:]) - 1
    seconds = 9.0 if _DAY == "long" and number == 2 else _SECONDS[number % 4]
    await asyncio.sleep(seconds)
    _analyzed.append(sample)
    return f"{_VALUES[number % 4]} g/dl"


async def refrigerate(sample):
    """Keep a sample for tomorrow."""
    await asyncio.sleep(0.13)
    _cooled.append(sample)


def report():
    """What the head of the lab reads in the evening."""
    lost = set(_accepted) - set(_analyzed) - set(_cooled)
    return (f"{len(_accepted)} accepted, {len(_analyzed)} analyzed,"
            f" {len(_cooled)} in the fridge, {len(lost)} lost")
