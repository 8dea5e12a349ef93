/*
 * A screen as cells. Screens draw into it and never into a terminal, so everything they show can be tested in memory.
 *
 * Every text put into it must be cellsafe (base/utf8.h). Invariants: the cells of a row sum up to its width; a wide character takes a cell of width 2
 * followed by one of width 0; writing over one half of it blanks the other.
 * Ownership: the grid owns its cells. Start with all zero.
 */
#ifndef ASYNCTUTOR_TUI_GRID_H
#define ASYNCTUTOR_TUI_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"

#define CELL_CPS 5 /* a base and at most four marks, as in curses */

struct cell {
	uint32_t cp[CELL_CPS]; /* 0 behind the last; cp[0] is 0 in the right half of a wide character */
	uint8_t width;	       /* 1, 2, or 0 for the right half */
	uint8_t style;	       /* enum style */
};

struct grid {
	int rows, cols;
	struct cell *cells; /* row by row */
	int cursor_y, cursor_x;
	bool cursor; /* whether it is shown; where it is counts all the same */
};

/* A part of a grid. */
struct box {
	int y, x, rows, cols;
};

/* Make it ROWS x COLS, at least 1 x 1, all blank in style 0. */
void grid_resize(struct grid *g, int rows, int cols);
/* All blank in STYLE, cursor at the top left, hidden. */
void grid_clear(struct grid *g, int style);
void grid_done(struct grid *g);
/* Y and X must lie inside. */
const struct cell *grid_at(const struct grid *g, int y, int x);
/* Blank what of B lies inside. */
void grid_fill(struct grid *g, struct box b, int style);
/*
 * Put LEN bytes of TEXT at row Y from column X on, at most WIDTH cells and never outside of the grid. A wide character that does not fit
 * leaves a blank. Returns the cells taken.
 */
int grid_put(struct grid *g, int y, int x, int width, const char *text, size_t len, int style);
/* The same for a terminated text. */
int grid_puts(struct grid *g, int y, int x, int width, const char *text, int style);
/* The same, leaving out the first SKIP cells of the text; a wide character cut in two leaves a blank. */
int grid_put_from(struct grid *g, int y, int x, int width, int skip, const char *text, size_t len, int style);
/* Give WIDTH cells from (Y, X) on STYLE, keeping what they show. */
void grid_restyle(struct grid *g, int y, int x, int width, int style);
/* Show the cursor at (Y, X), moved inside. */
void grid_cursor(struct grid *g, int y, int x);
/* Row Y as UTF-8 without trailing blanks, appended to OUT. */
void grid_row_text(const struct grid *g, int y, struct buf *out);
/* All rows with a newline after each, then "cursor ROW COL" from 1, with " hidden" where it is; appended to OUT. */
void grid_text(const struct grid *g, struct buf *out);

#endif
