/* Where the learner was, kept in the store: written when a screen is left and while nothing happens, so that nothing but the last seconds can be lost. */
#ifndef ASYNCTUTOR_APP_PLACE_H
#define ASYNCTUTOR_APP_PLACE_H

#include "app/app.h"
#include "base/buf.h"

struct place {
	const struct lesson *lesson; /* or */
	const struct exercise *exercise;
	int percent; /* of the lesson */
};

/* All zero when nothing is known. */
struct place place_get(struct app *a);
/* What to go on with: where one was, *LAST, when that is not done; else what comes next in the course. */
struct app_next place_next(struct app *a, struct place *last);
/* Append that as a line: "Continue: TITLE". */
void place_next_text(struct app *a, struct buf *out);
/* Nothing was done yet, and the placement quiz not taken. */
bool place_is_start(struct app *a);
/* A failure is not worth a word: it is only a convenience. */
void place_put(struct app *a, struct place p);

#endif
