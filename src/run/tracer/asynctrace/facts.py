"""The facts of a run, as one JSON object. The package's docstring says what each of them means."""
import platform

from . import blocked, cancels, files, guard, leaks, lock_order, output, processes, races, spans, tasks, threads
from .config import config
from .scheduler import scheduler

FORMAT = 1


def collect(outcome, *, signal, waits, output_cut, exception, exit_status):
    return {
        "format": FORMAT, "scenario": config.scenario, "seed": config.seed, "python": platform.python_version(),
        "outcome": outcome, "exception": exception, "exit_status": exit_status, "signal": signal, "waits": waits,
        "virtual_seconds": scheduler.seconds(), "steps": scheduler.steps, "unsure": scheduler.unsure,
        **spans.facts(),
        "tasks_left": len(tasks.left_behind), "tasks_left_names": tasks.left_behind,
        "never_awaited": leaks.never_awaited, "unretrieved": leaks.unretrieved,
        "swallowed_cancels": cancels.swallowed, "open_resources": leaks.open_resources,
        **blocked.facts(),
        "lock_cycles": lock_order.cycles(), "races": races.found(),
        "threads": threads.count, "processes": processes.count,
        "stdout_lines": output.lines(), "output_cut": output_cut, "refused": guard.refused,
        "latencies": spans.latencies(),
    }


def write(outcome, **more):
    files.write_whole(files.path_of(config.number), collect(outcome, **more))
