/*
 * Tables: a grid whose columns shrink and whose cells wrap, or, where even that does not fit, each row as lines "heading: value". No cell is ever cut.
 */
#include "base/utf8.h"
#include "markdown/layout.h"
#include "markdown/safe.h"
#include "markdown/wrap.h"

#define WORD_KEPT 12 /* cells of a word that a narrow column may break */

struct column {
	int natural, least, width;
	enum md_align align;
	const struct md_op *head; /* NULL for none */
	bool used;		  /* some row has a value for it */
};

struct table {
	const struct md_piece *piece;
	const struct md_op *op, *cells;
	struct column *columns;
	int ncolumns, separator; /* cells between two columns */
};

static size_t cell_len(const struct md_op *cell)
{
	return cell->text_end - cell->text;
}

static void measure(struct table *t)
{
	for (size_t i = 0; i < t->op->ncells; i++) {
		const struct md_op *cell = &t->cells[i];
		struct column *column = &t->columns[cell->index];
		int natural, word;
		md_measure(t->piece->text.data + cell->text, cell_len(cell), &natural, &word);
		column->natural = natural > column->natural ? natural : column->natural;
		column->least = word > column->least ? word : column->least;
		column->align = cell->align;
		if (cell->number == 0)
			column->head = cell;
		else
			column->used = true;
	}
	for (int i = 0; i < t->ncolumns; i++) {
		struct column *column = &t->columns[i];
		column->natural = column->natural ? column->natural : 1;
		column->least = column->least ? column->least : 1;
	}
}

/* Cells of all columns when none is wider than CAP, as far as it can be. */
static int width_under(const struct table *t, int cap)
{
	int sum = 0;

	for (int i = 0; i < t->ncolumns; i++) {
		const struct column *c = &t->columns[i];
		int width = c->natural < cap ? c->natural : cap;
		sum += width > c->least ? width : c->least;
	}
	return sum;
}

/* Gives each column its width, the widest shrunk first; false when the table does not fit into ROOM. */
static bool fit(struct table *t, int room)
{
	int cells = room - (t->ncolumns - 1) * t->separator, low = 1, high = cells;

	if (t->ncolumns > room || width_under(t, 1) > cells)
		return false;
	while (low < high) {
		int middle = low + (high - low + 1) / 2;
		if (width_under(t, middle) <= cells)
			low = middle;
		else
			high = middle - 1;
	}
	int left = cells - width_under(t, low);
	for (int i = 0; i < t->ncolumns; i++) {
		struct column *c = &t->columns[i];
		c->width = c->natural < low ? c->natural : low;
		if (c->width < c->least)
			c->width = c->least;
		if (c->width < c->natural && left > 0) {
			c->width++;
			left--;
		}
	}
	return true;
}

/* With no word broken, else with long ones broken that make too wide a column. */
static bool fit_words(struct table *t, int room)
{
	if (fit(t, room))
		return true;
	for (int i = 0; i < t->ncolumns; i++)
		if (t->columns[i].least > WORD_KEPT)
			t->columns[i].least = WORD_KEPT;
	return fit(t, room);
}

/* Draws the rest of a cell's next line in COLUMN; blanks where it has none. */
static void draw_cell(struct md_layout *l, const struct column *column, struct md_cursor *cursor, bool last)
{
	struct md_cut cut = {0};
	size_t at = cursor->at;

	if (cursor->at < cursor->end)
		cut = md_cut(cursor->piece->text.data + at, cursor->end - at, column->width);
	int free = column->width - cut.width, before = 0;
	if (column->align != ALIGN_LEFT && free > 0)
		before = column->align == ALIGN_RIGHT ? free : free / 2;
	md_line_blanks(l, before, MD_TEXT);
	md_cursor_draw(l, cursor, at + cut.end);
	md_cursor_skip(cursor, at + cut.next);
	if (!last)
		md_line_blanks(l, free - before, MD_TEXT);
}

static void draw_separator(struct md_layout *l)
{
	md_line_blanks(l, 1, MD_TABLE_BORDER);
	md_line_add_glyph(l, GLYPH_BAR, MD_TABLE_BORDER);
	md_line_blanks(l, 1, MD_TABLE_BORDER);
}

static void draw_rule(struct md_layout *l, const struct table *t, int source)
{
	md_line_begin(l);
	for (int i = 0; i < t->ncolumns; i++) {
		if (i) {
			md_line_fill(l, GLYPH_RULE, 1, MD_TABLE_BORDER);
			md_line_add_glyph(l, GLYPH_CROSS, MD_TABLE_BORDER);
			md_line_fill(l, GLYPH_RULE, 1, MD_TABLE_BORDER);
		}
		md_line_fill(l, GLYPH_RULE, t->columns[i].width, MD_TABLE_BORDER);
	}
	md_line_end(l, source);
}

/* Draws the N cells of a row, as many lines as the highest needs; returns how many. */
static int draw_row(struct md_layout *l, const struct table *t, const struct md_op *cells, size_t n)
{
	struct md_cursor *cursors = xcalloc((size_t)t->ncolumns, sizeof *cursors);
	size_t base = l->content->blocks.ptr[l->block_lines.len - 1].text;
	int lines = 0;
	bool more = true;

	for (size_t i = 0; i < n; i++)
		cursors[cells[i].index] = md_cursor(t->piece, &cells[i]);
	for (; more; lines++) {
		more = false;
		md_line_begin(l);
		for (int i = 0; i < t->ncolumns; i++) {
			if (i)
				draw_separator(l);
			draw_cell(l, &t->columns[i], &cursors[i], i + 1 == t->ncolumns);
			more = more || cursors[i].at < cursors[i].end;
		}
		md_line_end(l, n ? cells[0].line : 0)->at = n ? cells[0].text - base : 0;
	}
	free(cursors);
	return lines;
}

