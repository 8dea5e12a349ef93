"""What a program leaves undone: coroutines never awaited, exceptions never retrieved, resources never closed."""
import gc
import sys
import traceback
import warnings

from . import audit
from .config import config
from .events import record
from .places import is_learner, learner_line

TEXT_MOST = 500
INNER_MOST = 20
ORIGIN_DEPTH = 6                        # frames of a coroutine's making that the interpreter keeps: some may be the world's

never_awaited = []
unretrieved = []
open_resources = []
opened_at = {}                          # path -> line of the learner's open()


# ---- exceptions as facts

def safe_text(error):
    try:
        return str(str(error)[:TEXT_MOST])
    except BaseException:               # the program's own code, which may raise anything
        return ""


def exception_fact(error, depth=0):
    inner = []
    if isinstance(error, BaseExceptionGroup) and depth < 5:
        inner = [exception_fact(one, depth + 1) for one in error.exceptions[:INNER_MOST]]
    lines = learner_traceback(error)
    line = lines[-1][1] if lines else getattr(error, "lineno", None)        # a SyntaxError has no frame
    return {"type": type(error).__name__, "bases": [cls.__name__ for cls in type(error).__mro__[:-1]],
            "text": safe_text(error) + why_missing(error), "line": line, "inner": inner, "traceback": lines}


def why_missing(error):
    """What an exercise has, for a program that imports something else."""
    name = isinstance(error, ModuleNotFoundError) and isinstance(error.name, str) and error.name.partition(".")[0]
    if not name or config.site_packages or name in sys.stdlib_module_names:
        return ""
    there = sorted({*config.support, *config.world} - {"standin"})
    words = ", ".join(there[:-1]) + " and " * (len(there) > 1) + there[-1] if there else "no modules of its own"
    return f": this exercise's world has only {words}, beside Python's library"


def learner_traceback(error):
    """[file, line, function] of the learner's frames and the world's."""
    lines = []
    for frame, line in traceback.walk_tb(error.__traceback__):
        if is_learner(frame.f_code.co_filename):
            lines.append([frame.f_code.co_filename.rpartition("/")[2], line, frame.f_code.co_qualname])
    return lines


def exception_facts(error):
    """As keys of an event."""
    if error is None:
        return {}
    lines = learner_traceback(error)
    return {"exception": type(error).__name__, "text": safe_text(error), "line": lines[-1][1] if lines else None}


# ---- never awaited, never retrieved

def track_origins():
    """For the calling thread: the interpreter remembers where coroutines are made."""
    sys.set_coroutine_origin_tracking_depth(ORIGIN_DEPTH)


def watch_coroutines():
    real_warn = warnings._warn_unawaited_coroutine

    def _warn_unawaited_coroutine(coroutine):
        origin = coroutine.cr_origin or ()
        line = next((line for path, line, _ in origin if is_learner(path)), None)
        never_awaited.append({"name": coroutine.__qualname__, "line": line})
        record("never_awaited", name=coroutine.__qualname__, line=line)
        if sys.get_coroutine_origin_tracking_depth() == ORIGIN_DEPTH:       # the program did not ask for origins
            warnings.warn(f"coroutine '{coroutine.__qualname__}' was never awaited", RuntimeWarning, stacklevel=2,
                          source=coroutine)
        else:
            real_warn(coroutine)
    warnings._warn_unawaited_coroutine = _warn_unawaited_coroutine


def watch_exceptions():
    import asyncio.base_events
    Loop = asyncio.base_events.BaseEventLoop
    real_handler = Loop.call_exception_handler

    def call_exception_handler(self, context):
        if "never retrieved" in context.get("message", ""):
            note_unretrieved(context.get("task") or context.get("future"), context.get("exception"))
        real_handler(self, context)
    call_exception_handler.__qualname__ = real_handler.__qualname__
    Loop.call_exception_handler = call_exception_handler


def note_unretrieved(future, error):
    from .tasks import RealTask, actor_of
    name = actor_of(future).name if isinstance(future, RealTask) else type(future).__name__
    lines = learner_traceback(error)
    fact = {"task": name, "exception": type(error).__name__, "line": lines[-1][1] if lines else None}
    unretrieved.append(fact)
    record("unretrieved", **fact)


def look_for_unretrieved():
    """Tasks that somebody still refers to, so that the library had no chance to complain."""
    from .tasks import all_tasks
    from .waits import is_done
    for task in all_tasks():
        if is_done(task) and not task.cancelled() and task._exception is not None and task._log_traceback:
            note_unretrieved(task, task._exception)


# ---- resources

def watch_resources():
    real_show = warnings.showwarning

    def showwarning(message, category, filename, lineno, file=None, line=None):
        if issubclass(category, ResourceWarning):
            note_open(*resource_of(str(message)))
        else:
            real_show(message, category, filename, lineno, file, line)
    warnings.showwarning = showwarning
    warnings.simplefilter("always", ResourceWarning)
    audit.on("open", note_opened)


def note_opened(args):
    if isinstance(args[0], str):
        line = learner_line(2)
        if line is not None:
            opened_at[args[0]] = line


def resource_of(message):
    """("file", line) of a ResourceWarning such as "unclosed file <_io.TextIOWrapper name='x' ...>"."""
    words = message.replace("<", " ").split()
    what = words[1] if words[:1] in (["unclosed"], ["Unclosed"]) and len(words) > 1 else message[:40]
    path = next((path for path in opened_at if repr(path) in message), None)
    return what, opened_at.get(path)


def note_open(what, line):
    open_resources.append({"what": what, "line": line})
    record("open", what=what, line=line)


def look_for_open():
    """Files that are still open, and objects of the world that say `closed` and are not."""
    import io
    for thing in gc.get_objects():
        if isinstance(thing, io.FileIO):
            if not thing.closed and getattr(thing, "name", None) in opened_at:
                note_open("file", opened_at[thing.name])
    from .resources import unclosed
    for what, line in unclosed():
        note_open(what, line)
