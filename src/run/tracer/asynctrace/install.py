"""Puts the tracer underneath the library, in the one order that works, and sets up a run after the fork."""
import os
import random
import signal
import sys

from .config import config


def everything():
    """Once, in the warm interpreter. Locks and clocks come first: what is imported later builds on them."""
    from . import clock, threads
    import threading
    if config.virtual:
        clock.install()
        threads.install()
    else:
        threads.install_starting(threading)
    from . import dates, deadlock, groups, leaks, loops, modules, primitives, private, processes, program, set_order, signals
    from . import tasks, tracebacks, waits, work
    import concurrent.futures.thread
    loops.install()
    tasks.install()
    tracebacks.install()
    primitives.install()
    groups.install()
    signals.install()
    deadlock.install()
    waits.install()
    leaks.watch_exceptions()
    work.watch_wrapping()
    work.watch_submit(concurrent.futures.thread.ThreadPoolExecutor, "thread")
    modules.install({**processes.HOOKS, **({**threads.HOOKS, **dates.HOOKS} if config.virtual else {})})
    if config.virtual:
        threads.install_real_waits()
        set_order.install()
    program.prepare()


def limit_processor():
    """Against C code that keeps even the watchdog from running."""
    import resource
    seconds = int(config.limits["cpu_seconds"]) + 1
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if resource.RLIM_INFINITY in (soft, hard):          # else who started this process has seen to it
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def this_run(number, run, rehearsed):
    """In the child. Never returns."""
    from . import audit, events, guard, leaks, modules, outside, output, processes, program
    from .scheduler import real_monotonic_ns, scheduler
    config.choose_run(number, run, rehearsed)
    outside.begin_with_one_thread()
    limit_processor()
    os.register_at_fork(after_in_child=outside.after_fork_in_child)
    scheduler.seeded = config.seed != 0
    scheduler.random = random.Random(config.seed)
    scheduler.plan_signals(config.signals)
    scheduler.started_at = real_monotonic_ns()
    modules.set_path(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    os.environ["SCENARIO"] = config.scenario
    os.chdir(config.work)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    output.start()
    events.start()
    leaks.watch_coroutines()
    leaks.watch_resources()
    processes.install()
    guard.install()
    audit.start()
    leaks.track_origins()
    sys.dont_write_bytecode = True
    events.record("program", format=1, python=sys.version.split()[0], file=os.path.basename(config.file),
                  clock="virtual" if config.virtual else "real", scenario=config.scenario, seed=config.seed)
    program.start()
    program.run()
