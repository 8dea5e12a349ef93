#include <stdlib.h>
#include <string.h>
#include "report/run.h"

/* Microseconds, as the format wants them. */
#define MICRO 1e6

struct chrome {
	const struct timeline *tl;
	struct buf *out;
	bool any;
	long long flows;
};

static struct js *new_event(const struct chrome *c, const char *phase, size_t row, double t, const char *name)
{
	struct js *o = js_object();

	js_set_str(o, "ph", phase);
	js_set_int(o, "pid", 1);
	js_set_int(o, "tid", row == TL_NONE ? 0 : c->tl->rows.ptr[row].id);
	js_set_real(o, "ts", t * MICRO);
	js_set_str(o, "name", name);
	return o;
}

static void put(struct chrome *c, struct js *event)
{
	char *text = js_dump(event, 0);

	buf_addf(c->out, "%s%s", c->any ? ",\n" : "\n", text);
	c->any = true;
	free(text);
	js_free(event);
}

static void put_name(struct chrome *c, size_t row)
{
	struct js *args = js_object(), *o = new_event(c, "M", row, 0, "thread_name");

	js_set_str(args, "name", c->tl->rows.ptr[row].label);
	js_set(o, "args", args);
	put(c, o);
}

static void put_segment(struct chrome *c, size_t row, const struct tl_segment *s)
{
	static const char *const names[TL_STATES] = {
	    [TL_IDLE] = "not started", [TL_WAITING] = "waits", [TL_QUEUED] = "waits in turn", [TL_RUNNING] = "runs", [TL_BLOCKING] = "blocks the loop"};
	struct js *args = js_object(), *o = new_event(c, "X", row, s->from.t, names[s->state]);

	js_set_str(o, "cat", s->orphan ? "orphan" : s->cleaning ? "cleaning up" : "task");
	js_set_real(o, "dur", (s->to.t - s->from.t) * MICRO);
	js_set_int(args, "step", s->from.step);
	if (s->on)
		js_set_str(args, "for", s->on);
	if (s->line)
		js_set_int(args, "line", s->line);
	js_set(o, "args", args);
	put(c, o);
}

/* An arrow from row FROM to row TO. */
static void put_flow(struct chrome *c, const char *name, size_t from, size_t to, double t)
{
	c->flows++;
	for (int end = 0; end < 2; end++) {
		struct js *o = new_event(c, end ? "f" : "s", end ? to : from, t, name);
		js_set_str(o, "cat", "flow");
		js_set_int(o, "id", c->flows);
		if (end)
			js_set_str(o, "bp", "e");
		put(c, o);
	}
}

static void put_mark(struct chrome *c, const struct tl_mark *m)
{
	static const char *const names[TL_MARKS] = {
	    [TL_MARK_CREATED] = "made", [TL_MARK_CANCEL] = "cancel asked", [TL_MARK_TIMEOUT] = "timeout",
	    [TL_MARK_SWALLOWED] = "cancel swallowed", [TL_MARK_ORPHANED] = "orphan", [TL_MARK_BLOCKED] = "blocked until here",
	    [TL_MARK_LEFT] = "left behind", [TL_MARK_RETURNED] = "returned", [TL_MARK_RAISED] = "raised",
	    [TL_MARK_CANCELLED] = "cancelled", [TL_MARK_UNAWAITED] = "never awaited", [TL_MARK_UNRETRIEVED] = "exception never looked at",
	    [TL_MARK_OPEN] = "never closed"};
	struct js *args = js_object(), *o = new_event(c, "i", m->row, m->at.t, names[m->kind]);
	const struct tl_row *row = m->row == TL_NONE ? NULL : &c->tl->rows.ptr[m->row];

	js_set_str(o, "s", row ? "t" : "p");
	if (m->line)
		js_set_int(args, "line", m->line);
	if (m->what)
		js_set_str(args, "what", m->what);
	if (m->text)
		js_set_str(args, "text", m->text);
	js_set(o, "args", args);
	put(c, o);
	if (m->kind == TL_MARK_CREATED && row && row->parent != TL_NONE && !c->tl->rows.ptr[row->parent].hidden)
		put_flow(c, "makes", row->parent, m->row, m->at.t);
	else if (m->kind == TL_MARK_CANCEL && m->by != TL_NONE && !c->tl->rows.ptr[m->by].hidden)
		put_flow(c, "cancels", m->by, m->row, m->at.t);
}

void report_run_chrome(const struct run_report *r, struct buf *out)
{
	struct chrome c = {.tl = r->timeline, .out = out};
	const struct timeline *tl = r->timeline;

	buf_addstr(out, "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
	for (size_t i = 0; tl && i < tl->rows.len; i++) {
		const struct tl_row *row = &tl->rows.ptr[tl->order[i]];
		if (row->hidden)
			continue;
		put_name(&c, tl->order[i]);
		for (size_t k = 0; k < row->segments.len; k++)
			put_segment(&c, tl->order[i], &row->segments.ptr[k]);
	}
	for (size_t i = 0; tl && i < tl->marks.len; i++)
		if (tl->marks.ptr[i].row == TL_NONE || !tl->rows.ptr[tl->marks.ptr[i].row].hidden)
			put_mark(&c, &tl->marks.ptr[i]);
	buf_addstr(out, "\n]}\n");
}
