"""A sponsored swim: a touch pad at the wall of every lane.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     today: six lanes, four lengths each
calm   one swimmer has come
gala   eight lanes, six lengths, and all swimmers keep the same time
"""
import os
import time

_USUAL = (0.31, 0.43, 0.37, 0.53, 0.41, 0.47, 0.29, 0.59)
_POOL = (25, 25, 50, 25, 50, 10, 25, 15)    # a length of each lane, in meters
_DAYS = {                                   # lanes, lengths, pace
    "": ((1, 2, 3, 4, 5, 6), 4, _USUAL),
    "calm": ((3,), 5, _USUAL),
    "gala": ((1, 2, 3, 4, 5, 6, 7, 8), 6, (0.17,) * 8),
}
LANES, LENGTHS, _PACE = _DAYS[os.environ.get("SCENARIO", "")]


def wait_for_wall(lane):
    """Wait until the swimmer touches the wall. Return the meters swum."""
    time.sleep(_PACE[lane - 1])
    return _POOL[lane - 1]
