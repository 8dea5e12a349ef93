"""Signals that the program sends to itself. The main thread gets them at the virtual time at which they were sent, and one
that ends the program does not end it before the facts are told. Alarms ring on the virtual clock."""
import operator
import os
import signal

from .config import config
from .outside import mark_unsure
from .scheduler import SECOND, nanoseconds, scheduler

HARMLESS = {signal.SIGCHLD, signal.SIGCONT, signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGURG,
            signal.SIGWINCH}            # what they do by default ends no process

real_kill, real_raise, real_setitimer, real_getitimer = os.kill, signal.raise_signal, signal.setitimer, signal.getitimer


def kill(pid, number, /):
    if pid == os.getpid() and is_ours(number):
        send(number)
    else:
        real_kill(pid, number)


def raise_signal(number, /):
    if is_ours(number):
        send(number)
    else:
        real_raise(number)


def is_ours(number):
    return isinstance(number, int) and number in signal.valid_signals() and not scheduler.forked and not scheduler.concluded


def send(number):
    if is_fatal(number):
        scheduler.came_to_an_end("killed", signal=signal.Signals(number).name)
    main = scheduler.main
    if config.virtual and scheduler.current() is not main and main.state in ("parked", "ready"):
        scheduler.pending_signals.append(number)
        scheduler.wake(main, "signal")
    else:
        real_raise(number)


def is_fatal(number):
    return number not in HARMLESS and signal.getsignal(number) in (signal.SIG_DFL, None)


# ---- alarms

LONGEST = 1e9                           # seconds; who asks for more asks the system
_alarm = None                           # (SIGALRM, repeated every so many ns), of what the program has planned


def planned():
    """The row of the alarm that is to come."""
    return next((row for row in scheduler.signals if row[1:] == _alarm), None)


def getitimer(which, /):
    if which != signal.ITIMER_REAL or scheduler.forked:
        return real_getitimer(which)
    coming = planned()
    return ((coming[0] - scheduler.now) / SECOND, coming[2] / SECOND) if coming else (0.0, 0.0)


def setitimer(which, seconds, interval=0.0, /):
    if which != signal.ITIMER_REAL or scheduler.forked or not 0 <= seconds <= LONGEST or not 0 <= interval <= LONGEST:
        return real_setitimer(which, seconds, interval)         # which says what is wrong with it
    scheduler.current()
    before = getitimer(which)
    plan(nanoseconds(seconds), nanoseconds(interval))
    return before


def plan(delay, every):
    """The next alarm in so many ns, if any, and others after it; in place of what was planned before."""
    global _alarm
    coming = planned()
    if coming is not None:
        scheduler.signals.remove(coming)
    _alarm = None
    if delay:
        _alarm = signal.SIGALRM, every
        scheduler.plan_signal(scheduler.now + delay, *_alarm)


def alarm(seconds, /):
    left = setitimer(signal.ITIMER_REAL, operator.index(seconds))[0]
    return max(1, round(left)) if left else 0


class AlarmWatch:
    """An alarm must also reach who computes, or blocks for real, while the virtual clock stands still."""

    def __init__(self):
        self.seen, self.since = None, 0.0

    def look(self, now):
        coming = planned()
        if coming is None or self.seen != (coming, scheduler.steps, scheduler.now):
            self.seen, self.since = (coming, scheduler.steps, scheduler.now), now
        elif now - self.since > (coming[0] - scheduler.now) / SECOND:
            mark_unsure("alarm")
            plan(coming[2], coming[2])
            real_kill(os.getpid(), signal.SIGALRM)


def install():
    os.kill, signal.raise_signal = kill, raise_signal
    kill.__module__, raise_signal.__module__ = "os", "signal"
    if config.virtual:
        for function in (alarm, setitimer, getitimer):
            function.__module__, function.__doc__ = "signal", getattr(signal, function.__name__).__doc__
            setattr(signal, function.__name__, function)
