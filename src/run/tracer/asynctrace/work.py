"""Work items of thread and process pools: who submitted what, where it ran, how it ended."""
import weakref
from functools import partial

from .actors import current_actor
from .events import record
from .places import learner_line

_items = 0


def function_name(function):
    """The name a learner would say, through the partials that to_thread and run_in_executor wrap around it."""
    while isinstance(function, partial):
        inner = function.func
        function = function.args[0] if getattr(inner, "__name__", "") == "run" and function.args else inner
    name = getattr(function, "__qualname__", None)
    return name if isinstance(name, str) else None


def watch_submit(executor_class, where):
    real_submit = executor_class.submit

    def submit(self, fn, /, *args, **kwargs):
        global _items
        _items += 1
        number = _items
        record("work", work=number, where=where, function=function_name(fn), by=current_actor().id, line=learner_line())
        run = observed(fn, number) if where == "thread" else fn
        future = real_submit(self, run, *args, **kwargs)
        future._work_item = number
        if where == "process":
            future.add_done_callback(lambda done: record("work_end", work=number, how=outcome(done)))
        return future
    submit.__qualname__, submit.__doc__ = real_submit.__qualname__, real_submit.__doc__
    executor_class.submit = submit


def observed(function, number):
    def run(*args, **kwargs):
        record("work_start", work=number, thread=current_actor().id)
        try:
            result = function(*args, **kwargs)
        except BaseException:
            record("work_end", work=number, how="raised")
            raise
        record("work_end", work=number, how="returned")
        return result
    run.__qualname__ = function_name(function) or "run"
    return run


_items_of = weakref.WeakKeyDictionary()        # future of the loop -> number


def watch_wrapping():
    """Tasks wait for a future of the loop, which stands for the work item's own."""
    import asyncio.futures
    real_wrap = asyncio.futures.wrap_future

    def wrap_future(future, *, loop=None):
        wrapped = real_wrap(future, loop=loop)
        number = getattr(future, "_work_item", None)
        if number is not None:
            _items_of[wrapped] = number
        return wrapped
    wrap_future.__doc__ = real_wrap.__doc__
    asyncio.wrap_future = asyncio.futures.wrap_future = wrap_future


def item_of(future):
    return _items_of.get(future)


def outcome(future):
    if future.cancelled():
        return "cancelled"
    return "returned" if future.exception() is None else "raised"
