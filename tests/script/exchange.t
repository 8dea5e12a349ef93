# Export, in each format, and import.
. "$abs_top_srcdir/tests/script/lib.sh"
on() { # on MACHINE COMMAND...: the tutor with the store of MACHINE
	m=$1
	shift
	ASYNCTUTOR_DATA=$tmp/$m ASYNCTUTOR_WORKSPACE=$tmp/$m-work "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" "$@"
}
xapi() { python3 "$abs_top_srcdir/tests/script/xapi.py"; }

expect 'a new store exports nothing' 0 on a export
[ -s "$tmp/out" ] && not_ok 'which is no line' || ok 'which is no line'
expect 'and no statement' 0 on a export --format xapi
xapi <"$tmp/out" >"$tmp/said"
has 'as an empty array' '0 statements' "$tmp/said"

on a start gather-to-taskgroup >/dev/null
on a check gather-to-taskgroup >/dev/null
on a hint gather-to-taskgroup >/dev/null
cp "$abs_top_srcdir/exercises/gather-to-taskgroup/solution.py" "$tmp/a-work/gather-to-taskgroup/gather_to_taskgroup.py"
on a check gather-to-taskgroup >/dev/null
on a reset gather-to-taskgroup >/dev/null
expect 'export' 0 on a export
cp "$tmp/out" "$tmp/a.jsonl"
[ "$(wc -l <"$tmp/a.jsonl")" = 5 ] && ok 'has a line for each event' || not_ok 'has a line for each event'

expect 'export as statements' 0 on a export --format xapi
cp "$tmp/out" "$tmp/a.json"
xapi <"$tmp/a.json" >"$tmp/said"
has 'that xAPI 1.0.3 allows' '5 statements' "$tmp/said"
has 'with the verbs of ADL' '"http://adlnet.gov/expapi/verbs/passed"' "$tmp/a.json"
has 'and ours' '"https://asynctutor.invalid/xapi/verbs/revealed"' "$tmp/a.json"
expect 'with identifiers of an organisation' 0 on a export --format xapi --iri https://lrs.example.org/tutor
has 'that begin as it wants' '"https://lrs.example.org/tutor/verbs/revealed"'
xapi <"$tmp/out" >"$tmp/said"
has 'they are allowed too' '5 statements' "$tmp/said"
for iri in ftp://x https:// https://x/ 'https://x y' 'https://x"'; do
	expect "--iri $iri is refused" 2 on a export --format xapi --iri "$iri"
done
for change in 's/"id":/"identity":/' 's/"Agent"/"Robot"/' 's/"en-US"/"en US"/' 's/"success":true/"success":1/' 's/Z"}/"}/' \
	's/"homePage":"[^"]*"/"homePage":null/' 's,"platform",https://x/,'; do
	sed "$change" "$tmp/a.json" >"$tmp/changed"
	xapi <"$tmp/changed" >"$tmp/said" && not_ok "the validator sees $change" || ok "the validator sees $change"
done

expect 'export as CSV' 0 on a export --format csv
python3 - "$tmp/out" "$tmp/a.jsonl" >"$tmp/said" 2>&1 <<'EOF'
import csv, json, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
events = [json.loads(line) for line in open(sys.argv[2])]
assert len(rows) == len(events) == 5
for row, event in zip(rows, events):
    event = {k: json.dumps(v, separators=(",", ":")) if isinstance(v, dict) else str(v) if v is not None else "" for k, v in event.items()}
    assert row == event, (row, event)
print("the same")
EOF
has 'holds what JSON Lines hold' 'the same' "$tmp/said"
expect 'another format is refused' 2 on a export --format xml

expect 'import on another machine' 0 on b import --mine "$tmp/a.jsonl"
has 'says how much was new' '5 new events, 0 known already.'
on a list --json >"$tmp/list-a"
on b list --json >"$tmp/list-b"
same 'both machines know the same' "$tmp/list-a" "$tmp/list-b"
has 'with a passed exercise' '"passed"' "$tmp/list-b"
expect 'the same file again' 0 on b import "$tmp/a.jsonl"
has 'changes nothing' '0 new events, 5 known already.'
on b export >"$tmp/b.jsonl"
same 'what was imported is exported as it was' "$tmp/a.jsonl" "$tmp/b.jsonl"
expect 'import from a pipe' 0 sh -c 'cat "$1" | ASYNCTUTOR_DATA=$2 "$3" --course "$4" import -' - \
	"$tmp/a.jsonl" "$tmp/c" "$abs_top_builddir/asynctutor" "$abs_top_srcdir"
has 'of a stranger says how to claim it' 'import --mine'
expect 'no such file' 2 on c import "$tmp/none"
expect 'a folder' 2 on c import "$tmp"
sed '3s/"seq":3/"seq":0/' "$tmp/a.jsonl" >"$tmp/bad.jsonl"
expect 'a wrong line' 2 on d import "$tmp/bad.jsonl"
has 'is named with its reason' 'bad.jsonl:3: "seq" must be a whole number' "$tmp/err"
on d export >"$tmp/out"
[ -s "$tmp/out" ] && not_ok 'and nothing was taken' || ok 'and nothing was taken'
printf '{"\033[2J": 1}\n' >"$tmp/esc.jsonl"
expect 'control characters' 2 on d import "$tmp/esc.jsonl"
grep -q "$(printf '\033')" "$tmp/err" && not_ok 'do not reach the terminal' || ok 'do not reach the terminal'
done_testing
