# The tutor as a line dialogue: every command of every place, input of any kind, and a learner's first twenty minutes.
. "$abs_top_srcdir/tests/script/lib.sh"
course=$tmp/course
. "$abs_top_srcdir/tests/script/plain-course.sh"
cd "$tmp" || exit 99
ASYNCTUTOR_NOW=2026-01-01T10:00:00Z
TERM=xterm
export ASYNCTUTOR_NOW TERM

plain() { "$abs_top_builddir/asynctutor" --course "$course" --plain; }
# talk NAME LINES: the dialogue, whose input ends behind LINES (printf's), ends well.
talk() { printf "$2" >"$tmp/in" && expect "$1" 0 plain <"$tmp/in"; }
anew() { rm -rf "$HOME" "$tmp/data" && mkdir -p "$HOME"; }
# line NAME TEXT: a line of the last output is TEXT.
line() {
	if grep -qxF -- "$2" "$tmp/out"; then ok "$1"; else
		not_ok "$1"
		sed 's/^/# /' "$tmp/out"
	fi
}

# The first twenty minutes, in one go up to the first "quit", and the next day.
anew
cat >"$tmp/session" <<'SESSION'
place
0
0

2
run 1
next
2


1

next
show
run
timeline
check
hint
lines
change 5     torn = False
back
diff
check
back
back
checklists
1
back
back
progress
quit
SESSION
expect 'the first twenty minutes' 0 plain <"$tmp/session"
line 'the first start offers a lesson' 'Start here: The quay'
line 'and to find one'\''s place' 'Not new to this? Find your place: type place.'
has 'the placement asks' 'Question 2 of 2'
line 'and answers' '0 of 2 right.'
line 'Enter opens the lesson' 'Part 1 of 6.'
has 'a program runs' 'one knot'
line 'a wrong prediction is explained' '2 is wrong.'
has 'the right answer with its reason' 'It joins them by a blank.'
has 'and the real run' 'three knots'
line 'the end of the lesson leads to its exercise' 'Mend the net. Exercise, started, 0 attempts, 5 min.'
has 'the file is shown with numbers' '5:     torn = True'
has 'a run tells what it prints' '  torn'
has 'and how it ended' 'finished after 1 s on the virtual clock'
has 'the timeline is a list' 'main'
line 'the first answer is not right yet' 'NOT YET: 0 of 1 checks pass.'
line 'and why' 'It is torn.'
line 'a hint' 'Hint 1 of 3: Look at line 5.'
line 'a line is changed' '5:     torn = False'
line 'the difference in words' 'put in:     torn = False'
line 'the repair passes' 'PASSED: all 1 checks.'
has 'which leads on' 'on to "The dock"'
line 'the item is ticked by it' '   done: all 1 exercises, 2026-01-01'
has 'in the list' 'The gate: 2 of 5 done.'
line 'the progress' 'In all: 1 of 2 lessons read, 1 of 1 exercises passed.'
line 'quitting' 'Your place is kept. Goodbye.'
talk 'the next day' '\nquit\n'
line 'goes on with what comes next' 'Next lesson: The dock'
line 'and opens it' 'Part 1 of 2.'
ASYNCTUTOR_NOW=2026-01-03T10:00:00Z
talk 'what went badly is due' 'repeat\n1\nquit\n'
has 'and offered' '1 to repeat: type repeat.'
line 'asked' '1 of 1 to repeat.'
line 'and over' 'Nothing is due. 1 will come back, the first in 3 days.'
ASYNCTUTOR_NOW=2026-01-01T10:00:00Z

# Nothing is drawn, and there are no control characters.
printf 'help\nlist\n1\nprogress\ncheckl\n1\nhelp\nback\nback\nopen quay\nhelp\n\n\n\n\n\n\n\nopen mend\n' >"$tmp/in"
plain <"$tmp/in" | LC_ALL=C tr -d '\n' | LC_ALL=C grep -q '[[:cntrl:]]' && not_ok 'no control characters' || ok 'no control characters'
plain <"$tmp/in" | grep -q '[─│█├╭#=]\{3\}' && not_ok 'nothing is drawn' || ok 'nothing is drawn'

