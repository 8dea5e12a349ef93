/* Reviewing a learner's, or anybody's, own Python files by the catalogue of rules. */
#ifndef ASYNCTUTOR_APP_REVIEW_H
#define ASYNCTUTOR_APP_REVIEW_H

#include "base/err.h"
#include "report/review.h"
#include "rules/rules.h"

struct review_options {
	const char *const *select; /* ids of the rules that count; none: all */
	size_t nselect;
	const char *const *ignore; /* ids of rules that do not count */
	size_t nignore;
	unsigned jobs; /* threads; 0: as many as there are processors */
	bool fixed;    /* also work out each file with all fixes applied */
};

/* An id in OPTIONS that RULES does not have is an error that suggests the nearest. */
int review_check_options(const struct review_options *options, const struct rule_set *rules, struct err *e);
/* Review the Python files below PATHS (see app/walk.h). A file that cannot be read is kept in `unread`. */
int review_paths(const struct rule_set *rules, const char *const *paths, size_t n, const struct review_options *options, struct review *out,
    struct err *e);
/* Review LEN bytes of TEXT, named PATH. */
void review_one_text(const struct rule_set *rules, const char *path, const char *text, size_t len, const struct review_options *options,
    struct review *out);
/*
 * The text of a reviewed file with its safe fixes, or ALL, applied, again and again until nothing is left that a fix would change; *APPLIED
 * is how many. The caller frees.
 */
char *review_fix(const struct rule_set *rules, const struct review_file *f, const struct review_options *options, bool all, size_t *applied);

#endif
