/* What each event of a run says about the rows. */
#include <stdio.h>
#include <string.h>
#include "report/timeline_build.h"

static bool is_queue(const char *on)
{
	static const char *const handed[] = {
	    "lock", "semaphore", "event", "condition", "barrier", "queue-get", "queue-put", "queue-join"};

	for (size_t i = 0; on && i < sizeof handed / sizeof *handed; i++)
		if (strcmp(on, handed[i]) == 0)
			return true;
	return false;
}

/* For whom the event's actor waits. */
static void take_holders(struct builder *b, struct tl_segment *s)
{
	const struct js *list = js_get(b->ev->all, "holders");
	size_t n = js_count(list), *rows = n ? arena_array(&b->tl->arena, size_t, n) : NULL;

	s->holders = rows;
	for (size_t i = 0; i < n; i++) {
		long long id;
		size_t row = js_int(js_at(list, i), &id) ? timeline_row(b->tl, id) : TL_NONE;
		if (row != TL_NONE)
			rows[s->nholders++] = row;
	}
}

static void on_wait(struct builder *b)
{
	size_t at = tl_row_of(b, "id");

	if (at == TL_NONE)
		return;
	struct tl_row *row = &b->tl->rows.ptr[at];
	const char *kind = tl_text_of(b, "on");
	tl_turn_to(b, row, is_queue(kind) ? TL_QUEUED : TL_WAITING, tl_text_of(b, "what"), tl_line_of(b));
	if (!row->open)
		return;
	struct tl_segment *s = &row->segments.ptr[row->segments.len - 1];
	s->kind = kind;
	take_holders(b, s);
}

static void on_work(struct builder *b)
{
	long long work = tl_int_of(b, "work"), thread = tl_int_of(b, "thread");

	if (work <= 0 || work > ID_MOST)
		return;
	while (b->work.len <= (size_t)work)
		*vec_push(&b->work) = 0;
	b->work.ptr[work] = thread;
	size_t row = tl_row_of(b, "thread");
	if (row != TL_NONE)
		tl_turn_to(b, &b->tl->rows.ptr[row], TL_RUNNING, NULL, 0);
}

static void on_work_end(struct builder *b)
{
	long long work = tl_int_of(b, "work");

	if (work <= 0 || (size_t)work >= b->work.len)
		return;
	size_t row = timeline_row(b->tl, b->work.ptr[work]);
	if (row != TL_NONE)
		tl_turn_to(b, &b->tl->rows.ptr[row], TL_IDLE, NULL, 0);
}

static void end_row(struct builder *b, size_t at, enum tl_how how)
{
	static const enum tl_mark_kind kinds[] = {
	    [TL_RETURNED] = TL_MARK_RETURNED, [TL_RAISED] = TL_MARK_RAISED, [TL_CANCELLED] = TL_MARK_CANCELLED};
	struct tl_row *row = &b->tl->rows.ptr[at];

	if (!row->open)
		return;
	if (row->segments.len)
		row->segments.ptr[row->segments.len - 1].to = b->now;
	row->open = false;
	row->how = how;
	row->ended = b->now;
	struct tl_mark *m = tl_add_mark(b, kinds[how], at);
	m->what = tl_text_of(b, "exception");
	m->text = tl_text_of(b, "text");
}

static void on_done(struct builder *b)
{
	size_t row = tl_row_of(b, "id");
	const char *how = js_text(js_get(b->ev->all, "how"));

	if (row != TL_NONE && how)
		end_row(b, row, strcmp(how, "raised") == 0 ? TL_RAISED : strcmp(how, "cancelled") == 0 ? TL_CANCELLED : TL_RETURNED);
}

static void on_thread_end(struct builder *b)
{
	size_t row = tl_row_of(b, "id");

	if (row != TL_NONE)
		end_row(b, row, TL_RETURNED);
}

static void on_exception(struct builder *b)
{
	size_t row = tl_row_of(b, "id");

	if (row != TL_NONE && b->tl->rows.ptr[row].kind == TL_THREAD)
		end_row(b, row, TL_RAISED);
}

static void on_cancel(struct builder *b)
{
	size_t row = tl_row_of(b, "id");
	const char *source = tl_text_of(b, "source");

	if (row == TL_NONE)
		return;
	if (source && strcmp(source, "group-parent") == 0) {
		b->tl->rows.ptr[row].group_parent = true;
		return;
	}
	struct tl_mark *m = tl_add_mark(b, TL_MARK_CANCEL, row);
	m->what = source;
	m->by = tl_row_of(b, "by");
}

