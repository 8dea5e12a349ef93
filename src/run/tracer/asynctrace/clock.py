"""The functions of `time`, on the virtual clock."""
import sys
import time

from .latency import stretch_of_caller
from .scheduler import SECOND, nanoseconds, scheduler

MONOTONIC_BASE = 1000                   # seconds; as on a machine that was started a while ago
DATE_BASE = 1_767_225_600               # 2026-01-01 00:00 UTC


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
    duration = seconds + 0.0
    if duration != duration or duration < 0:
        raise ValueError("sleep length must be non-negative")
    duration *= stretch_of_caller(sys._getframe(1), duration)
    scheduler.sleep(scheduler.current(), nanoseconds(duration), ("time.sleep", duration))


def install():
    time.sleep = sleep
    sleep.__module__ = "time"           # a process that was not forked has the library's own
    for name, base in (("monotonic", MONOTONIC_BASE), ("perf_counter", 0), ("time", DATE_BASE)):
        for suffix in ("", "_ns"):
            read = clock(base, bool(suffix))
            read.__name__ = read.__qualname__ = name + suffix
            read.__module__ = "time"
            setattr(time, name + suffix, read)
