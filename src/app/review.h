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
/*
 * The same without waiting, in threads of its own. What OPTIONS names must last until the end. NULL on failure; what is wrong with PATHS comes
 * out at the end.
 */
struct review_work;
struct review_work *review_begin(const struct rule_set *rules, const char *const *paths, size_t n, const struct review_options *options,
    struct err *e);
/* For poll(2): readable when it is over. */
int review_work_fd(const struct review_work *w);
bool review_work_over(struct review_work *w);
/* How many files are done, and of how many (*OF; 0 while they are still looked for). */
size_t review_work_progress(const struct review_work *w, size_t *of);
/* What came of it; waits where it is not over. Frees W. */
int review_end(struct review_work *w, struct review *out, struct err *e);
/* Give it up: waits for the files that are being looked at, and frees W. NULL is fine. */
void review_drop(struct review_work *w);

/* Review LEN bytes of TEXT, named PATH. */
void review_one_text(const struct rule_set *rules, const char *path, const char *text, size_t len, const struct review_options *options,
    struct review *out);
/*
 * The text of a reviewed file with its safe fixes, or ALL, applied, again and again until nothing is left that a fix would change; *APPLIED
 * is how many. The caller frees.
 */
char *review_fix(const struct rule_set *rules, const struct review_file *f, const struct review_options *options, bool all, size_t *applied);

#endif
