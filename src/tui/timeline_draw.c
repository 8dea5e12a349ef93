/* How the timeline screen looks: the chart above, what everybody does at the cursor, and the code they are in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/code.h"
#include "tui/glyph.h"
#include "tui/theme.h"
#include "tui/timeline.h"

#define LABEL_MOST 24
#define WIDE_COLS 100  /* from here on the code stands beside the table */
#define CODE_ROWS 16   /* rows from which on there is room for code below the table, */
#define CODE_LEAST 9   /* with so many for both */

/* Places. */

static int widest_label(const struct timeline_state *x)
{
	int widest = 4;

	for (size_t i = 0; i < x->nlanes; i++)
		for (size_t k = 0; k < x->lanes[i].nrows; k++) {
			int width = tl_row_width(lane_timeline(&x->lanes[i]), x->lanes[i].rows[k]);
			if (width > widest)
				widest = width;
		}
	return widest < LABEL_MOST ? widest : LABEL_MOST;
}

static void explain_nothing(struct screen *s, struct box b)
{
	struct timeline_state *x = s->state;
	struct buf words = BUF_INIT;

	rows_clear(&x->words);
	if (live_poll(x->live)) {
		rows_wrap(&x->words, STYLE_MODULE, "There is nothing to draw: no record of what the program did was left behind.", b.cols, 0);
		rows_end(&x->words);
		report_run_words(live_report(x->live), b.cols, &words);
		rows_wrap(&x->words, MD_TEXT, words.data, b.cols, 0);
	} else {
		rows_wrapf(&x->words, STYLE_DIM, b.cols, 0, "The program runs. %s: who waits for whom now. Esc: end it.", action_key(ACT_WHY, SCOPE_TIMELINE));
	}
	x->explanation.box = b;
	x->explanation.source = (struct view_source){rows_line, &x->words};
	view_changed(&x->explanation);
	buf_done(&words);
}

void timeline_place(struct screen *s, struct box area)
{
	struct timeline_state *x = s->state;
	struct box b = ui_below_title(area);
	int margin = b.cols > 30, need = (int)x->strips.len + (b.rows > 4);

	b.x += margin;
	b.cols -= 2 * margin;
	x->labels = widest_label(x);
	int least = b.cols >= 20 ? 7 : b.cols / 3, third = b.cols / 3 > least ? b.cols / 3 : least;
	if (x->labels > third)
		x->labels = third;
	/* Two runs are there to be seen beside each other. */
	int most = x->nlanes > 1 && b.rows >= CODE_ROWS ? b.rows * 3 / 5 : b.rows >= CODE_ROWS ? b.rows * 2 / 5 : b.rows / 2;
	int chart = need < most ? need : most > 0 ? most : 1, rest = b.rows - chart;
	bool wide = b.cols >= WIDE_COLS, code = b.rows >= CODE_ROWS && rest >= CODE_LEAST;
	int table = wide || !code ? rest : (int)x->strips.len + 3 < rest / 2 ? (int)x->strips.len + 3 : rest / 2;
	x->chart = (struct box){b.y, b.x, chart, b.cols};
	x->table = (struct box){b.y + chart, b.x, table, wide && code ? b.cols * 11 / 20 : b.cols};
	x->source.box = !code ? (struct box){0}
	    : wide	      ? (struct box){b.y + chart + 1, b.x + x->table.cols + 2, rest - 1, b.cols - x->table.cols - 2}
			      : (struct box){b.y + chart + table + 1, b.x, rest - table - 1, b.cols};
	x->cells = xreallocarray(x->cells, (size_t)(b.cols > 0 ? b.cols : 1) + 1, 2);
	explain_nothing(s, b);
	timeline_settle(s);
}

int timeline_axis_rows(const struct timeline_state *x)
{
	return x->chart.rows > 4 || x->chart.rows > (int)x->strips.len;
}

