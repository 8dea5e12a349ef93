/* What every screen has: its title, its lines across, the footer with the next keys. */
#include <assert.h>
#include <string.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "tui/glyph.h"
#include "tui/theme.h"
#include "tui/trace.h"
#include "tui/ui.h"

struct box ui_below_title(struct box b)
{
	if (b.rows > 4) {
		b.y++;
		b.rows--;
	}
	return b;
}

/* Draws LEN bytes of TEXT in ROOM cells; what is cut ends in a sign. Returns the cells taken. */
static int put_cut(const struct ui *ui, struct grid *g, int y, int x, int room, const char *text, size_t len, int style)
{
	bool cut = utf8_width(text, len) > room;
	int n = grid_put(g, y, x, room - cut, text, len, style);

	return cut && room > 0 ? n + grid_puts(g, y, x + n, 1, glyph(GLYPH_CUT, ui->ascii), style) : n;
}

struct box ui_title(const struct ui *ui, struct grid *g, struct box b, const char *left, const char *right)
{
	struct box rest = ui_below_title(b);
	struct buf l = BUF_INIT, r = BUF_INIT;

	if (rest.y > b.y) {
		cellsafe(&l, left, strlen(left), CELL_PROSE);
		cellsafe(&r, right, strlen(right), CELL_PROSE);
		int room = utf8_width(r.data, r.len) + 2, margin = b.cols > 30;
		grid_fill(g, (struct box){b.y, b.x, 1, b.cols}, STYLE_TITLE);
		if (room * 2 > b.cols)
			room = 0;
		put_cut(ui, g, b.y, b.x + margin, b.cols - room - margin, l.data, l.len, STYLE_TITLE);
		if (room)
			grid_put(g, b.y, b.x + b.cols - room + 1, room - 1, r.data, r.len, STYLE_TITLE_NOTE);
	}
	buf_done(&l);
	buf_done(&r);
	return rest;
}

void ui_divider(const struct ui *ui, struct grid *g, int y, int x, int cols, const char *word, bool focused)
{
	const char *line = glyph(GLYPH_LINE, ui->ascii);
	int style = focused ? STYLE_PANE_FOCUS : STYLE_PANE;

	for (int i = 0; i < cols; i++)
		grid_puts(g, y, x + i, 1, line, STYLE_PANE);
	if (cols > 4) {
		int n = grid_puts(g, y, x + 2, cols - 3, " ", style);
		n += put_cut(ui, g, y, x + 2 + n, cols - 4 - n, word, strlen(word), style);
		grid_puts(g, y, x + 2 + n, cols - 3 - n, " ", style);
	}
}

/* Draws " KEY label" where it fits; returns the cells taken. */
static int draw_key(struct grid *g, int y, int x, int cols, enum action a, unsigned scopes)
{
	struct buf key = BUF_INIT;
	const char *label = action_label(a);
	int n = 0;

	action_keys(a, scopes, 1, "", &key);
	int width = utf8_width(key.data, key.len) + (int)strlen(label) + 3;
	if (width <= cols) {
		n = 1 + grid_put(g, y, x + 1, cols, key.data, key.len, STYLE_FOOTER_KEY);
		n += 2 + grid_puts(g, y, x + n + 1, cols - n - 1, label, STYLE_FOOTER);
	}
	buf_done(&key);
	return n;
}

/* The same, to be clicked on. */
static int draw_footer_key(struct screen *s, struct grid *g, int y, int x, int cols, enum action a)
{
	struct ui *ui = s->ui;
	int n = draw_key(g, y, x, cols, a, s->scopes);

	if (n)
		ui->footer[ui->nfooter++] = (struct footer_key){x + 1, x + n, a};
	return n;
}

static void draw_keys(struct screen *s, struct grid *g, int y, int x)
{
	enum action list[FOOTER_MAX];
	size_t n = s->ops->footer ? s->ops->footer(s, list) : 0;
	bool help = s->scopes & (SCOPE_SCREEN | SCOPE_EDITOR);
	int room = !help ? 0 : s->scopes & SCOPE_SCREEN ? 8 : 9;

	assert(n <= FOOTER_MAX);
	for (size_t i = 0; i < n; i++)
		x += draw_footer_key(s, g, y, x, g->cols - x - room, list[i]);
	if (help)
		draw_footer_key(s, g, y, x, g->cols - x, ACT_HELP);
}

/* What goes on, for how long, and that Esc ends it; returns the cells taken. */
static int draw_job(const struct ui *ui, struct grid *g, int y)
{
	struct buf text = BUF_INIT, safe = BUF_INIT;

	buf_addf(&text, "%d s ", (int)((clock_monotonic() - ui->job.since) / 1000));
	ui->job.tell(ui->job.owner, &text);
	cellsafe(&safe, text.data, text.len, CELL_PROSE);
	bool wide = g->cols > 30;
	int x = wide, room = g->cols - x - (wide ? 11 : 4);
	int n = x + grid_put(g, y, x, room > 4 ? room : g->cols, safe.data, safe.len, STYLE_MESSAGE);
	n += 1 + wide + grid_puts(g, y, n + 1 + wide, 3, "Esc", STYLE_FOOTER_KEY);
	if (wide)
		n += 2 + grid_puts(g, y, n + 1, 4, "stop", STYLE_FOOTER);
	buf_done(&text);
	buf_done(&safe);
	return n;
}

/* What does not fit ends in a sign. */
static void draw_message(const struct ui *ui, struct grid *g, int y)
{
	int x = g->cols > 30;

	put_cut(ui, g, y, x, g->cols - x, ui->message.data, ui->message.len, STYLE_MESSAGE);
}

static void draw_footer(struct ui *ui, struct screen *s)
{
	struct grid *g = &ui->grid;
	int y = g->rows - 1;

	ui->nfooter = 0;
	if (g->rows <= 2 && !ui->prompt.open)
		return;
	grid_fill(g, (struct box){y, 0, 1, g->cols}, STYLE_FOOTER);
	if (ui->prompt.open) {
		grid_fill(g, (struct box){y, 0, 1, g->cols}, STYLE_INPUT);
		int n = grid_puts(g, y, 0, g->cols, ui->prompt.label, STYLE_FOOTER_KEY);
		input_draw(&ui->prompt.input, g, y, n, g->cols - n > 0 ? g->cols - n : 1, STYLE_INPUT);
	} else if (ui->message.len > 0) {
		draw_message(ui, g, y);
	} else {
		draw_keys(s, g, y, ui->job.owner ? draw_job(ui, g, y) : 0);
	}
}

void ui_draw(struct ui *ui)
{
	struct screen *top = ui_top(ui);
	size_t i = ui->depth;

	grid_clear(&ui->grid, MD_TEXT);
	while (i > 1 && ui->stack[i - 1]->ops->overlay)
		i--;
	for (i = i > 0 ? i - 1 : 0; i < ui->depth; i++)
		ui->stack[i]->ops->draw(ui->stack[i], &ui->grid);
	draw_footer(ui, top);
	trace_drawn(top->ops->name, ui->grid.cols, ui->grid.rows);
	ui->term->ops->draw(ui->term, &ui->grid);
}
