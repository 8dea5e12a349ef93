#include <stdlib.h>
#include <string.h>
#include "base/str.h"
#include "report/report.h"
#include "report/run.h"
#include "report/timeline_chart.h"
#include "report/why.h"

#define LINES_MOST 40
#define DEPTH_MOST 12
#define NAMES_MOST 4 /* of those waited for, in one sentence */

/* What one row does at the moment. */
struct node {
	enum { NODE_NONE, NODE_WAITS, NODE_RUNS } does;
	const char *kind, *on;
	const size_t *holders;
	size_t nholders, one; /* one: where holders points to when a fact names it */
	double since;
	int line;
	bool held;  /* somebody waits for it */
	bool above; /* it is an ancestor of what is being told */
	bool told;
};

struct telling {
	const struct why *w;
	struct node *nodes; /* by row */
	int indent, width;
	size_t lines, more;
	struct buf *out;
	struct buf line;
};

/* What has to happen for such a wait to end: while it may still come, and when it will not. */
static const struct {
	const char *kind, *open, *never;
} ends[] = {
    {"queue-get", "nobody has put anything yet", "nobody will put"},
    {"queue-put", "it is full", "it is full, and nobody will get"},
    {"queue-join", "task_done() is still to come", "nobody will call task_done()"},
    {"event", "nobody has set it yet", "nobody will set it"},
    {"condition", "nobody has notified yet", "nobody will notify"},
    {"barrier", "not all have come yet", "nobody else will come"},
    {"future", "it has no result yet", "nobody will set its result"},
    {"read", "nothing has come yet", "nothing will come"},
    {"socket", "nothing has come yet", "nothing will come"},
    {"process", "the process has not ended", "the process has not ended"},
    {"sleep", "its time is not over", "its time is not over"},
};

static const char *label_of(const struct telling *t, size_t row)
{
	return t->w->tl->rows.ptr[row].label;
}

/* Gathering. */

static void take_segment(const struct telling *t, size_t row)
{
	const struct tl_segment *s = timeline_at(t->w->tl, row, t->w->at);
	struct node *n = &t->nodes[row];

	if (!s || s->state == TL_IDLE || t->w->tl->rows.ptr[row].hidden)
		return;
	n->does = s->state == TL_RUNNING || s->state == TL_BLOCKING ? NODE_RUNS : NODE_WAITS;
	n->kind = s->kind;
	n->on = s->on;
	n->holders = s->holders;
	n->nholders = s->nholders;
	n->since = tl_since(&t->w->tl->rows.ptr[row], s);
	n->line = s->line ? s->line : n->does == NODE_RUNS && s > t->w->tl->rows.ptr[row].segments.ptr ? s[-1].line : 0;
}

/* The row that the tracer calls NAME: "task east", "thread two". */
static size_t row_called(const struct timeline *tl, const char *name)
{
	bool thread = str_starts(name, "thread ");
	const char *rest = name + (thread ? 7 : str_starts(name, "task ") ? 5 : 0);

	if (thread && strcmp(rest, "MainThread") == 0)
		return 0;
	for (size_t i = 0; i < tl->rows.len; i++)
		if ((tl->rows.ptr[i].kind == TL_THREAD) == thread && strcmp(tl->rows.ptr[i].name, rest) == 0)
			return i;
	return TL_NONE;
}

/* Threads have no events for their waits; the facts tell what they wait for at the end. */
static void take_fact(const struct telling *t, const struct fact_wait *wait)
{
	size_t row = row_called(t->w->tl, wait->actor);
	struct node *n = row == TL_NONE ? NULL : &t->nodes[row];

	if (!n || n->does == NODE_WAITS)
		return;
	*n = (struct node){.does = NODE_WAITS, .on = wait->on, .since = wait->since, .line = wait->line};
	const char *held = strstr(wait->on, " held by "), *end = str_starts(wait->on, "the end of ") ? wait->on + 11 : NULL;
	if (!held && !end)
		return;
	n->one = row_called(t->w->tl, held ? held + 9 : end);
	n->holders = &n->one;
	n->nholders = n->one != TL_NONE;
}

static void gather(struct telling *t)
{
	const struct facts *f = t->w->facts;

	for (size_t i = 0; i < t->w->tl->rows.len; i++)
		take_segment(t, i);
	for (size_t i = 0; f && i < f->waits.len; i++)
		take_fact(t, &f->waits.ptr[i]);
	for (size_t i = 0; i < t->w->tl->rows.len; i++)
		for (size_t k = 0; t->nodes[i].does == NODE_WAITS && k < t->nodes[i].nholders; k++)
			t->nodes[t->nodes[i].holders[k]].held = true;
}

/* Telling. */

static void add_names(const struct timeline *tl, const size_t *rows, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n && i < NAMES_MOST; i++)
		buf_addf(out, "%s%s", i ? ", " : "", tl->rows.ptr[rows[i]].label);
	if (n > NAMES_MOST)
		buf_addf(out, " and %zu more", n - NAMES_MOST);
}

void report_waited_for(const struct timeline *tl, const char *on, const size_t *holders, size_t n, struct buf *out)
{
	const char *cut = on ? strstr(on, " held by ") : NULL;

	if (!on || n == 0) {
		timeline_speak(tl, on ? on : "something", out);
		return;
	}
	if (str_starts(on, "its TaskGroup"))
		buf_addstr(out, "its TaskGroup: ");
	else if (str_starts(on, "gather"))
		buf_addstr(out, "its gather: ");
	else if (str_starts(on, "the end of "))
		buf_addstr(out, "the end of ");
	else if (cut)
		buf_add(out, on, (size_t)(cut - on) + 9);
	else if (str_starts(on, "work item "))
		buf_addstr(out, "work done by ");
	add_names(tl, holders, n, out);
}

