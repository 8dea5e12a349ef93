"""The event loop on the scheduler: its selector, its clock, its handles, and the seeded order of what is ready."""
import sys

from . import guard, tasks
from .actors import Actor, current_actor, happens_before
from .blocked import step_begins, step_ends
from .clock import MONOTONIC_BASE, loop_time
from .config import config
from .events import record
from .latency import stretch_of_caller
from .outside import mark_unsure, outside
from .places import learner_line
from .scheduler import SECOND, nanoseconds, scheduler

loops = []                              # in the order of their making
QUIET = 0.3                             # real seconds without news from a watched descriptor


class Selector:
    """Asks the real selector without waiting, and waits on the scheduler."""

    def __init__(self, real, loop):
        self._real, self._loop = real, loop

    def __getattr__(self, name):
        return getattr(self._real, name)

    def watches_descriptors(self):
        return len(self._real.get_map()) > 1            # the loop's own self-pipe is one

    def select(self, timeout=None):
        thread = scheduler.current()
        scheduler.step()
        events = self._real.select(0)
        if events:
            if any(key.fd != self._loop._ssock.fileno() for key, _ in events):
                mark_unsure("descriptor")
            scheduler.give_way(thread)
            return events
        if timeout is not None and timeout <= 0:
            scheduler.look()
            scheduler.give_way(thread)
        elif self.watches_descriptors():
            return self._wait_for_descriptors(timeout)
        else:
            deadline = None if timeout is None else scheduler.now + nanoseconds(timeout)
            inside, thread.callbacks = thread.callbacks, 0      # waiting in the loop blocks nobody
            try:
                scheduler.park(thread, deadline, ("loop", self._loop))
            finally:
                thread.callbacks = inside
        return self._real.select(0)

    def _wait_for_descriptors(self, timeout):
        if timeout is None and not (scheduler.forked or scheduler.ready or scheduler.parked or scheduler.signals or scheduler.outside):
            events = self._real.select(QUIET)
            if not events:
                scheduler.came_to_an_end("waits-for-outside")
            mark_unsure("descriptor")
            return events
        return outside("descriptor", self._real.select, timeout)


def wake_loop(loop):
    for thread in list(scheduler.parked):
        if thread.waits_for == ("loop", loop):
            scheduler.wake(thread)


def next_timers():
    """When the loops' next timers are due, in ns."""
    return [round((loop._scheduled[0]._when - MONOTONIC_BASE) * SECOND) for loop in loops if loop._scheduled]


def traced_handle(base):
    """Handles that know what happened before they were scheduled, and whose running is a step."""

    class Traced(base):
        __slots__ = ("_cause",)

        def __init__(self, *args, **kwargs):
            base.__init__(self, *args, **kwargs)
            self._cause = current_actor().tell() if happens_before.on else None

        def _run(self):
            thread = scheduler.current()
            task = tasks.stepped_by(self._callback)
            outer = thread.task_actor
            if task is not None:
                actor = thread.task_actor = tasks.actor_of(task)
                actor.learn(self._cause)
            else:
                thread.task_actor = Actor("callback", "callback", self._cause)
            thread.callbacks += 1
            thread.turn += 1
            scheduler.steps += 1
            began = step_begins(thread)
            state = tasks.step_begins(task) if task is not None else None
            try:
                base._run(self)
            finally:
                step_ends(thread, began, state)
                if state is not None:
                    tasks.step_ends(task, state)
                thread.callbacks -= 1
                thread.turn += 1
                thread.task_actor = outer
                self = task = state = None      # a traceback keeps this frame: it must keep nothing alive
    Traced.__name__ = Traced.__qualname__ = base.__name__
    Traced.__module__ = base.__module__
    return Traced


def install():
    import asyncio
    import asyncio.base_events as base_events
    import asyncio.events as events
    import asyncio.selector_events as selector_events

    asyncio.Handle = events.Handle = traced_handle(events.Handle)
    asyncio.TimerHandle = events.TimerHandle = traced_handle(events.TimerHandle)
    Base = selector_events.BaseSelectorEventLoop
    real_init, real_close = Base.__init__, Base.close

    def __init__(self, selector=None):
        real_init(self, selector)
        loops.append(self)
        record("loop", op="new", loop=len(loops), by=current_actor().id)
        if config.virtual:
            self._selector = Selector(self._selector, self)

    def close(self):
        if not self.is_closed() and self in loops:
            tasks.loop_closes(self)
            record("loop", op="close", loop=loops.index(self) + 1)
        real_close(self)
    __init__.__qualname__, close.__qualname__ = real_init.__qualname__, real_close.__qualname__
    Base.__init__, Base.close = __init__, close
    if config.virtual:
        scheduler.next_timers = next_timers
        install_clock(base_events, selector_events)


def install_clock(base_events, selector_events):
    import asyncio.tasks
    Loop = base_events.BaseEventLoop
    Loop.time = lambda self: loop_time()
    Loop.time.__name__, Loop.time.__qualname__ = "time", "BaseEventLoop.time"
    Selecting = selector_events.BaseSelectorEventLoop
    real_write, real_once, real_later = Selecting._write_to_self, Loop._run_once, Loop.call_later
    sleep_code = asyncio.tasks.sleep.__code__

    def _write_to_self(self):
        real_write(self)
        wake_loop(self)

    def _run_once(self):
        for name, function in clock.items():
            if getattr(type(self), name) is not function or name in self.__dict__:
                guard.refuse(f"replaces {name}, the clock of a loop", learner_line())
        if config.seed and len(self._ready) > 1:
            permute(self._ready)
        real_once(self)

    def call_later(self, delay, callback, *args, context=None):
        caller = sys._getframe(1)
        if caller.f_code is sleep_code:
            delay *= stretch_of_caller(caller.f_back, delay)
        del caller
        return real_later(self, delay, callback, *args, context=context)
    call_later.__qualname__ = real_later.__qualname__
    Selecting._write_to_self, Loop._run_once, Loop.call_later = _write_to_self, _run_once, call_later
    clock = {name: getattr(Loop, name) for name in ("time", "call_at", "call_later")}


def permute(ready):
    """Another order of the tasks that were woken. Everything else keeps its order, which call_soon documents."""
    handles = list(ready)
    woken = [index for index, handle in enumerate(handles) if is_wake_up(handle._callback)]
    chosen = [handles[index] for index in woken]
    scheduler.random.shuffle(chosen)
    for index, handle in zip(woken, chosen):
        handles[index] = handle
    ready.clear()
    ready.extend(handles)


def is_wake_up(callback):
    task = tasks.stepped_by(callback)
    return task is not None and task._fut_waiter is not None
