"""Threads, queues and thread pools on the scheduler.

Only what waits in C is replaced: starting, joining, and the locks underneath (locks.py). The rest of threading, queue and
concurrent.futures runs unmodified; wrappers add what happened before what, and the events.
"""
import _thread
import os

from . import outside, tracebacks, work
from .actors import Actor, actor_of_thread, current_actor, edge, happens_before
from .config import config
from .events import record
from .leaks import exception_facts, track_origins
from .locks import Lock, RLock, Waiter, builds_locks, not_pickled
from .places import learner_line
from .scheduler import VirtualThread, get_ident, nanoseconds, scheduler

joined = {}                             # virtual thread -> its threading.Thread, in the order of their start
count = 0                               # threads that the program started, those of its pools among them


def install():
    """Call before anything imports queue, concurrent.futures, logging or asyncio: locks made earlier stay real."""
    import threading
    import time
    threading.Lock, threading._allocate_lock = Lock, Waiter
    threading.RLock = threading._CRLock = threading._PyRLock = RLock
    threading._time = time.monotonic
    for cls in (threading.Event, threading.Semaphore, threading.Barrier, threading.Thread):
        builds_locks(cls)
    edge(threading.Event, "set", sends=True)
    edge(threading.Event, "wait", receives="true")
    watched(threading.Event, "is_set")
    edge(threading.Semaphore, "release", sends=True)
    edge(threading.Semaphore, "acquire", receives="true")
    threading.Semaphore.__enter__ = threading.Semaphore.acquire
    edge(threading.Barrier, "wait", sends=True, receives="always")
    install_starting(threading)
    install_joining(threading.Thread)
    install_queues(time)
    install_pools(time)
    _thread.start_new_thread = _thread.start_new = start_plain_thread


def watched(cls, name):
    """A question that polling loops ask: asking over and over makes time pass, a true answer orders."""
    original = getattr(cls, name)

    def method(self):
        answer = original(self)
        if answer:
            happens_before.receive(self)
        else:
            scheduler.current()
            scheduler.look()
        return answer
    method.__name__, method.__qualname__, method.__doc__ = name, original.__qualname__, original.__doc__
    setattr(cls, name, method)


# ---- starting

def install_starting(threading):
    for name in ("_start_new_thread", "_start_joinable_thread"):        # up to 3.12, from 3.13 on
        if hasattr(threading, name):
            setattr(threading, name, starter(getattr(threading, name)))
    real_hook = threading.excepthook

    def excepthook(args):
        record("exception", id=current_actor().id, **exception_facts(args.exc_value))
        tracebacks.clean(args.exc_value)
        real_hook(type(args)([args.exc_type, args.exc_value, getattr(args.exc_value, "__traceback__", None), args.thread]))
    threading.excepthook = excepthook


def starter(start):
    def start_thread(bootstrap, *args, **kwargs):
        thread = getattr(bootstrap, "__self__", None)
        virtual = VirtualThread(getattr(thread, "name", "Thread"))
        virtual.daemon = getattr(thread, "daemon", True)
        creator = actor_of_thread(scheduler.current())
        virtual.actor = Actor("thread", virtual.name, creator.clock)
        creator.tell()
        if thread is not None:
            thread._virtual = virtual
            joined[virtual] = thread
        library = made_for_library(thread)
        if not library:
            counted()
        record("thread", id=virtual.actor.id, name=virtual.name, by=creator.id, line=learner_line(),
               daemon=virtual.daemon, target=work.function_name(getattr(thread, "_target", None)), library=library or None)

        def run(*args):
            begin(virtual)
            try:
                bootstrap(*args)
            finally:
                end(virtual)
        try:
            result = start(run, *args, **kwargs)
        except RuntimeError:            # no more threads
            joined.pop(virtual, None)
            raise
        if config.virtual:
            scheduler.ready.append(virtual)     # not before the system has it: nobody may hand over to no one
        return result
    return start_thread


def counted():
    global count
    count += 1


def made_for_library(thread):
    """asyncio, process pools and multiprocessing have threads of their own; the workers of a pool are the program's."""
    if type(thread).__name__ == "DummyProcess":         # a worker of multiprocessing.pool.ThreadPool
        return False
    makers = type(thread).__module__, getattr(getattr(thread, "_target", None), "__module__", None) or ""
    return any(maker.startswith(("asyncio.", "multiprocessing.", "concurrent.futures.process")) for maker in makers)


start_plain_thread = starter(_thread.start_new_thread)
start_plain_thread.__name__ = start_plain_thread.__qualname__ = "start_new_thread"
start_plain_thread.__module__ = "_thread"


def begin(virtual):
    virtual.ident, virtual.native_id = get_ident(), _thread.get_native_id()
    scheduler.by_ident[virtual.ident] = virtual
    track_origins()
    if config.virtual:
        virtual.gate.acquire()
    virtual.state = "running"
    record("thread_start", id=virtual.actor.id)


def end(virtual):
    scheduler.current()
    happens_before.send(virtual)
    record("thread_end", id=virtual.actor.id)
    if config.virtual:
        scheduler.finish(virtual)       # what it refers to is kept: it would be finalized by a thread without the baton
    else:
        joined.pop(virtual, None)
        del scheduler.by_ident[virtual.ident]


# ---- joining