/* How many cells from the first on are of one row. */
static size_t row_cells(const struct md_op *cells, size_t n)
{
	size_t i = 0;

	while (i < n && cells[i].number == cells[0].number)
		i++;
	return i;
}

/* Whether some cell does not fit into one line of its column. */
static bool wraps(const struct table *t)
{
	for (size_t i = 0; i < t->op->ncells; i++) {
		int natural, word;
		const struct md_op *cell = &t->cells[i];
		md_measure(t->piece->text.data + cell->text, cell_len(cell), &natural, &word);
		if (natural > t->columns[cell->index].width || memchr(t->piece->text.data + cell->text, '\n', cell_len(cell)))
			return true;
	}
	return false;
}

static void draw_grid(struct md_layout *l, const struct table *t)
{
	bool between = wraps(t);
	size_t n;

	for (size_t i = 0; i < t->op->ncells; i += n) {
		n = row_cells(t->cells + i, t->op->ncells - i);
		draw_row(l, t, t->cells + i, n);
		if (t->cells[i].number == 0 || (between && i + n < t->op->ncells))
			draw_rule(l, t, 0);
	}
}

/* Adds what CELL says to the words of a row. */
static void add_cell(struct md_layout *l, struct md_piece *words, const struct md_piece *from, const struct md_op *cell)
{
	size_t start = words->text.len;
	struct md_piece linear;
	struct md_op whole;

	if (md_linear(l, from, cell, &linear)) {
		whole = (struct md_op){.text_end = linear.text.len};
		from = &linear;
		cell = &whole;
	}

	buf_add(&words->text, from->text.data + cell->text, cell_len(cell));
	for (size_t r = cell->run; r < from->runs.len && (r == cell->run || from->runs.ptr[r].start < cell->text_end); r++) {
		struct md_run *run = vec_push(&words->runs);
		*run = from->runs.ptr[r];
		run->start = run->start > cell->text ? start + run->start - cell->text : start;
	}
}

/* Draws "heading: value", its lines behind the first indented. */
static void draw_pair(struct md_layout *l, const struct table *t, const struct md_op *cell)
{
	const struct md_op *head = t->columns[cell->index].head;
	size_t base = l->content->blocks.ptr[l->block_lines.len - 1].text;
	struct md_piece words = {.text = BUF_INIT};
	int indent = 0;

	if (head && head != cell) {
		add_cell(l, &words, t->piece, head);
		*vec_push(&words.runs) = (struct md_run){words.text.len, -1, cell->line, MD_TABLE_HEAD};
		buf_addstr(&words.text, ": ");
	}
	add_cell(l, &words, t->piece, cell);
	char *kept = arena_strndup(&l->arena, words.text.data, words.text.len);
	struct md_piece drawn = words;
	drawn.text.data = kept;
	struct md_cursor cursor = {&drawn, 0, words.text.len, 0};
	while (cursor.at < cursor.end) {
		size_t at = cursor.at;
		struct md_cut cut = md_cut(kept + at, cursor.end - at, md_room(l) - indent);
		md_line_begin(l);
		md_line_blanks(l, indent, MD_TEXT);
		md_cursor_draw(l, &cursor, at + cut.end);
		md_cursor_skip(&cursor, at + cut.next);
		md_line_end(l, cell->line)->at = cell->text - base;
		indent = md_room(l) > 8 ? 2 : 0;
	}
	buf_done(&words.text);
	vec_done(&words.runs);
}

/* Draws the N cells of a row, and with the first row the headings that no row has a value for. */
static void draw_pairs(struct md_layout *l, const struct table *t, const struct md_op *cells, size_t n, bool first)
{
	size_t k = 0;

	for (int i = 0; first && i < t->ncolumns; i++) {
		if (k < n && cells[k].index == i)
			draw_pair(l, t, &cells[k++]);
		else if (t->columns[i].head && !t->columns[i].used)
			draw_pair(l, t, t->columns[i].head);
	}
	for (; k < n; k++)
		draw_pair(l, t, &cells[k]);
}

/* Each row as a group of lines; headings without rows stand for themselves. */
static void draw_list(struct md_layout *l, const struct table *t)
{
	size_t n = t->op->ncells ? row_cells(t->cells, t->op->ncells) : 0;
	size_t heads = n && t->cells[0].number == 0 ? n : 0;

	if (heads == t->op->ncells)
		draw_pairs(l, t, NULL, 0, true);
	for (size_t i = heads; i < t->op->ncells; i += n) {
		n = row_cells(t->cells + i, t->op->ncells - i);
		if (i > heads) {
			l->gap = true;
			l->gap_prefix = l->prefix.len;
		}
		draw_pairs(l, t, t->cells + i, n, i == heads);
	}
}

void md_draw_table(struct md_layout *l, const struct md_piece *piece, const struct md_op *op)
{
	const char *bar = md_glyph(l, GLYPH_BAR);
	struct table t = {.piece = piece, .op = op, .cells = op + 1, .ncolumns = op->ncolumns, .separator = 2 + md_cells(bar, strlen(bar))};

	t.columns = xcalloc((size_t)op->ncolumns, sizeof *t.columns);
	measure(&t);
	if (!l->options.linear && fit_words(&t, md_room(l)))
		draw_grid(l, &t);
	else
		draw_list(l, &t);
	free(t.columns);
}
