/*
 * The exercise screen's state, shared by what it does (exercise.c), the learner's file (exercise_file.c), what runs (exercise_run.c), what is shown on screens
 * of their own (exercise_help.c), and how it looks (exercise_panes.c).
 *
 * The code is typed in the pane itself: while that has the focus, letters are text, and the screen listens to F keys and Ctrl keys (SCOPE_WRITE).
 */
#ifndef ASYNCTUTOR_TUI_EXERCISE_H
#define ASYNCTUTOR_TUI_EXERCISE_H

#include "app/app.h"
#include "app/draft.h"
#include "base/watch.h"
#include "tui/editor.h"
#include "tui/rows.h"
#include "tui/ui.h"

#define TALL_ROWS 10 /* from here on there is room for two panes on top of each other */

enum pane { PANE_TASK, PANE_CODE, PANE_VERDICT, PANES };

struct exercise_state {
	const struct exercise *exercise;
	struct course_text task;
	struct md_doc *doc;
	struct md_layout *layout;
	int layout_cols;	   /* for which it was made */
	char *path;		   /* the learner's file, */
	char *disk;		   /* and what was last read from it or written to it */
	size_t disk_len;
	bool written;		   /* by this screen */
	struct watch *watch;
	bool emptied;		   /* when last looked at */
	struct editbox *box;	   /* what the learner types: the file, or a draft of it */
	unsigned long kept;	   /* version of that text which is saved, or kept as a draft */
	int64_t kept_at;	   /* by clock_monotonic() */
	bool looking;		   /* for findings, since a pause */
	struct app_draft draft;	   /* begun with another file than there is: to be asked about */
	const char **issues;	   /* in a review: names of the marks; borrowed from the rules */
	size_t nissues;
	struct app_check check;	   /* checks is NULL before the first one */
	unsigned long fresh_of;	   /* version of the text that was compared with the one judged, */
	bool fresh;		   /* and whether they are the same */
	struct app_hint hint;
	bool hinted;
	struct app_checking *checking; /* NULL while nothing is judged */
	bool wants_hint;	       /* it is judged for a hint only */
	bool unasked;		       /* because another program saved it */
	struct rows verdict;
	size_t hint_end; /* the row of the verdict behind the newest hint */
	struct view views[PANES]; /* that of the code only has a box */
	bool shown[PANES];
	bool divided; /* each pane has a line above it that names it */
	enum pane focus, main; /* main: task or code, whichever was looked at last */
};

/* What to go on with after a pass; all NULL at the end of the course. */
struct exercise_next {
	const struct lesson *lesson;
	const struct exercise *exercise;
};
struct exercise_next exercise_next(const struct screen *s);

/* exercise.c */

/* Give P the focus; with that on the code, letters are text. */
void exercise_focus(struct screen *s, enum pane p);

/* exercise_file.c */

/* Read the learner's file, and the draft of it. */
int exercise_open_file(struct screen *s, struct err *e);
void exercise_close_file(struct screen *s);
/* Ask about a draft that was begun with another file, if there is one. */
void exercise_ask_draft(struct screen *s);
/* The text as it is typed, appended to OUT. */
void exercise_text(const struct exercise_state *x, struct buf *out);
/* Something was typed that the file has not. */
bool exercise_dirty(const struct exercise_state *x);
/*
 * Make the file hold what is typed, or, where nothing was, show the file as it is. False where that failed, or where another program changed the file
 * and the learner is asked.
 */
bool exercise_save(struct screen *s);
/* Keep what is typed in the store, if it is neither there nor in the file. */
void exercise_keep_draft(struct screen *s);
/*
 * Look whether another program saved the file, and show it; where something is typed that it has not, ask which to take, unless ASK is false. True where
 * another text is shown now.
 */
bool exercise_look_at_file(struct screen *s, bool ask);

/* exercise_run.c */

/* The last verdict is a pass. */
bool exercise_passed(const struct exercise_state *x);
/* The line of the text judged that fails first, 0 where there is none. */
int exercise_failed_line(const struct exercise_state *x);
/* Save and judge the learner's file, while keys are taken. */
void exercise_check(struct screen *s);
/* The same for what another program saved, unless something is running. */
void exercise_check_unasked(struct screen *s);
/* Show the next hint; what fails is found out first, where it is not known. */
void exercise_hint(struct screen *s);
/* Run the learner's file and look at it on a screen of OPS. */
void exercise_look(struct screen *s, const struct screen_ops *ops);
/* End what runs for this screen. */
void exercise_stop(struct screen *s);
/* There is no verdict and no hint any more. */
void exercise_forget_verdict(struct screen *s);

/* exercise_help.c: what is shown on screens of their own; each asks first where it must. */
void exercise_diff(struct screen *s);
void exercise_reference(struct screen *s);
void exercise_puzzle(struct screen *s);
void exercise_solution(struct screen *s);
void exercise_reason(struct screen *s);
void exercise_versions(struct screen *s);
void exercise_dispute(struct screen *s);
void exercise_reset(struct screen *s);

/* exercise_panes.c */

/* The verdict belongs to the text that is shown. */
bool exercise_fresh(struct exercise_state *x);
/* Give the panes their places, and make all rows. */
void exercise_place(struct screen *s, struct box b);
/* The findings, or the line of the cursor, have changed. */
void exercise_show_findings(struct screen *s);
void exercise_draw(const struct screen *s, struct grid *g);

#endif
