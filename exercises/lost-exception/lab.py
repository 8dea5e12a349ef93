"""A laboratory for river water that takes samples over the network.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""      today: the laboratory refuses two samples
calm    it takes all of them
heat    it refuses five, and one of those at once
outage  it refuses one, and then the line breaks
"""
import os
import time

SAMPLES = ("Weir", "Mill", "Ford", "Bend", "Falls", "Bridge", "Delta")

_TIME = dict(zip(SAMPLES, (0.61, 0.31, 0.47, 0.23, 0.53, 0.37, 0.41)))
_DAY = os.environ.get("SCENARIO", "")
_REFUSED = {
    "": {"Ford": "bottle is cracked", "Bridge": "label is wet"},
    "calm": {},
    "heat": {"Weir": "too warm", "Mill": "too warm", "Ford": "no date",
             "Falls": "too warm", "Delta": "bottle is empty"},
    "outage": {"Mill": "label is wet"},
}[_DAY]
if _DAY == "heat":
    _TIME["Weir"] = 0.01


class Refused(Exception):
    """The laboratory does not take this sample; the text says why."""


def register(sample):
    """Send a sample to the laboratory and wait until it is registered."""
    time.sleep(_TIME[sample])
    if sample in _REFUSED:
        raise Refused(_REFUSED[sample])
    if _DAY == "outage" and sample == "Bend":
        raise ConnectionResetError("the line to the laboratory broke")
