#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "python/live.h"
#include "python/paint.h"
#include "python/split.h"
#include "python/tree.h"

#define PART 2048 /* bytes after which a part ends with its statement */
#define PATIENCE 1000 /* ms after which a part is left without a tree: there are texts that tree-sitter needs quadratic time for */

struct part {
	size_t len, rows;
	TSTree *tree; /* NULL until it is asked for */
	bool stale;   /* it was edited since the tree was made */
	bool uncut;   /* and since it was cut */
	bool hopeless; /* it takes too long, also when edited */
};

struct py_live {
	TSParser *parser;
	py_read *read;
	void *ctx;
	size_t len;
	VEC(struct part) parts; /* at least one */
	bool uncut;		/* some part is */
	size_t base;		/* of the part that is parsed now */
	size_t end;
	int64_t deadline;
};

struct py_live *py_live_new(py_read *read, void *ctx, size_t len)
{
	struct py_live *l = xcalloc(1, sizeof *l);

	*l = (struct py_live){.parser = tree_parser(), .read = read, .ctx = ctx, .len = len, .uncut = true};
	*vec_push(&l->parts) = (struct part){.len = len, .uncut = true};
	return l;
}

void py_live_free(struct py_live *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->parts.len; i++)
		ts_tree_delete(l->parts.ptr[i].tree);
	vec_done(&l->parts);
	ts_parser_delete(l->parser);
	free(l);
}

static void copy_text(const struct py_live *l, size_t from, size_t to, struct buf *out)
{
	while (from < to) {
		size_t n;
		const char *p = l->read(l->ctx, from, &n);
		if (n == 0)
			break;
		if (n > to - from)
			n = to - from;
		buf_add(out, p, n);
		from += n;
	}
}

/* Editing. */

/* Make the parts FIRST to LAST one, without a tree. */
static void melt(struct py_live *l, size_t first, size_t last)
{
	struct part *p = &l->parts.ptr[first];

	if (first == last)
		return;
	ts_tree_delete(p->tree);
	p->tree = NULL;
	p->hopeless = false;
	for (size_t i = first + 1; i <= last; i++) {
		p->len += l->parts.ptr[i].len;
		p->rows += l->parts.ptr[i].rows;
		ts_tree_delete(l->parts.ptr[i].tree);
	}
	memmove(p + 1, l->parts.ptr + last + 1, (l->parts.len - last - 1) * sizeof *p);
	l->parts.len -= last - first;
}

static void edit_tree(struct part *p, size_t base, size_t row, const struct py_edit *e)
{
	if (p->tree)
		ts_tree_edit(p->tree, &(TSInputEdit){(uint32_t)(e->start - base), (uint32_t)(e->old_end - base), (uint32_t)(e->new_end - base),
		    {(uint32_t)(e->start_row - row), (uint32_t)e->start_col}, {(uint32_t)(e->old_end_row - row), (uint32_t)e->old_end_col},
		    {(uint32_t)(e->new_end_row - row), (uint32_t)e->new_end_col}});
}

void py_live_edit(struct py_live *l, const struct py_edit *e)
{
	size_t base = 0, row = 0, first = 0, last;

	/* the first part that the edit touches; in its first line, the one before too, since a part may no longer begin there */
	while (first + 1 < l->parts.len && base + l->parts.ptr[first].len < e->start && row + l->parts.ptr[first].rows < e->start_row) {
		base += l->parts.ptr[first].len;
		row += l->parts.ptr[first].rows;
		first++;
	}
	last = first;
	for (size_t end = base + l->parts.ptr[first].len; last + 1 < l->parts.len && end <= e->old_end; end += l->parts.ptr[last].len)
		last++;
	melt(l, first, last);
	struct part *p = &l->parts.ptr[first];
	p->len = p->len - e->old_end + e->new_end;
	p->rows = p->rows - e->old_end_row + e->new_end_row;
	edit_tree(p, base, row, e);
	p->stale = p->uncut = l->uncut = true;
	l->len = l->len - e->old_end + e->new_end;
}

/* Cutting. */

struct cuts {
	VEC(struct part) parts;
};

/* Cut LEN bytes of TEXT, of which the first FROM are done and left S; PART is the one at hand. */
static void cut_text(struct cuts *c, struct split *s, struct part *part, const char *text, size_t from, size_t len)
{
	while (from < len) {
		const char *newline = memchr(text + from, '\n', len - from);
		size_t n = newline ? (size_t)(newline - text) + 1 - from : len - from;
		if (part->len >= PART && split_starts(s, text + from, n)) {
			*vec_push(&c->parts) = *part;
			*part = (struct part){0};
		}
		split_line(s, text + from, n);
		part->len += n;
		part->rows += newline != NULL;
		from += n;
	}
}

