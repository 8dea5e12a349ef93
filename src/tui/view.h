/*
 * A scrolling text: the one widget that lessons, pages, code, verdicts and the home screen are made of.
 *
 * Lines come from a source, one at a time, so that a long text costs only what is looked at. Scrolling, search, links and drawing are here, once.
 * Ownership: a view owns its search; the source stays the caller's. Start with all zero and set source.
 */
#ifndef ASYNCTUTOR_TUI_VIEW_H
#define ASYNCTUTOR_TUI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include "base/vec.h"
#include "tui/action.h"
#include "tui/grid.h"
#include "tui/search.h"

struct view_span {
	const char *text; /* cellsafe, not terminated */
	size_t len;
	int style;
	int link; /* any number from 0 that the screen understands; -1 for none */
};

struct view_line {
	VEC(struct view_span) spans;
	int fixed; /* cells at the left that scrolling sideways does not move */
	bool section; /* a heading, for jumping */
};

struct view_source {
	/* Line N to OUT (emptied before); what it points to stays valid until the next call. False behind the end. */
	bool (*line)(void *ctx, size_t n, struct view_line *out);
	void *ctx;
};

struct view {
	struct view_source source;
	struct box box;	 /* where it is drawn; set it before anything else */
	size_t top;	 /* the line at the top */
	int left;	 /* cells scrolled sideways */
	size_t cursor;	 /* the line, plus 1, on which the cursor rests when nothing else has it; 0 for the top */
	int link;	 /* focused link plus 1; 0 for none */
	size_t link_line;
	bool ascii;
	struct search search;
	bool searching; /* the hit is to be shown when it is found */
	bool expected;	/* a search is about to begin: the text is read already */
	struct view_line line; /* scratch */
};

void view_done(struct view *v);
/* The text has changed: forget what was read of it, keep the place where it still exists. */
void view_changed(struct view *v);
/* Whether there is line LINE; it is in v->line then. */
bool view_has(struct view *v, size_t line);
/* How many lines in all; reads the whole text. */
size_t view_length(struct view *v);
/* The last line is on the screen. */
bool view_at_end(struct view *v);
/* Scroll so that LINE is at the top, or as near as the end of the text allows. */
void view_go(struct view *v, size_t line);
/* Scroll as little as needed so that LINE is shown. */
void view_show(struct view *v, size_t line);

/* Scroll by A, COUNT times (0: not given). False when A is not about scrolling. */
bool view_act(struct view *v, enum action a, int count);
/* Focus the next (STEP 1) or previous (-1) link from what is shown on. False when there is none. */
bool view_next_link(struct view *v, int step);
/* The link on row Y, column X of the screen, its line to *LINE; -1 where there is none. */
int view_link_at(struct view *v, int y, int x, size_t *line);
/* Row Y, column X of the screen lies in it. */
bool view_covers(const struct view *v, int y, int x);
/* Focus LINK, which stands in LINE, and show it. */
void view_focus(struct view *v, int link, size_t line);

/*
 * Search for PATTERN ("" ends the search) and show the first hit at or behind line FROM, else the first of all, else line FROM. What takes longer than some
 * milliseconds is left to view_search_more().
 */
void view_search(struct view *v, const char *pattern, size_t from);
/* A search is about to begin: view_search_more() may read the text. */
void view_expect_search(struct view *v);
/* There is something left to do: the hit is not found, or the hits are not counted. */
bool view_searches(const struct view *v);
/* Do some milliseconds of it. False when nothing is left. */
bool view_search_more(struct view *v);
/* Do all of it. Returns the number of hits. */
size_t view_search_all(struct view *v);
/* To the next (STEP 1) or previous hit. *WRAPPED when it went on from the other end. False when there are no hits. */
bool view_next_hit(struct view *v, int step, bool *wrapped);
/* The line of the current hit; false when there is none. */
bool view_hit_line(const struct view *v, size_t *line);

/* Draw, with the cursor at the focused link, the current hit or the top line. FOCUSED: it has the cursor. */
void view_draw(struct view *v, struct grid *g, bool focused);

#endif
