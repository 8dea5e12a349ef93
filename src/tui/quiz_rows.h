/* A question as rows: in the text of a lesson, and asked by itself. */
#ifndef ASYNCTUTOR_TUI_QUIZ_ROWS_H
#define ASYNCTUTOR_TUI_QUIZ_ROWS_H

#include "app/answer.h"
#include "tui/rows.h"

#define ANSWERS_MAX 256 /* of one question; further lines of its program cannot be chosen */

/*
 * Add the question, its program and its answers as rows of WIDTH cells. Option I is link LINK + I. Where ANSWER has attempts, the answer given and the right
 * one are marked; how many rows there are does not depend on it.
 */
void quiz_rows(struct rows *r, const struct quiz *q, const struct answer *answer, int link, int width, bool ascii);
/* Add what is said to the one who answered OPTION, and where it is wrong why the right one is; quiz_options() for not having known. */
void quiz_why_rows(struct rows *r, const struct quiz *q, size_t option, int width, bool ascii);

#endif
