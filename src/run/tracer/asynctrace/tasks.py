"""Tasks: made by whom and where, their steps, their cancels, their end.

A subclass of the C Task gives creation and cancel requests; steps come from the handles (loops.py). Only weak references
are kept, and `_exception` is read instead of `exception()`, so that the library's own warnings come as ever.
"""
import asyncio.tasks
import weakref

from . import cancels, events, spans
from .actors import Actor, actor_of_thread, current_actor, happens_before
from .events import record
from .leaks import exception_facts
from .places import ASYNCIO, learner_line
from .scheduler import scheduler
from .waits import describe, is_done, wait_keys

LIBRARY_TASKS = ("shutdown_asyncgens", "shutdown_default_executor", "_accept_connection2")
CLOSING = "async_generator_athrow"      # the type of what aclose() returns
RealTask = asyncio.tasks.Task
_states = weakref.WeakKeyDictionary()


class TaskState:
    """What the tracer knows about a task."""

    __slots__ = ("actor", "line", "coroutine", "since", "started", "asked", "open_cancel", "went_on", "swallowed", "tidies",
                 "__weakref__")

    def __init__(self, actor, line, coroutine):
        self.actor, self.line, self.coroutine = actor, line, coroutine
        self.since = scheduler.elapsed()        # of the last step
        self.started = False
        self.asked = None                       # a cancel that was asked for and not delivered
        self.open_cancel = None                 # one that was delivered and is neither passed on nor taken back
        self.went_on = False                    # since then, to another await or start
        self.swallowed = None                   # line
        self.tidies = False                     # made by the loop, to close an async generator that was let go

def coroutine_name(coroutine):
    return getattr(coroutine, "__qualname__", None) or type(coroutine).__name__


def state_of(task):
    state = _states.get(task)
    if state is None:                           # made by other means than asyncio.Task
        coroutine = None if is_done(task) else task.get_coro()    # 3.12.1 crashes for a task that was done at birth
        state = _states[task] = new_state(coroutine, None)
        state.actor.name = shown_name(task.get_name(), state.coroutine)
    return state


def new_state(coroutine, parent):
    name = coroutine_name(coroutine)
    actor = Actor("task", name, parent.clock if parent else None)
    actor.state = state = TaskState(actor, learner_line(2), name)
    return state


def shown_name(name, coroutine):
    """A name nobody chose says little: the coroutine's goes with it."""
    return f"{name} ({coroutine})" if name.startswith("Task-") else name


def actor_of(task):
    return state_of(task).actor


def label(task):
    return state_of(task).actor.label()


class Task(RealTask):
    def __init__(self, coro, **kwargs):
        thread = scheduler.current()
        parent = actor_of_thread(thread)
        parent.goes_on()
        state = _states[self] = new_state(coro, parent)
        eager = kwargs.get("eager_start", False)
        if eager:                               # the first step is part of the making
            state.started, thread.task_actor = True, state.actor
            thread.turn += 1
        RealTask.__init__(self, coro, **kwargs)
        state.actor.name = shown_name(self.get_name(), state.coroutine)
        state.tidies = parent.kind == "callback" and type(coro).__name__ == CLOSING
        code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
        record("task", id=state.actor.id, name=state.actor.name, coroutine=state.coroutine, parent=parent.id,
               line=state.line, defined=code.co_firstlineno if code else None, eager=eager or None,
               library=state.tidies or made_for_library(code) or None)
        if eager:
            thread.task_actor = parent if parent.kind != "thread" else None
            thread.turn += 1
            parent.learn(state.actor.tell())
            step_ends(self, state)

    def is_seen(self):
        """Who sees that it has ended knows what it did."""
        if happens_before.on and RealTask.done(self):
            current_actor().learn(state_of(self).actor.clock)

    def done(self):
        Task.is_seen(self)
        return RealTask.done(self)

    def result(self):
        Task.is_seen(self)
        try:
            return RealTask.result(self)
        finally:
            self = None                         # a traceback keeps this frame

    def exception(self):
        Task.is_seen(self)
        try:
            return RealTask.exception(self)
        finally:
            self = None

    def __await__(self):
        Task.is_seen(self)
        return RealTask.__await__(self)

    __iter__ = __await__

    def cancel(self, msg=None):
        accepted = RealTask.cancel(self, msg) if msg is not None else RealTask.cancel(self)
        if accepted:
            cancels.asked(self, state_of(self))
        return accepted

    def uncancel(self):
        left = RealTask.uncancel(self)
        cancels.uncancelled(state_of(self))
        record("uncancel", id=actor_of(self).id, left=left)
        return left

    def set_name(self, value):
        RealTask.set_name(self, value)
        state = state_of(self)
        if value is not None:                   # 3.13.0's create_task() calls tasks so where there is a factory
            state.actor.name = shown_name(str(value), state.coroutine)
        record("name", id=state.actor.id, name=state.actor.name)


def made_for_library(code):
    """Tasks that asyncio makes for itself."""
    return code is not None and code.co_filename.startswith(ASYNCIO) and code.co_name in LIBRARY_TASKS


Task.__name__ = Task.__qualname__ = "Task"
Task.__module__ = RealTask.__module__


# ---- steps, called by the handles

def stepped_by(callback):
    """The task of which a callback of the loop makes a step, or None; task.cancel as a callback makes none."""
    task = getattr(callback, "__self__", None)
    if not isinstance(task, RealTask):
        return None
    name = getattr(callback, "__name__", None)
    return None if name is not None and hasattr(RealTask, name) else task


def step_begins(task):
    state = state_of(task)
    delivered = cancels.delivered(task, state)
    record("resume" if state.started else "start", id=state.actor.id, cancel=delivered or None)
    state.started = True
    return state


def step_ends(task, state):
    state.since = scheduler.elapsed()
    if not is_done(task):
        cancels.suspended(task, state)
        if events.has_room():
            record("wait", id=state.actor.id, **wait_keys(describe(task)))
        return
    scheduler.looks = 0
    if task.cancelled():
        how, error = "cancelled", None
    else:
        error = task._exception
        how = "returned" if error is None else "raised"
    cancels.finished(state, how)
    record("done", id=state.actor.id, how=how, **exception_facts(error))


# ---- what main leaves behind

left_behind = []                        # names of tasks that were alive when main returned


def main_returned(tasks):
    """The loop is about to tidy up: these tasks were still alive."""
    for task in sorted((task for task in tasks if not state_of(task).tidies), key=lambda task: actor_of(task).id):
        left_behind.append(actor_of(task).name)
        record("left", id=actor_of(task).id)


def loop_closes(loop):
    """A loop that nobody tidies up closes with its tasks alive."""
    main_returned(pending(loop))


def pending(loop=None):
    """Living tasks, in the order of their making."""
    alive = [task for task in all_tasks() if not is_done(task) and (loop is None or task.get_loop() is loop)]
    return sorted(alive, key=lambda task: actor_of(task).id)


def all_tasks():
    return list(_states)


def install():
    import asyncio
    import asyncio.runners as runners
    asyncio.Task = asyncio.tasks.Task = Task
    if hasattr(asyncio, "create_eager_task_factory"):
        asyncio.eager_task_factory = asyncio.tasks.eager_task_factory = asyncio.create_eager_task_factory(Task)
    real_cancel_all = runners._cancel_all_tasks

    def _cancel_all_tasks(loop):
        record("loop", op="main-returned")
        main_returned(pending(loop))
        spans.tidying_up(True)
        try:
            real_cancel_all(loop)
        finally:
            spans.tidying_up(False)
    runners._cancel_all_tasks = _cancel_all_tasks
