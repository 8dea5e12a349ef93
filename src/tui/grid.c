#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/grid.h"

static const struct cell blank = {.cp = {' '}, .width = 1};

static struct cell *cell_at(struct grid *g, int y, int x)
{
	assert(y >= 0 && y < g->rows && x >= 0 && x < g->cols);
	return &g->cells[(size_t)y * (size_t)g->cols + (size_t)x];
}

void grid_resize(struct grid *g, int rows, int cols)
{
	g->rows = rows < 1 ? 1 : rows;
	g->cols = cols < 1 ? 1 : cols;
	g->cells = xreallocarray(g->cells, (size_t)g->rows * (size_t)g->cols, sizeof *g->cells);
	grid_clear(g, 0);
}

void grid_clear(struct grid *g, int style)
{
	for (size_t i = 0; i < (size_t)g->rows * (size_t)g->cols; i++) {
		g->cells[i] = blank;
		g->cells[i].style = (uint8_t)style;
	}
	g->cursor_y = g->cursor_x = 0;
	g->cursor = false;
}

void grid_done(struct grid *g)
{
	free(g->cells);
	*g = (struct grid){0};
}

const struct cell *grid_at(const struct grid *g, int y, int x)
{
	assert(y >= 0 && y < g->rows && x >= 0 && x < g->cols);
	return &g->cells[(size_t)y * (size_t)g->cols + (size_t)x];
}

/* Before (Y, X) is written: what it is one half of loses the other half. */
static void split_wide(struct grid *g, int y, int x)
{
	struct cell *c = cell_at(g, y, x);

	if (c->width == 0) {
		uint8_t style = c[-1].style;
		c[-1] = blank;
		c[-1].style = style;
	} else if (c->width == 2) {
		uint8_t style = c[1].style;
		c[1] = blank;
		c[1].style = style;
	}
}

static void set_cell(struct grid *g, int y, int x, uint32_t cp, int width, int style)
{
	struct cell *c = cell_at(g, y, x);

	split_wide(g, y, x);
	*c = (struct cell){.cp = {cp}, .width = (uint8_t)width, .style = (uint8_t)style};
	if (width == 2) {
		split_wide(g, y, x + 1);
		c[1] = (struct cell){.style = (uint8_t)style};
	}
}

void grid_fill(struct grid *g, struct box b, int style)
{
	for (int y = b.y < 0 ? 0 : b.y; y < b.y + b.rows && y < g->rows; y++)
		for (int x = b.x < 0 ? 0 : b.x; x < b.x + b.cols && x < g->cols; x++)
			set_cell(g, y, x, ' ', 1, style);
}

static void add_mark(struct grid *g, int y, int x, uint32_t cp)
{
	struct cell *c = cell_at(g, y, x);

	for (int i = 1; i < CELL_CPS; i++) {
		if (c->cp[i] == 0) {
			c->cp[i] = cp;
			return;
		}
	}
}

int grid_put_from(struct grid *g, int y, int x, int width, int skip, const char *text, size_t len, int style)
{
	int col = -skip, base = -1; /* column in the window; column of the last character drawn */

	if (y < 0 || y >= g->rows || x < 0)
		return 0;
	if (width > g->cols - x)
		width = g->cols - x;
	for (size_t i = 0; i < len && width > 0;) {
		uint32_t cp;
		i += utf8_decode(text + i, len - i, &cp);
		int w = utf8_cp_width(cp);
		if (w == 0) {
			if (base >= 0)
				add_mark(g, y, x + base, cp);
			continue;
		}
		if (w < 0) { /* not cellsafe: nothing of unknown width gets past here */
			cp = UTF8_BAD;
			w = 1;
		}
		if (col + w > width) {
			if (col < width) {
				set_cell(g, y, x + col, ' ', 1, style);
				col++;
			}
			break;
		}
		base = col >= 0 ? col : -1;
		if (col >= 0)
			set_cell(g, y, x + col, cp, w, style);
		else if (col + w > 0)
			set_cell(g, y, x, ' ', 1, style);
		col += w;
	}
	return col > 0 ? col : 0;
}

int grid_put(struct grid *g, int y, int x, int width, const char *text, size_t len, int style)
{
	return grid_put_from(g, y, x, width, 0, text, len, style);
}

int grid_puts(struct grid *g, int y, int x, int width, const char *text, int style)
{
	return grid_put_from(g, y, x, width, 0, text, strlen(text), style);
}

void grid_restyle(struct grid *g, int y, int x, int width, int style)
{
	if (y < 0 || y >= g->rows)
		return;
	for (int end = x + width, i = x < 0 ? 0 : x; i < end && i < g->cols; i++)
		cell_at(g, y, i)->style = (uint8_t)style;
}

void grid_cursor(struct grid *g, int y, int x)
{
	g->cursor_y = y < 0 ? 0 : y >= g->rows ? g->rows - 1 : y;
	g->cursor_x = x < 0 ? 0 : x >= g->cols ? g->cols - 1 : x;
	g->cursor = true;
}

void grid_row_text(const struct grid *g, int y, struct buf *out)
{
	size_t end = out->len;

	for (int x = 0; x < g->cols; x++) {
		const struct cell *c = grid_at(g, y, x);
		for (int i = 0; i < CELL_CPS && c->cp[i]; i++) {
			char bytes[4];
			buf_add(out, bytes, utf8_encode(c->cp[i], bytes));
		}
		if (c->width > 0 && c->cp[0] != ' ')
			end = out->len;
	}
	buf_truncate(out, end);
}

void grid_text(const struct grid *g, struct buf *out)
{
	for (int y = 0; y < g->rows; y++) {
		grid_row_text(g, y, out);
		buf_addch(out, '\n');
	}
	buf_addf(out, "cursor %d %d%s\n", g->cursor_y + 1, g->cursor_x + 1, g->cursor ? "" : " hidden");
}
