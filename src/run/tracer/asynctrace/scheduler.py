"""One baton, one clock.

Real threads run one at a time. The one that has the baton gives it away only where it waits (`park`), where it lets
others go first (`give_way`) and where it leaves the virtual world (`outside`), so the operating system's scheduling cannot
be seen. Time stands still while anybody can run; when nobody can, it jumps to the earliest deadline. Times are integers,
nanoseconds since the start of the run.

The other half of the work, threads that block in real calls, is in outside.py.
"""
import _thread
import random
import signal
import time
from collections import deque

from .config import config

SECOND = 1_000_000_000
IDLE_LOOKS = 100                # so many looks at the clock in a row are free; then time creeps
CREEP_DOUBLES = 500             # the creep of 1 us doubles after so many further looks
CREEP_MOST = 1_000_000          # 1 ms
PREEMPTION = 0.15               # how often a seeded schedule switches threads where it may
KEEPER = object()               # has the baton while a helper thread keeps the time

real_monotonic_ns = time.monotonic_ns
get_ident = _thread.get_ident
start_real_thread = _thread.start_new_thread


def nanoseconds(seconds):
    """A positive wait never becomes none at all: it would make polling loops of the library endless."""
    return max(1, round(seconds * SECOND)) if seconds > 0 else 0


class VirtualThread:
    """A real thread, as the scheduler sees it."""

    def __init__(self, name):
        self.gate = _thread.allocate_lock()     # the thread sleeps here while others have the baton
        self.gate.acquire()
        self.name = name
        self.ident = None
        self.native_id = None
        self.daemon = False
        self.state = "ready"                    # ready, running, parked, outside, done
        self.deadline = None
        self.waits_for = None                   # what it is parked on: an object of locks.py, or (kind, thing)
        self.woken_by = None                    # "event", "timeout" or "signal"
        self.since = 0
        self.order = 0
        self.joiners = []
        self.callbacks = 0                      # loop callbacks that it is inside of
        self.turn = 0                           # changes where another task or callback begins or ends on it
        self.actor = None
        self.task_actor = None                  # the task or callback that a loop runs on it just now

    def get_name(self):
        return self.name


