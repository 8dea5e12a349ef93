/* Where the learner was, kept in the store: written when a screen is left and while nothing happens, so that nothing but the last seconds can be lost. */
#ifndef ASYNCTUTOR_TUI_PLACE_H
#define ASYNCTUTOR_TUI_PLACE_H

#include "app/app.h"

struct place {
	const struct lesson *lesson; /* or */
	const struct exercise *exercise;
	int percent; /* of the lesson */
};

/* All zero when nothing is known. */
struct place place_get(struct app *a);
/* A failure is not worth a word: it is only a convenience. */
void place_put(struct app *a, struct place p);

#endif
