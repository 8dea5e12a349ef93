#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "python/node.h"
#include "rules/fix.h"
#include "rules/live.h"

#define SLICE 1500 /* nodes of a walk at once */
#define SLICE_MS 4  /* of parsing */
#define PATIENCE 300 /* ms for parsing one statement */
#define HEAD_MAX 400 /* bytes of one head */

struct rule_live {
	const struct rule_set *rules;
	struct py_live *python;
	py_read *read;
	void *ctx;
	size_t len;
	struct findings found;
	struct buf heads;	  /* of the file-level statements, at the last full check */
	size_t head_lines;
	bool has_heads;
	bool fresh;		  /* nothing was changed since */
	bool dirty;		  /* something was, that was not checked at all */
	size_t dirty_from, dirty_to;
	char *fault;		  /* NULL for none */
	size_t fault_at;
	struct py_parsing *parsing; /* of the full check that goes on: first this, then the others; NULL for none */
	struct py_file *file;
	struct rule_walk *walk;
	struct findings coming;
};

struct rule_live *rule_live_new(const struct rule_set *rules, py_read *read, void *ctx, size_t len)
{
	struct rule_live *l = xcalloc(1, sizeof *l);

	*l = (struct rule_live){.rules = rules, .python = py_live_new(read, ctx, len), .read = read, .ctx = ctx, .len = len, .heads = BUF_INIT};
	return l;
}

static void give_up(struct rule_live *l)
{
	py_parsing_free(l->parsing);
	l->parsing = NULL;
	rule_walk_free(l->walk);
	l->walk = NULL;
	py_free(l->file);
	l->file = NULL;
	findings_done(&l->coming);
}

void rule_live_free(struct rule_live *l)
{
	if (!l)
		return;
	give_up(l);
	findings_done(&l->found);
	buf_done(&l->heads);
	free(l->fault);
	py_live_free(l->python);
	free(l);
}

struct py_live *rule_live_python(const struct rule_live *l)
{
	return l->python;
}

bool rule_live_fresh(const struct rule_live *l)
{
	return l->fresh;
}

const char *rule_live_fault(const struct rule_live *l, size_t *offset)
{
	*offset = l->fault_at;
	return l->fault;
}

/* Moving along. */

static size_t shifted(size_t at, const struct py_edit *e)
{
	return at >= e->old_end ? at - e->old_end + e->new_end : at;
}

static void shift_place(int *line, int *col, const struct py_edit *e)
{
	if ((size_t)*line - 1 == e->old_end_row)
		*col += (int)e->new_end_col - (int)e->old_end_col;
	*line += (int)e->new_end_row - (int)e->old_end_row;
}

static void shift_finding(struct finding *f, const struct py_edit *e)
{
	if (f->edit && f->edit->start < e->old_end && f->edit->end > e->start) {
		fix_edit_free(f->edit);
		f->edit = NULL;
	}
	if (f->edit) {
		f->edit->start = shifted(f->edit->start, e);
		f->edit->end = shifted(f->edit->end, e);
	}
	for (size_t i = 0; i < f->ncaptures; i++) {
		f->captures[i].start = shifted(f->captures[i].start, e);
		f->captures[i].end = shifted(f->captures[i].end, e);
	}
	if (f->start >= e->old_end)
		shift_place(&f->line, &f->col, e);
	if (f->end >= e->old_end)
		shift_place(&f->end_line, &f->end_col, e);
	f->start = shifted(f->start, e);
	f->end = shifted(f->end, e);
}

static void free_finding(struct finding *f)
{
	struct findings one = {0};

	*vec_push(&one.list) = *f;
	findings_done(&one);
}

/* What lies in the edit, or is torn by it, goes; what is behind it moves. */
static void shift_all(struct rule_live *l, const struct py_edit *e)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->found.list.len; i++) {
		struct finding *f = &l->found.list.ptr[i];
		bool before = f->end <= e->start, behind = f->start >= e->old_end, around = f->start <= e->start && f->end >= e->old_end;
		if (!before && !behind && !around) {
			free_finding(f);
			continue;
		}
		if (!before)
			shift_finding(f, e);
		l->found.list.ptr[kept++] = *f;
	}
	l->found.list.len = kept;
}

