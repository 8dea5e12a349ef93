/*
 * The events of one run, read line by line, also while it is being written. Kinds and keys: the docstring of the tracer's package.
 *
 * The reader is for a file that anybody may have written: lines that are no event are counted and passed over, a line too long
 * likewise, and it stops after EVENTS_BYTES or EVENTS_MOST. A last line without its end is kept until the rest of it is there.
 *
 * Ownership: an event is valid until the next call. Its texts are UNTRUSTED.
 */
#ifndef ASYNCTUTOR_RUN_EVENTS_H
#define ASYNCTUTOR_RUN_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include "json/json.h"

#define EVENTS_BYTES (256ull << 20)
#define EVENTS_MOST 1000000u
#define EVENTS_LINE (64u << 10)

struct run_event {
	double t;	      /* virtual seconds since the program's start, or real ones with the real clock */
	long long step;	      /* of the loop, not negative */
	const char *kind;     /* "task", "wait", ...: not empty */
	const struct js *all; /* every key, for js_get() */
};

struct events;

/* Read from the descriptor FD, which the reader closes, from byte OFFSET on. Never NULL. */
struct events *events_open(int fd, unsigned long long offset);
void events_close(struct events *r);
/*
 * The next event to *OUT. False when there is no whole line now: with the program still running more may come, so ask again.
 * False for ever after a read error or at the limits (events_cut).
 */
bool events_next(struct events *r, struct run_event *out);
/* Where the next line begins, or how far reading came in a line that is too long: events_open() can go on there. */
unsigned long long events_offset(const struct events *r);
/* Lines that were no events. */
size_t events_bad(const struct events *r);
/* True when reading stopped before the end of the file. */
bool events_cut(const struct events *r);

#endif
