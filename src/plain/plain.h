/*
 * The tutor as a line dialogue: the same courses, progress and words as on the screens, for screen readers, dumb terminals and pipes. Nothing is
 * drawn, the cursor is never moved, and there are no colors.
 */
#ifndef ASYNCTUTOR_PLAIN_PLAIN_H
#define ASYNCTUTOR_PLAIN_PLAIN_H

#include "base/err.h"

enum plain_start { PLAIN_HOME, PLAIN_LESSON, PLAIN_EXERCISE, PLAIN_PLACEMENT, PLAIN_REPEAT };

struct plain_options {
	const char *course; /* directory; NULL for the built-in course */
	enum plain_start start;
	const char *slug; /* of the lesson or exercise to start with */
};

/*
 * Read lines from standard input and answer on standard output until the learner quits or the input ends (0). Errors (-1): no course, no such slug.
 */
int plain_main(const struct plain_options *options, struct err *e);

#endif
