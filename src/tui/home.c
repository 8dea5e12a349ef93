/* The home screen: everything there is to learn, how far one is, and what comes next. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/checklist.h"
#include "app/placement.h"
#include "app/repeat.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/home.h"
#include "tui/theme.h"

#define WEEKS 4 /* of the chart */

static const struct entry *selected(const struct home *h)
{
	int i = list_selected(&h->list);

	return i == LIST_NONE ? NULL : &h->entries.ptr[i];
}

static bool same(const struct entry *a, const struct entry *b)
{
	return a->module == b->module && a->lesson == b->lesson && a->exercise == b->exercise && a->screen == b->screen && a->argument == b->argument;
}

/* Select WAS where it is in the tree. */
static void select_entry(struct home *h, const struct entry *was)
{
	for (size_t i = 0; i < h->entries.len; i++) {
		size_t row = list_find(&h->list, (int)i, h->tree);
		if (same(&h->entries.ptr[i], was) && row < rows_count(&h->list.rows))
			h->list.selected = row;
	}
	list_made(&h->list, h->list.selected);
}

static struct entry selection(const struct home *h)
{
	const struct entry *entry = selected(h);

	return entry ? *entry : (struct entry){0};
}

/* The rows anew, with what was selected. */
static void remake(struct screen *s)
{
	struct home *h = s->state;
	struct entry was = selection(h);
	bool in_tree = h->started && h->list.selected >= h->tree;

	home_make_rows(s);
	select_entry(h, in_tree ? &was : &(struct entry){0});
}

static void turn_fold(struct screen *s, bool folding)
{
	struct home *h = s->state;
	struct entry was = selection(h), now;

	if (h->searching || h->filter)
		ui_say(s->ui, "A %s unfolds all; Esc ends it.", h->filter ? "filter" : "search");
	if (!home_fold(s, &was, folding, &now))
		return;
	home_make_rows(s);
	select_entry(h, &now);
	list_select(&h->list, h->list.selected);
}

static void open_selected(struct screen *s)
{
	const struct entry *entry = selected(s->state);

	if (!entry)
		return;
	if (entry->module)
		turn_fold(s, false);
	else if (entry->lesson)
		ui_push(s->ui, &screen_lesson, entry->lesson);
	else if (entry->exercise)
		ui_push(s->ui, &screen_exercise, entry->exercise);
	else
		ui_push(s->ui, entry->screen, entry->argument);
}

static void open_placement(struct screen *s)
{
	if (placement_offered(s->ui->app))
		ui_push(s->ui, &screen_placement, NULL);
	else
		ui_say(s->ui, "This course has no questions that say where to begin.");
}

/* What cannot be read is not offered. */
static void count_due(struct screen *s)
{
	struct home *h = s->state;
	struct repeat_list list;
	struct err e = ERR_INIT;

	h->due = 0;
	if (repeat_read(s->ui->app, clock_now(), &list, &e) == 0) {
		h->due = list.due;
		repeat_done(&list);
	}
	err_done(&e);
}

static void forget_checklists(struct home *h)
{
	for (size_t i = 0; i < h->checklists.len; i++) {
		free(h->checklists.ptr[i].slug);
		free(h->checklists.ptr[i].title);
	}
	h->checklists.len = 0;
}

/* One that cannot be read is left out: `course check` tells of it. */
static void read_checklists(struct screen *s)
{
	struct home *h = s->state;
	char **slugs;
	size_t n;

	forget_checklists(h);
	checklist_list(app_course(s->ui->app), &slugs, &n);
	for (size_t i = 0; i < n; i++) {
		struct err e = ERR_INIT;
		struct app_checklist l;
		struct checklist *list = checklist_of(app_course(s->ui->app), slugs[i], &e);
		if (list && app_checklist_read(s->ui->app, list, &l, &e) == 0) {
			*vec_push(&h->checklists) = (struct list_row){xstrdup(slugs[i]), xstrdup(list->title), l.done, list->n};
			app_checklist_done(&l);
		}
		err_done(&e);
	}
	path_list_free(slugs, n);
}

/* Filtering. */

/* NULL or "" for no filter. What was selected stays so, unfolded. */
static void filter(struct screen *s, const char *words)
{
	struct home *h = s->state;
	struct entry was = selection(h);

	free(h->filter);
	h->filter = words && *words ? xstrdup(words) : NULL;
	h->list.view.top = 0;
	if (!h->filter)
		home_reveal(s, &was);
	home_make_rows(s);
	if (h->filter)
		list_made(&h->list, 0);
	else
		select_entry(h, &was);
	list_select(&h->list, h->list.selected);
}

/* Behind a filter the search's own unfolding ends. */
static void end_search(struct screen *s)
{
	struct home *h = s->state;
	struct entry was = selection(h);

	h->searching = false;
	home_reveal(s, &was);
	remake(s);
	list_select(&h->list, h->list.selected);
}

/* The screen. */

static int home_open(struct screen *s, const void *arg, struct err *e)
{
	struct home *h = s->state;

	(void)arg;
	(void)e;
	list_init(&h->list, s->ui->ascii);
	home_tree_open(s);
	read_checklists(s);
	count_due(s);
	h->days_due = true;
	return 0;
}

static void home_place(struct screen *s, struct box b)
{
	struct home *h = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	h->list.view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	remake(s);
}

