/* Running an answer as its trace checks want it. */
#ifndef ASYNCTUTOR_APP_TRIAL_H
#define ASYNCTUTOR_APP_TRIAL_H

#include <stddef.h>
#include "checks/checks.h"
#include "course/course.h"

struct trial {
	struct checks_outcome outcome; /* for checks_judge() */
	struct facts **facts;
	size_t n;
};

/*
 * Run LEN bytes of TEXT, under the name that the exercise's file has in the workspace, with the course's own support modules and stand-ins, as often as
 * C asks for. Waits until it is done. Never fails: what goes wrong is said by outcome.end.
 */
void trial_run(const struct exercise *x, const struct checks *c, const char *text, size_t len, struct trial *out);
void trial_done(struct trial *t);

/*
 * Many answers to one exercise, of which only the first check that fails is asked: one interpreter is kept warm for all of them, each run is
 * made when it is needed, and checks behind the first that fails are skipped. X and C must live as long.
 */
struct trials;
struct trials *trials_new(const struct exercise *x, const struct checks *c);
/* The same verdict, as far as it goes, as trial_run() and checks_judge() come to. */
struct verdict *trials_judge(struct trials *t, const char *text, size_t len);
void trials_free(struct trials *t);

/* "gather_to_taskgroup.py"; the caller frees. */
char *trial_file_name(const struct exercise *x);

#endif
