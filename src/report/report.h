/*
 * What was found and done, as text and as JSON. The JSON forms are a stable interface, described in asynctutor(1).
 *
 * Ownership: results are new strings that the caller frees. Text forms are safe for a terminal: no control characters but newline.
 */
#ifndef ASYNCTUTOR_REPORT_REPORT_H
#define ASYNCTUTOR_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "checks/checks.h"
#include "course/course.h"
#include "store/store.h"

/* Where the states of a course's parts come from. */
struct report_states {
	const struct progress *(*lesson)(const struct lesson *l, void *ctx);
	const struct progress *(*exercise)(const struct exercise *x, void *ctx);
	void *ctx;
	bool (*known)(const struct lesson *l, void *ctx); /* the placement quiz said so; NULL where there is none */
};

/* {"lessons": [...], "exercises": [...]}, indented. */
char *report_course_json(const struct course *c, const struct report_states *states);
/* Modules with their lessons and exercises, a line each with the state's letter. */
void report_course_text(const struct course *c, const struct report_states *states, struct buf *out);
/* How much is done, per module and in all, with bars. */
void report_progress_text(const struct course *c, const struct report_states *states, struct buf *out);
/* The same in sentences, without bars. */
void report_progress_words(const struct course *c, const struct report_states *states, struct buf *out);
/* The letter that stands for a state on screens and in lists: space, 's', 'r', 'P'. */
char report_state_letter(enum progress_state state);
/* The letter of a new lesson that the learner knows by the placement quiz. */
#define REPORT_KNOWN_LETTER 'k'
#define REPORT_STATE_LEGEND "[ ] new   [k] known   [s] started   [r] read   [P] passed"

/* {"exercise", "verdict", "checks": [...]}, indented: the same file gives the same bytes. */
char *report_verdict_json(const struct verdict *v, const char *exercise);
/* The verdict as one line, without a full stop. */
void report_verdict_status(const struct verdict *v, struct buf *out);
struct report_source {
	const char *path; /* for "path:line:col" */
	const char *text;
	size_t len;
};
/* The verdict in words: what fails first with the line it is about, then every check. WIDTH in cells. */
void report_verdict_text(const struct verdict *v, const char *exercise, const struct report_source *source, int width,
    struct buf *out);

/* Append TEXT (one paragraph) wrapped to WIDTH cells, each line after INDENT spaces. */
void report_wrap(struct buf *out, const char *text, int indent, int width);

#endif