# Home.
anew
talk 'home' '?\n'
for command in list open find place repeat checklists progress review rule settings help again quit; do
	grep -q "^$command\( [A-Z[]\|[,:]\)" "$tmp/out" && ok "help tells of $command" || not_ok "help tells of $command"
done
has_not 'there is nothing to go back to' 'back, or b'
talk 'a number before any list' '1\n'
has 'means nothing' 'Nothing was listed yet'
talk 'the modules' 'list\n1\n2\n'
line 'are listed' '1: The sea. 0 of 3 done.'
line 'and what is in one' '2: Mend the net. Exercise, new, 5 min.'
has 'by number' 'Your file is'
talk 'a number out of the list' 'l 1\n99\n0\n-1\n99999999999999999999999\n'
has 'is refused' 'The list has numbers from 1 to 3.'
talk 'a module that there is not' 'list 7\n'
has 'is told' 'There are the modules 1 to 1'
talk 'find' 'find dock\nfind nothing at all\n1\n'
line 'finds a lesson' '1: The dock. Lesson, new.'
line 'or nothing' 'Nothing is named "nothing at all".'
talk 'a name' 'dock\n'
line 'opens' 'Part 1 of 2.'
talk 'open' 'open dokc\nopen 1\nopen\nopen mend\n'
has 'suggests' 'Did you mean "dock"?'
line 'needs a name' 'Type open and then NUMBER OR NAME.'
has 'and opens' 'Your file is'
talk 'a slip' 'lsit\n'
has 'is understood' 'Did you mean "list"?'
talk 'letters that several begin with' 'pro\nre\n'
line 'are asked back' 'Several commands begin with "re". Type help to hear them.'
line 'others will do' 'In all: 0 of 2 lessons read, 0 of 1 exercises passed.'
talk 'too much' 'progress now\n'
line 'is refused' 'Nothing follows progress. Nothing was done.'
talk 'a rule' 'rule blocking-sleep\nrule blocking-slep\n'
has 'is told' 'blocking-sleep'
has 'or suggested' 'Did you mean blocking-sleep?'
talk 'again' 'again\n'
[ "$(grep -c '^The harbour' "$tmp/out")" -eq 2 ] && ok 'says it again' || not_ok 'says it again'
talk 'nothing to repeat' 'repeat\n'
has 'is told' 'There is nothing to repeat.'

# The placement quiz.
talk 'the placement' 'place\n?\nagain\n7\nleft\n1\nback\nno\n1\n'
has 'helps' '0: I do not know.'
line 'refuses' 'This question has no answer 7.'
line 'or asks for a number' 'Type the number of your answer, help, or back to leave the question.'
line 'is only left on a word' '2 of 2 right.'
has 'and tells' 'There is no lesson that you have to read.'
anew
talk 'a placement that is left' 'place\n1\nback\nyes\nquit\n'
has 'asks' 'Leave the quiz?'
has_not 'and says nothing' ' right.'
talk 'a placement quit' 'place\nq\n'
line 'is over' 'Your place is kept. Goodbye.'

# A lesson.
talk 'a lesson' 'quay\n?\n'
for command in next previous contents part run timeline answer find links exercise later earlier help again back quit; do
	grep -q "^$command\( [A-Z[]\|[,:]\)" "$tmp/out" && ok "help tells of $command" || not_ok "help tells of $command"
