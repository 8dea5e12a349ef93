/* An exercise that is worked on. */
#ifndef ASYNCTUTOR_PLAIN_EXERCISE_H
#define ASYNCTUTOR_PLAIN_EXERCISE_H

#include "app/live.h"
#include "plain/place.h"

struct work_on {
	const struct exercise *exercise;
	char *path;	      /* of the learner's file */
	struct app_check check; /* the latest; its verdict is NULL where there was none */
	struct live *ran;     /* the run that was heard last; NULL for none */
};

/* Passed, by the latest check. */
bool work_passed(const struct work_on *w);
/* The learner's file. The caller frees *TEXT. False where it cannot be read, which was said. */
bool work_read(struct talk *t, const struct work_on *w, char **text, size_t *len);
/* What comes after a pass. */
struct app_next work_next(struct talk *t, const struct work_on *w);

/* exercise_run.c */
void work_check(struct talk *t, struct work_on *w);
void work_hint(struct talk *t, struct work_on *w);
/* Run the file; what of it is told comes from SAY. */
void work_run(struct talk *t, struct work_on *w);
/* The run that was heard last, of the file as it is; runs it where there is none. NULL where it cannot run, which was said. */
struct live *work_ran(struct talk *t, struct work_on *w);

/* draft.c: ask whether to go on with what was typed on the screens and not saved. */
void work_ask_draft(struct talk *t, const struct work_on *w);
/* puzzle.c: put the lines of the solution in order. */
void plain_puzzle(struct talk *t, const struct exercise *x);
/* steps.c: the solution line by line. */
void plain_steps(struct talk *t, const struct exercise *x);
/* lines.c: edit the file PATH line by line. */
void plain_lines(struct talk *t, struct work_on *w);

#endif
