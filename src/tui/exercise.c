/* The exercise screen: task, code and verdict. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "base/watch.h"
#include "base/xalloc.h"
#include "python/python.h"
#include "tui/code.h"
#include "tui/glyph.h"
#include "tui/mdview.h"
#include "tui/place.h"
#include "tui/theme.h"
#include "tui/ui.h"
#include "tui/verdict.h"

#define FILE_MAX (4u << 20)
#define WIDE_COLS 100 /* from here on the panes stand side by side */
#define TALL_ROWS 10  /* from here on there is room for two panes on top of each other */

enum pane { PANE_TASK, PANE_CODE, PANE_VERDICT, PANES };
static const char *const pane_names[PANES] = {"task", "your code", "verdict"};

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
	struct findings findings;
	struct rows code, verdict;
	size_t hint_end; /* the row of the verdict behind the newest hint */
	struct view views[PANES];
	bool shown[PANES];
	bool divided; /* each pane has a line above it that names it */
	enum pane focus, main; /* main: task or code, whichever was looked at last */
};

/* The verdict belongs to the text that is shown. */
static bool fresh(const struct exercise_state *x)
{
	return x->check.verdict && x->check.len == x->len && memcmp(x->check.text, x->text, x->len) == 0;
}

static bool passed(const struct exercise_state *x)
{
	return x->check.verdict && (x->check.verdict->kind == VERDICT_PASSED || x->check.verdict->kind == VERDICT_PATTERNS_ONLY);
}

/* The line that fails first, 0 where there is none. */
static int failed_line(const struct exercise_state *x)
{
	const struct verdict *v = x->check.verdict;

	if (!fresh(x))
		return 0;
	if (v->syntax_error)
		return v->syntax_line;
	return v->first_failed < v->nresults ? v->results[v->first_failed].line : 0;
}

/* What comes next. */

struct next {
	const struct lesson *lesson;
	const struct exercise *exercise;
};

static struct next next_step(const struct screen *s)
{
	const struct exercise_state *x = s->state;
	const struct course *c = app_course(s->ui->app);
	const struct lesson *l = &c->lessons[x->exercise->lesson];

	for (size_t i = 0; i < l->exercises; i++) {
		const struct exercise *other = &c->exercises[l->first_exercise + i];
		if (other != x->exercise && app_exercise_progress(s->ui->app, other)->state != PROGRESS_PASSED)
			return (struct next){.exercise = other};
	}
	struct app_next next = app_next(s->ui->app);
	return (struct next){next.exercise ? NULL : next.lesson, next.exercise};
}

/* Rows. */

static void make_verdict(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct next next = {0};
	char *text = NULL;

	if (passed(x)) {
		next = next_step(s);
		const char *title = next.exercise ? next.exercise->title : next.lesson ? next.lesson->title : NULL;
		text = title ? xasprintf("Enter: on to \"%s\". s: the solution and why it is right.", title)
			     : xstrdup("That was the last one. s: the solution and why it is right.");
	}
	rows_clear(&x->verdict);
	struct verdict_rows what = {.verdict = x->check.verdict,
	    .hint = x->hinted ? &x->hint : NULL,
	    .findings = x->findings.list.ptr,
	    .nfindings = x->findings.list.len,
	    .next = text};
	x->hint_end = verdict_rows(&x->verdict, &what, x->views[PANE_VERDICT].box.cols);
	free(text);
	view_changed(&x->views[PANE_VERDICT]);
}

