/*
 * What follows when all hints are shown: the solution's lines as a puzzle, then the solution line by line; and, after a pass, why it is right. How far a
 * learner went is kept until the exercise is put back to its start. Ownership: results are the caller's.
 */
#ifndef ASYNCTUTOR_APP_REVEAL_H
#define ASYNCTUTOR_APP_REVEAL_H

#include "app/app.h"
#include "app/parsons.h"

/*
 * The solution's lines to be put in order, as they were left; *OUT is NULL where there is nothing to order (no solution, or a review, of which the code stays
 * as it is). Free with parsons_free(). Records VERB_REVEALED the first time, which counts as the last hint.
 */
int app_puzzle(struct app *a, const struct exercise *x, struct parsons **out, struct err *e);
/* It was shown, and the exercise was not put back to its start since. */
bool app_puzzle_shown(struct app *a, const struct exercise *x);
/* Remember the order. */
int app_puzzle_keep(struct app *a, const struct exercise *x, const struct parsons *p, struct err *e);

/* The solution in steps, a piece (app/parsons.h) each: from the first that the starter does not have to the last. */
struct app_steps {
	char *solution, *why; /* either may be NULL */
	size_t *ends;	      /* n + 1 of them: the bytes of the solution that are shown after so many steps */
	size_t n, shown;      /* how many steps there are, and were taken */
};
/* Records as app_solution() does. Free with app_steps_done(). */
int app_steps(struct app *a, const struct exercise *x, struct app_steps *out, struct err *e);
/* Show up to step SHOWN, and remember it. */
int app_steps_show(struct app *a, const struct exercise *x, struct app_steps *steps, size_t shown, struct err *e);
void app_steps_done(struct app_steps *steps);
/* All steps were taken already. */
bool app_steps_all_shown(struct app *a, const struct exercise *x);
/* The whole solution is no secret any more: it may be shown without asking, and X was passed or all steps were taken. */
bool app_solution_known(struct app *a, const struct exercise *x);
/* Append the page, Markdown, of SOLUTION and WHY, of which either may be NULL. */
void app_solution_text(const char *solution, const char *why, struct buf *out);

/* why.md, to *WHY; NULL where the course has none. Records nothing: for those who have passed. */
int app_why(struct app *a, const struct exercise *x, char **why, struct err *e);

#endif
