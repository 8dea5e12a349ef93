/*
 * Tables of GitHub Flavored Markdown 0.29, section 4.10, read from what cmark took for paragraphs.
 *
 * cmark parsed the inlines of such a paragraph across its cells, so the cells are cut from the source and parsed again, all tables at one go: each as
 * a closed heading "# cell #", the one construct that makes inlines of any text.
 */
#include <string.h>
#include "markdown/build.h"
#include "markdown/safe.h"

struct cell {
	int cells_line; /* of its heading in the text of all cells */
	int line;	/* in the file */
	int row, column;
};

struct md_table {
	int line;	  /* of the header row, in the file */
	int before_lines; /* how many lines of text stand before it in its paragraph */
	int before;	  /* where that text is in the text of all cells, 0 for none */
	int before_line;  /* in the file */
	int ncolumns;
	enum md_align *aligns;
	VEC(struct cell) cells;
};

/* Line N of the source without what its containers put before it. */
static struct str inner_line(const struct md_build *b, cmark_node *paragraph, size_t quotes, int n)
{
	struct str s = md_source_line(b->source, n);

	if (n == cmark_node_get_start_line(paragraph)) {
		size_t col = (size_t)cmark_node_get_start_column(paragraph);
		if (col >= 1 && col <= s.n)
			return (struct str){s.p + col - 1, s.n - col + 1};
		return s;
	}
	for (; quotes; quotes--) {
		struct str t = s;
		while (t.n && (*t.p == ' ' || *t.p == '\t')) {
			t.p++;
			t.n--;
		}
		if (!t.n || *t.p != '>')
			break;
		s = (struct str){t.p + 1, t.n - 1};
	}
	return s;
}

/* Takes the next cell off ROW; a pipe behind a backslash does not end it. */
static struct str take_cell(struct str *row)
{
	size_t i = 0;

	while (i < row->n && (row->p[i] != '|' || (i && row->p[i - 1] == '\\')))
		i++;
	struct str cell = md_trim((struct str){row->p, i});
	size_t used = i < row->n ? i + 1 : i;
	*row = (struct str){row->p + used, row->n - used};
	return cell;
}

static struct str row_begin(struct str line)
{
	struct str row = md_trim(line);

	if (row.n && *row.p == '|')
		row = (struct str){row.p + 1, row.n - 1};
	return row;
}

static int count_cells(struct str line)
{
	int n = 0;

	for (struct str row = row_begin(line); row.n; n++)
		take_cell(&row);
	return n;
}

/* The alignment that a cell of a delimiter row asks for; false when it is no such cell. */
static bool read_align(struct str cell, enum md_align *align)
{
	bool left = cell.n && cell.p[0] == ':', right = cell.n > 1 && cell.p[cell.n - 1] == ':';
	size_t dashes = cell.n - left - right;

	*align = left && right ? ALIGN_CENTRE : right ? ALIGN_RIGHT : ALIGN_LEFT;
	if (cell.n <= (size_t)left + right)
		return false;
	for (size_t i = 0; i < dashes; i++)
		if (cell.p[left + i] != '-')
			return false;
	return true;
}

/* How many cells the delimiter row LINE has, 0 when it is none. */
static int delimiter_cells(struct str line)
{
	struct str s = md_trim(line);
	enum md_align align;
	int n = 0;

	if (!s.n || !strchr("|:-", *s.p))
		return 0;
	for (struct str row = row_begin(s); row.n; n++)
		if (!read_align(take_cell(&row), &align))
			return 0;
	return n;
}

/* One more line of the text of all cells; returns its number. */
struct cells_text {
	struct buf text;
	int lines;
};

static int add_cell(struct cells_text *out, struct str cell)
{
	buf_addstr(&out->text, "# ");
	for (size_t i = 0; i < cell.n; i++)
		if (cell.p[i] != '\\' || i + 1 == cell.n || cell.p[i + 1] != '|')
			buf_addch(&out->text, cell.p[i]);
	buf_addstr(&out->text, " #\n");
	return ++out->lines;
}

static void add_row(struct md_build *b, struct md_table *t, struct str line, int row, int n, struct cells_text *out)
{
	int column = 0;

	for (struct str rest = row_begin(line); rest.n && column < t->ncolumns; column++) {
		struct str cell = take_cell(&rest);
		if (cell.n)
			*vec_push(&t->cells) = (struct cell){add_cell(out, cell), n + b->line_shift, row, column};
	}
}

/* The lines of text before the table, as a paragraph of their own. */
static void add_before(struct md_build *b, struct md_table *t, cmark_node *paragraph, size_t quotes, struct cells_text *out)
{
	int first = cmark_node_get_start_line(paragraph);

	buf_addch(&out->text, '\n');
	t->before = out->lines += 2;
	t->before_line = first + b->line_shift;
	for (int i = 0; i < t->before_lines; i++) {
		struct str s = inner_line(b, paragraph, quotes, first + i);
		if (i)
			buf_addstr(&out->text, "    ");
		s = md_trim(s);
		buf_add(&out->text, s.p, s.n);
		buf_addch(&out->text, '\n');
	}
	buf_addch(&out->text, '\n');
	out->lines += t->before_lines;
}

