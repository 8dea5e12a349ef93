# asynctutor checklist and sign: what proves an item, what is said about it, its forms, signatures between two people.
. "$abs_top_srcdir/tests/script/lib.sh"
ASYNCTUTOR_NOW=2026-03-01T10:00:00Z
export ASYNCTUTOR_NOW
checklist() { tutor checklist "$@"; }

expect 'the lists of the course' 0 checklist
for slug in async-review before-review onboarding production-readiness structured-concurrency; do has "$slug is one" " $slug "; done
expect 'as JSON' 0 checklist --format json
cp "$tmp/out" "$tmp/json"
expect 'which is sound' 0 python3 -c 'import json, sys; sys.exit(len(json.load(open(sys.argv[1]))) != 5)' "$tmp/json"
expect 'an unknown list' 2 checklist onbording
has 'suggests the nearest' 'did you mean "onboarding"?' "$tmp/err"

list=$tmp/gate.yml
cat >"$list" <<'YML'
format: 1
title: The gate
intro: Before it opens.
items:
  - {id: word, text: The `hinges` are oiled, group: Outside, expires: 2 weeks}
  - {id: clean, text: No error in the code, group: Outside, proof: {rules: errors}}
  - {id: learnt, text: Read about the GIL, group: Inside, proof: {read: [gil]}}
  - {id: seen, text: Seen by the warden, group: Inside, proof: sign-off, expires: 1 year}
YML
gate() { checklist --file "$list" "$@"; }

expect 'nothing is done' 1 gate
has 'which is said' 'The gate: 0 of 4 done'
has 'with what would prove it' '0 of 1 lessons'
expect 'a word' 0 gate --tick word --note 'three <b>drops</b>'
has 'is taken' '[x] word: ticked, 2026-03-01; until 2026-03-15'
expect 'it is remembered' 1 gate
has 'with its note' 'note: three <b>drops</b>'
ASYNCTUTOR_NOW=2026-03-15T10:00:00Z expect 'it expires' 1 gate
has 'which is said' '[!] word'
has 'with the day' 'expired 2026-03-15'
sed -i 's/are oiled/are new/' "$list"
expect 'another text' 1 gate
has 'is not what was ticked' '[~] word'
sed -i 's/are new/are oiled/' "$list"
expect 'it can be taken back' 0 gate --untick word
has 'and is open' '[ ] word: your word'
expect 'a note alone' 0 gate --item word --note 'later'
expect 'needs to know of what' 2 gate --note 'later'
expect 'what the course proves' 2 gate --tick learnt
has 'takes no tick' 'proved by what you read and pass' "$tmp/err"
expect 'nor what rules prove' 2 gate --tick clean
expect 'nor what others say' 2 gate --tick seen
expect 'an unknown item' 2 gate --tick wrd
has 'suggests the nearest' 'did you mean "word"?' "$tmp/err"

mkdir -p "$tmp/project/my-app"
printf 'import asyncio, time\nasync def f():\n    time.sleep(1)\n' >"$tmp/project/my-app/a.py"
expect 'a folder with an error' 1 gate --project "$tmp/project/my-app"
has 'proves nothing' '[ ] clean'
has 'and says why' 'blocking-sleep' "$tmp/err"
printf 'import asyncio\nasync def f():\n    await asyncio.sleep(1)\n' >"$tmp/project/my-app/a.py"
expect 'a clean folder' 1 gate --project "$tmp/project/my-app"
has 'proves it' 'nothing found in my-app (1 file,'
has_not 'without a path of the machine' "$tmp/project"
mkdir "$tmp/empty"
expect 'an empty folder' 1 gate --project "$tmp/empty"
has 'is no proof' 'there is no Python file' "$tmp/err"
expect 'no folder' 2 gate --project "$tmp/none"
printf 'format: 1\ntitle: CI\nitems:\n  - {id: clean, text: No error, proof: {rules: errors}}\n' >"$tmp/ci.yml"
XDG_DATA_HOME=$tmp/other expect 'a gate without a record' 0 checklist --file "$tmp/ci.yml" --no-record --project "$tmp/project"
[ ! -e "$tmp/other" ] && ok 'leaves none' || not_ok 'leaves none'
printf 'format: 1\ntitle: CI\nitems:\n  - {id: clean, text: No error, proof: {rules: [blocking-slep]}}\n' >"$tmp/ci.yml"
expect 'an unknown rule' 2 checklist --file "$tmp/ci.yml" --project "$tmp/project"
has 'is named with its place' 'ci.yml:4: there is no rule "blocking-slep"' "$tmp/err"

