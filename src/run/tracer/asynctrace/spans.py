"""Calls into the world, as spans: support modules and stand-ins, their top-level functions and the methods of their classes.

A class of the world that is awaitable or an async context manager continues the call that made it: `session.get(url)` is
in the air from `async with` to the answer, not while it is built.
"""
import functools
import inspect
import weakref
from contextlib import aclosing, nullcontext

from . import latency, resources
from .actors import current_actor
from .events import record
from .places import is_world, learner_line
from .scheduler import SECOND, scheduler
from .span_stack import enter_span, leave_span

REPR_MOST = 200
CALLS_MOST = 10_000                     # in the facts: a loop without end would make more of them than anybody reads
BASIC = (int, float, complex, str, bytes, bool, type(None))


class Span:
    __slots__ = ("name", "start", "end", "how", "exception", "actor", "line", "factor", "key", "slept")

    def __init__(self, name, args, kwargs, line):
        self.name, self.line = name, line
        self.start = self.end = self.exception = self.actor = None
        self.how = "never-ended"
        self.key = latency.call_key(name, basic_repr(args, kwargs))
        self.factor, self.slept = latency.factor_of(self.key), 0.0


spans = []                              # in the order of their start
order = []                              # [what, text] of starts, ends and output lines
_open = {}                              # spans, in the order of their start
_at_once = {}                           # name -> spans open now
_peak = {}                              # name -> most spans open together
_tidying = 0                            # loops that cancel what main has left behind


def begin(span):
    actor = current_actor()
    span.start, span.actor = scheduler.elapsed(), actor.label()
    if span.line is None and actor.state is not None:
        span.line = actor.state.line            # the task was made of this very call
    actor.goes_on()
    record("call", name=span.name, by=actor.id, line=span.line)
    if not _tidying:
        spans.append(span)
        _open[span] = None
        order.append(["start", span.name])
        _at_once[span.name] = now = _at_once.get(span.name, 0) + 1
        _peak[span.name] = max(now, _peak.get(span.name, 0))


def end(span, how, error=None):
    """What ends while the loop tidies up has not ended while the program ran."""
    record("call_end", name=span.name, by=current_actor().id, how=how)
    if span in _open:
        del _open[span]
        _at_once[span.name] -= 1
        span.end, span.how = scheduler.elapsed(), how
        span.exception = type(error).__name__ if error is not None else None
        order.append(["end", span.name])


def undo(span):
    """The call only made something to wait for; it begins when somebody waits."""
    spans.remove(span)
    order[-2:] = []
    if _at_once[span.name] == 0 and _peak[span.name] == 1:
        del _peak[span.name]


def tidying_up(begins):
    """main has returned (or the loop is done with what it left); what is open then has never ended."""
    global _tidying
    _tidying += 1 if begins else -1
    if begins:
        for span in _open:
            span.end = scheduler.elapsed()
            _at_once[span.name] -= 1
        _open.clear()


def basic_repr(args, kwargs):
    """Arguments as part of a key that is the same in every run: no addresses in it."""
    shown = [short(value) for value in args] + [f"{name}={short(value)}" for name, value in sorted(kwargs.items())]
    return ", ".join(shown)[:REPR_MOST]


def short(value):
    if isinstance(value, BASIC):
        return repr(value)
    if isinstance(value, (tuple, list)) and all(isinstance(part, BASIC) for part in value):
        return repr(value)
    return type(value).__name__


# ---- wrapping

def ended_by(error):
    import asyncio
    return "cancelled" if isinstance(error, (asyncio.CancelledError, GeneratorExit)) else "raised"


class inside:
    """The stretch of a span: `with inside(span)`."""

    def __init__(self, span):
        self.span = span

    def __enter__(self):
        begin(self.span)
        self.token = enter_span(self.span)

    def __exit__(self, kind, error, traceback):
        try:
            leave_span(self.token)
        except ValueError:
            pass                        # a generator that is closed from another task
        if error is None:
            end(self.span, "returned")
        else:
            end(self.span, ended_by(error), error)