static int by_line(const void *a, const void *b)
{
	const struct code_mark *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

static void make_code(struct screen *s)
{
	struct exercise_state *x = s->state;
	size_t n = x->findings.list.len;
	struct code_mark *marks = xcalloc(n + 1, sizeof *marks);
	int failed = failed_line(x);

	for (size_t i = 0; i < n; i++) {
		const struct finding *f = &x->findings.list.ptr[i];
		marks[i] = (struct code_mark){f->line, severity_letter(rule_severity(f->rule)), STYLE_FINDING, STYLE_LINE_NUMBER};
		if (f->line == failed)
			marks[i].line = 0;
	}
	if (failed)
		marks[n++] = (struct code_mark){failed, glyph(GLYPH_FAIL_LINE, s->ui->ascii), STYLE_FAIL, STYLE_FAIL_LINE};
	qsort(marks, n, sizeof *marks, by_line);
	rows_clear(&x->code);
	code_rows(&x->code, x->text, x->len, app_highlight, marks, n);
	x->views[PANE_CODE].cursor = (size_t)failed;
	free(marks);
	view_changed(&x->views[PANE_CODE]);
}

static void make_task(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct view *v = &x->views[PANE_TASK];
	struct md_options options = {.width = v->box.cols > 0 ? v->box.cols : 1, .ascii = s->ui->ascii, .highlight = app_highlight};

	md_layout_free(x->layout);
	x->layout = md_layout(x->doc, &options);
	v->source = (struct view_source){mdview_line, x->layout};
	view_changed(v);
}

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

/* Reads the file again. */
static int load(struct screen *s, struct err *e)
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

static void place_panes(struct screen *s);

static void reload(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	if (load(s, &e) < 0)
		ui_fail(s->ui, &e);
	watch_changed(x->watch); /* this change is known */
	place_panes(s);
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

	return need < most ? need : most;
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
	int left = b.cols * 9 / 20;

	set_pane(x, PANE_VERDICT, (struct box){b.y, b.x, b.rows, left});
	make_verdict(s);
	int share = b.rows >= TALL_ROWS ? verdict_share(x, b.rows) : x->focus == PANE_VERDICT ? b.rows : 0;
	set_pane(x, PANE_TASK, (struct box){b.y, b.x, b.rows - share, left});
	set_pane(x, PANE_VERDICT, (struct box){b.y + b.rows - share, b.x, share, left});
	set_pane(x, PANE_CODE, (struct box){b.y, b.x + left, b.rows, b.cols - left});
}

static void place_panes(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct box b = ui_below_title(s->box);

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
	make_code(s);
	view_changed(&x->views[PANE_VERDICT]);
}

static void exercise_place(struct screen *s, struct box b)
{
	(void)b;
	place_panes(s);
}

static void focus_pane(struct screen *s, enum pane p)
{
	struct exercise_state *x = s->state;

	x->focus = p;
	if (p != PANE_VERDICT)
		x->main = p;
	place_panes(s);
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
	if (load(s, e) < 0)
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
	app_hint_done(&x->hint);
	app_check_done(&x->check);
	watch_free(x->watch);
	md_layout_free(x->layout);
	md_free(x->doc);
	free(x->task.text);
	free(x->path);
	free(x->text);
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
	const char *other = pane_names[p == PANE_TASK ? PANE_CODE : PANE_TASK];
	int width = (int)strlen(other) + 9;
	int at = left + cols - width - 2;
	at += grid_puts(g, b.y - 1, at, width, " Tab: ", STYLE_PANE);
	at += grid_puts(g, b.y - 1, at, width, other, STYLE_PANE);
	grid_puts(g, b.y - 1, at, 1, " ", STYLE_PANE);
}

static void draw_pane(const struct screen *s, struct grid *g, enum pane p)
{
	struct exercise_state *x = s->state;
	struct view *v = &x->views[p];
	const char *name = pane_names[p];
	bool focused = x->focus == p;

	if (p == PANE_VERDICT && x->check.verdict && !fresh(x))
		name = "verdict (your file has changed since)";
	if (x->divided)
		draw_divider(s, g, p, name);
	view_draw(v, g, focused);
}

static void exercise_draw(const struct screen *s, struct grid *g)
{
	struct exercise_state *x = s->state;
	char right[64];

	const struct progress *p = app_exercise_progress(s->ui->app, x->exercise);
	if (p->state == PROGRESS_PASSED)
		snprintf(right, sizeof right, "passed");
	else if (p->attempts > 0)
		snprintf(right, sizeof right, "%d attempt%s", p->attempts, p->attempts == 1 ? "" : "s");
	else
		snprintf(right, sizeof right, "%d min", x->exercise->minutes);
	ui_title(s->ui, g, s->box, x->exercise->title, right);
	for (int i = 0; i < PANES; i++)
		if (x->shown[i])
			draw_pane(s, g, (enum pane)i);
}

/* Acting. */

static void show_verdict(struct screen *s)
{
	struct exercise_state *x = s->state;
	int line = failed_line(x);

	if (line > 0)
		x->main = PANE_CODE;
	x->focus = line > 0 && s->box.rows >= TALL_ROWS + 1 ? PANE_CODE : PANE_VERDICT;
	x->views[PANE_VERDICT].top = 0;
	place_panes(s);
	if (line > 0) {
		struct view *v = &x->views[PANE_CODE];
		view_go(v, line > v->box.rows / 2 ? (size_t)(line - v->box.rows / 2) : 0);
	}
}

static void check(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct app_check result = {0};
	struct app_hint hint = {0};
	struct err e = ERR_INIT;

	ui_say(s->ui, "Checking...");
	ui_draw(s->ui);
	ui_say(s->ui, "%s", "");
	if (app_check(s->ui->app, x->exercise, &result, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	app_check_done(&x->check);
	x->check = result;
	app_hint_done(&x->hint);
	x->hint = (struct app_hint){0};
	x->hinted = false;
	if (!passed(x) && !result.verdict->syntax_error && app_hint(s->ui->app, x->exercise, false, &hint, &e) == 0) {
		x->hint = hint;
		x->hinted = true;
	}
	err_done(&e);
	if (load(s, &e) < 0)
		ui_fail(s->ui, &e);
	show_verdict(s);
}

static void next_hint(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct app_hint hint = {0};
	struct err e = ERR_INIT;
	size_t before = x->hinted ? x->hint.shown : 0;

	if (app_hint(s->ui->app, x->exercise, true, &hint, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	app_hint_done(&x->hint);
	x->hint = hint;
	x->hinted = true;
	if (!hint.check)
		ui_say(s->ui, "Nothing fails: there is nothing to hint at. c checks your file.");
	else if (hint.shown == before && hint.shown == hint.total)
		ui_say(s->ui, "Those were all the hints. s shows the solution.");
	x->focus = PANE_VERDICT;
	x->views[PANE_VERDICT].top = 0;
	place_panes(s);
	if (x->hint_end > 0)
		view_show(&x->views[PANE_VERDICT], x->hint_end - 1);
}

static void edit(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
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
	struct next next = next_step(s);

	if (!passed(x))
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
		check(s);
		return true;
	case ACT_HINT:
		next_hint(s);
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

static size_t exercise_footer(const struct screen *s, enum action *out)
{
	const struct exercise_state *x = s->state;
	static const enum action working[] = {ACT_EDIT, ACT_CHECK, ACT_HINT, ACT_LEAVE, ACT_NEXT_PANE, ACT_DIFF, ACT_RESET, ACT_SOLUTION};
	static const enum action done[] = {ACT_GO_ON, ACT_LEAVE, ACT_SOLUTION, ACT_DIFF, ACT_EDIT, ACT_CHECK, ACT_NEXT_PANE};

	if (passed(x)) {
		memcpy(out, done, sizeof done);
		return sizeof done / sizeof *done;
	}
	memcpy(out, working, sizeof working);
	return sizeof working / sizeof *working;
}

const struct screen_ops screen_exercise = {
    .name = "exercise",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_EXERCISE,
    .state_size = sizeof(struct exercise_state),
    .tick_ms = 500,
    .open = exercise_open,
    .place = exercise_place,
    .draw = exercise_draw,
    .act = exercise_act,
    .tick = exercise_tick,
    .view = exercise_view,
    .footer = exercise_footer,
    .close = exercise_close,
};
