"""Writes about N bytes of mixed Markdown: python3 markdown-gen.py BYTES [plain|defs]. With defs, links have definitions at the end."""
import sys

size = int(sys.argv[1])
defs = len(sys.argv) > 2 and sys.argv[2] == "defs"
words = ("task await loop cancel group timeout queue lock thread worker result error gather limit "
         "waits holds runs yields the a of and in when before after every").split()
state = 7


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n


def text(n):
    out = []
    for _ in range(n):
        w = words[rnd(len(words))]
        k = rnd(20)
        out.append({0: f"*{w}*", 1: f"**{w}**", 2: f"`{w}()`", 3: f"[{w}](http://example.org/{w})",
                    4: f"{w}&amp;{w}", 5: f"[{w}][{w}]" if defs else w}.get(k, w))
        if rnd(14) == 0:
            out[-1] += "."
    return " ".join(out)


def block(i):
    k = rnd(12)
    if k == 0:
        return f"{'#' * (1 + rnd(4))} {text(4)}\n"
    if k == 1:
        return "".join(f"- {text(8 + rnd(20))}\n  - {text(5)}\n" for _ in range(4))
    if k == 2:
        return "".join(f"{n}. {text(30)}\n\n" for n in range(1, 4))
    if k == 3:
        return "```python\n" + "".join(f"    x{n} = await f({n})  # {words[rnd(20)]}\n" for n in range(8)) + "```\n"
    if k == 4:
        return "".join(f"> {text(14)}\n" for _ in range(4))
    if k == 5:
        return "| name | count | note |\n|---|--:|:-:|\n" + "".join(f"| {text(2)} | {n} | {text(5)} |\n" for n in range(5))
    if k == 6:
        return "<div>\n" + text(10) + "\n</div>\n"
    return "\n".join(text(12) for _ in range(3 + rnd(5))) + "\n"


done = 0
i = 0
while done < size:
    b = block(i) + "\n"
    sys.stdout.write(b)
    done += len(b)
    i += 1
if defs:
    for w in words:
        sys.stdout.write(f"[{w}]: http://example.org/{w}\n")