done
talk 'contents' 'quay\ncontents\n2\nprevious\nprevious\npart 9\n'
line 'have numbers' '2: Ropes'
line 'which go there' 'Part 2 of 6.'
line 'there is nothing before' 'This is the first part.'
line 'or behind' 'There are parts from 1 to 6.'
talk 'programs' 'quay\nrun\n2\nrun\nrun 3\nrun 2\ntimeline\n'
line 'are told' 'run 1 to run 2 run the programs.'
line 'are missed' 'There is no program in this part.'
line 'are chosen' 'There are 2 programs in this part: type run and a number from 1 to 2.'
has 'and run' 'two knots'
talk 'no run' 'quay\ntimeline\nanswer\n'
line 'no timeline' 'Nothing ran here: type run.'
line 'no question' 'There is no question in this part.'
talk 'a question' 'quay\npart 3\n1\nback\n'
line 'is answered right' 'Right.'
talk 'later' 'quay\n3\nanswer\n3\n0\nanswer\n\n'
line 'it says so' 'A question. Right, at once. Type answer to answer it again.'
line 'can be answered again' '3 is wrong.'
talk 'not knowing' 'quay\npart 5\n0\nback\nquit\n'
has 'is an answer' '1 is right.'
anew
talk 'words' 'quay\nfind MOORING\nfind nowhere\n'
line 'are found' 'Part 6 of 6.'
line 'or not' '"nowhere" is not in this lesson.'
talk 'links' 'quay\npart 1\nlinks\npart 2\nlinks\nlinks 1\nback\nlinks 2\nback\nlinks 3\nback\nlinks 4\nlinks 5\nlinks 6\n'
line 'none' 'There are no links in this part.'
line 'are listed' '1: the dock.'
has 'lead to a part of a lesson' 'They lift.'
has 'to a checklist' 'The gate: '
has 'to an exercise' 'Your file is'
line 'and out' 'Outside of the course: https://example.org/x'
talk 'other lessons' 'quay\nearlier\nlater\nlater\nearlier\n'
line 'the first' 'This is the first lesson.'
line 'the last' 'This is the last lesson.'
talk 'exercises' 'dock\nexercise\nexercise 1\nback\nquay\nexercise\nexercise 1\n'
line 'none' 'This lesson has no exercises.'
line 'are listed' '1: Mend the net. Exercise, started.'
talk 'a place' 'quay\npart 6\nback\nlist 1\n'
line 'at the end the lesson is read' '1: The quay. Lesson, read, 5 min.'
talk 'a lesson half read' 'dock\n2\nback\nquay\n4\n'
talk 'is resumed' 'quay\n'
line 'where it was left' 'The quay. You are where you left off. part 1 goes to the start.'
line 'at the part' 'Part 4 of 6.'
sed 's/That was/There was/' "$course/lessons/quay.md" >"$tmp/quay" && cp "$tmp/quay" "$course/lessons/quay.md"

# An exercise.
anew
talk 'an exercise' 'mend\n?\n\n'
for command in task show edit lines check hint run timeline why diff puzzle solution wrong reset history restore next help again back quit; do
	grep -q "^$command\( [A-Z[]\|[,:]\)" "$tmp/out" && ok "help tells of $command" || not_ok "help tells of $command"
done
line 'Enter before a pass says what to do' 'edit edits your file, check checks it.'
has 'the task is told' 'Make it whole.'
talk 'what is there' 'mend\ntask\nshow\ndiff\nwhy\ntimeline\nhistory\nrestore 3\nrestore x\n'
line 'no difference' 'Your file is still as it was at the start.'
line 'nobody waits' 'It came to its end, and nobody was left waiting.'
line 'no versions' 'Nothing was kept of mend yet.'
has 'no such version' 'That did not work:'
line 'versions have numbers' 'history names the versions by number: restore 1.'
talk 'hints' 'mend\nhint\nhint\nhint\nhint\ncheck\n'
line 'come one by one' 'Hint 3 of 3: Say False.'
line 'and end' 'Those were all the hints. puzzle: the lines of the solution to put in order, solution: the solution line by line.'
line 'the checks are listed' 'failed: whole'
talk 'the solution after all hints' 'mend\nsolution\n\n\n\nback\nsolution\n'
line 'is said line by line' '    torn = False'
has 'as far as asked for' 'Enter: why it is right'
has 'then as a whole' 'One of several: yours may differ and be right.'
has 'with its reason' 'A whole net holds.'
anew
talk 'the solution' 'mend\nsolution\nmaybe\nno\nsolution\nyes\nno\nsolution\ny\ny\n'
has 'asks twice' 'Finding it yourself is what makes it stay'
line 'explains what can be typed' 'Yes or y, no or n. Ctrl-C is no.'
[ "$(grep -c '^Solution\.' "$tmp/out")" -eq 1 ] && ok 'and is opened once' || not_ok 'and is opened once'
talk 'a wrong verdict' 'mend\nwrong\nwrong it is whole\ncheck\nwrong it is whole\n'
line 'needs words' 'Type wrong and then WORDS.'
line 'and a verdict' 'There is no verdict yet. check checks your file.'
line 'is reported' 'Thank you. Your words, the verdict, your file as it was judged, and versions are in'
report=$(grep -x '/.*/wrong-verdict-.*[.]md' "$tmp/out")
grep -qx '> it is whole' "$report" && ok 'where it says' || not_ok 'where it says'

