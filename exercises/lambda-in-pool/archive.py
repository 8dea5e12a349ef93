"""Tree rings: beams of old houses, and the rings of all years in a region.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      five beams from a farm in the hills
coast   four beams from a pier, where the weather was another, and on a
        computer whose worker processes start from nothing, as they do on
        macOS and Windows
"""
import multiprocessing
import os
import random

_COAST = os.environ.get("SCENARIO", "") == "coast"
_FIRST = 1210 if _COAST else 1340
BEAMS = ("ridge", "lintel", "sill", "brace", "post")[:4 if _COAST else 5]

if _COAST and multiprocessing.parent_process() is None:
    multiprocessing.set_start_method("spawn", force=True)


def master():
    """The first year, and the mean ring width of every year since."""
    weather = random.Random(_FIRST)
    return _FIRST, [round(weather.uniform(0.6, 3.4), 2) for _ in range(220)]


def rings(beam):
    """The rings of a beam, from the middle to the bark, in millimeters."""
    tree = random.Random(f"{beam} {_FIRST}")
    start = tree.randrange(20, 150)
    widths = master()[1][start:start + 50]
    return [round(width + tree.uniform(-0.3, 0.3), 2) for width in widths]


def distance(some, others):
    """How far two rows of rings are from each other: the less, the better."""
    return sum((one - other) ** 2 for one, other in zip(some, others))
