"""Writes about N bytes of one construct, or of one that is made to hurt: python3 markdown-hostile.py KIND BYTES; without arguments, the kinds."""
import sys


def lines(form):
    """FORM for i = 0, 1, ... until it is long enough; FORM gets i."""
    def make(size):
        out, done, i = [], 0, 0
        while done < size:
            out.append(form(i))
            done += len(out[-1].encode())
            i += 1
        return "".join(out)
    return make


def both(first, second):
    return lambda size: first(size // 2) + "\n\n" + second(size // 2)


def nest(mark, step):
    """Deeper and deeper, with a word at the end."""
    return lambda size: mark * (size // len(mark)) + "x\n" if not step else "".join(
        "  " * i + "- x\n" for i in range(int(size ** 0.5)))


KINDS = {
    "paragraphs": lines(lambda i: f"Words of paragraph {i} that *fill* a `line` or **two**.\nAnd its second line.\n\n"),
    "headings": lines(lambda i: f"## Heading {i % 1000}\n\n"),
    "list": lines(lambda i: f"- item {i}\n"),
    "loose list": lines(lambda i: f"{i % 1000}. item\n\n"),
    "nested lists": nest("", True),
    "nested items": nest("- ", False),
    "nested quotes": nest("> ", False),
    "quoted lines": lines(lambda i: ">" * (i % 200) + " x\n"),
    "long table": lambda size: "| a | b |\n|---|---|\n" + lines(lambda i: f"| {i} | *words* in cell |\n")(size),
    "wide table": lambda size: "|a" * (size // 6) + "|\n" + "|-" * (size // 6) + "|\n" + "|b" * (size // 6) + "|\n",
    "ragged table": lambda size: "|a" * (size // 8) + "|\n" + "|-" * (size // 8) + "|\n" + "|b|\n" * (size // 8),
    "long cell": lambda size: "| a | b |\n|---|---|\n| " + "word " * (size // 5) + "| c |\n",
    "tables": lines(lambda i: f"| a | b |\n|---|--:|\n| {i} | c |\n\n"),
    "long line": lambda size: "word " * (size // 5) + "\n",
    "long word": lambda size: "w" * size + "\n",
    "ideographs": lambda size: "\u6f22" * (size // 3) + "\n",
    "marks": lambda size: "e" + "\u0301" * (size // 2) + "\n",
    "blanks": lambda size: " " * size + "x\n",
    "empty lines": lambda size: "\n" * size,
    "hard breaks": lines(lambda i: "x\\\n"),
    "code": lambda size: "```python\n" + lines(lambda i: f"    x = await f({i})\n")(size) + "```\n",
    "long code line": lambda size: "```\n" + "x" * size + "\n```\n",
    "tabs in code": lambda size: "```\n" + "\t" * size + "\n```\n",
    "fences": lines(lambda i: "```\nx\n```\n\n"),
    "open fences": lines(lambda i: "- ```\n\nx\n\n"),
    "entities": lambda size: "&amp;" * (size // 5) + "\n",
    "html entities": lambda size: "<p>" + "&copy;" * (size // 6) + "</p>\n",
    "html": lines(lambda i: f"<div>\n<b>text {i}</b>\n</div>\n\n"),
    "open tags": lambda size: "<p>" + "<a b='" * (size // 6) + "\n",
    "comments": lines(lambda i: f"<!-- note {i} -->\n\n"),
    "links": lines(lambda i: f"[link {i}](http://example.org/{i})\n"),
    "images": lines(lambda i: f"![image {i}](x.png)\n"),
    "open brackets": lambda size: "[" * size + "\n",
    "escaped brackets": lambda size: "\\[" * (size // 2) + "\n\n[a]: /u\n",
    "backslashes": lambda size: "\\" * size + "[a]\n\n[a]: /u\n",
    "ends of labels": lambda size: "]:" * (size // 2) + "\n",
    "colons in prose": lines(lambda i: f"word x[{i}]: int\n\n"),
    "definitions": both(lines(lambda i: f"A [word] and [label {i}].\n\n"), lines(lambda i: f"[label {i}]: http://example.org/{i}\n")),
    "definitions first": both(lines(lambda i: f"[label {i}]: http://example.org/{i}\n"), lines(lambda i: f"A [word] and [label {i}].\n\n")),
    "definitions between": lines(lambda i: f"A [word] and [label {i}].\n\n[label {i}]: /url\n\n"),
    "unused definitions": lines(lambda i: f"[label {i}]: http://example.org/{i}\n"),
    "like labels": both(lines(lambda i: f"See [a].\n\n"), lines(lambda i: "[a" + "".join("|>"[int(b)] for b in bin(i)[2:]) + "]: /u\n")),
    "odd labels": both(lines(lambda i: f"See [\u00df].\n\n"), lines(lambda i: f"[\u00df{i}]: /u\n")),
    "long address": both(lines(lambda i: "See [a].\n\n"), lambda size: "[a]: /" + "u" * size + "\n"),
    "footnotes": lines(lambda i: f"Word[^{i}].\n\n[^{i}]: note {i}\n\n"),
    "footnotes at the end": both(lines(lambda i: f"Word[^{i}].\n\n"), lines(lambda i: f"[^{i}]: note {i}\n")),
    "one footnote": both(lines(lambda i: "Word[^1].\n\n"), lambda size: "[^1]: " + "word " * (size // 5) + "\n"),
    "carets": lambda size: "[^" * (size // 2) + "\n\n[^1]: x\n",
    "emphasis": lambda size: "*a **b " * (size // 7) + "\n",
    "backticks": lines(lambda i: "`" * (i % 80 + 1) + "x"),
    "tasks": lines(lambda i: f"- [{' x'[i % 2]}] task {i}\n"),
    "callouts": lines(lambda i: "> [!NOTE]\n> words\n\n"),
    "carriage returns": lambda size: "x\r" * (size // 2),
    "zero bytes": lambda size: "\0" * size,
}

if len(sys.argv) < 3:
    print("\n".join(KINDS))
else:
    sys.stdout.reconfigure(newline="")
    sys.stdout.write(KINDS[sys.argv[1]](int(sys.argv[2])))
