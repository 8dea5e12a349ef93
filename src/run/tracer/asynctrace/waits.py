"""What a suspended task or a parked thread waits for."""
import asyncio
import sys
from asyncio import Task as RealTask             # before tasks.py puts its own in its place

from .actors import actor_of_thread
from .events import has_room, record
from .names import name_of
from .places import ASYNCIO, is_learner, is_library, is_tracer, library_call, place
from .scheduler import SECOND, scheduler
from .work import item_of

CHAIN_MOST = 200

# innermost function of asyncio -> kind of wait
KINDS = {"sleep": "sleep", "Lock.acquire": "lock", "Semaphore.acquire": "semaphore", "Event.wait": "event",
         "Condition.wait": "condition", "Barrier._wait": "barrier", "Barrier._block": "barrier", "Queue.get": "queue-get",
         "Queue.put": "queue-put", "Queue.join": "queue-join", "TaskGroup.__aexit__": "group", "TaskGroup._aexit": "group",
         "wait_for": "wait_for", "_wait": "wait", "_wait_for_one": "as_completed", "StreamReader._wait_for_data": "read",
         "StreamWriter.drain": "drain", "Process.wait": "process", "BaseEventLoop.shutdown_default_executor": "shutdown",
         "BaseSelectorEventLoop.sock_recv": "socket", "BaseSelectorEventLoop.sock_connect": "socket",
         "BaseSelectorEventLoop.sock_accept": "socket", "_AsyncCompletion": "as_completed"}
# the same for threads: what the learner called in the library
CALLS = {"Event.wait": "event", "Condition.wait": "condition", "Condition.wait_for": "condition", "Semaphore.acquire": "semaphore",
         "Barrier.wait": "barrier", "Queue.get": "queue-get", "Queue.put": "queue-put", "Queue.join": "queue-join",
         "_PySimpleQueue.get": "queue-get", "Future.result": "future", "Future.exception": "future", "wait": "wait",
         "as_completed": "as_completed", "Thread.start": "start", "Thread._bootstrap": "start"}
UNTOLD = ("loop", "start")              # its tasks tell; the library's hand-shake, and its threads that have nothing to do
OBJECTS = ("lock", "semaphore", "event", "condition", "barrier", "queue-get", "queue-put", "queue-join")


class Wait:
    """kind: one word; on: for people; wakers: who could end it; all_needed: whether every waker must act."""

    __slots__ = ("kind", "on", "thing", "wakers", "all_needed", "line", "stack", "delay")

    def __init__(self, kind, on, thing=None, wakers=(), all_needed=False, delay=None):
        self.kind, self.on, self.thing, self.wakers, self.all_needed = kind, on, thing, list(wakers), all_needed
        self.delay, self.line, self.stack = delay, None, []


def is_done(future):
    """Asked for the tracer, which orders nothing."""
    return RealTask.done(future) if isinstance(future, RealTask) else future.done()


def await_chain(coroutine):
    """The frames of a suspended coroutine, outermost first."""
    frames, awaited = [], coroutine
    while awaited is not None and len(frames) < CHAIN_MOST:
        for prefix, next_name in (("cr", "cr_await"), ("gi", "gi_yieldfrom"), ("ag", "ag_await")):
            frame = getattr(awaited, prefix + "_frame", None)
            if frame is not None or hasattr(awaited, next_name):
                break
        else:
            break
        if frame is not None and not is_tracer(frame.f_code.co_filename):
            frames.append(frame)
        awaited = getattr(awaited, next_name)
    return frames


def line_of_chain(frames):
    """The innermost line of the learner's code."""
    return next((frame.f_lineno for frame in reversed(frames) if is_learner(frame.f_code.co_filename)), None)


def describe(task):
    """What a suspended task waits for."""
    frames = await_chain(task.get_coro())
    wait = wait_of_task(task, frames)
    wait.line = line_of_chain(frames)
    wait.stack = [place(frame) for frame in frames if not is_library(frame.f_code.co_filename)]
    return wait


def wait_of_task(task, frames):
    waiter = task._fut_waiter
    for frame in reversed(frames):              # the innermost function of asyncio that says what it is about
        if not frame.f_code.co_filename.startswith(ASYNCIO):
            break
        kind = KINDS.get(frame.f_code.co_qualname)
        if kind == "sleep":
            delay = frame.f_locals.get("delay")
            return Wait(kind, f"sleep({delay})", delay=delay)
        if kind == "group":
            return wait_for_tasks(kind, "its TaskGroup", frame.f_locals["self"]._tasks)
        if kind in OBJECTS:
            return wait_for_object(*outermost_object(frames, frame))
        if kind in ("wait", "as_completed", "wait_for"):
            return Wait(kind, f"asyncio.{kind}")
        if kind is not None:
            return Wait(kind, kind)
    return wait_for_future(waiter)


