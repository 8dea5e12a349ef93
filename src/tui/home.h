/* What the files of the home screen share. */
#ifndef ASYNCTUTOR_TUI_HOME_H
#define ASYNCTUTOR_TUI_HOME_H

#include "app/stats.h"
#include "tui/list.h"
#include "tui/ui.h"

/* What stands in a row and can be opened; all NULL where nothing can. */
struct entry {
	const struct module *module; /* unfolded or folded */
	const struct lesson *lesson;
	const struct exercise *exercise;
	const struct screen_ops *screen; /* opened with the argument */
	const char *argument;
};

/* A checklist of the course, and how far it is. */
struct list_row {
	char *slug, *title;
	size_t done, all;
};

/* The row of a module that is unfolded. */
struct heading {
	size_t row;
	const struct module *module;
};

struct home {
	struct list list;
	VEC(struct entry) entries; /* those of the list */
	VEC(struct heading) headings;
	size_t tree;		   /* the first row of the modules; what is above it offers to go on */
	bool started;		   /* the first selection was made */
	size_t due;		   /* how many are to be repeated */
	VEC(struct list_row) checklists;
	bool *modules, *lessons; /* by index in the course: unfolded */
	bool searching;		 /* a search goes on, for which all is unfolded */
	char *filter;		 /* only what has these words is shown; NULL for all */
	struct stats_days days;
	bool days_read, days_due; /* they are read while nothing else is to do, and again when they are due */
};

/* home_rows.c. */
void home_make_rows(struct screen *s);
/* What to go on with; nothing where all is done. */
struct entry home_next(struct app *a);

/* home_tree.c: what is folded and what is left out. */
void home_tree_open(struct screen *s);
void home_tree_done(struct home *h);
bool home_module_open(const struct screen *s, const struct module *m);
bool home_lesson_open(const struct screen *s, const struct lesson *l);
/* Unfold what ENTRY is in. */
void home_reveal(struct screen *s, const struct entry *entry);
/* Fold or unfold ENTRY; for FOLD where it is not unfolded, what it is in. The entry to be selected then to *OUT. False where nothing changes. */
bool home_fold(struct screen *s, const struct entry *entry, bool fold, struct entry *out);
/* Unfold everything, or fold it where it is unfolded. */
void home_fold_all(struct screen *s);
/* Whether the filter lets it through; without one everything is. */
bool home_shows_module(const struct screen *s, const struct module *m);
bool home_shows_lesson(const struct screen *s, const struct lesson *l);
bool home_shows_exercise(const struct screen *s, const struct exercise *x);
bool home_shows_text(const struct home *h, const char *text);

#endif
