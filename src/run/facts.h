/*
 * What happened in one run of a learner's program, as the tracer wrote it. Each member is described in asynctutor-checks(5).
 *
 * The file is read strictly: a key that is missing, or a value of another type or out of range, makes it no facts at all,
 * since a verdict must not rest on half of them. Keys that are not known here are ignored.
 *
 * Ownership: struct facts owns all it points to. Texts are UTF-8 without NUL, but otherwise the program's own: they are
 * UNTRUSTED and pass through cellsafe() or textsafe() before they are shown.
 */
#ifndef ASYNCTUTOR_RUN_FACTS_H
#define ASYNCTUTOR_RUN_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/err.h"
#include "json/json.h"
#include "run/run.h"

/* The largest file that is read, in bytes, and the most values in it. */
#define FACTS_BYTES (16u << 20)
#define FACTS_VALUES 500000u

enum fact_outcome {
	OUTCOME_FINISHES,
	OUTCOME_RAISES,
	OUTCOME_EXITS,
	OUTCOME_DEADLOCK,
	OUTCOME_ENDLESS,
	OUTCOME_WAITS_FOR_OUTSIDE,
	OUTCOME_TIMEOUT,
	OUTCOME_KILLED,
};
#define FACT_OUTCOMES 8
/* "finishes", ..., "waits-for-outside", ... */
const char *fact_outcome_name(enum fact_outcome outcome);

/* Texts, in order. */
struct fact_texts {
	const char **ptr;
	size_t len;
};

struct fact_frame {
	const char *file;
	int line;
	const char *function;
};

struct fact_exception {
	const char *type;
	struct fact_texts bases; /* the type itself and what it inherits from */
	const char *text;
	int line; /* 0 where it is not known */
	struct fact_exception *inner; /* of a group */
	size_t ninner;
	struct fact_frame *traceback; /* outermost first; without frames of the harness and the library */
	size_t ntraceback;
};

struct fact_wait {
	const char *actor, *on; /* who waits, for what */
	int line;
	double since; /* virtual seconds */
};

enum fact_how { CALL_RETURNED, CALL_RAISED, CALL_CANCELLED, CALL_NEVER_ENDED };
#define FACT_HOWS 4
const char *fact_how_name(enum fact_how how);

struct fact_call {
	const char *name; /* "greenhouse.run_pump" */
	double start, end; /* virtual seconds; end is negative where it never ended */
	enum fact_how how;
	const char *exception; /* type, NULL where none was raised */
	const char *actor;
	int line; /* of the call */
};

/* A number for a function or place. */
struct fact_number {
	const char *name;
	double value;
};

enum fact_mark { ORDER_START, ORDER_END, ORDER_OUT };
#define FACT_MARKS 3

struct fact_order {
	enum fact_mark mark;
	const char *text; /* function, or line of output */
};

/* Something at a line: a coroutine never awaited, an exception never looked at, ... */
struct fact_place {
	const char *what; /* name, task, or kind of resource */
	const char *more; /* type of the exception for `unretrieved`, else NULL */
	int line;
	double ms; /* for `blocked`, else 0 */
};

struct fact_race {
	const char *what; /* "self.count" */
	int read, write, other; /* lines; 0 where there is none */
	struct fact_texts actors;
};

struct fact_swallowed {
	const char *task;
	int line; /* where the cancel arrived */
};

/* One step of a lock cycle: who wants which lock while holding which other. */
struct fact_lock_step {
	const char *actor, *holding, *lock;
	int line;
};

struct fact_lock_cycle {
	struct fact_lock_step *ptr;
	size_t len;
};

struct fact_refusal {
	const char *reason; /* "touches gc" */
	int line;
};

/* An array of TYPE. */
#define FACT_LIST(type)                                                                        \
	struct {                                                                               \
		type *ptr;                                                                     \
		size_t len;                                                                    \
	}

struct facts {
	struct arena arena;
	const char *scenario;
	int seed;
	const char *python; /* "3.11.7" */
	enum fact_outcome outcome;
	struct fact_exception *exception; /* NULL where none came out of the program */
	int exit_status;
	const char *signal; /* that ended the program; NULL */
	FACT_LIST(struct fact_wait) waits; /* for deadlock (a cycle, in order), endless and waits-for-outside */
	double virtual_seconds;
	long long steps;
	struct fact_texts unsure; /* not empty: time and overlap are not to be judged */
	FACT_LIST(struct fact_call) calls; /* in the order of their start */
	FACT_LIST(struct fact_number) overlap, longest, cancelled;
	FACT_LIST(struct fact_order) order;
	int tasks_left;
	struct fact_texts tasks_left_names;
	FACT_LIST(struct fact_place) never_awaited, unretrieved, open_resources;
	FACT_LIST(struct fact_swallowed) swallowed_cancels;
	double blocked_ms;
	FACT_LIST(struct fact_place) blocked;
	FACT_LIST(struct fact_lock_cycle) lock_cycles;
	FACT_LIST(struct fact_race) races;
	int threads, processes;
	struct fact_texts stdout_lines;
	bool output_cut;
	struct fact_refusal *refused; /* NULL: nothing was refused */
};

/*
 * Facts from LEN bytes of TEXT; NAME for messages. NULL and ERR_SYNTAX for what is no facts, ERR_NEWER for another format. Linear in LEN.
 * Text that JSON can say and this cannot hold (U+0000, half a surrogate pair) becomes U+FFFD.
 */
struct facts *facts_parse(const char *text, size_t len, const char *name, struct err *e);
/* The facts of run NUMBER (from 1) of R. NULL and ERR_MISSING where there are none. */
struct facts *facts_read(const struct run *r, size_t number, struct err *e);
/* The same as they were written, for whoever wants them as JSON; the caller frees. NULL where there are none that can be read. */
struct js *facts_json(const struct run *r, size_t number);
void facts_free(struct facts *f);

/* Peak number of calls of FUNCTION open at once, its longest call in virtual seconds, its cancelled calls; 0 where it was not called. */
double facts_overlap(const struct facts *f, const char *function);
double facts_longest(const struct facts *f, const char *function);
double facts_cancelled(const struct facts *f, const char *function);
/* How the program ended in the words of enum run_end: RUN_COMPLETED unless a limit or a signal ended it. */
enum run_end facts_end(const struct facts *f);

#endif
