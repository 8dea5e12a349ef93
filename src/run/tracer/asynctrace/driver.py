"""Reads the job, makes the interpreter warm, and forks once for every run."""
import gc
import json
import os
import signal
import sys
import traceback
from os import _exit as exit_now, fork, waitpid           # the real ones; os.waitpid is about to be replaced

from .config import FAILED, REVERSING_SEED, config

FORMAT = 1
GRACE = 2                               # seconds


def main(job_path):
    folder = os.path.dirname(os.path.abspath(job_path))
    with open(job_path, "rb") as file:
        config.read_job(json.load(file), folder)
    os.makedirs(f"{folder}/out", exist_ok=True)
    warm_up()
    latencies = {}                      # scenario -> those of its plain run
    for number, run in enumerate(config.runs, 1):
        scenario = run.get("scenario", "")
        if run.get("seed") == REVERSING_SEED and scenario not in latencies:
            latencies[scenario] = rehearse(scenario, run)
        facts = make_run(number, run, latencies.get(scenario))
        if run.get("seed", 0) == 0:
            latencies[scenario] = facts.get("latencies", [])
    write_whole(f"{folder}/out/done.json",
                {"format": FORMAT, "python": sys.version.split()[0], "runs": len(config.runs)})


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
    for suffix in ("json", "jsonl", "stdout", "stderr"):
        try:
            os.unlink(f"{config.folder}/out/0.{suffix}")
        except FileNotFoundError:
            pass
    return facts.get("latencies", [])


def make_run(number, run, rehearsed):
    """Fork, run, and return the facts. A process that dies without a word was killed, and that is a fact too."""
    path = f"{config.folder}/out/{number}.json"
    child = fork()
    if child == 0:
        in_the_child(number, run, rehearsed)
    status, late = wait_for(child)
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        facts = killed(number, run, status, late)
        write_whole(path, facts)
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
        os.kill(child, signal.SIGKILL)
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


def write_whole(path, data):
    with open(path + ".part", "w", encoding="utf-8") as file:
        json.dump(data, file, separators=(",", ":"))
    os.rename(path + ".part", path)
