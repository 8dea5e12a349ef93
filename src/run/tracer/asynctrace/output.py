"""What the program prints: into a file, and as lines that know who printed them."""
import io
import os
import sys

from . import spans
from .actors import current_actor
from .config import config
from .events import record
from .scheduler import scheduler

LINE_MOST = 2000
LINES_MOST = 50_000                     # in the facts

streams = []


class Output(io.TextIOWrapper):
    """A text stream as the interpreter makes it, which also takes note of whole lines."""

    def __init__(self, path, descriptor, name):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600), descriptor)
        raw = io.FileIO(descriptor, "w", closefd=False)
        raw.name = name
        super().__init__(io.BufferedWriter(raw), encoding="utf-8", errors="backslashreplace", line_buffering=True,
                         write_through=True)
        self.stream = name.strip("<>")
        self.left = config.limits["output_bytes"]
        self.begun = {}                 # actor -> its unfinished line

    def write(self, text):
        if not isinstance(text, str):
            return super().write(text)
        self.left -= len(text)
        if self.left < 0 and not scheduler.forked:
            scheduler.came_to_an_end("endless", output_cut=True)
        if not scheduler.forked:
            self.note(text)
        return super().write(text)

    def note(self, text):
        actor = current_actor()
        *lines, rest = (self.begun.pop(actor, "") + text).split("\n")
        if rest:
            self.begun[actor] = rest
        for line in lines:
            self.note_line(line, actor)

    def note_line(self, line, actor):
        if self.stream == "stdout":
            spans.order.append(["out", line])
        record("out", stream=self.stream, by=actor.id, text=line[:LINE_MOST])

    def finish(self):
        """Lines that were never ended are lines too."""
        for actor, rest in self.begun.items():
            self.note_line(rest, actor)
        self.begun.clear()
        try:
            self.flush()
        except (OSError, ValueError):   # closed by the program, or there is no room
            pass


def start():
    folder = f"{config.folder}/out/{config.number}"
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdout = sys.__stdout__ = Output(folder + ".stdout", 1, "<stdout>")
    sys.stderr = sys.__stderr__ = Output(folder + ".stderr", 2, "<stderr>")
    streams.extend((sys.stdout, sys.stderr))


def finish():
    for stream in streams:              # the program may have put others in their place
        stream.finish()


def lines():
    """All lines of standard output, those that came past sys.stdout as well."""
    try:
        with open(f"{config.folder}/out/{config.number}.stdout", "rb") as file:
            data = file.read(config.limits["output_bytes"])
    except FileNotFoundError:
        return []
    return data.decode("utf-8", "replace").splitlines()[:LINES_MOST]
