"""The functions of `time`, on the virtual clock."""
import operator
import sys
import time

from .latency import stretch_of_caller
from .scheduler import SECOND, nanoseconds, real_sleep, scheduler

MONOTONIC_BASE = 1000                   # seconds; as on a machine that was started a while ago
DATE_BASE = 1_767_225_600               # 2026-01-01 00:00 UTC
LONGEST = 9_223_372_036                 # seconds that the interpreter's clock can hold


class Function(staticmethod):
    """A function that is no method of the class it is an attribute of, as those made in C are."""

    def __repr__(self):
        return f"<built-in function {self.__name__}>"

    def __reduce__(self):
        return self.__name__


def loop_time():
    """What the event loop reads: no look at the clock by the learner."""
    return MONOTONIC_BASE + scheduler.now / SECOND


def clock(base, in_nanoseconds=False):
    def read():
        scheduler.current()
        scheduler.look()
        if in_nanoseconds:
            return base * SECOND + scheduler.now
        return base + scheduler.now / SECOND
    return read


def sleep(seconds):
    duration = seconds if isinstance(seconds, float) else operator.index(seconds)
    if not 0 <= duration <= LONGEST:
        return real_sleep(seconds)      # which says what is wrong with it
    duration *= stretch_of_caller(sys._getframe(1), duration)
    scheduler.sleep(scheduler.current(), nanoseconds(duration), ("time.sleep", duration))


def in_the_present(name, place, present):
    """The function of `time` that takes the present where its argument number PLACE is left out."""
    real = getattr(time, name)

    def tell(*arguments):
        if arguments[place:] in ((), (None,)):
            arguments = *arguments[:place], present()
        return real(*arguments)
    put(name, tell)


def put(name, function):
    function.__name__ = function.__qualname__ = name
    function.__module__, function.__doc__ = "time", getattr(time, name).__doc__
    setattr(time, name, Function(function))


def install():
    put("sleep", sleep)
    for name, base in (("monotonic", MONOTONIC_BASE), ("perf_counter", 0), ("time", DATE_BASE)):
        for suffix in ("", "_ns"):
            read = clock(base, bool(suffix))
            put(name + suffix, read)
    for name in ("localtime", "gmtime", "ctime"):
        in_the_present(name, 0, time.time)
    in_the_present("asctime", 0, time.localtime)
    in_the_present("strftime", 1, time.localtime)
