# A class: joining, sending, the board, reports; a directory that goes, is full or read-only; hostile files; and what verify names.
. "$abs_top_srcdir/tests/script/lib.sh"
. "$abs_top_srcdir/tests/script/class.sh"
x=gather-to-taskgroup

expect 'a class is made' 0 on teacher class new "$class" --title 'Spring <workshop>'
[ "$(stat -c %a "$class/learners")" = 1733 ] && ok 'its drop box can be added to, not listed' || not_ok 'its drop box can be added to, not listed'
expect 'not twice' 2 on teacher class new "$class"
expect 'joining shows what is shared' 1 on ada class join "$class" --name Ada
has 'the text of answers' 'the text of your file each time it is checked'
has 'and what is not' 'Not shared: drafts'
has 'and shares nothing without a yes' 'Nothing was shared.'
[ -z "$(ls "$class/learners")" ] && ok 'no file is made' || not_ok 'no file is made'
on ada start $x >/dev/null
expect 'joining' 0 on ada class join "$class" --name Ada --yes
expect 'no class there' 2 on ada class join "$tmp" --yes
has 'says how to make one' 'class new' "$tmp/err"
expect 'status' 0 on ada class status
has 'names the class' 'Spring <workshop>'
on ada check $x >/dev/null
expect 'help is signaled' 0 on ada class signal help $x
f=$(file_of Ada)
[ "$(stat -c %a "$f")" = 644 ] && ok 'the instructor can read the file' || not_ok 'the instructor can read the file'
grep -q '"attempted"' "$f" && not_ok 'what was before the joining stays at home' || ok 'what was before the joining stays at home'
grep -q '"code":' "$f" && ok 'the text of the answer is there' || not_ok 'the text of the answer is there'
on grace start $x >/dev/null
on grace class join "$class" --name '=<script>alert(1)</script>' --yes --past >/dev/null
grep -q '"attempted"' "$(file_of '=<script>alert(1)</script>')" && ok 'unless --past asks for it' || not_ok 'unless --past asks for it'
passes grace $x
expect 'another learner' 0 on mallory class join "$class" --name Mallory --yes
expect 'the board' 0 on teacher class board "$class" --plain
has 'shows who fails on what' "$x, 1 attempt, fails no-bare-gather"
has 'and who needs help' 'help '
has 'and what to explain' '1 of 2 fail no-bare-gather'
expect 'as CSV' 0 on teacher class board "$class" --format csv
has 'no cell is a formula' "\"'=<script>"
expect 'as a report in JSON' 0 on teacher class report "$class" --format json
python3 - "$tmp/out" <<'PYTHON' >"$tmp/said" 2>&1
import json, sys
learners = json.load(open(sys.argv[1]))["learners"]
ada = next(l for l in learners if l["name"] == "Ada")
assert len(learners) == 3 and set(ada) == {"id", "name", "exercises"}, learners
assert ada["exercises"] == [{"slug": "gather-to-taskgroup", "state": "started", "attempts": 1}], ada
print("as promised")
PYTHON
has 'of the promised shape' 'as promised' "$tmp/said"
expect 'as statements' 0 on teacher class report "$class" --format xapi
python3 "$abs_top_srcdir/tests/script/xapi.py" <"$tmp/out" >"$tmp/said"
has 'that xAPI allows' 'statements' "$tmp/said"
expect 'as a page' 0 on teacher class report "$class" --format html
has_not 'without anybody'\''s script' '<script'
has 'but with the name' '&lt;script&gt;alert(1)'
has_not 'and nothing from elsewhere' 'src='
python3 - "$tmp/out" <<'PYTHON' >"$tmp/said" 2>&1
import html.parser, sys
class Page(html.parser.HTMLParser):
    open = []
    def handle_starttag(self, tag, attributes):
        if tag != "meta":
            self.open.append(tag)
    def handle_startendtag(self, tag, attributes):
        pass
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
page = Page()
page.feed(open(sys.argv[1]).read())
assert not page.open
print("closed")
PYTHON
has 'every element is closed' 'closed' "$tmp/said"
expect 'all is honest' 0 on teacher class verify "$class"
has 'and was judged again' '3 learners, 1 pass judged again: 0 faults'

# The directory goes and comes back.
mv "$class" "$class.away"
expect 'without the directory a check is as ever' 1 on ada check $x
has 'what is wrong is said' 'is not there' "$tmp/err"
expect 'again' 1 on ada check $x
has_not 'once' 'is not there' "$tmp/err"
mv "$class.away" "$class"
expect 'with it' 1 on ada check $x
has 'this is said too' 'is back' "$tmp/err"
events() { grep -c '^{"id":' "$1"; }
[ "$(events "$f")" = "$(($(on ada export | wc -l) - 1))" ] && ok 'and nothing was lost or doubled' || not_ok 'and nothing was lost or doubled'

