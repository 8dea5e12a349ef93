/* Rows, and what each does from when to when. */
#include <string.h>
#include "report/timeline_build.h"

const char *tl_text_of(const struct builder *b, const char *key)
{
	const char *s = js_text(js_get(b->ev->all, key));

	return s ? arena_strdup(&b->tl->arena, s) : NULL;
}

long long tl_int_of(const struct builder *b, const char *key)
{
	long long n;

	return js_int(js_get(b->ev->all, key), &n) ? n : 0;
}

int tl_line_of(const struct builder *b)
{
	long long n = tl_int_of(b, "line");

	return n > 0 && n < 100000000 ? (int)n : 0;
}

bool tl_flag_of(const struct builder *b, const char *key)
{
	bool value = false;

	return js_bool(js_get(b->ev->all, key), &value) && value;
}

size_t tl_row_of(const struct builder *b, const char *key)
{
	return timeline_row(b->tl, tl_int_of(b, key));
}

struct tl_row *tl_add_row(struct builder *b, enum tl_kind kind, long long id, const char *name)
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

struct tl_mark *tl_add_mark(struct builder *b, enum tl_mark_kind kind, size_t row)
{
	struct tl_mark *m = vec_push(&b->tl->marks);

	*m = (struct tl_mark){.at = b->now, .kind = kind, .row = row, .by = TL_NONE, .line = tl_line_of(b)};
	return m;
}

/* What ROW does from now on. */
void tl_turn_to(struct builder *b, struct tl_row *row, enum tl_state state, const char *on, int line)
{
	if (!row->open)
		return;
	if (row->segments.len)
		row->segments.ptr[row->segments.len - 1].to = b->now;
	*vec_push(&row->segments) = (struct tl_segment){
	    .from = b->now, .to = b->now, .state = state, .orphan = row->orphan, .cleaning = row->cleaning, .on = on, .line = line};
}

/* The same as before, seen in another light (orphan, cleaning up). */
void tl_turn_again(struct builder *b, struct tl_row *row)
{
	if (!row->segments.len)
		return;
	const struct tl_segment last = row->segments.ptr[row->segments.len - 1];
	tl_turn_to(b, row, last.state, last.on, last.line);
	struct tl_segment *now = &row->segments.ptr[row->segments.len - 1];
	now->kind = last.kind;
	now->holders = last.holders;
	now->nholders = last.nholders;
}

void tl_on_task(struct builder *b)
{
	size_t parent = tl_row_of(b, "parent");
	const char *coroutine = js_text(js_get(b->ev->all, "coroutine"));
	struct tl_row *row = tl_add_row(b, TL_TASK, tl_int_of(b, "id"), tl_text_of(b, "name"));

	if (!row)
		return;
	row->line = tl_line_of(b);
	row->parent = parent;
	row->hidden = tl_flag_of(b, "library") && coroutine && strncmp(coroutine, "BaseEventLoop.", 14) == 0;
	tl_add_mark(b, TL_MARK_CREATED, b->tl->rows.len - 1);
	tl_turn_to(b, row, tl_flag_of(b, "eager") ? TL_RUNNING : TL_IDLE, NULL, row->line);
}

void tl_on_thread(struct builder *b)
{
	size_t parent = tl_row_of(b, "by");
	struct tl_row *row = tl_add_row(b, TL_THREAD, tl_int_of(b, "id"), tl_text_of(b, "name"));

	if (!row)
		return;
	row->line = tl_line_of(b);
	row->parent = parent;
	row->hidden = tl_flag_of(b, "library");
	tl_add_mark(b, TL_MARK_CREATED, b->tl->rows.len - 1);
	tl_turn_to(b, row, TL_IDLE, NULL, row->line);
}

/* Only what has a name: a child that the program forks by itself is an event and no row. */
void tl_on_process(struct builder *b)
{
	size_t parent = tl_row_of(b, "by");
	struct tl_row *row = tl_add_row(b, TL_PROCESS, tl_int_of(b, "id"), tl_text_of(b, "name"));

	if (!row)
		return;
	row->line = tl_line_of(b);
	row->parent = parent;
	tl_add_mark(b, TL_MARK_CREATED, b->tl->rows.len - 1);
	tl_turn_to(b, row, tl_flag_of(b, "pool") ? TL_IDLE : TL_RUNNING, NULL, row->line);
}

void tl_on_name(struct builder *b)
{
	size_t row = tl_row_of(b, "id");
	const char *name = tl_text_of(b, "name");

	if (row != TL_NONE && name)
		b->tl->rows.ptr[row].name = name;
}

void tl_on_run(struct builder *b)
{
	size_t at = tl_row_of(b, "id");

	if (at == TL_NONE)
		return;
	struct tl_row *row = &b->tl->rows.ptr[at];
	if (tl_flag_of(b, "cancel") && !row->group_parent)
		row->cleaning = true;
	row->group_parent = false;
	tl_turn_to(b, row, TL_RUNNING, NULL, 0);
}

void tl_on_thread_start(struct builder *b)
{
	size_t at = tl_row_of(b, "id");

	/* A thread of a pool runs only while it has work: see on_work(). So does a process of a pool. */
	if (at != TL_NONE)
		tl_turn_to(b, &b->tl->rows.ptr[at], TL_RUNNING, NULL, 0);
}
