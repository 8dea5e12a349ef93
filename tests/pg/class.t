# The board, the report and the verification of an organization's record.
. "$abs_top_srcdir/tests/pg/lib.sh"
on admin sync --init "$(url admin)" >/dev/null
for role in ana ben teacher; do psql_as admin "CREATE ROLE $role LOGIN"; done
psql_as admin 'GRANT asynctutor_learner TO ana, ben; GRANT asynctutor_instructor TO teacher'
record=$(url teacher)

# Ana solves one exercise, fails another; Ben tries one.
on ana start missing-await >/dev/null
cp "$abs_top_srcdir/exercises/missing-await/solution.py" "$tmp/ana-work/missing-await/missing_await.py"
expect 'Ana passes one' 0 on ana check missing-await
on ana start gather-to-taskgroup >/dev/null
on ana check gather-to-taskgroup >/dev/null
on ben start missing-await >/dev/null
on ben check missing-await >/dev/null
expect 'Ana sends it with her answers' 0 on ana sync --code "$(url ana)"
has 'two of them' '2 answers sent'
expect 'again' 0 on ana sync --code "$(url ana)"
has_not 'but not twice' 'answer'
expect 'Ben sends without' 0 on ben sync "$(url ben)"

expect 'the board' 0 on teacher class board --format csv "$record"
has 'knows Ana' 'ana'
has 'and Ben' 'ben'
expect 'the report' 0 on teacher class report --format json "$record"
python3 - "$tmp/out" >"$tmp/states" <<'PY'
import json, sys
for learner in json.load(open(sys.argv[1]))["learners"]:
    print(learner["name"], *(f"{x['slug']}:{x['state']}:{x['attempts']}" for x in learner["exercises"]))
PY
has 'what Ana did' 'ana missing-await:passed:1 gather-to-taskgroup:started:1' "$tmp/states" ||
	sort "$tmp/states"
has 'what Ben did' 'ben missing-await:started:1' "$tmp/states"
expect 'in HTML' 0 on teacher class report --format html "$record"
expect 'all is honest' 0 on teacher class verify "$record"
has 'a pass was judged' '1 pass judged again: 0 faults'

# Ben claims a pass, without and with an answer that does not pass, and what Ana recorded.
columns='id, origin, device, seq, lamport, at, verb, object, hash, result'
ben=$(on ben export | sed -n 's/.*"learner":"\([^"]*\)".*/\1/p' | head -n 1)
device=$(on ben export | sed -n 's/.*"device":"\([^"]*\)".*/\1/p' | head -n 1)
text=$(printf 'print(1)\n' | sha256sum | cut -d ' ' -f 1)
psql_as ben "INSERT INTO asynctutor.text (hash, code) VALUES ('$text', E'print(1)\n')"
psql_as ben "INSERT INTO asynctutor.event ($columns) VALUES (gen_random_uuid(), '$ben', '$device', 90, 90, now(), 'passed', 'asynctutor/exercise/missing-await', NULL, '{\"text\": \"$text\"}')"
expect 'a forged pass' 1 on teacher class verify "$record"
has 'is named' 'claims a pass of missing-await, which its file does not'
has 'with who claims it' 'ben'
ana_event=$(psql_as admin "SELECT id FROM asynctutor.event WHERE learner = 'ana' AND verb = 'passed'")
psql_as ben "INSERT INTO asynctutor.event ($columns) VALUES ('$ana_event', '$ben', '$device', 91, 91, now(), 'passed', 'asynctutor/exercise/gather-to-taskgroup', NULL, '{}')"
expect 'a replayed event' 1 on teacher class verify "$record"
has 'is named' 'that ana recorded before: replayed'
expect 'Ana is as she was' 0 on teacher class report --format json "$record"
has 'on the report' '"ana"'
if psql_as ben "INSERT INTO asynctutor.text (hash, code) VALUES ('$text', 'import os')" 2>/dev/null || psql_as ben "INSERT INTO asynctutor.text (hash, code) VALUES (repeat('a', 64), 'x')" 2>/dev/null; then
	not_ok 'a text under another hash'
else ok 'a text under another hash'; fi
[ "$(psql_as ben "SELECT count(*) FROM asynctutor.text WHERE learner <> 'ben'")" = 0 ] && ok 'no answer of another' || not_ok 'no answer of another'

# What an instructor cannot do there, and a learner's own look.
expect 'no assignments' 2 on teacher class assign "$record" missing-await
expect 'no class of files' 2 on teacher class new "$record"
has 'says why' 'in a directory' "$tmp/err"
expect 'a learner sees themselves alone' 0 on ana class report --format csv "$(url ana)"
has_not 'not Ben' ben
done_testing
