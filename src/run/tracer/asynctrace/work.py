"""Work items of thread and process pools: who submitted what, where it ran, how it ended."""
import _thread
import weakref
from functools import partial

from .actors import current_actor
from .config import config
from .events import record
from .places import learner_line
from .pools import Taken, WatchedCalls
from .scheduler import scheduler

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
        if scheduler.forked:
            return real_submit(self, fn, *args, **kwargs)
        _items += 1
        number = _items
        record("work", work=number, where=where, function=function_name(fn), by=current_actor().id, line=learner_line())
        submit_to = submit_to_process if where == "process" else submit_to_thread
        future = submit_to(real_submit, self, number, fn, args, kwargs)
        future._work_item = number
        return future
    submit.__qualname__, submit.__doc__ = real_submit.__qualname__, real_submit.__doc__
    executor_class.submit = submit


_pools = []                             # Taken, one for each pool of processes
_waiting = {}                           # (Taken, call) -> number of a work item that no process is known to have taken
_taken_by = {}                          # (Taken, call) -> process
_running = {}                           # (Taken, call) -> process, until the end of the item
_looking = _thread.RLock()              # or an item could end for one thread while another has yet to say that it began


def submit_to_process(real_submit, executor, number, function, args, kwargs):
    calls = executor._call_queue
    if calls is not None and not hasattr(calls, "taken"):
        calls.taken = Taken(f"{config.folder}/out/{config.number}.pool{len(_pools)}")
        _pools.append(calls.taken)
    future = real_submit(executor, function, *args, **kwargs)
    taken, call = calls.taken, executor._queue_count - 1
    _waiting[taken, call] = number
    taken.known = max(taken.known, call + 1)

    def ended(done):
        """Other threads go on from now; what they see of the pool is a matter of time, so this is short."""
        with _looking:
            look()
            if (taken, call) in _waiting and taken.by(call):
                begin(taken, call, taken.by(call))
            _waiting.pop((taken, call), None)
            _running.pop((taken, call), None)
            record("work_end", work=number, **outcome(done))
            look()
    future.add_done_callback(ended)
    return future


def watched(calls, process):
    """A pool's queue of calls for that process of it."""
    return WatchedCalls(calls, calls.taken.path, process)


def look():
    """What has been taken since the last time, where the process has ended what it had taken before."""
    if scheduler.forked:
        return
    with _looking:
        for taken in _pools:
            find_taken(taken)
        for (taken, call), process in list(_taken_by.items()):
            if process not in _running.values():
                begin(taken, call, process)


def find_taken(taken):
    while taken.next < taken.known:
        key = taken, taken.next
        if key in _waiting:             # else it was cancelled, or taken before its submission came to an end
            process = taken.by(taken.next)
            if not process:
                break
            _taken_by[key] = process
        taken.next += 1


def begin(taken, call, process):
    _taken_by.pop((taken, call), None)
    _running[taken, call] = process
    record("work_start", work=_waiting.pop((taken, call)), thread=process)


class Observed:
    """The function of a work item. A pool whose threads have interpreters of their own pickles it: there it is the bare function."""

    def __init__(self, function, number):
        self.function, self.number = function, number
        self.__qualname__ = function_name(function) or "run"
        self.elsewhere = False

    def __call__(self, /, *args, **kwargs):
        record("work_start", work=self.number, thread=current_actor().id)
        try:
            result = self.function(*args, **kwargs)
        except BaseException as error:
            record("work_end", work=self.number, how="raised", exception=type(error).__name__)
            raise
        record("work_end", work=self.number, how="returned")
        return result

    def __reduce__(self):
        self.elsewhere = True
        return partial, (self.function,)


def submit_to_thread(real_submit, executor, number, function, args, kwargs):
    observed = Observed(function, number)
    future = real_submit(executor, observed, *args, **kwargs)
    if observed.elsewhere:
        future.add_done_callback(lambda done: record("work_end", work=number, **outcome(done)))
    return future


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
    """How a work item ended, as keys of an event."""
    if future.cancelled():
        return {"how": "cancelled"}
    exception = future.exception()
    return {"how": "returned"} if exception is None else {"how": "raised", "exception": type(exception).__name__}
