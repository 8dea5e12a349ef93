"""Random lines for the line dialogue: it may refuse them, and must always end well.

plain-monkey.py PROGRAM COURSE SOURCES LINES [SEED]: the words come from the tables of commands in SOURCES.
"""
import os
import pathlib
import random
import re
import subprocess
import sys

program, course, sources, lines = sys.argv[1:5]
seed = int(sys.argv[5]) if len(sys.argv) > 5 else random.randrange(1 << 30)
rng = random.Random(seed)
row = re.compile(r'^    \{"([a-z]+)", "([^"]*)", "([^"]*)"', re.M)
commands = {}
for path in pathlib.Path(sources).glob("*.c"):
    for name, also, arg in row.findall(path.read_text()):
        for word in [name, *also.split()]:
            commands[word] = max(arg, commands.get(word, ""), key=len)
assert len(commands) > 50, "the tables are not found"
dear = {"check", "run", "hint", "timeline", "why", "review", "repeat", "edit", "c", "r", "t", "w"}
leave = {"quit", "q", "exit"}
words = sorted(commands)
texts = ["quay", "dock", "mend", "gate", "1-3", "2", "project", "knot", "theme dark", "plain on", "blocking-sleep", "\u202e", "é", "🙂 wide", "x" * 3999]


def line() -> bytes:
    kind = rng.random()
    if kind < 0.35:
        return str(rng.randrange(8)).encode()
    if kind < 0.45:
        return b""
    if kind < 0.5:
        return rng.choice([b"yes", b"no", b".", b"y"])
    if kind < 0.53:
        return rng.randbytes(rng.choice([1, 5, 50, 5000])).replace(b"\n", b" ")
    word = rng.choice(words)
    if (word in dear and rng.random() < 0.8) or (word in leave and rng.random() < 0.98):
        word = "back"
    if rng.random() < 0.1:
        word = word[: rng.randrange(len(word)) + 1]
    text = word
    if commands.get(word) and rng.random() < 0.9 or rng.random() < 0.05:
        text += " " + rng.choice([str(rng.randrange(12)), str(rng.randrange(12)) + " " + rng.choice(texts), rng.choice(texts)])
    return text.encode()


left = int(lines)
while left > 0:
    n = min(left, 200)
    given = b"\n".join(line() for _ in range(n))
    done = subprocess.run([program, "--course", course, "--plain"], input=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, "EDITOR": "true", "VISUAL": "true"}, timeout=600)
    if done.returncode or done.stderr or not done.stdout.endswith(b"Goodbye.\n"):
        pathlib.Path("monkey-input").write_bytes(given)
        print(f"seed {seed}: exit status {done.returncode}", done.stderr.decode(errors="replace")[-3000:], done.stdout[-500:].decode(errors="replace"), sep="\n")
        sys.exit(1)
    done.stdout.decode()  # UTF-8 it is
    if any(c < 32 and c not in (9, 10) for c in done.stdout):
        print(f"seed {seed}: control characters in the output")
        sys.exit(1)
    left -= n
