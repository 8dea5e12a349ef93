# search, rules and prompt.
. "$abs_top_srcdir/tests/script/lib.sh"
mkdir -p "$tmp/code/sub" "$tmp/own/prompts"
cat >"$tmp/code/shop.py" <<'PY'
import asyncio as aio

async def main(tea, milk):
    await aio.gather(tea(), milk())
PY
printf 'from asyncio import gather\ngather(\n    a(), b())\n' >"$tmp/code/sub/farm.py"
printf 'def gather(): pass\ngather()\n' >"$tmp/code/local.py"
cd "$tmp" || exit 99

expect 'a pattern is found' 0 tutor search 'asyncio.gather($$$ARGS)' code
has 'with path, line, column and code' 'code/shop.py:4:11: await aio.gather(tea(), milk())'
has 'and what the variables stand for' '    $$$ARGS = tea(), milk()'
has 'in folders below' 'code/sub/farm.py:2:1: gather('
has_not 'but no homonym' 'local.py'
expect 'nothing is found' 1 tutor search 'asyncio.wait($A)' code
[ -s "$tmp/out" ] && not_ok 'and nothing is printed' || ok 'and nothing is printed'
expect 'a pattern that is no Python' 2 tutor search 'f(' code
has 'is refused with the place' 'in its line 1, column 2' "$tmp/err"
expect 'a pattern that matches anything' 2 tutor search '$A' code
expect 'a path that is not there' 2 tutor search 'f()' nowhere
has 'is named' 'nowhere' "$tmp/err"
expect 'no path' 2 tutor search 'f()'
printf 'x = f(1)\n' >in.py
expect 'standard input is searched' 0 sh -c '"$1" search "$2" - <in.py' sh "$abs_top_builddir/asynctutor" '$X = $Y'
has 'under the name -' '-:1:1: x = f(1)'
expect 'JSON' 0 tutor search --json '$F($X)' in.py
python3 - "$tmp/out" <<'PY' && ok 'JSON says what text says' || not_ok 'JSON says what text says'
import json, sys
match = json.load(open(sys.argv[1]))
assert match["files"] == 1
only, = match["matches"]
assert only == {"path": "in.py", "line": 1, "column": 5, "end_line": 1, "end_column": 9, "text": "f(1)",
    "variables": {"$F": "f", "$X": "1"}}, only
PY
expect 'a rule as YAML' 0 tutor search --rule '{kind: call, inside: {kind: assignment}}' in.py
has 'is found' 'in.py:1:5: x = f(1)'
expect 'a rule file' 0 tutor search --rule "$abs_top_srcdir/rules/prefer-taskgroup.yml" code
has 'is found, too' 'shop.py:4:'
expect 'a faulty rule' 2 tutor search --rule '{kind: cal}' in.py
has 'suggests what was meant' 'did you mean "call"?' "$tmp/err"
printf 'x = "\033[31m"; f("\033]0;evil\007")\n' >evil.py
expect 'hostile code' 0 tutor search 'f($A)' evil.py
grep -q "$(printf '\033')" "$tmp/out" && not_ok 'does not reach the terminal' || ok 'does not reach the terminal'

expect 'rules' 0 tutor rules
[ "$(wc -l <"$tmp/out")" -eq "$(ls "$abs_top_srcdir"/rules/*.yml | wc -l)" ] && ok 'are all listed' || not_ok 'are all listed'
head -n 1 "$tmp/out" | grep -q ' error ' && ok 'errors first' || not_ok 'errors first'
expect 'one rule' 0 tutor rules prefer-taskgroup
has 'says why' 'gather raises the first error'
has 'names the documentation' 'Read: Python documentation'
has 'marks what is found' '  >     await asyncio.gather(task1(), task2())'
has 'and shows what is not' 'Not found:'
expect 'an unknown rule' 2 tutor rules prefer-taskgrup
has 'suggests the nearest' 'did you mean "prefer-taskgroup"?' "$tmp/err"
tutor rules --json | python3 -c '
import json, sys
rules = json.load(sys.stdin)["rules"]
assert all(r["severity"] in ("error", "warning", "hint") and r["message"] and r["examples"]["bad"] for r in rules)' &&
	ok 'rules --json' || not_ok 'rules --json'
tutor rules --json prefer-taskgroup | python3 -c '
import json, sys
assert json.load(sys.stdin)["id"] == "prefer-taskgroup"' && ok 'rules --json ID' || not_ok 'rules --json ID'

expect 'prompts are listed' 0 tutor prompt
for name in concurrency convert debug review specialist timeouts; do has "$name is" "$name "; done
has 'with what can be set' '--set MAX_CONCURRENT='
expect 'a prompt' 0 tutor prompt concurrency code/shop.py --set ITEMS='all {{CODE}} pages'
has 'holds the code' 'await aio.gather(tea(), milk())'
has 'and what was found in it' 'line 4, hint, prefer-taskgroup'
has 'and the value as it is' 'all {{CODE}} pages'
has 'what is not set stays' '{{MAX_CONCURRENT}}'
has 'and is named' 'not set: MAX_CONCURRENT' "$tmp/err"
expect 'a prompt from standard input' 0 sh -c '"$1" prompt review <in.py' sh "$abs_top_builddir/asynctutor"
has 'holds that code' 'x = f(1)'
has 'and says that nothing was found' 'none of its rules'
expect 'a prompt without code' 0 tutor prompt review
has 'says so' 'no code was given' "$tmp/err"
has 'and keeps the place' '{{CODE}}'
expect 'the specialist' 0 tutor prompt specialist code/shop.py
for part in '## 🔬 Concurrency Analysis' '## 🏗️ Refactoring Plan' '## 💻 Principal Implementation' '## 🛡️ Safety Verification'; do has "asks for $part" "$part"; done
[ -s "$tmp/err" ] && not_ok 'and leaves nothing open' || ok 'and leaves nothing open'
printf '````\nx\n' >fences.py
expect 'code with fences' 0 tutor prompt review fences.py
has 'gets longer ones' '`````python'
expect 'an unknown prompt' 2 tutor prompt revew
has 'has a nearest' 'did you mean "review"?' "$tmp/err"
expect 'an unknown key' 2 tutor prompt concurrency code/shop.py --set ITEM=x
has 'is refused with what there is' 'it has ITEMS, MAX_CONCURRENT' "$tmp/err"
expect 'a value without a key' 2 tutor prompt concurrency code/shop.py --set x

cp "$abs_top_srcdir/course.yml" own/
printf '# Our house rules\n\nFollow {{STYLE}}:\n{{CODE}}\n' >own/prompts/house.md
printf '# Our review\n\nOurs.\n' >own/prompts/review.md
own() { "$abs_top_builddir/asynctutor" --course own "$@" 2>"$tmp/err" </dev/null; }
expect 'a course adds prompts' 0 own prompt house in.py --set STYLE=pep8
has 'of its own' 'Follow pep8:'
expect 'takes the place of others' 0 own prompt review
has 'by name' 'Ours.'
expect 'and has the rest' 0 own prompt timeouts in.py
printf 'no title\n' >own/prompts/bad.md
expect 'a faulty one is named' 2 own prompt
done_testing
