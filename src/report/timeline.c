#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "report/timeline.h"
#include "report/timeline_label.h"

/* Ids beyond are no honest tracer's. */
#define ID_MOST 1000000

#define MAIN_THREAD 1

struct builder {
	struct timeline *tl;
	VEC(long long) work; /* id of the thread that does the work item, by its number */
	const struct run_event *ev;
	struct tl_moment now;
};

static const char *text_of(const struct builder *b, const char *key)
{
	const char *s = js_text(js_get(b->ev->all, key));

	return s ? arena_strdup(&b->tl->arena, s) : NULL;
}

static long long int_of(const struct builder *b, const char *key)
{
	long long n;

	return js_int(js_get(b->ev->all, key), &n) ? n : 0;
}

static int line_of(const struct builder *b)
{
	long long n = int_of(b, "line");

	return n > 0 && n < 100000000 ? (int)n : 0;
}

static bool flag_of(const struct builder *b, const char *key)
{
	bool value = false;

	return js_bool(js_get(b->ev->all, key), &value) && value;
}

static size_t row_of(const struct builder *b, const char *key)
{
	return timeline_row(b->tl, int_of(b, key));
}

static struct tl_row *add_row(struct builder *b, enum tl_kind kind, long long id, const char *name)
{
	struct tl_row *row;

	if (id <= 0 || id > ID_MOST || timeline_row(b->tl, id) != TL_NONE)
		return NULL;
	while (b->tl->by_id.len <= (size_t)id)
		*vec_push(&b->tl->by_id) = TL_NONE;
	b->tl->by_id.ptr[id] = b->tl->rows.len;
	row = vec_push(&b->tl->rows);
	*row = (struct tl_row){
	    .kind = kind, .id = id, .name = name ? name : "?", .parent = TL_NONE, .open = true, .began = b->now, .ended = b->now};
	return row;
}

static struct tl_mark *add_mark(struct builder *b, enum tl_mark_kind kind, size_t row)
{
	struct tl_mark *m = vec_push(&b->tl->marks);

	*m = (struct tl_mark){.at = b->now, .kind = kind, .row = row, .by = TL_NONE, .line = line_of(b)};
	return m;
}

/* What ROW does from now on. */
static void turn_to(struct builder *b, struct tl_row *row, enum tl_state state, const char *on, int line)
{
	if (!row->open)
		return;
	if (row->segments.len)
		row->segments.ptr[row->segments.len - 1].to = b->now;
	*vec_push(&row->segments) = (struct tl_segment){
	    .from = b->now, .to = b->now, .state = state, .orphan = row->orphan, .cleaning = row->cleaning, .on = on, .line = line};
}

/* The same as before, seen in another light (orphan, cleaning up). */
static void turn_again(struct builder *b, struct tl_row *row)
{
	if (!row->segments.len)
		return;
	const struct tl_segment last = row->segments.ptr[row->segments.len - 1];
	turn_to(b, row, last.state, last.on, last.line);
	struct tl_segment *now = &row->segments.ptr[row->segments.len - 1];
	now->kind = last.kind;
	now->holders = last.holders;
	now->nholders = last.nholders;
}

static void on_task(struct builder *b)
{
	size_t parent = row_of(b, "parent");
	const char *coroutine = js_text(js_get(b->ev->all, "coroutine"));
	struct tl_row *row = add_row(b, TL_TASK, int_of(b, "id"), text_of(b, "name"));

	if (!row)
		return;
	row->line = line_of(b);
	row->parent = parent;
	row->hidden = flag_of(b, "library") && coroutine && strncmp(coroutine, "BaseEventLoop.", 14) == 0;
	add_mark(b, TL_MARK_CREATED, b->tl->rows.len - 1);
	turn_to(b, row, flag_of(b, "eager") ? TL_RUNNING : TL_IDLE, NULL, row->line);
}

static void on_thread(struct builder *b)
{
	size_t parent = row_of(b, "by");
	const char *target = js_text(js_get(b->ev->all, "target"));
	struct tl_row *row = add_row(b, TL_THREAD, int_of(b, "id"), text_of(b, "name"));

	if (!row)
		return;
	row->line = line_of(b);
	row->parent = parent;
	row->hidden = target && strncmp(target, "BaseEventLoop.", 14) == 0;
	add_mark(b, TL_MARK_CREATED, b->tl->rows.len - 1);
	turn_to(b, row, TL_IDLE, NULL, row->line);
}