static void back_to_normal(struct builder *b, size_t row)
{
	b->tl->rows.ptr[row].cleaning = false;
	tl_turn_again(b, &b->tl->rows.ptr[row]);
}

static void on_uncancel(struct builder *b)
{
	size_t row = tl_row_of(b, "id");

	if (row != TL_NONE && b->tl->rows.ptr[row].cleaning)
		back_to_normal(b, row);
}

static void on_swallow(struct builder *b)
{
	size_t row = tl_row_of(b, "id");

	if (row == TL_NONE)
		return;
	tl_add_mark(b, TL_MARK_SWALLOWED, row);
	back_to_normal(b, row);
}

static void on_timeout(struct builder *b)
{
	size_t row = tl_row_of(b, "id");

	if (row != TL_NONE)
		tl_add_mark(b, TL_MARK_TIMEOUT, row);
}

static void on_orphan(struct builder *b)
{
	size_t row = tl_row_of(b, "id");

	if (row == TL_NONE)
		return;
	tl_add_mark(b, TL_MARK_ORPHANED, row);
	b->tl->rows.ptr[row].orphan = true;
	tl_turn_again(b, &b->tl->rows.ptr[row]);
}

static void on_left(struct builder *b)
{
	size_t row = tl_row_of(b, "id");

	if (row != TL_NONE)
		tl_add_mark(b, TL_MARK_LEFT, row);
}

/* The last MS of what ROW ran were a standstill of the loop. */
static void on_blocked(struct builder *b)
{
	size_t at = tl_row_of(b, "id");
	double ms = 0, from;

	if (at == TL_NONE || !js_real(js_get(b->ev->all, "ms"), &ms) || !(ms >= 0))
		return;
	struct tl_mark *m = tl_add_mark(b, TL_MARK_BLOCKED, at);
	m->ms = ms;
	m->what = tl_text_of(b, "what");
	struct tl_row *row = &b->tl->rows.ptr[at];
	if (!row->segments.len)
		return;
	struct tl_moment start = row->segments.ptr[row->segments.len - 1].from, now = b->now;
	from = now.t - ms / 1000;
	b->now = from > start.t ? (struct tl_moment){from, start.step} : start;
	tl_turn_to(b, row, TL_BLOCKING, m->what, m->line);
	b->now = now;
	tl_turn_to(b, row, TL_RUNNING, NULL, 0);
}

static void on_never_awaited(struct builder *b)
{
	tl_add_mark(b, TL_MARK_UNAWAITED, TL_NONE)->what = tl_text_of(b, "name");
}

static void on_unretrieved(struct builder *b)
{
	struct tl_mark *m = tl_add_mark(b, TL_MARK_UNRETRIEVED, TL_NONE);

	m->what = tl_text_of(b, "exception");
	m->text = tl_text_of(b, "task");
}

static void on_open(struct builder *b)
{
	tl_add_mark(b, TL_MARK_OPEN, TL_NONE)->what = tl_text_of(b, "what");
}

static void on_loop(struct builder *b)
{
	const char *op = js_text(js_get(b->ev->all, "op"));

	if (op && strcmp(op, "events-cut") == 0)
		b->tl->cut = true;
}

static void on_end(struct builder *b)
{
	b->tl->finished = true;
}

static const struct {
	const char *kind;
	void (*take)(struct builder *b);
} takes[] = {
    {"resume", tl_on_run}, {"wait", on_wait}, {"start", tl_on_run}, {"task", tl_on_task}, {"done", on_done}, {"name", tl_on_name},
    {"cancel", on_cancel}, {"uncancel", on_uncancel}, {"swallow", on_swallow}, {"timeout", on_timeout}, {"orphan", on_orphan},
    {"left", on_left}, {"blocked", on_blocked}, {"thread", tl_on_thread}, {"thread_start", tl_on_thread_start},
    {"thread_end", on_thread_end}, {"process", tl_on_process}, {"process_end", on_thread_end}, {"work_start", on_work}, {"work_end", on_work_end}, {"exception", on_exception},
    {"never_awaited", on_never_awaited}, {"unretrieved", on_unretrieved}, {"open", on_open}, {"loop", on_loop}, {"end", on_end},
};

void tl_take(struct builder *b, const struct run_event *ev)
{
	b->ev = ev;
	/* Time does not go back, whatever the file says. */
	if (ev->t > b->now.t)
		b->now.t = ev->t;
	if (ev->step > b->now.step)
		b->now.step = ev->step;
	for (size_t i = 0; i < sizeof takes / sizeof *takes; i++)
		if (strcmp(takes[i].kind, ev->kind) == 0) {
			takes[i].take(b);
			return;
		}
}
