/* What went badly, one after the other, as far as it is due. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/repeat.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "tui/ask.h"
#include "tui/theme.h"

struct repeat_state {
	struct repeat_list list; /* as it was at the start */
	size_t at;		 /* of those that are due; list.due when all were walked through */
	size_t right, wrong;
	size_t left; /* skipped */
	bool opened; /* the exercise, from here */
	struct ask ask;
	struct rows rows; /* where no question is asked */
	struct view view;
};

/* NULL when all were walked through. */
static struct repeat_item *now(const struct repeat_state *r)
{
	return r->at < r->list.due ? &r->list.items[r->at] : NULL;
}

static bool asking(const struct repeat_state *r)
{
	const struct repeat_item *item = now(r);

	return item && item->quiz;
}

static void exercise_rows(struct repeat_state *r, const struct repeat_item *item, int width)
{
	rows_wrap(&r->rows, MD_STRONG, item->exercise->title, width, 0);
	rows_wrap(&r->rows, STYLE_DIM, item->lesson->title, width, 0);
	rows_end(&r->rows);
	const char *key = action_key(ACT_GIVE, SCOPE_ASK);
	if (item->begun)
		rows_wrapf(&r->rows, MD_TEXT, width, 0, "You have begun it again. %s goes on with it.", key);
	else
		rows_wrapf(&r->rows, MD_TEXT, width, 0, "This exercise took a lot the last time. Solve it again: %s puts it back to its start and opens it. "
							"Your file is kept as a copy.", key);
}

static void end_rows(struct screen *s, int width)
{
	struct repeat_state *r = s->state;
	struct repeat_list list;
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;

	if (r->right + r->wrong)
		rows_wrapf(&r->rows, MD_STRONG, width, 0, "%zu of %zu right.", r->right, r->right + r->wrong);
	if (repeat_read(s->ui->app, clock_now(), &list, &e) == 0) {
		repeat_next_text(&list, clock_now(), &text);
		rows_wrap(&r->rows, MD_TEXT, text.data, width, 0);
		repeat_done(&list);
	}
	err_done(&e);
	buf_done(&text);
}

static void make_rows(struct screen *s)
{
	struct repeat_state *r = s->state;
	int width = r->view.box.cols > 0 ? r->view.box.cols : 1;

	rows_clear(&r->rows);
	if (now(r) && !asking(r))
		exercise_rows(r, now(r), width);
	else if (!now(r))
		end_rows(s, width);
	view_changed(&r->view);
}

static void show(struct screen *s)
{
	struct repeat_state *r = s->state;

	if (asking(r))
		ask_begin(&r->ask, now(r)->quiz);
	r->opened = false;
	r->view.top = 0;
	make_rows(s);
}

static void go_on(struct screen *s)
{
	struct repeat_state *r = s->state;

	r->at++;
	show(s);
}

/* The screen. */

static int repeat_open(struct screen *s, const void *arg, struct err *e)
{
	struct repeat_state *r = s->state;

	(void)arg;
	if (repeat_read(s->ui->app, clock_now(), &r->list, e) < 0)
		return -1;
	r->ask.ui = s->ui;
	r->view.source = (struct view_source){rows_line, &r->rows};
	r->view.ascii = s->ui->ascii;
	show(s);
	return 0;
}

static void repeat_place(struct screen *s, struct box b)
{
	struct repeat_state *r = s->state;

	ask_place(&r->ask, ui_below_title(b));
	r->view.box = r->ask.view.box;
	make_rows(s);
}

static void repeat_draw(const struct screen *s, struct grid *g)
{
	struct repeat_state *r = s->state;
	char right[64] = "";

	if (now(r))
		snprintf(right, sizeof right, "%zu of %zu", r->at + 1, r->list.due);
	ui_title(s->ui, g, s->box, asking(r) ? now(r)->lesson->title : "To repeat", right);
	view_draw(asking(r) ? &r->ask.view : &r->view, g, true);
}

