"""Which process of a pool takes which call: a file that the pool's processes write and the program's own process has in its memory.

This is all that a process gets of the tracer when it was not forked, so nothing but the library may be imported here.
"""
import os

SIZE = 4096                             # calls that can be known at the same time
CELL = 8                                # bytes: a process and the lower half of the number of a call


class WatchedCalls:
    """A pool's queue of calls, as one of its processes sees it."""

    def __init__(self, queue, path, process):
        self.queue, self.path, self.process = queue, path, process

    def get(self, *args, **kwargs):
        call = self.queue.get(*args, **kwargs)
        if call is not None:
            self.tell(call.work_id)
        return call

    def tell(self, call):
        try:
            file = os.open(self.path, os.O_WRONLY | os.O_CLOEXEC)
            try:
                os.pwrite(file, self.process.to_bytes(4, "big") + (call & 0xFFFFFFFF).to_bytes(4, "big"), call % SIZE * CELL)
            finally:
                os.close(file)
        except OSError:                 # the program goes on without being watched
            pass


class Taken:
    """The reader of the file at PATH, which it makes. To read takes no system call, which would let another thread go first."""

    def __init__(self, path):
        import mmap
        self.path = path
        self.next = self.known = 0      # calls are taken in their order; so many have been asked for
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            os.truncate(file, SIZE * CELL)
            self.cells = mmap.mmap(file, SIZE * CELL, prot=mmap.PROT_READ)
        finally:
            os.close(file)

    def by(self, call):
        """The process that took it; 0 for none."""
        cell = self.cells[call % SIZE * CELL:(call % SIZE + 1) * CELL]
        return int.from_bytes(cell[:4], "big") if int.from_bytes(cell[4:], "big") == call & 0xFFFFFFFF else 0
