# Exercises about libraries: stand-ins are named in the front matter, lie beside the learner's file, and are judged as the course has them.
. "$abs_top_srcdir/tests/script/lib.sh"
course=$tmp/course
x=$course/exercises/two-pages
mkdir -p "$x" "$course/lessons" "$course/rules" "$course/world"
cat >"$course/course.yml" <<'EOF'
format: 1
id: pages
title: Pages
modules:
  - slug: web
    title: Web
    lessons:
      - slug: both
        exercises: [two-pages]
EOF
printf -- '---\ntitle: Both\n---\nBoth pages.\n' >"$course/lessons/both.md"
printf -- '---\ntitle: Two pages\nworld: [aiohttp, bell]\n---\nFetch both.\n' >"$x/exercise.md"
cat >"$x/world.py" <<'EOF'
from standin import Answer, web

web({"https://shop.example/tea": Answer(0.3, text="4"), "https://shop.example/rice": Answer(0.5, text="2")})
EOF
cat >"$course/world/bell.py" <<'EOF'
"""A stand-in of this course alone."""


def ring():
    print("ding")
EOF
cat >"$x/broken.py" <<'EOF'
import asyncio

import aiohttp
import bell


async def price(session, item):
    async with session.get(f"https://shop.example/{item}") as answer:
        return int(await answer.text())


async def main():
    async with aiohttp.ClientSession() as session:
        print(await price(session, "tea") + await price(session, "rice"))
    bell.ring()


asyncio.run(main())
EOF
sed 's/await price(session, "tea") + await price(session, "rice")/sum(await asyncio.gather(price(session, "tea"), price(session, "rice")))/' \
	"$x/broken.py" >"$x/solution.py"
cat >"$x/checks.yml" <<'EOF'
checks:
  - id: at-once
    trace:
      outcome: finishes
      stdout: {"^6$": 1, "^ding$": 1}
      calls: {bell.ring: 1}
      overlap: {aiohttp.ClientSession.get: 2}
      virtual-seconds: 0.5
    message: One page waits for the other.
EOF
pages() { "$abs_top_builddir/asynctutor" --course "$course" "$@" </dev/null; }
dir=$HOME/asynctutor/pages/two-pages
file=$dir/two_pages.py

expect 'start' 0 pages start two-pages
for name in aiohttp standin; do same "$name is beside the file" "$abs_top_srcdir/world/$name.py" "$dir/$name.py"; done
same "the course's own stand-in is beside the file" "$course/world/bell.py" "$dir/bell.py"
[ ! -e "$dir/requests.py" ] && ok 'what is not named is not' || not_ok 'what is not named is not'
expect 'a plain python3 runs the file' 0 sh -c "cd / && python3 -I -S -c 'import runpy, sys; sys.path.insert(0, \"$dir\"); runpy.run_path(\"$file\", run_name=\"__main__\")'"
has 'with what the world scripts' '6'
expect 'the starter does not pass' 1 pages check two-pages
has 'it takes one after the other' 'One page waits'
cp "$x/solution.py" "$file"
expect 'the solution passes' 0 pages check two-pages
expect 'run' 0 pages run "$file"
has 'prints what the world scripts' '6'
expect 'run as JSON' 0 pages run --format json "$file"
python3 - "$tmp/out" <<'EOF' && ok 'calls of stand-ins and support modules are recorded' || not_ok 'calls of stand-ins and support modules are recorded'
import json, sys
facts = json.load(open(sys.argv[1]))["facts"]
assert facts["overlap"]["aiohttp.ClientSession.get"] == 2 and facts["overlap"]["bell.ring"] == 1, facts["overlap"]
assert facts["virtual_seconds"] == 0.5, facts["virtual_seconds"]
EOF

echo 'raise SystemExit("edited")' >"$dir/aiohttp.py"
expect 'an edited stand-in changes no verdict' 0 pages check two-pages
same 'and is put back' "$abs_top_srcdir/world/aiohttp.py" "$dir/aiohttp.py"
rm "$dir/standin.py"
expect 'reset' 0 pages reset two-pages
same 'puts back what is missing' "$abs_top_srcdir/world/standin.py" "$dir/standin.py"

printf 'import asyncio\nimport numpy\n' >"$file"
expect 'another import' 1 pages check two-pages
tr '\n' ' ' <"$tmp/out" | tr -s ' ' >"$tmp/one"
has 'is told from a wrong answer' "Something else comes first: the program ends with ModuleNotFoundError: No module named 'numpy'" "$tmp/one"
has 'with the modules that there are' "this exercise's world has only aiohttp, bell and world, beside Python's library" "$tmp/one"

sed -i 's/aiohttp, bell/aiohtp/' "$x/exercise.md"
expect 'an unknown stand-in' 1 pages course check "$course"
has 'is a fault with its place and the names that there are' \
	"two-pages/exercise.md:3:9: there is no stand-in \"aiohtp\"; there are: bell, aiofiles, aiohttp, aiosqlite, asyncpg, httpx, requests"
done_testing
