"""Rewrites the learner's syntax tree so that accesses to shared state are noted, and idle loops let time pass.

    x.a          ->  _race_read(x, "a", site).a
    x.a = v      ->  _race_write(x, "a", site).a = v
    x[k]         ->  _race_item(x, site)[k]
    k in x       ->  _race_in(k, x, site)
    x.get(k)     ->  _race_get(x, site, k)
    name         ->  _race_name(name, cell, "name", site)
    name = v     ->  name = _race_bind(v, cell, "name", site)

An augmented assignment is split into its read and its write. Names begin with one underscore: two would be mangled inside a
class. A nonlocal variable is known by its cell.
"""
import ast

NO_IDLE_LOOP = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.Return, ast.Break, ast.Raise, ast.AsyncFor, ast.AsyncWith)


class Rewriter(ast.NodeTransformer):
    def visit_Attribute(self, node):
        self.generic_visit(node)
        if hasattr(node, "site"):
            function = "_race_read" if isinstance(node.ctx, ast.Load) else "_race_write"
            node.value = call(function, node.value, node.attr, node.site)
        return node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if hasattr(node, "site"):
            node.value = call("_race_item", node.value, node.site)
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        if not hasattr(node, "site"):
            return node
        inside = call("_race_in", node.left, node.comparators[0], node.site)
        return inside if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), inside)

    def visit_Call(self, node):
        self.generic_visit(node)
        if not hasattr(node, "site"):
            return node
        get = call("_race_get", node.func.value, node.site)
        get.args += node.args
        get.keywords = node.keywords
        return get

    def visit_Name(self, node):
        if hasattr(node, "site") and isinstance(node.ctx, ast.Load):
            return call("_race_name", load(node.id), cell(node), node.id, node.site)
        return node

    def visit_Assign(self, node):
        target = node.targets[0]
        self.generic_visit(node)
        if len(node.targets) == 1 and isinstance(target, ast.Name) and hasattr(target, "site"):
            node.value = call("_race_bind", node.value, cell(target), target.id, target.site)
        return node

    def visit_AugAssign(self, node):
        target = node.target
        if not hasattr(target, "site"):
            self.generic_visit(node)
            return node
        value = self.visit(node.value)
        temporary = f"_race_value{target.site}"
        split = getattr(self, "split_" + type(target).__name__)(target)
        *before, read, write = split
        statements = [*before, ast.Assign([store(temporary)], read), ast.AugAssign(store(temporary), node.op, value),
                      write(load(temporary))]
        for statement in statements:
            place_at(statement, node)
        return statements

    def split_Name(self, target):
        read = call("_race_name", load(target.id), cell(target), target.id, target.site)
        return read, lambda value: ast.Assign(
            [store(target.id)], call("_race_bind", value, cell(target), target.id, target.site))

    def split_Attribute(self, target):
        thing = f"_race_object{target.site}"
        read = ast.Attribute(call("_race_read", load(thing), target.attr, target.site), target.attr, ast.Load())
        written = ast.Attribute(call("_race_write", load(thing), target.attr, target.site), target.attr, ast.Store())
        return ast.Assign([store(thing)], self.visit(target.value)), read, lambda value: ast.Assign([written], value)

    def split_Subscript(self, target):
        thing, key = f"_race_object{target.site}", f"_race_key{target.site}"
        item = lambda context: ast.Subscript(call("_race_item", load(thing), target.site), load(key), context)
        return (ast.Assign([store(thing)], self.visit(target.value)), ast.Assign([store(key)], self.visit(target.slice)),
                item(ast.Load()), lambda value: ast.Assign([item(ast.Store())], value))

    def visit_While(self, node):
        idle = is_idle_loop(node)
        self.generic_visit(node)
        if idle:
            node.body.insert(0, ast.copy_location(ast.Expr(call("_race_idle")), node))
        return node

    def visit_Match(self, node):
        """Patterns stay as they are."""
        node.subject = self.visit(node.subject)
        for case in node.cases:
            case.guard = self.visit(case.guard) if case.guard is not None else None
            case.body = [part for statement in case.body for part in as_list(self.visit(statement))]
        return node


def is_idle_loop(loop):
    """A loop that nothing inside of it can end: somebody else must, while it only looks."""
    inside = [node for statement in loop.body for node in ast.walk(statement)]
    if any(isinstance(node, NO_IDLE_LOOP) for node in inside):
        return False
    stored = {name_of(node) for node in inside if isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del))}
    asked = {name_of(node) for node in ast.walk(loop.test)}
    return not (stored & asked - {None})


def name_of(node):
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else \
        "[]" if isinstance(node, ast.Subscript) else None


def call(function, *arguments):
    return ast.Call(load(function), [argument if isinstance(argument, ast.AST) else ast.Constant(argument)
                                     for argument in arguments], [])


def load(name):
    return ast.Name(name, ast.Load())


def store(name):
    return ast.Name(name, ast.Store())


def cell(node):
    """The expression for the cell of a nonlocal variable; a global has none."""
    if node.scope != "nonlocal":
        return ast.Constant(None)
    nothing = ast.arguments(posonlyargs=[], args=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[])
    closure = ast.Attribute(ast.Lambda(nothing, load(node.id)), "__closure__", ast.Load())
    return ast.Subscript(closure, ast.Constant(0), ast.Load())


def as_list(result):
    return result if isinstance(result, list) else [result]


def place_at(statement, origin):
    """Line and column for the new nodes."""
    for node in ast.walk(statement):
        if isinstance(node, (ast.expr, ast.stmt)) and not hasattr(node, "lineno"):
            ast.copy_location(node, origin)
