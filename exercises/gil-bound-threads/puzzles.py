"""Six chess problems, and a way to count their solutions.

This is the world the exercise talks to: do not change it. It runs as it is
under a bare python3. The environment variable SCENARIO picks the page:

""        today's page; a worker has to fetch its problem from the archive
calm      the page for Sunday, whose problems lie ready
misprint  today's page again, and one problem has a misprint
"""
import multiprocessing
import os
import select
from collections import namedtuple

PROBLEMS = ("Bird", "Canal", "Dake", "Euwe", "Fine", "Gunsberg")

_DAY = os.environ.get("SCENARIO", "")
_FIRST = 3 if _DAY == "calm" else 1     # the first square that is taken

Answer = namedtuple("Answer", "ways process begin end")


class Misprint(Exception):
    """A problem makes no sense as it is printed."""


def count(name):
    """In how many ways can eight queens stand on this board?

    No queen may attack another, and one square of the board is taken. The
    answer also says which process did the work, and from when to when.
    """
    begin = os.times().elapsed
    if not _DAY and multiprocessing.parent_process() is not None:
        select.select([], [], [], 0.05)     # the way to the archive
    if _DAY == "misprint" and name == "Dake":
        raise Misprint(f"{name}: a board of nine by eight")
    row, column = divmod(7 * PROBLEMS.index(name) + _FIRST, 8)
    ways = _queens(0, 0, 0, 0, row, 1 << column)
    return Answer(ways, os.getpid(), begin, os.times().elapsed)


def at_once(answers):
    """Return how many processes were at work at the same time, at most."""
    answers = list(answers)
    return max(
        len({a.process for a in answers
             if a is other or a.begin <= other.begin < a.end})
        for other in answers)


def _queens(row, columns, left, right, taken_row, taken):
    if row == 8:
        return 1
    free = 0b11111111 & ~(columns | left | right)
    if row == taken_row:
        free &= ~taken
    ways = 0
    while free:
        queen = free & -free
        free -= queen
        ways += _queens(row + 1, columns | queen, (left | queen) << 1,
                        (right | queen) >> 1, taken_row, taken)
    return ways
