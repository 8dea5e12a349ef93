/*
 * Rows of which some can be chosen: the widget of home and of checklists. An entry may take several rows; what belongs to none is passed over.
 *
 * Make the rows in `rows`, calling list_own() after those of each entry. Ownership: a list owns its rows and its view. Start with list_init().
 */
#ifndef ASYNCTUTOR_TUI_LIST_H
#define ASYNCTUTOR_TUI_LIST_H

#include "tui/rows.h"

#define LIST_NONE (-1)

struct list {
	struct rows rows;
	VEC(int) entries; /* one for each row */
	struct view view; /* its box is the caller's to set */
	size_t selected;  /* a row */
	size_t hit;	  /* the row of the last search hit that the selection followed, plus 1 */
};

void list_init(struct list *l, bool ascii);
void list_done(struct list *l);
/* All rows are made anew. */
void list_clear(struct list *l);
/* The rows made since the last call belong to ENTRY, a number from 0 of the caller's, or to LIST_NONE. */
void list_own(struct list *l, int entry);
/* The rows are complete: select the row nearest to ROW that can be. */
void list_made(struct list *l, size_t row);

/* The selected entry, or LIST_NONE where there is none. */
int list_selected(const struct list *l);
/* The first row of ENTRY from row FROM on; the number of rows where there is none. */
size_t list_find(const struct list *l, int entry, size_t from);
void list_select(struct list *l, size_t row);

/* Move by A, COUNT times (0: not given). False when A is not about moving. */
bool list_act(struct list *l, enum action a, int count);
/* A click at row Y and column X of the screen selects. True where it was selected already. */
bool list_click(struct list *l, int y, int x);
/* After anything: a search selects what it found, and after the wheel what is selected is in sight. */
void list_settle(struct list *l);
/* The view, with what is selected marked up to a cell beside it, and the cursor there. */
void list_draw(struct list *l, struct grid *g);

#endif
