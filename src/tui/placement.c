/* The placement quiz, question by question, and what it says. */
#include <stdio.h>
#include <string.h>
#include "app/placement.h"
#include "base/xalloc.h"
#include "tui/ask.h"
#include "tui/theme.h"

struct placement_state {
	struct placement *quiz;
	size_t at; /* the question; placement_count() once all are answered */
	struct ask ask;
	/* The result. */
	struct rows rows;
	struct view view;
};

static bool asking(const struct placement_state *p)
{
	return p->at < placement_count(p->quiz);
}

/* The result. */

static void lesson_rows(struct screen *s, size_t i, int width)
{
	struct placement_state *p = s->state;
	const struct lesson *l = &app_course(s->ui->app)->lessons[i];
	size_t first = rows_count(&p->rows);

	rows_pad(&p->rows, 2);
	rows_wrap(&p->rows, MD_LINK, l->title, width, 4);
	rows_link(&p->rows, first, rows_count(&p->rows), (int)i);
}

/* "You know: ", then their titles. */
static void known_rows(struct screen *s, int width)
{
	struct placement_state *p = s->state;
	const struct course *c = app_course(s->ui->app);
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < c->nlessons; i++)
		if (placement_knows(s->ui->app, &c->lessons[i]))
			buf_addf(&text, "%s%s", text.len ? "; " : "You know: ", c->lessons[i].title);
	if (text.len) {
		buf_addstr(&text, ". What you know is marked [k] and does not count as read.");
		rows_end(&p->rows);
		rows_wrap(&p->rows, STYLE_DIM, text.data, width, 0);
	}
	buf_done(&text);
}

static void result_rows(struct screen *s)
{
	struct placement_state *p = s->state;
	const struct course *c = app_course(s->ui->app);
	const struct placement_result *r = placement_result(s->ui->app);
	int width = p->view.box.cols > 0 ? p->view.box.cols : 1;

	rows_clear(&p->rows);
	rows_wrapf(&p->rows, MD_STRONG, width, 0, "%zu of %zu right.", r->right, r->asked);
	rows_end(&p->rows);
	if (r->begin) {
		rows_wrapf(&p->rows, MD_TEXT, width, 0, "Read these lessons, in this order. %s opens the first.", action_key(ACT_GIVE, s->scopes));
		for (size_t i = (size_t)(r->begin - c->lessons); i < c->nlessons; i++)
			if (!placement_knows(s->ui->app, &c->lessons[i]))
				lesson_rows(s, i, width);
	} else {
		rows_wrap(&p->rows, MD_TEXT, "There is no lesson that you have to read. What is left are the exercises.", width, 0);
	}
	known_rows(s, width);
	view_changed(&p->view);
}

static void show_result(struct screen *s)
{
	struct placement_state *p = s->state;

	result_rows(s);
	p->view.top = 0;
	view_next_link(&p->view, 1);
	view_go(&p->view, 0);
}

/* The link of a title that takes several rows stands in each of them. */
static void move(struct placement_state *p, int step)
{
	int was = p->view.link;

	while (view_next_link(&p->view, step) && p->view.link == was)
		;
}

static void open_chosen(struct screen *s)
{
	struct placement_state *p = s->state;
	const struct lesson *begin = placement_result(s->ui->app)->begin;
	struct app_next next = app_next(s->ui->app);

	if (p->view.link)
		begin = &app_course(s->ui->app)->lessons[p->view.link - 1];
	if (begin)
		ui_replace(s, &screen_lesson, begin);
	else if (next.exercise)
		ui_replace(s, &screen_exercise, next.exercise);
	else if (next.lesson)
		ui_replace(s, &screen_lesson, next.lesson);
	else
		ui_close(s);
}

/* The screen. */

static int placement_open_(struct screen *s, const void *arg, struct err *e)
{
	struct placement_state *p = s->state;

	(void)arg;
	p->quiz = placement_open(s->ui->app, e);
	if (!p->quiz)
		return -1;
	p->ask.ui = s->ui;
	p->view.source = (struct view_source){rows_line, &p->rows};
	p->view.ascii = s->ui->ascii;
	ask_begin(&p->ask, placement_question(p->quiz, 0));
	return 0;
}

