/*
 * Progress: one table of events that are only ever added, and tables derived from it. The only home of SQLite.
 *
 * Once store_add() returned 0 the event survives a kill, a crash and a power failure (one transaction each,
 * synchronous=FULL). Events of two devices merge by union, in the order (lamport, device, seq). Source of the verbs:
 * xAPI 1.0.3 and the ADL vocabulary.
 *
 * A file that turns out to be damaged, at any moment, is set aside as PATH.damaged-DATE; what can be read of it is
 * taken into a new one and the call goes on with that; store_notice() then has words for the learner. Errors of every
 * call: ERR_BUSY where another program holds the file for longer than 10 s, ERR_IO (full disk, no permission),
 * ERR_CORRUPT where a recovery was of no use.
 *
 * Ownership: results are the caller's and freed with their _free/_done; a store is used by one thread.
 */
#ifndef ASYNCTUTOR_STORE_STORE_H
#define ASYNCTUTOR_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include "base/err.h"
#include "json/json.h"
#include "store/standing.h"

enum verb {
	VERB_EXPERIENCED, /* a lesson was opened */
	VERB_ATTEMPTED,	  /* an exercise was started */
	VERB_PASSED,
	VERB_FAILED,
	VERB_ANSWERED,	/* a quiz question; result.success true where right */
	VERB_COMPLETED, /* a lesson was read, or the placement quiz answered, to its end */
	VERB_REVEALED,	/* a hint was shown, or with result.solution true the solution */
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

/* A random UUID (RFC 9562, version 4) in small letters. */
void uuid_new(char out[37]);

struct store;

/*
 * Open the store in the file PATH, made (mode 0600) with the folders above it (0700) where it is missing, and migrate an
 * older schema. Beside it stand PATH.lock, PATH.device-MACHINE and SQLite's journal. *NOTICE (freed by the caller) is
 * what store_notice() says, or NULL. Errors: ERR_NEWER for a schema of a later version, ERR_SYNTAX for a database of
 * another program (nothing is changed in either case), ERR_USAGE for a value of ASYNCTUTOR_JOURNAL other than wal and
 * rollback (by default wal, on network file systems rollback).
 */
struct store *store_open(const char *path, char **notice, struct err *e);
void store_close(struct store *s);
/* PATH as given. */
const char *store_path(const struct store *s);
/*
 * A sentence for the learner where the file was damaged and has been recovered since it was opened, else NULL.
 * Borrowed until the next call.
 */
const char *store_notice(const struct store *s);
/* UUID (RFC 9562, version 4), made on first use. Borrowed. */
const char *store_learner(const struct store *s);
/* Whether LEARNER is one of the ids that the learner has, one from each machine that was joined. */
bool store_is_own(const struct store *s, const char *learner);
/*
 * The device that the next event is likely to carry: a UUID for this machine and this file. It is a new one where the
 * file may not continue what was recorded (a home copied to another machine, a backup put back), so that no pair of
 * device and seq is ever given twice. Borrowed.
 */
const char *store_device(const struct store *s);

struct event {
	char id[37], learner[37], device[37]; /* UUIDs as text */
	int64_t seq, lamport;		      /* from 1 */
	int64_t at;			      /* milliseconds UTC */
	enum verb verb;
	char *object; /* COURSE/KIND/SLUG, KIND one of lesson, exercise, quiz, checklist, placement */
	char *hash;   /* of the object's content; NULL where unknown */
	char *result; /* JSON object, one line */
};
void event_done(struct event *ev);

/*
 * Add one event now, in one transaction with the derived tables. RESULT is an object, borrowed, or NULL for {}. HASH
 * may be NULL; at most 64 characters of it count.
 */
int store_add(struct store *s, enum verb verb, const char *object, const char *hash, const struct js *result, struct err *e);

/*
 * Call VISIT for every event in order; it may end the walk by returning non-zero, which is returned. VISIT may neither change
 * nor walk the store.
 */
int store_each(struct store *s, int (*visit)(const struct event *ev, void *ctx), void *ctx, struct err *e);
/* The same for the events of this learner about OBJECT; costs what those cost. */
int store_each_of(struct store *s, const char *object, int (*visit)(const struct event *ev, void *ctx), void *ctx, struct err *e);

/* The same for the events of DEVICE whose seq is greater than SEQ, in order of seq; costs what those cost. */
int store_each_after(struct store *s, const char *device, int64_t seq, int (*visit)(const struct event *ev, void *ctx), void *ctx,
    struct err *e);

/* A device with events of this learner. */
struct device_events {
	char id[37];
	int64_t events, last_seq;
};
struct devices {
	struct device_events *ptr;
	size_t len, cap;
};
/* All of them; costs a look at every event. */
int store_devices(struct store *s, struct devices *out, struct err *e);
void devices_done(struct devices *d);

/*
 * The last event in order of this learner with VERB about OBJECT to *OUT, which the caller frees with event_done(); *FOUND says whether there is one.
 */
int store_last(struct store *s, enum verb verb, const char *object, struct event *out, bool *found, struct err *e);

/*
 * One event as an object with the columns as keys: id, learner, device, seq, lamport, at (ISO 8601, UTC), verb,
 * object, hash (may be null), result (an object). The caller frees. NULL where the result is no JSON.
 */
struct js *event_to_js(const struct event *ev, struct err *e);
/*
 * The reverse, from LEN bytes of LINE, as strictly as store_import() reads; NAME and NUMBER are the file and the line for messages. *EV is
 * freed with event_done(). ERR_SYNTAX where it is no event.
 */
int event_parse(const char *line, size_t len, const char *name, int number, struct event *ev, struct err *e);
/*
 * The events in order as JSON Lines: WRITE gets each line of event_to_js() with its newline; it may end the export by
 * returning non-zero, which is returned.
 */
int store_export(struct store *s, int (*write)(const char *line, size_t len, void *ctx), void *ctx, struct err *e);

struct import_report {
	size_t added, known, forgotten; /* events: new ones, those that were there, those of learners that were forgotten */
	size_t others;			/* of them all, those of learners other than this store's */
};
/*
 * Take in the events that store_export() wrote: IN is read from where it stands, NAME is its name for messages. All of it or
 * nothing; the same file twice changes nothing. MINE: whoever recorded them is this store's learner, on another machine; from
 * then on their events count as one's own. Errors: ERR_SYNTAX with the line for what is no event, or contradicts one that is
 * there (the same id, or the same device and seq, with other content); with MINE also where the file has several learners.
 */
int store_import(struct store *s, FILE *in, const char *name, bool mine, struct import_report *out, struct err *e);

/* What is known of one object; derived. A state never goes down: what was passed stays passed. */
enum progress_state { PROGRESS_NEW, PROGRESS_STARTED, PROGRESS_READ, PROGRESS_PASSED };
/* "new", "started", "read", "passed". */
const char *progress_state_name(enum progress_state state);
struct progress {
	enum progress_state state;
	int attempts;	    /* judged checks, passed and failed; answers of a question */
	int hints;	    /* hints revealed since the last reset */
	bool solution_seen; /* ever */
	int64_t first_at, last_at; /* of the first and the last event in order; 0 where never */
	int64_t passed_at;	   /* when it first passed; 0 where never */
	char hash[65];		   /* of the content at the last event that had one; "" where unknown */
	int64_t spent;		   /* milliseconds from events before those about it, silences of more than ten minutes left out */
	struct standing again;	   /* whether it is to come back */
};
/* OBJECT as in struct event. An object that nothing is known of is PROGRESS_NEW. */
int store_progress(struct store *s, const char *object, struct progress *out, struct err *e);
struct object {
	char *name; /* as in struct event */
	char *answer; /* the result of the last answer, {} where there was none */
	struct progress progress;
};
struct objects {
	struct object *ptr; /* by name, byte by byte */
	size_t len, cap;
};
/* Of all objects of this learner that begin with PREFIX; costs what these cost. */
int store_objects(struct store *s, const char *prefix, struct objects *out, struct err *e);
void objects_done(struct objects *l);

/* A quarter of an hour in which the learner did something; derived. */
struct quarter {
	int64_t from; /* milliseconds UTC */
	int64_t events;
	int64_t done;  /* lessons and exercises finished for the first time, and questions answered right */
	int64_t spent; /* milliseconds, as in struct progress; they may begin in the quarter before */
};
struct quarters {
	struct quarter *ptr; /* in order; quarters without an event are left out */
	size_t len, cap;
};
/* Those from FROM on and before TO, milliseconds UTC. */
int store_quarters(struct store *s, int64_t from, int64_t to, struct quarters *out, struct err *e);
void quarters_done(struct quarters *a);

/*
 * Where one was: a small text under a name, replaced each time (not an event: it is per device). "resume/LESSON",
 * "last-screen", "setting/theme", "setting/name". store_get() gives NULL in *VALUE where nothing was put; the caller
 * frees.
 */
int store_put(struct store *s, const char *name, const char *value, struct err *e);
int store_get(struct store *s, const char *name, char **value, struct err *e);

/*
 * Copies of the learner's files: nothing is overwritten without one. WHY: a verdict where the text was
 * judged, "reset", "restore", "start: FILE", "editor". The same text is kept once.
 */
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
/* The copy's bytes, terminated; the caller frees *TEXT. ERR_MISSING where there is no copy ID. */
int store_copy_read(struct store *s, int64_t id, char **text, size_t *len, struct err *e);

/*
 * The text of which HASH, 64 hexadecimal digits, is the SHA-256, terminated, to *TEXT, which the caller frees; NULL where no copy has it.
 */
int store_text(struct store *s, const char *hash, char **text, size_t *len, struct err *e);

/*
 * Backups: whole copies, each a progress file without anything beside it, made by SQLite's online backup while others may
 * write. Without PATH it is that of today, in the folder "backups" beside the store, which is replaced. store_close() makes
 * one on each day on which something was recorded; kept are those of 7 days, and one for each of the 4 weeks before. A schema
 * that is left behind is kept as "schema-N". Errors: ERR_USAGE where PATH is there.
 */
int store_backup(struct store *s, const char *path, struct err *e);
struct backup {
	char name[24]; /* "2026-02-03", "schema-1" */
	char *path;
	int64_t size; /* bytes */
};
struct backups {
	struct backup *list; /* in reverse order of name */
	size_t n;
};
int store_backups(struct store *s, struct backups *out, struct err *e);
void backups_done(struct backups *b);

struct restore_report {
	struct import_report events;
	size_t copies; /* of the learner's files, that were not there */
};
/*
 * Take in what the backup in PATH has and the store has not: events, copies, and places that are not set. Nothing that is there
 * goes, and who recorded the backup is this store's learner. What was forgotten stays so. All of it or nothing. Errors:
 * ERR_SYNTAX where PATH is no progress file, ERR_NEWER, ERR_CORRUPT with the path of the backup where that is damaged.
 */
int store_restore(struct store *s, const char *path, struct restore_report *out, struct err *e);

struct forget_report {
	size_t events, copies; /* that the store held */
	size_t backups;	       /* that were written anew, or removed where they could not be read */
};
/*
 * Take LEARNER (NULL: this store's own, under all ids) out of the store, its journal and its backups, and remember a hash of the
 * id so that no import brings them back. Of one's own go also copies and places; a new learner begins. Damaged files that were
 * set aside are removed. Errors: ERR_USAGE where LEARNER is no UUID; ERR_BUSY where another program keeps reading: then what
 * was deleted may still stand in the log.
 */
int store_forget(struct store *s, const char *learner, struct forget_report *out, struct err *e);

/*
 * Look the file through (one that is damaged is recovered as at any other moment: store_notice() tells), throw the derived
 * tables away and build them from the events.
 */
int store_repair(struct store *s, struct err *e);

#endif
