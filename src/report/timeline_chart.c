#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/utf8.h"
#include "report/timeline_chart.h"

static const struct {
	const char *utf8, *ascii, *means;
} glyphs[] = {
#define TL_GLYPH(id, utf8, ascii, means) {utf8, ascii, means},
#include "report/timeline_glyph.def"
#undef TL_GLYPH
};

#define EQUAL_LEAST 3 /* numbers from which on a label needs room for two */
#define TICK_APART 9  /* cells between two numbers of the axis, at least */

const char *tl_glyph_text(unsigned g, bool ascii)
{
	return ascii ? glyphs[g].ascii : glyphs[g].utf8;
}

const char *tl_glyph_means(unsigned g)
{
	return glyphs[g].means;
}

struct tl_chart tl_chart_all(const struct timeline *tl, bool by_step, int cols)
{
	struct tl_chart c = {.by_step = by_step || tl->shown_end <= 0, .to_end = true, .cols = cols};

	c.span = c.by_step ? (double)tl->end.step : tl->shown_end;
	if (c.span <= 0)
		c.span = 1;
	return c;
}

int tl_chart_col(const struct tl_chart *c, struct tl_moment at)
{
	double where = ((c->by_step ? (double)at.step : at.t) - c->from) / c->span * (c->cols - 1);

	if (where >= c->cols - 1)
		return c->to_end || where < c->cols - 0.5 ? c->cols - 1 : c->cols;
	return where < -0.5 ? -1 : (int)(where + 0.5);
}

static void draw_cell(const struct tl_chart *c, unsigned char *cells, int at, unsigned g)
{
	if (at >= 0 && at < c->cols && cells[at] < g)
		cells[at] = (unsigned char)g;
}

static enum tl_glyph glyph_of(const struct tl_segment *s)
{
	if (s->state == TL_BLOCKING)
		return TLG_BLOCK;
	if (s->state == TL_RUNNING)
		return TLG_RUN;
	if (s->orphan)
		return TLG_ORPHAN;
	if (s->cleaning)
		return TLG_CLEAN;
	return s->state == TL_QUEUED ? TLG_QUEUE : s->state == TL_IDLE ? TLG_IDLE : TLG_WAIT;
}

/* A moment of running is seen however short; waiting for no time is not. */
static void draw_segments(const struct tl_chart *c, const struct tl_row *row, unsigned char *cells)
{
	for (size_t i = 0; i < row->segments.len; i++) {
		const struct tl_segment *s = &row->segments.ptr[i];
		bool runs = s->state == TL_RUNNING || s->state == TL_BLOCKING;
		int from = tl_chart_col(c, s->from), to = tl_chart_col(c, s->to);
		/* The next segment owns the cell in which this one ends; a run begins behind the wait that led to it. */
		if (!runs && to == from && i + 1 < row->segments.len)
			continue;
		if (runs && from < to && i + 1 < row->segments.len)
			to--;
		for (int col = from < 0 ? 0 : from; col <= to && col < c->cols; col++)
			draw_cell(c, cells, col, glyph_of(s));
	}
}

static void draw_end(const struct tl_chart *c, const struct tl_row *row, bool left, unsigned char *cells)
{
	static const enum tl_glyph ends[] = {
	    [TL_UNFINISHED] = TLG_OPEN, [TL_RETURNED] = TLG_DONE, [TL_RAISED] = TLG_FAIL, [TL_CANCELLED] = TLG_CANCELLED};
	int at = tl_chart_col(c, row->ended);

	if (at < 0 || at >= c->cols)
		return;
	cells[at] = (unsigned char)ends[row->how];
	if (left && at > 0)
		cells[at - 1] = TLG_LEFT;
}

