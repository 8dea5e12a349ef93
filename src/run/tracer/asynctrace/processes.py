"""Child processes are counted, and those of multiprocessing have names; what they do is their own, at real speed.

A process of a pool tells which work item it takes (pools.py), however it was started. One that was not forked is plain Python otherwise.
"""
import os
import sys

from . import audit, kernel, work
from .actors import Actor, current_actor
from .config import config
from .events import record
from .places import TRACER, learner_line
from .scheduler import scheduler

count = 0
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
        global _starting
        if scheduler.forked:
            return real_start(self)
        Actor.made += 1
        number = Actor.made
        target = work.function_name(self._target)
        counted(id=number, name=self.name, by=current_actor().id, target=target, pool=target == POOLS_TARGET or None)
        if self._args and hasattr(self._args[0], "taken"):
            self._args = work.watched(self._args[0], number), *self._args[1:]
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


def watch_pools(module):
    """hook of concurrent.futures.process"""
    work.watch_submit(module.ProcessPoolExecutor, "process")


def watch_spawning(module):
    """hook of multiprocessing.spawn: a process that was not forked has no finders of ours, so all that it may need lies on its path"""
    real_data = module.get_preparation_data

    def get_preparation_data(name):
        data = real_data(name)
        path = data["sys_path"]
        data["sys_path"] = [*path[:1], *stand_ins(), *path[1:], TRACER.rstrip(os.sep)]
        return data
    get_preparation_data.__doc__ = real_data.__doc__
    module.get_preparation_data = get_preparation_data


def stand_ins():
    return [f"{config.folder}/world"] if config.world else []


def watch_forkserver(module):
    """hook of multiprocessing.popen_forkserver: where no socket may be reached, nobody could ask the server. A new interpreter does what
    the server's process would: it starts empty and imports the file."""
    if not sockets_can_be_reached():
        from multiprocessing.popen_spawn_posix import Popen
        module.Popen = Popen


def sockets_can_be_reached():
    import socket
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(f"{config.folder}/nobody")
        except PermissionError:         # else it is not found
            return False
        except OSError:
            pass
    return True


HOOKS = {"multiprocessing.process": watch_multiprocessing, "multiprocessing.spawn": watch_spawning,
         "multiprocessing.popen_forkserver": watch_forkserver,
         "concurrent.futures.process": watch_pools}


def install():
    for event in ("os.fork", "os.forkpty", "subprocess.Popen"):
        audit.on(event, watch_audit)
    audit.on("os.posix_spawn", watch_spawn)


def look():
    """The watchdog's: who has taken work, who has ended."""
    work.look()
    for pid, number in list(_alive.items()):
        if kernel.has_ended(pid) and _alive.pop(pid, None) is not None:        # the end of the run looks as well
            record("process_end", id=number)


def live():
    """Whether a process that the program made goes on: not those that the library needs for itself, which stay to the end."""
    return count > 0 and not all(kernel.has_ended(pid) for pid in {*_alive, *kernel.children()} - helpers())


def helpers():
    tracker, server = (sys.modules.get(f"multiprocessing.{name}") for name in ("resource_tracker", "forkserver"))
    return {getattr(getattr(tracker, "_resource_tracker", None), "_pid", None),
            getattr(getattr(server, "_forkserver", None), "_forkserver_pid", None)}


def end_children():
    """Nothing that the program started outlives it."""
    if not count:
        return
    for child in kernel.children():
        try:
            os.kill(child, 9)
        except OSError:
            pass
