/*
 * What went badly comes back after days: questions whose first answer was wrong, and exercises that took the third hint of a check, the solution, or
 * five failed checks. The store derives it from the events (store/standing.h); when, store/leitner.h says.
 */
#ifndef ASYNCTUTOR_APP_REPEAT_H
#define ASYNCTUTOR_APP_REPEAT_H

#include "app/answer.h"
#include "app/app.h"
#include "store/leitner.h"
#include "app/questions.h"

struct repeat_item {
	const struct lesson *lesson;	 /* that it belongs to */
	const struct exercise *exercise; /* NULL for a question */
	const struct quiz *quiz;	 /* NULL for an exercise */
	struct leitner when;
	bool due;
	int attempts; /* answers to the question so far */
	bool begun;   /* the exercise was put back to its start for this round */
};

struct repeat_list {
	struct repeat_item *items; /* what is due first, then by the day on which it will be */
	size_t n, due;
	struct questions questions; /* what the items borrow from */
};

/* All that is to come back, as of NOW, in milliseconds UTC. What the course does not have any more is left out. */
int repeat_read(struct app *a, int64_t now, struct repeat_list *out, struct err *e);
void repeat_done(struct repeat_list *l);

/* The question ITEM is answered with OPTION, quiz_options() for "I do not know"; recorded as in the lesson. */
int repeat_answer(struct app *a, const struct repeat_item *item, size_t option, struct err *e);
/* Put the exercise ITEM back to its start, keeping a copy of the file, unless its round is begun. */
int repeat_begin(struct app *a, const struct repeat_item *item, struct err *e);

/* The list in words, a line each, and what is next. Safe for a terminal. */
void repeat_text(const struct repeat_list *l, int64_t now, struct buf *out);
/* One sentence: how many are due, else when the next is. */
void repeat_next_text(const struct repeat_list *l, int64_t now, struct buf *out);
/* {"due", "items": [{"kind", "slug", "lesson", "box", "due", "due_at"}]}, indented. The caller frees. */
char *repeat_json(const struct repeat_list *l);

#endif
