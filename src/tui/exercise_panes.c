/* How the exercise screen looks: rows, places and drawing of its three panes. */
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "base/xalloc.h"
#include "tui/exercise.h"
#include "tui/glyph.h"
#include "tui/mdview.h"
#include "tui/theme.h"
#include "tui/verdict.h"

#define WIDE_COLS 100 /* from here on the panes stand side by side */

static const char *const pane_names[PANES] = {"task", "your code", "verdict"};

bool exercise_fresh(struct exercise_state *x)
{
	unsigned long version = editor_version(editbox_editor(x->box)) + 1; /* 0 is none */

	if (x->fresh_of != version && x->check.verdict) {
		struct buf typed = BUF_INIT;
		exercise_text(x, &typed);
		x->fresh = x->check.len == typed.len && memcmp(x->check.text, typed.data, typed.len) == 0;
		x->fresh_of = version;
		buf_done(&typed);
	}
	return x->check.verdict && x->fresh;
}

/* What comes next. */

struct exercise_next exercise_next(const struct screen *s)
{
	const struct exercise_state *x = s->state;
	const struct course *c = app_course(s->ui->app);
	const struct lesson *l = &c->lessons[x->exercise->lesson];

	for (size_t i = 0; i < l->exercises; i++) {
		const struct exercise *other = &c->exercises[l->first_exercise + i];
		if (other != x->exercise && app_exercise_progress(s->ui->app, other)->state != PROGRESS_PASSED)
			return (struct exercise_next){.exercise = other};
	}
	struct app_next next = app_next(s->ui->app);
	return (struct exercise_next){next.exercise ? NULL : next.lesson, next.exercise};
}

/* Rows. */

static void make_verdict(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct exercise_next next = {0};
	char *text = NULL;
	int fault_line = 0;

	if (exercise_passed(x)) {
		next = exercise_next(s);
		const char *title = next.exercise ? next.exercise->title : next.lesson ? next.lesson->title : NULL;
		const char *keys = x->focus == PANE_CODE ? action_key(ACT_STOP_WRITING, SCOPE_WRITE) : "", *first = *keys ? ", then " : "";
		const char *go_on = action_key(ACT_GO_ON, SCOPE_EXERCISE), *why = action_key(ACT_REASON, SCOPE_EXERCISE);
		const char *solution = action_key(ACT_SOLUTION, SCOPE_EXERCISE);
		text = title ? xasprintf("%s%s%s: on to \"%s\". %s: why it is right; %s: a solution.", keys, first, go_on, title, why, solution)
			     : xasprintf("That was the last one. %s%s%s: why it is right; %s: a solution.", keys, first, why, solution);
	}
	rows_clear(&x->verdict);
	const struct findings *found = editbox_findings(x->box, NULL);
	struct editor *ed = editbox_editor(x->box);
	struct verdict_rows what = {.verdict = x->check.verdict,
	    .hint = x->hinted ? &x->hint : NULL,
	    .findings = found->list.ptr,
	    .nfindings = found->list.len,
	    .here = x->focus == PANE_CODE ? (int)editor_line_at(ed, editor_cursor(ed)) + 1 : 0,
	    .scopes = s->scopes,
	    .fault = editbox_fault(x->box, &fault_line),
	    .next = text};
	what.fault_line = fault_line;
	x->hint_end = verdict_rows(&x->verdict, &what, x->views[PANE_VERDICT].box.cols);
	free(text);
	view_changed(&x->views[PANE_VERDICT]);
}

static void make_task(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct view *v = &x->views[PANE_TASK];
	struct md_options options = {.width = v->box.cols > 0 ? v->box.cols : 1, .ascii = s->ui->ascii, .highlight = app_highlight};

	if (x->layout && x->layout_cols == options.width)
		return;
	x->layout_cols = options.width;
	md_layout_free(x->layout);
	x->layout = md_layout(x->doc, &options);
	v->source = (struct view_source){mdview_line, x->layout};
	view_changed(v);
}

/* Layout. */

static void set_pane(struct exercise_state *x, enum pane p, struct box b)
{
	int margin = b.cols > 30;

	x->shown[p] = b.rows > 0;
	x->views[p].box = (struct box){b.y + x->divided, b.x + margin, b.rows - x->divided, b.cols - 2 * margin};
}

/* How many rows the verdict gets below the main pane. */
static int verdict_share(const struct exercise_state *x, int rows)
{
	int most = x->focus == PANE_VERDICT ? rows * 2 / 3 : rows * 2 / 5, need = (int)rows_count(&x->verdict) + 1;
	int least = x->focus == PANE_CODE ? rows / 5 + 1 : 0; /* room for what is found as one types */

	return need < least ? least : need < most ? need : most;
}