expect 'Markdown' 1 gate --format markdown
has 'is a task list' '- [x] No error in the code'
has 'keeps code' 'The `hinges` are oiled'
gate --item word --note '*late* [x](y) | `' >/dev/null
gate --format markdown >"$tmp/md"
has 'means nothing by what the learner wrote' '\*late\* \[x\]\(y\) \| \`' "$tmp/md"
printf 'a\033[31mb' >"$tmp/note"
expect 'control characters' 0 gate --item word --note "$(cat "$tmp/note")"
gate >"$tmp/shown"
grep -q "$(printf '\033')" "$tmp/shown" && not_ok 'are never printed' || ok 'are never printed'
expect 'JSON' 1 gate --format json
cp "$tmp/out" "$tmp/json"
expect 'has every item' 0 python3 -c '
import json, sys
told = json.load(open(sys.argv[1]))
states = {item["id"]: item["state"] for item in told["items"]}
sys.exit(not (told["of"] == 4 and told["done"] == 1 and states == {"word": "open", "clean": "done", "learnt": "open", "seen": "open"}))
' "$tmp/json"

# Two people: the learner with the data of $tmp/data, and somebody who has a key.
ssh-keygen -q -t ed25519 -N '' -C warden -f "$tmp/warden"
ssh-keygen -q -t ed25519 -N '' -C stranger -f "$tmp/stranger"
printf 'warden@gate %s\n' "$(cat "$tmp/warden.pub")" >"$tmp/allowed"
request=$tmp/request
sign() { tutor sign --yes --key "$tmp/$1" "$2"; }
take() { gate --sign-off "$1" --allowed-signers "$tmp/allowed"; }

expect 'a request' 0 gate --request "$request"
expect 'nobody signed it yet' 2 take "$request"
has 'which is said' 'not taken in: nobody has signed it' "$tmp/err"
expect 'nobody can be asked' 2 tutor sign --key "$tmp/warden" "$request"
cp "$request" "$request.stranger"
expect 'the warden signs' 0 sign warden "$request"
has 'knowing what' 'Seen by the warden'
expect 'once' 2 sign warden "$request"
expect 'a stranger signs' 0 sign stranger "$request.stranger"
expect 'that is not taken' 2 take "$request.stranger"
has 'since nobody knows them' 'not among the allowed signers' "$tmp/err"
sed 's/"name": "[^"]*"/"name": "somebody"/' "$request" >"$request.changed"
expect 'nor is a changed one' 2 take "$request.changed"
has 'which is said' 'does not fit what was signed' "$tmp/err"
XDG_DATA_HOME=$tmp/other expect "nor another learner's" 2 take "$request"
has 'which is said' "another learner's progress" "$tmp/err"
expect 'without signers' 2 gate --sign-off "$request"
has 'the file is named' 'allowed_signers' "$tmp/err"
expect 'the right one' 0 take "$request"
has 'is taken' '[x] seen: signed by warden@gate with ED25519 SHA256:'
expect 'it can be verified' 0 gate --verify --allowed-signers "$tmp/allowed"
has 'with good result' 'good seen'
# The record goes to another machine, where those who ask for it look at it.
expect 'the record goes out' 0 tutor export
cp "$tmp/out" "$tmp/record"
elsewhere() { XDG_DATA_HOME=$tmp/elsewhere "$@"; }
expect 'and in elsewhere' 0 elsewhere tutor import --mine "$tmp/record"
expect 'where it is verified' 0 elsewhere gate --verify --allowed-signers "$tmp/allowed"
has 'with good result' 'good seen'
sed '/signed-off/s/Seen by the warden/Sean by the warden/' "$tmp/record" >"$tmp/record.changed"
cmp -s "$tmp/record" "$tmp/record.changed" && not_ok 'a byte is changed' || ok 'a byte is changed'
XDG_DATA_HOME=$tmp/third tutor import --mine "$tmp/record.changed" >/dev/null
XDG_DATA_HOME=$tmp/third expect 'a changed record' 1 gate --verify --allowed-signers "$tmp/allowed"
has 'is noticed' 'BAD  seen'
printf 'warden@gate %s\n' "$(cat "$tmp/stranger.pub")" >"$tmp/others"
expect 'by others it is not' 1 gate --verify --allowed-signers "$tmp/others"
has 'good' 'BAD  seen'
expect 'a name alone' 0 gate --item seen --by 'Wanda'
has 'is a claim' '[x] seen: claimed: by Wanda'
expect 'and no signature' 1 gate --verify --allowed-signers "$tmp/allowed"
for bad in '' '{' '{"asynctutor": "sign-off request", "format": 1}' '{"asynctutor": "sign-off request", "format": 2}' '[]' 'null'; do
	printf '%s' "$bad" >"$tmp/bad"
	expect "no request: $bad" 2 take "$tmp/bad"
	has 'is named' "$tmp/bad" "$tmp/err"
done

# The list that asynctutor-checklist(5) shows.
awk '/example: checklist/ { here = 1 } /^\.Bd/ { inside = here; next } /^\.Ed/ { inside = here = 0 } inside' \
	"$abs_top_srcdir/man/asynctutor-checklist.5" >"$tmp/lamps.yml"
expect 'the list of the manual' 1 checklist --file "$tmp/lamps.yml"
has 'is read' 'Before the harbour opens: 0 of 4 done'
done_testing
