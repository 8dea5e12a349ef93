"""Tracebacks and stacks that a program prints are as Python prints them, without this package's frames."""
import sys
import traceback
import types

from .places import is_tracer

SEEN = "execute"                        # of program.py: what called it is no part of the program


def install():
    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        if hasattr(traceback, name):
            setattr(traceback, name, without_frames(getattr(traceback, name)))
    real_walk = traceback.walk_stack

    def walk_stack(f):
        if f is None and sys.version_info < (3, 14):        # it counts the frames between, when it is asked
            return real_walk(f)
        return shown(real_walk(f))
    walk_stack.__doc__ = real_walk.__doc__
    traceback.walk_stack = walk_stack


def without_frames(real_walk):
    def walk(tb):
        return (step for step in real_walk(tb) if not is_tracer(step[0].f_code.co_filename))
    walk.__name__ = walk.__qualname__ = real_walk.__name__
    walk.__doc__ = real_walk.__doc__
    return walk


def shown(stack):
    for frame, line in stack:
        if not is_tracer(frame.f_code.co_filename):
            yield frame, line
        elif frame.f_code.co_name == SEEN:
            return


def chain(error):
    """The exception, what caused it and what it groups."""
    seen, todo = {}, [error]
    while todo:
        one = todo.pop()
        if one is None or id(one) in seen:
            continue
        seen[id(one)] = one
        todo += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
    return seen.values()


def clean(error):
    """For what is printed in C."""
    for one in chain(error):
        one.__traceback__ = without_tracer(one.__traceback__)


def without_tracer(trace):
    kept = [entry for entry in walk(trace) if not is_tracer(entry.tb_frame.f_code.co_filename)]
    following = None
    for entry in reversed(kept):
        following = types.TracebackType(following, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return following


def walk(trace):
    while trace is not None:
        yield trace
        trace = trace.tb_next