# A write that was cut off.
size=$(stat -c %s "$f")
on ada check $x >/dev/null
truncate -s $((size + 50)) "$f"
python3 - "$tmp/ada/progress.db" "$size" <<'PYTHON'
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
value = json.loads(db.execute("SELECT value FROM place WHERE name = 'class'").fetchone()[0])
value["size"] = int(sys.argv[2])
value["cursors"] = {device: seq - 1 for device, seq in value["cursors"].items()}
db.execute("UPDATE place SET value = ? WHERE name = 'class'", (json.dumps(value),))
db.commit()
PYTHON
on ada check $x >/dev/null
expect 'is completed' 0 on teacher class report "$class" --format json
has_not 'no line is damaged' "$(basename "$f")" "$tmp/err"
expect 'attempts are counted once' 0 on teacher class board "$class" --plain
has 'all of them' "$x, 6 attempts"
# The learner's own file is lost or cut: all is sent again, into a new one.
truncate -s 100 "$f"
on ada check $x >/dev/null
expect 'a file that was cut' 0 on teacher class board "$class" --plain
has 'is followed by another' "$x, 7 attempts"

# Assignments: their order, their solutions, until when; and who is expected.
next=$(tutor list --json | python3 -c 'import json, sys; print(next(x["slug"] for x in json.load(sys.stdin)["exercises"] if x["slug"] != "gather-to-taskgroup"))')
expect 'exercises are assigned' 0 on teacher class assign "$class" $x "$next" --due 2031-02-03 --hide --order locked
has 'until a day is over' "$x  due 2031-02-03T23:59:59.000Z  solution hidden"
expect 'an unknown one is refused' 2 on teacher class assign "$class" gather-to-taskgrup
has 'with what may be meant' 'did you mean' "$tmp/err"
expect 'a wrong day as well' 2 on teacher class assign "$class" --due tomorrow
on ada class status >/dev/null
expect 'the order is kept' 2 on ada start "$next"
has 'with the reason' "$x comes first" "$tmp/err"
expect 'the solution is hidden' 2 on ada solution --yes $x
has 'with the reason' 'when its instructor releases it' "$tmp/err"
expect 'also in a comparison' 2 on ada diff --solution $x
# learner SCRIPT: ada's screens on a day in the week of the last one.
learner() {
	cat >"$tmp/script"
	ASYNCTUTOR_NOW=2031-02-01T10:00:00Z ASYNCTUTOR_SCRIPT=$tmp/script on ada
}
expect 'the screens tell' 0 learner <<'STEPS'
resize 120x40
expect For your class: The pump that would not stop, due Mon 3 Feb 23:59
click For your class
keys Enter
expect due Mon 3 Feb 23:59
keys T
expect Your instructor presents nothing just now.
keys q
expect due Mon 3 Feb 23:59
STEPS
dialogue() { ASYNCTUTOR_NOW=2031-02-03T10:00:00Z on ada --plain; }
expect 'and the line dialogue' 0 dialogue
has 'in the same words' "due today 23:59: type open $x."
on teacher class assign "$class" --release >/dev/null
expect 'until it is released' 0 on ada solution --yes $x
answer ada $x
on ada check $x >/dev/null
expect 'what is passed opens the next' 0 on ada start "$next"
expect 'the learner sees both' 0 on ada class status
has 'with the day' "$x: passed, due 2031-02-03"
printf '\357\273\277id,name\r\n7,Ada\r\n8,"Noether, ""Emmy"""\r\n' >"$tmp/roster.csv"
expect 'a roster' 0 on teacher class roster "$class" "$tmp/roster.csv"
has 'is read' '2 expected'
expect 'the board' 0 on teacher class board "$class" --plain
has 'says who is missing' 'Noether, "Emmy"'
expect 'the report' 0 on teacher class report "$class" --format csv
has 'has the ids' '"7","Ada"'
printf 'who\nAda\n' >"$tmp/roster.csv"
expect 'without names' 2 on teacher class roster "$class" "$tmp/roster.csv"
has 'is no roster' 'names no column "name"' "$tmp/err"

# Leaving.
expect 'leaving' 0 on ada class leave
lines=$(cat "$class"/learners/* | wc -l)
on ada check $x >/dev/null
[ "$(cat "$class"/learners/* | wc -l)" = "$lines" ] && ok 'ends the sharing' || not_ok 'ends the sharing'
expect 'the board' 0 on teacher class board "$class" --plain
has 'says so' 'left'
expect 'no signal goes out any more' 2 on ada class signal help
done_testing