def outermost_object(frames, frame):
    """A Condition waits on its lock, a Queue.join on an Event: the object that the learner called is the one to name."""
    index = frames.index(frame)
    kind, thing = KINDS[frame.f_code.co_qualname], frame.f_locals["self"]
    while index and frames[index - 1].f_code.co_filename.startswith(ASYNCIO):
        index -= 1
        outer = KINDS.get(frames[index].f_code.co_qualname)
        if outer in OBJECTS:
            kind, thing = outer, frames[index].f_locals["self"]
    return kind, thing


def wait_for_object(kind, thing):
    if kind in ("lock", "semaphore"):
        from .primitives import holders_of
        holders = holders_of(thing)
        held = " and ".join(actor_label(holder) for holder in holders) or "nobody"
        return Wait(kind, f"{name_of(thing)} held by {held}", thing, holders)
    return Wait(kind, f"{name_of(thing)}{METHODS.get(kind, '.wait()')}", thing)


METHODS = {"queue-get": ".get()", "queue-put": ".put()", "queue-join": ".join()"}


def wait_for_future(waiter):
    if waiter is None:
        return Wait("turn", "its turn")
    if isinstance(waiter, asyncio.tasks._GatheringFuture):
        return wait_for_tasks("gather", "gather", [child for child in waiter._children if isinstance(child, RealTask)])
    if isinstance(waiter, RealTask):
        return Wait("task", actor_label(waiter), waiter, [waiter])
    work_item = item_of(waiter)
    if work_item is not None:
        return Wait("executor", f"work item {work_item}", waiter)
    return Wait("future", "a future", waiter)


def wait_for_tasks(kind, what, tasks):
    alive = sorted((task for task in tasks if not is_done(task)), key=actor_number)
    names = ", ".join(actor_label(task) for task in alive)
    return Wait(kind, f"{what} of {names}" if kind == "gather" else f"{what}: {names}", None, alive, all_needed=True)


def wait_of_thread(thread):
    """What a parked thread waits for."""
    from .locks import Lock
    on = thread.waits_for
    frame = sys._current_frames().get(thread.ident)
    if isinstance(on, Lock) and not on._internal:
        wait = Wait("lock", f"{name_of(on)} held by {on._holder.label()}", on, [on._owner])
    elif isinstance(on, tuple) and on[0] == "Thread.join":
        wait = Wait("join", f"the end of {actor_label(on[1])}", on[1], [on[1]])
    elif isinstance(on, tuple) and on[0] == "time.sleep":
        wait = Wait("sleep", f"time.sleep({on[1]:g})", delay=on[1])
    elif isinstance(on, tuple):
        wait = Wait(on[0], "the event loop" if on[0] == "loop" else str(on[1]))
    else:
        name = library_call(frame)
        wait = Wait(CALLS.get(name, "call"), name)
    while frame is not None:
        if is_learner(frame.f_code.co_filename):
            wait.line = wait.line or frame.f_lineno
            wait.stack.insert(0, place(frame))
        frame = frame.f_back
    return wait


def actor_number(task):
    from .tasks import actor_of
    return actor_of(task).id


def actor_label(waker):
    """Label of a task or of a virtual thread; a loop's thread that runs a task is that task."""
    from .tasks import actor_of
    if isinstance(waker, RealTask):
        return actor_of(waker).label()
    return actor_of_thread(waker).label()


def tell_wait(thread):
    """The event that a thread waits; not inside a callback, where it blocks its loop."""
    if thread.callbacks or not has_room():
        return False
    wait = wait_of_thread(thread)
    if wait.kind in UNTOLD:
        return False
    record("wait", id=actor_of_thread(thread).id, **wait_keys(wait))
    return True


def tell_resume(thread):
    record("resume", id=actor_of_thread(thread).id)


def install():
    scheduler.tell_wait, scheduler.tell_resume = tell_wait, tell_resume


def holder_numbers(wakers):
    for waker in wakers:
        number = actor_number(waker) if isinstance(waker, RealTask) else getattr(actor_of_thread(waker), "id", None)
        if number is not None:
            yield number


def wait_keys(wait):
    """A wait as keys of an event."""
    return {"on": wait.kind, "what": wait.on, "line": wait.line, "stack": wait.stack or None, "delay": wait.delay,
            "holders": list(holder_numbers(wait.wakers)) or None}


def wait_fact(actor, wait, since):
    return {"actor": actor, "on": wait.on, "kind": wait.kind, "line": wait.line, "since": round(since / SECOND, 6)}


def all_waits():
    """Facts of everybody who waits now, sleepers, idle loops and idle threads of pools excepted."""
    from .tasks import pending, state_of
    facts = []
    for task in pending():
        if task._fut_waiter is not None:
            facts.append((describe(task), state_of(task).actor.label(), state_of(task).since))
    for thread in scheduler.by_ident.values():
        if thread.state in ("parked", "outside"):
            facts.append((wait_of_thread(thread), actor_label(thread), thread.since))
    return [wait_fact(actor, wait, since) for wait, actor, since in facts if wait.kind not in ("sleep", *UNTOLD)]
