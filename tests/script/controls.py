"""A course whose one lesson holds every control character wherever text can stand, and what reads the raw bytes that come out.

    controls.py make DIR                 writes the course
    controls.py pipe COMMAND...          runs it with a pipe: text only
    controls.py terminal COMMAND...      runs it on a terminal: text and colours (SGR, EL) only
    controls.py pager COMMAND...         the same, pressing keys: nothing of what the lesson holds
Prints what is wrong; exit status 1 when anything is.
"""
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time

# 6666 and EVIL mark what comes from the lesson.
SEQUENCES = ["\x1b[6666m", "\x1b[6666;1H", "\x1b]0;EVIL\x07", "\x1b]52;c;RVZJTA==\x1b\\", "\x1b]8;;http://EVIL\x1b\\", "\x1bPEVIL\x1b\\", "\x1b_EVIL\x1b\\",
             "\x1b^EVIL\x1b\\", "\x1bXEVIL\x1b\\", "\x1b[?6666h", "\x1bc", "\x1b#8", "\x9b6666m", "\x9d0;EVIL\x9c", "\x90EVIL\x9c"]
SINGLE = [chr(c) for c in list(range(1, 9)) + [11, 12] + list(range(14, 32)) + list(range(127, 160))]
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TAGS = "\U000e0001\U000e0041\U000e007f"
EVIL = SEQUENCES + ["".join(SINGLE)] + list(BIDI) + [TAGS]
PLACES = """\
# heading {0} text

paragraph {0} *emphasis {0}* **strong {0}** `code span {0}` \\{0}

```python {0}
code = "{0}"  # {0}
```

~~~{0}
plain {0}
~~~

    indented {0}

[text {0}](<http://a.example/{0}> "title {0}") <http://b.example/{0}> ![alt {0}](<{0}.png>) [{0}] [words][label {0}]

[label {0}]: <http://c.example/{0}> 'title {0}'

| head {0} | two |
|---|---|
| cell {0} | [in a cell {0}](<{0}>) |

<p title="{0}">html {0} <img alt="{0}" src="{0}"> <!-- {0} --></p>

words <b class="{0}">inline {0}</b> <img alt='{0}'>

> [!NOTE]
> callout {0}

> quote {0}

- item {0}
- [ ] task {0}

note[^{0}] and[^n{1}]

[^n{1}]: footnote {0}
[^{0}]: footnote {0}

```quiz
id: q{1}
kind: choice
ask: "question {0}"
choices: [{{text: "a {0}", why: b, right: true}}, {{text: c, why: d}}, {{text: e, why: f}}]
```
"""


def entities(text):
    return "".join(f"&#{ord(c)};" if i % 2 else f"&#x{ord(c):x};" for i, c in enumerate(text))


def make(folder):
    os.makedirs(os.path.join(folder, "lessons"))
    with open(os.path.join(folder, "course.yml"), "w", encoding="utf-8") as f:
        f.write("format: 1\nid: evil\ntitle: \"Evil \u202e course \\x9b6666m\"\nmodules:\n"
                "  - {slug: m, title: \"M \u202e\\x9b6666m\", lessons: [{slug: evil}]}\n")
    with open(os.path.join(folder, "lessons/evil.md"), "w", encoding="utf-8", newline="") as f:
        f.write("---\ntitle: \"Title \u202e \\x9b6666m\"\n---\n")
        for i, evil in enumerate(EVIL + [entities(e) for e in EVIL]):
            f.write(PLACES.format(evil, i) + "\n")
    with open(os.path.join(folder, "lessons/evil.md"), "ab") as f:
        f.write(b"\nbytes that are no UTF-8: \x9b6666m \xc2 \xff \xed\xa0\x80 \xc0\x9b end\n")


def faults(data, allowed, drawn):
    """What in DATA, less the sequences that match ALLOWED, no text may hold. DRAWN: a screen is drawn with more sequences."""
    try:
        text = data.decode()
    except UnicodeDecodeError as e:
        return [f"no UTF-8: {e}"]
    rest = re.sub(allowed, "", text)
    found = re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", rest)
    if drawn:
        found = [c for c in found if c not in "\x08\x0e\x0f"]
    found += re.findall("\x1b\\[[ -?]*6666[^\x1b]{0,4}", text) + re.findall("\x1b[]P_^Xc#][^\x1b]{0,12}", text)
    return [ascii(f) for f in found[:20]]


def on_terminal(command, keys):
    pid, fd = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    out, keys = b"", list(keys)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if select.select([fd], [], [], 0.15 if out else 10)[0]:
            try:
                data = os.read(fd, 1 << 16)
            except OSError:
                break
            if not data:
                break
            out += data
        elif keys:
            os.write(fd, keys.pop(0).encode())
        elif not out:
            break
    else:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        return out, "it did not end"
    status = os.waitpid(pid, 0)[1]
    return out, "" if status == 0 else f"exit status {status}"


def main(argv):
    if argv[1] == "make":
        make(argv[2])
        return 0
    wrong, allowed = "", "(?!)"
    if argv[1] == "pipe":
        done = subprocess.run(argv[2:], capture_output=True, check=False, stdin=subprocess.DEVNULL)
        out, wrong = done.stdout + done.stderr, "" if done.returncode == 0 else f"exit status {done.returncode}"
    elif argv[1] == "terminal":
        out, wrong = on_terminal(argv[2:], "")
        allowed = "\x1b\\[[0-9;]*m|\x1b\\[K"
    else:
        keys = ["t", "t"] + [" "] * 40 + ["g"] + ["\t", "\r"] * 12 + ["/evil\r", "n", "n", "G", "?", "\x1b", "q", "q", "q", "q"]
        out, wrong = on_terminal(argv[2:], keys)
        allowed = "\x1b\\[[0-9;?]*[A-Za-z]|\x1b\\(B|\x1b[=>78M]|\x1b\\)0"
    found = faults(out, allowed, argv[1] == "pager") + ([wrong] if wrong else [])
    seen = len(re.findall("EVIL|6666".encode(), out))
    if seen < (1 if argv[1] == "pager" else 500):
        found.append(f"the lesson did not come out: only {seen} marks in {len(out)} bytes")
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main(sys.argv))
