"""A vet's clinic: a medicine cabinet, and who wants something from it today.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""        today: the nurse exchanges boxes, the inspector comes by and counts
calm      two deliveries, no exchanges
delivery  deliveries arrive while boxes are being exchanged
torn      other exchanges, and the label of one medicine cannot be read
"""
import os
import time

STOCK = {"worm paste": 9, "eye drops": 7, "ointment": 4}

_DAY = os.environ.get("SCENARIO", "")
_WORM, _DROPS, _CREAM = STOCK
_EXCHANGES = [(0.11, _WORM, _DROPS, 3), (0.83, _DROPS, _CREAM, 2),
              (0.59, _CREAM, _WORM, 1)]
_TORN = [(0.11, _CREAM, _WORM, 1), (0.31, _WORM, _DROPS, 3),
         (0.83, _WORM, _DROPS, 2)]
_DELIVERIES = {
    "calm": [(0.17, _DROPS, 5), (1.13, _WORM, 8)],
    "delivery": [(0.41, _DROPS, 5), (0.07, _CREAM, 6), (0.05, _WORM, 8)],
}
_VISITS = {"calm": [0.71, 2.03], "": [0.47, 0.61, 0.57], "torn": [0.61],
           "delivery": [3.13]}


class Unreadable(Exception):
    """The label of this medicine cannot be read."""


def scan(medicine):
    """Hold a box under the label reader. It beeps after a while."""
    time.sleep(0.23)
    if _DAY == "torn" and medicine == _CREAM:
        raise Unreadable(medicine)


def write_slip(old, new):
    """Write down for the books what is exchanged for what."""
    time.sleep(0.19)


def _in_time(things):
    for pause, *thing in things:
        time.sleep(pause)
        yield thing


def exchanges():
    """Wait for the next exchange: old medicine, new medicine, boxes."""
    days = {"calm": [], "torn": _TORN}
    return _in_time(days.get(_DAY, _EXCHANGES))


def deliveries():
    """Wait for the next delivery: medicine, boxes."""
    return _in_time(_DELIVERIES.get(_DAY, []))


def visits():
    """Wait until the inspector comes by."""
    return _in_time([(pause,) for pause in _VISITS.get(_DAY, [])])