static void home_resume(struct screen *s)
{
	struct home *h = s->state;
	struct entry next = home_next(s->ui->app);

	h->started = false; /* what comes next may have changed */
	h->days_due = true;
	home_reveal(s, &next);
	count_due(s);
	read_checklists(s);
	home_place(s, s->box);
	if (h->filter)
		return;
	h->list.view.top = 0;
	list_select(&h->list, h->list.selected);
}

/* The chart is not waited for. */
static bool home_idle(struct screen *s)
{
	struct home *h = s->state;
	struct err e = ERR_INIT;

	if (!h->days_due)
		return false;
	h->days_due = false;
	stats_days_done(&h->days);
	h->days_read = stats_read_days(s->ui->app, clock_now(), WEEKS, &h->days, &e) == 0;
	err_done(&e);
	remake(s);
	return true;
}

static void home_draw(const struct screen *s, struct grid *g)
{
	struct home *h = s->state;
	struct stats_part part = stats_of_course(s->ui->app);
	struct buf left = BUF_INIT, right = BUF_INIT;

	buf_addstr(&left, "asynctutor");
	if (h->filter)
		buf_addf(&left, ", only: %s", h->filter);
	if (!h->filter || s->box.cols >= 60)
		buf_addf(&right, "%zu of %zu done", part.done, part.all);
	if (part.minutes_left && s->box.cols >= 60) {
		buf_addstr(&right, ", ");
		stats_add_time((int64_t)part.minutes_left * 60000, &right);
		buf_addstr(&right, " left");
	}
	ui_title(s->ui, g, s->box, left.data, right.data);
	buf_done(&left);
	buf_done(&right);
	list_draw(&h->list, g);
}

/* A click selects; one on what is selected opens it, one on the heading of a module folds it. */
static void home_click(struct screen *s, int y, int x)
{
	struct home *h = s->state;
	size_t row = h->list.view.top + (size_t)(y - h->list.view.box.y);
	struct entry now;

	if (list_click(&h->list, y, x)) {
		open_selected(s);
		return;
	}
	for (size_t i = 0; view_covers(&h->list.view, y, x) && i < h->headings.len; i++) {
		if (h->headings.ptr[i].row != row || !home_fold(s, &(struct entry){.module = h->headings.ptr[i].module}, true, &now))
			continue;
		home_make_rows(s);
		select_entry(h, &now);
		return;
	}
}

/* Esc: first the filter goes. */
static bool go_back(struct screen *s)
{
	struct home *h = s->state;

	if (h->list.view.search.pattern)
		return false;
	if (h->filter)
		filter(s, NULL);
	else
		ui_say(s->ui, "This is the top. %s quits.", action_key(ACT_QUIT, s->scopes));
	return true;
}

static void fold_all(struct screen *s)
{
	struct home *h = s->state;

	home_fold_all(s);
	remake(s);
	list_select(&h->list, h->list.selected);
}

static bool tree_act(struct screen *s, enum action a)
{
	struct home *h = s->state;

	switch (a) {
	case ACT_FOLD_BRANCH:
	case ACT_UNFOLD_BRANCH:
		turn_fold(s, a == ACT_FOLD_BRANCH);
		return true;
	case ACT_FOLD_ALL:
		fold_all(s);
		return true;
	case ACT_FILTER:
		ui_prompt(s, "Only: ", filter, filter);
		return true;
	case ACT_SEARCH: /* also in what is folded */
		h->searching = true;
		remake(s);
		return false;
	default:
		return false;
	}
}

static bool home_act(struct screen *s, enum action a, int count)
{
	struct home *h = s->state;

	if (list_act(&h->list, a, count) || tree_act(s, a))
		return true;
	switch (a) {
	case ACT_FOLLOW:
		open_selected(s);
		return true;
	case ACT_PLACEMENT:
		open_placement(s);
		return true;
	case ACT_REPEAT:
		ui_push(s->ui, &screen_repeat, NULL);
		return true;
	case ACT_REVIEW:
		ui_push(s->ui, &screen_files, NULL);
		return true;
	case ACT_PROGRESS:
		ui_push(s->ui, &screen_progress, NULL);
		return true;
	case ACT_SETTINGS:
		ui_push(s->ui, &screen_settings, NULL);
		return true;
	case ACT_BACK:
		return go_back(s);
	default:
		return false;
	}
}

static void home_settle(struct screen *s)
{
	struct home *h = s->state;

	list_settle(&h->list);
	if (h->searching && !s->ui->prompt.open && !h->list.view.search.pattern)
		end_search(s);
}

static struct view *home_view(struct screen *s)
{
	struct home *h = s->state;

	return &h->list.view;
}

static size_t home_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_FOLLOW, ACT_QUIT, ACT_DOWN, ACT_UP, ACT_SEARCH, ACT_FILTER, ACT_PROGRESS, ACT_SETTINGS};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void home_close(struct screen *s)
{
	struct home *h = s->state;

	list_done(&h->list);
	vec_done(&h->entries);
	vec_done(&h->headings);
	forget_checklists(h);
	vec_done(&h->checklists);
	home_tree_done(h);
	stats_days_done(&h->days);
}

const struct screen_ops screen_home = {
    .name = "home",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_HOME,
    .state_size = sizeof(struct home),
    .open = home_open,
    .place = home_place,
    .draw = home_draw,
    .act = home_act,
    .click = home_click,
    .settle = home_settle,
    .idle = home_idle,
    .resume = home_resume,
    .view = home_view,
    .footer = home_footer,
    .close = home_close,
};
