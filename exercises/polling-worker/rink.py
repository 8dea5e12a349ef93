"""An ice rink: a probe in the ice, guests, and a caretaker who wants to leave.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     tonight: the last guest leaves in the middle of a pause
calm   the last guest leaves just before a pause is over
long   open for 20 hours, a reading every half hour
slow   the probe is slow, and the last guest leaves during a reading
"""
import os
import time

_DAYS = {                       # pause, last guest, reading, stowing
    "": (4.0, 5.63, 0.13, 0.21),
    "calm": (4.0, 8.2, 0.13, 0.21),
    "long": (1800.0, 72000.27, 0.13, 0.21),
    "slow": (4.0, 0.9, 1.7, 2.3),
}
PAUSE, _LAST_GUEST, _READING, _STOWING = _DAYS[os.environ.get("SCENARIO", "")]
_readings = 0


def read_ice():
    """Put the probe into the ice. Return the temperature."""
    global _readings
    _readings += 1
    time.sleep(_READING)
    return -4.0 - _readings % 3 / 10


def stow_probe():
    """Dry the probe and put it into its box. It must not freeze in."""
    time.sleep(_STOWING)


def wait_for_last_guest():
    """Wait until the last guest has left the ice."""
    time.sleep(_LAST_GUEST)


def lights_out():
    """Switch everything off, the probe as well."""
    print("lights out")
