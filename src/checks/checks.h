/*
 * checks.yml: what makes an exercise pass. Compiled once, judged against code (and, with the runner, against what happened).
 * See asynctutor-checks(5).
 *
 * Ownership: struct checks owns its checks and texts; a verdict borrows ids and author's texts from it, so it must not outlive it.
 */
#ifndef ASYNCTUTOR_CHECKS_CHECKS_H
#define ASYNCTUTOR_CHECKS_CHECKS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"
#include "rules/rules.h"

enum check_kind { CHECK_REQUIRE, CHECK_FORBID };
const char *check_kind_name(enum check_kind kind);

struct check {
	const char *id;
	enum check_kind kind;
	const char *message;
	const char *const *hints;
	size_t nhints;
	int line; /* in checks.yml */
};

struct checks;

/* Load the file PATH. RULES is the catalogue that names may refer to; it must outlive the result. */
struct checks *checks_load(const char *path, const struct rule_set *rules, struct err *e);
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
	const char *seen; /* what was found in the code, or NULL */
	int line, col, end_line, end_col; /* 0 where there is no place */
};

struct verdict {
	enum verdict_kind kind;
	struct check_result *results; /* one for each check, in the order of checks.yml */
	size_t nresults;
	size_t first_failed; /* index into results; nresults where none failed */
	/* A syntax error: no check was judged. */
	char *syntax_error; /* NULL where there is none */
	int syntax_line, syntax_col;
};

/* Judge LEN bytes of TEXT. */
struct verdict *checks_judge(const struct checks *c, const char *text, size_t len);
void verdict_free(struct verdict *v);

#endif
