#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/xalloc.h"
#include "python/live.h"
#include "python/paint.h"
#include "python/tree.h"

struct py_live {
	TSParser *parser;
	TSTree *tree; /* NULL where there is none */
	bool stale;   /* there were edits since it was parsed */
	py_read *read;
	void *ctx;
	size_t len;
};

struct py_live *py_live_new(py_read *read, void *ctx, size_t len)
{
	struct py_live *l = xcalloc(1, sizeof *l);

	*l = (struct py_live){.parser = tree_parser(), .stale = true, .read = read, .ctx = ctx, .len = len};
	return l;
}

void py_live_free(struct py_live *l)
{
	if (!l)
		return;
	ts_tree_delete(l->tree);
	ts_parser_delete(l->parser);
	free(l);
}

void py_live_edit(struct py_live *l, const struct py_edit *e)
{
	l->len = l->len - e->old_end + e->new_end;
	l->stale = true;
	if (!l->tree)
		return;
	if (l->len >= TREE_TEXT_MAX) {
		ts_tree_delete(l->tree);
		l->tree = NULL;
		return;
	}
	ts_tree_edit(l->tree, &(TSInputEdit){(uint32_t)e->start, (uint32_t)e->old_end, (uint32_t)e->new_end,
	    {(uint32_t)e->start_row, (uint32_t)e->start_col}, {(uint32_t)e->old_end_row, (uint32_t)e->old_end_col},
	    {(uint32_t)e->new_end_row, (uint32_t)e->new_end_col}});
}

static const char *read_text(void *payload, uint32_t at, TSPoint point, uint32_t *n)
{
	struct py_live *l = payload;
	size_t have = 0;
	const char *p = at < l->len ? l->read(l->ctx, at, &have) : "";

	(void)point;
	*n = (uint32_t)have;
	return p;
}

/* The tree of the text as it is. */
static const TSTree *tree_of(struct py_live *l)
{
	if (l->stale && l->len < TREE_TEXT_MAX) {
		TSInput input = {.payload = l, .read = read_text, .encoding = TSInputEncodingUTF8};
		TSTree *tree = ts_parser_parse(l->parser, l->tree, input);
		ts_tree_delete(l->tree);
		l->tree = tree;
	}
	l->stale = false;
	return l->tree;
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

size_t py_live_highlight(struct py_live *l, size_t from, size_t to, struct py_span **spans)
{
	const TSTree *tree = tree_of(l);
	struct tree_nodes nodes = {0};
	struct buf text = BUF_INIT;

	*spans = NULL;
	if (!tree || from >= to)
		return 0;
	tree_flatten(tree, (uint32_t)from, (uint32_t)to, &nodes);
	copy_text(l, from, to, &text);
	size_t n = highlight_nodes(nodes.list.ptr, (uint32_t)nodes.list.len, (struct str){text.data, text.len}, from, spans);
	buf_done(&text);
	vec_done(&nodes.list);
	return n;
}

enum py_part py_live_part(struct py_live *l, size_t at)
{
	const TSTree *tree = tree_of(l);
	enum py_part part = PY_PART_CODE;

	if (!tree || at >= l->len)
		return part;
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	do {
		TSNode node = ts_tree_cursor_current_node(&cursor);
		const char *kind = ts_node_type(node);
		if (ts_node_start_byte(node) > at)
			break;
		if (strcmp(kind, "string") == 0)
			part = PY_PART_STRING;
		else if (strcmp(kind, "comment") == 0)
			part = PY_PART_COMMENT;
		else if (strcmp(kind, "interpolation") == 0)
			part = PY_PART_CODE;
	} while (ts_tree_cursor_goto_first_child_for_byte(&cursor, (uint32_t)at) >= 0);
	ts_tree_cursor_delete(&cursor);
	return part;
}

bool py_live_statements(struct py_live *l, size_t *from, size_t *to, size_t *row)
{
	const TSTree *tree = tree_of(l);
	size_t first = SIZE_MAX, last = 0;

	if (!tree)
		return false;
	TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
	if (ts_tree_cursor_goto_first_child_for_byte(&cursor, (uint32_t)(*from ? *from - 1 : 0)) >= 0) {
		do {
			TSNode node = ts_tree_cursor_current_node(&cursor);
			size_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
			if (start > *to)
				break;
			if (first == SIZE_MAX) {
				first = start - ts_node_start_point(node).column;
				*row = ts_node_start_point(node).row;
			}
			last = end;
		} while (ts_tree_cursor_goto_next_sibling(&cursor));
	}
	ts_tree_cursor_delete(&cursor);
	*from = first;
	*to = last;
	return first < last;
}

bool py_live_sound(struct py_live *l)
{
	const TSTree *tree = tree_of(l);

	return tree && !ts_node_has_error(ts_tree_root_node(tree));
}

struct py_file *py_live_file(struct py_live *l, const char *text, size_t len)
{
	struct tree_nodes nodes = {0};

	if (!py_live_sound(l))
		return py_parse(text, len);
	char *copy = xmalloc(len + 1);
	memcpy(copy, text, len);
	copy[len] = '\0';
	tree_flatten(l->tree, 0, UINT32_MAX, &nodes);
	return tree_file(copy, len, &nodes);
}

char *py_live_expression(struct py_live *l)
{
	const TSTree *tree = tree_of(l);

	if (!tree)
		return NULL;
	char *text = ts_node_string(ts_tree_root_node(tree)), *copy = xstrdup(text);
	free(text);
	return copy;
}
