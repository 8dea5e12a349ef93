/*
 * When to ask again: Leitner's boxes (S. Leitner, "So lernt man lernen", Freiburg 1972). What went wrong goes into the first box; the boxes are asked again
 * after 1, 3, 7 and 21 days, counted from the last answer. Right when it was due, it moves on, out of the last box for good; wrong, whenever, it goes back
 * to the first. Right before it was due it stays where it is: an answer that was just read is no sign of memory.
 *
 * Times are those of the events, in milliseconds UTC, in the order of the events: machines that hold the same events agree, whatever their clocks said.
 * A last answer from more than a day in the future was given under a wrong clock and tells nothing of when: then it is due.
 */
#ifndef ASYNCTUTOR_APP_LEITNER_H
#define ASYNCTUTOR_APP_LEITNER_H

#include <stdbool.h>
#include <stdint.h>

#define LEITNER_BOXES 4

struct leitner {
	int box; /* from 1; 0 where it is not to be asked again */
	int64_t last; /* when it was answered */
};

void leitner_wrong(struct leitner *l, int64_t at);
/* Does nothing outside of the boxes. */
void leitner_right(struct leitner *l, int64_t at);
bool leitner_due(const struct leitner *l, int64_t now);
/* Only for one that is in a box. */
int64_t leitner_due_at(const struct leitner *l);

#endif
