"""Which places of the learner's file touch what threads and tasks may share.

Attributes whose name the file stores somewhere, items of containers, names that some function declares global or nonlocal.
"""
import ast

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Site:
    """One access in the source. The nodes of the tree refer to it by its number, as `node.site`."""

    __slots__ = ("line", "text")

    def __init__(self, node):
        self.line, self.text = node.lineno, ast.unparse(node)


class Sites:
    def __init__(self, tree):
        self.sites = {}
        self.stored_attributes = set()
        self.declared = {}                      # name -> "global" or "nonlocal"
        self.stores_items = False
        for node in ast.walk(tree):
            self.look_at(node)
        self.mark(tree, frozenset())

    def look_at(self, node):
        if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
            if isinstance(node, ast.Attribute):
                self.stored_attributes.add(node.attr)
            else:
                self.stores_items = True
        elif isinstance(node, ast.Nonlocal):
            self.declared.update(dict.fromkeys(node.names, "nonlocal"))
        elif isinstance(node, ast.Global):
            for name in node.names:
                self.declared.setdefault(name, "global")

    def mark(self, node, shared):
        """shared: names that mean a shared variable in this scope."""
        if isinstance(node, ast.pattern):
            return                              # the syntax of patterns allows no calls
        if isinstance(node, FUNCTIONS):
            shared = self.shared_names(node)
        if isinstance(node, ast.Name) and node.id in shared and not isinstance(node.ctx, ast.Del):
            node.scope = self.declared[node.id]
        if self.is_tracked(node):
            node.site = len(self.sites) + 1
            self.sites[node.site] = Site(node)
        for child in ast.iter_child_nodes(node):
            self.mark(child, shared)

    def shared_names(self, function):
        declared, bound = set(), argument_names(function.args)
        for statement in [] if isinstance(function, ast.Lambda) else function.body:
            for node in ast.walk(statement):
                if isinstance(node, (ast.Global, ast.Nonlocal)):
                    declared.update(node.names)
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    bound.add(node.id)
        bound -= declared
        return {name for name, scope in self.declared.items()
                if (name not in bound if scope == "global" else name in declared or name in bound)}

    def is_tracked(self, node):
        if isinstance(node, ast.Attribute):
            return node.attr in self.stored_attributes
        if isinstance(node, ast.Name):
            return hasattr(node, "scope")
        if not self.stores_items:
            return False
        if isinstance(node, ast.Subscript):
            return not isinstance(node.slice, ast.Slice)
        if isinstance(node, ast.Compare):
            return len(node.ops) == 1 and isinstance(node.ops[0], (ast.In, ast.NotIn))
        return is_get(node)


def is_get(node):
    """`mapping.get(key)`"""
    return (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get"
            and bool(node.args) and not any(isinstance(argument, ast.Starred) for argument in node.args))


def argument_names(arguments):
    names = {argument.arg for argument in arguments.posonlyargs + arguments.args + arguments.kwonlyargs}
    return names | {argument.arg for argument in (arguments.vararg, arguments.kwarg) if argument is not None}
