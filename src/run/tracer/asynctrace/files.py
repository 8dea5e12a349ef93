"""The files that a run leaves in out/. Its program may have been there as well, and nothing that it puts there counts."""
import json
import os
import signal
import time
from os import _exit as exit_now, kill as real_kill      # the real ones, like time.sleep below

from .config import config
from .kernel import has_ended

KINDS = ("json", "json.part", "jsonl", "stdout", "stderr")
FIRST, DRIVER = 1, 2                    # numbers of processes in a namespace of its own
LOOKS, PAUSE = 250, 0.002
real_sleep = time.sleep

_aside = 0


def path_of(number, kind="json"):
    return f"{config.folder}/out/{number}.{kind}"


def write_whole(path, data):
    part = path + ".part"
    make_way(part)
    with open(part, "x", encoding="utf-8") as file:
        json.dump(data, file, separators=(",", ":"))
    if os.path.isdir(path):
        make_way(path)
    os.rename(part, path)


def make_way(path):
    """Nothing is at this path any more; a folder is moved aside."""
    global _aside
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError:
        _aside += 1
        os.rename(path, f"{config.folder}/out/.aside-{os.getpid()}-{_aside}")


def make_way_for(number):
    for kind in KINDS:
        make_way(path_of(number, kind))


def bytes_of(number):
    with open(path_of(number), "rb") as file:
        return file.read()


def restore(number, data):
    """The facts of a run, should a later one have changed them."""
    if not os.path.isfile(path_of(number)) or os.path.islink(path_of(number)) or bytes_of(number) != data:
        write_whole(path_of(number), json.loads(data))


# ---- how a run says that it has written its facts

def choose_farewell():
    """The exit status of a run whose facts are written: what the program ends with, or becomes, does not know it."""
    config.farewell = 128 + os.urandom(1)[0] % 100


def say_farewell():
    exit_now(config.farewell)


# ---- what a run leaves running

def look_around():
    """The driver's, before it forks."""
    config.alone = os.getpid() == DRIVER            # in a namespace that begins with this job


def end_leftovers(*known):
    """Where a namespace shows who else is there: none but these, who belong to the tracer. Nothing else can touch the facts then."""
    if not config.alone:
        return
    for _ in range(LOOKS):
        left = [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if pid not in (FIRST, DRIVER, *known) and not has_ended(pid)]
        if not left:
            break
        for pid in left:
            try:
                real_kill(pid, signal.SIGKILL)
            except OSError:
                pass
        real_sleep(PAUSE)
