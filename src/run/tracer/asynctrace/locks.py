"""threading's locks, on the scheduler.

Condition, Event, Semaphore, Barrier, Timer, queue and concurrent.futures are built on these in Python, so they run
unmodified on the virtual clock. Locks that the library makes for itself order nothing (they would hide races), have no
name and are never a place of preemption.
"""
import _thread

from . import lock_order
from .actors import actor_of_thread, happens_before
from .events import record
from .names import name_of
from .places import learner_line, made_by_library
from .scheduler import nanoseconds, scheduler

LONGEST = 9_223_372_036                 # seconds that the interpreter's clock can hold
_real_lock = _thread.allocate_lock
building = 0                            # depth of constructors of the library that make locks


def not_pickled(name):
    """A __reduce_ex__ that refuses, as objects made in C do."""
    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{name}' object")
    return __reduce_ex__


class Lock:
    kind = "Lock"
    __reduce_ex__ = not_pickled("_thread.lock")

    def __init__(self):
        self._owner = None
        self._holder = None             # the actor; a task on a loop's thread
        self._count = 0
        self._waiting = []
        self._internal = building > 0 or made_by_library()
        if not self._internal:
            name_of(self, self.kind, learner_line())

    def acquire(self, blocking=True, timeout=-1):
        if timeout != -1 and not (blocking and 0 <= timeout <= LONGEST):
            return _real_lock().acquire(blocking, timeout)      # which says what is wrong with it
        thread = scheduler.current()
        if not self._internal:
            scheduler.may_preempt(thread)
            if blocking and timeout == -1:
                lock_order.wants(self, actor_of_thread(thread))
        if self._owner is not None and not self._left_behind() and not self._wait(thread, blocking, timeout):
            return False
        self._owner = thread
        self._acquired(thread)
        return True

    def _left_behind(self):
        """Held in a forked process by a thread that has not come along: what this is a part of is made in C, and never held at a fork."""
        return scheduler.forked and self._internal and self._owner.state == "done"

    def _wait(self, thread, blocking, timeout):
        if not blocking or timeout == 0:
            scheduler.idle_look()
            return self._owner is None
        deadline = None if timeout == -1 else scheduler.now + nanoseconds(timeout)
        self._waiting.append(thread)
        try:
            while self._owner is not None:
                scheduler.park(thread, deadline, self)
                if thread.woken_by == "timeout" and self._owner is not None:
                    return False
        finally:
            if thread in self._waiting:
                self._waiting.remove(thread)
        return True

    def _acquired(self, thread):
        if not self._internal:
            self._holder = actor_of_thread(thread)
            self._holder.locks.append(self)
            happens_before.receive(self)
            record("lock", obj=name_of(self), op="acquire", by=self._holder.id, line=learner_line(2))

    def release(self):
        thread = scheduler.current()
        if self._owner is None:
            raise RuntimeError("release unlocked lock")
        self._released()
        if not self._internal:
            scheduler.may_preempt(thread)

    def _released(self):
        if not self._internal:
            happens_before.send(self)
            if self in self._holder.locks:
                self._holder.locks.remove(self)
            record("lock", obj=name_of(self), op="release", by=actor_of_thread(scheduler.current()).id)
        self._wake_one()

    def _wake_one(self):
        self._owner = self._holder = None
        for thread in self._waiting:
            if thread.state == "parked":
                scheduler.wake(thread)
                break

    def locked(self):
        return self._owner is not None

    def acquire_lock(self, blocking=True, timeout=-1):
        return self.acquire(blocking, timeout)

    def release_lock(self):
        self.release()

    def locked_lock(self):
        return self.locked()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()

    def _at_fork_reinit(self):
        self._owner, self._holder, self._count, self._waiting = None, None, 0, []

    def __repr__(self):
        return f"<{self._state()} _thread.lock object at {id(self):#x}>"

    def _state(self):
        return "locked" if self._owner is not None else "unlocked"


# What a learner sees of it; the name in threading is another.
Lock.__module__, Lock.__name__, Lock.__qualname__ = "_thread", "lock", "lock"


class Waiter(Lock):
    """The lock on which Condition.wait parks. The notifier releases it, so its owner says nothing about who must act."""
    kind = "waiter"

    def __init__(self):
        self._owner, self._holder, self._count, self._waiting, self._internal = None, None, 0, [], True

    def _acquired(self, thread):
        happens_before.receive(self)

    def _released(self):
        happens_before.send(self)
        self._wake_one()


class RLock(Lock):
    kind = "RLock"
    __reduce_ex__ = not_pickled("_thread.RLock")

    def acquire(self, blocking=True, timeout=-1):
        if self._owner is not None and self._owner is scheduler.current():
            self._count += 1
            return True
        if Lock.acquire(self, blocking, timeout):
            self._count = 1
            return True
        return False

    __enter__ = acquire

    def release(self):
        if self._owner is None or self._owner is not scheduler.current():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            Lock.release(self)

    def _is_owned(self):
        return self._owner is not None and self._owner is scheduler.current()

    def _release_save(self):
        count, self._count = self._count, 0
        Lock.release(self)
        return count

    def _acquire_restore(self, count):
        Lock.acquire(self)
        self._count = count

    def _recursion_count(self):
        return self._count if self._is_owned() else 0

    def __repr__(self):
        owner = self._owner.ident if self._owner is not None else 0
        return f"<{self._state()} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>"


RLock.__module__ = "_thread"


def builds_locks(cls):
    """Locks that the constructor of this class makes are the library's own."""
    original = cls.__init__

    def __init__(self, *args, **kwargs):
        global building
        building += 1
        try:
            original(self, *args, **kwargs)
        finally:
            building -= 1
    __init__.__qualname__, __init__.__doc__ = original.__qualname__, original.__doc__
    cls.__init__ = __init__