/* Only what has a name: a child that the program forks by itself is an event and no row. */
static void on_process(struct builder *b)
{
	size_t parent = row_of(b, "by");
	struct tl_row *row = add_row(b, TL_PROCESS, int_of(b, "id"), text_of(b, "name"));

	if (!row)
		return;
	row->line = line_of(b);
	row->parent = parent;
	add_mark(b, TL_MARK_CREATED, b->tl->rows.len - 1);
	turn_to(b, row, flag_of(b, "pool") ? TL_IDLE : TL_RUNNING, NULL, row->line);
}

static void on_name(struct builder *b)
{
	size_t row = row_of(b, "id");
	const char *name = text_of(b, "name");

	if (row != TL_NONE && name)
		b->tl->rows.ptr[row].name = name;
}

static void on_run(struct builder *b)
{
	size_t at = row_of(b, "id");

	if (at == TL_NONE)
		return;
	struct tl_row *row = &b->tl->rows.ptr[at];
	if (flag_of(b, "cancel") && !row->group_parent)
		row->cleaning = true;
	row->group_parent = false;
	turn_to(b, row, TL_RUNNING, NULL, 0);
}

static void on_thread_start(struct builder *b)
{
	size_t at = row_of(b, "id");

	/* A thread of a pool runs only while it has work: see on_work(). So does a process of a pool. */
	if (at != TL_NONE)
		turn_to(b, &b->tl->rows.ptr[at], TL_RUNNING, NULL, 0);
}

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
	size_t at = row_of(b, "id");

	if (at == TL_NONE)
		return;
	struct tl_row *row = &b->tl->rows.ptr[at];
	const char *kind = text_of(b, "on");
	turn_to(b, row, is_queue(kind) ? TL_QUEUED : TL_WAITING, text_of(b, "what"), line_of(b));
	if (!row->open)
		return;
	struct tl_segment *s = &row->segments.ptr[row->segments.len - 1];
	s->kind = kind;
	take_holders(b, s);
}

static void on_work(struct builder *b)
{
	long long work = int_of(b, "work"), thread = int_of(b, "thread");

	if (work <= 0 || work > ID_MOST)
		return;
	while (b->work.len <= (size_t)work)
		*vec_push(&b->work) = 0;
	b->work.ptr[work] = thread;
	size_t row = row_of(b, "thread");
	if (row != TL_NONE)
		turn_to(b, &b->tl->rows.ptr[row], TL_RUNNING, NULL, 0);
}

static void on_work_end(struct builder *b)
{
	long long work = int_of(b, "work");

	if (work <= 0 || (size_t)work >= b->work.len)
		return;
	size_t row = timeline_row(b->tl, b->work.ptr[work]);
	if (row != TL_NONE)
		turn_to(b, &b->tl->rows.ptr[row], TL_IDLE, NULL, 0);
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
	struct tl_mark *m = add_mark(b, kinds[how], at);
	m->what = text_of(b, "exception");
	m->text = text_of(b, "text");
}

static void on_done(struct builder *b)
{
	size_t row = row_of(b, "id");
	const char *how = js_text(js_get(b->ev->all, "how"));

	if (row != TL_NONE && how)
		end_row(b, row, strcmp(how, "raised") == 0 ? TL_RAISED : strcmp(how, "cancelled") == 0 ? TL_CANCELLED : TL_RETURNED);
}

static void on_thread_end(struct builder *b)
{
	size_t row = row_of(b, "id");

	if (row != TL_NONE)
		end_row(b, row, TL_RETURNED);
}

static void on_exception(struct builder *b)
{
	size_t row = row_of(b, "id");

	if (row != TL_NONE && b->tl->rows.ptr[row].kind == TL_THREAD)
		end_row(b, row, TL_RAISED);
}

