"""What all runs of a job have in common is read and compiled once, in a process that forks the runs and runs no code of the learner.

Whatever goes wrong here is left alone: the run does it again, and tells of it as of anything that its program does.
"""
import ast
import warnings

from .config import config
from .places import world_modules

main = None                             # of the learner's file: (code, the places of its last statement)
codes = {}                              # path of a module of the world -> its code


def world():
    from .modules import WorldLoader
    for name, path in world_modules().items():
        if path not in codes:
            loader = WorldLoader(name, path)
            code = silently(lambda: loader.source_to_code(loader.get_data(path), path))
            if code is not None:
                codes[path] = code


def learner():
    global main
    from . import program
    main = silently(lambda: compiled(program.read_file()))


def silently(make):
    """What `make` returns; None where it raises or warns, which belongs into the output of a run."""
    try:
        with warnings.catch_warnings(record=True) as warned:
            made = make()
    except BaseException:
        return None
    return None if warned else made


def compiled(tree):
    from . import private, races
    places = last_places(tree)
    tree = private.rewrite(races.rewrite(tree)) if config.virtual else tree
    return compile(tree, config.file, "exec", dont_inherit=True), places


def last_places(tree):
    """(first line, last line) of the last statement; of the last one inside where that is an `if`."""
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.If) and last.body:
        last = last.body[-1]
    return (last.lineno, last.end_lineno) if last is not None else None