# The ladder of an exercise of which the solution has several lines more.
anew
cp "$course/exercises/mend/solution.py" "$tmp/solution"
printf 'import asyncio\n\n\nasync def mend():\n    torn = True\n    needle = 1\n    thread = 2\n    torn = False\n    await asyncio.sleep(1)\n    print("torn" if torn else "whole")\n\n\nasyncio.run(mend())\n' >"$course/exercises/mend/solution.py"
talk 'the puzzle' 'mend\npuzzle\nyes\n?\n'
for command in move check shuffle help again back quit; do
	grep -q "^$command\( [A-Z[]\|[,:]\)" "$tmp/out" && ok "help tells of $command" || not_ok "help tells of $command"
done
has 'asks' 'There are hints left. The puzzle shows all lines of the solution, out of order. Show it all the same?'
line 'names the lines that stay' '1 stays: import asyncio'
where() { sed -n "s/^\([0-9]*\) [a-z]*: *$1\$/\1/p" "$tmp/out" | tail -n 1; }
letter() { sed -n "s/^[0-9]* \([a-z]*\): *$1\$/\1/p" "$tmp/out" | tail -n 1; }
whole=$(where 'torn = False')
talk 'lines' "mend\npuzzle\ncheck\nmove 1 to 5\nmove\nmove 5\nmove 5 to 99\nmove x to 5\nmove 4 to 5 6\nmove $whole to 6\ncheck\n"
has 'are told from the first wrong one' 'The first wrong line: 3 '
has 'are moved where they can be' 'can be moved, by number or letter: move 3 to 7. The others stay.'
line 'or need a word' 'Type move and then LINE to PLACE.'
talk 'the order' 'mend\npuzzle\n'
is_at() { [ "$(where "$2")" = "$3" ] && ok "$1" || not_ok "$1"; }
is_at 'is kept' 'torn = False' 6
talk 'letters' "mend\npuzzle\nmove $(letter 'needle = 1') to 4\nagain\ncheck\nback\npuzzle\n"
is_at 'name a line' 'needle = 1' 4
talk 'the rest' "mend\npuzzle\nmove $(letter 'torn = True') to 3\nmove $(letter 'needle = 1') to 4\nmove $(letter 'thread = 2') to 5\nmove $(letter 'torn = False') to 6\ncheck\nshuffle\nno\ncheck\nshuffle\nyes\ncheck\n"
[ "$(grep -c '^All lines are in order[.] That is the order of the solution' "$tmp/out")" -eq 2 ] && ok 'is in order' || not_ok 'is in order'
has 'until it is shuffled' 'The first wrong line: 3 '
talk 'the solution' 'mend\nsolution\nyes\nyes\n\nback\n'
has 'says one line' '    needle = 1'
has_not 'and no more' 'thread = 2'
has 'and how many are left' 'Enter: the next line (2 to go)'
talk 'another day' 'mend\nsolution\nyes\nyes\nall\nno\nall\nyes\nall\n\n'
line 'it goes on' '    thread = 2'
line 'all is all' 'That is all.'
has 'and ends with the reason' 'A whole net holds.'
anew
rm "$course/exercises/mend/solution.py"
talk 'nothing to order' 'mend\npuzzle\nno\npuzzle\nyes\n'
line 'is told' 'This exercise has no lines to put in order. solution says its solution line by line.'
talk 'no solution' 'mend\nsolution\nyes\nyes\n'
has 'is told' 'the course has no solution of this exercise'
cp "$tmp/solution" "$course/exercises/mend/solution.py"
printf '#!/bin/sh\nsed -i s/True/False/ "$1"\n' >"$tmp/editor" && chmod +x "$tmp/editor"
VISUAL=$tmp/editor talk 'an editor' 'mend\nedit\ncheck\n\n'
line 'was there' 'Back from the editor. check checks your file.'
line 'it passes' 'PASSED: all 1 checks.'
line 'and Enter goes on' 'The quay.'
EDITOR=/nowhere/at/all talk 'an editor that is not there' 'mend\nedit\n'
has 'is told' 'could not be started: set VISUAL or EDITOR'
talk 'reset' 'mend\nreset\nno\nreset\nyes\nshow\nhistory\n'
line 'asks, and puts it back' 'The exercise starts again. A copy of your file is kept.'
has 'to the start' '5:     torn = True'
version=$(sed -n 's/^\([0-9]*\): 2026.*passed.*/\1/p' "$tmp/out" | head -n 1)
talk 'a version' "mend\nrestore $version\nno\nrestore $version\nyes\nrestore $version\nshow\n"
line 'comes back' 'Your file is that version again. check checks it.'
line 'once' 'Your file is what that version holds.'
talk 'syntax' 'mend\nlines\nchange 1 def (\nback\ncheck\nhint\n'
has 'that Python cannot read' 'NOT YET: Python cannot read line 1.'
rm "$HOME/asynctutor/harbour/mend/mend.py"
talk 'a file that is gone' 'mend\nshow\n'
has 'is made again' '5:     torn = True'