static void place_stacked(struct screen *s, struct box b)
{
	struct exercise_state *x = s->state;

	set_pane(x, PANE_VERDICT, b);
	make_verdict(s);
	x->shown[PANE_VERDICT] = false;
	if (b.rows < TALL_ROWS) {
		set_pane(x, x->focus, b);
		return;
	}
	int share = verdict_share(x, b.rows);
	set_pane(x, x->main, (struct box){b.y, b.x, b.rows - share, b.cols});
	set_pane(x, PANE_VERDICT, (struct box){b.y + b.rows - share, b.x, share, b.cols});
}

static void place_beside(struct screen *s, struct box b)
{
	struct exercise_state *x = s->state;
	int left = b.cols * 2 / 5;

	set_pane(x, PANE_VERDICT, (struct box){b.y, b.x, b.rows, left});
	make_verdict(s);
	int share = b.rows >= TALL_ROWS ? verdict_share(x, b.rows) : x->focus == PANE_VERDICT ? b.rows : 0;
	set_pane(x, PANE_TASK, (struct box){b.y, b.x, b.rows - share, left});
	set_pane(x, PANE_VERDICT, (struct box){b.y + b.rows - share, b.x, share, left});
	set_pane(x, PANE_CODE, (struct box){b.y, b.x + left, b.rows, b.cols - left});
}

void exercise_place(struct screen *s, struct box area)
{
	struct exercise_state *x = s->state;
	struct box b = ui_below_title(area);

	for (int p = 0; p < PANES; p++)
		x->shown[p] = false;
	x->divided = b.rows > 4;
	if (b.cols >= WIDE_COLS)
		place_beside(s, b);
	else
		place_stacked(s, b);
	for (int p = 0; p < PANES; p++)
		if (!x->shown[p])
			x->views[p].box = x->views[x->focus].box;
	make_task(s);
	editbox_place(x->box, x->views[PANE_CODE].box);
	view_changed(&x->views[PANE_VERDICT]);
}

void exercise_show_findings(struct screen *s)
{
	if (s->box.cols >= WIDE_COLS) /* beside the code, which does not move */
		exercise_place(s, s->box);
	else
		make_verdict(s);
}

/* Drawing. */

/* The line above a pane. Where the panes lie on top of each other it also names the pane that Tab brings here. */
static void draw_divider(const struct screen *s, struct grid *g, enum pane p, const char *name)
{
	const struct exercise_state *x = s->state;
	struct box b = x->views[p].box;
	bool stacked = s->box.cols < WIDE_COLS;
	int left = b.x > 0 ? b.x - 1 : 0, cols = stacked ? s->box.cols : b.cols + 2;

	ui_divider(s->ui, g, b.y - 1, left, cols, name, x->focus == p);
	if (!stacked || p == PANE_VERDICT || cols < 36)
		return;
	bool typing = p != PANE_TASK && x->focus == PANE_CODE;
	char *text = xasprintf(" %s: %s ", typing ? action_key(ACT_STOP_WRITING, SCOPE_WRITE) : action_key(ACT_NEXT_PANE, SCOPE_EXERCISE),
	    p == PANE_TASK ? "your code" : typing ? "keys" : "task");
	grid_puts(g, b.y - 1, left + cols - (int)strlen(text) - 4, (int)strlen(text), text, STYLE_PANE);
	free(text);
}

static void draw_pane(const struct screen *s, struct grid *g, enum pane p)
{
	struct exercise_state *x = s->state;
	const char *name = pane_names[p];
	bool focused = x->focus == p;

	if (p == PANE_VERDICT && x->check.verdict && !exercise_fresh(x))
		name = "verdict (before your changes)";
	else if (p == PANE_CODE && exercise_dirty(x))
		name = "your code (not saved)";
	if (x->divided)
		draw_divider(s, g, p, name);
	if (p == PANE_CODE)
		editbox_draw(x->box, g, focused);
	else
		view_draw(&x->views[p], g, focused);
}

void exercise_draw(const struct screen *s, struct grid *g)
{
	struct exercise_state *x = s->state;
	struct buf right = BUF_INIT;

	const struct progress *p = app_exercise_progress(s->ui->app, x->exercise);
	if (p->state == PROGRESS_PASSED)
		buf_addstr(&right, "passed");
	else if (p->attempts > 0)
		buf_addf(&right, "%d attempt%s", p->attempts, p->attempts == 1 ? "" : "s");
	else
		buf_addf(&right, "%d min", x->exercise->minutes);
	if (s->box.cols >= 60)
		classroom_due_text(s->ui->app, x->exercise, ", ", &right);
	ui_title(s->ui, g, s->box, x->exercise->title, right.data);
	buf_done(&right);
	for (int i = 0; i < PANES; i++)
		if (x->shown[i])
			draw_pane(s, g, (enum pane)i);
}
