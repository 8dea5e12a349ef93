# Any file: review and check end as they should, whatever bytes they are given.
. "$abs_top_srcdir/tests/script/lib.sh"
mkdir "$tmp/files"
python3 - "$tmp/files" <<'PY'
import pathlib
import random
import sys

folder = pathlib.Path(sys.argv[1])
head = b"import asyncio\nimport time\n"
deep = 10_000
random.seed(1)
noise = random.randbytes(200_000)
files = {
    "empty": b"",
    "binary": noise,
    "binary behind code": head + noise,
    "NUL": head + b"async def f():\n\0    time.sleep(1)\0\n" + b"\0" * 100_000,
    "only NUL": b"\0" * 100_000,
    "mixed encodings": "# -*- coding: latin-1 -*-\nimport asyncio\nx = 'ä'\n".encode("latin-1") + "y = '世'\n".encode() + "z = 'ä'\n".encode("utf-16"),
    "UTF-16": "import asyncio\nasync def f(): pass\n".encode("utf-16"),
    "UTF-32": "import asyncio\nasync def f(): pass\n".encode("utf-32"),
    "cut UTF-8": head + b"x = '\xf0\x9f\x98",
    "overlong and surrogates": head + b"x = '\xc0\x80\xed\xa0\x80\xf8\x88\x80\x80\x80\xff'\n",
    "escapes": head + b"async def f():\n    time.sleep(1)  # \x1b]0;title\x07\x1b[2J\xc2\x9b31m\r\n",
    "carriage returns": (head + b"async def f():\n    time.sleep(1)\n").replace(b"\n", b"\r"),
    "no newline": head + b"async def f(): time.sleep(1)",
    "a string of 10 MB": head + b"x = '" + b"a" * 10_000_000 + b"'\n",
    "a comment of 10 MB": head + b"# " + b"\xc3\xa4" * 5_000_000 + b"\n",
    "a name of 1 MB": head + b"a" * 1_000_000 + b" = 1\n",
    "a call of 10 MB": head + b"async def f():\n    g(" + b"await h('" + b", await h('".join([b"x" * 200 + b"')"] * 48_000) + b")\n",
    "a list of 1 MB": head + b"x = [" + b"1, 2, 3, " * 110_000 + b"]\n",
    "blocks": head + b"".join(b" " * i + b"if a:\n" for i in range(1_000)) + b" " * 1_000 + b"time.sleep(1)\n",
    "functions": head + b"".join(b" " * i + b"async def f():\n" for i in range(1_000)) + b" " * 1_000 + b"time.sleep(1)\n",
    "elif": head + b"if a: pass\n" + b"elif a: pass\n" * deep,
    "operators": head + b"x = " + b"a + " * deep + b"a\n",
    "powers": head + b"x = " + b"a ** " * deep + b"a\n",
    "attributes": head + b"x = a" + b".a" * deep + b"\n",
    "calls in a chain": head + b"x = a" + b".a()" * deep + b"\n",
    "subscripts": head + b"x = a" + b"[0]" * deep + b"\n",
    "decorators": head + b"@a\n" * deep + b"def f(): pass\n",
    "lambdas": head + b"x = " + b"lambda: " * deep + b"1\n",
    "not": head + b"x = " + b"not " * deep + b"a\n",
    "await": head + b"async def f():\n    " + b"await " * deep + b"a\n",
    "conditions": head + b"x = " + b"a if a else " * deep + b"a\n",
    "with": head + b"with " + b", ".join([b"a as b"] * deep) + b": pass\n",
    "comprehensions": head + b"x = " + b"[a for a in " * deep + b"a" + b"]" * deep + b"\n",
    "f-strings": head + b"x = " + b"f'{" * deep + b"a" + b"}'" * deep + b"\n",
}
for name, before, after in (("parentheses", b"(", b")"), ("brackets", b"[", b"]"), ("braces", b"{", b"}"), ("calls", b"asyncio.gather(", b")")):
    files[name] = head + b"x = " + before * deep + b"a" + after * deep + b"\n"
    files[name + " never closed"] = head + b"x = " + before * deep + b"\n"
    files[name + " never opened"] = head + b"x = " + after * deep + b"\n"
for name, data in files.items():
    (folder / (name + ".py")).write_bytes(data)
PY

# ends NAME MOST COMMAND...: a status up to MOST, so no signal, and the sanitizers have nothing to say.
ends() {
	name=$1 most=$2
	shift 2
	"$@" >"$tmp/out" 2>"$tmp/err"
	got=$?
	if [ "$got" -le "$most" ] && ! grep -q 'Sanitizer\|runtime error' "$tmp/err"; then ok "$name"; else
		not_ok "$name (exit status $got)"
		head -n 20 "$tmp/err" | sed 's/^/# /'
	fi
}
for file in "$tmp"/files/*.py; do
	name=$(basename "$file" .py)
	ends "review: $name" 1 tutor review "$file"
	if LC_ALL=C grep -q "$(printf '[\001-\010\013-\037]')" "$tmp/out"; then not_ok "review: $name: is safe for a terminal"; fi
	ends "check: $name" 2 tutor check blocking-sleep --no-run --file "$file"
done
ends 'check with a run: binary' 2 tutor check blocking-sleep --file "$tmp/files/binary.py"
ends 'check with a run: NUL' 2 tutor check blocking-sleep --file "$tmp/files/NUL.py"
ends 'check with a run: parentheses' 2 tutor check blocking-sleep --file "$tmp/files/parentheses.py"
ends 'review of all as SARIF' 1 tutor review --format sarif "$tmp/files"
python3 -m json.tool "$tmp/out" >/dev/null && ok 'is JSON' || not_ok 'is JSON'
ends 'review of all with fixes' 1 tutor review --diff "$tmp/files"
done_testing
