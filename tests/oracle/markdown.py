"""Compares the layout's words with those of cmark's and cmark-gfm's HTML: nothing may be lost, nothing added.

    markdown.py spec MDTEXT SPEC.txt      every example of a specification
    markdown.py random MDTEXT N SEED      N documents put together at random
    markdown.py long MDTEXT N SEED        N long ones, which are parsed in pieces
Prints what differs; exit status 1 when anything does.
"""
import gzip
import html.parser
import os
import random
import re
import subprocess
import sys
import tempfile

INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
WIDTHS = (1, 7, 23, 80, 400)


class Words(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.out = []
        self.hidden = None

    def handle_starttag(self, tag, attrs):
        if tag == "img" and dict(attrs).get("alt") is not None:
            alt = dict(attrs)["alt"]
            self.out.append(f"[image: {alt}]" if alt or dict(attrs).get("src") is not None else "")
        if tag in ("script", "style"):
            self.hidden = tag

    def handle_endtag(self, tag):
        if tag == self.hidden:
            self.hidden = None

    def handle_data(self, data):
        if not self.hidden:
            self.out.append(data)


def squeeze(text):
    """Without blanks, and without what may be a task's mark."""
    return re.sub(r"\[[xX]?\]", "", INVISIBLE.sub("", text))


def oracle(text, tables):
    command = ["cmark-gfm", "-e", "table", "-e", "tasklist", "--unsafe"] if tables else ["cmark", "--unsafe"]
    page = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True).stdout
    parser = Words()
    page = re.sub(r"<\?.*?\?>|<!--.*?-->", "", page, flags=re.S)
    # A tag that is never closed is text; what html.parser makes of one has changed between its versions.
    parser.feed(re.sub(r"<(?=[^>]*\Z)", "&lt;", page))
    parser.close()
    return squeeze("".join(parser.out)), "<table>" in page


def layouts(mdtext, texts, width, *options):
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, text in enumerate(texts):
            names.append(os.path.join(folder, f"{i}.md"))
            with open(names[-1], "w", encoding="utf-8", newline="") as f:
                f.write(text)
        out = []
        for i in range(0, len(names), 500):
            got = subprocess.run([mdtext, "--bare", *options, str(width), *names[i:i + 500]], capture_output=True,
                                 encoding="utf-8", check=True).stdout
            out += got.split("\f\n")
        return out


def compare(mdtext, texts, tables):
    wants = [oracle(text, tables) for text in texts]
    bad = {}
    for width, *options in [(w,) for w in WIDTHS] + [(80, "--pieces")]:
        for i, got in enumerate(layouts(mdtext, texts, width, *options)):
            want, table = wants[i]
            got = squeeze(got)
            if table:  # cells stand side by side, and in narrow tables headings come again
                ok = set(want) <= set(got) if width < 400 else sorted(want) == sorted(got)
            else:
                ok = got == want
            if not ok and i not in bad:
                bad[i] = f"--- width {width} {options}\n{texts[i]}\n    want {want!r}\n    got  {got!r}\n"
    for text in bad.values():
        print(text)
    print(f"{len(texts)} documents at {len(WIDTHS)} widths, {len(bad)} differ")
    return 1 if bad else 0


