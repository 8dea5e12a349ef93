/* Of a review that goes on: one fix alone, and a file looked at again. */
#ifndef ASYNCTUTOR_APP_REVIEW_AGAIN_H
#define ASYNCTUTOR_APP_REVIEW_AGAIN_H

#include "app/review.h"

/*
 * Look at the file PATH again, as it is on disk: what was found in it gives way to what is found now, by those of RULES that count. It is taken out where it cannot
 * be read (-1). PATH may belong to R.
 */
int review_again(const struct rule_set *rules, const struct review_options *options, struct review *r, const char *path, struct err *e);
/* The text of F with the fix of FOUND alone, which has one. The caller frees. */
char *review_fix_one(const struct finding *found, const struct review_file *f);

#endif
