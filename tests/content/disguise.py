"""Print a Python file in another guise that means the same.

usage: disguise.py alias|comments|formatting|plain|marks FILE

alias       modules and names are imported under other names
comments    a misleading comment after every line and between brackets
formatting  every bracket broken over lines, odd spaces, trailing commas
plain       comments and layout gone, as ast.unparse writes it
marks       a reviewer's marks from behind the code to above it, with names as others write them
"""
import ast
import io
import re
import sys
import tokenize


def names_bound_by_imports(tree):
    """Map each imported name that can be renamed to its new name."""
    renamed = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for item in node.names:
                if item.asname is None and "." not in item.name:
                    renamed[item.name] = f"mod_{item.name}"
        elif isinstance(node, ast.ImportFrom):
            for item in node.names:
                if item.asname is None and item.name != "*" and node.module != "__future__":
                    renamed[item.name] = f"its_{item.name}"
    return renamed


class Renamer(ast.NodeTransformer):
    def __init__(self, renamed):
        self.renamed = renamed

    def visit_Name(self, node):
        node.id = self.renamed.get(node.id, node.id)
        return node

    def visit_Import(self, node):
        for item in node.names:
            if item.asname is None and item.name in self.renamed:
                item.asname = self.renamed[item.name]
        return node

    def visit_ImportFrom(self, node):
        for item in node.names:
            if item.asname is None and item.name in self.renamed:
                item.asname = self.renamed[item.name]
        return node


def alias(source):
    tree = ast.parse(source)
    return ast.unparse(Renamer(names_bound_by_imports(tree)).visit(tree)) + "\n"


def comments(source):
    """Only lines at whose end a comment may stand: where a NEWLINE or NL token is."""
    ends = {token.start[0] for token in tokenize.generate_tokens(io.StringIO(source).readline)
            if token.type in (tokenize.NEWLINE, tokenize.NL)}
    lines = []
    for number, line in enumerate(source.splitlines(), 1):
        if number in ends and "#" not in line and line.strip():
            line += "  # await asyncio.gather(asyncio.timeout(1), asyncio.TaskGroup())"
        lines.append(line)
    return "\n".join(lines) + "\n"


def formatting(source):
    """Break every bracket over lines; inside brackets layout is free."""
    out, depth, last = [], 0, None
    source = ast.unparse(ast.parse(source)) + "\n"
    fstring = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        kind, text = token.type, token.string
        name = tokenize.tok_name[kind]
        if name == "FSTRING_START":
            fstring += 1
        if last and last.end[0] == token.start[0]:
            out.append(source.splitlines()[token.start[0] - 1][last.end[1]:token.start[1]])
        elif token.start[1] and kind not in (tokenize.INDENT, tokenize.DEDENT, tokenize.NEWLINE, tokenize.NL):
            if not last or last.type in (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT):
                out.append(" " * token.start[1] if kind != tokenize.INDENT else "")
        if kind in (tokenize.INDENT, tokenize.DEDENT):
            last = None
            continue
        if text in ("(", "[", "{") and kind == tokenize.OP and not fstring:
            depth += 1
            out.append(text + "\n" + "   " * depth)
        elif text in (")", "]", "}") and kind == tokenize.OP and not fstring:
            depth -= 1
            out.append("\n " + text)
        elif text == "," and depth and not fstring:
            out.append(" ,\n" + "     " * depth)
        else:
            out.append(text)
        if name == "FSTRING_END":
            fstring -= 1
        last = token
    return "".join(out)


def plain(source):
    return ast.unparse(ast.parse(source)) + "\n"


def marks(source):
    """Each comment `# issue: NAME` behind code goes to a line of its own above it, in capitals and with more words."""
    lines = source.splitlines()
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(source).readline))):
        mark = re.match(r"#+[ \t]*issue:(.*)", token.string, re.I) if token.type == tokenize.COMMENT else None
        number, column = token.start
        code = lines[number - 1][:column] if mark else ""
        if code.strip():
            indent = code[:len(code) - len(code.lstrip())]
            names = mark[1].upper().replace("-", "_")
            lines[number - 1:number] = [f"{indent}# Issue: {names} (as I see it)", f"{indent}# so much for that", code.rstrip()]
    return "\n".join(lines) + "\n"


GUISES = {"alias": alias, "comments": comments, "formatting": formatting, "plain": plain, "marks": marks}
# What keeps the comments that are there: the marks of a reviewer are such.
KEEP_COMMENTS = ("comments", "marks")


def main():
    how, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        source = file.read()
    result = GUISES[how](source)
    if how != "alias" and ast.dump(ast.parse(source)) != ast.dump(ast.parse(result)):
        sys.exit(f"disguise.py: {path}: {how} changed the meaning")
    sys.stdout.write(result)


if __name__ == "__main__":
    main()