# What was typed on the screens and not saved.
file=$HOME/asynctutor/harbour/mend/mend.py
typed() {
	printf 'keys /\ntype Mend the net\nkeys Enter Enter\nexpect task\nkeys e\ntype # mine\n' >"$tmp/script"
	ASYNCTUTOR_SCRIPT=$tmp/script expect 'a draft' 0 "$abs_top_builddir/asynctutor" --course "$course"
}
anew
typed
cp "$file" "$tmp/before"
talk 'a draft' 'mend\n'
line 'is told' 'What you typed here last was not saved.'
same 'and waits where nothing is answered' "$tmp/before" "$file"
talk 'a draft that is taken' 'mend\nyes\nback\nmend\n'
line 'is back' 'What you had typed is back. It is in your file.'
grep -q '# mine' "$file" && ok 'in the file' || not_ok 'in the file'
[ "$(grep -c 'was not saved' "$tmp/out")" -eq 1 ] && ok 'and asked about once' || not_ok 'and asked about once'
anew
typed
echo '# theirs' >"$file"
cp "$file" "$tmp/before"
talk 'a draft that is left' 'mend\nno\nhistory\n'
has 'tells of the other program' 'another program saved your file since.'
line 'is kept' 'What you had typed is kept as a version.'
has 'among the versions' ', draft, '
same 'and the file is as it was' "$tmp/before" "$file"
anew
typed
echo '# theirs' >"$file"
talk 'a draft taken over another text' 'mend\nyes\nhistory\n'
has 'keeps that' ', editor, '
anew

# Lines.
talk 'lines' 'mend\nlines\n?\n'
for command in show find change insert type delete indent outdent undo help again back quit; do
	grep -q "^$command\( [A-Z[]\|[,:]\)" "$tmp/out" && ok "help tells of $command" || not_ok "help tells of $command"
