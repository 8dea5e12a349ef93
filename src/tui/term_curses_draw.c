/* How a grid comes to a terminal: looks, and the rows that have changed. */
#include <assert.h>
#include <signal.h>
#include <string.h>
#include "base/xalloc.h"
#include "tui/glyph.h"
#include "tui/term_curses.h"

/* Looks. */

static attr_t curses_attrs(unsigned look)
{
	attr_t a = A_NORMAL;

	if (look & LOOK_BOLD)
		a |= A_BOLD;
	if (look & LOOK_UNDERLINE)
		a |= A_UNDERLINE;
	if (look & LOOK_ITALIC)
		a |= A_ITALIC;
	if (look & LOOK_REVERSE)
		a |= A_REVERSE;
	if (look & LOOK_DIM)
		a |= A_DIM;
	return a;
}

static short pair_of(struct term_curses *t, int fg, int bg)
{
	if (fg < 0)
		return 0;
	for (short i = 0; i < t->nmade; i++)
		if (t->made[i].fg == fg && t->made[i].bg == bg)
			return (short)(i + 1);
	assert(t->nmade < PAIRS_MAX - 1);
	t->made[t->nmade].fg = (short)fg;
	t->made[t->nmade].bg = (short)bg;
	t->nmade++;
	init_pair(t->nmade, (short)fg, (short)bg);
	return t->nmade;
}

void curses_make_looks(struct term_curses *t, enum theme theme)
{
	int colours = 0;

	if (theme != THEME_NONE && has_colors()) {
		start_color();
		use_default_colors(); /* what curses clears by itself needs no colours of its own */
		colours = COLORS;
	}
	for (int s = 0; s < STYLES; s++) {
		struct look look = theme_look(theme, colours, s);
		t->attrs[s] = curses_attrs(look.attrs);
		t->pairs[s] = pair_of(t, look.fg, look.bg);
	}
	bkgdset(t->attrs[0] | (chtype)COLOR_PAIR(t->pairs[0]) | ' ');
}

/* Output. */

static void set_cchar(const struct term_curses *t, const struct cell *c, cchar_t *out)
{
	wchar_t text[CELL_CPS + 1] = {0};

	for (int i = 0; i < CELL_CPS && c->cp[i]; i++)
		text[i] = (wchar_t)c->cp[i];
	setcchar(out, text, t->attrs[c->style], t->pairs[c->style], NULL);
}

/* As set_cchar, for a terminal that has ASCII only: one sign for each cell. */
static void set_ascii(const struct term_curses *t, const struct cell *c, cchar_t *out)
{
	uint32_t cp = c->cp[0] ? c->cp[0] : '?';
	wchar_t text[2] = {cp < 0x80 ? (wchar_t)cp : (wchar_t)glyph_ascii(cp), 0};

	setcchar(out, text, t->attrs[c->style], t->pairs[c->style], NULL);
}

static void draw_row(struct term_curses *t, const struct grid *g, int y, int cols)
{
	int n = 0;

	for (int x = 0; x < cols; x++) {
		const struct cell *c = grid_at(g, y, x);
		if (t->term.ascii)
			set_ascii(t, c, &t->row[n++]);
		else if (c->width > 0 && x + c->width <= cols)
			set_cchar(t, c, &t->row[n++]);
	}
	mvadd_wchnstr(y, 0, t->row, n);
}

static bool row_changed(const struct term_curses *t, const struct grid *g, int y)
{
	return t->fresh || memcmp(grid_at(g, y, 0), grid_at(&t->shown, y, 0), (size_t)g->cols * sizeof(struct cell)) != 0;
}

static void keep_shown(struct term_curses *t, const struct grid *g)
{
	memcpy(t->shown.cells, g->cells, (size_t)g->rows * (size_t)g->cols * sizeof *g->cells);
	t->fresh = false;
}

void curses_draw(struct terminal *term, const struct grid *g)
{
	struct term_curses *t = (struct term_curses *)term;
	int rows = g->rows < LINES ? g->rows : LINES, cols = g->cols < COLS ? g->cols : COLS;

	if (t->shown.rows != g->rows || t->shown.cols != g->cols) {
		grid_resize(&t->shown, g->rows, g->cols);
		t->row = xreallocarray(t->row, (size_t)g->cols, sizeof *t->row);
		t->fresh = true;
	}
	for (int y = 0; y < rows; y++)
		if (row_changed(t, g, y))
			draw_row(t, g, y, cols);
	keep_shown(t, g);
	move(g->cursor_y < rows ? g->cursor_y : rows - 1, g->cursor_x < cols ? g->cursor_x : cols - 1);
	curs_set(g->cursor);
	refresh();
}

void curses_redraw(struct terminal *term)
{
	struct term_curses *t = (struct term_curses *)term;

	t->fresh = true;
	clearok(curscr, TRUE);
}

void curses_theme(struct terminal *term, enum theme theme)
{
	struct term_curses *t = (struct term_curses *)term;

	t->nmade = 0;
	curses_make_looks(t, theme);
	curses_redraw(term);
}
