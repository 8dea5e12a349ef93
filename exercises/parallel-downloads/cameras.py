"""Cameras on eight mountain passes, and the server that has their pictures.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the evening:

""      tonight: the link to Susten is slow, and the camera on Grimsel is frozen
calm    a clear evening: every camera sends its picture within a second
snow    three cameras send no picture, one of them says so at once
outage  the connection breaks while Julier is sending
"""
import os
import time
from collections import namedtuple

PASSES = ("Susten", "Furka", "Grimsel", "Albula",
          "Julier", "Simplon", "Maloja", "Umbrail")

_EVENING = os.environ.get("SCENARIO", "")
_SECONDS = dict(zip(PASSES, (0.61, 0.53, 0.91, 0.67, 1.13, 0.47, 0.79, 0.59)))
_SIZE = dict(zip(PASSES, (318, 274, 305, 263, 291, 347, 256, 282)))
_NONE = {"": {"Grimsel": "lens is frozen"},
         "snow": {"Furka": "no power", "Julier": "lens is frozen",
                  "Umbrail": "nothing but white"}}.get(_EVENING, {})

Picture = namedtuple("Picture", "road kilobytes")


class NoPicture(Exception):
    """A camera has no picture to send, for a reason."""


def picture(name):
    """Load the newest picture of a pass. It blocks until the picture is here."""
    seconds = _SECONDS[name]
    if not _EVENING and name == "Susten":
        seconds = 3.7
    if _EVENING == "snow" and name == "Furka":
        seconds = 0.03
    time.sleep(seconds)
    if name in _NONE:
        raise NoPicture(_NONE[name])
    if _EVENING == "outage" and name == "Julier":
        raise ConnectionResetError("the connection broke")
    road = "clear" if _EVENING == "calm" or name < "K" else "snow"
    return Picture(road, _SIZE[name] + 3 * len(_EVENING))
