/*
 * What a `trace` check asks of a run, and whether facts fulfil it. The table of facts stands in asynctutor-checks(5).
 *
 * Ownership: a trace lives in the arena of its checks, but its regexes end with trace_done().
 */
#ifndef ASYNCTUTOR_CHECKS_TRACE_H
#define ASYNCTUTOR_CHECKS_TRACE_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "rules/regex.h"
#include "run/facts.h"
#include "run/run.h"
#include "yaml/yaml.h"

/* The facts that are numbers, each on its own or one for each function. */
enum trace_fact {
#define FACT(id, key, per_function, seed_zero, timed, words) TRACE_##id,
#include "checks/facts.def"
#undef FACT
	TRACE_FACTS
};

/* From low to high, both included. */
struct trace_range {
	double low, high;
	const char *text; /* as the author wrote it */
};

struct trace_number {
	enum trace_fact fact;
	const char *function; /* NULL for a fact that stands alone */
	struct trace_range want;
};

struct trace_line {
	struct regex *regex;
	const char *pattern;
	struct trace_range want; /* how many lines match; unused in a list */
};

struct trace_outcome {
	enum fact_outcome outcome;
	const char *exception; /* for raises: its name or that of a base, NULL for any */
};

struct trace_step {
	enum fact_mark mark;
	const char *text; /* the function; for output its pattern */
	struct regex *regex; /* of output */
};

struct trace {
	struct run_one one; /* scenario, latency, signals; its seed is not used */
	int seeds;	    /* how many runs, from 2 to CHECKS_SEEDS: the plain order, the one with latencies reversed, and others */
	const struct trace_outcome *outcomes;
	size_t noutcomes;
	const struct trace_number *numbers;
	size_t nnumbers;
	const struct trace_line *lines; /* of a map, or of a list whose patterns find lines in that order */
	size_t nlines;
	bool lines_in_order;
	const struct trace_step *steps;
	size_t nsteps;
};

/* Read the map NODE. Texts are copied into ARENA. After a failure, too, trace_done() is to be called. */
int trace_load(struct trace *t, const struct yml *node, struct arena *arena, const char *path, struct err *e);
void trace_done(struct trace *t);

enum trace_verdict { TRACE_HOLDS, TRACE_FAILS, TRACE_UNSURE };
/*
 * Whether the facts F of a run fulfil T. Where they do not, SEEN gets what was seen and what was wanted, and *CRASH says that the program fell
 * over in a way that no author's message is about. UNSURE: time did not pass on the virtual clock, and time is asked for.
 */
enum trace_verdict trace_judge(const struct trace *t, const struct facts *f, struct buf *seen, bool *crash, int *line);

#endif
