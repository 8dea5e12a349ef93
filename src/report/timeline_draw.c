#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "report/run.h"

enum tl_glyph {
#define TL_GLYPH(id, utf8, ascii, means) TLG_##id,
#include "report/timeline_glyph.def"
#undef TL_GLYPH
	TLG_COUNT
};

static const struct {
	const char *utf8, *ascii, *means;
} glyphs[] = {
#define TL_GLYPH(id, utf8, ascii, means) {utf8, ascii, means},
#include "report/timeline_glyph.def"
#undef TL_GLYPH
};

#define ROWS_MOST 60	/* drawn; of the others only the number is told */
#define EQUAL_LEAST 3	/* rows alike from which on they are drawn as one */
#define LABEL_MOST 24
#define COLS_LEAST 20
#define TICK_APART 9	/* cells between two numbers of the axis, at least */

struct drawing {
	const struct timeline *tl;
	bool ascii, by_step;
	int cols, labels; /* cells of the chart, and of what stands left of it */
	double span;	  /* of the axis, in its unit; not 0 */
	unsigned seen;	  /* bits of the glyphs in use */
	struct buf *out;
};

static void put_glyph(struct drawing *d, unsigned g)
{
	d->seen |= 1u << g;
	buf_addstr(d->out, d->ascii ? glyphs[g].ascii : glyphs[g].utf8);
}

static int col_of(const struct drawing *d, struct tl_moment at)
{
	double where = (d->by_step ? (double)at.step : at.t) / d->span * (d->cols - 1);

	return where >= d->cols - 1 ? d->cols - 1 : (int)(where + 0.5);
}

