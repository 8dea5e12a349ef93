/*
 * Why nothing is happening: who waits for whom at one moment of a run, as a tree, in words.
 *
 * The text is safe for a terminal. Linear in the rows.
 */
#ifndef ASYNCTUTOR_REPORT_WHY_H
#define ASYNCTUTOR_REPORT_WHY_H

#include "base/buf.h"
#include "report/timeline.h"
#include "run/facts.h"

struct why {
	const struct timeline *tl;
	const struct facts *facts; /* of a run that has ended, with the waits of threads; NULL while it runs */
	struct tl_moment at;
};

/* Append what is waited for, ON as the tracer says it, and whose it is: N rows at HOLDERS. */
void report_waited_for(const struct timeline *tl, const char *on, const size_t *holders, size_t n, struct buf *out);
/* Append a line for each that waits or computes, the waiter above those it waits for. At least one line. INDENT and WIDTH in cells. */
void report_why(const struct why *w, int indent, int width, struct buf *out);

#endif