/* The strip at the cursor is to be seen. */
static void scroll(struct timeline_state *x)
{
	size_t rows = (size_t)(x->chart.rows - timeline_axis_rows(x));

	if (rows < 1)
		rows = 1;
	if (x->top > x->strip)
		x->top = x->strip;
	if (x->strip >= x->top + rows)
		x->top = x->strip + 1 - rows;
	if (x->top + rows > x->strips.len)
		x->top = x->strips.len > rows ? x->strips.len - rows : 0;
}

/* The cursor is to be seen in the window. */
static void follow(struct timeline_state *x)
{
	struct tl_moment now;
	struct tl_chart c = timeline_window(x);

	x->from = c.from;
	if (x->span <= 0 || !timeline_moment(x, &now))
		return;
	double at = c.by_step ? (double)now.step : now.t;
	if (at < c.from || at > c.from + c.span)
		x->from = at - c.span / 2;
	x->from = timeline_window(x).from;
}

/* The code of the run at the cursor, with a sign at the line that its row is in. */
static void make_code(struct screen *s)
{
	struct timeline_state *x = s->state;
	struct tl_moment now;
	struct buf words = BUF_INIT;
	struct code_mark mark = {0, glyph(GLYPH_FAIL_LINE, s->ui->ascii), STYLE_FINDING, STYLE_FINDING};
	size_t lane = 0, row, len;

	if (x->source.box.rows <= 0 || !timeline_moment(x, &now))
		return;
	if (timeline_focus(x, &lane, &row))
		timeline_tell(lane_timeline(&x->lanes[lane]), row, now, &words, &mark.line);
	buf_done(&words);
	const char *text = live_text(x->lanes[lane].live, &len);
	rows_clear(&x->code);
	code_rows(&x->code, text, len, app_highlight, &mark, mark.line > 0);
	x->source.source = (struct view_source){rows_line, &x->code};
	x->source.cursor = (size_t)mark.line;
	x->source.ascii = s->ui->ascii;
	view_changed(&x->source);
	if (mark.line > 0)
		view_go(&x->source, mark.line > x->source.box.rows / 2 ? (size_t)(mark.line - 1 - x->source.box.rows / 2) : 0);
}

void timeline_settle(struct screen *s)
{
	struct timeline_state *x = s->state;

	if (!x->strips.len)
		return;
	scroll(x);
	follow(x);
	make_code(s);
}

/* The chart. */

static int cell_style(unsigned g)
{
	static const int styles[TLG_COUNT] = {
	    [TLG_IDLE] = STYLE_DIM, [TLG_WAIT] = STYLE_DIM, [TLG_QUEUE] = STYLE_HINT, [TLG_ORPHAN] = MD_CODE_KEYWORD,
	    [TLG_CLEAN] = MD_CODE_BUILTIN, [TLG_RUN] = STYLE_BAR_DONE, [TLG_BLOCK] = STYLE_FAIL_LINE, [TLG_CANCEL] = STYLE_FINDING,
	    [TLG_SWALLOW] = STYLE_FINDING, [TLG_LEFT] = STYLE_FAIL, [TLG_OPEN] = STYLE_FAIL, [TLG_DONE] = STYLE_PASS,
	    [TLG_CANCELLED] = STYLE_STATE_STARTED, [TLG_FAIL] = STYLE_FAIL};

	return styles[g];
}

/* Of rows shown as one each column shows what is worth most of all of them. */
static void strip_cells(const struct timeline_state *x, const struct tl_chart *c, const struct strip *s)
{
	const struct lane *l = &x->lanes[s->lane];
	unsigned char *cells = x->cells, *more = x->cells + c->cols;

	tl_chart_row(c, lane_timeline(l), l->rows[s->first], cells);
	for (size_t i = 1; i < s->n; i++) {
		tl_chart_row(c, lane_timeline(l), l->rows[s->first + i], more);
		for (int k = 0; k < c->cols; k++)
			if (more[k] > cells[k])
				cells[k] = more[k];
	}
}

static void draw_title_strip(const struct screen *s, struct grid *g, int y, const struct strip *strip)
{
	const struct timeline_state *x = s->state;
	const struct lane *l = &x->lanes[strip->lane];
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s: ", l->title);
	report_duration(&text, lane_timeline(l)->end.t);
	ui_divider(s->ui, g, y, x->chart.x, x->chart.cols, text.data, &x->strips.ptr[x->strip] == strip);
	buf_done(&text);
}