class Scheduler:
    def __init__(self):
        self.now = 0
        self.steps = 0
        self.looks = 0
        self.serial = 0
        self.random = random.Random(0)
        self.seeded = False
        self.ready = deque()
        self.parked = {}
        self.by_ident = {}
        self.outside = set()
        self.returning = deque()                # threads that came back from outside and want the baton
        self.returned = _thread.allocate_lock() # released when somebody comes back while the baton is idle
        self.returned.acquire()
        self.idling = False
        self.follows = None                     # (real ns, ns then, ns at most): the clock goes as the real one does
        self.followed_until = 0                 # real ns
        self.door = _thread.allocate_lock()     # held while the baton is given up or taken by an outsider
        self.unsure = []
        self.signals = []                       # planned: (ns, signal number, repeated every so many ns), earliest first
        self.pending_signals = []
        self.next_look_for_cycles = SECOND
        self.forked = False                     # this is a process that the program made
        self.paced = False                      # in which waits take real time
        self.concluded = False
        self.started_at = real_monotonic_ns()
        self.main = self.adopt("MainThread")
        self.main.state = "running"
        self.running = self.main
        # set by the modules that know what to do
        self.nothing_can_wake = self.look_for_cycles = self.came_to_an_end = self.stood_still = None
        self.next_timers = list
        self.tell_wait = self.tell_resume = lambda thread: False

    # ---- who am I

    def adopt(self, name):
        thread = VirtualThread(name)
        thread.ident = get_ident()
        thread.native_id = _thread.get_native_id()
        self.by_ident[thread.ident] = thread
        return thread

    def current(self):
        """The calling thread, with the baton in its hands."""
        thread = self.by_ident.get(get_ident())
        if thread is self.running:
            return thread
        if thread is None:                      # made by C code, behind our back
            thread = self.adopt(f"Thread-{len(self.by_ident)}")
        if config.virtual:
            self.come_back(thread)
        return thread

    def seconds(self):
        return round(self.elapsed() / SECOND, 6)

    def elapsed(self):
        if not config.virtual:
            return real_monotonic_ns() - self.started_at
        follows = self.follows                  # the watchdog asks, too
        if follows is None:
            return self.now
        since, now, most = follows
        passed = now + real_monotonic_ns() - since
        return passed if most is None else min(passed, most)

    def follow(self, most=None):
        """From now on the clock goes as the real one does, up to MOST."""
        self.follows = real_monotonic_ns(), self.now, most

    def unfollow(self):
        """From now on it stands still."""
        self.now = self.elapsed()
        self.follows, self.followed_until = None, real_monotonic_ns()

    # ---- giving the baton away

    def park(self, thread, deadline, waits_for):
        """Wait until woken or until the deadline (ns, None for never)."""
        began = self.now
        self.serial += 1
        thread.state, thread.deadline, thread.waits_for, thread.woken_by = "parked", deadline, waits_for, None
        thread.order, thread.since = self.serial, began
        self.parked[thread] = None
        told = self.tell_wait(thread)
        self.switch(thread)
        thread.waits_for = None
        if told:
            self.tell_resume(thread)
        if thread.callbacks and self.now > began:
            self.stood_still(self.now - began, waits_for)
        self.deliver_signal(thread)

    def give_way(self, thread):
        """Go to the end of the queue of those that can run."""
        if self.ready:
            thread.state = "ready"
            self.ready.append(thread)
            self.switch(thread)
        self.deliver_signal(thread)

    def may_preempt(self, thread):
        """A place where the operating system could switch threads; seeded schedules do, now and then."""
        if self.seeded and self.ready and self.random.random() < PREEMPTION:
            self.give_way(thread)

    def switch(self, thread):
        chosen = self.pick()
        if chosen is not thread:
            self.hand_over(chosen)
            thread.gate.acquire()
        thread.state = "running"

    def hand_over(self, chosen):
        self.running = chosen
        chosen.gate.release()

    def finish(self, thread):
        """The thread ends and somebody else goes on."""
        thread.state = "done"
        self.by_ident.pop(thread.ident, None)
        for joiner in thread.joiners:
            self.wake(joiner)
        self.hand_over(self.pick())

    def wake(self, thread, why="event"):
        if thread.state == "parked":
            del self.parked[thread]
            thread.state, thread.woken_by, thread.deadline = "ready", why, None
            self.ready.append(thread)

    # ---- who is next, and what time is it then

    def pick(self):
        while True:
            self.step()
            while self.returning:
                thread = self.returning.popleft()
                self.outside.discard(thread)
                self.ready.append(thread)
            if self.ready:
                if self.seeded:
                    self.ready.rotate(-self.random.randrange(len(self.ready)))
                return self.ready.popleft()
            due = self.earliest()
            if self.outside or due is not None and self.child_lives():
                due = self.idle(due)
                if due is None:
                    continue
            if due is None:
                self.nothing_can_wake()         # comes back in a child only
            else:
                self.advance(due)

    def earliest(self):
        times = [thread.deadline for thread in self.parked if thread.deadline is not None]
        if self.signals:
            times.append(self.signals[0][0])
        return min(times, default=None)

    def advance(self, due):
        if due > self.now:
            if self.paced:
                self.idling = True
                real_sleep(max(0, due - self.now) / SECOND)
                self.idling = False
            self.now, self.looks = due, 0
        if self.now > config.limits["virtual_seconds"] * SECOND:
            self.came_to_an_end("endless")
        if self.now >= self.next_look_for_cycles:
            self.next_look_for_cycles = self.now + max(SECOND, self.now // 64)
            self.look_for_cycles()
        self.wake_due()

    def wake_due(self):
        due = [thread for thread in self.parked if thread.deadline is not None and thread.deadline <= self.now]
        for thread in sorted(due, key=lambda thread: (thread.deadline, thread.order)):
            self.wake(thread, "timeout")
        while self.signals and self.signals[0][0] <= self.now:
            at, number, every = self.signals.pop(0)
            if every:
                self.plan_signal(at + every, number, every)
            if self.main.state == "outside":
                signal.pthread_kill(self.main.ident, number)
            else:
                self.pending_signals.append(number)
                self.wake(self.main, "signal")

    def step(self):
        self.steps += 1
        if self.steps > config.limits["steps"]:
            self.came_to_an_end("endless")

    def look(self):
        """A look at the clock, or a turn of the loop without work. Who polls must see time pass."""
        self.looks += 1
        if self.looks <= IDLE_LOOKS:
            return
        creep = min(1000 << min(self.looks // CREEP_DOUBLES, 20), CREEP_MOST)
        known = [thread.deadline for thread in self.parked if thread.deadline is not None]
        known += self.next_timers()
        ahead = [time - self.now for time in known if time > self.now]
        if ahead and min(ahead) <= creep:       # never past a timer that is known; reaching it is progress
            creep, self.looks = min(ahead), 0
        if self.outside or self.child_lives():  # what is real goes on at its own speed
            since, self.followed_until = self.followed_until, real_monotonic_ns()
            creep = min(creep, self.followed_until - since)
        self.now += creep
        self.wake_due()

    def idle_look(self):
        """One turn of a loop that only asks whether somebody else has done something."""
        thread = self.current()
        self.look()
        self.step()
        self.give_way(thread)

    def sleep(self, thread, duration, what):
        if duration == 0:
            self.idle_look()
            return
        end = self.now + duration
        while self.now < end:
            self.park(thread, end, what)

    # ---- signals

    def plan_signals(self, signals):
        self.signals = sorted((round(at * SECOND), getattr(signal, name), 0) for name, at in signals)

    def plan_signal(self, at, number, every):
        self.signals = sorted([*self.signals, (at, number, every)])

    def deliver_signal(self, thread):
        if thread is not self.main or not self.pending_signals:
            return
        signal.raise_signal(self.pending_signals.pop(0))

    # ---- outside

    def idle(self, due):
        raise NotImplementedError("replaced by outside.py")

    come_back = child_lives = idle


real_sleep = time.sleep
scheduler = Scheduler()
