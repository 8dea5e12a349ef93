/*
 * What a run did, for `asynctutor run`: in words, as a list of events, drawn over time, as JSON and as trace events.
 *
 * Text forms are safe for a terminal. JSON: RFC 8259; trace events: the Trace Event Format that Perfetto and chrome://tracing read.
 */
#ifndef ASYNCTUTOR_REPORT_RUN_H
#define ASYNCTUTOR_REPORT_RUN_H

#include <stdbool.h>
#include "base/buf.h"
#include "report/timeline.h"
#include "run/facts.h"
#include "run/run.h"

/* All borrowed. */
struct run_report {
	const char *file;		 /* as the learner named it */
	const struct run_result *result;
	const struct facts *facts;	 /* NULL where the run left none */
	const struct timeline *timeline; /* NULL where there were no events */
	const char *out, *err;		 /* what the program printed, from its beginning */
	size_t out_len, err_len;
	bool real_clock;
};

struct run_options {
	int width;  /* in cells */
	bool ascii; /* draw with ASCII only */
};

enum run_verdict { RUN_GOOD, RUN_FAILED, RUN_NOT_RUN };
/* Whether the program came to a good end, failed or hung, or was not run at all. */
enum run_verdict run_verdict(const struct run_report *r);
/* Whether it was still waiting or computing when it was ended. */
bool run_hangs(const struct run_result *result, const struct facts *facts);

/* SECONDS for people: "150 ms", "2.5 s", "3 min 20 s". */
void report_duration(struct buf *out, double seconds);

/* How it ended, without the name of the file: "deadlock after 100 ms". */
void report_run_end(const struct run_report *r, struct buf *out);
/* How it ended, why, and what else went wrong: some paragraphs. */
void report_run_words(const struct run_report *r, int width, struct buf *out);
/* Append what M is about as a sentence, without its moment. False, and nothing, where it is no news. */
bool report_mark(const struct timeline *tl, const struct tl_mark *m, struct buf *out);
/* What happened, moment by moment, and then the words. EVENTS at its beginning. */
void report_run_text(const struct run_report *r, struct events *events, const struct run_options *o, struct buf *out);
/* The drawing, then the words, then what the program printed. */
void report_run_timeline(const struct run_report *r, const struct run_options *o, struct buf *out);
/* Only the drawing, with its legend. */
void report_timeline_draw(const struct timeline *tl, const struct run_options *o, struct buf *out);
/* What the program printed, each stream under its name; at most LINES of each, the last of them. */
void report_run_output(const struct run_report *r, size_t lines, struct buf *out);

/* {"outcome", "facts", "events"}. FACTS is handed over, NULL for none; EVENTS at its beginning, NULL for none. */
void report_run_json(const struct run_report *r, struct js *facts, struct events *events, struct buf *out);
/* Trace events: a thread for each row; slices, instants, and arrows from who makes or cancels a task to it. */
void report_run_chrome(const struct run_report *r, struct buf *out);

#endif
