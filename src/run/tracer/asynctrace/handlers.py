"""Does a frame stand in code that cleans up? In an except or finally part, or in the exit of a context manager."""
import ast

from .places import ASYNCIO, is_learner, is_world

EXITS = ("__aexit__", "aclose")

_parts = {}                             # file -> [(first line, last line)]


def cleans_up(frame):
    if frame.f_code.co_name in EXITS:
        return True
    filename = frame.f_code.co_filename
    if not (is_learner(filename) or is_world(filename) or filename.startswith(ASYNCIO)):
        return False                    # asyncio's own: wait_for up to 3.11, Condition.wait
    return any(first <= frame.f_lineno <= last for first, last in handler_lines(filename))


def handler_lines(filename):
    if filename not in _parts:
        try:
            with open(filename, "rb") as file:
                _parts[filename] = find_handlers(ast.parse(file.read()))
        except (OSError, SyntaxError, ValueError):
            _parts[filename] = []
    return _parts[filename]


def find_handlers(tree):
    bodies = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.Try, ast.TryStar)):
            bodies += [handler.body for handler in node.handlers]
            if node.finalbody:
                bodies.append(node.finalbody)
    return [(body[0].lineno, body[-1].end_lineno) for body in bodies]
