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
        if where == "process":
            future = submit_to_process(real_submit, self, number, fn, args, kwargs)
        else:
            future = real_submit(self, observed(fn, number), *args, **kwargs)
        future._work_item = number
        return future
    submit.__qualname__, submit.__doc__ = real_submit.__qualname__, real_submit.__doc__
    executor_class.submit = submit


class Taken:
    """Which process has taken which of a pool's calls; in memory that the pool's processes share when they are forked."""
    SIZE = 4096

    def __init__(self):
        import mmap
        self.cells = memoryview(mmap.mmap(-1, 8 * self.SIZE)).cast("q")

    def put(self, call, process):
        self.cells[call % self.SIZE] = process << 32 | call & 0xFFFFFFFF

    def get(self, call):
        process, of = divmod(self.cells[call % self.SIZE], 1 << 32)
        return process if of == call & 0xFFFFFFFF else 0


_waiting = {}                           # number of a work item that no process is known to have taken -> (Taken, call)


def submit_to_process(real_submit, executor, number, function, args, kwargs):
    calls = executor._call_queue
    if calls is not None and not hasattr(calls, "taken"):
        calls.taken = Taken()
    future = real_submit(executor, function, *args, **kwargs)
    _waiting[number] = calls.taken, executor._queue_count - 1

    def ended(done):
        look_for(number)
        _waiting.pop(number, None)
        record("work_end", work=number, how=outcome(done))
    future.add_done_callback(ended)
    return future


def look_for(number):
    taken, call = _waiting.get(number, (None, 0))
    process = taken.get(call) if taken else 0
    if process and _waiting.pop(number, None):
        record("work_start", work=number, thread=process)


def look():
    for number in list(_waiting):
        look_for(number)


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
    wrap_future.__module__, wrap_future.__qualname__, wrap_future.__doc__ = real_wrap.__module__, "wrap_future", real_wrap.__doc__
    asyncio.wrap_future = asyncio.futures.wrap_future = wrap_future


def item_of(future):
    return _items_of.get(future)


def outcome(future):
    if future.cancelled():
        return "cancelled"
    return "returned" if future.exception() is None else "raised"