done
file=$HOME/asynctutor/harbour/mend/mend.py
cp "$file" "$tmp/before"
talk 'looking' 'mend\nlines\n5\n2\n77\nshow 1-3\nshow 9-2\nshow x\nshow\nfind sleep\nfind zebra\n'
line 'a line' 'Line 5, indented by 4: torn = True'
line 'a blank one' 'Line 2 is blank.'
line 'some' '3: '
has 'a range that is none' 'Type a line'\''s number from 1 to 10'
line 'found' 'Line 6, indented by 4: await asyncio.sleep(1)'
line 'or not' '"zebra" is in no line.'
same 'changes nothing' "$tmp/before" "$file"
talk 'changing' 'mend\nlines\nchange 5     torn = False  \ninsert 1 # first\nindent 2-3\noutdent 2\ndelete 4\ntype 2\na\n\tb\n.\ntype\nlast\n'
printf '# first\na\n\tb\nimport asyncio\n\nasync def mend():\n    torn = False  \n    await asyncio.sleep(1)\n    print("torn" if torn else "whole")\n\n\nasyncio.run(mend())\nlast\n' >"$tmp/want"
same 'is in the file, the end of the input loses nothing' "$tmp/want" "$file"
talk 'undo' 'mend\nlines\ndelete 1-5\nindent 1-2\nundo\nundo\nundo\n'
line 'says so' 'There is nothing to undo.'
same 'takes all of it back' "$tmp/want" "$file"
talk 'an empty file' 'mend\nlines\ndelete 1-13\nshow\n1\ntype\none\n.\nundo\nundo\n'
has 'is told' 'Your file is empty.'
same 'and undone' "$tmp/want" "$file"
talk 'what is no line' 'mend\nlines\nchange 0 x\nchange 99 x\nchange 1-2 x\nchange x\ninsert 15 x\ndelete 2 3\nindent\ntype 99\ntype x\n'
same 'changes nothing' "$tmp/want" "$file"
expect 'the first state' 0 "$abs_top_builddir/asynctutor" --course "$course" history mend
has 'was kept' 'editor'

# Checklists.
anew
talk 'a checklist' 'checklists\n1\n?\n'
for command in tick untick note open review request take help again back quit; do
	grep -q "^$command\( [A-Z[]\|[,:]\)" "$tmp/out" && ok "help tells of $command" || not_ok "help tells of $command"
done
line 'has groups' 'Outside:'
talk 'words' 'checklists gate\ntick 1 three drops\nnote 1 four drops\nnote 1\nuntick 1\ntick 9\ntick x\ntick\n'
line 'are taken' '   done: ticked, 2026-01-01; note: three drops'
line 'and noted' '   done: ticked, 2026-01-01; note: four drops'
line 'and taken back' '   open: your word'
line 'of items that there are' 'The list has items from 1 to 5.'
talk 'what else proves' 'checklists gate\ntick 2\ntick 3\ntick 5\nopen 1\nopen 2\n3\nback\n4\nback\nopen 5\n'
has 'is told' 'That did not work:'
has 'a word' 'tick 1 gives your word for it.'
has 'a review' 'review 2 and a folder'
has 'an exercise is opened' 'Your file is'
line 'a lesson, too' 'Part 1 of 6.'
has 'a signature' 'request 5 and a file name'
mkdir -p "$tmp/project" "$tmp/empty"
printf 'import asyncio, time\nasync def f():\n    time.sleep(1)\n' >"$tmp/project/a.py"
talk 'a folder' 'checklists gate\nreview 2\nopen 2\nreview 2 project\nopen 2\n1\nrule\nback\nopen 2\nreview 2 empty\nopen 2\nreview 2 nowhere\nreview 1 project\ntick 2\n'
line 'is asked for' 'A folder must follow the number: none was reviewed before.'
line 'with an error' 'Not proved: 1 error, 0 warnings, 0 hints in 1 Python file.'
line 'opens what was found' 'open 2 goes through what was found.'
has 'by the rules of the item' 'Rule blocking-sleep.'
line 'once' 'review 2 looks at the folder again.'
line 'without Python' 'Not proved: there is no Python file.'
has 'that is not there' 'nowhere: there is no such folder'
has 'of an item that no rules prove' 'word is not proved by rules'
[ "$(grep -c 'review 2 and a folder reviews' "$tmp/out")" -eq 4 ] && ok 'how it is proved is told' || not_ok 'how it is proved is told'
talk 'a fix' 'checklists gate\nreview 2 project\nopen 2\nfix 1\nyes\nback\nreview 2\n'
has 'and the last folder again' 'nothing found in project (1 file,'
printf 'import asyncio\nasync def f():\n    await asyncio.sleep(1)\n' >"$tmp/project/a.py"
talk 'a clean one' 'checklists gate\nreview 2 project\nuntick 2\nno\nuntick 2\nyes\n'
has 'proves it' 'nothing found in project (1 file,'
has 'is taken back on a word' 'Take the review back?'
if command -v ssh-keygen >/dev/null; then
	ssh-keygen -q -t ed25519 -N '' -f "$tmp/key" -C warden
	printf 'warden %s\n' "$(cut -d' ' -f1,2 "$tmp/key.pub")" >"$tmp/allowed"
	ASYNCTUTOR_ALLOWED_SIGNERS=$tmp/allowed
	export ASYNCTUTOR_ALLOWED_SIGNERS
	talk 'a request' 'checklists gate\nrequest 1 req\nrequest 5\nrequest 5 req\nrequest 5 req\nno\ntake req\ntake nowhere\n'
	line 'is only for what is signed' 'Nobody has to sign this off.'
	has 'is written' 'Written. Your colleague runs'
	line 'replaces nothing without a word' 'Nothing was written.'
	has 'is not taken in unsigned' 'not taken in: nobody has signed it'
	expect 'a colleague signs' 0 "$abs_top_builddir/asynctutor" --course "$course" sign --yes --key "$tmp/key" req
	talk 'the signed one' 'checklists gate\ntake req\nuntick 5\nno\n'
	line 'is taken in' 'The signature is good, and kept with your progress.'
	has 'with its signer' 'signed by warden'
	has 'and taken back on a word only' 'Take the sign-off back?'