def install_joining(Thread):
    real_join, real_is_alive = Thread.join, Thread.is_alive

    def join(self, timeout=None):
        virtual = getattr(self, "_virtual", None)
        thread = scheduler.current()
        if virtual is None or virtual is thread:
            return real_join(self, timeout)
        deadline = None if timeout is None else scheduler.now + nanoseconds(timeout)
        while virtual.state != "done":
            if deadline is not None and scheduler.now >= deadline:
                return None
            virtual.joiners.append(thread)
            scheduler.park(thread, deadline, ("Thread.join", virtual))
            if thread in virtual.joiners:
                virtual.joiners.remove(thread)
        happens_before.receive(virtual)
        return real_join(self)

    def is_alive(self):
        virtual = getattr(self, "_virtual", None)
        scheduler.current()
        if virtual is not None and virtual.state == "done":
            happens_before.receive(virtual)
            return False
        scheduler.look()
        return real_is_alive(self)

    join.__qualname__, is_alive.__qualname__ = "Thread.join", "Thread.is_alive"
    join.__doc__, is_alive.__doc__ = real_join.__doc__, real_is_alive.__doc__
    Thread.join, Thread.is_alive = join, is_alive


# ---- queues and pools

def install_queues(time):
    import queue
    queue.SimpleQueue = queue._PySimpleQueue
    queue.SimpleQueue.__reduce_ex__ = not_pickled("_queue.SimpleQueue")
    queue.time = time.monotonic
    for cls in (queue.Queue, queue.SimpleQueue):
        builds_locks(cls)
        edge(cls, "put", sends=True)
        edge(cls, "get", receives="always")
    edge(queue.Queue, "task_done", sends=True)
    edge(queue.Queue, "join", receives="always")


def install_pools(time):
    import concurrent.futures._base as base
    import concurrent.futures.thread as pools
    base.time = time
    for cls in (base.Future, base._Waiter, base._AsCompletedWaiter, base._AllCompletedWaiter, pools.ThreadPoolExecutor):
        builds_locks(cls)
    pools._global_shutdown_lock._internal = True
    edge(base.Future, "set_result", sends=True)
    edge(base.Future, "set_exception", sends=True)
    edge(base.Future, "result", receives="always")
    edge(base.Future, "exception", receives="always")
    watched(base.Future, "done")
    real_wait = base.wait

    def wait(fs, timeout=None, return_when=base.ALL_COMPLETED):
        result = real_wait(fs, timeout, return_when)
        for future in result.done:
            happens_before.receive(future)
        return result
    wait.__module__, wait.__qualname__, wait.__doc__ = real_wait.__module__, "wait", real_wait.__doc__
    import concurrent.futures
    base.wait = concurrent.futures.wait = wait


def watch_connections(module):
    """hook of multiprocessing.connection"""
    import select
    real_recv = module.Connection._recv

    def _recv(self, *args):
        there = select.poll()
        there.register(self._handle, select.POLLIN)
        if there.poll(0):
            return real_recv(self, *args)
        return outside.outside("pipe", real_recv, self, *args)
    _recv.__qualname__ = real_recv.__qualname__
    module.Connection._recv = _recv


def watch_semaphores(module):
    """hook of multiprocessing.synchronize: all that it has is made of this"""
    real_make = module.SemLock._make_methods

    def _make_methods(self):
        real_make(self)
        real_acquire = self.acquire

        def acquire(block=True, timeout=None):
            if real_acquire(False):
                return True
            return bool(block) and outside.outside("semaphore", real_acquire, True, timeout)
        self.acquire = acquire
    _make_methods.__qualname__ = real_make.__qualname__
    module.SemLock._make_methods = _make_methods
    module.SemLock.__enter__ = lambda self: self.acquire()


def watch_thread_pools(module):
    """hook of multiprocessing.pool: what wakes the thread that looks after a pool of threads is a pipe, though all is in one process"""
    import queue
    real_setup, real_wait = module.ThreadPool._setup_queues, module.Pool._wait_for_updates

    class Notifier(queue.SimpleQueue):
        _reader = None                  # for those who would wait for the pipe

    class Context:
        """The pool's own, but for the notifier."""

        def __init__(self, context):
            self._context = context

        def __getattr__(self, name):
            return getattr(self._context, name)

        def SimpleQueue(self):
            return Notifier()

    def _setup_queues(self):
        real_setup(self)
        self._ctx = Context(self._ctx)

    def _wait_for_updates(sentinels, change_notifier, timeout=None):
        if not isinstance(change_notifier, Notifier):
            return real_wait(sentinels, change_notifier, timeout)
        change_notifier.get()
        while not change_notifier.empty():
            change_notifier.get()
    module.ThreadPool._setup_queues, module.Pool._wait_for_updates = _setup_queues, staticmethod(_wait_for_updates)


HOOKS = {"multiprocessing.pool": watch_thread_pools, "multiprocessing.connection": watch_connections,
         "multiprocessing.synchronize": watch_semaphores}


def join_all():
    """What the interpreter does at its end: wait for every thread that is not a daemon."""
    import threading
    for callback in reversed(getattr(threading, "_threading_atexits", [])):
        callback()
    while left := [thread for virtual, thread in joined.items() if not thread.daemon and virtual.state != "done"]:
        left[0].join()


# ---- real calls that block

def install_real_waits():
    import selectors
    real_waitpid, real_select = os.waitpid, selectors.PollSelector.select

    def waitpid(pid, options):
        if options & os.WNOHANG:
            return real_waitpid(pid, options)
        return outside.outside("waitpid", real_waitpid, pid, options)

    def select(self, timeout=None):
        if timeout == 0:
            return real_select(self, 0)
        return outside.outside("poll", real_select, self, timeout)
    waitpid.__module__, waitpid.__qualname__, waitpid.__doc__ = "os", "waitpid", real_waitpid.__doc__
    select.__qualname__, select.__doc__ = real_select.__qualname__, real_select.__doc__
    os.waitpid, selectors.PollSelector.select = waitpid, select
