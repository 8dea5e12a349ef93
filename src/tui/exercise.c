/* The exercise screen: task, code and verdict. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "base/watch.h"
#include "python/python.h"
#include "tui/exercise.h"
#include "tui/mdview.h"
#include "tui/place.h"

#define FILE_MAX (4u << 20)

/* The learner's file. */

static void find_findings(struct screen *s)
{
	struct exercise_state *x = s->state;
	const struct rule_set *rules = app_rules(s->ui->app);

	findings_done(&x->findings);
	x->findings = (struct findings){0};
	struct py_file *file = py_parse(x->text, x->len);
	if (rules && file)
		rule_set_find(rules, file, &x->findings);
	py_free(file);
}

int exercise_load(struct screen *s, struct err *e)
{
	struct exercise_state *x = s->state;
	char *text;
	size_t len;

	if (path_read(x->path, FILE_MAX, &text, &len, e) < 0)
		return -1;
	free(x->text);
	x->text = text;
	x->len = len;
	find_findings(s);
	return 0;
}

static void reload(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	if (exercise_load(s, &e) < 0)
		ui_fail(s->ui, &e);
	watch_changed(x->watch); /* this change is known */
	exercise_place(s, s->box);
}

/* Opening and closing. */

static int exercise_open(struct screen *s, const void *arg, struct err *e)
{
	struct exercise_state *x = s->state;

	x->exercise = arg;
	if (course_read_task(x->exercise, &x->task, e) < 0)
		return -1;
	x->doc = md_parse(x->task.text, x->task.len, x->task.first_line);
	if (app_start(s->ui->app, x->exercise, &x->path, e) < 0)
		return -1;
	x->watch = watch_new(x->path);
	if (exercise_load(s, e) < 0)
		return -1;
	x->views[PANE_CODE].source = (struct view_source){rows_line, &x->code};
	x->views[PANE_VERDICT].source = (struct view_source){rows_line, &x->verdict};
	for (int p = 0; p < PANES; p++)
		x->views[p].ascii = s->ui->ascii;
	place_put(s->ui->app, (struct place){.exercise = x->exercise});
	return 0;
}

static void exercise_close(struct screen *s)
{
	struct exercise_state *x = s->state;

	for (int p = 0; p < PANES; p++)
		view_done(&x->views[p]);
	rows_done(&x->code);
	rows_done(&x->verdict);
	findings_done(&x->findings);
	app_check_drop(x->checking);
	app_hint_done(&x->hint);
	app_check_done(&x->check);
	watch_free(x->watch);
	md_layout_free(x->layout);
	md_free(x->doc);
	free(x->task.text);
	free(x->path);
	free(x->text);
}

/* Acting. */

static void focus_pane(struct screen *s, enum pane p)
{
	struct exercise_state *x = s->state;

	x->focus = p;
	if (p != PANE_VERDICT)
		x->main = p;
	exercise_place(s, s->box);
}

static void edit(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	if (!ui_may(s->ui, GATE_EDITOR))
		return;
	char *command = app_editor();
	if (!command) {
		ui_say(s->ui, "No editor was found: set VISUAL or EDITOR.");
		return;
	}
	if (ui_run_editor(s->ui, command, x->path, &e) < 0)
		ui_fail(s->ui, &e);
	else
		ui_say(s->ui, "Back from the editor. c checks your file.");
	free(command);
	x->focus = x->main = PANE_CODE;
	reload(s);
}

