/* The solution line by line: each is shown when the learner asks for it, the last one with why it is right. */
#include <string.h>
#include "app/reveal.h"
#include "app/sentences.h"
#include "tui/code.h"
#include "tui/theme.h"
#include "tui/ui.h"

struct steps_state {
	const struct exercise *exercise;
	struct app_steps steps;
	struct rows rows;
	struct view view;
};

static int steps_open(struct screen *s, const void *arg, struct err *e)
{
	struct steps_state *x = s->state;

	x->exercise = arg;
	x->view.source = (struct view_source){rows_line, &x->rows};
	x->view.ascii = s->ui->ascii;
	if (app_steps(s->ui->app, x->exercise, &x->steps, e) < 0)
		return -1;
	return x->steps.solution ? 0 : err_set(e, ERR_MISSING, SAY_STEPS_NONE);
}

static bool all_shown(const struct steps_state *x)
{
	return x->steps.shown == x->steps.n;
}

static void make_rows(struct steps_state *x)
{
	size_t len = x->steps.ends[x->steps.shown], left = x->steps.n - x->steps.shown;

	rows_clear(&x->rows);
	code_rows(&x->rows, x->steps.solution, len, app_highlight, NULL, 0);
	size_t last = rows_count(&x->rows);
	struct buf text = BUF_INIT;

	rows_end(&x->rows);
	const char *step = action_key(ACT_STEP, SCOPE_STEPS);
	if (left)
		buf_addf(&text, "%s: " SAY_STEPS_LEFT ".", step, left);
	else if (x->steps.why)
		buf_addf(&text, SAY_STEPS_END " %s: " SAY_STEPS_WHY ".", step);
	else
		buf_addstr(&text, SAY_STEPS_END);
	if (left && x->view.box.cols >= 60)
		buf_addf(&text, " " SAY_STEPS_YOURSELF " %s goes back to your file.", action_key(ACT_LEAVE, SCOPE_TEXT));
	rows_wrap(&x->rows, left ? STYLE_HINT : STYLE_PASS, text.data, x->view.box.cols, 0);
	buf_done(&text);
	x->view.cursor = last;
	view_changed(&x->view);
	if (len)
		view_show(&x->view, rows_count(&x->rows) - 1);
}

static void steps_place(struct screen *s, struct box b)
{
	struct steps_state *x = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	x->view.box = (struct box){rest.y, rest.x + margin, rest.rows, rest.cols - 2 * margin};
	make_rows(x);
}

static void steps_draw(const struct screen *s, struct grid *g)
{
	struct steps_state *x = s->state;
	struct buf right = BUF_INIT;

	buf_addf(&right, "line %zu of %zu", x->steps.shown, x->steps.n);
	ui_title(s->ui, g, s->box, x->exercise->title, right.data);
	view_draw(&x->view, g, true);
	buf_done(&right);
}

static void show(struct screen *s, size_t shown)
{
	struct steps_state *x = s->state;
	struct err e = ERR_INIT;

	if (app_steps_show(s->ui->app, x->exercise, &x->steps, shown, &e) < 0)
		ui_fail(s->ui, &e);
	make_rows(x);
}

static void show_rest(struct screen *s)
{
	struct steps_state *x = s->state;

	show(s, x->steps.n);
}

static bool steps_act(struct screen *s, enum action a, int count)
{
	struct steps_state *x = s->state;

	if (a == ACT_STEP && !all_shown(x))
		show(s, x->steps.shown + (count > 0 ? (size_t)count : 1));
	else if (a == ACT_STEP && x->steps.why)
		ui_push(s->ui, &screen_page, &(struct page){.title = x->exercise->title, .markdown = x->steps.why});
	else if (a == ACT_STEP_ALL && !all_shown(x))
		ui_confirm(s, SAY_STEPS_ALL, show_rest);
	else
		return a == ACT_STEP || a == ACT_STEP_ALL;
	return true;
}

static struct view *steps_view(struct screen *s)
{
	struct steps_state *x = s->state;

	return &x->view;
}

static size_t steps_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_STEP, ACT_LEAVE, ACT_STEP_ALL, ACT_PAGE_DOWN, ACT_PAGE_UP, ACT_SEARCH};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void steps_close(struct screen *s)
{
	struct steps_state *x = s->state;

	app_steps_done(&x->steps);
	rows_done(&x->rows);
	view_done(&x->view);
}

const struct screen_ops screen_steps = {
    .name = "steps",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_STEPS,
    .state_size = sizeof(struct steps_state),
    .open = steps_open,
    .place = steps_place,
    .draw = steps_draw,
    .act = steps_act,
    .view = steps_view,
    .footer = steps_footer,
    .close = steps_close,
};
