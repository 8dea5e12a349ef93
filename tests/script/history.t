# Every version of an answer is kept, also across a course that renames and removes exercises.
. "$abs_top_srcdir/tests/script/lib.sh"
export ASYNCTUTOR_DATA="$tmp/data" ASYNCTUTOR_WORKSPACE="$tmp/work"
cp -R "$abs_top_srcdir/tests/data/courses/good" "$tmp/course"
chmod -R u+w "$tmp/course"
course() { "$abs_top_builddir/asynctutor" --course "$tmp/course" "$@" </dev/null; }
rename() { # rename OLD NEW: a new version of the course
	mv "$tmp/course/exercises/$1" "$tmp/course/exercises/$2"
	sed -i.bak "s/$1/$2/" "$tmp/course/course.yml"
	sed -i.bak -e '/^renamed-from/d' -e "s/^title:/renamed-from: $1\\
title:/" "$tmp/course/exercises/$2/exercise.md"
	rm "$tmp/course/course.yml.bak" "$tmp/course/exercises/$2/exercise.md.bak"
}
state() { course list --json | python3 -c 'import json, sys
print({x["slug"]: x["state"] for x in json.load(sys.stdin)["exercises"]}.get(sys.argv[1], "gone"))' "$1"; }
is() { [ "$2" = "$3" ] && ok "$1" || not_ok "$1 ($2, wanted $3)"; }

expect 'nothing is kept at first' 0 course history tide-table
has 'and that is said' 'Nothing was kept of tide-table yet.'
course start tide-table >/dev/null
file=$ASYNCTUTOR_WORKSPACE/harbour/tide-table/tide_table.py
[ -f "$file" ] || file=$ASYNCTUTOR_WORKSPACE/tide-table/tide_table.py
course check tide-table >/dev/null
cp "$file" "$tmp/first.py"
printf '# second\nprint("é")\n' >>"$file"
cp "$file" "$tmp/second.py"
course check tide-table >/dev/null
cp "$tmp/course/exercises/tide-table/solution.py" "$file"
course check tide-table >/dev/null
is 'the exercise has passed' "$(state tide-table)" passed
course reset tide-table >/dev/null

expect 'history' 0 course history tide-table
is 'has every version' "$(wc -l <"$tmp/out")" 4
has 'with what came of it' 'passed'
has 'and of those that did not pass' 'not-yet'
expect 'as JSON' 0 course history tide-table --json
n=$(python3 -c 'import json, sys
v = json.load(open(sys.argv[1]))["versions"]
assert [x["why"] for x in v] == ["reset", "passed", "not-yet", "not-yet"], v
print(v[2]["number"])' "$tmp/out")
expect 'a version' 0 course history tide-table --show "$n"
same 'is shown as it was' "$tmp/out" "$tmp/second.py"
expect 'the differences' 0 course history tide-table --diff "$n"
has 'from it to the file' '-# second'
expect 'restore' 0 course history tide-table --restore "$n"
same 'puts it back' "$file" "$tmp/second.py"
expect 'what was there' 0 course history tide-table
has 'is kept' 'restore'
expect 'no such version' 2 course history tide-table --restore 9999
has 'is told' 'has no copy with the number 9999' "$tmp/err"
expect 'no number' 2 course history tide-table --show x

rename tide-table tides
is 'a renamed exercise keeps its pass' "$(state tides)" passed
course start tides >/dev/null
same 'and the answer' "$(dirname "$(dirname "$file")")/tides/tides.py" "$tmp/second.py"
expect 'and the history' 0 course history tides
is 'all of it' "$(wc -l <"$tmp/out")" 5
rename tides ebb-and-flood
is 'renamed again' "$(state ebb-and-flood)" passed
expect 'it still has the history' 0 course history ebb-and-flood
is 'of its first name' "$(wc -l <"$tmp/out")" 5
expect 'whose versions' 0 course history ebb-and-flood --restore "$n"
same 'can be put back' "$(dirname "$(dirname "$file")")/ebb-and-flood/ebb_and_flood.py" "$tmp/second.py"

course start two-berths >/dev/null
course check two-berths >/dev/null
sed -i.bak 's/two-berths, //' "$tmp/course/course.yml"
rm -r "$tmp/course/exercises/two-berths"
is 'a removed exercise' "$(state two-berths)" gone
expect 'stays in the history' 0 course history two-berths
has 'with what came of it' 'not-yet'
course export >"$tmp/out"
has 'and in the export' 'harbour/exercise/two-berths'
expect 'an exercise that never was' 2 course history no-such-thing
done_testing
