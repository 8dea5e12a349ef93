/*
 * The placement quiz, which says where to begin; asynctutor-course(5) tells how. Each answer is an event like those to the questions of lessons; the
 * end of the quiz is one more, VERB_COMPLETED of COURSE/placement/SLUG, whose result {"completion", "score": {"raw", "max"}, "right": [ids]} holds all that
 * places the learner: a quiz that was not ended, or two on two machines, never mix.
 */
#ifndef ASYNCTUTOR_APP_PLACEMENT_H
#define ASYNCTUTOR_APP_PLACEMENT_H

#include "app/app.h"
#include "course/quiz.h"

struct placement;

/* The course has one that can be asked. */
bool placement_offered(const struct app *a);
/* Begin. ERR_MISSING where the course has none or it asks nothing. The caller frees. */
struct placement *placement_open(struct app *a, struct err *e);
void placement_free(struct placement *p);
size_t placement_count(const struct placement *p);
/* I is below placement_count(). Borrowed from P. */
const struct quiz *placement_question(const struct placement *p, size_t i);
/* Question I is answered with OPTION, quiz_options() for "I do not know". After the last all is recorded, and placement_result() is of this quiz. */
int placement_answer(struct placement *p, size_t i, size_t option, struct err *e);

/* What the latest that was answered to its end says. */
struct placement_result {
	bool taken;
	size_t right, asked;
	const struct lesson *begin; /* the first lesson that is not known; NULL where all are */
};
const struct placement_result *placement_result(struct app *a);
/* The result says that the learner knows L. That does not make it read. */
bool placement_knows(struct app *a, const struct lesson *l);

#endif
