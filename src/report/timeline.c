#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "report/timeline_build.h"
#include "report/timeline_label.h"

#define MAIN_THREAD 1

/* What happened last that was not one more round of the same. */
static double last_news(const struct timeline *tl)
{
	double last = 0;

	for (size_t i = 0; i < tl->marks.len; i++)
		if (tl->marks.ptr[i].at.t > last)
			last = tl->marks.ptr[i].at.t;
	for (size_t i = 0; i < tl->rows.len; i++) {
		const struct tl_row *row = &tl->rows.ptr[i];
		if (row->open && row->segments.len) {
			size_t first = row->segments.len < 12 ? row->segments.len - 1 : 11;
			if (row->segments.ptr[first].from.t > last)
				last = row->segments.ptr[first].from.t;
		}
	}
	return last;
}

/* The main thread is a row of interest where it is not just the stage of a loop. */
static void decide_main(struct timeline *tl)
{
	struct tl_row *row = &tl->rows.ptr[0];

	for (size_t i = 1; i < tl->rows.len; i++)
		if (tl->rows.ptr[i].kind == TL_TASK)
			row->hidden = true;
	for (size_t i = 0; i < tl->marks.len; i++)
		if (tl->marks.ptr[i].row == 0 && tl->marks.ptr[i].kind == TL_MARK_BLOCKED)
			row->hidden = false;
}

/* Who waits for a work item waits for the thread that does it, which is known later. */
static void find_workers(struct builder *b)
{
	unsigned long long work;

	for (size_t i = 0; i < b->tl->rows.len; i++) {
		struct tl_row *row = &b->tl->rows.ptr[i];
		for (size_t k = 0; k < row->segments.len; k++) {
			struct tl_segment *s = &row->segments.ptr[k];
			if (!s->on || sscanf(s->on, "work item %llu", &work) != 1 || work >= b->work.len)
				continue;
			size_t worker = timeline_row(b->tl, b->work.ptr[work]);
			size_t *holder = arena_array(&b->tl->arena, size_t, 1);
			*holder = worker;
			s->holders = holder;
			s->nholders = worker != TL_NONE;
		}
	}
}

/* Give each row its marks. */
static void deal_marks(struct timeline *tl)
{
	size_t next = 0;

	tl->row_marks = xcalloc(tl->marks.len + 1, sizeof *tl->row_marks);
	for (size_t i = 0; i < tl->marks.len; i++)
		if (tl->marks.ptr[i].row != TL_NONE)
			tl->rows.ptr[tl->marks.ptr[i].row].nmarks++;
	for (size_t i = 0; i < tl->rows.len; i++) {
		tl->rows.ptr[i].marks = tl->row_marks + next;
		next += tl->rows.ptr[i].nmarks;
		tl->rows.ptr[i].nmarks = 0;
	}
	for (size_t i = 0; i < tl->marks.len; i++)
		if (tl->marks.ptr[i].row != TL_NONE) {
			struct tl_row *row = &tl->rows.ptr[tl->marks.ptr[i].row];
			tl->row_marks[(size_t)(row->marks - tl->row_marks) + row->nmarks++] = i;
		}
}

static void finish(struct builder *b, bool hangs)
{
	struct timeline *tl = b->tl;
	double news = last_news(tl), tail = news > 0 ? news * 0.3 : 1;

	tl->end = b->now;
	tl->shown_end = tl->end.t;
	if (hangs && (tl->end.t < news + tail || tl->end.t > (news + tail) * 2))
		tl->shown_end = news + tail;
	for (size_t i = 0; i < tl->rows.len; i++) {
		struct tl_row *row = &tl->rows.ptr[i];
		if (!row->open)
			continue;
		row->ended = tl->end;
		if (tl->shown_end > row->ended.t)
			row->ended.t = tl->shown_end;
		if (row->segments.len)
			row->segments.ptr[row->segments.len - 1].to = row->ended;
	}
	if (!hangs && tl->rows.ptr[0].open) {
		tl->rows.ptr[0].how = TL_RETURNED;
		tl->rows.ptr[0].open = false;
	}
	find_workers(b);
	deal_marks(tl);
	decide_main(tl);
	timeline_label(tl);
	timeline_order(tl);
}

struct timeline *timeline_read(struct events *events, bool hangs)
{
	struct timeline *tl = xcalloc(1, sizeof *tl);
	struct builder b = {.tl = tl};
	struct run_event ev;

	tl_turn_to(&b, tl_add_row(&b, TL_THREAD, MAIN_THREAD, "main thread"), TL_RUNNING, NULL, 0);
	while (events_next(events, &ev))
		tl_take(&b, &ev);
	tl->bad = events_bad(events);
	tl->cut |= events_cut(events);
	finish(&b, hangs);
	vec_done(&b.work);
	return tl;
}

void timeline_free(struct timeline *tl)
{
	if (!tl)
		return;
	for (size_t i = 0; i < tl->rows.len; i++)
		vec_done(&tl->rows.ptr[i].segments);
	vec_done(&tl->rows);
	vec_done(&tl->marks);
	vec_done(&tl->by_id);
	free(tl->row_marks);
	free(tl->order);
	arena_done(&tl->arena);
	free(tl);
}

bool timeline_shows(const struct timeline *tl, size_t row)
{
	return !tl->rows.ptr[row].hidden && tl->rows.ptr[row].began.t <= tl->shown_end;
}

bool tl_before(struct tl_moment a, struct tl_moment b)
{
	return a.t < b.t || (a.t <= b.t && a.step < b.step);
}

const struct tl_segment *timeline_at(const struct timeline *tl, size_t row, struct tl_moment at)
{
	const struct tl_row *r = &tl->rows.ptr[row];
	size_t low = 0, high = r->segments.len;

	if (r->how != TL_UNFINISHED && !tl_before(at, r->ended))
		return NULL;
	while (low < high) { /* the first that begins behind AT */
		size_t mid = low + (high - low) / 2;
		if (tl_before(at, r->segments.ptr[mid].from))
			high = mid;
		else
			low = mid + 1;
	}
	return low ? &r->segments.ptr[low - 1] : NULL;
}

double tl_since(const struct tl_row *row, const struct tl_segment *s)
{
	while (s > row->segments.ptr && s[-1].state == s->state && s[-1].on == s->on && s[-1].line == s->line && s->on)
		s--;
	return s->from.t;
}
