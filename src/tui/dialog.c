#include <string.h>
#include "base/xalloc.h"
#include "tui/dialog.h"
#include "tui/glyph.h"
#include "tui/rows.h"
#include "tui/theme.h"

#define DIALOG_COLS 64

struct dialog {
	char *title, *text;
	struct rows rows;
	struct view view;
	struct screen *from;
	void (*yes)(struct screen *from);
	void (*no)(struct screen *from);
};

static void make_rows(struct screen *s, int width)
{
	struct dialog *d = s->state;
	enum action answers[FOOTER_MAX];
	size_t n = s->ops->footer(s, answers);
	struct buf keys = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		buf_addf(&keys, "%s%s: %s", i ? " " : "", action_key(answers[i], s->scopes), action_label(answers[i]));
	rows_clear(&d->rows);
	rows_wrap(&d->rows, STYLE_DIALOG, d->text, width, 0);
	rows_end(&d->rows);
	rows_wrap(&d->rows, STYLE_DIALOG_TITLE, keys.data, width, 0);
	buf_done(&keys);
}

/* The box with its border; on a small screen there is no border. */
static void dialog_place(struct screen *s, struct box b)
{
	struct dialog *d = s->state;
	int cols = b.cols - 4 < DIALOG_COLS ? b.cols - 4 : DIALOG_COLS;

	if (cols < 16 || b.rows < 8) {
		make_rows(s, b.cols);
		d->view.box = b;
	} else {
		make_rows(s, cols - 4);
		int rows = (int)rows_count(&d->rows) < b.rows - 4 ? (int)rows_count(&d->rows) : b.rows - 4;
		d->view.box = (struct box){b.y + (b.rows - rows) / 2, b.x + (b.cols - cols) / 2 + 2, rows, cols - 4};
	}
	d->view.ascii = s->ui->ascii;
	view_changed(&d->view);
}

static void draw_border(const struct ui *ui, struct grid *g, struct box b, const char *title)
{
	static const enum glyph corners[2][2] = {{GLYPH_CORNER_TL, GLYPH_CORNER_TR}, {GLYPH_CORNER_BL, GLYPH_CORNER_BR}};

	grid_fill(g, b, STYLE_DIALOG);
	for (int side = 0; side < 2; side++) {
		int y = side ? b.y + b.rows - 1 : b.y;
		for (int x = 1; x < b.cols - 1; x++)
			grid_puts(g, y, b.x + x, 1, glyph(GLYPH_LINE, ui->ascii), STYLE_DIALOG);
		grid_puts(g, y, b.x, 1, glyph(corners[side][0], ui->ascii), STYLE_DIALOG);
		grid_puts(g, y, b.x + b.cols - 1, 1, glyph(corners[side][1], ui->ascii), STYLE_DIALOG);
	}
	for (int y = 1; y < b.rows - 1; y++) {
		grid_puts(g, b.y + y, b.x, 1, glyph(GLYPH_BAR, ui->ascii), STYLE_DIALOG);
		grid_puts(g, b.y + y, b.x + b.cols - 1, 1, glyph(GLYPH_BAR, ui->ascii), STYLE_DIALOG);
	}
	int n = grid_puts(g, b.y, b.x + 2, b.cols - 4, " ", STYLE_DIALOG);
	n += grid_puts(g, b.y, b.x + 2 + n, b.cols - 4 - n, title, STYLE_DIALOG_TITLE);
	grid_puts(g, b.y, b.x + 2 + n, b.cols - 4 - n, " ", STYLE_DIALOG);
}

static void dialog_draw(const struct screen *s, struct grid *g)
{
	struct dialog *d = s->state;
	struct box b = d->view.box;

	if (b.cols < s->box.cols)
		draw_border(s->ui, g, (struct box){b.y - 1, b.x - 2, b.rows + 2, b.cols + 4}, d->title);
	else
		grid_fill(g, b, STYLE_DIALOG);
	view_draw(&d->view, g, true);
}

static void dialog_close(struct screen *s)
{
	struct dialog *d = s->state;

	free(d->title);
	free(d->text);
	rows_done(&d->rows);
	view_done(&d->view);
}

static int notice_open(struct screen *s, const void *arg, struct err *e)
{
	const struct notice *n = arg;
	struct dialog *d = s->state;

	(void)e;
	d->title = xstrdup(n->title);
	d->text = xstrdup(n->text);
	d->view.source = (struct view_source){rows_line, &d->rows};
	return 0;
}

static bool notice_act(struct screen *s, enum action a, int count)
{
	(void)count;
	if (a == ACT_DISMISS)
		ui_close(s);
	return a == ACT_DISMISS;
}

static size_t notice_footer(const struct screen *s, enum action *out)
{
	(void)s;
	out[0] = ACT_DISMISS;
	return 1;
}

static int confirm_open(struct screen *s, const void *arg, struct err *e)
{
	const struct question *q = arg;
	struct dialog *d = s->state;

	(void)e;
	d->title = xstrdup("Question");
	d->text = xstrdup(q->text);
	d->from = q->from;
	d->yes = q->yes;
	d->no = q->no;
	d->view.source = (struct view_source){rows_line, &d->rows};
	return 0;
}

static bool confirm_act(struct screen *s, enum action a, int count)
{
	struct dialog *d = s->state;

	(void)count;
	if (a != ACT_YES && a != ACT_NO && a != ACT_NEITHER)
		return false;
	ui_close(s);
	if (a == ACT_YES)
		d->yes(d->from);
	else if (a == ACT_NO && d->no)
		d->no(d->from);
	return true;
}

static size_t confirm_footer(const struct screen *s, enum action *out)
{
	const struct dialog *d = s->state;

	out[0] = ACT_YES;
	out[1] = ACT_NO;
	out[2] = ACT_NEITHER;
	return d->no ? 3 : 2;
}

const struct screen_ops screen_notice = {
    .name = "notice",
    .scopes = SCOPE_NOTICE,
    .state_size = sizeof(struct dialog),
    .overlay = true,
    .open = notice_open,
    .place = dialog_place,
    .draw = dialog_draw,
    .act = notice_act,
    .footer = notice_footer,
    .close = dialog_close,
};

const struct screen_ops screen_confirm = {
    .name = "question",
    .scopes = SCOPE_CONFIRM,
    .state_size = sizeof(struct dialog),
    .overlay = true,
    .open = confirm_open,
    .place = dialog_place,
    .draw = dialog_draw,
    .act = confirm_act,
    .footer = confirm_footer,
    .close = dialog_close,
};