static void add_end(struct telling *t, const struct node *n)
{
	const struct facts *f = t->w->facts;
	bool never = f && f->outcome != OUTCOME_TIMEOUT;

	for (size_t i = 0; n->kind && n->nholders == 0 && i < sizeof ends / sizeof *ends; i++)
		if (strcmp(ends[i].kind, n->kind) == 0)
			buf_addf(&t->line, ": %s", never ? ends[i].never : ends[i].open);
}

static void say(struct telling *t, int depth)
{
	if (t->lines++ < LINES_MOST)
		report_wrap(t->out, t->line.data, t->indent + 2 * depth, t->width);
	else
		t->more++;
	buf_clear(&t->line);
}

static void tell_one(struct telling *t, size_t row, int depth)
{
	struct node *n = &t->nodes[row];
	const char *label = label_of(t, row);

	n->told = true;
	if (n->does == NODE_RUNS) {
		buf_addf(&t->line, "%s is running", label);
		if (n->line)
			buf_addf(&t->line, ", last seen in line %d", n->line);
		if (t->w->facts)
			buf_addstr(&t->line, ": it computes and gives nobody a turn; look for a loop without an await that ends it");
	} else {
		buf_addf(&t->line, "%s waits", label);
		if (n->line)
			buf_addf(&t->line, " in line %d", n->line);
		buf_addstr(&t->line, ", since ");
		report_duration(&t->line, n->since);
		buf_addstr(&t->line, ", for ");
		report_waited_for(t->w->tl, n->on, n->holders, n->nholders, &t->line);
		add_end(t, n);
	}
	say(t, depth);
}

static bool same(const struct telling *t, size_t a, size_t b)
{
	const struct node *x = &t->nodes[a], *y = &t->nodes[b];

	return tl_rows_alike(t->w->tl, a, b) && x->does == y->does && x->nholders == 0 && y->nholders == 0 && x->line == y->line &&
	       x->on && y->on && strcmp(x->on, y->on) == 0;
}

static void say_same(struct telling *t, size_t *n, int depth)
{
	if (*n) {
		buf_addf(&t->line, "and %zu more of them likewise", *n);
		say(t, depth);
	}
	*n = 0;
}

static void tell(struct telling *t, size_t row, int depth);

/* Those that N waits for, below it. */
static void tell_holders(struct telling *t, const struct node *n, int depth)
{
	size_t equal = 0, last = TL_NONE;

	for (size_t i = 0; i < n->nholders; i++) {
		size_t row = n->holders[i];
		struct node *other = &t->nodes[row];
		if (other->above) {
			buf_addf(&t->line, "and so back to %s: a ring that nobody can leave", label_of(t, row));
			say(t, depth);
		} else if (other->told) {
			continue;
		} else if (other->does == NODE_NONE) {
			if (str_starts(n->on ? n->on : "", "Lock#") || (n->on && strstr(n->on, " held by "))) {
				buf_addf(&t->line, "%s has ended and never let go of it", label_of(t, row));
				say(t, depth);
			}
		} else if (last != TL_NONE && same(t, last, row)) {
			other->told = true;
			equal++;
		} else {
			say_same(t, &equal, depth);
			tell(t, row, depth);
			last = row;
		}
	}
	say_same(t, &equal, depth);
}

static void tell(struct telling *t, size_t row, int depth)
{
	struct node *n = &t->nodes[row];

	tell_one(t, row, depth);
	if (n->does != NODE_WAITS || depth >= DEPTH_MOST)
		return;
	n->above = true;
	tell_holders(t, n, depth + 1);
	n->above = false;
}

/* Of a program that was seen to its end: who only sleeps keeps nobody from anything, and in a deadlock nobody computes. */
static bool is_root(const struct telling *t, size_t row)
{
	const struct node *n = &t->nodes[row];
	const struct facts *f = t->w->facts;

	if (n->does == NODE_NONE || n->told)
		return false;
	if (n->does == NODE_RUNS)
		return !f || (f->outcome != OUTCOME_DEADLOCK && f->outcome != OUTCOME_WAITS_FOR_OUTSIDE);
	return !(f && n->kind && strcmp(n->kind, "sleep") == 0);
}

static void tell_roots(struct telling *t, bool held)
{
	const struct timeline *tl = t->w->tl;
	size_t equal = 0, last = TL_NONE;

	for (size_t i = 0; i < tl->rows.len; i++) {
		size_t row = tl->order[i];
		if (!is_root(t, row) || (t->nodes[row].held && !held))
			continue;
		if (last != TL_NONE && same(t, last, row)) {
			t->nodes[row].told = true;
			equal++;
			continue;
		}
		say_same(t, &equal, 0);
		tell(t, row, 0);
		last = row;
	}
	say_same(t, &equal, 0);
}

void report_why(const struct why *w, int indent, int width, struct buf *out)
{
	struct telling t = {.w = w, .indent = indent, .width = width, .out = out, .line = BUF_INIT};

	t.nodes = xcalloc(w->tl->rows.len + 1, sizeof *t.nodes);
	gather(&t);
	tell_roots(&t, false);
	tell_roots(&t, true); /* rings that nobody outside waits for */
	if (t.more)
		buf_addf(&t.line, "and %zu more", t.more);
	else if (t.lines == 0)
		buf_addstr(&t.line, "nobody waits for anything but the time");
	if (t.line.len)
		report_wrap(out, t.line.data, indent, width);
	buf_done(&t.line);
	free(t.nodes);
}