def watch_function(name, function, own=0):
    """own: leading arguments that say nothing about a call (self, cls)."""
    def span_of(args, kwargs):
        return Span(name, args[own:], kwargs, learner_line(2))

    if inspect.isasyncgenfunction(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            with inside(span_of(args, kwargs)):
                async with aclosing(function(*args, **kwargs)) as items:
                    async for item in items:
                        yield item
    elif inspect.iscoroutinefunction(function):
        @functools.wraps(function)
        async def wrapper(*args, **kwargs):
            with inside(span_of(args, kwargs)):
                return await function(*args, **kwargs)
    elif inspect.isgeneratorfunction(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            with inside(span_of(args, kwargs)):
                return (yield from function(*args, **kwargs))
    else:
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return call_plain(function, args, kwargs, span_of(args, kwargs))
    return wrapper


# ---- calls that go on in what they return

_makers = set()                         # functions that only make something to wait for
_to_come = weakref.WeakKeyDictionary()  # what they made -> its span


def call_plain(function, args, kwargs, span):
    if function in _makers:
        result = function(*args, **kwargs)
    else:
        with inside(span):
            result = function(*args, **kwargs)
        if not goes_on(result):
            return result
        _makers.add(function)
        undo(span)
    if inspect.iscoroutine(result):
        return ride(result, span)
    if goes_on(result):
        _to_come[result] = span
    return result


def goes_on(result):
    return inspect.iscoroutine(result) or getattr(type(result), "_span_goes_on", False)


async def ride(coroutine, span):
    with inside(span):
        return await coroutine


def watch_waiting(cls):
    """__aenter__ and __await__ of a class of the world carry on the call that made the object."""
    for method in ("__aenter__", "__await__"):
        original = cls.__dict__.get(method)
        if inspect.isfunction(original):
            cls._span_goes_on = True
            setattr(cls, method, waiting(original))


def waiting(original):
    if inspect.iscoroutinefunction(original):
        @functools.wraps(original)
        async def wrapper(self):
            with stretch_to_come(self):
                return await original(self)
    else:
        @functools.wraps(original)
        def wrapper(self):
            with stretch_to_come(self):
                return (yield from original(self))
    return wrapper


def stretch_to_come(made):
    span = _to_come.pop(made, None)
    return nullcontext() if span is None else inside(span)


def watch_module(module):
    """Put spans around what the module makes public."""
    for name, value in list(vars(module).items()):
        if inspect.isfunction(value) and is_world(value.__code__.co_filename) and not name.startswith("_"):
            setattr(module, name, watch_function(f"{module.__name__}.{name}", value))
        elif inspect.isclass(value) and value.__module__ == module.__name__:
            watch_class(module.__name__, value)


def watch_class(prefix, cls):
    watch_waiting(cls)
    resources.watch_making(cls)
    if cls.__name__.startswith("_"):
        return
    for name, value in list(vars(cls).items()):
        label = f"{prefix}.{cls.__name__}.{name}"
        if name.startswith("_") and name != "__call__":
            continue
        if inspect.isfunction(value):
            setattr(cls, name, watch_function(label, value, own=1))
        elif isinstance(value, (classmethod, staticmethod)):
            own = 1 if isinstance(value, classmethod) else 0
            setattr(cls, name, type(value)(watch_function(label, value.__func__, own)))


# ---- facts

def latencies():
    """[key, seconds] of every call that slept, for the seed that reverses them."""
    return [[span.key, span.slept] for span in spans if span.slept > 0][:CALLS_MOST]


def facts():
    names = sorted({span.name for span in spans})
    return {
        "calls": [{"name": span.name, "start": seconds(span.start), "end": seconds(last(span)), "how": span.how,
                   "exception": span.exception, "actor": span.actor, "line": span.line} for span in spans[:CALLS_MOST]],
        "overlap": dict(sorted(_peak.items())),
        "longest": {name: max(seconds(last(span) - span.start) for span in spans if span.name == name) for name in names},
        "cancelled": {name: sum(span.name == name and span.how == "cancelled" for span in spans) for name in names},
        "order": order[:2 * CALLS_MOST],
    }


def seconds(time):
    return round(time / SECOND, 6)


def last(span):
    return span.end if span.end is not None else scheduler.elapsed()