static void draw_strip(const struct screen *s, struct grid *g, int y, const struct tl_chart *c, size_t at, int cursor)
{
	const struct timeline_state *x = s->state;
	const struct strip *strip = &x->strips.ptr[at];
	const struct lane *l = &x->lanes[strip->lane];
	struct buf label = BUF_INIT;
	int left = x->chart.x + x->labels + 1;

	if (!strip->n) {
		draw_title_strip(s, g, y, strip);
		return;
	}
	tl_rows_label(lane_timeline(l), l->rows + strip->first, strip->n, x->labels, &label);
	if (at == x->strip)
		grid_fill(g, (struct box){y, x->chart.x, 1, x->labels}, STYLE_SELECTED);
	grid_put(g, y, x->chart.x, x->labels, label.data, label.len, at == x->strip ? STYLE_SELECTED : (int)MD_TEXT);
	strip_cells(x, c, strip);
	for (int i = 0; i < c->cols && left + i < x->chart.x + x->chart.cols; i++)
		if (x->cells[i] != TLG_NONE)
			grid_puts(g, y, left + i, 1, tl_glyph_text(x->cells[i], s->ui->ascii), cell_style(x->cells[i]));
	if (cursor >= 0 && cursor < c->cols) {
		if (x->cells[cursor] == TLG_NONE)
			grid_puts(g, y, left + cursor, 1, glyph(GLYPH_BAR, s->ui->ascii), STYLE_PANE);
		else
			grid_restyle(g, y, left + cursor, 1, STYLE_SELECTED);
		if (at == x->strip)
			grid_cursor(g, y, left + cursor);
	}
	buf_done(&label);
}

static void draw_axis(const struct screen *s, struct grid *g, const struct tl_chart *c, int cursor)
{
	const struct timeline_state *x = s->state;
	struct buf numbers = BUF_INIT;
	int left = x->chart.x + x->labels + 1;

	grid_puts(g, x->chart.y, x->chart.x, x->labels, tl_chart_unit(c), STYLE_DIM);
	tl_chart_numbers(c, &numbers);
	grid_put(g, x->chart.y, left, c->cols, numbers.data, numbers.len, STYLE_DIM);
	if (cursor >= 0 && cursor < c->cols && left + cursor < g->cols) {
		if (grid_at(g, x->chart.y, left + cursor)->cp[0] == ' ')
			grid_puts(g, x->chart.y, left + cursor, 1, glyph(GLYPH_CURSOR, s->ui->ascii), STYLE_FINDING);
		else
			grid_restyle(g, x->chart.y, left + cursor, 1, STYLE_SELECTED);
	}
	buf_done(&numbers);
}

static void draw_chart(const struct screen *s, struct grid *g)
{
	const struct timeline_state *x = s->state;
	struct tl_chart c = timeline_window(x);
	struct tl_moment now;
	int cursor = timeline_moment(x, &now) ? tl_chart_col(&c, now) : -1;
	int axis = timeline_axis_rows(x);

	if (axis)
		draw_axis(s, g, &c, cursor);
	for (int i = axis; i < x->chart.rows && x->top + (size_t)(i - axis) < x->strips.len; i++)
		draw_strip(s, g, x->chart.y + i, &c, x->top + (size_t)(i - axis), cursor);
}

/* The table. */

/* What happened at the cursor's moment, in words; "" for nothing of note. */
static void tell_now(const struct timeline_state *x, struct tl_moment now, struct buf *out)
{
	for (size_t i = 0; i < x->nlanes; i++) {
		const struct timeline *tl = lane_timeline(&x->lanes[i]);
		for (size_t k = 0; k < tl->marks.len && !tl_before(now, tl->marks.ptr[k].at); k++) {
			const struct tl_mark *m = &tl->marks.ptr[k];
			if (tl_before(m->at, now) || (m->row != TL_NONE && tl->rows.ptr[m->row].hidden))
				continue;
			size_t len = out->len;
			if (len)
				buf_addstr(out, "; ");
			if (x->nlanes > 1)
				buf_addf(out, "%s: ", x->lanes[i].title);
			if (!report_mark(tl, m, out))
				buf_truncate(out, len);
		}
	}
}

