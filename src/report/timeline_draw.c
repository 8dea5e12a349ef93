#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "report/run.h"
#include "report/timeline_chart.h"

#define ROWS_MOST 60	/* drawn; of the others only the number is told */
#define EQUAL_LEAST 3	/* rows alike from which on they are drawn as one */
#define LABEL_MOST 24
#define COLS_LEAST 20

struct drawing {
	const struct timeline *tl;
	struct tl_chart chart;
	bool ascii;
	int labels;    /* cells of what stands left of the chart */
	unsigned seen; /* bits of the glyphs in use */
	struct buf *out;
};

static void draw_axis(struct drawing *d)
{
	buf_addf(d->out, "%-*s ", d->labels, tl_chart_unit(&d->chart));
	tl_chart_numbers(&d->chart, d->out);
	buf_addch(d->out, '\n');
}

static void draw_legend(struct drawing *d, int width)
{
	int used = 0;

	buf_addch(d->out, '\n');
	for (unsigned g = TLG_NONE + 1; g < TLG_COUNT; g++) {
		if (!(d->seen & 1u << g))
			continue;
		int need = 2 + (int)strlen(tl_glyph_means(g));
		if (used && used + 3 + need > width) {
			buf_addch(d->out, '\n');
			used = 0;
		}
		buf_addf(d->out, "%s%s %s", used ? "   " : "", tl_glyph_text(g, d->ascii), tl_glyph_means(g));
		used += need + (used ? 3 : 0);
	}
	buf_addch(d->out, '\n');
}

static void put_row(struct drawing *d, const size_t *rows, size_t n, const unsigned char *cells)
{
	struct buf label = BUF_INIT;
	int end = d->chart.cols;

	tl_rows_label(d->tl, rows, n, d->labels, &label);
	buf_add(d->out, label.data, label.len);
	buf_fill(d->out, ' ', (size_t)(d->labels - utf8_width(label.data, label.len) + 1));
	while (end > 0 && cells[end - 1] == TLG_NONE)
		end--;
	for (int c = 0; c < end; c++) {
		d->seen |= 1u << cells[c];
		buf_addstr(d->out, tl_glyph_text(cells[c], d->ascii));
	}
	buf_addch(d->out, '\n');
	buf_done(&label);
}

/* The visible rows in order; of leaves that look alike each run is one line. */
static void draw_rows(struct drawing *d, const size_t *rows, size_t n)
{
	size_t cols = (size_t)d->chart.cols, drawn = 0, i = 0;
	unsigned char *cells = xcalloc(2, cols);

	while (i < n && drawn < ROWS_MOST) {
		size_t alike = 1;
		tl_chart_row(&d->chart, d->tl, rows[i], cells);
		for (; i + alike < n && tl_rows_alike(d->tl, rows[i], rows[i + alike]); alike++) {
			tl_chart_row(&d->chart, d->tl, rows[i + alike], cells + cols);
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

static void fit(struct drawing *d, const size_t *rows, size_t n, int width)
{
	int widest = 4;

	for (size_t i = 0; i < n; i++)
		if (tl_row_width(d->tl, rows[i]) > widest)
			widest = tl_row_width(d->tl, rows[i]);
	d->labels = widest < LABEL_MOST ? widest : LABEL_MOST;
	if (d->labels > width / 3)
		d->labels = width / 3;
	d->chart = tl_chart_all(d->tl, false, width - d->labels - 1 > COLS_LEAST ? width - d->labels - 1 : COLS_LEAST);
}

void report_timeline_draw(const struct timeline *tl, const struct run_options *o, struct buf *out)
{
	struct drawing d = {.tl = tl, .ascii = o->ascii, .out = out};
	size_t *rows = xcalloc(tl->rows.len + 1, sizeof *rows), n = 0;

	for (size_t i = 0; i < tl->rows.len; i++)
		if (timeline_shows(tl, tl->order[i]))
			rows[n++] = tl->order[i];
	fit(&d, rows, n, o->width);
	draw_axis(&d);
	draw_rows(&d, rows, n);
	draw_legend(&d, o->width);
	free(rows);
}
