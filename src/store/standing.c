#include "store/standing.h"

void standing_answer(struct standing *s, bool first, bool right, int64_t at)
{
	if (first)
		s->missed = !right;
	if (!s->missed)
		return;
	if (right)
		leitner_right(&s->when, at);
	else
		leitner_wrong(&s->when, at);
}

static void end_round(struct standing *s, int64_t at)
{
	if (s->closed)
		return;
	if (s->went_badly)
		leitner_wrong(&s->when, at);
	else
		leitner_right(&s->when, at);
	s->closed = true;
	s->rounds++;
}

void standing_fail(struct standing *s)
{
	if (!s->closed && ++s->failures >= STANDING_FAILURES)
		s->went_badly = true;
}

void standing_hint(struct standing *s, long long number)
{
	if (!s->closed && number >= STANDING_HINT)
		s->went_badly = true;
}

void standing_solution(struct standing *s, int64_t at)
{
	if (!s->closed)
		s->went_badly = true;
	end_round(s, at);
}

void standing_pass(struct standing *s, int64_t at)
{
	end_round(s, at);
}

/* A round that is not over yet goes on behind a reset: its trouble is not forgotten. */
void standing_reset(struct standing *s)
{
	if (!s->closed)
		return;
	s->closed = s->went_badly = false;
	s->failures = 0;
}