static void answer(struct screen *s, size_t option)
{
	struct repeat_state *r = s->state;
	struct err e = ERR_INIT;

	if (repeat_answer(s->ui->app, now(r), option, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	ask_answered(&r->ask, option);
	*(r->ask.given.right ? &r->right : &r->wrong) += 1;
}

static void open_exercise(struct screen *s)
{
	struct repeat_state *r = s->state;
	struct repeat_item *item = now(r);
	struct err e = ERR_INIT;

	if (repeat_begin(s->ui->app, item, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	item->begun = true;
	r->opened = true;
	ui_push(s->ui, &screen_exercise, item->exercise);
}

/* Where the exercise's round is over, it is not due any more. */
static void repeat_resume(struct screen *s)
{
	struct repeat_state *r = s->state;
	const struct repeat_item *item = now(r);
	struct repeat_list list;
	struct err e = ERR_INIT;
	bool due = false, moved_on = true;

	if (!item || item->quiz || !r->opened)
		return;
	if (repeat_read(s->ui->app, clock_now(), &list, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	for (size_t i = 0; i < list.n; i++)
		if (list.items[i].exercise == item->exercise) {
			due = list.items[i].due;
			moved_on = list.items[i].when.box > item->when.box;
		}
	repeat_done(&list);
	if (due) {
		make_rows(s);
		return;
	}
	*(moved_on ? &r->right : &r->wrong) += 1;
	go_on(s);
}

static bool repeat_act(struct screen *s, enum action a, int count)
{
	struct repeat_state *r = s->state;
	bool given;
	size_t option;

	if (a == ACT_SKIP && now(r)) {
		if (!asking(r) || !r->ask.given.attempts)
			ui_say(s->ui, "It stays on the list.");
		go_on(s);
		return true;
	}
	if (asking(r) && !r->ask.given.attempts) {
		if (!ask_act(&r->ask, a, count, &given, &option))
			return false;
		if (given)
			answer(s, option);
		return true;
	}
	if (a == ACT_NOT_KNOWN)
		return true;
	if (a != ACT_GIVE)
		return false;
	if (!now(r))
		ui_close(s);
	else if (asking(r))
		go_on(s);
	else
		open_exercise(s);
	return true;
}

static void repeat_typed(struct screen *s, int count)
{
	struct repeat_state *r = s->state;

	if (asking(r))
		ask_count(&r->ask, count);
}

static struct view *repeat_view(struct screen *s)
{
	struct repeat_state *r = s->state;

	return asking(r) ? &r->ask.view : &r->view;
}

static size_t repeat_footer(const struct screen *s, enum action *out)
{
	const struct repeat_state *r = s->state;
	static const enum action ask[] = {ACT_GIVE, ACT_LEAVE, ACT_NOT_KNOWN, ACT_SKIP, ACT_DOWN, ACT_UP, ACT_PAGE_DOWN};
	static const enum action answered[] = {ACT_GIVE, ACT_LEAVE, ACT_PAGE_DOWN}, exercise[] = {ACT_GIVE, ACT_LEAVE, ACT_SKIP};

	if (asking(r) && !r->ask.given.attempts) {
		memcpy(out, ask, sizeof ask);
		return sizeof ask / sizeof *ask;
	}
	if (!now(r)) {
		*out = ACT_LEAVE;
		return 1;
	}
	memcpy(out, asking(r) ? answered : exercise, sizeof answered);
	return sizeof answered / sizeof *answered;
}

static void repeat_close(struct screen *s)
{
	struct repeat_state *r = s->state;

	repeat_done(&r->list);
	ask_done(&r->ask);
	rows_done(&r->rows);
	view_done(&r->view);
}

const struct screen_ops screen_repeat = {
    .name = "repeat",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_ASK | SCOPE_REPEAT,
    .state_size = sizeof(struct repeat_state),
    .open = repeat_open,
    .place = repeat_place,
    .draw = repeat_draw,
    .act = repeat_act,
    .count = repeat_typed,
    .resume = repeat_resume,
    .view = repeat_view,
    .footer = repeat_footer,
    .close = repeat_close,
};
