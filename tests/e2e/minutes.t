# A learner's first twenty minutes: first start, placement, lesson, question, exercise in the built-in editor, failing, a hint, a run with its timeline, a
# pass, the item of a checklist that it ticks, quitting, and where one was. tests/script/plain.t goes the same way in the line dialogue.
. "$abs_top_srcdir/tests/e2e/lib.sh"
course=$tmp/course
. "$abs_top_srcdir/tests/script/plain-course.sh"
run="'$program' --course '$course'"

start 80 24 "$run"
see 'the first start offers a lesson' 'Start here: The quay'
see 'and to find one'\''s place' 'Find your place (p)'
keys p
see 'the placement asks' 'How to moor?'
keys 0 Enter
see 'and goes on' 'What lifts?'
keys 0 Enter
see 'it says where to begin' '0 of 2 right'
keys q
see 'home again' 'Start here: The quay'
keys Enter
see 'the lesson opens' 'Boats lie here.'
keys r
see 'a program runs' 'What the program in line'
see 'to its end' 'finished after'
keys ')' ')'
see 'a question is in view' 'What does it print?'
keys 2 Enter
see 'a wrong answer is explained' 'There is a blank between.'
see 'and the real run is shown' 'three knots'
see 'to its end' 'finished after'
keys ')'
see 'the next question' 'Which way?'
keys 1 Enter
see 'a right one too' 'Left it is.'
keys G
see 'the end offers the exercise' 'Mend the net'
keys Enter
see 'it opens' 'Not checked yet'
keys c
see 'the first check fails' 'NOT YET'
see 'and says why' 'It is torn.'
keys h
see 'a hint' 'Hint 1 of 3: Look at line 5.'
keys t
see 'the timeline of a run' 'mend made'
keys o
see 'what it printed' 'torn'
keys q
keys q
see 'back at the exercise' 'NOT YET'
keys e
see 'the editor' 'Esc keys'
keys C-g
type 5
keys Enter
until_true shows 'torn = True'
keys End
keys BSpace BSpace BSpace BSpace
type False
see 'a line is changed' 'torn = False'
keys F2
see 'the repair passes' 'PASSED'
keys Escape
see 'the other keys' 'y why right'
keys q
see 'the lesson' 'Left it is.'
keys q
gone 'without its pane' '── Right'
keys q
see 'home again' 'The harbour'
keys G
see 'home' 'The gate (2 of'
keys Enter
see 'the checklist knows' '[x] Mend a net'
keys q
keys Q
ends 'quitting' 0
restored 'after it'

start 80 24 "$run"
see 'the next start goes on' 'The dock'
keys G
see 'with what was done' 'The gate (2 of'
keys Q
ends 'and ends' 0
done_testing