def spec_examples(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        spec = f.read()
    found = re.findall(r"^`{32} example([^\n]*)\n(.*?)^\.\n.*?^`{32}$", spec, re.M | re.S)
    if not found or len(found) != len(re.findall(r"^`{32} example", spec, re.M)):
        sys.exit(f"{path}: the examples cannot be read")
    plain = [text.replace("→", "\t") for kind, text in found if kind.strip() == ""]
    tables = [text.replace("→", "\t") for kind, text in found if kind.strip() in ("table", "disabled")]
    return plain, tables


INLINES = ["word", "two words", "*em*", "**strong**", "`co de`", "`a\\|b`", "[link](/u)", "[ref]", "[ref][]", "![al*t*](/i)", "<b>x</b>", "<br>",
           "&amp;", "&copy;", "\\*", "\\|", "漢字。", "e\u0301", "~", "[ ] ", "[x] ", "<http://x.y>", "!", "_", "a_b_c", "#", " ", "\\", "``"]
BLOCKS = ["*", "**st*rong**", "***", "---", "- ", "1. ", "# ", "> ", "  \n", "\\\n", "\n", "\n", "\n\n", "\n\n", "    ", "\t", "```\n", "~~~", "<div>", "</div>",
          "<!-- c -->", "===", "\n---\n", "\n- ", "\n  - ", "\n> ", "\n1. ", "\n10) ", "[ref]: /url\n", "\n\n[ref]: /url 't'\n\n", "\r\n"]
REFERENCES = ["[words][LABEL]", "[LABEL]", "[LABEL][]", "![LABEL]", "[a **b**][LABEL]", "[no label] [LABEL]"]
LABEL_ENDS = ["", ".", " \\]", "\u00e9", "\u00c9", "\u00df", "SS", "ss", "\u1e9e", "\u03c3", "\u03c2", "\u4e2d", "\u212a", "k", "\ufb03", "ffi"]
PREFIXES = [("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("> > ", "> > "), ("> 1. ", ">    "), ("- > ", "  > "), ("- - ", "    "), ("text\n", "")]


def random_table(rng):
    columns = rng.randint(1, 4)
    first, other = rng.choice(PREFIXES)

    def row(n):
        return "|" + "|".join("".join(rng.choice(INLINES) for _ in range(rng.randint(0, 4))) + " " for _ in range(n)) + "|\n"
    lines = [first + row(columns), other + "|" + "|".join(rng.choice(["-", ":--", "--:", ":-:"]) for _ in range(columns)) + "|\n"]
    lines += [other + row(rng.randint(1, columns)) for _ in range(rng.randint(0, 3))]
    return "\n\n" + "".join(lines) + "\n\n"


def random_line(rng):
    return "".join(rng.choice(INLINES) for _ in range(rng.randint(1, 5)))


def random_extended(rng):
    """Blocks apart from each other, tables and tasks among them."""
    parts = []
    for _ in range(rng.randint(1, 5)):
        kind = rng.randint(0, 3)
        parts.append(random_table(rng) if kind == 0 else f"\n\n- [{rng.choice(' xX')}] word {random_line(rng)}\n- [y] {random_line(rng)}\n\n"
                     if kind == 1 else f"\n\nword {random_line(rng)}\n{random_line(rng)}\n\n")
    return "".join(parts) + rng.choice(["", "[ref]: /url\n"])


def random_common(rng):
    return "".join(rng.choice(INLINES + BLOCKS) for _ in range(rng.randint(1, 40))) + "\n"


def random_long(rng):
    """Mostly paragraphs, with definitions all over; sometimes what can hold all that follows."""
    parts = []
    ends = rng.sample(LABEL_ENDS, 3)
    for _ in range(rng.randint(500, 900)):
        label = f"Label {rng.randint(1, 60)}{rng.choice(ends)}"
        begin = rng.choice(["", "", "", "> ", "- ", "1. ", "  ", "> - "])
        named = rng.choice(REFERENCES).replace("LABEL", rng.choice([label, label.upper(), label.lower(), label.replace(" ", "\n")]))
        parts.append(rng.choices([
            f"{begin}{named} {rng.choice(INLINES)} " + "word " * 20,
            f"{begin}[{label}]: <u> 't'",
            f"{begin}[{label[:5]}\n{begin}{label[6:]}]: /u",
            f"{begin.strip(' ->1.')}```\n[{label}]: /u\n\n```",
            f"- ```\n  [{label}]: /u\n\nend",
            f"<!-- [{label}]: /u\n\n-->",
            f"<pre>\n\n[{label}]: /u\n\n</pre>",
            random_common(rng)], [75, 12, 3, 3, 2, 2, 2, .1])[0])
    return "\n\n".join(parts) + "\n"


def random_texts(n, seed, kind):
    rng = random.Random(seed)
    return [kind(rng) for _ in range(n)]


def main(argv):
    if argv[1] == "spec":
        plain, tables = spec_examples(argv[3])
        status = compare(argv[2], plain, False)
        return compare(argv[2], tables, True) | status if tables else status
    n, seed = int(argv[3]), int(argv[4])
    if argv[1] == "long":
        return compare(argv[2], random_texts(n, seed, random_long), False)
    status = compare(argv[2], random_texts(n, seed, random_common), False)
    return compare(argv[2], random_texts(n, seed, random_extended), True) | status


sys.exit(main(sys.argv))
