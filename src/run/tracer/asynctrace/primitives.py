"""asyncio's locks, events and queues: who holds what, what happened before what, and the events for the timeline.

The coroutine methods get a thin wrapper of the same name; frames of this package are left out wherever chains are read.
"""
import asyncio
import functools
import weakref

from . import lock_order
from .actors import current_actor, happens_before
from .events import record
from .names import name_of
from .places import learner_line, made_by_library
from .waits import is_done

_holders = weakref.WeakKeyDictionary()          # lock or semaphore -> [weakref of the task, its actor], oldest first


def holders_of(lock):
    """The living tasks that hold it."""
    tasks = (reference() for reference, _ in _holders.get(lock, ()))
    return [task for task in tasks if task is not None and not is_done(task)]


def acquired(lock):
    task, actor = current_task(), current_actor()
    if task is not None:
        _holders.setdefault(lock, []).append((weakref.ref(task), actor))
    actor.locks.append(lock)
    happens_before.receive(lock)
    record("lock", obj=str(name_of(lock)), op="acquire", by=actor.id, line=learner_line(2))


def released(lock):
    """By the current task if it is among the holders, else for the oldest: anybody may release."""
    task, held = current_task(), _holders.get(lock, [])
    mine = next((index for index, (reference, _) in enumerate(held) if reference() is task), 0)
    if held:
        _, actor = held.pop(mine)
        if lock in actor.locks:
            actor.locks.remove(lock)
    happens_before.send(lock)
    record("lock", obj=str(name_of(lock)), op="release", by=current_actor().id)


def current_task():
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None


def after(cls, name, note, before=None):
    """Wrap a coroutine method: `note(self)` when it has succeeded."""
    original = getattr(cls, name)

    @functools.wraps(original)
    async def method(self, *args):
        if before is not None:
            before(self)
        result = await original(self, *args)
        note(self)
        return result
    setattr(cls, name, method)


def at(cls, name, note, late=False):
    """Wrap a plain method: `note(self)` before it, or when it has succeeded."""
    original = getattr(cls, name)

    @functools.wraps(original)
    def method(self, *args):
        if not late:
            note(self)
        result = original(self, *args)
        if late:
            note(self)
        return result
    setattr(cls, name, method)


def noted(kind, op, sends=False, receives=False):
    def note(thing):
        if sends:
            happens_before.send(thing)
        if receives:
            happens_before.receive(thing)
        size = thing.qsize() if kind == "queue" else None
        record(kind, obj=str(name_of(thing)), op=op, by=current_actor().id, size=size)
    return note


def named_at_birth(cls):
    """Number what the learner makes in the order of its making."""
    original = cls.__init__

    @functools.wraps(original)
    def __init__(self, *args, **kwargs):
        original(self, *args, **kwargs)
        if not made_by_library():
            name_of(self, type(self).__name__, learner_line())
    cls.__init__ = __init__


def wants(lock):
    lock_order.wants(lock, current_actor())


def install():
    import asyncio.locks as locks
    import asyncio.queues as queues
    for cls in (locks.Lock, locks.Semaphore, locks.Event, locks.Condition, queues.Queue):
        named_at_birth(cls)
    after(locks.Lock, "acquire", acquired, before=wants)
    after(locks.Semaphore, "acquire", acquired)
    at(locks.Lock, "release", released)
    at(locks.Semaphore, "release", released)
    at(locks.Event, "set", noted("event", "set", sends=True))
    at(locks.Event, "clear", noted("event", "clear"))
    after(locks.Event, "wait", happens_before.receive)
    at(queues.Queue, "put_nowait", noted("queue", "put", sends=True))
    at(queues.Queue, "get_nowait", noted("queue", "get", receives=True), late=True)
    at(queues.Queue, "task_done", noted("queue", "task_done", sends=True))
    after(queues.Queue, "join", happens_before.receive)
    asks(locks.Event, "is_set")


def asks(cls, name):
    original = getattr(cls, name)

    @functools.wraps(original)
    def method(self):
        answer = original(self)
        if answer:
            happens_before.receive(self)
        return answer
    setattr(cls, name, method)
