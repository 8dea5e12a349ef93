/* How one text is reviewed: what review.c and review_files.c share. */
#ifndef ASYNCTUTOR_APP_REVIEW_JUDGE_H
#define ASYNCTUTOR_APP_REVIEW_JUDGE_H

#include "app/review.h"

/* What became of one file. */
struct outcome {
	char *path, *why; /* why: it was not read */
	unsigned uses;
	bool telling; /* it has findings or faults */
	struct review_file file;
};

/* Find what there is in the text of O->file. */
void review_judge(const struct rule_set *rules, const struct review_options *options, struct outcome *o);
/* Move what O holds into OUT. */
void review_take(struct review *out, struct outcome *o);
size_t review_count_rules(const struct rule_set *rules, const struct review_options *o);
void review_file_done(struct review_file *f);

#endif