/* The number of the paragraph's line that is a table's delimiter row, 0 when there is none. */
static int find_delimiter(const struct md_build *b, cmark_node *paragraph, size_t quotes, int *ncolumns)
{
	int first = cmark_node_get_start_line(paragraph), last = cmark_node_get_end_line(paragraph);

	for (int n = first + 1; n <= last; n++) {
		*ncolumns = delimiter_cells(inner_line(b, paragraph, quotes, n));
		if (*ncolumns && count_cells(inner_line(b, paragraph, quotes, n - 1)) == *ncolumns)
			return n;
	}
	return 0;
}

static void find_table(struct md_build *b, cmark_node *paragraph, size_t quotes, struct cells_text *out)
{
	int ncolumns, at = find_delimiter(b, paragraph, quotes, &ncolumns), i = 0;

	if (!at)
		return;
	struct md_table *t = xcalloc(1, sizeof *t);
	t->ncolumns = ncolumns;
	t->line = at - 1 + b->line_shift;
	t->before_lines = at - 1 - cmark_node_get_start_line(paragraph);
	if (t->before_lines)
		add_before(b, t, paragraph, quotes, out);
	t->aligns = xcalloc((size_t)ncolumns, sizeof *t->aligns);
	for (struct str row = row_begin(inner_line(b, paragraph, quotes, at)); row.n; i++)
		read_align(take_cell(&row), &t->aligns[i]);
	add_row(b, t, inner_line(b, paragraph, quotes, at - 1), 0, at - 1, out);
	int last = cmark_node_get_end_line(paragraph);
	for (int n = at + 1; n <= last; n++)
		add_row(b, t, inner_line(b, paragraph, quotes, n), n - at, n, out);
	cmark_node_set_user_data(paragraph, t);
}

static void index_cells(struct md_build *b, const struct cells_text *out)
{
	b->cells = cmark_parse_document(out->text.data, out->text.len, CMARK_OPT_DEFAULT);
	for (int i = 0; i <= out->lines; i++)
		*vec_push(&b->cell_lines) = NULL;
	for (cmark_node *node = cmark_node_first_child(b->cells); node; node = cmark_node_next(node)) {
		int line = cmark_node_get_start_line(node);
		if (line <= out->lines)
			b->cell_lines.ptr[line] = node;
	}
}

void md_tables_find(struct md_build *b, cmark_node *root, const char *definitions)
{
	struct cells_text out = {BUF_INIT, 0};
	size_t quotes = 0;

	if (!memchr(b->source->text, '-', b->source->len))
		return;
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	for (const char *p = definitions; *p; p++)
		out.lines += *p == '\n';
	buf_addstr(&out.text, definitions);
	size_t empty = out.text.len;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		if (type == CMARK_NODE_BLOCK_QUOTE)
			quotes = event == CMARK_EVENT_ENTER ? quotes + 1 : quotes - 1;
		if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_PARAGRAPH) {
			find_table(b, node, quotes, &out);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		}
	}
	cmark_iter_free(iter);
	if (out.text.len > empty)
		index_cells(b, &out);
	buf_done(&out.text);
}

static void table_free(struct md_table *t)
{
	vec_done(&t->cells);
	free(t->aligns);
	free(t);
}

void md_tables_done(struct md_build *b, cmark_node *root)
{
	cmark_iter *iter = b->cells ? cmark_iter_new(root) : NULL;

	while (iter && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		struct md_table *t = cmark_node_get_user_data(cmark_iter_get_node(iter));
		cmark_node_set_user_data(cmark_iter_get_node(iter), NULL);
		if (t)
			table_free(t);
	}
	if (iter)
		cmark_iter_free(iter);
	if (b->cells)
		cmark_node_free(b->cells);
	vec_done(&b->cell_lines);
}

/* Builds the leaf that LINE of the text of all cells is. */
static struct md_op *build_leaf(struct md_build *b, int cells_line, int line, enum md_style base, enum md_op_kind kind)
{
	cmark_node *node = b->cell_lines.ptr[cells_line];

	b->line_fixed = line;
	md_leaf_begin(b, base, line);
	if (node)
		md_inlines(b, node);
	struct md_op *op = md_leaf_end(b, kind, line);
	b->line_fixed = 0;
	return op;
}

void md_table_build(struct md_build *b, const struct md_table *t)
{
	if (t->before)
		build_leaf(b, t->before, t->before_line, b->quotes ? MD_QUOTE : MD_TEXT, OP_PARAGRAPH);
	struct md_op *op = md_build_op(b, OP_TABLE, t->line);
	op->ncolumns = t->ncolumns;
	op->ncells = t->cells.len;
	for (size_t i = 0; i < t->cells.len; i++) {
		const struct cell *cell = &t->cells.ptr[i];
		enum md_style base = cell->row == 0 ? MD_TABLE_HEAD : b->quotes ? MD_QUOTE : MD_TEXT;
		op = build_leaf(b, cell->cells_line, cell->line, base, OP_CELL);
		op->number = cell->row;
		op->index = cell->column;
		op->align = t->aligns[cell->column];
	}
}
