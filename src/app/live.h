/*
 * A program that runs, or has run, to be looked at: its timeline, what it printed, how it ended. Nothing here waits but live_wait().
 *
 * Ownership: a live owns the run and everything it gives out; it goes with the last live_drop(). What comes from the program is UNTRUSTED.
 */
#ifndef ASYNCTUTOR_APP_LIVE_H
#define ASYNCTUTOR_APP_LIVE_H

#include <stdbool.h>
#include "app/app.h"
#include "report/run.h"

struct live;

/* The longest that a program is looked at, in real seconds. */
#define LIVE_SECONDS 30

struct live_options {
	struct run_one one;
	bool real_clock;
	const char *const *argv; /* of the program */
	size_t argc;
};

/*
 * Run the Python file PATH with the modules beside it (app/program.h). A may be NULL; with it an exercise's file gets the exercise's world. OPTIONS NULL
 * for none. Fails as program_read() and run_start() do.
 */
struct live *live_start(const struct app *a, const char *path, const struct live_options *options, struct err *e);
/* The same for LEN bytes of TEXT, copied, as a file NAME that lies nowhere. */
struct live *live_start_text(const char *name, const char *text, size_t len, const struct live_options *options, struct err *e);
/* One more owner. */
struct live *live_keep(struct live *l);
/* The last owner ends what runs and frees it. NULL is fine. */
void live_drop(struct live *l);

/* For poll(2): readable when live_poll() has something to do; -1 when the run has ended. */
int live_fd(const struct live *l);
/* True when it has ended. */
bool live_poll(struct live *l);
/* End it soon; live_poll() tells when. */
void live_cancel(struct live *l);
void live_wait(struct live *l);

/* What was read of the file at the start. */
const char *live_text(const struct live *l, size_t *len);
/* What it did up to now, with a hole behind the last event that was written. The caller frees; NULL where there are no events yet. */
struct timeline *live_timeline(const struct live *l);
/* Only after live_poll() said true. */
const struct run_report *live_report(const struct live *l);
/* The events from the beginning, for one that has ended; the caller closes. */
struct events *live_events(const struct live *l);
/* The facts as they were written; the caller frees. NULL where there are none. */
struct js *live_facts(const struct live *l);

#endif
