"""Whose code is it? Frames and paths of the learner, of the world, of the library and of the tracer."""
import os
import sys

from .config import config

TRACER = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep        # __main__.py as well
LIBRARY = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
ASYNCIO = LIBRARY + "asyncio" + os.sep
THREADING = LIBRARY + "threading.py"


def is_tracer(filename):
    return filename.startswith(TRACER)


def is_library(filename):
    return filename.startswith(LIBRARY) and "site-packages" not in filename or filename.startswith("<frozen")


def is_world(filename):
    """A support module or a stand-in: code that the learner talks to and did not write."""
    return filename in world_files()


def is_learner(filename):
    """The learner's file and what else lies in its folder, support modules excepted."""
    return filename == config.file or filename.startswith(config.work + "/") and filename not in world_files()


_world_files = None


def world_files():
    global _world_files
    if _world_files is None:
        _world_files = {path: name for name, path in world_modules().items()}
    return _world_files


def world_modules():
    modules = {name: f"{config.work}/{name}.py" for name in config.support}
    modules.update((name, f"{config.folder}/world/{name}.py") for name in config.world)
    return modules


def module_of_world(cls):
    """The module of the world that made a class, whatever package it says it is of; or None."""
    module = cls.__module__.partition(".")[0] if isinstance(cls.__module__, str) else None
    return module if module in world_modules() else None


def learner_frame(frame):
    """The nearest frame of the learner's code, walking outwards from `frame`."""
    while frame is not None and not is_learner(frame.f_code.co_filename):
        frame = frame.f_back
    return frame


def learner_line(depth=1):
    """Line of the learner's code that is being executed, or None."""
    frame = learner_frame(sys._getframe(depth + 1))
    return frame.f_lineno if frame is not None else None


def made_by_library(depth=1):
    """Whether the library (not counting threading.py itself) is what calls the caller."""
    frame = sys._getframe(depth + 1)
    while frame is not None:
        filename = frame.f_code.co_filename
        if filename != THREADING and not is_tracer(filename):
            return is_library(filename)
        frame = frame.f_back
    return True


def place(frame):
    """"function:line" of a frame, as the timeline shows it."""
    return f"{frame.f_code.co_qualname}:{frame.f_lineno}"


def library_call(frame):
    """The function of the library that the learner called, for instance "Condition.wait"."""
    name = "a lock"
    while frame is not None and not is_learner(frame.f_code.co_filename):
        if not is_tracer(frame.f_code.co_filename):
            name = frame.f_code.co_qualname
        frame = frame.f_back
    return name
