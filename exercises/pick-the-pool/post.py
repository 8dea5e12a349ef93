"""A small post office: six parcels, and a drawer full of old stamps.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today's parcels; a new process first has to look into the drawer
calm   domestic parcels
lunch  as today, and one country does not answer
"""
import multiprocessing
import os
import select
import threading
import time
from collections import namedtuple

PARCELS = ("Fiji", "Ghana", "Iceland", "Japan", "Malta", "Peru")
STAMPS = (5, 8, 13, 21, 34, 55)         # cents; enough of each

_DAY = os.environ.get("SCENARIO", "")
_PRICES = dict(zip(PARCELS, (214, 187, 153, 239, 122, 198)))
_HOME = dict(zip(PARCELS, (68, 81, 94, 73, 86, 99)))
_lock = threading.Lock()
_asking = 0
_most = 0

Answer = namedtuple("Answer", "count process begin end")


def price(parcel):
    """Ask the country what the parcel costs, in cents. It takes a second.

    None means that nobody answers.
    """
    global _asking, _most
    with _lock:
        _asking += 1
        _most = max(_most, _asking)
    time.sleep(0.83 + 0.07 * PARCELS.index(parcel))
    with _lock:
        _asking -= 1
    if _DAY == "lunch" and parcel == "Iceland":
        return None
    return (_HOME if _DAY == "calm" else _PRICES)[parcel]


def ways(cents):
    """Count in how many ways the stamps make up that price.

    The answer also says which process has counted, and from when to when.
    """
    begin = os.times().elapsed
    if not _DAY and multiprocessing.parent_process() is not None:
        select.select([], [], [], 0.05)         # where is that drawer?
    found = _ways(cents, len(STAMPS))
    return Answer(found, os.getpid(), begin, os.times().elapsed)


def report(answers):
    """Say how many were asked, and how many have counted, at once."""
    answers = list(answers)
    counted = max((len({a.process for a in answers
                        if a is other or a.begin <= other.begin < a.end})
                   for other in answers), default=0)
    return (f"countries asked at once: {_most}\n"
            f"processes counting at once: {counted}")


def _ways(cents, kinds):
    if cents < 0 or not kinds:
        return int(cents == 0)
    return _ways(cents, kinds - 1) + _ways(cents - STAMPS[kinds - 1], kinds)
