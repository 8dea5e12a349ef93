"""Which process of a pool takes which call: a file that the pool's processes append to, and the program's own process reads.

All that a process gets of the tracer when it was not forked, so nothing but the library may be imported here.
"""
import os
import struct

RECORD = struct.Struct("=qqq")          # pool, call, process
READ_MOST = 1000 * RECORD.size


class WatchedCalls:
    """A pool's queue of calls, as one of its processes sees it."""

    def __init__(self, queue, path, pool, process):
        self.queue, self.path, self.pool, self.process = queue, path, pool, process

    def get(self, *args, **kwargs):
        call = self.queue.get(*args, **kwargs)
        if call is not None:
            self.tell(call.work_id)
        return call

    def tell(self, call):
        try:
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
            try:
                os.write(file, RECORD.pack(self.pool, call, self.process))
            finally:
                os.close(file)
        except OSError:                 # the program goes on without being watched
            pass


class Taken:
    """The reader of the file at PATH, which it makes."""

    def __init__(self, path):
        self.path = path
        self.file = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)

    def news(self):
        """Tuples (pool, call, process), in the order in which they were taken."""
        while data := os.read(self.file, READ_MOST):
            yield from RECORD.iter_unpack(data)