static void on_cancel(struct builder *b)
{
	size_t row = row_of(b, "id");
	const char *source = text_of(b, "source");

	if (row == TL_NONE)
		return;
	if (source && strcmp(source, "group-parent") == 0) {
		b->tl->rows.ptr[row].group_parent = true;
		return;
	}
	struct tl_mark *m = add_mark(b, TL_MARK_CANCEL, row);
	m->what = source;
	m->by = row_of(b, "by");
}

static void back_to_normal(struct builder *b, size_t row)
{
	b->tl->rows.ptr[row].cleaning = false;
	turn_again(b, &b->tl->rows.ptr[row]);
}

static void on_uncancel(struct builder *b)
{
	size_t row = row_of(b, "id");

	if (row != TL_NONE && b->tl->rows.ptr[row].cleaning)
		back_to_normal(b, row);
}

static void on_swallow(struct builder *b)
{
	size_t row = row_of(b, "id");

	if (row == TL_NONE)
		return;
	add_mark(b, TL_MARK_SWALLOWED, row);
	back_to_normal(b, row);
}

static void on_timeout(struct builder *b)
{
	size_t row = row_of(b, "id");

	if (row != TL_NONE)
		add_mark(b, TL_MARK_TIMEOUT, row);
}

static void on_orphan(struct builder *b)
{
	size_t row = row_of(b, "id");

	if (row == TL_NONE)
		return;
	add_mark(b, TL_MARK_ORPHANED, row);
	b->tl->rows.ptr[row].orphan = true;
	turn_again(b, &b->tl->rows.ptr[row]);
}

static void on_left(struct builder *b)
{
	size_t row = row_of(b, "id");

	if (row != TL_NONE)
		add_mark(b, TL_MARK_LEFT, row);
}

/* The last MS of what ROW ran were a standstill of the loop. */
static void on_blocked(struct builder *b)
{
	size_t at = row_of(b, "id");
	double ms = 0, from;

	if (at == TL_NONE || !js_real(js_get(b->ev->all, "ms"), &ms) || !(ms >= 0))
		return;
	struct tl_mark *m = add_mark(b, TL_MARK_BLOCKED, at);
	m->ms = ms;
	m->what = text_of(b, "what");
	struct tl_row *row = &b->tl->rows.ptr[at];
	if (!row->segments.len)
		return;
	struct tl_moment start = row->segments.ptr[row->segments.len - 1].from, now = b->now;
	from = now.t - ms / 1000;
	b->now = from > start.t ? (struct tl_moment){from, start.step} : start;
	turn_to(b, row, TL_BLOCKING, m->what, m->line);
	b->now = now;
	turn_to(b, row, TL_RUNNING, NULL, 0);
}

static void on_never_awaited(struct builder *b)
{
	add_mark(b, TL_MARK_UNAWAITED, TL_NONE)->what = text_of(b, "name");
}

static void on_unretrieved(struct builder *b)
{
	struct tl_mark *m = add_mark(b, TL_MARK_UNRETRIEVED, TL_NONE);

	m->what = text_of(b, "exception");
	m->text = text_of(b, "task");
}

static void on_open(struct builder *b)
{
	add_mark(b, TL_MARK_OPEN, TL_NONE)->what = text_of(b, "what");
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
    {"resume", on_run}, {"wait", on_wait}, {"start", on_run}, {"task", on_task}, {"done", on_done}, {"name", on_name},
    {"cancel", on_cancel}, {"uncancel", on_uncancel}, {"swallow", on_swallow}, {"timeout", on_timeout}, {"orphan", on_orphan},
    {"left", on_left}, {"blocked", on_blocked}, {"thread", on_thread}, {"thread_start", on_thread_start},
    {"thread_end", on_thread_end}, {"process", on_process}, {"process_end", on_thread_end}, {"work_start", on_work}, {"work_end", on_work_end}, {"exception", on_exception},
    {"never_awaited", on_never_awaited}, {"unretrieved", on_unretrieved}, {"open", on_open}, {"loop", on_loop}, {"end", on_end},
};

static void take(struct builder *b, const struct run_event *ev)
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

	turn_to(&b, add_row(&b, TL_THREAD, MAIN_THREAD, "main thread"), TL_RUNNING, NULL, 0);
	while (events_next(events, &ev))
		take(&b, &ev);
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
