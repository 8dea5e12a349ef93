#include <stdint.h>
#include <stdlib.h>
#include "editor/history.h"

static void change_done(struct history_change *c)
{
	free(c->removed);
	buf_done(&c->inserted);
}

void history_done(struct history *h)
{
	for (size_t i = 0; i < h->changes.len; i++)
		change_done(&h->changes.ptr[i]);
	vec_done(&h->changes);
}

/* What was undone cannot be done again once something else was. */
static void drop_undone(struct history *h)
{
	while (h->changes.len > h->done)
		change_done(&h->changes.ptr[--h->changes.len]);
	if (h->saved != SIZE_MAX && h->saved > h->done)
		h->saved = SIZE_MAX;
}

void history_add(struct history *h, enum history_group group, struct history_cursor before, size_t at, char *removed, size_t nremoved,
    const char *text, size_t len)
{
	struct history_change *last = h->done > 0 ? &h->changes.ptr[h->done - 1] : NULL;
	bool goes_on = last && group != GROUP_NONE && group == h->group && h->done == h->changes.len;

	if (goes_on)
		goes_on = group == GROUP_TYPE ? at == last->at + last->inserted.len : group == GROUP_DELETE ? at == last->at : at + nremoved == last->at;
	drop_undone(h);
	h->group = group;
	if (goes_on && group == GROUP_TYPE && nremoved == 0) {
		buf_add(&last->inserted, text, len);
		free(removed);
		return;
	}
	struct history_change *c = vec_push(&h->changes);
	*c = (struct history_change){.at = at, .removed = removed, .nremoved = nremoved, .inserted = BUF_INIT, .first = !goes_on, .before = before};
	buf_add(&c->inserted, text, len);
	h->done = h->changes.len;
}

void history_cursor(struct history *h, struct history_cursor after)
{
	if (h->done > 0)
		h->changes.ptr[h->done - 1].after = after;
}

void history_end(struct history *h)
{
	h->group = GROUP_NONE;
}
