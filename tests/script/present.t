# A talk and its notes on a second terminal.
. "$abs_top_srcdir/tests/script/lib.sh"
course=$abs_top_srcdir/tests/script/rich
ASYNCTUTOR_DATA=$tmp/data ASYNCTUTOR_WORKSPACE=$tmp/work
export ASYNCTUTOR_DATA ASYNCTUTOR_WORKSPACE
# play SCRIPT ARGUMENT...
play() {
	script=$1
	shift
	ASYNCTUTOR_SCRIPT=$script "$abs_top_builddir/asynctutor" --course "$course" present "$@" </dev/null
}
cat >"$tmp/before" <<'STEPS'
expect Nobody presents this lesson yet
expect asynctutor present rich
keys q
STEPS
cat >"$tmp/first" <<'STEPS'
expect Wait for three hands
expect Next: Programs
refuse The table first
STEPS
cat >"$tmp/tables" <<'STEPS'
expect The table first, then the list.
expect 4 of 5
expect Next: The end
refuse three hands
keys Q
STEPS
cat >"$tmp/talk" <<'STEPS'
resize 100x40
expect 1 of 5   0:0
expect A lesson with all
refuse three hands
refuse Programs
shell NOTES first
keys Space
expect 2 of 5
expect import asyncio
refuse A lesson with all
keys Right
expect Questions
refuse Right, at
refuse `run` waits
keys G
expect ocelot
keys Space
expect That was the last section
keys b
expect raises
shell NOTES tables
keys g 0
expect 1 of 5   0:0
resize 40x12
expect Everything a lesson
keys j k q
STEPS
cat >"$tmp/notes" <<'NOTES'
#!/bin/sh
ASYNCTUTOR_SCRIPT=$NOTES_FOLDER/$1 exec "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir/tests/script/rich" present --notes rich
NOTES
chmod +x "$tmp/notes"
NOTES_FOLDER=$tmp
export NOTES_FOLDER
sed -i "s|NOTES|'$tmp/notes'|" "$tmp/talk"
expect 'notes wait for a talk' 0 play "$tmp/before" --notes rich
expect 'a talk shows one section a screen, and its notes follow' 0 play "$tmp/talk" rich
expect 'when it is over the notes wait again' 0 play "$tmp/before" --notes rich
expect 'an unknown lesson is an error' 2 play "$tmp/before" rihc
has 'that names the nearest' 'rich' "$tmp/err"
done_testing