static void draw_cell(unsigned char *cells, int at, unsigned g)
{
	if (cells[at] < g)
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
static void draw_segments(const struct drawing *d, const struct tl_row *row, unsigned char *cells)
{
	for (size_t i = 0; i < row->segments.len; i++) {
		const struct tl_segment *s = &row->segments.ptr[i];
		bool runs = s->state == TL_RUNNING || s->state == TL_BLOCKING;
		int from = col_of(d, s->from), to = col_of(d, s->to);
		/* The next segment owns the cell in which this one ends; a run begins behind the wait that led to it. */
		if (!runs && to == from && i + 1 < row->segments.len)
			continue;
		if (runs && from < to && i + 1 < row->segments.len)
			to--;
		for (int c = from; c <= to; c++)
			draw_cell(cells, c, glyph_of(s));
	}
}

static void draw_end(const struct drawing *d, const struct tl_row *row, bool left, unsigned char *cells)
{
	static const enum tl_glyph ends[] = {
	    [TL_UNFINISHED] = TLG_OPEN, [TL_RETURNED] = TLG_DONE, [TL_RAISED] = TLG_FAIL, [TL_CANCELLED] = TLG_CANCELLED};
	int at = col_of(d, row->ended);

	cells[at] = (unsigned char)ends[row->how];
	if (left && at > 0)
		cells[at - 1] = TLG_LEFT;
}

struct marks_of_row {
	VEC(const struct tl_mark *) list;
};

static void draw_row(const struct drawing *d, size_t at, const struct marks_of_row *marks, unsigned char *cells)
{
	const struct tl_row *row = &d->tl->rows.ptr[at];
	bool left = false;

	memset(cells, TLG_NONE, (size_t)d->cols);
	draw_segments(d, row, cells);
	draw_cell(cells, col_of(d, row->began), TLG_NEW);
	for (size_t i = 0; i < marks->list.len; i++) {
		const struct tl_mark *m = marks->list.ptr[i];
		if (m->kind == TL_MARK_CANCEL)
			draw_cell(cells, col_of(d, m->at), TLG_CANCEL);
		else if (m->kind == TL_MARK_SWALLOWED)
			draw_cell(cells, col_of(d, m->at), TLG_SWALLOW);
		else if (m->kind == TL_MARK_LEFT)
			left = true;
	}
	draw_end(d, row, left, cells);
}

/* ---- the axis */

struct scale {
	double unit; /* seconds, or steps */
	const char *name;
};

static struct scale scale_of(const struct drawing *d)
{
	if (d->by_step)
		return (struct scale){1, "step"};
	if (d->span < 2)
		return (struct scale){1e-3, "ms"};
	if (d->span < 600)
		return (struct scale){1, "s"};
	return d->span < 36000 ? (struct scale){60, "min"} : (struct scale){3600, "h"};
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

static void draw_axis(struct drawing *d)
{
	struct scale scale = scale_of(d);
	double apart = round_step(d->span / scale.unit * TICK_APART / d->cols);
	int used = 0;
	char number[40];

	buf_addf(d->out, "%-*s ", d->labels, scale.name);
	for (int i = 0; i * apart * scale.unit <= d->span * (1 + 1e-9); i++) {
		int at = (int)(i * apart * scale.unit / d->span * (d->cols - 1) + 0.5);
		int len = snprintf(number, sizeof number, "%.6g", i * apart);
		if (at < used || at + len > d->cols)
			continue;
		buf_fill(d->out, ' ', (size_t)(at - used));
		buf_addstr(d->out, number);
		used = at + len;
	}
	buf_addch(d->out, '\n');
}

static void draw_legend(struct drawing *d, int width)
{
	int used = 0;

	buf_addch(d->out, '\n');
	for (unsigned g = TLG_NONE + 1; g < TLG_COUNT; g++) {
		if (!(d->seen & 1u << g))
			continue;
		int need = 2 + (int)strlen(glyphs[g].means);
		if (used && used + 3 + need > width) {
			buf_addch(d->out, '\n');
			used = 0;
		}
		buf_addf(d->out, "%s%s %s", used ? "   " : "", d->ascii ? glyphs[g].ascii : glyphs[g].utf8, glyphs[g].means);
		used += need + (used ? 3 : 0);
	}
	buf_addch(d->out, '\n');
}

/* ---- rows */

static int indent_of(const struct tl_row *row)
{
	return 2 * (row->depth < 3 ? row->depth : 3);
}

/* "fetch 2", or for N rows alike "fetch 2-9" or "fetch x8". */
static void row_label(const struct drawing *d, const size_t *rows, size_t n, struct buf *label)
{
	const struct tl_row *first = &d->tl->rows.ptr[rows[0]], *last = &d->tl->rows.ptr[rows[n - 1]];

	buf_clear(label);
	buf_fill(label, ' ', (size_t)indent_of(first));
	if (n == 1)
		buf_addstr(label, first->label);
	else if (last->number == first->number + n - 1)
		buf_addf(label, "%s %zu-%zu", first->base, first->number, last->number);
	else
		buf_addf(label, "%s x%zu", first->base, n);
	if (utf8_width(label->data, label->len) > d->labels)
		buf_truncate(label, utf8_fit(label->data, label->len, d->labels, NULL));
}

static void put_row(struct drawing *d, const size_t *rows, size_t n, const unsigned char *cells)
{
	struct buf label = BUF_INIT;
	int end = d->cols;

	row_label(d, rows, n, &label);
	buf_add(d->out, label.data, label.len);
	buf_fill(d->out, ' ', (size_t)(d->labels - utf8_width(label.data, label.len) + 1));
	while (end > 0 && cells[end - 1] == TLG_NONE)
		end--;
	for (int c = 0; c < end; c++)
		put_glyph(d, cells[c]);
	buf_addch(d->out, '\n');
	buf_done(&label);
}

static bool are_brothers(const struct tl_row *a, const struct tl_row *b)
{
	return a->parent == b->parent && a->kind == b->kind && strcmp(a->base, b->base) == 0;
}

/* The visible rows in order; of leaves that look alike each run is one line. */
static void draw_rows(struct drawing *d, const size_t *rows, size_t n, const struct marks_of_row *marks)
{
	size_t cols = (size_t)d->cols, drawn = 0, i = 0;
	unsigned char *cells = xcalloc(2, cols);

	while (i < n && drawn < ROWS_MOST) {
		size_t alike = 1;
		draw_row(d, rows[i], &marks[rows[i]], cells);
		for (; i + alike < n && are_brothers(&d->tl->rows.ptr[rows[i]], &d->tl->rows.ptr[rows[i + alike]]); alike++) {
			draw_row(d, rows[i + alike], &marks[rows[i + alike]], cells + cols);
			if (memcmp(cells, cells + cols, cols) != 0)
				break;
		}
		if (alike < EQUAL_LEAST)
			alike = 1;
		put_row(d, rows + i, alike, cells);
		i += alike;
		drawn++;
	}
	if (i < n)
		buf_addf(d->out, "and %zu rows more\n", n - i);
	free(cells);
}

static struct marks_of_row *sort_marks(const struct timeline *tl)
{
	struct marks_of_row *marks = xcalloc(tl->rows.len + 1, sizeof *marks);

	for (size_t i = 0; i < tl->marks.len; i++)
		if (tl->marks.ptr[i].row != TL_NONE)
			*vec_push(&marks[tl->marks.ptr[i].row].list) = &tl->marks.ptr[i];
	return marks;
}

static void fit(struct drawing *d, const size_t *rows, size_t n, int width)
{
	int widest = 4;

	for (size_t i = 0; i < n; i++) {
		const struct tl_row *row = &d->tl->rows.ptr[rows[i]];
		int cells = indent_of(row) + utf8_width(row->label, strlen(row->label));
		/* Room for "fetch 1-300" beside "fetch 300". */
		if (row->number >= EQUAL_LEAST)
			cells += 2;
		if (cells > widest)
			widest = cells;
	}
	d->labels = widest < LABEL_MOST ? widest : LABEL_MOST;
	if (d->labels > width / 3)
		d->labels = width / 3;
	d->cols = width - d->labels - 1 > COLS_LEAST ? width - d->labels - 1 : COLS_LEAST;
	d->by_step = d->tl->shown_end <= 0;
	d->span = d->by_step ? (double)d->tl->end.step : d->tl->shown_end;
	if (d->span <= 0)
		d->span = 1;
}

void report_timeline_draw(const struct timeline *tl, const struct run_options *o, struct buf *out)
{
	struct drawing d = {.tl = tl, .ascii = o->ascii, .out = out};
	struct marks_of_row *marks = sort_marks(tl);
	size_t *rows = xcalloc(tl->rows.len + 1, sizeof *rows), n = 0;

	for (size_t i = 0; i < tl->rows.len; i++)
		if (!tl->rows.ptr[tl->order[i]].hidden && tl->rows.ptr[tl->order[i]].began.t <= tl->shown_end)
			rows[n++] = tl->order[i];
	fit(&d, rows, n, o->width);
	draw_axis(&d);
	draw_rows(&d, rows, n, marks);
	draw_legend(&d, o->width);
	for (size_t i = 0; i < tl->rows.len; i++)
		vec_done(&marks[i].list);
	free(marks);
	free(rows);
}
