/*
 * What a review of Python files found, and its forms: text, JSON, SARIF, Markdown.
 *
 * Ownership: struct review owns everything in it but the rules; results are the caller's. Texts in it come from outside; the text and
 * Markdown forms are safe for a terminal, the JSON forms escape control characters.
 */
#ifndef ASYNCTUTOR_REPORT_REVIEW_H
#define ASYNCTUTOR_REPORT_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/vec.h"
#include "rules/rules.h"

/* A place that the parser did not understand. */
struct review_fault {
	int line, col;
	char *message;
};

struct review_counts {
	size_t errors, warnings, hints;
};

/* A file with something to tell. */
struct review_file {
	char *path; /* as reached; "-" for standard input */
	char *text; /* as reviewed */
	size_t len;
	struct findings findings; /* in order of place, without what a comment in the file silences */
	VEC(struct review_fault) faults;
	/* Only where asked for: the text with every fix applied and a comment where a finding has none, and what is found in that. */
	char *fixed;
	struct review_counts left;
};

struct review_unread {
	char *path, *why;
};

struct review {
	VEC(struct review_file) files; /* those with findings or faults, in the order reached */
	VEC(struct review_unread) unread;
	size_t python;	   /* Python files looked at */
	size_t concurrent; /* those of them that use concurrency at all */
	size_t rules;	   /* rules applied */
	unsigned uses;	   /* enum py_uses of all files, or-ed */
	VEC(const char *) good; /* what is done well, in words; constants */
};
void review_done(struct review *r);

struct review_counts review_count(const struct review *r);
/* Append "1 error, 0 warnings, 2 hints in 5 Python files". */
void review_sum(const struct review *r, struct buf *out);
/* "error", "warning", "hint". */
const char *severity_name(enum severity s);

/* The two answers that are no report. */
enum review_guard {
	REVIEW_REPORT,	 /* there is something to act on */
	REVIEW_NO_INPUT, /* NO_ACTIONABLE_INPUT: no file, no Python, or no concurrency in it */
	REVIEW_CLEAN,	 /* ASYNC_CODE_CLEAN: no error and no warning (with STRICT: no hint either) */
};
enum review_guard review_guard(const struct review *r, bool strict);
/* Append the answer to a guard: what to provide, or what was checked and the hints as suggestions. */
void review_guard_text(const struct review *r, enum review_guard guard, struct buf *out);

/* Each finding with its place, source line underlined, message and rule; lines not understood; a sum at the end. */
void review_text(const struct review *r, bool strict, struct buf *out);
/* {"files": N, "findings": [...]}: the stable form of asynctutor(1). The caller frees. */
char *review_json(const struct review *r);
/* SARIF 2.1.0 (OASIS Standard, 27 March 2020). RULES: those applied. VERSION: the program's. The caller frees. */
char *review_sarif(const struct review *r, const struct rule_set *rules, const char *version);

enum review_outline { OUTLINE_SPECIALIST, OUTLINE_HELPER };
/* A report in Markdown, most severe first, also where there are only hints; else the guard's answer. Needs `fixed` in the files. */
void review_markdown(const struct review *r, bool strict, enum review_outline outline, struct buf *out);

#endif