void rule_live_edit(struct rule_live *l, const struct py_edit *e)
{
	give_up(l);
	py_live_edit(l->python, e);
	l->len = l->len - e->old_end + e->new_end;
	l->fresh = false;
	shift_all(l, e);
	if (l->fault && l->fault_at >= e->start && l->fault_at <= e->old_end) {
		free(l->fault);
		l->fault = NULL;
	}
	l->fault_at = shifted(l->fault_at, e);
	if (l->dirty) {
		l->dirty_from = l->dirty_from < e->start ? l->dirty_from : e->start;
		l->dirty_to = l->dirty_to > e->old_end ? shifted(l->dirty_to, e) : e->new_end;
	} else {
		l->dirty_from = e->start;
		l->dirty_to = e->new_end;
	}
	l->dirty = true;
}

/* One statement. */

static void copy_text(const struct rule_live *l, size_t from, size_t to, struct buf *out)
{
	while (from < to) {
		size_t n;
		const char *p = l->read(l->ctx, from, &n);
		if (n == 0)
			return;
		if (n > to - from)
			n = to - from;
		buf_add(out, p, n);
		from += n;
	}
}

/* Take the findings that lie in FROM to TO away. */
static void drop_in(struct rule_live *l, size_t from, size_t to)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->found.list.len; i++) {
		struct finding *f = &l->found.list.ptr[i];
		if (f->start >= from && f->end <= to)
			free_finding(f);
		else
			l->found.list.ptr[kept++] = *f;
	}
	l->found.list.len = kept;
}

/* Behind those of equal start, that end where it does or later: outer before inner. */
static bool is_before(const struct finding *a, const struct finding *b)
{
	return a->start != b->start ? a->start < b->start : a->end >= b->end;
}

/* Put what was found in HEADS and a statement at byte FROM, line ROW, where it belongs. Takes FOUND apart. */
static void take_in(struct rule_live *l, struct findings *found, size_t heads, size_t from, size_t row)
{
	struct findings all = {0};
	const struct py_edit move = {.start = heads, .old_end = heads, .new_end = from, .old_end_row = l->head_lines, .new_end_row = row};
	size_t k = 0;

	for (size_t i = 0; i < found->list.len; i++) {
		struct finding *f = &found->list.ptr[i];
		if (f->start < heads) {
			free_finding(f);
			continue;
		}
		shift_finding(f, &move);
		while (k < l->found.list.len && is_before(&l->found.list.ptr[k], f))
			*vec_push(&all.list) = l->found.list.ptr[k++];
		*vec_push(&all.list) = *f;
	}
	while (k < l->found.list.len)
		*vec_push(&all.list) = l->found.list.ptr[k++];
	vec_done(&found->list);
	vec_done(&l->found.list);
	l->found = all;
}

/* NULL where it takes too long for a keystroke. */
static struct py_file *parse_in_time(const struct buf *text)
{
	struct py_parsing *p = py_parsing_new(text->data, text->len);
	int64_t deadline = clock_monotonic() + PATIENCE;
	bool more;

	while ((more = py_parsing_step(p, PATIENCE)) && clock_monotonic() < deadline)
		;
	if (!more)
		return py_parsing_take(p);
	py_parsing_free(p);
	return NULL;
}

static void check_statements(struct rule_live *l)
{
	size_t from = l->dirty_from, to = l->dirty_to, row, nfaults;
	struct findings found = {0};
	struct buf text = BUF_INIT;

	if (!l->rules || !l->has_heads || !py_live_statements(l->python, &from, &to, &row) || to - from > RULE_LIVE_MAX)
		return;
	buf_add(&text, l->heads.data, l->heads.len);
	copy_text(l, from, to, &text);
	buf_addch(&text, '\n');
	struct py_file *file = parse_in_time(&text);
	if (file)
		py_faults(file, &nfaults);
	if (file && nfaults == 0) {
		rule_set_find(l->rules, file, &found);
		drop_in(l, from, to);
		take_in(l, &found, l->heads.len, from, row);
	}
	py_free(file);
	buf_done(&text);
}

