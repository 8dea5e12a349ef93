"""Child processes are counted; what they do is their own, at real speed."""
import os

from . import audit, work
from .events import record
from .places import learner_line

count = 0


def counted():
    global count
    count += 1
    record("process", number=count, line=learner_line(3))


def watch_audit(args):
    if not _starting:
        counted()


_starting = 0                           # multiprocessing is starting one, by whichever method


def watch_multiprocessing(module):
    """hook of multiprocessing.process"""
    real_start = module.BaseProcess.start

    def start(self):
        global _starting
        counted()
        _starting += 1
        try:
            real_start(self)
        finally:
            _starting -= 1
    start.__qualname__, start.__doc__ = real_start.__qualname__, real_start.__doc__
    module.BaseProcess.start = start


def watch_pools(module):
    """hook of concurrent.futures.process"""
    work.watch_submit(module.ProcessPoolExecutor, "process")


HOOKS = {"multiprocessing.process": watch_multiprocessing, "concurrent.futures.process": watch_pools}


def install():
    for event in ("os.fork", "os.forkpty", "os.posix_spawn", "subprocess.Popen"):
        audit.on(event, watch_audit)


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
