"""The board at a bus stop, and the four servers that know when a bus comes.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the day:

""     this morning: the servers need 1.3 s and less
calm   Sunday: the servers need 0.4 s and less
down   the server of line 31 is switched off, the one of line 58 says 503
stuck  line 12 needs 2.1 s, and line 31 does not answer for 40 s
"""
import os
import time

from standin import Answer, Fails, web

LINES = ("4", "12", "31", "58")
CITY = "https://{}.bus.example/next"        # put the line between the braces

_DAYS = {
    "": ((1.1, 7), (0.9, 3), (1.3, 12), (0.7, 5)),
    "calm": ((0.31, 14), (0.17, 21), (0.37, 9), (0.23, 28)),
    "down": ((0.41, 6), (0.29, 2), ("refused", 0), (503, 0)),
    "stuck": ((0.33, 8), (2.1, 4), (40, 1), (0.27, 11)),
}
_ticks = []


def _server(seconds, minutes):
    if seconds == 503:
        return Answer(0.13, status=503, json={"minutes": None})
    if seconds == "refused":
        return Fails("refused", 0.11)
    return Answer(seconds, json={"minutes": minutes})


web({CITY.format(line): _server(*what) for line, what in
     zip(LINES, _DAYS[os.environ.get("SCENARIO", "")])})


def tick():
    """Move the second hand of the board's clock."""
    _ticks.append(time.monotonic())


def longest_pause():
    """Return for how many seconds the hand stood still, at worst."""
    ends = [*_ticks[1:], time.monotonic()]
    return max(end - start for start, end in zip(_ticks, ends))
