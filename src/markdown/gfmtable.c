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

/* Lines of a table's paragraph that are no rows, built as a leaf of their own. */
struct rest {
	int cells_line; /* in the text of all cells, 0 for none */
	int line;	/* in the file */
};

struct md_table {
	int line; /* of the header row, in the file */
	struct rest before, after;
	struct buf code; /* lines behind the last row that are indented code */
	int code_line;
	int ncolumns;
	enum md_align *aligns;
	VEC(struct cell) cells;
};

/* A paragraph and what its containers put before its lines. */
struct place {
	cmark_node *paragraph;
	int first, last; /* lines */
	size_t quotes;
	int indent; /* cells, behind the last quote's mark */
};

static struct str without_mark(struct str s, bool *found)
{
	size_t i = 0;

	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'))
		i++;
	*found = i < s.n && s.p[i] == '>';
	if (!*found)
		return s;
	i += i + 1 < s.n && s.p[i + 1] == ' ' ? 2 : 1;
	return (struct str){s.p + i, s.n - i};
}

/* Line N without the marks of QUOTES; *LAZY when it has fewer. */
static struct str without_quotes(const struct md_build *b, size_t quotes, int n, bool *lazy)
{
	struct str s = md_source_line(b->source, n);
	bool found = true;

	for (; quotes && found; quotes--)
		s = without_mark(s, &found);
	*lazy = !found;
	return s;
}

/* The column, from 1, where the content of ITEM begins in its first line. */
static int content_column(const struct md_build *b, cmark_node *item)
{
	cmark_node *child = cmark_node_first_child(item);
	int line = cmark_node_get_start_line(item), col = cmark_node_get_start_column(item);

	if (child && cmark_node_get_start_line(child) == line)
		return cmark_node_get_start_column(child);
	struct str s = md_source_line(b->source, line);
	while (col >= 1 && (size_t)col <= s.n && s.p[col - 1] != ' ' && s.p[col - 1] != '\t')
		col++;
	return col + 1;
}

/* The column where the content of the innermost quote around ITEM begins in the item's first line. */
static int quote_column(const struct md_build *b, cmark_node *item, size_t quotes)
{
	cmark_node *quote = cmark_node_parent(item);
	int line = cmark_node_get_start_line(item);
	bool lazy;

	while (quote && cmark_node_get_type(quote) != CMARK_NODE_BLOCK_QUOTE)
		quote = cmark_node_parent(quote);
	if (quote && cmark_node_get_start_line(quote) == line)
		return cmark_node_get_start_column(cmark_node_first_child(quote));
	return (int)(without_quotes(b, quotes, line, &lazy).p - md_source_line(b->source, line).p) + 1;
}

static struct place find_place(const struct md_build *b, cmark_node *paragraph, size_t quotes)
{
	cmark_node *item = cmark_node_parent(paragraph);
	struct place place = {.paragraph = paragraph, .quotes = quotes, .first = cmark_node_get_start_line(paragraph),
	    .last = cmark_node_get_end_line(paragraph)};

	if (cmark_node_get_type(item) == CMARK_NODE_ITEM)
		place.indent = content_column(b, item) - quote_column(b, item, quotes);
	return place;
}

/* Line N of the paragraph without what its containers put before it; *INDENT gets the blanks that remain, -1 for a lazy continuation. */
static struct str inner_line(const struct md_build *b, const struct place *place, int n, int *indent)
{
	struct str s = md_source_line(b->source, n);
	size_t col = (size_t)cmark_node_get_start_column(place->paragraph);
	bool lazy;
	int blanks = 0;

	*indent = 0;
	if (n == place->first)
		return col >= 1 && col <= s.n ? (struct str){s.p + col - 1, s.n - col + 1} : s;
	s = without_quotes(b, place->quotes, n, &lazy);
	for (size_t i = 0; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
		blanks += s.p[i] == '\t' ? 4 - blanks % 4 : 1;
	*indent = lazy || blanks < place->indent ? -1 : blanks - place->indent;
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

	if (!s.n || !strchr("|:-", *s.p) || (!memchr(s.p, '|', s.n) && !memchr(s.p, ':', s.n)))
		return 0;
	for (struct str row = row_begin(s); row.n; n++)
		if (!read_align(take_cell(&row), &align))
			return 0;
	return n;
}

/* The text of all cells. */
struct cells_text {
	struct buf text;
	int lines;
};

/* Adds a line that is CELL, its escaped pipes unescaped; returns its number. */
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

/* Adds the lines from FIRST up to LAST as a paragraph of their own. */
static struct rest add_rest(struct md_build *b, const struct place *place, int first, int last, struct cells_text *out)
{
	struct rest rest = {out->lines + 2, first + b->line_shift};
	int indent;

