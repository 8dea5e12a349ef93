/* The timeline screen's state, shared by what it does (timeline.c), what there is to see (timeline_rows.c) and how it looks (timeline_draw.c). */
#ifndef ASYNCTUTOR_TUI_TIMELINE_H
#define ASYNCTUTOR_TUI_TIMELINE_H

#include "app/live.h"
#include "report/timeline_chart.h"
#include "tui/rows.h"
#include "tui/ui.h"

#define RUNS_MOST 2

/* A run that is drawn. */
struct lane {
	struct live *live;
	const char *title; /* "the start" */
	size_t *rows;	   /* of its timeline that are to be seen, in order */
	size_t nrows;
	bool *unfolded; /* by index of rows: the group that begins there is shown row by row */
};

/* A line of the chart: N rows of a lane from FIRST on that are shown as one; its title where N is 0. */
struct strip {
	size_t lane, first, n;
};

/* Where something went wrong. */
struct trouble {
	struct tl_moment at;
	size_t lane, row; /* of the timeline; TL_NONE for none */
	const struct tl_mark *mark; /* NULL where the program hangs */
};

enum compared { COMPARED_NONE, COMPARED_START, COMPARED_SOLUTION };

struct timeline_state {
	const struct exercise *exercise; /* NULL where it belongs to none */
	struct live *live;		 /* what was asked for */
	struct live *other;		 /* what it is compared with; NULL for none */
	enum compared compared, wanted;	 /* what other is, or will be when it has ended */
	struct lane lanes[RUNS_MOST];
	size_t nlanes;
	VEC(struct strip) strips;
	VEC(struct tl_moment) stops; /* of the cursor, in order, each once */
	VEC(struct trouble) troubles; /* in order */
	size_t stop, strip, top; /* where the cursor is, and the strip at the top of the chart */
	bool by_step;
	double from, span; /* the window on the axis; span is 0 for all of it */
	struct rows code;
	struct view source;
	size_t code_lane; /* whose code it is, plus 1 */
	struct rows words; /* where there is nothing to draw */
	struct view explanation;
	struct box chart, table; /* where they stand */
	int labels; /* cells left of the chart */
	unsigned char *cells;
};

const struct timeline *lane_timeline(const struct lane *l);

/* Make lanes, strips, stops and troubles from the runs that have ended. */
void timeline_build(struct timeline_state *x);
void timeline_unbuild(struct timeline_state *x);
/* Make the strips again, since folding has changed. */
void timeline_fold(struct timeline_state *x);
/* The moment of the cursor; false where there is none. */
bool timeline_moment(const struct timeline_state *x, struct tl_moment *out);
/* The row of the timeline at the cursor; false on a title. */
bool timeline_focus(const struct timeline_state *x, size_t *lane, size_t *row);
/* Put the cursor to the stop nearest to AT. */
void timeline_seek(struct timeline_state *x, struct tl_moment at);
/* The strip that shows ROW of LANE. */
size_t timeline_strip_of(const struct timeline_state *x, size_t lane, size_t row);
/* The whole axis, and the window that is shown. */
struct tl_chart timeline_all(const struct timeline_state *x);
struct tl_chart timeline_window(const struct timeline_state *x);
/* What ROW does at AT, in words; its line to *LINE, 0 where it is not known. Returns the style for it. */
int timeline_tell(const struct timeline *tl, size_t row, struct tl_moment at, struct buf *out, int *line);

/* The rows of the chart above its strips, for the axis: 1, or none where there is too little room. */
int timeline_axis_rows(const struct timeline_state *x);
/* How many of N ROWS wait, run, have ended. */
void timeline_tell_many(const struct timeline *tl, const size_t *rows, size_t n, struct tl_moment now, struct buf *out);

void timeline_place(struct screen *s, struct box b);
/* The cursor, the window or what is folded has changed. */
void timeline_settle(struct screen *s);
void timeline_draw(const struct screen *s, struct grid *g);

#endif
