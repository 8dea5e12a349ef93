# What the other scripts have no reason to press: each key does what the table says of it.
. "$abs_top_srcdir/tests/script/lib.sh"
course=$abs_top_srcdir/tests/script/course
rich=$abs_top_srcdir/tests/script/rich
ASYNCTUTOR_WORKSPACE=$tmp/work ASYNCTUTOR_DATA=$tmp/data
export ASYNCTUTOR_WORKSPACE ASYNCTUTOR_DATA
FILE=$tmp/work/sample/fix-gather/fix_gather.py
export FILE

# play NAME COURSE [COMMAND...] <STEPS: as a newcomer. play_on: with what there is.
play() {
	rm -rf "$tmp/work" "$tmp/data"
	play_on "$@"
}
play_on() {
	name=$1 on=$2
	shift 2
	{ cat; echo "shell : >'$tmp/played'"; } >"$tmp/script"
	rm -f "$tmp/played"
	expect "$name" 0 env ASYNCTUTOR_SCRIPT="$tmp/script" "$abs_top_builddir/asynctutor" --course "$on" "$@"
	[ -e "$tmp/played" ] || not_ok "$name, to the end"
}

play 'half pages, pages and percent of a lesson' "$rich" <<'STEPS'
resize 80x24
keys Enter
keys Ctrl-D Ctrl-U
expect A lesson with all there is
keys PgDn PgUp
expect A lesson with all there is
keys 5 0 %
refuse A lesson with all there is
keys { }
keys g J K
expect Everything a lesson
STEPS
play 'links and hits before' "$rich" <<'STEPS'
resize 80x24
keys Enter
keys Tab Tab Shift-Tab Enter
expect The second
keys q Enter
keys / w o r l d Enter n N
expect world
STEPS
play 'editing what is typed in the footer' "$course" <<'STEPS'
keys / x a z Left Left Backspace
expect /az
keys Delete
expect /z
keys Home
type b
keys End
type c
expect /bzc
keys Left Right Right
type d
expect /bzcd
keys Ctrl-U
refuse bzcd
type Fix
keys Down Up Enter
expect 1 of 1: Fix
STEPS
play 'Ctrl-C says how to leave' "$course" <<'STEPS'
keys Ctrl-C
expect To leave, press q
STEPS
play 'the tree of home folds, and unfolds, one branch or all' "$course" <<'STEPS'
resize 80x40
keys z
refuse Fix the gather
keys z
expect Fix the gather
keys j h h
refuse Fix the gather
keys l l
expect Fix the gather
STEPS
play 'signals are for a class' "$course" <<'STEPS'
keys H
expect class
keys F
expect class
STEPS
play 'the value before, of a setting' "$course" <<'STEPS'
keys S l h
expect theme
STEPS
play 'a file that is to be taken in, and is not there' "$course" <<'STEPS'
keys G Enter
expect harbour
keys G i
type /nowhere/at-all
keys Enter
expect /nowhere/at-all
STEPS
play 'the editor: moving, word by word and to the bracket' "$course" <<'STEPS'
keys / F i x Enter Enter Tab
keys Ctrl-Home Down Down Down Down Right Right Left Ctrl-Right Ctrl-Right Ctrl-Left Ctrl-Right
type !
expect 5  async def!
keys Ctrl-U Ctrl-End PgUp PgDn End Home
keys Ctrl-G
type 11
keys Enter End Left Ctrl-]
type X
expect gatherX(fetch
STEPS
play 'the editor: select, copy, cut and paste' "$course" <<'STEPS'
keys / F i x Enter Enter Tab
keys Ctrl-Home Ctrl-Q End Ctrl-C Ctrl-Q Ctrl-End Ctrl-V Ctrl-S
shell tail -1 "$FILE" | grep -q 'Fetch two pages'
keys Ctrl-Home Ctrl-K Ctrl-S
shell [ "$(head -1 "$FILE")" = 'import asyncio' ]
keys Ctrl-A Ctrl-X Ctrl-S
shell [ ! -s "$FILE" ]
keys Ctrl-U Ctrl-U Ctrl-Y Ctrl-U Ctrl-S
shell grep -q 'import asyncio' "$FILE"
STEPS
play 'the editor: erasing and indenting' "$course" <<'STEPS'
keys / F i x Enter Enter Tab
keys Ctrl-Home Delete Ctrl-S
shell head -1 "$FILE" | grep -q '^""Fetch'
keys End Ctrl-W Ctrl-S
shell ! head -1 "$FILE" | grep -q 'pages'
keys Ctrl-Home Down Tab Ctrl-S
shell sed -n 2p "$FILE" | grep -q '^    import'
keys Shift-Tab Ctrl-S
shell sed -n 2p "$FILE" | grep -q '^import'
STEPS
play 'the editor: replacing one, leaving one, stopping' "$course" <<'STEPS'
keys / F i x Enter Enter Tab Ctrl-Home Ctrl-R
type fetch
keys Enter
type get
keys Enter
expect Replace?
keys n y q
refuse Replace?
keys Ctrl-S
shell [ "$(grep -c get "$FILE")" = 1 ]
STEPS
play 'the editor: saying what is wrong in a line, and not' "$course" <<'STEPS'
keys / F i x Enter Enter Tab Ctrl-O
expect nothing to mark
STEPS
play 'the whole output of a program of a lesson' "$rich" <<'STEPS'
resize 80x34
keys Enter
expect import asyncio
keys r
wait finished
keys o
expect both are done
keys q
STEPS
play 'a timeline, larger and smaller' "$course" run --format screen "$abs_top_srcdir/tests/golden/timeline/gather_fails.py" <<'STEPS'
wait main
keys + -
expect main
STEPS
done_testing
