"""Signals that the program sends to itself. The main thread gets them at the virtual time at which they were sent, and one
that ends the program does not end it before the facts are told."""
import os
import signal

from .config import config
from .scheduler import scheduler

HARMLESS = {signal.SIGCHLD, signal.SIGCONT, signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGURG,
            signal.SIGWINCH}            # what they do by default ends no process

real_kill, real_raise = os.kill, signal.raise_signal


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


def install():
    os.kill, signal.raise_signal = kill, raise_signal
    kill.__module__, raise_signal.__module__ = "os", "signal"