static void reset(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	exercise_stop(s);
	if (app_reset(s->ui->app, x->exercise, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	app_check_done(&x->check);
	x->check = (struct app_check){0};
	app_hint_done(&x->hint);
	x->hint = (struct app_hint){0};
	x->hinted = false;
	reload(s);
	ui_say(s->ui, "The exercise starts again. A copy of your file is kept.");
}

static void show_diff(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	char *diff = NULL;

	if (app_diff(s->ui->app, x->exercise, DIFF_STARTER, &diff, &e) < 0)
		ui_fail(s->ui, &e);
	else if (!*diff)
		ui_say(s->ui, "Your file is still as it was at the start.");
	else
		ui_push(s->ui, &screen_page, &(struct page){.title = "What you changed", .diff = diff});
	free(diff);
}

static void show_solution(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	char *solution = NULL, *why = NULL;

	if (app_solution(s->ui->app, x->exercise, &solution, &why, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	buf_addstr(&text, "## A solution\n\n");
	if (solution)
		buf_addf(&text, "One of several: yours may differ and be right.\n\n~~~~~~~~ python\n%s%s~~~~~~~~\n\n", solution,
		    str_ends(solution, "\n") ? "" : "\n");
	else
		buf_addstr(&text, "The course has none.\n\n");
	if (why)
		buf_addf(&text, "## Why it is right\n\n%s", why);
	ui_push(s->ui, &screen_page, &(struct page){.title = x->exercise->title, .markdown = text.data});
	buf_done(&text);
	free(solution);
	free(why);
}

static void ask_again(struct screen *s)
{
	ui_confirm(s, "Finding it yourself is what makes it stay, and there are hints left (h). Show the solution all the same?", show_solution);
}

static void ask_solution(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (app_solution_open(s->ui->app, x->exercise))
		show_solution(s);
	else
		ui_confirm(s, "Show the solution before you have passed? It will be noted that you saw it.", ask_again);
}

static void next_pane(struct screen *s, int step)
{
	struct exercise_state *x = s->state;

	focus_pane(s, (enum pane)(((int)x->focus + PANES + step) % PANES));
}

static void go_on(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct exercise_next next = exercise_next(s);

	if (!exercise_passed(x))
		ui_say(s->ui, "e edits your file, c checks it.");
	else if (next.exercise)
		ui_replace(s, &screen_exercise, next.exercise);
	else if (next.lesson)
		ui_replace(s, &screen_lesson, next.lesson);
	else
		ui_say(s->ui, "That was the last one. q goes back.");
}

static bool exercise_act(struct screen *s, enum action a, int count)
{
	(void)count;
	switch (a) {
	case ACT_CHECK:
		exercise_check(s);
		return true;
	case ACT_HINT:
		exercise_hint(s);
		return true;
	case ACT_TIMELINE:
		exercise_look(s, &screen_timeline);
		return true;
	case ACT_WHY:
		exercise_look(s, &screen_why);
		return true;
	case ACT_EDIT:
		edit(s);
		return true;
	case ACT_DIFF:
		show_diff(s);
		return true;
	case ACT_SOLUTION:
		ask_solution(s);
		return true;
	case ACT_RESET:
		ui_confirm(s, "Start this exercise again? What you have written is kept as a copy.", reset);
		return true;
	case ACT_NEXT_PANE:
	case ACT_PREV_PANE:
		next_pane(s, a == ACT_NEXT_PANE ? 1 : -1);
		return true;
	case ACT_GO_ON:
		go_on(s);
		return true;
	default:
		return false;
	}
}

static bool pane_at(const struct exercise_state *x, int row, int col, enum pane *out)
{
	for (int p = 0; p < PANES; p++) {
		if (x->shown[p] && view_covers(&x->views[p], row, col)) {
			*out = (enum pane)p;
			return true;
		}
	}
	return false;
}

static void exercise_click(struct screen *s, int y, int x)
{
	struct exercise_state *state = s->state;
	enum pane p;

	if (pane_at(state, y, x, &p))
		focus_pane(s, p);
	else if (state->divided && y == state->views[state->main].box.y - 1 && !(state->shown[PANE_TASK] && state->shown[PANE_CODE]))
		focus_pane(s, state->main == PANE_TASK ? PANE_CODE : PANE_TASK); /* the line names the pane that lies behind */
}

static struct view *exercise_view_at(struct screen *s, int y, int x)
{
	struct exercise_state *state = s->state;
	enum pane p;

	return &state->views[pane_at(state, y, x, &p) ? p : state->focus];
}

/* The file was saved by another program: show it. */
static bool exercise_tick(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (!watch_changed(x->watch))
		return false;
	reload(s);
	ui_say(s->ui, "Your file was saved elsewhere and is shown as it is now. c checks it.");
	return true;
}

static struct view *exercise_view(struct screen *s)
{
	struct exercise_state *x = s->state;

	return &x->views[x->focus];
}

static bool hangs(const struct verdict *v)
{
	static const enum fact_outcome list[] = {OUTCOME_DEADLOCK, OUTCOME_ENDLESS, OUTCOME_WAITS_FOR_OUTSIDE, OUTCOME_TIMEOUT};

	for (size_t i = 0; v && v->outcome && i < sizeof list / sizeof *list; i++)
		if (strcmp(v->outcome, fact_outcome_name(list[i])) == 0)
			return true;
	return false;
}

static size_t exercise_footer(const struct screen *s, enum action *out)
{
	const struct exercise_state *x = s->state;
	static const enum action working[] = {ACT_EDIT, ACT_CHECK, ACT_HINT, ACT_LEAVE, ACT_TIMELINE, ACT_NEXT_PANE, ACT_DIFF, ACT_RESET, ACT_SOLUTION};
	static const enum action done[] = {ACT_GO_ON, ACT_LEAVE, ACT_SOLUTION, ACT_TIMELINE, ACT_DIFF, ACT_EDIT, ACT_CHECK, ACT_NEXT_PANE};

	if (exercise_passed(x)) {
		memcpy(out, done, sizeof done);
		return sizeof done / sizeof *done;
	}
	size_t n = 0;
	if (hangs(x->check.verdict))
		out[n++] = ACT_WHY;
	memcpy(out + n, working, sizeof working);
	return n + sizeof working / sizeof *working;
}

const struct screen_ops screen_exercise = {
    .name = "exercise",
    .visited = true,
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_EXERCISE,
    .state_size = sizeof(struct exercise_state),
    .tick_ms = 500,
    .open = exercise_open,
    .place = exercise_place,
    .draw = exercise_draw,
    .act = exercise_act,
    .click = exercise_click,
    .view_at = exercise_view_at,
    .tick = exercise_tick,
    .view = exercise_view,
    .footer = exercise_footer,
    .close = exercise_close,
};
