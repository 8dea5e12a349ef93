/* The review screen's state, shared by what it does (review.c, review_fix.c) and how it looks (review_panes.c). */
#ifndef ASYNCTUTOR_TUI_REVIEW_H
#define ASYNCTUTOR_TUI_REVIEW_H

#include "app/review.h"
#include "tui/list.h"
#include "tui/ui.h"

/* What screen_review is opened with: files and folders. */
struct review_request {
	const char *const *paths;
	size_t n;
	const char *const *rules; /* ids of those that count; none: all */
	size_t nrules;
	struct review *found; /* what was found there already, taken over; NULL where they are to be reviewed */
};

/* What screen_files is opened with to choose a folder; with NULL it chooses what to review, from the working directory on. */
struct folder_request {
	const char *title;	 /* that lasts */
	const char *folder; /* to begin in; NULL for the working directory */
	struct screen *from;
	void (*chosen)(struct screen *from, const char *folder); /* the screen is closed already */
};

enum review_pane { RPANE_LIST, RPANE_CODE, RPANE_ABOUT, RPANES };

/* What stands in a row of the list: a finding, or a place that the parser did not understand. */
struct review_entry {
	size_t file, index; /* of the review, of the file */
	bool fault;
};

/* A fix that was applied, to be taken back. */
struct applied_fix {
	char *path, *before, *after;
	size_t before_len, entry; /* entry: what was selected */
};

struct review_state {
	char **paths, **rules;
	size_t npaths, prefix; /* prefix: so many bytes of a file's path go without saying */
	struct review_options options; /* which rules count */
	struct review_work *work; /* NULL while nothing goes on */
	VEC(char *) changed;	  /* files that were changed meanwhile: it may have read them before */
	bool known;		  /* there is a result */
	struct review review;
	VEC(struct review_entry) entries; /* those of the list */
	int chosen;			  /* whose code is shown; LIST_NONE for none */
	size_t shown_file;		  /* whose rows `code` has, plus 1 */
	struct list list;
	struct rows code, about;
	struct view code_view, about_view;
	bool shown[RPANES], divided;
	enum review_pane focus, main; /* main: list or code, whichever was looked at last */
	VEC(struct applied_fix) fixes; /* the latest last */
	struct applied_fix offer;	       /* one that is not applied yet; all NULL for none */
};

/* NULL where nothing is selected. */
const struct review_entry *review_chosen(const struct review_state *r);
/* NULL where E is no finding. */
const struct finding *review_finding(const struct review_state *r, const struct review_entry *e);
/* F's path as it is shown. */
const char *review_name(const struct review_state *r, const struct review_file *f);

/* How far W is, in a few words for the footer. */
void review_tell(const struct review_work *w, struct buf *out);
/* PATH with ~ for the learner's home. The caller frees. */
char *review_path_text(const char *path);

/* All rows anew, after the review has changed; entry ENTRY, or the nearest, is selected. */
void review_show(struct screen *s, size_t entry);
/* What is shown beside the list belongs to what is selected. */
void review_follow(struct screen *s);
void review_place(struct screen *s, struct box b);
void review_draw(const struct screen *s, struct grid *g);
struct view *review_pane_view(struct review_state *r, enum review_pane p);

/* Look at the file PATH again, as it is on disk, which was changed. */
void review_refresh(struct screen *s, const char *path);
/* Show what the fix of the finding would change and ask; ALL: all fixes of its file that keep behavior. */
void review_offer_fix(struct screen *s, bool all);
void review_undo_fix(struct screen *s);
void review_fixes_done(struct review_state *r);

#endif