	if (first > last)
		return (struct rest){0, 0};
	buf_addch(&out->text, '\n');
	for (int n = first; n <= last; n++) {
		struct str s = md_trim(inner_line(b, place, n, &indent));
		if (n > first)
			buf_addstr(&out->text, "    ");
		buf_add(&out->text, s.p, s.n);
		buf_addch(&out->text, '\n');
	}
	buf_addch(&out->text, '\n');
	out->lines += last - first + 3;
	return rest;
}

/* The number of the paragraph's line that is a table's delimiter row, 0 when there is none. */
static int find_delimiter(const struct md_build *b, const struct place *place, int *ncolumns)
{
	int indent, before;

	for (int n = place->first + 1; n <= place->last; n++) {
		*ncolumns = delimiter_cells(inner_line(b, place, n, &indent));
		if (*ncolumns && indent >= 0 && indent < 4 && count_cells(inner_line(b, place, n - 1, &before)) == *ncolumns)
			return n;
	}
	return 0;
}

/* Adds the rows from line N on, and what follows the last of them. */
static void add_rows(struct md_build *b, struct md_table *t, const struct place *place, int n, struct cells_text *out)
{
	int indent = 0;

	for (int row = 1; n <= place->last; n++, row++) {
		struct str line = inner_line(b, place, n, &indent);
		if (indent < 0 || indent >= 4)
			break;
		add_row(b, t, line, row, n, out);
	}
	t->code_line = n + b->line_shift;
	for (; n <= place->last && indent >= 4; n++) {
		struct str line = md_trim(inner_line(b, place, n, &indent));
		if (indent < 4)
			break;
		buf_fill(&t->code, ' ', (size_t)indent - 4);
		buf_add(&t->code, line.p, line.n);
		buf_addch(&t->code, '\n');
	}
	t->after = add_rest(b, place, n, place->last, out);
}

static void find_table(struct md_build *b, cmark_node *paragraph, size_t quotes, struct cells_text *out)
{
	struct place place = find_place(b, paragraph, quotes);
	int ncolumns, at = find_delimiter(b, &place, &ncolumns), i = 0, indent;

	if (!at)
		return;
	struct md_table *t = xcalloc(1, sizeof *t);
	t->code = (struct buf)BUF_INIT;
	t->ncolumns = ncolumns;
	t->line = at - 1 + b->line_shift;
	t->before = add_rest(b, &place, place.first, at - 2, out);
	t->aligns = xcalloc((size_t)ncolumns, sizeof *t->aligns);
	for (struct str row = row_begin(inner_line(b, &place, at, &indent)); row.n; i++)
		read_align(take_cell(&row), &t->aligns[i]);
	add_row(b, t, inner_line(b, &place, at - 1, &indent), 0, at - 1, out);
	add_rows(b, t, &place, at + 1, out);
	cmark_node_set_user_data(paragraph, t);
	*vec_push(&b->tables) = t;
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

void md_tables_find(struct md_build *b, cmark_node *root, struct str definitions)
{
	struct cells_text out = {BUF_INIT, 0};
	size_t quotes = 0;

	if (!memchr(b->source->text, '-', b->source->len))
		return;
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	for (size_t i = 0; i < definitions.n; i++)
		out.lines += definitions.p[i] == '\n';
	buf_add(&out.text, definitions.p, definitions.n);
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
	buf_done(&t->code);
	free(t->aligns);
	free(t);
}

void md_tables_done(struct md_build *b)
{
	for (size_t i = 0; i < b->tables.len; i++)
		table_free(b->tables.ptr[i]);
	vec_done(&b->tables);
	vec_done(&b->cell_lines);
	if (b->cells)
		cmark_node_free(b->cells);
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
	md_leaf_count(b, op);
	b->line_fixed = 0;
	return op;
}

static void build_rest(struct md_build *b, struct rest rest)
{
	if (rest.cells_line)
		build_leaf(b, rest.cells_line, rest.line, b->quotes ? MD_QUOTE : MD_TEXT, OP_PARAGRAPH);
}

void md_table_build(struct md_build *b, const struct md_table *t)
{
	build_rest(b, t->before);
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
	if (t->code.len)
		md_build_op(b, OP_CODE, t->code_line)->raw =
		    (struct str){arena_strndup(&b->content->arena, t->code.data, t->code.len), t->code.len};
	build_rest(b, t->after);
}
