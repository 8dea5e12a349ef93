/* Asking a question of a lesson, of the placement quiz or of the repetition. */
#ifndef ASYNCTUTOR_PLAIN_QUESTION_H
#define ASYNCTUTOR_PLAIN_QUESTION_H

#include "course/quiz.h"
#include "plain/talk.h"

enum asked {
	ASKED_GIVEN,
	ASKED_ENTER, /* Enter alone */
	ASKED_LEFT,  /* back, Ctrl-C or the end of the input */
};

/* Say Q and hear the number of an answer to *OPTION, quiz_options() for "I do not know". ENTER: what Enter alone does, in words; NULL for nothing. */
enum asked plain_ask(struct talk *t, const struct quiz *q, const char *enter, size_t *option);
/* Say whether OPTION was right, and why. */
void plain_why(struct talk *t, const struct quiz *q, size_t option);

#endif
