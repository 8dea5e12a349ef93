/* What the files of this module share. */
#ifndef ASYNCTUTOR_STORE_PRIVATE_H
#define ASYNCTUTOR_STORE_PRIVATE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include "base/attr.h"
#include "base/err.h"
#include "store/store.h"

#define EVENT_COLUMNS "id, learner, device, seq, lamport, at, verb, object, hash, result"
#define PROGRESS_COLUMNS                                                                                                   \
	"state, attempts, hints, solution_seen, first_at, last_at, passed_at, hash, result, spent, box, box_at, missed, closed, " \
	"went_badly, failures, rounds"

enum sql {
#define STATEMENT(name, text) SQL_##name,
#include "store/statements.def"
#undef STATEMENT
	SQL_COUNT
};

struct id {
	char text[37];
};
struct ids {
	struct id *ptr;
	size_t len, cap;
};

struct store {
	char *path;	     /* as given */
	char *file;	     /* without symbolic links: what stands beside it is named after it */
	int wait_ms;	     /* how long another program may hold the file */
	int64_t waits_since; /* while it does: by clock_monotonic() */
	const char *journal; /* forced; NULL to decide by the file system */
	sqlite3 *db;	     /* NULL while closed */
	dev_t on;	     /* which file is open: its device and inode */
	ino_t inode;
	sqlite3_stmt *statements[SQL_COUNT]; /* prepared on first use */
	int lock;			     /* descriptor of PATH.lock, -1 where there is none */
	char learner[37], device[37];
	struct ids mine;    /* the other learners that are this one */
	bool recovered;	    /* and nothing has been taken from a backup yet */
	bool alone;	    /* a copy: it gets no backups of its own */
	bool device_unused; /* device is new and no event has it yet */
	char machine[65];   /* which machine this is; see device.c */
	char *notice;	    /* NULL where there is nothing to tell */
};

/* db.c: SQLite's results as ours. */

/* Fill E with what SQLite said last, with WHAT was wanted in front; returns -1. */
int db_fail(struct store *s, const char *what, struct err *e);
int db_exec(struct store *s, const char *sql, struct err *e);
/* The one number that SQL gives to *OUT; NULL is 0. */
int db_number(struct store *s, const char *sql, int64_t *out, struct err *e);
/* A prepared statement with nothing bound; NULL on failure. Borrowed. */
sqlite3_stmt *db_statement(struct store *s, enum sql which, struct err *e);
/* 1 for a row, 0 for the end, -1; the statement is reset on both of the latter. */
int db_step(struct store *s, sqlite3_stmt *statement, struct err *e);
/* Run to its end a statement that gives no rows. */
int db_run(struct store *s, sqlite3_stmt *statement, struct err *e);
/* Bind a text that outlives the statement's run; NULL is SQL's NULL. */
void db_bind_text(sqlite3_stmt *statement, int at, const char *text);
/* Close everything that belongs to the connection. */
void db_close(struct store *s);

typedef int db_work(struct store *s, void *ctx, struct err *e);
/*
 * Do WORK, and where the file turns out to be damaged, set it aside, take what can be read into a new one and do WORK again.
 * db_write() does it in one transaction that waits for other writers; db_read() in none.
 */
int db_write(struct store *s, db_work *work, void *ctx, struct err *e);
int db_read(struct store *s, db_work *work, void *ctx, struct err *e);

/* open.c */

/* store_open() with another patience. */
struct store *store_open_wait(const char *path, int wait_ms, char **notice, struct err *e);
/* Open the database of S and bring it up to date. On failure it is closed. */
int store_connect(struct store *s, struct err *e);
/* Another program has put a recovered file in the place of the one that is or was open. */
bool store_was_replaced(const struct store *s);
/* The file is damaged: recover it, unless another program has done so, and open it again. */
int store_heal(struct store *s, struct err *e);

/*
 * journal.c: "wal", or "delete" on a network file system; OVERRIDE is the value of ASYNCTUTOR_JOURNAL or NULL. NULL
 * on failure.
 */
const char *journal_mode(const char *path, const char *override, struct err *e);
bool journal_is_network(long filesystem_type);

/* migrations.c */
#define STORE_APPLICATION_ID 0x61737474 /* "astt" */
int migrations_latest(void);
/* The schema's version to *VERSION; ERR_NEWER, or ERR_SYNTAX for another program's database. Changes nothing. */
int migrations_check(struct store *s, int64_t *version, struct err *e);
/* Bring the schema to the latest version, one transaction a step. */
int migrations_run(struct store *s, struct err *e);

/* lock.c: an advisory lock beside the file, because a damaged one has no working locks of its own. */
void lock_open(struct store *s);
int lock_shared(struct store *s, struct err *e);
int lock_exclusive(struct store *s, struct err *e);
void lock_release(struct store *s);

