/*
 * How well an object is known, folded from its events in order: whether it is to come back, and when (leitner.h).
 *
 * A question is answered each time it is answered, and comes back once its first answer was wrong. An exercise is worked on in
 * rounds: from its start, later from a reset, to its pass or the sight of the solution; a round in which STANDING_FAILURES
 * checks failed, or the hint STANDING_HINT of a check or the solution was shown, is a wrong answer, any other a right one.
 */
#ifndef ASYNCTUTOR_STORE_STANDING_H
#define ASYNCTUTOR_STORE_STANDING_H

#include <stdbool.h>
#include <stdint.h>
#include "store/leitner.h"

/* Failed checks in a round that make it one that went badly. */
#define STANDING_FAILURES 5
/* The hint of a check that nearly gives the answer. */
#define STANDING_HINT 3

/* All zero for an object that nothing is known of. */
struct standing {
	struct leitner when;
	bool missed;	 /* the first answer to the question was wrong */
	bool closed;	 /* the exercise's round is over */
	bool went_badly; /* in this round */
	int failures;	 /* in this round */
	int rounds;	 /* that are over */
};

/* The question was answered at AT, milliseconds UTC; FIRST: for the first time. */
void standing_answer(struct standing *s, bool first, bool right, int64_t at);
void standing_fail(struct standing *s);
/* The hint NUMBER, from 1, of some check was shown. */
void standing_hint(struct standing *s, long long number);
void standing_solution(struct standing *s, int64_t at);
void standing_pass(struct standing *s, int64_t at);
void standing_reset(struct standing *s);

#endif
