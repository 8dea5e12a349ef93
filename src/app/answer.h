/* What the learner answered to the questions of lessons, from the store. */
#ifndef ASYNCTUTOR_APP_ANSWER_H
#define ASYNCTUTOR_APP_ANSWER_H

#include "app/app.h"
#include "base/buf.h"
#include "course/quiz.h"

struct answers;

struct answer {
	int attempts;  /* 0: never answered */
	size_t option; /* of quiz_options(), the latest; quiz_options() where that was "I do not know", or the quiz has changed and does not have it any more */
	bool right;    /* the latest */
};

/* All that were given to questions of the course, read once. NULL where the store fails. */
struct answers *answers_read(struct app *a, struct err *e);
void answers_free(struct answers *s);
struct answer answers_get(const struct answers *s, const struct quiz *q);
/*
 * Q of lesson L, or of the placement quiz, is answered with OPTION, quiz_options() for "I do not know": records VERB_ANSWERED, its result {"success", "quiz",
 * "attempt", "response"}, where the response is null for not knowing, and brings *ANSWER, from answers_get(), up to date. What answers_read() gave is not changed.
 */
int answer_put(struct app *a, const struct lesson *l, const struct quiz *q, size_t option, struct answer *answer, struct err *e);

/* Append how it stands with the question as a line: "Right, at once."; what to do where it was never answered. */
void answer_state_text(const struct answer *answer, struct buf *out);
/* Append, as Markdown, whether OPTION was right and why, and what is. */
void answer_why_markdown(const struct quiz *q, size_t option, struct buf *out);

#endif