/* Whether part I, at byte BASE, can begin after what left S. */
static bool can_begin(const struct py_live *l, const struct split *s, size_t i, size_t base)
{
	struct buf line = BUF_INIT;
	size_t n = l->parts.ptr[i].len < 16 ? l->parts.ptr[i].len : 16;

	copy_text(l, base, base + n, &line);
	bool can = split_starts(s, line.data, line.len);
	buf_done(&line);
	return can;
}

/* Cut part I, at byte BASE, and what can no longer stand alone behind it. Returns how many parts there are instead. */
static size_t cut_part(struct py_live *l, size_t i, size_t base)
{
	struct buf text = BUF_INIT;
	struct cuts cuts = {0};
	struct split s = {0};
	struct part part = {0};
	size_t last = i, done = 0, end = base;

	for (;; last++) {
		copy_text(l, end, end + l->parts.ptr[last].len, &text);
		end += l->parts.ptr[last].len;
		cut_text(&cuts, &s, &part, text.data, done, text.len);
		done = text.len;
		if (last + 1 == l->parts.len || can_begin(l, &s, last + 1, end))
			break;
	}
	*vec_push(&cuts.parts) = part;
	melt(l, i, last);
	size_t n = cuts.parts.len, rest = l->parts.len - i - 1;
	if (n == 1) { /* as it was: the tree can be mended */
		l->parts.ptr[i].uncut = false;
		l->parts.ptr[i].rows = part.rows;
	} else {
		ts_tree_delete(l->parts.ptr[i].tree);
		for (size_t k = 1; k < n; k++)
			vec_push(&l->parts);
		memmove(l->parts.ptr + i + n, l->parts.ptr + i + 1, rest * sizeof *l->parts.ptr);
		memcpy(l->parts.ptr + i, cuts.parts.ptr, n * sizeof *l->parts.ptr);
	}
	vec_done(&cuts.parts);
	buf_done(&text);
	return n;
}

static void cut(struct py_live *l)
{
	size_t base = 0;

	for (size_t i = 0; l->uncut && i < l->parts.len;) {
		size_t n = l->parts.ptr[i].uncut ? cut_part(l, i, base) : 1;
		for (; n > 0; n--)
			base += l->parts.ptr[i++].len;
	}
	l->uncut = false;
}

/* Parsing. */

static const char *read_part(void *payload, uint32_t at, TSPoint point, uint32_t *n)
{
	struct py_live *l = payload;
	size_t have = 0, from = l->base + at;
	const char *p = from < l->end ? l->read(l->ctx, from, &have) : "";

	(void)point;
	*n = (uint32_t)(have < l->end - from ? have : l->end - from);
	return from < l->end ? p : (*n = 0, "");
}

static bool is_late(TSParseState *state)
{
	const struct py_live *l = state->payload;

	return clock_monotonic() >= l->deadline;
}

/* The tree of part I as it is, at byte BASE; NULL where there is none. */
static const TSTree *tree_of(struct py_live *l, size_t i, size_t base)
{
	struct part *p = &l->parts.ptr[i];
	TSInput input = {.payload = l, .read = read_part, .encoding = TSInputEncodingUTF8};

	if (p->hopeless || p->len >= TREE_TEXT_MAX)
		return NULL;
	if (p->tree && !p->stale)
		return p->tree;
	l->base = base;
	l->end = base + p->len;
	l->deadline = clock_monotonic() + PATIENCE;
	TSTree *tree = ts_parser_parse_with_options(l->parser, p->tree, input, (TSParseOptions){.payload = l, .progress_callback = is_late});
	p->hopeless = !tree;
	if (!tree)
		ts_parser_reset(l->parser);
	ts_tree_delete(p->tree);
	p->tree = tree;
	p->stale = false;
	return tree;
}

/* The part that holds byte AT, or ends at it and the text: its number, start and row. */
static size_t part_at(struct py_live *l, size_t at, size_t *base, size_t *row)
{
	size_t i = 0;

	cut(l);
	*base = *row = 0;
	for (; i + 1 < l->parts.len && *base + l->parts.ptr[i].len <= at; i++) {
		*base += l->parts.ptr[i].len;
		*row += l->parts.ptr[i].rows;
	}
	return i;
}

/* Questions. */

struct spans {
	VEC(struct py_span) list;
};

