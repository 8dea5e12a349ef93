"""Ways around the exercise that are refused, with a reason and a line.

Against cheating by mistake or convenience: most is read off the syntax tree; what opens files, and whose private names are
touched (private.py), is seen at run time. An attack on the tracer from inside its own interpreter beyond that is out of scope.
"""
import ast
import os
import sys
import types

from . import audit
from .config import config
from .places import is_learner, is_tracer, is_world, learner_line, world_files, world_modules
from .scheduler import scheduler

MODULES = {"gc", "ctypes", "_ctypes", "asynctrace", "standin"}        # standin: what answers the stand-ins give
SYS_NAMES = {"modules", "_getframe", "_current_frames", "settrace", "setprofile", "monitoring", "addaudithook", "meta_path"}
FRAME_NAMES = {"f_back", "f_locals", "f_globals", "f_builtins", "gi_frame", "cr_frame", "ag_frame", "tb_frame"}
INSPECT_NAMES = {"currentframe", "stack", "trace", "getouterframes", "getinnerframes"}
ASYNCIO_NAMES = {"_ready", "_scheduled", "_selector", "_run_once", "_fut_waiter", "_must_cancel", "_coro", "_callbacks",
                 "_unfinished_tasks", "_write_to_self", "_log_traceback", "_cancel_all_tasks"}
