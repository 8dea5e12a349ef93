/* Running an answer as its trace checks want it. */
#ifndef ASYNCTUTOR_APP_TRIAL_H
#define ASYNCTUTOR_APP_TRIAL_H

#include <stdbool.h>
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

/* The same without waiting. The trial keeps nothing of X, C and TEXT but C's runs. */
struct trial_going;
/* Never NULL. Where there is nothing to run, or nothing to run it with, it has ended at once. */
struct trial_going *trial_start(const struct exercise *x, const struct checks *c, const char *text, size_t len);
/* For poll(2): readable when trial_poll() has something to do; -1 when the trial has ended. Ask again after each trial_poll(). */
int trial_fd(const struct trial_going *g);
/* True when it has ended. */
bool trial_poll(struct trial_going *g);
/* How many runs are done, and of how many (*OF). */
size_t trial_progress(struct trial_going *g, size_t *of);
/* What came of a trial that has ended. Frees G. */
void trial_finish(struct trial_going *g, struct trial *out);
/* End what runs and free G. NULL is fine. */
void trial_drop(struct trial_going *g);

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
/* The same for the exercise of that slug. */
char *trial_name_of(const char *slug);

#endif
