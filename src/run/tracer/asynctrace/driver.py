"""Reads the job, makes the interpreter warm, and forks once for every run.

Between the driver and the runs stands a process that has read the learner's file and runs no code of it; it makes the runs.
The runs of a job are made one after the other, up to the first that used up its time, steps or memory. With "orders" in the job, each order on descriptor 0 is answered with a line:

    text        a learner's file lies in work/: read it                       ready
    run N       make run N of the job's, as often as asked                    made
    end         this text is done with                                        clean, or dirty where the next text needs
                                                                              another driver: something of this one is left
"""
import gc
import json
import os
import signal
import sys
import time
import traceback
from os import _exit as exit_now, fork, waitpid           # the real ones; os.waitpid is about to be replaced

from . import files
from .config import FAILED, REVERSING_SEED, config

FORMAT = 1
GRACE = 2                               # seconds
LOOKS, PAUSE = 20, 0.002                # until what has ended is gone
ORDERS = 0
real_sleep = time.sleep


def main(job_path):
    folder = os.path.dirname(os.path.abspath(job_path))
    with open(job_path, "rb") as file:
        config.read_job(json.load(file), folder)
    os.makedirs(f"{folder}/out", exist_ok=True)
    files.look_around()
    warm_up()
    if config.orders:
        serve()
    else:
        make_all()
    files.write_whole(f"{folder}/out/done.json",
                      {"format": FORMAT, "python": sys.version.split()[0], "runs": len(config.runs)})


def make_all():
    child = fork()
    if child == 0:
        in_between(lambda runs: runs.make_all())
    _, status = waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        exit_now(os.WEXITSTATUS(status))
    if status:                          # reading the file was its end, or a run was: let each run find out, with no other beside it
        files.end_leftovers()
        Runs().make_all()


def serve():
    from . import prepared
    prepared.world()
    gc.freeze()
    while (order := next_order()) is not None:
        if order != "text":
            raise ValueError(f"order {order!r} without a text")
        child = fork()
        if child == 0:
            in_between(obey)
        _, status = waitpid(child, 0)
        answer("clean" if status == 0 and nothing_left() else "dirty")


def obey(runs):
    answer("ready")
    while (order := next_order()) not in (None, "end"):
        runs.make(int(order.removeprefix("run ")))
        answer("made")


def next_order():
    """The other side waits for each answer, so that there is never more than one."""
    line = os.read(ORDERS, 100)
    return line.decode().rstrip("\n") if line else None


def answer(word):
    os.write(ORDERS, word.encode() + b"\n")


def nothing_left():
    """No process but the first one of the namespace, which may not have reaped yet what has ended, and this one; no shared memory."""
    known = {"1", str(os.getpid())}
    for _ in range(LOOKS):
        if {name for name in os.listdir("/proc") if name.isdigit()} <= known:
            return not os.listdir("/dev/shm")
        real_sleep(PAUSE)
    return False


def in_between(make):
    """Never returns."""
    from . import prepared
    status = FAILED
    try:
        gc.disable()
        prepared.world()
        prepared.learner()
        gc.enable()
        gc.freeze()
        make(Runs())
        status = 0
    except SystemExit as error:
        print(error.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        exit_now(status)


class Runs:
    def __init__(self):
        self.latencies = {}             # scenario -> those of its plain run
        self.told = {}                  # number -> the facts of a run, as they are in its file

    def make_all(self):
        for number in range(1, len(config.runs) + 1):
            facts = self.make(number)
            self.told[number] = files.bytes_of(number)
            if used_up(facts):
                break
        for number, data in self.told.items():
            files.restore(number, data)

    def make(self, number):
        run = config.runs[number - 1]
        scenario = run.get("scenario", "")
        if run.get("seed") == REVERSING_SEED and scenario not in self.latencies:
            self.latencies[scenario] = rehearse(scenario, run)
        facts = make_run(number, run, self.latencies.get(scenario))
        if run.get("seed", 0) == 0:
            self.latencies[scenario] = facts.get("latencies", [])
        return facts


def used_up(facts):
    """The run took all the time, steps or memory there was. The next one would take as much, and tell nothing new."""
    exception = facts["exception"]
    return (facts["outcome"] == "timeout" or facts["outcome"] == "killed" and facts["signal"] in ("SIGKILL", "SIGXCPU")
            or facts["outcome"] == "endless" and facts["steps"] > config.limits["steps"]
            or exception is not None and exception["type"] == "MemoryError")


def warm_up():
    """What is made here is no garbage, and no run looks through it again."""
    gc.disable()
    from . import install
    install.everything()
    gc.enable()
    gc.freeze()


def rehearse(scenario, run):
    """The reversing seed needs the latencies of the plain run; nobody asked for its facts."""
    facts = make_run(0, {**run, "seed": 0}, None)
    files.make_way_for(0)
    return facts.get("latencies", [])


def make_run(number, run, rehearsed):
    """Fork, run, and return the facts. A process that dies without a word was killed, and that is a fact too."""
    files.make_way_for(number)
    files.choose_farewell()
    child = fork()
    if child == 0:
        in_the_child(number, run, rehearsed)
    status, late = wait_for(child)
    files.end_leftovers(os.getpid())
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == config.farewell:
        return json.loads(files.bytes_of(number))
    facts = killed(number, run, status, late)
    files.write_whole(files.path_of(number), facts)
    return facts


def in_the_child(number, run, rehearsed):
    """Never returns."""
    from . import install
    try:
        install.this_run(number, run, rehearsed)
    except BaseException:
        traceback.print_exc()
    finally:
        exit_now(FAILED)


def wait_for(child):
    """The run ends itself when its time is over; one that computes in C without a pause cannot."""
    late = []

    def end(number, frame):
        late.append(number)
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:      # it has just ended by itself
            late.clear()
    signal.signal(signal.SIGALRM, end)
    signal.alarm(int(config.limits["wall_seconds"]) + GRACE)
    _, status = waitpid(child, 0)
    signal.alarm(0)
    return status, bool(late)


def killed(number, run, status, late):
    """The little that can be said about a run that did not live to write its facts."""
    from . import facts
    config.choose_run(number, run, None)
    name = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else None
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == FAILED:
        raise SystemExit(f"the tracer failed in run {number}, see {number}.stderr")
    outcome = "timeout" if late or name == "SIGXCPU" else "killed"
    return facts.collect(outcome, signal=name, waits=[], output_cut=False, exception=None,
                         exit_status=os.WEXITSTATUS(status))
