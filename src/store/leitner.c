#include <assert.h>
#include "store/leitner.h"

#define DAY (24 * 60 * 60 * 1000LL)

static const int days[LEITNER_BOXES] = {1, 3, 7, 21};

void leitner_wrong(struct leitner *l, int64_t at)
{
	*l = (struct leitner){1, at};
}

void leitner_right(struct leitner *l, int64_t at)
{
	if (!l->box)
		return;
	if (leitner_due(l, at))
		l->box = l->box < LEITNER_BOXES ? l->box + 1 : 0;
	l->last = at;
}

int64_t leitner_due_at(const struct leitner *l)
{
	assert(l->box >= 1 && l->box <= LEITNER_BOXES);
	return l->last + days[l->box - 1] * DAY;
}

bool leitner_due(const struct leitner *l, int64_t now)
{
	return l->box && (now >= leitner_due_at(l) || l->last > now + DAY);
}
