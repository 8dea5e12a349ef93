/* The questions of a lesson or of the placement quiz, by themselves. */
#ifndef ASYNCTUTOR_APP_QUESTIONS_H
#define ASYNCTUTOR_APP_QUESTIONS_H

#include "base/vec.h"
#include "course/course.h"
#include "course/quiz.h"

struct question {
	const struct lesson *in; /* whose text it is in */
	struct quiz *quiz;	 /* owned */
};

struct questions {
	VEC(struct question) list;
};

/* Add those of L, in order; one that is not sound is left out. */
int questions_read(const struct lesson *l, struct questions *out, struct err *e);
/* The same where TEXT, the body of L, was read already; nothing borrows from it. */
void questions_parse(const struct lesson *l, const struct course_text *text, struct questions *out);
void questions_done(struct questions *q);

#endif