/* Add the spans of bytes FROM to TO of the part at BASE. */
static void color_part(struct py_live *l, const TSTree *tree, size_t base, size_t from, size_t to, struct spans *out)
{
	struct tree_nodes nodes = {0};
	struct buf text = BUF_INIT;
	struct py_span *spans;

	tree_flatten(tree, (uint32_t)(from - base), (uint32_t)(to - base), &nodes);
	copy_text(l, from, to, &text);
	size_t n = highlight_nodes(nodes.list.ptr, (uint32_t)nodes.list.len, (struct str){text.data, text.len}, from - base, &spans);
	for (size_t i = 0; i < n; i++)
		*vec_push(&out->list) = (struct py_span){spans[i].start + base, spans[i].end + base, spans[i].token};
	free(spans);
	buf_done(&text);
	vec_done(&nodes.list);
}

size_t py_live_highlight(struct py_live *l, size_t from, size_t to, struct py_span **spans)
{
	struct spans out = {0};
	size_t base, row;

	for (size_t i = part_at(l, from, &base, &row); i < l->parts.len && base < to; base += l->parts.ptr[i++].len) {
		size_t end = base + l->parts.ptr[i].len, start = from > base ? from : base, stop = to < end ? to : end;
		const TSTree *tree = tree_of(l, i, base);
		if (tree && start < stop)
			color_part(l, tree, base, start, stop, &out);
	}
	*spans = out.list.ptr;
	return out.list.len;
}

enum py_part py_live_part(struct py_live *l, size_t at)
{
	size_t base, row, i = part_at(l, at, &base, &row);
	const TSTree *tree = tree_of(l, i, base);
	enum py_part part = PY_PART_CODE;

	if (!tree || at >= l->len)
		return part;
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	do {
		TSNode node = ts_tree_cursor_current_node(&cursor);
		const char *kind = ts_node_type(node);
		if (ts_node_start_byte(node) > at - base)
			break;
		if (strcmp(kind, "string") == 0)
			part = PY_PART_STRING;
		else if (strcmp(kind, "comment") == 0)
			part = PY_PART_COMMENT;
		else if (strcmp(kind, "interpolation") == 0)
			part = PY_PART_CODE;
	} while (ts_tree_cursor_goto_first_child_for_byte(&cursor, (uint32_t)(at - base)) >= 0);
	ts_tree_cursor_delete(&cursor);
	return part;
}

/* What is found of the statements that touch FROM to TO. */
struct found {
	size_t from, to; /* asked for */
	size_t first, last, row;
	bool any;
};

static void find_statements(const TSTree *tree, size_t base, size_t row, struct found *f)
{
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	size_t skip = f->from > base + 1 ? f->from - base - 1 : 0;
	bool more = ts_tree_cursor_goto_first_child_for_byte(&cursor, (uint32_t)skip) >= 0;

	for (; more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
		TSNode node = ts_tree_cursor_current_node(&cursor);
		size_t start = base + ts_node_start_byte(node), end = base + ts_node_end_byte(node);
		if (start > f->to)
			break;
		if (end < f->from)
			continue;
		if (!f->any) {
			f->first = start - ts_node_start_point(node).column;
			f->row = row + ts_node_start_point(node).row;
		}
		f->any = true;
		f->last = end;
	}
	ts_tree_cursor_delete(&cursor);
}

bool py_live_statements(struct py_live *l, size_t *from, size_t *to, size_t *row)
{
	struct found f = {.from = *from, .to = *to};
	size_t base, part_row;

	for (size_t i = part_at(l, *from ? *from - 1 : 0, &base, &part_row); i < l->parts.len && base <= *to; i++) {
		const TSTree *tree = tree_of(l, i, base);
		if (tree)
			find_statements(tree, base, part_row, &f);
		base += l->parts.ptr[i].len;
		part_row += l->parts.ptr[i].rows;
	}
	*from = f.first;
	*to = f.last;
	*row = f.row;
	return f.any && f.first < f.last;
}

char *py_live_expression(struct py_live *l)
{
	struct buf out = BUF_INIT;
	size_t base = 0;
	bool sound = true;

	cut(l);
	buf_addstr(&out, "(module");
	for (size_t i = 0; sound && i < l->parts.len; base += l->parts.ptr[i++].len) {
		const TSTree *tree = tree_of(l, i, base);
		sound = tree && !ts_node_has_error(ts_tree_root_node(tree));
		char *text = sound ? ts_node_string(ts_tree_root_node(tree)) : NULL;
		if (text)
			buf_add(&out, text + strlen("(module"), strlen(text) - strlen("(module)"));
		free(text);
	}
	buf_addch(&out, ')');
	char *all = buf_detach(&out);
	if (!sound) {
		free(all);
		return NULL;
	}
	return all;
}
