/*
 * Quizzes: the YAML in a ```quiz fence of a lesson. Their keys are described in asynctutor-lesson(5).
 *
 * Ownership: a quiz owns its texts, which come from outside and pass cellsafe() or Markdown before they reach a terminal.
 */
#ifndef ASYNCTUTOR_COURSE_QUIZ_H
#define ASYNCTUTOR_COURSE_QUIZ_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

enum quiz_kind {
	QUIZ_PREDICT, /* which of these does the program print? */
	QUIZ_CHOICE,  /* which of these is right? */
	QUIZ_LINE,    /* which line of the program is it? */
};

struct quiz_choice {
	const char *text, *why;
	bool right; /* exactly one of a quiz */
};

struct quiz_line {
	const char *text, *why; /* text: the whole line without its indentation */
};

struct quiz {
	const char *id; /* a slug */
	enum quiz_kind kind;
	const char *lesson; /* only in a placement quiz: the slug of the lesson that it stands for; else NULL */
	const char *ask;
	const char *program; /* NULL where there is none */
	const struct quiz_choice *choices; /* predict, choice: 3 to 5 */
	size_t nchoices;
	struct quiz_line right; /* line */
	const struct quiz_line *wrong; /* line: what is said of other lines */
	size_t nwrong;
};

/* Parse LEN bytes of TEXT, which begin on line LINE of the file PATH. NULL on failure. The caller frees with quiz_free(). */
struct quiz *quiz_parse(const char *text, size_t len, const char *path, int line, struct err *e);
void quiz_free(struct quiz *q);

/*
 * What can be answered, by number: the choices, behind them "an error" for predict; for line the lines of the program, from 0, without their
 * indentation, of which the blank ones ("") are no answers.
 */
size_t quiz_options(const struct quiz *q);
/* I must be below quiz_options(). Borrowed from Q. */
struct str quiz_option(const struct quiz *q, size_t i);
bool quiz_is_right(const struct quiz *q, size_t i);
/* What is said to the one who answers I; NULL where there is nothing in particular. */
const char *quiz_why(const struct quiz *q, size_t i);

/* Append the question, without its answer, as Markdown. */
void quiz_markdown(const struct quiz *q, struct buf *out);
/*
 * Append LEN bytes of the Markdown TEXT to OUT with each quiz fence replaced by quiz_markdown(), as many lines long as it was where that is
 * enough, so that lines below keep their numbers. A fence that is no sound quiz stays as it is.
 */
void quiz_markdown_all(const char *text, size_t len, struct buf *out);

#endif
