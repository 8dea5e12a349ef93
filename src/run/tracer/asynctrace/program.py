"""Runs the learner's file as __main__ and comes to an end: one outcome, the facts written, nothing left running."""
import ast
import atexit
import builtins
import gc
import os
import sys
import time
import traceback
import types

from . import blocked, deadlock, events, facts, files, guard, leaks, output, prepared, processes, threads, tracebacks
from .actors import current_actor
from .config import FAILED, config
from .outside import StuckWatch
from .places import is_learner
from .scheduler import real_sleep, scheduler, start_real_thread
from .signals import AlarmWatch, real_kill

WATCH_EVERY = 0.02

exception = None                        # fact about what the main program raised
exit_status = 0


def run():
    """Never returns."""
    global exception
    outcome = "finishes"
    last = None
    try:
        code, last = prepared.main or prepared.compiled(read_file())
        execute(code)
    except SystemExit as error:
        outcome = exits(error, last)
    except BaseException as error:
        outcome = "raises"
        exception = leaks.exception_fact(error)
        events.record("exception", id=current_actor().id, **leaks.exception_facts(error))
        show(error)
        error.__traceback__ = error.__context__ = error.__cause__ = None
    finish(outcome)


def read_file():
    with open(config.file, "rb") as file:
        source = file.read()
    tree = ast.parse(source, config.file)
    guard.read(tree)
    return tree


def execute(code):
    module = types.ModuleType("__main__")
    module.__file__ = config.file
    module.__builtins__ = builtins
    sys.modules["__main__"] = module
    sys.argv = [config.file, *config.argv]
    exec(code, module.__dict__)


def exits(error, last):
    """LAST: the places of the last statement. Leaving with success as the last thing of the program is finishing; leaving earlier is not."""
    global exit_status
    exit_status = int(error.code) if isinstance(error.code, int) else 0 if error.code is None else 1
    if isinstance(error.code, str):
        print(error.code, file=sys.stderr)
    lines = leaks.learner_traceback(error)
    error.__traceback__ = None
    at_the_end = last is not None and lines and last[0] <= lines[0][1] <= last[1]
    return "finishes" if exit_status == 0 and at_the_end else "exits"


def show(error):
    """As Python does, by the hook that the program may have put in. What cannot be printed is not, as in Python."""
    try:
        tell(error)
    except BaseException:
        pass


def tell(error):
    tracebacks.clean(error)
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except SystemExit:
        pass
    except BaseException as failure:
        tracebacks.clean(failure)
        for one in tracebacks.chain(failure):           # the hook is not called while the error is handled
            one.__context__ = None if one.__context__ is error else one.__context__
        print("Error in sys.excepthook:", file=sys.stderr)
        traceback.print_exception(failure)
        print("\nOriginal exception was:", file=sys.stderr)
        traceback.print_exception(error)


def finish(outcome):
    """What the interpreter does at its end, in its order."""
    threads.join_all() if config.virtual else join_real_threads()
    atexit._run_exitfuncs()
    sys.modules["__main__"].__dict__.clear()
    gc.collect()
    leaks.look_for_unretrieved()
    leaks.look_for_open()
    end(outcome)


def join_real_threads():
    import threading
    threading._shutdown()


def end(outcome, signal=None, waits=(), output_cut=False):
    """Write the facts and leave. Called by whoever sees the end first."""
    if scheduler.forked:
        real_exit(3)
    if scheduler.concluded:
        while True:
            real_sleep(1)
    scheduler.concluded = True
    sys.setswitchinterval(1000)         # no other thread may change what is being counted
    try:
        output.finish()
        if outcome in ("endless", "waits-for-outside", "timeout") and not waits:
            waits = deadlock.all_waits()
        processes.look()
        events.record("end", outcome=outcome)
        events.flush()
        files.end_leftovers(os.getpid(), os.getppid())
        facts.write(outcome, signal=signal, waits=list(waits), output_cut=output_cut, exception=exception,
                    exit_status=exit_status)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
        real_exit(FAILED)
    finally:
        processes.end_children()
        files.say_farewell()


def exit_at_once(status):
    """os._exit: the program ends here, and that is a fact."""
    global exit_status
    if not scheduler.forked and not scheduler.concluded:
        exit_status = status
        end("exits")
    real_exit(status)


real_exit = os._exit


def watch():
    """The watchdog's thread: wall time, processor time, unknown blocking calls, and the log."""
    began, stuck, alarm = time.clock_gettime(time.CLOCK_MONOTONIC), StuckWatch(), AlarmWatch()
    while True:
        real_sleep(WATCH_EVERY)
        now = time.clock_gettime(time.CLOCK_MONOTONIC)
        if time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) > config.limits["cpu_seconds"]:
            end("timeout", signal="SIGXCPU")            # what the kernel would have sent soon
        if now - began > config.limits["wall_seconds"]:
            end("timeout")
        if config.virtual:
            stuck.look()
            alarm.look(now)
        else:
            send_due_signals()
        look_at_step()
        processes.look()
        events.flush()


def send_due_signals():
    """With the real clock, planned signals come when their time has come."""
    while scheduler.signals and scheduler.signals[0][0] <= scheduler.elapsed():
        real_kill(os.getpid(), scheduler.signals.pop(0)[1])


def look_at_step():
    thread = blocked.step_thread
    frame = sys._current_frames().get(thread.ident) if thread is not None else None
    while frame is not None and not is_learner(frame.f_code.co_filename):
        frame = frame.f_back
    if frame is not None:
        blocked.seen_at(frame.f_lineno)


def prepare():
    """Who sees the end of a run tells this module."""
    scheduler.came_to_an_end = end
    os._exit = exit_at_once
    exit_at_once.__module__, exit_at_once.__name__, exit_at_once.__qualname__ = "os", "_exit", "_exit"


def start():
    start_real_thread(watch, ())
