/*
 * checks.yml: what makes an exercise pass. Compiled once, judged against code (and, with the runner, against what happened).
 * See asynctutor-checks(5).
 *
 * Ownership: struct checks owns its checks and texts; a verdict borrows ids and author's texts from it, so it must not outlive
 * it, and owns the rest.
 */
#ifndef ASYNCTUTOR_CHECKS_CHECKS_H
#define ASYNCTUTOR_CHECKS_CHECKS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"
#include "rules/rules.h"
#include "run/facts.h"
#include "run/run.h"

enum check_kind { CHECK_REQUIRE, CHECK_FORBID, CHECK_TRACE, CHECK_MARK };
const char *check_kind_name(enum check_kind kind);

struct check {
	const char *id;
	enum check_kind kind;
	const char *message; /* one paragraph: a single line, however it was wrapped */
	const char *const *hints; /* from nudge to nearly the answer; each a single line */
	size_t nhints;
	int line; /* in checks.yml */
};

struct checks;

/* Load the file PATH. RULES is the catalogue that names may refer to; it must outlive the result. NULL on failure. */
struct checks *checks_load(const char *path, const struct rule_set *rules, struct err *e);
/* The same for LEN bytes of TEXT; PATH is for messages. */
struct checks *checks_parse(const char *text, size_t len, const char *path, const struct rule_set *rules, struct err *e);
/*
 * LEN bytes of TEXT are the code that C's checks of kind mark are about: an answer may differ from it in comments and layout only. Has no effect where there
 * are no such checks.
 */
void checks_review(struct checks *c, const char *text, size_t len);
void checks_free(struct checks *c);
size_t checks_count(const struct checks *c);
const struct check *checks_at(const struct checks *c, size_t i);

enum verdict_kind {
	VERDICT_PASSED,
	VERDICT_NOT_YET,
	VERDICT_PATTERNS_ONLY,
	VERDICT_UNDECIDED,
};
/* "passed", "not-yet", "patterns-only", "undecided". */
const char *verdict_name(enum verdict_kind kind);

enum check_status { CHECK_PASSED, CHECK_FAILED, CHECK_SKIPPED };
const char *check_status_name(enum check_status status);

struct check_result {
	const struct check *check;
	enum check_status status;
	/*
	 * What to tell the learner where it failed: the author's message, or, where the program fell over before that could be true, what
	 * happened. Where it was skipped: why, or NULL. UNTRUSTED like `seen`.
	 */
	const char *message;
	/*
	 * What was found: the code that a failed forbid refuses, or that a failed require points to with `at`; its first line,
	 * shortened. NULL where there is none. It is the learner's text: NOT safe for a terminal.
	 */
	const char *seen;
	int line, col, end_line, end_col; /* 0 where there is no place; the end is just behind */
};

struct verdict {
	enum verdict_kind kind;
	struct check_result *results; /* one for each check, in the order of checks.yml */
	size_t nresults;
	size_t first_failed; /* index into results; nresults where none failed */
	/*
	 * What cannot be read as Python (broken syntax, an empty file, NUL, not UTF-8, too large): the verdict is not-yet, every
	 * check is skipped and first_failed is nresults.
	 */
	/* Of the run that a learner sees: no scenario, plain order. NULL where nothing was run. */
	const char *python;
	const char *outcome;
	double virtual_seconds;
	const char *syntax_error; /* NULL where there is none; one line, safe for a terminal */
	int syntax_line, syntax_col; /* 0 where there is no place */
};

/* How often a scenario is run at most, each time with another schedule and other latencies; the first has the plain order, the last reverses the latencies. */
#define CHECKS_SEEDS 8

/*
 * The runs that the trace checks ask for, an array for run_start() that lives as long as C; *N is 0 where there is no trace check. Several checks
 * share the runs of one scenario.
 */
const struct run_one *checks_runs(const struct checks *c, size_t *n);

/* What came of those runs. */
struct checks_outcome {
	struct facts *const *facts; /* of each run, in order; NULL for one of which there are none */
	enum run_end end;	    /* how they ended as a whole */
	const char *python;	    /* "3.11.7"; NULL where there is none */
	/*
	 * NULL, or makes run I before its facts are looked at, when they are; `facts` and `end` may change then. Then nothing behind the
	 * first check that fails is judged: checks there are skipped.
	 */
	void (*make)(struct checks_outcome *o, size_t i);
};

/* The most bytes of a file that are judged. */
#define CHECKS_TEXT_MAX (1u << 20)

/*
 * Judge LEN bytes of TEXT. OUTCOME is what came of checks_runs(); NULL where nothing was run: trace checks are skipped then, and a verdict that
 * would be `passed` is `patterns-only`, or `undecided` where no check looks at the code. Never NULL. The same text and facts always get the same
 * verdict.
 */
struct verdict *checks_judge(const struct checks *c, const char *text, size_t len, struct checks_outcome *outcome);
void verdict_free(struct verdict *v);

#endif