static int draw_now(const struct screen *s, struct grid *g, struct box b, struct tl_moment now)
{
	const struct timeline_state *x = s->state;
	struct buf text = BUF_INIT;
	struct rows rows = {0};
	struct view_line line = {0};
	int n = 0;

	tell_now(x, now, &text);
	if (text.len) {
		rows_wrap(&rows, STYLE_FINDING, text.data, b.cols, 2);
		for (int most = b.rows >= (int)x->strips.len + 2 ? 2 : b.rows > 2; n < most; n++) {
			int at = b.x;
			line.spans.len = 0;
			if (!rows_line(&rows, (size_t)n, &line))
				break;
			for (size_t i = 0; i < line.spans.len; i++)
				at += grid_put(g, b.y + n, at, b.x + b.cols - at, line.spans.ptr[i].text, line.spans.ptr[i].len, line.spans.ptr[i].style);
		}
	}
	vec_done(&line.spans);
	rows_done(&rows);
	buf_done(&text);
	return n;
}

/* "line 12" before column RIGHT; returns the cells taken. */
static int draw_line(struct grid *g, int y, int right, int line)
{
	char text[32];
	int n = snprintf(text, sizeof text, "line %d", line);

	grid_puts(g, y, right - n, n, text, STYLE_DIM);
	return n + 2;
}

static void draw_state(const struct screen *s, struct grid *g, int y, size_t at, struct tl_moment now)
{
	const struct timeline_state *x = s->state;
	const struct strip *strip = &x->strips.ptr[at];
	const struct lane *l = &x->lanes[strip->lane];
	struct buf label = BUF_INIT, words = BUF_INIT, safe = BUF_INIT;
	int line = 0, right = x->table.x + x->table.cols, left = x->table.x + x->labels + 1;

	if (!strip->n) {
		grid_puts(g, y, x->table.x, x->table.cols, l->title, STYLE_MODULE);
		return;
	}
	tl_rows_label(lane_timeline(l), l->rows + strip->first, strip->n, x->labels, &label);
	int style = MD_TEXT;
	if (strip->n > 1)
		timeline_tell_many(lane_timeline(l), l->rows + strip->first, strip->n, now, &words);
	else
		style = timeline_tell(lane_timeline(l), l->rows[strip->first], now, &words, &line);
	if (line > 0 && right - left > 24)
		right -= draw_line(g, y, right, line);
	cellsafe(&safe, words.data, words.len, CELL_PROSE);
	grid_put(g, y, x->table.x, x->labels, label.data, label.len, at == x->strip ? STYLE_SELECTED : (int)MD_TEXT);
	grid_put(g, y, left, right - left, safe.data, safe.len, style);
	if (utf8_width(safe.data, safe.len) > right - left)
		grid_puts(g, y, right - 1, 1, glyph(GLYPH_MORE_RIGHT, s->ui->ascii), STYLE_DIM);
	buf_done(&label);
	buf_done(&words);
	buf_done(&safe);
}

static void draw_table(const struct screen *s, struct grid *g)
{
	const struct timeline_state *x = s->state;
	struct box b = x->table;
	struct tl_moment now;
	struct buf title = BUF_INIT;

	if (b.rows <= 0 || !timeline_moment(x, &now))
		return;
	if (b.rows > 1 && s->box.rows > 5) {
		buf_addstr(&title, "at ");
		report_duration(&title, now.t);
		buf_addf(&title, ", step %lld", now.step);
		ui_divider(s->ui, g, b.y, b.x, b.cols, title.data, false);
		b.y++;
		b.rows--;
	}
	int n = draw_now(s, g, b, now);
	b.y += n;
	b.rows -= n;
	size_t rows = b.rows > 0 ? (size_t)b.rows : 0, first = x->strips.len <= rows ? 0 : x->strip >= rows ? x->strip + 1 - rows : 0;
	for (size_t i = 0; i < rows && first + i < x->strips.len; i++)
		draw_state(s, g, b.y + (int)i, first + i, now);
	buf_done(&title);
}

