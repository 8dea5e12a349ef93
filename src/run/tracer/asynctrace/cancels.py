"""Cancels: asked for by whom, delivered, passed on, taken back, swallowed.

A cancel is swallowed when it was delivered and the task then went on to another await or start. Cleaning up on the way out
is not going on, ending in that very instant is not, and what a timeout or a TaskGroup takes back is not.
"""
import sys

from . import handlers
from .actors import current_actor
from .events import record
from .places import ASYNCIO, is_learner, is_tracer
from .waits import await_chain, is_done, line_of_chain

SOURCES = {"TaskGroup._abort": "group", "TaskGroup._on_task_done": "group", "Timeout._on_timeout": "timeout",
           "_cancel_all_tasks": "shutdown", "_GatheringFuture.cancel": "gather", "wait_for": "wait_for",
           "Runner._on_sigint": "signal"}

swallowed = []                          # facts


def asked(task, state):
    """task.cancel() was called and accepted."""
    source, line = source_of_cancel(task)
    state.asked = source
    record("cancel", id=state.actor.id, by=current_actor().id, source=source, line=line)


def source_of_cancel(task):
    """("group" | "group-parent" | "timeout" | ... | "code", line of the learner's cancel())"""
    frame = sys._getframe(3)
    while frame is not None:
        filename = frame.f_code.co_filename
        if filename.startswith(ASYNCIO):
            name = frame.f_code.co_qualname
            if name == "TaskGroup._on_task_done" and frame.f_locals["self"]._parent_task is task:
                return "group-parent", None     # the group wakes its own task; it takes this back itself
            if name in SOURCES:
                return SOURCES[name], None
            if name == "Handle._run":
                break                           # what called the loop has asked for nothing
        elif not is_tracer(filename):
            return "code", frame.f_lineno if is_learner(filename) else None
        frame = frame.f_back
    return "loop", None


def delivered(task, state):
    """Whether this step throws CancelledError into the task because of its own cancel()."""
    source, state.asked = state.asked, None
    if source is None or not throws_cancel(task):
        return False
    if state.tidies:
        return True                             # the loop's own business
    frames = await_chain(task.get_coro())
    if source == "group-parent" and any(frame.f_code.co_qualname == "TaskGroup.__aexit__" for frame in frames):
        return True                             # the group's own business
    state.open_cancel = line_of_chain(frames) or state.line
    state.went_on = False
    return True


def throws_cancel(task):
    import asyncio
    waiter = task._fut_waiter
    if task._must_cancel:
        return True
    if waiter is None or not is_done(waiter):
        return False
    return waiter.cancelled() or isinstance(waiter._exception, asyncio.CancelledError)


def uncancelled(state):
    """task.uncancel() was called. A timeout whose body ended as if nothing had happened has taken nothing back."""
    frame = sys._getframe(2)
    if frame.f_code.co_qualname == "Timeout.__aexit__" and frame.f_locals.get("exc_type") is None:
        return
    state.open_cancel = None


def suspended(task, state):
    """The step ends in another await."""
    if state.open_cancel is None:
        return
    state.went_on = True
    frames = await_chain(task.get_coro())
    if not any(handlers.cleans_up(frame) for frame in frames):
        note_swallowed(state, line_of_chain(frames))


def finished(state, how):
    if how == "returned" and state.open_cancel is not None and state.went_on:
        note_swallowed(state, None)
    state.open_cancel = None


def note_swallowed(state, went_on_line):
    swallowed.append({"task": state.actor.name, "line": state.open_cancel, "went_on": went_on_line})
    record("swallow", id=state.actor.id, line=state.open_cancel, went_on=went_on_line)
    state.open_cancel = None

