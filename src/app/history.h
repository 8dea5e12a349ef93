/*
 * Every text that was judged or replaced is kept: what an exercise was before, with its differences, also for one that the course no
 * longer has. So is what the fix of a review replaced: where a SLUG is asked for, the path of such a file may stand, with a slash or a dot in it.
 * Ownership: results are the caller's.
 */
#ifndef ASYNCTUTOR_APP_HISTORY_H
#define ASYNCTUTOR_APP_HISTORY_H

#include "app/app.h"

/* NAME is a path, no slug. */
bool app_is_file_name(const char *name);
/*
 * The copies of the exercise SLUG, under all names that it had, newest first. WHY of each: a verdict ("passed", "not-yet",
 * "patterns-only") where the text was judged, "reset", "restore", "fix" or "undo" where it was replaced, "start: FILE" for a support module
 * that was not the course's. Free with copies_done().
 */
int app_copies(struct app *a, const char *slug, struct copies *out, struct err *e);
/* True where a copy is of the learner's own file, not of a support module. */
bool app_copy_is_answer(const struct copy *copy);
/* The unified diff from the copy ID to the learner's file as it is; "" where they are equal. ERR_MISSING where either is not there. */
int app_copy_diff(struct app *a, const char *slug, int64_t id, char **diff, struct err *e);
/* Make the learner's file what the copy ID holds, keeping a copy of what is there. *PATH is that file; the caller frees. */
int app_copy_restore(struct app *a, const char *slug, int64_t id, char **path, struct err *e);

/* Keep LEN bytes of TEXT, which was or is the learner's file of X, as a copy. WHY as in store_copy_add(). Does nothing without a store. */
int app_copy_keep(struct app *a, const struct exercise *x, const char *why, const char *text, size_t len, struct err *e);

#endif