void tl_chart_row(const struct tl_chart *c, const struct timeline *tl, size_t at, unsigned char *cells)
{
	const struct tl_row *row = &tl->rows.ptr[at];
	bool left = false;

	memset(cells, TLG_NONE, (size_t)c->cols);
	draw_segments(c, row, cells);
	draw_cell(c, cells, tl_chart_col(c, row->began), TLG_NEW);
	for (size_t i = 0; i < row->nmarks; i++) {
		const struct tl_mark *m = &tl->marks.ptr[row->marks[i]];
		if (m->kind == TL_MARK_CANCEL)
			draw_cell(c, cells, tl_chart_col(c, m->at), TLG_CANCEL);
		else if (m->kind == TL_MARK_SWALLOWED)
			draw_cell(c, cells, tl_chart_col(c, m->at), TLG_SWALLOW);
		else if (m->kind == TL_MARK_LEFT)
			left = true;
	}
	draw_end(c, row, left, cells);
}

/* ---- the axis */

struct scale {
	double unit; /* seconds, or steps */
	const char *name;
};

static struct scale scale_of(const struct tl_chart *c)
{
	double end = c->from + c->span;

	if (c->by_step)
		return (struct scale){1, "step"};
	if (end < 2)
		return (struct scale){1e-3, "ms"};
	if (end < 600)
		return (struct scale){1, "s"};
	return end < 36000 ? (struct scale){60, "min"} : (struct scale){3600, "h"};
}

const char *tl_chart_unit(const struct tl_chart *c)
{
	return scale_of(c).name;
}

/* The smallest 1, 2 or 5 times a power of ten that is not below LEAST. */
static double round_step(double least)
{
	double power = pow(10, floor(log10(least)));

	for (int i = 0; i < 3; i++) {
		static const double of[] = {1, 2, 5};
		if (of[i] * power >= least * (1 - 1e-9))
			return of[i] * power;
	}
	return 10 * power;
}

void tl_chart_numbers(const struct tl_chart *c, struct buf *out)
{
	struct scale scale = scale_of(c);
	double least = c->span / scale.unit * TICK_APART / c->cols;
	double apart = round_step(c->by_step && least < 1 ? 1 : least);
	double first = ceil(c->from / scale.unit / apart * (1 - 1e-9));
	int used = 0;
	char number[40];

	for (int i = 0; i <= c->cols; i++) {
		double value = (first + i) * apart, where = (value * scale.unit - c->from) / c->span;
		if (where > 1 + 1e-9)
			break;
		int at = (int)(where * (c->cols - 1) + 0.5);
		int len = snprintf(number, sizeof number, "%.6g", value);
		if (at < used || at + len > c->cols)
			continue;
		buf_fill(out, ' ', (size_t)(at - used));
		buf_addstr(out, number);
		used = at + len;
	}
}

/* ---- labels */

static int indent_of(const struct tl_row *row)
{
	return 2 * (row->depth < 3 ? row->depth : 3);
}

void tl_rows_label(const struct timeline *tl, const size_t *rows, size_t n, int most, struct buf *out)
{
	const struct tl_row *first = &tl->rows.ptr[rows[0]], *last = &tl->rows.ptr[rows[n - 1]];
	struct buf label = BUF_INIT;

	if (tl_row_width(tl, rows[0]) <= most) /* where room is scarce the name is worth more than its depth */
		buf_fill(&label, ' ', (size_t)indent_of(first));
	if (n == 1)
		buf_addstr(&label, first->label);
	else if (last->number == first->number + n - 1)
		buf_addf(&label, "%s %zu-%zu", first->base, first->number, last->number);
	else
		buf_addf(&label, "%s x%zu", first->base, n);
	buf_add(out, label.data, utf8_fit(label.data, label.len, most, NULL));
	buf_done(&label);
}

int tl_row_width(const struct timeline *tl, size_t at)
{
	const struct tl_row *row = &tl->rows.ptr[at];

	/* Room for "fetch 1-300" beside "fetch 300". */
	return indent_of(row) + utf8_width(row->label, strlen(row->label)) + (row->number >= EQUAL_LEAST ? 2 : 0);
}

bool tl_rows_alike(const struct timeline *tl, size_t a, size_t b)
{
	const struct tl_row *x = &tl->rows.ptr[a], *y = &tl->rows.ptr[b];

	return x->parent == y->parent && x->kind == y->kind && strcmp(x->base, y->base) == 0;
}
