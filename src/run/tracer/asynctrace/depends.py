"""On which reads does a write depend? By data (what is written was computed from them) and by control (it happens because
of them). Flow-insensitive, with variables by function and calls by name; a fixpoint over the functions of the file.
"""
import ast

ROUNDS = 4                              # calls deeper than this, one through the other, are not followed
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)


class Dependencies:
    def __init__(self, tree):
        self.data = {}                  # write site -> read sites
        self.control = {}
        self.tainted = {}               # (function, variable) -> read sites
        self.returned = {}              # function -> read sites
        self.entered = {}               # function -> read sites that decide whether it is called
        self.functions = {node.name: node for node in ast.walk(tree) if isinstance(node, DEFINITIONS)}
        for _ in range(ROUNDS):
            self.block(tree.body, "<module>", frozenset())

    def reads(self, expression, function):
        """Read sites that the value of an expression depends on."""
        found = set()
        for node in ast.walk(expression) if expression is not None else ():
            if hasattr(node, "site") and not isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
                found.add(node.site)
            if isinstance(node, ast.Name):
                found |= self.tainted.get((function, node.id), set())
            elif isinstance(node, ast.Call):
                found |= self.returned.get(called_name(node), set())
        return found

    def calls(self, expression, function, control):
        """Calls of the file's functions carry their arguments and the reason of the call along."""
        for node in ast.walk(expression):
            name = called_name(node) if isinstance(node, ast.Call) else None
            if name not in self.functions:
                continue
            self.entered.setdefault(name, set()).update(control)
            parameters = [argument.arg for argument in self.functions[name].args.args]
            if isinstance(node.func, ast.Attribute) and parameters[:1] in (["self"], ["cls"]):
                parameters = parameters[1:]
            for parameter, argument in zip(parameters, node.args):
                self.taint(name, parameter, self.reads(argument, function))

    def taint(self, function, variable, sites):
        self.tainted.setdefault((function, variable), set()).update(sites)

    def target(self, target, sources, function, control):
        for node in ast.walk(target):
            if not isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)):
                continue
            if hasattr(node, "site"):
                self.data.setdefault(node.site, set()).update(sources)
                self.control.setdefault(node.site, set()).update(control)
            elif isinstance(node, ast.Name):
                self.taint(function, node.id, sources)

    def block(self, statements, function, control):
        control = set(control)
        for statement in statements:
            self.statement(statement, function, control)

    def statement(self, statement, function, control):
        """May add to `control`: what follows an early return depends on its condition."""
        if isinstance(statement, DEFINITIONS):
            self.block(statement.body, statement.name, self.entered.get(statement.name, set()))
            return
        if isinstance(statement, ast.ClassDef):
            self.block(statement.body, function, control)
            return
        self.expressions(statement, function, control)
        visit = getattr(self, "visit_" + type(statement).__name__, None)
        if visit is not None:
            visit(statement, function, control)

    def expressions(self, statement, function, control):
        if isinstance(statement, (ast.If, ast.While)):
            control = control | self.reads(statement.test, function)
        for child in ast.iter_child_nodes(statement):
            if isinstance(child, ast.expr):
                self.calls(child, function, control)
                for node in ast.walk(child):
                    if isinstance(node, ast.NamedExpr):
                        self.target(node.target, self.reads(node.value, function), function, control)

    def visit_Assign(self, statement, function, control):
        for target in statement.targets:
            self.target(target, self.reads(statement.value, function), function, control)

    def visit_AnnAssign(self, statement, function, control):
        if statement.value is not None:
            self.target(statement.target, self.reads(statement.value, function), function, control)

    def visit_AugAssign(self, statement, function, control):
        target = statement.target
        sources = self.reads(statement.value, function)
        if hasattr(target, "site"):
            sources = sources | {target.site}
        elif isinstance(target, ast.Name):
            sources = sources | self.tainted.get((function, target.id), set())
        self.target(target, sources, function, control)

    def visit_Delete(self, statement, function, control):
        for target in statement.targets:
            self.target(target, set(), function, control)

    def visit_Return(self, statement, function, control):
        self.returned.setdefault(function, set()).update(self.reads(statement.value, function))

    def visit_If(self, statement, function, control):
        condition = self.reads(statement.test, function)
        self.block(statement.body, function, control | condition)
        self.block(statement.orelse, function, control | condition)
        if leaves(statement.body) or leaves(statement.orelse):
            control |= condition

    visit_While = visit_If

    def visit_For(self, statement, function, control):
        self.target(statement.target, self.reads(statement.iter, function), function, control)
        self.block(statement.body, function, control)
        self.block(statement.orelse, function, control)

    visit_AsyncFor = visit_For

    def visit_With(self, statement, function, control):
        self.block(statement.body, function, control)

    visit_AsyncWith = visit_With

    def visit_Try(self, statement, function, control):
        self.block(statement.body, function, control)
        tried = {node.site for part in statement.body for node in ast.walk(part) if hasattr(node, "site")}
        for handler in statement.handlers:
            self.block(handler.body, function, control | tried)
        self.block(statement.orelse, function, control)
        self.block(statement.finalbody, function, control)

    visit_TryStar = visit_Try

    def visit_Match(self, statement, function, control):
        condition = self.reads(statement.subject, function)
        for case in statement.cases:
            self.block(case.body, function, control | condition)


def called_name(call):
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", None)


def leaves(statements):
    return any(isinstance(node, LEAVING) for statement in statements for node in ast.walk(statement))