static void placement_place(struct screen *s, struct box b)
{
	struct placement_state *p = s->state;
	struct box rest = ui_below_title(b);
	int link = p->view.link;

	ask_place(&p->ask, rest);
	p->view.box = p->ask.view.box;
	if (asking(p))
		return;
	result_rows(s);
	p->view.link = link;
	if (!link)
		return;
	p->view.link = 0;
	p->view.top = 0;
	while (view_next_link(&p->view, 1) && p->view.link != link)
		;
}

static void placement_draw(const struct screen *s, struct grid *g)
{
	struct placement_state *p = s->state;
	char right[64] = "";

	if (asking(p))
		snprintf(right, sizeof right, "question %zu of %zu", p->at + 1, placement_count(p->quiz));
	ui_title(s->ui, g, s->box, app_course(s->ui->app)->placement->title, right);
	view_draw(asking(p) ? &p->ask.view : &p->view, g, true);
}

static void answer(struct screen *s, size_t option)
{
	struct placement_state *p = s->state;
	struct err e = ERR_INIT;

	if (placement_answer(p->quiz, p->at, option, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	p->at++;
	if (asking(p))
		ask_begin(&p->ask, placement_question(p->quiz, p->at));
	else
		show_result(s);
}

static bool result_act(struct screen *s, enum action a)
{
	struct placement_state *p = s->state;

	switch (a) {
	case ACT_GIVE:
		open_chosen(s);
		return true;
	case ACT_DOWN:
	case ACT_UP:
		move(p, a == ACT_DOWN ? 1 : -1);
		return true;
	case ACT_NOT_KNOWN:
		return true;
	default:
		return false;
	}
}

static bool placement_act(struct screen *s, enum action a, int count)
{
	struct placement_state *p = s->state;
	bool given;
	size_t option;

	if (!asking(p))
		return result_act(s, a);
	if ((a == ACT_LEAVE || a == ACT_BACK) && p->at > 0 && !p->ask.view.search.pattern) {
		ui_confirm(s, "Leave the quiz? Only one that is answered to its end says where to begin.", ui_close);
		return true;
	}
	if (!ask_act(&p->ask, a, count, &given, &option))
		return false;
	if (given)
		answer(s, option);
	return true;
}

static void placement_typed(struct screen *s, int count)
{
	struct placement_state *p = s->state;

	if (asking(p))
		ask_count(&p->ask, count);
}

static struct view *placement_view(struct screen *s)
{
	struct placement_state *p = s->state;

	return asking(p) ? &p->ask.view : &p->view;
}

static size_t placement_footer(const struct screen *s, enum action *out)
{
	const struct placement_state *p = s->state;
	static const enum action ask[] = {ACT_GIVE, ACT_LEAVE, ACT_NOT_KNOWN, ACT_DOWN, ACT_UP, ACT_PAGE_DOWN};
	static const enum action result[] = {ACT_GIVE, ACT_LEAVE, ACT_DOWN, ACT_UP};

	if (asking(p)) {
		memcpy(out, ask, sizeof ask);
		return sizeof ask / sizeof *ask;
	}
	memcpy(out, result, sizeof result);
	return sizeof result / sizeof *result;
}

static void placement_close(struct screen *s)
{
	struct placement_state *p = s->state;

	placement_free(p->quiz);
	ask_done(&p->ask);
	rows_done(&p->rows);
	view_done(&p->view);
}

const struct screen_ops screen_placement = {
    .name = "placement",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_ASK,
    .state_size = sizeof(struct placement_state),
    .open = placement_open_,
    .place = placement_place,
    .draw = placement_draw,
    .act = placement_act,
    .count = placement_typed,
    .view = placement_view,
    .footer = placement_footer,
    .close = placement_close,
};
