/*
 * Progress: one table of events that are only ever added, and tables derived from it. The only home of SQLite.
 *
 * Once store_add() returned 0 the event survives a kill, a crash and a power failure (one transaction each, synchronous=FULL). Events of two
 * devices merge by union. Source of the verbs: xAPI 1.0.3 and the ADL vocabulary.
 *
 * Ownership: results are the caller's and freed with their _free/_done; a store is used by one thread.
 */
#ifndef ASYNCTUTOR_STORE_STORE_H
#define ASYNCTUTOR_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"
#include "json/json.h"

enum verb {
	VERB_EXPERIENCED, /* a lesson was opened or read on; result.completed true at its end */
	VERB_ATTEMPTED,	  /* an exercise was started */
	VERB_PASSED,
	VERB_FAILED,
	VERB_ANSWERED,	/* a quiz question */
	VERB_COMPLETED, /* a lesson was read to its end */
	VERB_REVEALED,	/* a hint or the solution was shown */
	VERB_RESET,
	VERB_TICKED,
	VERB_UNTICKED,
	VERB_NOTED,
	VERB_SIGNED_OFF,
	VERB_ASKED_HELP,
};
/* "experienced", ..., "signed-off", "asked-help". */
const char *verb_name(enum verb v);
/* False where NAME is no verb. */
bool verb_parse(const char *name, enum verb *out);

struct store;

/*
 * Open the store in the file PATH, made with the folders above it where it is missing, and migrate an older schema. Errors: ERR_NEWER for a schema
 * of a later version (nothing is changed), ERR_BUSY where another program holds it for longer than 10 s.
 * A damaged file is set aside as PATH.damaged-DATE and what can be read of it is taken into a new one; *NOTICE (freed by the caller)
 * then tells the learner, else it is NULL.
 */
struct store *store_open(const char *path, char **notice, struct err *e);
void store_close(struct store *s);
/* PATH as given. */
const char *store_path(const struct store *s);
/* UUIDs (RFC 9562, version 4), made on first use. Borrowed. */
const char *store_learner(const struct store *s);
const char *store_device(const struct store *s);

struct event {
	char id[37], learner[37], device[37]; /* UUIDs as text */
	int64_t seq, lamport;
	int64_t at; /* milliseconds UTC */
	enum verb verb;
	char *object; /* COURSE/KIND/SLUG, KIND one of lesson, exercise, quiz, checklist */
	char *hash;   /* of the object's content; NULL where unknown */
	char *result; /* JSON object, one line */
};
void event_done(struct event *ev);

/*
 * Add one event now, in one transaction with the derived tables. RESULT is borrowed, may be NULL for {}. HASH may be NULL.
 */
int store_add(struct store *s, enum verb verb, const char *object, const char *hash, const struct js *result, struct err *e);

/* Call VISIT for every event in the order (lamport, device, seq); it may end the walk by returning non-zero, which is returned. */
int store_each(struct store *s, int (*visit)(const struct event *ev, void *ctx), void *ctx, struct err *e);

/* What is known of one object; derived. */
enum progress_state { PROGRESS_NEW, PROGRESS_STARTED, PROGRESS_READ, PROGRESS_PASSED };
/* "new", "started", "read", "passed". */
const char *progress_state_name(enum progress_state state);
struct progress {
	enum progress_state state;
	int attempts;      /* judged checks: passed and failed */
	int hints;         /* hints revealed since the last reset */
	bool solution_seen;
	int64_t first_at, last_at, passed_at; /* 0 where never */
	char hash[65];     /* of the content it was last judged or read at; "" where unknown */
};
/* OBJECT as in struct event. An object that nothing is known of is PROGRESS_NEW. */
int store_progress(struct store *s, const char *object, struct progress *out, struct err *e);

/*
 * Where one was: a small text under a name, replaced each time (not an event: it is per device). "resume/LESSON", "last-screen", "setting/theme".
 * store_get() gives NULL in *VALUE where nothing was put; the caller frees.
 */
int store_put(struct store *s, const char *name, const char *value, struct err *e);
int store_get(struct store *s, const char *name, char **value, struct err *e);

/* Copies of the learner's files: nothing is overwritten without one. WHY: "reset", "check", "start", "editor". */
int store_copy_add(struct store *s, const char *object, const char *why, const char *text, size_t len, struct err *e);
struct copy {
	int64_t id, at;
	char *why;
	size_t len;
};
struct copies {
	struct copy *list; /* newest first */
	size_t n;
};
int store_copies(struct store *s, const char *object, struct copies *out, struct err *e);
void copies_done(struct copies *c);
/* The caller frees *TEXT. */
int store_copy_read(struct store *s, int64_t id, char **text, size_t *len, struct err *e);

/* Throw the derived tables away and build them from the events. */
int store_repair(struct store *s, struct err *e);

#endif
