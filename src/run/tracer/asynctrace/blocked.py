"""Who keeps the loop from running: virtual time of blocking calls, and processor time of steps that compute.

Never wall time. A step may use INNOCENT_MS of the processor; less than that depends on the machine and counts as nothing.
"""
import sys
import time

from .actors import current_actor
from .events import record
from .places import learner_line, library_call
from .scheduler import scheduler

INNOCENT_MS = 50

blocked = []                            # facts
_thread_time = time.thread_time_ns
_seen_lines = {}                        # step counter -> line, as the watchdog saw it
step_thread = None                      # the loop's thread that is inside a step, for the watchdog


def stood_still(duration, waits_for):
    """A thread that runs a loop was parked inside a callback for so many virtual ns."""
    what = waits_for[0] if isinstance(waits_for, tuple) else library_call(sys._getframe(2))
    note(duration / 1e6, what, learner_line(3))


def note(milliseconds, what, line):
    blocked.append({"line": line, "ms": round(milliseconds, 3), "what": what})
    record("blocked", id=current_actor().id, ms=round(milliseconds, 3), what=what, line=line)


def step_begins(thread):
    global step_thread
    step_thread = thread
    _seen_lines.clear()
    return _thread_time()


def step_ends(thread, began, state):
    global step_thread
    step_thread = None
    used = (_thread_time() - began) / 1e6
    if used >= INNOCENT_MS:
        note(round(used), "processor", most_seen_line() or (state.line if state else None))


def seen_at(line):
    """The watchdog looked at the step."""
    _seen_lines[line] = _seen_lines.get(line, 0) + 1


def most_seen_line():
    return max(_seen_lines, key=_seen_lines.get, default=None)


def facts():
    """Calls on the same line are one row."""
    rows = {}
    for fact in blocked:
        row = rows.setdefault((fact["line"], fact["what"]), {**fact, "ms": 0.0})
        row["ms"] = round(row["ms"] + fact["ms"], 3)
    return {"blocked_ms": round(sum(row["ms"] for row in rows.values()), 3), "blocked": list(rows.values())}


scheduler.stood_still = stood_still
