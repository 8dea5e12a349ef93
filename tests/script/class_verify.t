# What `class verify` names: each way to look better than one is.
. "$abs_top_srcdir/tests/script/lib.sh"
. "$abs_top_srcdir/tests/script/class.sh"
x=gather-to-taskgroup
on teacher class new "$class" >/dev/null
for who in honest forger swapper replayer copier clock edited; do on $who class join "$class" --name $who --yes >/dev/null; done
passes honest $x
expect 'an honest class' 0 on teacher class verify "$class"
has 'has no faults' '1 pass judged again: 0 faults'
has_not 'and nothing is named' 'note:'

# rewrite LEARNER PROGRAM: the lines of their file, each as the object o, through a Python program.
rewrite() {
	python3 - "$(file_of "$1")" "$(file_of honest)" "$2" <<'PYTHON'
import json, sys, uuid
path, other, program = sys.argv[1:]
lines = [json.loads(line) for line in open(path)]
honest = [json.loads(line) for line in open(other)]
me = lines[0]
mine = {"learner": me["learner"], "device": me["device"]}
add = lambda *new: lines.extend(new)
passed = next((o for o in honest if o.get("verb") == "passed"), None)
text = next((o for o in honest if "code" in o), None)
fresh = lambda seq, **changes: {**passed, **mine, "id": str(uuid.uuid4()), "seq": seq, "lamport": seq, **changes}
exec(program)
open(path, "w").write("".join(json.dumps(o, separators=(",", ":")) + "\n" for o in lines))
PYTHON
}
named() { # named NAME LEARNER TEXT: verify says TEXT of LEARNER, and nothing of the honest one
	expect "$1 is found" 1 on teacher class verify "$class"
	grep "^$2 (.*$3" "$tmp/out" >/dev/null && ok "$1 is named" || { not_ok "$1 is named"; sed 's/^/# /' "$tmp/out"; }
	has_not 'who is honest is not blamed' 'honest ('
}
cp -r "$class" "$tmp/clean"
again() {
	rm -rf "$class"
	cp -rp "$tmp/clean" "$class"
}
rewrite forger 'add(fresh(50, result={"verdict": "passed"}))'
named 'a pass without a text' forger 'no file came with it: forged'
again
rewrite forger 'add({**text, "code": open("'"$abs_top_srcdir/exercises/$x/broken.py"'").read()}, fresh(50))'
named 'a text that is not the one that was judged' forger 'is not the one that was judged'
again
rewrite forger '
import hashlib
code = open("'"$abs_top_srcdir/exercises/$x/broken.py"'").read()
name = hashlib.sha256(code.encode()).hexdigest()
add({"text": name, "code": code}, fresh(50, result={"verdict": "passed", "text": name}))'
named 'a pass that the text does not deserve' forger 'which its file does not: it fails no-bare-gather'
again
rewrite forger '
import hashlib
code = "import gc\nfor o in gc.get_objects():\n    pass\n" + open("'"$abs_top_srcdir/exercises/$x/solution.py"'").read()
name = hashlib.sha256(code.encode()).hexdigest()
add({"text": name, "code": code}, fresh(50, result={"verdict": "passed", "text": name}))'
named 'code that reaches for the harness' forger 'reaches for the harness'
again
rewrite forger '
import hashlib
code = "import sys\nsys.modules.clear()\n" + open("'"$abs_top_srcdir/exercises/$x/solution.py"'").read()
name = hashlib.sha256(code.encode()).hexdigest()
add({"text": name, "code": code}, fresh(50, result={"verdict": "passed", "text": name}))'
expect 'code that breaks the harness proves nothing' 1 on teacher class verify "$class"
has 'and is named' "forger ($(basename "$(file_of forger)"))"
again
rewrite replayer 'add(text, passed)'
named 'an event of another learner' replayer 'recorded by another learner.*replayed'
again
rewrite replayer 'add({**me, "learner": passed["learner"], "device": passed["device"]}, text, {**passed, "seq": 99})'
expect 'an event with another content' 1 on teacher class verify "$class"
has 'is named in both files' 'with other content: one of them was replayed'
again
rewrite copier 'add(text, {**passed, **mine, "seq": 60, "lamport": 60})'
expect 'an event that was made one'\''s own' 1 on teacher class verify "$class"
grep -q '^copier (.*with other content' "$tmp/out" && ok 'is named' || not_ok 'is named'
again
rewrite clock 'add(text, fresh(50, at="2031-01-01T00:00:00.000Z"))'
named 'a clock that is ahead' clock 'the clock is wrong: an event of 2031'
again
rewrite clock 'add(text, fresh(50), fresh(51, at="2020-01-01T00:00:00.000Z"))'
named 'a clock that went back' clock 'the clock is wrong: it went back'
again

# A learner whose support module, and checks, are their own.
mkdir "$tmp/mycourse"
for part in course.yml lessons exercises rules world; do cp -r "$abs_top_srcdir/$part" "$tmp/mycourse/"; done
chmod -R u+w "$tmp/mycourse"
module=$(ls "$tmp/mycourse/exercises/$x"/*.py | grep -v 'broken\|solution' | head -1)
echo '# changed' >>"$module"
course=$tmp/mycourse passes edited $x
expect 'an edited support module' 0 on teacher class verify "$class"
has 'is noted' 'judged by another version of the exercise; by the class'\''s it passes as well'
printf 'checks:\n  - id: runs\n    trace: {outcome: finishes}\n    message: It has to run.\n' >"$tmp/mycourse/exercises/$x/checks.yml"
cp "$abs_top_srcdir/exercises/$x/broken.py" "$tmp/edited-work/$x/$(echo $x | tr - _).py"
course=$tmp/mycourse on edited check $x >"$tmp/said"
named 'a pass by an exercise of one'\''s own' edited 'which its file does not.*a support module were changed'
done_testing