/* The code. */

/* Who else is in the lines that are shown. */
static void draw_visitors(const struct screen *s, struct grid *g, size_t lane, struct tl_moment now)
{
	const struct timeline_state *x = s->state;
	const struct lane *l = &x->lanes[lane];
	struct box b = x->source.box;
	struct buf *names = xcalloc((size_t)b.rows, sizeof *names);

	for (int i = 0; i < b.rows; i++)
		names[i] = (struct buf)BUF_INIT;
	for (size_t i = 0; i < l->nrows; i++) {
		struct buf words = BUF_INIT;
		int line;
		timeline_tell(lane_timeline(l), l->rows[i], now, &words, &line);
		buf_done(&words);
		long y = (long)line - 1 - (long)x->source.top;
		if (line <= 0 || y < 0 || y >= b.rows || !timeline_at(lane_timeline(l), l->rows[i], now) || names[y].len > 200)
			continue;
		buf_addf(&names[y], "%s%s", names[y].len ? ", " : " <- ", lane_timeline(l)->rows.ptr[l->rows[i]].label);
	}
	for (int y = 0; y < b.rows; y++) {
		int width = utf8_width(names[y].data, names[y].len), end = 0;
		for (int k = 0; k < b.cols && b.x + k < g->cols; k++)
			if (grid_at(g, b.y + y, b.x + k)->cp[0] != ' ')
				end = k + 1;
		if (width && end < b.cols)
			grid_put(g, b.y + y, b.x + end, b.cols - end, names[y].data, names[y].len, STYLE_DIM);
		buf_done(&names[y]);
	}
	free(names);
}

static void draw_source(const struct screen *s, struct grid *g)
{
	struct timeline_state *x = s->state;
	struct box b = x->source.box;
	struct tl_moment now;
	size_t lane = 0, row;

	if (b.rows <= 0 || b.cols <= 0 || !timeline_moment(x, &now))
		return;
	timeline_focus(x, &lane, &row);
	ui_divider(s->ui, g, b.y - 1, b.x, b.cols, live_report(x->lanes[lane].live)->file, false);
	view_draw(&x->source, g, false);
	draw_visitors(s, g, lane, now);
}

/* Details are on the page of the output. */
static void tell_trust(const struct timeline_state *x, struct buf *out)
{
	bool bad = false, cut = false;

	for (size_t i = 0; i < x->nlanes; i++) {
		bad |= lane_timeline(&x->lanes[i])->bad > 0;
		cut |= lane_timeline(&x->lanes[i])->cut;
	}
	buf_addstr(out, bad ? "damaged record  " : cut ? "not all kept  " : "");
	if (!out->len && x->nlanes && live_report(x->lanes[0].live)->real_clock)
		buf_addstr(out, "real clock  ");
}

void timeline_draw(const struct screen *s, struct grid *g)
{
	struct timeline_state *x = s->state;
	struct buf note = BUF_INIT, title = BUF_INIT;
	struct tl_moment now;

	tell_trust(x, &note);
	if (timeline_moment(x, &now))
		buf_addf(&note, "moment %zu of %zu", x->stop + 1, x->stops.len);
	if (live_poll(x->live)) {
		const struct run_report *r = live_report(x->live);
		buf_addf(&title, "%s: ", r->file);
		report_run_end(r, &title);
	} else {
		buf_addstr(&title, "A run");
	}
	grid_fill(g, s->box, MD_TEXT);
	ui_title(s->ui, g, s->box, title.data, note.data);
	buf_done(&note);
	buf_done(&title);
	if (!x->strips.len) {
		view_draw(&x->explanation, g, true);
		return;
	}
	draw_chart(s, g);
	draw_table(s, g);
	draw_source(s, g);
}