else
	ok 'a request # SKIP there is no ssh-keygen'
fi
talk 'a list that there is not' 'checklists gat\nchecklists\n7\n'
has 'is told' 'There are 1 lists.'

# A review.
printf 'import asyncio, time\nasync def f():\n    time.sleep(1)\nasync def g():\n    f()\n' >"$tmp/project/a.py"
talk 'a review' 'review project\n?\nrule\n\n\n\n1\n9\nrule\nfixes\n'
for command in rule fixes fix undo help again back quit; do
	grep -q "^$command\( [A-Z[]\|[,:]\)" "$tmp/out" && ok "help tells of $command" || not_ok "help tells of $command"
done
has 'lists its findings' '1: error, project/a.py, line 3:'
line 'tells of one' 'The line:     time.sleep(1)'
has 'and its rule' 'blocking-sleep'
cp "$tmp/project/a.py" "$tmp/before"
talk 'a fix' 'review project\nundo\nfix\nfix 9\nfix 1\nno\nfix 1\n'
line 'has a number' 'Type the number of a finding first.'
line 'of a finding' 'There is 1 finding.'
line 'is told' 'taken out:     time.sleep(1)'
has 'and asked about' 'Write it to a.py, with a copy kept? Type yes or no:'
line 'is not there to take back' 'No fix was applied since the review was opened.'
same 'changes nothing without a word' "$tmp/before" "$tmp/project/a.py"
talk 'a fix on a word' 'review project\nfix 1\nyes\n'
line 'is written' 'Written. undo takes it back.'
line 'and its finding gone' 'ASYNC_CODE_CLEAN'
grep -q 'await asyncio.sleep(1)' "$tmp/project/a.py" && ok 'in the file' || not_ok 'in the file'
cp "$tmp/before" "$tmp/project/a.py"
talk 'a fix taken back' 'review project\n1\nfix\nyes\nundo\nundo\n'
line 'is so' 'Taken back.'
same 'and all is as it was' "$tmp/before" "$tmp/project/a.py"
talk 'a review of nothing' 'review nowhere\nreview empty\n'
has 'is told' 'That did not work:'
has 'as the command does' 'NO_ACTIONABLE_INPUT'

