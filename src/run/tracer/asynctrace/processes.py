"""Child processes are counted, and those of multiprocessing have names; what they do is their own, at real speed.

A process of a pool that was forked tells which work item it takes, through memory that it shares with this one.
"""
import functools
import os
import sys

from . import audit, work
from .actors import Actor, current_actor
from .events import record
from .places import learner_line

count = 0
started = 0                             # id of the process that is being started: the child, if forked, finds its own here
_alive = {}                             # pid -> id


def counted(**keys):
    global count
    count += 1
    record("process", number=count, line=learner_line(), **keys)


def watch_audit(args):
    if not _starting:
        counted()


def watch_spawn(args):
    if sys._getframe(2).f_code.co_name != "_posix_spawn":       # of subprocess, which has told of it
        watch_audit(args)


_starting = 0                           # multiprocessing is starting one, by whichever method


def watch_multiprocessing(module):
    """hook of multiprocessing.process"""
    real_start = module.BaseProcess.start

    def start(self):
        global _starting, started
        Actor.made += 1
        started = number = Actor.made
        target = work.function_name(self._target)
        counted(id=number, name=self.name, by=current_actor().id, target=target, pool=target == POOLS_TARGET or None)
        _starting += 1
        try:
            real_start(self)
            _alive[self.pid] = number
        finally:
            _starting -= 1
            if self._popen is None:
                record("process_end", id=number)
    start.__qualname__, start.__doc__ = real_start.__qualname__, real_start.__doc__
    module.BaseProcess.start = start


POOLS_TARGET = "_process_worker"


class WatchedCalls:
    """A pool's queue of calls, in a process of the pool."""

    def __init__(self, queue):
        self.queue = queue

    def get(self, *args, **kwargs):
        call = self.queue.get(*args, **kwargs)
        if call is not None:
            self.queue.taken.put(call.work_id, started)
        return call


def watch_pools(module):
    """hook of concurrent.futures.process"""
    work.watch_submit(module.ProcessPoolExecutor, "process")
    real_worker = module._process_worker

    @functools.wraps(real_worker)       # where it is pickled, it is the library's own
    def worker(call_queue, *more):
        return real_worker(WatchedCalls(call_queue) if hasattr(call_queue, "taken") else call_queue, *more)
    module._process_worker = worker


HOOKS = {"multiprocessing.process": watch_multiprocessing, "concurrent.futures.process": watch_pools}


def install():
    for event in ("os.fork", "os.forkpty", "subprocess.Popen"):
        audit.on(event, watch_audit)
    audit.on("os.posix_spawn", watch_spawn)


def look():
    """The watchdog's: who has taken work, who has ended."""
    work.look()
    for pid, number in list(_alive.items()):
        if has_ended(pid) and _alive.pop(pid, None) is not None:        # the end of the run looks as well
            record("process_end", id=number)


def has_ended(pid):
    try:
        file = os.open(f"/proc/{pid}/stat", os.O_RDONLY)
        try:
            return os.read(file, 1000).rpartition(b")")[2].split()[0] in (b"Z", b"X")
        finally:
            os.close(file)
    except OSError:
        return True


def end_children():
    """Nothing that the program started outlives it."""
    if not count:
        return
    for thread in os.listdir("/proc/self/task"):
        try:
            with open(f"/proc/self/task/{thread}/children") as file:
                for child in file.read().split():
                    os.kill(int(child), 9)
        except OSError:
            pass