/* learner.c */
/* Read who the learner is, under which ids. ERR_CORRUPT where the file does not say. */
int learner_read(struct store *s, struct err *e);
/* The same after a transaction that was rolled back. */
void learner_reread(struct store *s);
bool learner_is_own(const struct store *s, const char *learner);
/* Inside a transaction: LEARNER is this store's own as well; which of the ids new events carry is the least of those in use. */
int learner_join(struct store *s, const char *learner, struct err *e);
/* *YES where LEARNER was forgotten. */
int learner_was_forgotten(struct store *s, const char *learner, bool *yes, struct err *e);
/* By what a learner that was forgotten is known: SHA-256 of the id. */
void learner_hash(const char *learner, char out[65]);

/* device.c */
/* Find out which machine and device this is. Needs an open database. */
int device_open(struct store *s, struct err *e);
/* Inside a transaction: decide the device of the event EVENT_ID (s->device), and note that it was the last. */
int device_claim(struct store *s, const char *event_id, struct err *e);

/* event.c */
/* The event of the row that STATEMENT, a selection of EVENT_COLUMNS, stands at. *EV is filled also on failure. */
int event_read(struct store *s, sqlite3_stmt *statement, struct event *ev, struct err *e);
/* Inside a transaction: insert as it is, without the derived tables. */
int event_insert(struct store *s, const struct event *ev, struct err *e);
/* store_each() for use inside a transaction: damage is an error. */
int events_walk(struct store *s, int (*visit)(const struct event *ev, void *ctx), void *ctx, struct err *e);

/* Numbers beyond this are not the same everywhere in JSON (RFC 8259, section 6). */
#define EVENT_NUMBER_MAX 9007199254740991

/* line.c */
/* A UUID in small letters. */
bool id_is_valid(const char *text);
/* COURSE/KIND/SLUG or COURSE/KIND/SLUG/PART, each a slug. */
bool object_is_valid(const char *object);

/*
 * merge.c: events that were recorded elsewhere become this store's, inside one transaction. NAME and LINE, which the caller
 * keeps up to date, are where an event comes from, for messages.
 */
struct merge {
	struct store *s;
	const char *name;
	int line; /* 0 where there are none */
	bool mine; /* whoever recorded the events is this store's learner */
	struct import_report report;
	/* inside */
	bool rebuild; /* an event came before one that was there */
	int64_t lamport, seq;
	char device[37]; /* with them: the last event in order */
	char learner[37];   /* whose the last event was, */
	bool skip, other;   /* and whether that one was forgotten, or is not this store's own */
	char stranger[37];  /* who has been joined */
};
int merge_begin(struct merge *m, struct store *s, struct err *e);
/* ERR_SYNTAX where the event contradicts one that is there. */
int merge_event(struct merge *m, const struct event *ev, struct err *e);
int merge_end(struct merge *m, struct err *e);

/* progress.c */
/* Inside a transaction: take EV, the last in order of its object, into the derived tables. */
int progress_take(struct store *s, const struct event *ev, struct err *e);
/* Inside a transaction: build the derived tables from the events. */
int progress_rebuild(struct store *s, struct err *e);

/* activity.c */
/*
 * Inside a transaction: something was done at AT, milliseconds UTC; DONE: with it a lesson or exercise was finished for the first time.
 * *SPENT is how long it took, by the silence before it.
 */
int activity_take(struct store *s, int64_t at, bool done, int64_t *spent, struct err *e);

/* recover.c */
/* True where a recovery was begun and not ended. */
bool recover_pending(const struct store *s);
/* The file of S, closed by S, is damaged: set it aside and put what can be read in its place. Fills s->notice. */
int recover_file(struct store *s, struct err *e);

/* Remove what SQLite keeps beside the database FILE. */
void companions_remove(const char *file);

/* folder.c */
/* The names in the folder of FILE are on disk. */
void folder_sync(const char *file);
/* Overwrite FILE with zeros, then remove it; nothing happens where it is not there. */
void file_shred(const char *file);

/* backup.c */
/* The folder of the dated backups, and what their names begin with; the caller frees. */
char *backup_folder(const struct store *s);
char *backup_prefix(const struct store *s);
/* When the store is closed: a backup of today, where anything was recorded since the last one; and remove those that are too old. */
void backup_daily(struct store *s);
/* Before the schema VERSION is left behind. */
void backup_schema(struct store *s, int64_t version);
/* The next backup_daily() has something to do, although no event is later than all others. Inside a transaction. */
int backup_wanted(struct store *s, struct err *e);
/*
 * Open the file PATH, a copy that nobody else uses, as a store without a journal or lock beside it. store_close() closes it.
 * ERR_SYNTAX where it is none.
 */
struct store *backup_open(const char *path, struct err *e);

/* restore.c: after a recovery, take what the newest sound backup has and the file has no longer. */
void restore_newest(struct store *s);

/* salvage.c: take what can be read of the database FILE and its journal into the new store TO. */
int salvage(const char *file, struct store *to, struct err *e);

/*
 * scan.c: call FOUND for every event in the pages of the database FILE and its log, often more than once; a result
 * that is not 0 ends it.
 */
int scan_events(const char *file, int (*found)(const struct event *ev, void *ctx), void *ctx, struct err *e);

#endif
