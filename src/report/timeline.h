/*
 * What one run did, as rows over time: the model that the drawing in text, the list, the trace-event export and a screen share.
 *
 * A row is a task, a thread or a pool's process; it is a sequence of segments without gaps, and marks on top of them. Every moment has two coordinates, virtual seconds and the
 * step of the loop: on the step axis one sees what happens within an instant.
 *
 * Built from events that anybody may have written: ids out of range and events that make no sense are passed over; the cost is
 * linear in the events. Ownership: the timeline owns everything; its texts are UNTRUSTED.
 */
#ifndef ASYNCTUTOR_REPORT_TIMELINE_H
#define ASYNCTUTOR_REPORT_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "run/events.h"

/* No row: the parent of a root, the author of a cancel that no actor asked for. */
#define TL_NONE ((size_t)-1)

enum tl_kind { TL_TASK, TL_THREAD, TL_PROCESS };

enum tl_state {
	TL_IDLE,    /* made and not yet begun, or a thread of a pool without work */
	TL_WAITING, /* for time, a task, input */
	TL_QUEUED,  /* for a lock, semaphore, queue or another thing that somebody must hand over */
	TL_RUNNING,
	TL_BLOCKING, /* running, and the loop stands still */
};
#define TL_STATES 5

enum tl_how { TL_UNFINISHED, TL_RETURNED, TL_RAISED, TL_CANCELLED };

struct tl_moment {
	double t; /* seconds */
	long long step;
};

struct tl_segment {
	struct tl_moment from, to;
	enum tl_state state;
	bool orphan;	/* its gather has failed and it goes on */
	bool cleaning;	/* a cancel was delivered and it is on its way out */
	const char *kind; /* of a wait, the tracer's word: "lock", "queue-get", ...; NULL */
	const char *on; /* what it waits for, or what blocks; NULL */
	const size_t *holders; /* rows that it waits for */
	size_t nholders;
	int line;	/* 0 where it is not known */
};

enum tl_mark_kind {
	TL_MARK_CREATED,
	TL_MARK_CANCEL, /* asked for */
	TL_MARK_TIMEOUT,
	TL_MARK_SWALLOWED,
	TL_MARK_ORPHANED,
	TL_MARK_BLOCKED,
	TL_MARK_LEFT, /* alive when main returned */
	TL_MARK_RETURNED,
	TL_MARK_RAISED,
	TL_MARK_CANCELLED,
	TL_MARK_UNAWAITED,   /* of no row, as the following */
	TL_MARK_UNRETRIEVED,
	TL_MARK_OPEN,
};
#define TL_MARKS 13

struct tl_mark {
	struct tl_moment at;
	enum tl_mark_kind kind;
	size_t row;	  /* TL_NONE for none */
	size_t by;	  /* the row that did it, or TL_NONE */
	int line;	  /* 0 where it is not known */
	double ms;	  /* of a block */
	const char *what; /* source of a cancel, type of an exception, what blocks, name; NULL */
	const char *text; /* of an exception; NULL */
};

struct tl_row {
	enum tl_kind kind;
	long long id;
	const char *name;  /* as the tracer gives it: "Task-2 (fetch)" */
	const char *label; /* short, and of its own: "fetch 1" */
	const char *base;  /* of the label, without its number */
	size_t number;	   /* 0 where the base is enough */
	size_t parent;	   /* TL_NONE for a root */
	int depth;	   /* below its root */
	int line;	   /* where it was made */
	bool hidden;	   /* the library's own, or a main thread that only runs the loop */
	enum tl_how how;
	struct tl_moment began, ended;
	VEC(struct tl_segment) segments;
	const size_t *marks; /* its own, as indices of the timeline's, in order */
	size_t nmarks;
	/* While it is being built. */
	bool open, orphan, cleaning, group_parent;
};

struct timeline {
	struct arena arena;
	VEC(struct tl_row) rows;
	VEC(struct tl_mark) marks; /* in order of time */
	VEC(size_t) by_id;	   /* index of a row by its id, TL_NONE for none */
	size_t *row_marks;	   /* what the rows' marks point into */
	size_t *order;		   /* of rows: children below their parent */
	struct tl_moment end;
	double shown_end; /* seconds: where drawing may stop, since nothing new comes after it; beyond `end` for a run that hangs */
	bool finished;	  /* the events tell the end of the program */
	size_t bad;	  /* lines that were no events */
	bool cut;	  /* not all events are there */
};

/* Read all events. HANGS: the program did not come to its end, so what it waits for at the end is to be seen. */
struct timeline *timeline_read(struct events *events, bool hangs);
void timeline_free(struct timeline *tl);

/* Whether the row is to be seen at all. */
bool timeline_shows(const struct timeline *tl, size_t row);
/* Whether A is before B. */
bool tl_before(struct tl_moment a, struct tl_moment b);
/* What ROW does at the moment AT; NULL before it began and after it has ended. */
const struct tl_segment *timeline_at(const struct timeline *tl, size_t row, struct tl_moment at);
/* When ROW began what it does in its segment S: the light may have changed since (orphan, cleaning up). */
double tl_since(const struct tl_row *row, const struct tl_segment *s);
/* The row with the tracer's number ID; TL_NONE for none. */
size_t timeline_row(const struct timeline *tl, long long id);
/* Append TEXT with the tracer's names of tasks ("task Task-2 (fetch)") replaced by labels. */
void timeline_speak(const struct timeline *tl, const char *text, struct buf *out);

#endif
