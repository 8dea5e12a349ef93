/* The exercise screen's state, shared by what it does (exercise.c) and how it looks (exercise_panes.c). */
#ifndef ASYNCTUTOR_TUI_EXERCISE_H
#define ASYNCTUTOR_TUI_EXERCISE_H

#include "app/app.h"
#include "base/watch.h"
#include "tui/rows.h"
#include "tui/ui.h"

#define TALL_ROWS 10 /* from here on there is room for two panes on top of each other */

enum pane { PANE_TASK, PANE_CODE, PANE_VERDICT, PANES };

struct exercise_state {
	const struct exercise *exercise;
	struct course_text task;
	struct md_doc *doc;
	struct md_layout *layout;
	char *path, *text; /* the learner's file */
	size_t len;
	struct watch *watch;
	struct app_check check; /* checks is NULL before the first one */
	struct app_hint hint;
	bool hinted;
	struct app_checking *checking; /* NULL while nothing is judged */
	bool wants_hint;	       /* it is judged for a hint only */
	struct findings findings;
	struct rows code, verdict;
	size_t hint_end; /* the row of the verdict behind the newest hint */
	struct view views[PANES];
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

/* The last verdict is a pass. */
bool exercise_passed(const struct exercise_state *x);
/* The line of the code shown that fails first, 0 where there is none. */
int exercise_failed_line(const struct exercise_state *x);
/* Read the learner's file again. */
int exercise_load(struct screen *s, struct err *e);
/* The same, and show it; told where it cannot be read. */
void exercise_reload(struct screen *s);
/* Judge the learner's file, while keys are taken. */
void exercise_check(struct screen *s);
/* Show the next hint; what fails is found out first, where it is not known. */
void exercise_hint(struct screen *s);
/* Run the learner's file and look at it on a screen of OPS. */
void exercise_look(struct screen *s, const struct screen_ops *ops);
/* What is shown on screens of their own; each asks first where it must. */
void exercise_diff(struct screen *s);
void exercise_reference(struct screen *s);
void exercise_puzzle(struct screen *s);
void exercise_solution(struct screen *s);
void exercise_reason(struct screen *s);
void exercise_versions(struct screen *s);
void exercise_dispute(struct screen *s);
void exercise_reset(struct screen *s);
/* End what runs for this screen. */
void exercise_stop(struct screen *s);

/* The verdict belongs to the text that is shown. */
bool exercise_fresh(const struct exercise_state *x);
/* Make all rows and give the panes their places, after anything has changed. */
void exercise_place(struct screen *s, struct box b);
void exercise_draw(const struct screen *s, struct grid *g);

#endif
