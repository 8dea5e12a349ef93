"""The event log of a run: one flat JSON object a line. The package's docstring has the table of kinds and keys."""
import _thread
import os

from .config import config
from .scheduler import SECOND, scheduler

FLUSH_AT = 200                          # events kept back at most; the watchdog flushes as well
ALWAYS = frozenset("program loop task name cancel swallow done left orphan deadlock exception never_awaited "
                   "unretrieved open race lock_cycle end".split())

_fd = None
_kept = []
_written = 0
_encode = None
_flushing = _thread.RLock()              # or the end could come while the watchdog has events in its hands


def start():
    global _fd, _encode
    if config.events:
        import json
        _encode = json.JSONEncoder(separators=(",", ":"), default=str).encode
        _fd = os.open(f"{config.folder}/out/{config.number}.jsonl",
                      os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_CLOEXEC, 0o600)


def record(kind, /, **keys):
    """Log an event; keys that are None are left out."""
    global _written
    if _fd is None or scheduler.forked:
        return
    if _written >= config.limits["events"] and kind not in ALWAYS:
        if _written == config.limits["events"]:
            _written += 1
            record("loop", op="events-cut")
        return
    _written += 1
    event = {"t": round(scheduler.elapsed() / SECOND, 6), "step": scheduler.steps, "e": kind}
    event.update((key, value) for key, value in keys.items() if value is not None)
    _kept.append(event)
    if len(_kept) >= FLUSH_AT:
        flush()


def has_room():
    """Whether an event that may be left out would be logged: spares the work of making it."""
    return _fd is not None and _written < config.limits["events"]


def flush():
    global _kept
    if _fd is None:
        return
    with _flushing:
        kept, _kept = _kept, []
        _write("".join(_encode(event) + "\n" for event in kept).encode("utf-8", "backslashreplace"))


def _write(data):
    while data:
        data = data[real_write(_fd, data):]


real_write = os.write
