# The exercise screen: every key of it and of the screens that belong to it; nothing that was typed is lost.
. "$abs_top_srcdir/tests/script/lib.sh"
ASYNCTUTOR_WORKSPACE=$tmp/work ASYNCTUTOR_DATA=$tmp/data
export ASYNCTUTOR_WORKSPACE ASYNCTUTOR_DATA
course=$abs_top_srcdir/tests/script/course
FOLDER=$tmp/work/sample/fix-gather
FILE=$FOLDER/fix_gather.py
SOLUTION=$course/exercises/fix-gather/solution.py
STARTER=$course/exercises/fix-gather/broken.py
export FOLDER FILE SOLUTION STARTER

to_exercise() { printf 'keys /\ntype Fix the gather\nkeys Enter Enter\nexpect task\n'; }
screens() { ASYNCTUTOR_SCRIPT=$tmp/script "$abs_top_builddir/asynctutor" --course "$course"; }

# go_on NAME: the steps on standard input, from the exercise screen on, with the progress there is. play NAME: from nothing on.
go_on() {
	{ to_exercise; cat; } >"$tmp/script"
	expect "$1" 0 screens
}
play() {
	rm -rf "$tmp/work" "$tmp/data"
	go_on "$1"
}
# file_is NAME FILE: the learner's file holds the same.
file_is() { same "$1" "$2" "$FILE"; }