const struct findings *rule_live_findings(struct rule_live *l)
{
	if (l->dirty) {
		l->dirty = false;
		check_statements(l);
	}
	return &l->found;
}

/* All of it. */

static void add_head(struct rule_live *l, size_t from, size_t to, const char *instead)
{
	const char *text = py_text(l->file);
	size_t n = to - from;

	if (n > HEAD_MAX || l->heads.len + n + strlen(instead) + 1 > RULE_LIVE_MAX)
		return;
	buf_add(&l->heads, text + from, n);
	buf_addstr(&l->heads, instead);
	buf_addch(&l->heads, '\n');
}

static void take_head(struct rule_live *l, const struct py_node *nodes, uint32_t i)
{
	uint32_t inner = nodes[i].kind == PYK_DECORATED_DEFINITION ? py_child(nodes, i, PYF_DEFINITION) : i;

	if (inner == PY_NO_NODE)
		return;
	switch (nodes[inner].kind) {
	case PYK_FUNCTION_DEFINITION:
	case PYK_CLASS_DEFINITION: {
		uint32_t body = py_child(nodes, inner, PYF_BODY);
		uint32_t before = body == PY_NO_NODE ? PY_NO_NODE : nodes[body].prev;
		while (before != PY_NO_NODE && nodes[before].flags & PY_EXTRA)
			before = nodes[before].prev;
		if (before != PY_NO_NODE)
			add_head(l, nodes[i].start, nodes[before].end, " pass");
		return;
	}
	case PYK_IMPORT_STATEMENT:
	case PYK_IMPORT_FROM_STATEMENT:
	case PYK_FUTURE_IMPORT_STATEMENT:
	case PYK_EXPRESSION_STATEMENT:
		add_head(l, nodes[i].start, nodes[i].end, "");
		return;
	default:
		return;
	}
}

static void take_heads(struct rule_live *l)
{
	const struct py_node *nodes = py_nodes(l->file, NULL);

	buf_clear(&l->heads);
	for (py_children(i, nodes, 0))
		if (!(nodes[i].flags & PY_BROKEN))
			take_head(l, nodes, i);
	l->has_heads = true;
	l->head_lines = 0;
	for (size_t i = 0; i < l->heads.len; i++)
		l->head_lines += l->heads.data[i] == '\n';
}

static void take_fault(struct rule_live *l)
{
	size_t n;
	const struct py_fault *faults = py_faults(l->file, &n);

	free(l->fault);
	l->fault = n ? xstrdup(faults[0].message) : NULL;
	if (n) {
		size_t len, at = py_line(l->file, faults[0].at.line, &len);
		const char *text = py_text(l->file);
		for (int col = 1; col < faults[0].at.col && at < py_length(l->file); at++)
			col += ((unsigned char)text[at + 1] & 0xC0) != 0x80;
		l->fault_at = at;
	}
}

bool rule_live_begin(struct rule_live *l)
{
	struct buf text = BUF_INIT;

	if (l->fresh || l->parsing || l->file)
		return !l->fresh;
	copy_text(l, 0, l->len, &text);
	l->parsing = py_parsing_new(text.data, text.len);
	buf_done(&text);
	return true;
}

static void take_file(struct rule_live *l)
{
	l->file = py_parsing_take(l->parsing);
	l->parsing = NULL;
	take_heads(l);
	take_fault(l);
	if (l->rules)
		l->walk = rule_walk_new(l->rules, l->file);
}

bool rule_live_work(struct rule_live *l)
{
	if (l->parsing) {
		if (!py_parsing_step(l->parsing, SLICE_MS))
			take_file(l);
		return true;
	}
	if (!l->file)
		return false;
	if (l->walk && rule_walk_step(l->walk, SLICE, &l->coming))
		return true;
	findings_done(&l->found);
	l->found = l->coming;
	l->coming = (struct findings){0};
	l->fresh = true;
	l->dirty = false;
	give_up(l);
	return false;
}
