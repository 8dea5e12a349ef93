"""Threads that block in real calls: child processes, sockets, unknown C code.

Such a thread is put outside: another one gets the baton meanwhile, and the virtual clock runs at real speed as long as
somebody is outside, or a child process lives. What it measures then depends on the machine, so the run is `unsure`.
"""
import sys
import time

from _thread import get_native_id

from . import kernel, processes
from .config import config
from .scheduler import KEEPER, SECOND, Scheduler, get_ident, real_monotonic_ns, real_sleep, scheduler, start_real_thread

STUCK_AFTER = 0.25              # real seconds in a call, asleep, without a step: the call is one that we do not know
IDLE_MOST = 5.0
LOOK_AGAIN = 0.02               # real seconds, when a child process may end meanwhile and nobody is told


def mark_unsure(why):
    if why not in scheduler.unsure:
        scheduler.unsure.append(why)


def outside(why, function, *args, **kwargs):
    """Call a function that blocks for real."""
    thread = scheduler.current()
    mark_unsure(why)
    began = real_monotonic_ns()
    alone = len(scheduler.by_ident) == 1
    if not alone:
        leave(thread, why)
    try:
        return function(*args, **kwargs)
    finally:
        if alone:
            scheduler.now += real_monotonic_ns() - began
        else:
            scheduler.come_back(thread)


def leave(thread, why):
    thread.state, thread.waits_for, thread.since = "outside", ("outside", why), scheduler.now
    scheduler.outside.add(thread)
    pass_on()


def pass_on():
    """Find a new holder for the baton without blocking the caller."""
    if scheduler.ready or scheduler.returning:
        scheduler.hand_over(scheduler.pick())
    elif scheduler.earliest() is not None:
        scheduler.running = KEEPER
        start_real_thread(keep_time, ())
    else:
        with scheduler.door:
            if not scheduler.returning:
                scheduler.running = None
                scheduler.follow()
                return
        pass_on()


def keep_time():
    scheduler.hand_over(scheduler.pick())


def come_back(self, thread):
    """The thread needs the baton again."""
    with self.door:
        free = self.running is None
        if free:
            self.unfollow()
            self.running = thread
        else:
            self.returning.append(thread)
            if self.returned.locked():
                self.returned.release()
    if not free:
        thread.gate.acquire()
    self.outside.discard(thread)
    thread.state, thread.waits_for = "running", None


def idle(self, due):
    """Nobody can run, somebody is outside or a child process lives: wait for real. Returns the deadline when it was reached."""
    wait = IDLE_MOST if self.outside else LOOK_AGAIN
    if due is not None:
        wait = min(wait, (due - self.now) / SECOND)
    self.follow(due)
    self.idling = True
    came = self.returned.acquire(timeout=max(0, wait))
    self.idling = False
    self.unfollow()
    if due is None:
        if not came and not self.returning and not processes.count:
            self.came_to_an_end("waits-for-outside")
        return None
    return due if not came and self.now >= due else None


def child_lives(self):
    lives = processes.live()
    if lives:
        mark_unsure("process")
    return lives


Scheduler.come_back, Scheduler.idle, Scheduler.child_lives = come_back, idle, child_lives


class StuckWatch:
    """Sees, from the watchdog's thread, that the holder of the baton blocks in a call we do not know."""

    def __init__(self):
        self.seen, self.since = None, 0.0

    def look(self):
        thread, now = scheduler.running, time.clock_gettime(time.CLOCK_MONOTONIC)
        if thread is None or thread is KEEPER or scheduler.idling or thread.native_id is None:
            self.seen = None
            return
        state = asleep(thread)
        if state is None or self.seen != (thread, scheduler.steps, state):
            self.seen, self.since = (thread, scheduler.steps, state), now
        elif now - self.since > STUCK_AFTER and (scheduler.ready or scheduler.parked):
            put_outside(thread)


def asleep(thread):
    """The processor time of the thread if the kernel says that it sleeps, else None: a starved thread is not stuck."""
    try:
        fields = kernel.stat(f"/proc/self/task/{thread.native_id}")
    except OSError:
        return None
    return (fields[11], fields[12]) if fields[0] in (b"S", b"D") else None


def put_outside(thread):
    frame = sys._current_frames().get(thread.ident)
    mark_unsure("blocking call in " + (frame.f_code.co_qualname if frame else "C code"))
    leave(thread, "a blocking call")


# ---- processes that the program makes

class InChild(Scheduler):
    """The clock was the program's at the fork, and goes as the real one from then on. How many steps it takes is nobody's business."""

    @property
    def now(self):
        return self.forked_at + real_monotonic_ns() - self.forked_when

    @now.setter
    def now(self, value):
        pass

    def step(self):
        pass

    def child_lives(self):
        return False                    # its own waits take real time anyway


def after_fork_in_child():
    """A child that the program makes runs at real speed and has nothing to report."""
    scheduler.forked_at, scheduler.forked_when = scheduler.elapsed(), real_monotonic_ns()
    begin_with_one_thread()
    scheduler.forked, scheduler.paced = True, config.virtual
    if config.virtual:
        scheduler.__class__ = InChild
        scheduler.nothing_can_wake = lambda: real_sleep(STUCK_AFTER)        # but a signal; who waits for the child may wait as well
        start_real_thread(watch_child, ())


def watch_child():
    stuck = StuckWatch()
    while True:
        real_sleep(STUCK_AFTER / 4)
        stuck.look()


def begin_with_one_thread():
    """Only the thread that forks lives on."""
    thread = scheduler.by_ident.get(get_ident()) or scheduler.main
    for other in (*scheduler.by_ident.values(), *scheduler.ready):
        other.state = "done"
    scheduler.main = scheduler.running = thread
    thread.state = "running"
    thread.native_id = get_native_id()
    scheduler.by_ident = {get_ident(): thread}
    scheduler.ready.clear()
    scheduler.parked.clear()
    scheduler.outside.clear()
    scheduler.returning.clear()
    scheduler.signals = []