# Settings.
talk 'settings' 'settings\nset theme dark\nset theme pink\nset what x\nset plain\nset plain on\nagain\n'
line 'are changed' 'theme is dark.'
has 'refused' 'That did not work: '
has 'and heard' 'It is on'
on_terminal() { printf 'quit\n' | python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' "$@"; }
TERM=xterm-256color expect 'the setting' 0 on_terminal "$abs_top_builddir/asynctutor" --course "$course"
has 'brings the dialogue' 'Home. Enter: '
talk 'back' 'settings\nset plain off\n'
TERM=dumb expect 'a dumb terminal' 0 on_terminal "$abs_top_builddir/asynctutor" --course "$course"
has 'has it anyway' 'Home. Enter: '
expect 'no TERM' 0 on_terminal env -u TERM "$abs_top_builddir/asynctutor" --course "$course"
has 'neither' 'Home. Enter: '

# Input of any kind.
talk 'no input at all' ''
line 'is a quit' 'Your place is kept. Goodbye.'
talk 'a last line without an end' 'progress'
line 'counts' 'In all: 0 of 2 lessons read, 0 of 1 exercises passed.'
talk 'carriage returns' 'progress\r\n'
line 'are no fault' 'In all: 0 of 2 lessons read, 0 of 1 exercises passed.'
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "list "; print "" ; print "progress" }' >"$tmp/in"
expect 'a line of a megabyte' 0 plain <"$tmp/in"
line 'is refused' 'That line is too long: 4,000 bytes are the most. Nothing was done.'
line 'and the next one heard' 'In all: 0 of 2 lessons read, 0 of 1 exercises passed.'
awk 'BEGIN { for (i = 0; i < 4000; i++) printf "x"; print ""; }' >"$tmp/in"
expect 'the longest line' 0 plain <"$tmp/in"
has_not 'is heard' 'too long'
printf 'li\000st\nprogress\n' >"$tmp/in"
expect 'a NUL' 0 plain <"$tmp/in"
line 'is refused' 'That line holds control characters, which mean nothing here. Nothing was done.'
talk 'an escape' '\033[31mlist\nfind \a\n'
line 'as well' 'That line holds control characters, which mean nothing here. Nothing was done.'
talk 'bad bytes' '\377\376\n\300\200\n'
line 'too' 'That line is not UTF-8. Nothing was done.'
talk 'characters that deceive' 'find \342\200\256txt\n'
has_not 'are not sent back' "$(printf '\342\200\256')"
talk 'blanks' '  progress  \n\t\n'
line 'are no fault either' 'In all: 0 of 2 lessons read, 0 of 1 exercises passed.'
printf '%s\n' open\ quay '' '' '' 1 '' 1 '' mend exercise\ 1 check lines type a b >"$tmp/all"
lines=$(wc -l <"$tmp/all")
bad=0
i=0
while [ $i -le "$lines" ]; do
	head -n $i "$tmp/all" >"$tmp/in"
	plain <"$tmp/in" >"$tmp/out" 2>&1 || bad=1
	tail -n 1 "$tmp/out" | grep -qx 'Your place is kept. Goodbye.' || bad=1
	i=$((i + 1))
done
[ $bad = 0 ] && ok 'the input may end anywhere' || not_ok 'the input may end anywhere'
LC_ALL=C expect 'without UTF-8' 0 sh -c 'printf "open quay\n" | "$0" --course "$1" --plain' "$abs_top_builddir/asynctutor" "$course"
expect 'a course that is not there' 2 "$abs_top_builddir/asynctutor" --course "$tmp/none" --plain </dev/null

# Any lines at all.
python3 "$abs_top_srcdir/tests/script/plain-monkey.py" "$abs_top_builddir/asynctutor" "$course" "$abs_top_srcdir/src/plain" \
	"${ASYNCTUTOR_PLAIN_MONKEY:-400}" >"$tmp/out" 2>&1 && ok 'random lines' || {
	not_ok 'random lines'
	sed 's/^/# /' "$tmp/out"
}
done_testing