play 'Tab, Shift-Tab and F6 go through the panes' <<'STEPS'
expect e edit
keys Tab
expect Esc keys
keys Tab
expect not saved
keys Ctrl-U Esc
expect e edit
keys Tab
expect ── task
keys Tab F6
expect e edit
keys F6
expect ── task
keys Shift-Tab Shift-Tab
expect Esc keys
STEPS
play 'e types in the code, Ctrl-S saves it' <<'STEPS'
keys e
type # mine
keys Enter
expect your code (not saved)
shell cmp -s "$FILE" "$STARTER"
keys Ctrl-S
expect Saved.
refuse not saved
shell [ "$(head -n 1 "$FILE")" = '# mine' ]
keys Ctrl-S
expect Nothing is to be saved.
keys Esc Ctrl-S
expect Nothing is to be saved.
STEPS
play 'while one types letters are text, and F1, Ctrl-L and Ctrl-Z are keys' <<'STEPS'
keys e
type cq?!x
expect cq?!x
keys F1
expect Every key of the screen you came from
keys q Ctrl-L Ctrl-Z
expect cq?!x
STEPS
play 'a paste is text' <<'STEPS'
paste lost
expect nothing to paste into
keys e
paste one\ntwo\n
expect one
expect two
expect not saved
STEPS
play 'F2 saves and checks while one types, and c does' <<'STEPS'
keys e
type # mine
keys Enter F2
expect NOT YET
expect Esc keys
shell [ "$(head -n 1 "$FILE")" = '# mine' ]
type # more
expect verdict (before your changes)
keys Esc c
expect 2 attempts
refuse your file has changed
STEPS
play 'hints come one at a time, by h and by F7' <<'STEPS'
keys h
expect Hint 1 of 3
refuse Hint 2
keys F7
expect Hint 2 of 3
keys e F7
expect Hint 3 of 3
keys F7
expect No more hints
STEPS
play 'leaving saves what was typed' <<'STEPS'
keys e
type # mine
keys Enter Esc q
expect A sample course
shell [ "$(head -n 1 "$FILE")" = '# mine' ]
STEPS
play 'quitting saves what was typed' <<'STEPS'
keys e
type # mine
keys Enter Esc Q
STEPS
[ "$(head -n 1 "$FILE")" = '# mine' ] && ok 'it is in the file' || not_ok 'it is in the file'
play 'a lost connection' <<'STEPS'
keys e
type # mine
keys Enter
STEPS
file_is 'leaves the file as it was' "$STARTER"
go_on 'and brings back what was typed' <<'STEPS'
expect What you had typed and not saved is back
keys Tab
expect # mine
expect not saved
keys F2
refuse not saved
shell [ "$(head -n 1 "$FILE")" = '# mine' ]
STEPS
go_on 'once' <<'STEPS'
refuse is back
STEPS
# Killed in the middle: what was typed before the last pause is there.
rm -rf "$tmp/work" "$tmp/data"
{
	to_exercise
	cat <<'STEPS'
keys e
type # mine
keys Enter
tick
shell kill -9 $PPID
STEPS
} >"$tmp/script"
screens >/dev/null 2>&1
go_on 'a kill leaves what was typed before a pause' <<'STEPS'
expect is back
keys Tab
expect # mine
STEPS
play 'a draft' <<'STEPS'
keys e
type # mine
STEPS
echo '# theirs' >"$FILE"
go_on 'and a file that changed since: taking the draft keeps the file' <<'STEPS'
expect What you typed here last was not saved
keys y Tab
expect # mine
keys Ctrl-S
expect Saved.
keys Esc a
expect as you found it
keys v
expect # theirs
STEPS
play 'a draft again' <<'STEPS'
keys e
type # mine
STEPS
echo '# theirs' >"$FILE"
go_on 'leaving it keeps the draft' <<'STEPS'
keys n Tab
expect # theirs
refuse # mine
keys Esc a
expect a draft that was not saved
keys v
expect # mine
STEPS
echo '# theirs' >"$tmp/theirs"
file_is 'and the file is as it was' "$tmp/theirs"
play 'a third draft' <<'STEPS'
keys e
type # mine
STEPS
echo '# theirs' >"$FILE"
go_on 'it can be decided later, but before typing or saving' <<'STEPS'
keys Esc e
expect # theirs
type x
expect What you typed here last was not saved
keys Esc F2
expect What you typed here last was not saved
keys y
expect # mine
STEPS
play 'what another program saves is shown and checked' <<'STEPS'
shell cp "$SOLUTION" "$FILE"
tick
expect PASSED
expect saved elsewhere
keys c
expect PASSED
STEPS
play 'what another program saves while one types is asked about: mine' <<'STEPS'
keys e
type # mine
keys Enter
shell echo '# theirs' >"$FILE"
tick
expect Another program saved your file
keys Esc
tick
refuse Another program
expect # mine
keys F2
expect Another program saved your file
keys y
expect Saved. What the other program had saved is a version
shell [ "$(head -n 1 "$FILE")" = '# mine' ]
keys Esc a
expect as another program had saved it
keys v
expect # theirs
STEPS
play 'and theirs' <<'STEPS'
keys e
type # mine
keys Enter
shell echo '# theirs' >"$FILE"
keys Esc q
expect Another program saved your file
keys n
expect # theirs
refuse # mine
keys a
expect a draft that was not saved
keys v
expect # mine
keys q q q
expect A sample course
STEPS
VISUAL="$tmp/visual"
export VISUAL
printf '#!/bin/sh\ncp "$SOLUTION" "$1"\n' >"$tmp/visual"
chmod +x "$tmp/visual"
play 'v edits in the editor of the environment, and what it saves is checked' <<'STEPS'
keys v
expect PASSED
expect Back from the editor
keys v
expect nothing was saved
STEPS
printf '#!/bin/sh\nexit 3\n' >"$tmp/visual"
play 'an editor that fails is told of' <<'STEPS'
keys v
expect went wrong
STEPS
VISUAL=nothing-like-that
play 'one that is not there, too' <<'STEPS'
keys v
expect went wrong
STEPS
unset VISUAL
play 'Enter goes on after a pass only' <<'STEPS'
keys Enter
expect e edits your file, c checks it.
shell cp "$SOLUTION" "$FILE"
tick
expect PASSED
keys Enter
expect Add a timeout
STEPS
play 'y tells why it is right after a pass only' <<'STEPS'
keys y
expect when your file has passed
shell cp "$SOLUTION" "$FILE"
tick
keys y
expect Why it is right
STEPS
play 'd shows what was changed, D what the solution has otherwise' <<'STEPS'
keys d
expect still as it was at the start
keys e
type # mine
keys Enter Esc d
expect What you changed
expect +# mine
keys q D
expect shows the whole solution
keys n D y
expect From your file to the solution
expect -# mine
expect +    async with asyncio.TaskGroup() as group:
STEPS
play 's shows the solution line by line, when it was asked for twice' <<'STEPS'
keys s n
refuse async with
keys s y n
refuse async with
keys s y y
expect line 0 of 3
refuse async with
keys Enter
expect line 1 of 3
expect async with
refuse create_task
keys q s
expect line 1 of 3
keys Enter
expect create_task
expect 1 to go
keys a n
expect 1 to go
keys a y
expect That is all
keys a Enter
refuse That is all
keys q q s
expect One of several
STEPS
play 'after all hints nobody asks, and a pass shows the whole solution' <<'STEPS'
keys h h h s
expect line 0 of 3
keys q
shell cp "$SOLUTION" "$FILE"
tick
keys s
expect One of several
STEPS
play 'p is a puzzle of the solution' <<'STEPS'
keys p
expect There are hints left
keys n h h h p
expect Put the lines in order
keys c
expect The first wrong line
keys K Alt-Up J Alt-Down
refuse The first wrong line
keys Enter
expect Carrying
keys j k G g
keys Enter
expect Put down.
keys Enter Esc
expect Put the lines in order
keys x n x y
expect Put the lines in order
keys g j j K K c
expect The first wrong line: asyncio.run
keys g j j Enter k k Enter c
expect The first wrong line: asyncio.run
keys q
expect e edit
STEPS
play 'a puzzle that is solved says so, and stays as it was left' <<'STEPS'
keys p y
keys g j j 2 K
keys c
expect The first wrong line: asyncio.run
keys J J
keys g j j J c
expect All lines are in order.
keys q p
keys c
expect All lines are in order.
click asyncio.run
click asyncio.run
expect Carrying
STEPS
play 'a lists the attempts, and r puts one back' <<'STEPS'
keys a
expect Nothing was kept yet
keys d v r q
keys c e
type # second
keys Enter F2 Esc a
expect not yet
keys Enter
expect That is what your file is now
keys j d
expect +# second
keys q v
expect Version 1
refuse # second
keys q r n r y
expect Version 1 is your file now
expect before another version was put back
keys q
keys Tab
refuse # second
STEPS
file_is 'and it is the file' "$STARTER"
play '! writes down that a verdict is wrong' <<'STEPS'
keys !
expect There is no verdict yet
keys c !
type Mine is right
keys Esc
shell [ "$(ls "$FOLDER" | grep -c wrong-verdict)" = 0 ]
keys !
type Mine is right
keys Enter
expect The report is written
expect wrong-verdict-
keys Enter
shell grep -q '> Mine is right' "$FOLDER"/wrong-verdict-*.md
STEPS
play 'x starts again and keeps a version' <<'STEPS'
keys e
type # mine
keys Enter F2 Esc x n x y
expect The exercise starts again
refuse NOT YET
keys a
expect before it was put back to its start
STEPS
file_is 'and the start is back' "$STARTER"
play 'm marks issues in reviews only' <<'STEPS'
keys m
expect Issues are marked in reviews
STEPS
course=$abs_top_srcdir
rm -rf "$tmp/work" "$tmp/data"
{
	printf 'keys /\ntype Night pharmacies\nkeys Enter Enter\nexpect task\n'
	cat <<'STEPS'
resize 120x40
expect m mark
refuse Seen in your code
keys e Down Esc m
expect Issue:
expect blocking-http
keys Enter
expect # issue: blocking-http
keys Esc Ctrl-S
shell grep -q '# issue: blocking-http' "$ASYNCTUTOR_WORKSPACE"/review-fetcher/review_fetcher.py
keys p
expect There are hints left
keys y
expect no lines to put in order
STEPS
} >"$tmp/script"
expect 'in a review m marks an issue with the names of the task, and findings are not told' 0 screens
course=$abs_top_srcdir/tests/script/course
play 'clicks go to the pane, and into the code' <<'STEPS'
resize 120x40
click import asyncio
expect Esc keys
type zz
expect zz
click Two fetches
expect e edit
wheel-down 5 5
wheel-down 5 90
STEPS
play 'the smallest screens take what is typed' <<'STEPS'
resize 20x5
keys e
type # mine
resize 1x1
type x
resize 20x5
keys F2
expect NOT YET
resize 40x12
keys e
shell grep -q '# minex' "$FILE"
STEPS
if "${ASYNCTUTOR_PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
	play 't, r and F5 run what is typed, w asks why nothing happens' <<'STEPS'
keys e
type print("mine", flush=True)
keys Enter F5
wait moment 1 of
keys q Esc t
wait moment 1 of
keys q r
wait moment 1 of
keys q w
wait It came to its end
keys q
expect Fix the gather
shell grep -q mine "$FILE"
STEPS
fi
done_testing
