/* Sentences that the screens and the line dialogue share. A key or command that belongs to one of them stands beside its use. */
#ifndef ASYNCTUTOR_APP_SENTENCES_H
#define ASYNCTUTOR_APP_SENTENCES_H

#define SAY_SOLUTION_ASK "Show the solution, line by line, before you have passed? It will be noted that you saw it."
#define SAY_SOLUTION_HINTS_LEFT "Finding it yourself is what makes it stay, and there are hints left"
#define SAY_ALL_THE_SAME "Show it all the same?"
#define SAY_STEPS_NONE "the course has no solution of this exercise"
#define SAY_STEPS_LEFT "the next line (%zu to go)"
#define SAY_STEPS_YOURSELF "Could you write it yourself?"
#define SAY_STEPS_END "That is all."
#define SAY_STEPS_WHY "why it is right"
#define SAY_STEPS_ALL "Show all lines that are left?"

#define SAY_HINTS_LEFT "There are hints left"
#define SAY_PUZZLE_ASK "The puzzle shows all lines of the solution, out of order."
#define SAY_PUZZLE_NONE "This exercise has no lines to put in order"
#define SAY_PUZZLE_TASK "Put the lines in order."
#define SAY_PUZZLE_SHUFFLE "Shuffle the lines again, as they were at first?"
#define SAY_PUZZLE_WRONG "The first wrong line: "
#define SAY_PUZZLE_SOLVED "All lines are in order."
#define SAY_PUZZLE_WRITE "That is the order of the solution. Now write it in your file: "

#define SAY_DISPUTE_NO_VERDICT "There is no verdict yet."
#define SAY_DISPUTE_WRITTEN                                                                                                     \
	"Thank you. Your words, the verdict, your file as it was judged, and versions are in\n%s\n"                              \
	"It names neither you nor this machine, unless your file does. Look at it, then send it to whoever keeps this course. " \
	"Nothing was sent."

#define SAY_DRAFT_UNSAVED "What you typed here last was not saved"
#define SAY_DRAFT_CHANGED ", and another program saved your file since."
#define SAY_DRAFT_ASK "Go on with what you typed? The other of the two is kept:"
#define SAY_DRAFT_BACK "What you had typed is back."
#define SAY_DRAFT_KEPT "What you had typed is kept as a version"

#define SAY_FIX_CHANGES "This changes what the program does."
#define SAY_FIX_SAME "What the program does stays the same."
#define SAY_FIX_ASK "Write it to %s, with a copy kept?"
#define SAY_FIX_WRITTEN "Written."
#define SAY_FIX_UNDONE "Taken back."
#define SAY_FIX_NO_UNDO "No fix was applied since the review was opened."
#define SAY_FIX_NONE "No fix can be made here for you."
#define SAY_FIX_ZERO "The file holds a zero byte, which no Python file may."

#endif
