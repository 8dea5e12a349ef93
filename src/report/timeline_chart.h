/*
 * A timeline as cells: which sign each row shows in each column of a window on the axis. The drawing in text and the screen share it.
 *
 * Costs: a row is linear in its segments and marks.
 */
#ifndef ASYNCTUTOR_REPORT_TIMELINE_CHART_H
#define ASYNCTUTOR_REPORT_TIMELINE_CHART_H

#include <stdbool.h>
#include "base/buf.h"
#include "report/timeline.h"

enum tl_glyph {
#define TL_GLYPH(id, utf8, ascii, means) TLG_##id,
#include "report/timeline_glyph.def"
#undef TL_GLYPH
	TLG_COUNT
};

/* One cell. */
const char *tl_glyph_text(unsigned g, bool ascii);
/* A phrase; "" for TLG_NONE. */
const char *tl_glyph_means(unsigned g);

struct tl_chart {
	bool by_step;	   /* the axis counts steps of the loop, else seconds */
	double from, span; /* the window, in the axis' unit; span is not 0 */
	bool to_end;	   /* the window reaches the end, so what lies behind it is drawn in its last column */
	int cols;	   /* at least 1 */
};

/* The whole of TL in COLS columns; by steps also where no time passed. */
struct tl_chart tl_chart_all(const struct timeline *tl, bool by_step, int cols);
/* The column of AT; -1 left of the window, cols right of it. */
int tl_chart_col(const struct tl_chart *c, struct tl_moment at);
/* What ROW of TL shows to CELLS, which has room for c->cols of enum tl_glyph. */
void tl_chart_row(const struct tl_chart *c, const struct timeline *tl, size_t row, unsigned char *cells);
/* "ms", "step", ...: what the axis counts. */
const char *tl_chart_unit(const struct tl_chart *c);
/* Append the numbers of the axis, each beginning at its column. */
void tl_chart_numbers(const struct tl_chart *c, struct buf *out);

/* Append the label of N rows alike that are shown as one: "  fetch 2", "fetch 2-9", "fetch x8"; indented by depth, at most MOST cells. */
void tl_rows_label(const struct timeline *tl, const size_t *rows, size_t n, int most, struct buf *out);
/* Cells that the label of ROW alone takes, with room for those it may stand for. */
int tl_row_width(const struct timeline *tl, size_t row);
/* Rows that may be shown as one: of the same maker, kind and name. */
bool tl_rows_alike(const struct timeline *tl, size_t a, size_t b);

#endif
