/*
 * Saying and hearing: lines to standard output, lines from standard input.
 *
 * What is said is safe for a terminal: it passes textsafe() here. What is heard is UTF-8 of at most TALK_LINE bytes without control characters but
 * tabs; any other line is refused in words, and asked for again.
 */
#ifndef ASYNCTUTOR_PLAIN_TALK_H
#define ASYNCTUTOR_PLAIN_TALK_H

#include <stdbool.h>
#include "app/app.h"
#include "base/attr.h"
#include "base/buf.h"

#define TALK_LINE 4000
#define TALK_READ 4096
#define TALK_DEPTH 16 /* from here on a lesson or exercise is opened from home */

struct talk {
	struct app *app;
	bool typed;  /* a person types: input and output are terminals */
	bool ascii;  /* only ASCII glyphs */
	int width;   /* cells of a line */
	size_t rows; /* of the terminal; long texts wait after that many */
	bool over;   /* the learner quits or the input has ended: every place is left */
	bool left;   /* the place that is talked in is left */
	int depth;   /* places that are open, one in the other */
	/* What is to be opened from home, where every place is left for it; at most one. */
	const struct lesson *lesson;
	const struct exercise *exercise;
	/* What was read of the input and not heard yet. */
	char data[TALK_READ];
	size_t from, to;
	bool ended;
};

/* Ctrl-C is heard from now on. A is borrowed. */
void talk_init(struct talk *t, struct app *a);
void talk_done(struct talk *t);

/* Say it. */
void talk_say(struct talk *t, const char *fmt, ...) ATTR_PRINTF(2, 3);
/* Say TEXT, which may be long: on a terminal it waits after each screenful, and may be broken off. */
void talk_text(struct talk *t, const char *text);
/* Say DOC, which is freed, in words. */
void talk_page(struct talk *t, struct md_doc *doc);
void talk_markdown(struct talk *t, const char *text, size_t len);
/* Say a unified diff in words. */
void talk_diff(struct talk *t, const char *diff);
/* The full stop behind TEXT: "" where it ends with a mark of its own. */
const char *talk_stop(const char *text);
/* Say what went wrong. Empties E. */
void talk_fail(struct talk *t, struct err *e);

enum heard { HEARD_LINE, HEARD_INTERRUPT, HEARD_END };
/* Say PROMPT and hear a line, without its end, to LINE. At the end of the input T is over. */
enum heard talk_hear(struct talk *t, const char *prompt, struct buf *line);
/* Ask for yes or no. Ctrl-C and the end of the input are no. */
bool talk_yes(struct talk *t, const char *question);
/* Whether a number from 1 to MAX is all that TEXT holds. */
bool talk_number(const char *text, size_t max, size_t *out);

/* Something that goes on, and how to see whether it has ended. */
struct work {
	int (*fd)(void *ctx);
	bool (*poll)(void *ctx);
	void (*tell)(void *ctx, struct buf *out); /* how far it is, in a few words */
	void *ctx;
};
/* Wait until it ends, telling now and then how far it is; false where Ctrl-C came first. */
bool talk_wait(struct talk *t, const struct work *w);

#endif