CLOCKS = {"asyncio", "time", "threading"}
MEANT_TO_BE_SET = {"threading.excepthook"}
BY_NAME = {"getattr", "setattr", "delattr", "hasattr"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

refused = None


def refuse(reason, line):
    global refused
    if refused is None:
        refused = {"reason": reason, "line": line}


def read(tree):
    """Look through the learner's file; the first thing in it that is refused counts."""
    reader = Reader()
    reader.visit(tree)
    for line, reason in sorted(reader.reasons)[:1]:
        refuse(reason, line)


class Reader(ast.NodeVisitor):
    def __init__(self):
        self.reasons = []
        self.modules = {}                       # local name -> module
        self.world = set(world_modules())

    def because(self, node, reason):
        self.reasons.append((node.lineno, reason))

    def visit_Import(self, node):
        for alias in node.names:
            module = alias.name.split(".")[0]
            self.modules[alias.asname or module] = alias.name if alias.asname else module
            if module in MODULES:
                self.because(node, f"touches {module}")

    def visit_ImportFrom(self, node):
        module = (node.module or "").split(".")[0]
        if module in MODULES:
            self.because(node, f"touches {module}")
        for alias in node.names:
            self.modules[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            self.name_of_module(node, module, alias.name)

    def name_of_module(self, node, module, name):
        """`module.name` is used or imported."""
        if module == "sys" and name in SYS_NAMES:
            self.because(node, f"touches sys.{name}")
        elif module == "inspect" and name in INSPECT_NAMES:
            self.because(node, f"touches frames with inspect.{name}")
        elif module in self.world | {"asyncio"} and is_private(name):
            self.because(node, f"uses {module}.{name}, which is private")

    def visit_Attribute(self, node):
        self.generic_visit(node)
        module = self.module_of(node.value)
        if module is not None:
            self.name_of_module(node, module, node.attr)
            if not isinstance(node.ctx, ast.Load) and self.is_fixed(module, node.attr):
                self.because(node, f"replaces {module}.{node.attr}")
        if node.attr in FRAME_NAMES:
            self.because(node, f"touches frames with {node.attr}")
        elif node.attr in ASYNCIO_NAMES and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")):
            self.because(node, f"uses {node.attr}, which is private to asyncio")

    def is_fixed(self, module, name):
        return (module in self.world or module in CLOCKS) and f"{module}.{name}" not in MEANT_TO_BE_SET

    def module_of(self, node):
        """The module that an expression names, its first part."""
        while isinstance(node, ast.Attribute):
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.modules:
            return self.modules[node.id].split(".")[0]
        return None

    def visit_Call(self, node):
        self.generic_visit(node)
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", None)
        first = node.args[0] if node.args else None
        if name in ("__import__", "import_module") and isinstance(first, ast.Constant) and first.value in MODULES:
            self.because(node, f"touches {first.value}")
        elif name == "vars" and self.module_of(first) in self.world:
            self.because(node, f"looks into {self.module_of(first)} with vars()")
        elif name in BY_NAME and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            module = self.module_of(first)
            if module is not None:
                self.name_of_module(node, module, str(node.args[1].value))
                if name in ("setattr", "delattr") and self.is_fixed(module, node.args[1].value):
                    self.because(node, f"replaces {module}.{node.args[1].value}")

        elif name == "patch" and isinstance(first, ast.Constant) and self.is_path_inside(first.value):
            self.because(node, f"replaces {first.value}")

    def is_path_inside(self, path):
        module, dot, name = str(path).partition(".")
        return dot and self.is_fixed(module, name)

    def visit_Expr(self, node):
        if not isinstance(node.value, ast.Constant):        # docstrings may say what they like
            self.generic_visit(node)

    def visit_Constant(self, node):
        if node.value == "SCENARIO":
            self.because(node, "reads SCENARIO, which tells the days apart")
        elif isinstance(node.value, str) and node.value.startswith("/proc"):
            self.because(node, "touches /proc")


def is_private(name):
    return name.startswith("_") and not name.endswith("__") or name == "__dict__"


# ---- at run time

def watch_open(args):
    path, _, flags = args
    path = text_of(path)
    if path is None or scheduler.concluded or is_tracer(sys._getframe(2).f_code.co_filename):
        return
    if path.startswith("/proc"):
        line = learner_line(2)
        if line is not None:
            refuse("touches /proc", line)
    elif flags & WRITING:
        watch_change([path])


def watch_change(args):
    """The files of the world, and those in which a run tells what it saw, are not the program's to change."""
    if scheduler.concluded or scheduler.forked:
        return
    for path in map(text_of, args[:2]):
        full = path and full_path(path)
        if full in world_files():
            refuse(f"writes {world_files()[full]}.py", learner_line(2))
        elif full and full.startswith(f"{config.folder}/out/") and learner_line(2) is not None:
            refuse("changes what the run tells", learner_line(2))


def watch_code(args):
    """Code that is not in the file: neither rules nor races see it. What the library makes for itself is its own affair."""
    frame = sys._getframe(2)
    if scheduler.forked:
        return
    if is_learner(frame.f_code.co_filename):
        refuse("runs code of its own making, which nobody sees", frame.f_lineno)
    elif is_from_beside(args):
        refuse("runs code of its own making, which nobody sees", learner_line(2))


def is_from_beside(args):
    """It comes from a file that lies beside the learner's, where nothing lies but the world. ARGS: of "compile" or "exec"."""
    file = args[1] if len(args) > 1 else getattr(args[0], "co_filename", None)
    return isinstance(file, str) and is_learner(file) and file != config.file


class Fixed(types.ModuleType):
    """A module in which the program sets nothing, whoever does it on its behalf."""

    def __setattr__(self, name, value):
        self._told(name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self._told(name, None)
        super().__delattr__(name)

    def _told(self, name, value):
        line = learner_line(2)
        allowed = (f"{self.__name__}.{name}" in MEANT_TO_BE_SET or isinstance(value, types.ModuleType)    # being imported
                   or is_world(sys._getframe(2).f_code.co_filename))
        if line is not None and not allowed and not scheduler.forked:
            refuse(f"replaces {self.__name__}.{name}", line)


def fix(module):
    module.__class__ = Fixed


def text_of(path):
    try:
        return os.fsdecode(path)
    except TypeError:                   # a descriptor
        return None


def full_path(path):
    try:
        return os.path.abspath(path)
    except OSError:                     # the working directory is gone
        return os.path.normpath(f"{config.work}/{path}")


def install():
    if config.virtual:
        for name in CLOCKS:
            fix(sys.modules[name])
    audit.on("open", watch_open)
    for event in ("compile", "exec", "marshal.loads"):
        audit.on(event, watch_code)
    for event in ("os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate"):
        audit.on(event, watch_change)
