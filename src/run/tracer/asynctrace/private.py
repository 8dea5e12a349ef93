"""What the world keeps to itself. Whose an object is shows only when the program runs, so the learner's code asks before it
touches a name that might be the world's; guard.py has read the rest off the text.

    x._name            ->  _world_seen(x, "_name", changes, line)._name
    x.name = v         ->  _world_seen(x, "name", True, line).name = v, and the same for `del`
    setattr(x, n, v)   ->  setattr(*_world_named(x, n, True, line), v), and so on
    class C(Base):     ->  @_world_class(line) below its decorators

Only names that the world's sources use are asked about, and only classes that define such a name.
"""
import ast
import builtins
import inspect
import types

from . import guard, prepared
from .places import is_world, module_of_world, world_files, world_modules
from .rewrite import call

INSIDES = {"__dict__", "__globals__", "__wrapped__", "__closure__", "__code__", "__defaults__", "__kwdefaults__",
           "__setattr__", "__delattr__", "__getattribute__"}
OF_TUPLES = {"_replace", "_asdict", "_make", "_fields", "_field_defaults"}      # public, whatever they look like
BY_NAME = {"getattr": False, "hasattr": False, "setattr": True, "delattr": True}
BY_METHOD = {("__getattribute__", 2): False, ("__delattr__", 2): True, ("__setattr__", 3): True}     # with so many arguments
FUNCTIONS = (types.FunctionType, types.MethodType)
METHODS = (types.FunctionType, classmethod, staticmethod)

_names = {}                             # (module of the world, qualified name of a scope) -> names used in it


def rewrite(tree):
    """The tree with the world asked; the same one where there is no world."""
    if not world_modules():
        return tree
    used = {"closed", "__class__"}
    for path, code in prepared.codes.items():
        used |= learn(world_files()[path], code)
    builtins._world_seen, builtins._world_named, builtins._world_class = seen, named, defined
    return ast.fix_missing_locations(Asking(used).visit(tree))


def learn(module, code):
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            names |= learn(module, constant)
    _names[module, code.co_qualname] = names
    return names


def is_private(name):
    return name.startswith("_") and not name.endswith("_") and name not in OF_TUPLES


class Asking(ast.NodeTransformer):
    def __init__(self, used):
        self.used = used
        self.private = {name for name in used if is_private(name)}

    def visit(self, node):
        return node if isinstance(node, ast.pattern) else super().visit(node)       # patterns allow no calls

    def visit_Attribute(self, node):
        changes = not isinstance(node.ctx, ast.Load)
        asked = node.attr in (self.used if changes else self.private) or node.attr in INSIDES
        if asked and not isinstance(node.value, ast.Lambda):        # the cell of a variable, see rewrite.py
            node.value = call("_world_seen", self.visit(node.value), node.attr, changes, node.lineno)
            return node
        return self.generic_visit(node)

    def visit_Call(self, node):
        self.generic_visit(node)
        function, count = node.func, len(node.args)
        if any(isinstance(argument, ast.Starred) for argument in node.args[:2]):
            return node
        if isinstance(function, ast.Name) and function.id == "vars" and count == 1:
            node.args[0] = call("_world_seen", node.args[0], "vars()", False, node.lineno)
        elif isinstance(function, ast.Name) and function.id in BY_NAME and count >= 2:
            self.ask_by_name(node, BY_NAME[function.id])
        elif isinstance(function, ast.Attribute) and (function.attr, count) in BY_METHOD:
            self.ask_by_name(node, BY_METHOD[function.attr, count])
        return node

    def ask_by_name(self, node, changes):
        node.args[:2] = [ast.Starred(call("_world_named", *node.args[:2], changes, node.lineno), ast.Load())]

    def visit_ClassDef(self, node):
        self.generic_visit(node)
        defined = {part.name for part in node.body if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef))}
        defined |= {target.id for part in node.body if isinstance(part, (ast.Assign, ast.AnnAssign))
                    for target in getattr(part, "targets", None) or [part.target] if isinstance(target, ast.Name)}
        if node.bases and defined & self.private:
            node.decorator_list.append(call("_world_class", node.lineno))
        return node


# ---- what the rewritten file calls

def seen(thing, name, changes, line):
    asked = thing.__self__ if type(thing) is super and name not in INSIDES else thing
    reason = reason_against(asked, name, changes)
    if reason is not None:
        guard.refuse(reason, line)
    return thing


def named(thing, name, changes, line):
    if isinstance(name, str):
        seen(thing, name, changes, line)
    return thing, name


def defined(line):
    def look(cls):
        for name in vars(cls) if isinstance(cls, type) else ():
            base = owner(cls.__mro__[1:], name)
            if base is not None:
                guard.refuse(f"overrides {base}.{name}, which is private", line)
        return cls
    return look


# ---- whose it is

def reason_against(thing, name, changes):
    """Why the learner's code may not touch this name of this object; None: it may."""
    if isinstance(thing, types.ModuleType):
        return of_module(thing.__name__, name, changes)
    if type(thing) in FUNCTIONS:
        return f"looks into {label(thing)} with {name}" if name in INSIDES and is_of_world(thing) else None
    if isinstance(thing, type):
        return of_class(thing, name, changes)
    return of_object(type(thing), name, changes)


def of_module(module, name, changes):
    known = module in world_modules() or module in guard.CLOCKS and (changes or name == "vars()")
    if not known or f"{module}.{name}" in guard.MEANT_TO_BE_SET:
        return None
    return inside(module, name) or (f"replaces {module}.{name}" if changes else private_to(is_private(name) and module, name))


def of_class(cls, name, changes):
    if module_of_world(cls) is None:
        return private_to(owner(cls.__mro__, name), name)
    if changes:
        return f"replaces {label(cls)}.{name}"
    return inside(label(cls), name) or private_to(is_private(name) and label(cls), name)


def of_object(cls, name, changes):
    bases = [base for base in cls.__mro__ if module_of_world(base) is not None]
    if not bases:
        return None
    first = label(bases[0])
    if name == "__class__":
        return f"replaces {first}.{name}" if changes else None
    return (inside(first, name) or private_to(owner(cls.__mro__, name) or helped(cls, name), name)
            or (replaced(cls, first, name) if changes else None))


def inside(owner, name):
    return f"looks into {owner} with {name}" if name in INSIDES or name == "vars()" else None


def private_to(owner, name):
    return f"uses {owner}.{name}, which is private" if owner else None


def replaced(cls, first, name):
    """Public attributes may be set; what an object does, and whether it is closed, is its own affair."""
    definer = next((base for base in cls.__mro__ if name in vars(base)), None)
    if definer is None:
        is_resource = name == "closed" and (hasattr(cls, "close") or hasattr(cls, "aclose"))
        return f"sets {first}.{name} itself" if is_resource else None
    is_method = isinstance(vars(definer)[name], METHODS)
    return f"replaces {label(definer)}.{name}" if is_method and module_of_world(definer) is not None else None


def owner(classes, name):
    """The class of the world, one of these, to which a private name belongs."""
    if not is_private(name):
        return None
    return next((label(cls) for cls in classes if name in _names.get((module_of_world(cls), cls.__qualname__), ())), None)


def helped(cls, name):
    """The world's functions know names of its classes, too; who derives from one may use them for something else."""
    module = module_of_world(cls)
    return label(cls) if is_private(name) and name in _names.get((module, "<module>"), ()) else None


def is_of_world(function):
    function = inspect.unwrap(getattr(function, "__func__", function))
    return isinstance(function, types.FunctionType) and is_world(function.__code__.co_filename)


def label(thing):
    return f"{thing.__module__}.{thing.__qualname__}"
