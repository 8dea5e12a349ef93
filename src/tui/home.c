/* The home screen: everything there is to learn, how far one is, and what comes next. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/checklist.h"
#include "app/place.h"
#include "app/placement.h"
#include "app/repeat.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/report.h"
#include "tui/checklist.h"
#include "tui/glyph.h"
#include "tui/list.h"
#include "tui/theme.h"
#include "tui/ui.h"

/* What stands in a row and can be opened; all NULL where nothing can. */
struct entry {
	const struct lesson *lesson;
	const struct exercise *exercise;
	const struct screen_ops *screen; /* opened with the argument */
	const char *argument;
};

/* A checklist of the course, and how far it is. */
struct list_row {
	char *slug, *title;
	size_t done, all;
};

struct home {
	struct list list;
	VEC(struct entry) entries; /* those of the list */
	size_t tree;  /* the first row of the modules; what is above it offers to go on */
	bool started; /* the first selection was made */
	size_t due;   /* how many are to be repeated */
	VEC(struct list_row) checklists;
};

struct tally {
	size_t done, all;
};

static bool lesson_read(struct app *a, const struct lesson *l)
{
	return app_lesson_progress(a, l)->state >= PROGRESS_READ;
}

static bool exercise_passed(struct app *a, const struct exercise *x)
{
	return app_exercise_progress(a, x)->state >= PROGRESS_PASSED;
}

static void tally_lesson(struct app *a, const struct lesson *l, struct tally *t)
{
	const struct course *c = app_course(a);

	t->all += 1 + l->exercises;
	t->done += lesson_read(a, l);
	for (size_t i = 0; i < l->exercises; i++)
		t->done += exercise_passed(a, &c->exercises[l->first_exercise + i]);
}

static struct tally tally_module(struct app *a, const struct module *m)
{
	struct tally t = {0};

	for (size_t i = 0; i < m->lessons; i++)
		tally_lesson(a, &app_course(a)->lessons[m->first_lesson + i], &t);
	return t;
}

static struct tally tally_course(struct app *a)
{
	struct tally t = {0};

	for (size_t i = 0; i < app_course(a)->nlessons; i++)
		tally_lesson(a, &app_course(a)->lessons[i], &t);
	return t;
}

/* Rows. */

/* The rows made since the last call belong to ENTRY. */
static void own_rows(struct home *h, struct entry entry)
{
	bool any = entry.lesson || entry.exercise || entry.screen;

	if (any)
		*vec_push(&h->entries) = entry;
	list_own(&h->list, any ? (int)h->entries.len - 1 : LIST_NONE);
}

static void end_row(struct home *h)
{
	rows_end(&h->list.rows);
	own_rows(h, (struct entry){0});
}

static void add_bar(const struct ui *ui, struct rows *r, struct tally t, int cells)
{
	int done = t.all ? (int)(t.done * (size_t)cells / t.all) : 0;

	if (t.done > 0 && done == 0)
		done = 1;
	for (int i = 0; i < cells; i++)
		rows_puts(r, i < done ? STYLE_BAR_DONE : STYLE_BAR_TODO, glyph(i < done ? GLYPH_BAR_DONE : GLYPH_BAR_TODO, ui->ascii));
	rows_printf(r, STYLE_DIM, "%s%3zu/%zu", cells ? " " : "", t.done, t.all);
}

/* A title at the left and a bar at the right. */
static void bar_row(const struct ui *ui, struct home *h, int style, const char *title, struct tally t, int width)
{
	int cells = width >= 70 ? 20 : width >= 36 ? 8 : 0, right = cells + 8;

	rows_puts(&h->list.rows, style, title);
	if (h->list.rows.width + right >= width) {
		end_row(h);
		if (width < 12)
			return;
	}
	rows_pad(&h->list.rows, width - right);
	add_bar(ui, &h->list.rows, t, cells);
	end_row(h);
}

static void add_state(struct rows *r, enum progress_state state, bool known)
{
	static const int styles[] = {
	    [PROGRESS_NEW] = STYLE_STATE_NEW,
	    [PROGRESS_STARTED] = STYLE_STATE_STARTED,
	    [PROGRESS_READ] = STYLE_STATE_READ,
	    [PROGRESS_PASSED] = STYLE_STATE_PASSED,
	};

	rows_printf(r, styles[state], "[%c]", known && state == PROGRESS_NEW ? REPORT_KNOWN_LETTER : report_state_letter(state));
	rows_puts(r, MD_TEXT, " ");
}

static void entry_row(struct screen *s, int indent, enum progress_state state, const char *title, int minutes, struct entry entry, int width)
{
	struct home *h = s->state;
	struct rows *r = &h->list.rows;

	rows_pad(r, width >= 36 ? indent : indent / 2);
	add_state(r, state, entry.lesson && placement_knows(s->ui->app, entry.lesson));
	if (minutes > 0 && width >= 50 && r->width + (int)strlen(title) + 10 < width) {
		rows_puts(r, MD_TEXT, title);
		rows_pad(r, width - 8);
		rows_printf(r, STYLE_DIM, "%4d min", minutes);
		rows_end(r);
	} else {
		rows_wrap(r, MD_TEXT, title, width, r->width);
	}
	own_rows(h, entry);
}

static void module_rows(struct screen *s, const struct module *m, int width)
{
	struct home *h = s->state;
	struct app *a = s->ui->app;
	const struct course *c = app_course(a);

	end_row(h);
	rows_section(&h->list.rows);
	bar_row(s->ui, h, STYLE_MODULE, m->title, tally_module(a, m), width);
	for (size_t i = 0; i < m->lessons; i++) {
		const struct lesson *l = &c->lessons[m->first_lesson + i];
		entry_row(s, 2, app_lesson_progress(a, l)->state, l->title, l->minutes, (struct entry){.lesson = l}, width);
		for (size_t j = 0; j < l->exercises; j++) {
			const struct exercise *x = &c->exercises[l->first_exercise + j];
			entry_row(s, 6, app_exercise_progress(a, x)->state, x->title, x->minutes, (struct entry){.exercise = x}, width);
		}
	}
}

static void continue_row(struct screen *s, int width)
{
	struct home *h = s->state;
	struct place last;
	struct app_next next = place_next(s->ui->app, &last);
	struct buf text = BUF_INIT;

	place_next_text(s->ui->app, &text);
	size_t first = rows_count(&h->list.rows);
	rows_wrap(&h->list.rows, MD_STRONG, text.data, width, 2);
	own_rows(h, (struct entry){.lesson = next.exercise ? NULL : next.lesson, .exercise = next.exercise});
	if (!h->started)
		h->list.selected = first;
	h->started = true;
	buf_done(&text);
}

/* What else there is to do just now, a line each. */
static void offer_rows(struct screen *s, int width)
{
	struct home *h = s->state;
	char text[48];

	if (placement_offered(s->ui->app) && place_is_start(s->ui->app)) {
		rows_wrap(&h->list.rows, MD_TEXT, "Not new to this? Find your place (p)", width, 2);
		own_rows(h, (struct entry){.screen = &screen_placement});
	}
	if (h->due) {
		snprintf(text, sizeof text, "%zu to repeat (r)", h->due);
		rows_wrap(&h->list.rows, MD_TEXT, text, width, 2);
		own_rows(h, (struct entry){.screen = &screen_repeat});
	}
}

static void checklist_rows(struct screen *s, int width)
{
	struct home *h = s->state;
	struct rows *r = &h->list.rows;

	if (!h->checklists.len)
		return;
	end_row(h);
	rows_section(r);
	rows_puts(r, STYLE_MODULE, "Checklists");
	end_row(h);
	for (size_t i = 0; i < h->checklists.len; i++) {
		const struct list_row *l = &h->checklists.ptr[i];
		rows_pad(r, width >= 36 ? 2 : 1);
		rows_printf(r, l->done == l->all ? STYLE_STATE_PASSED : STYLE_STATE_NEW, "[%c]", item_state_letter(l->done == l->all ? ITEM_DONE : ITEM_OPEN));
		rows_puts(r, MD_TEXT, " ");
		char *text = xasprintf("%s (%zu of %zu)", l->title, l->done, l->all);
		rows_wrap(r, MD_TEXT, text, width, r->width);
		free(text);
		own_rows(h, (struct entry){.screen = &screen_checklist, .argument = l->slug});
	}
}

static void make_rows(struct screen *s)
{
	struct home *h = s->state;
	const struct course *c = app_course(s->ui->app);
	int width = h->list.view.box.cols;

	list_clear(&h->list);
	h->entries.len = 0;
	bar_row(s->ui, h, MD_H1, c->title, tally_course(s->ui->app), width);
	end_row(h);
	continue_row(s, width);
	offer_rows(s, width);
	h->tree = rows_count(&h->list.rows);
	for (size_t i = 0; i < c->nmodules; i++)
		module_rows(s, &c->modules[i], width);
	checklist_rows(s, width);
	end_row(h);
	for (size_t i = 0; i < c->nfaults; i++) {
		const struct course_fault *f = &c->faults[i];
		char *text = f->line ? xasprintf("Fault: %s:%d: %s", f->path, f->line, f->text) : xasprintf("Fault: %s: %s", f->path, f->text);
		rows_wrap(&h->list.rows, STYLE_FAIL, text, width, 7);
		free(text);
	}
	own_rows(h, (struct entry){0});
}

static const struct entry *selected(const struct home *h)
{
	int i = list_selected(&h->list);

	return i == LIST_NONE ? NULL : &h->entries.ptr[i];
}

static void open_selected(struct screen *s)
{
	const struct entry *entry = selected(s->state);

	if (!entry)
		return;
	if (entry->lesson)
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

/* The screen. */

static int home_open(struct screen *s, const void *arg, struct err *e)
{
	struct home *h = s->state;

	(void)arg;
	(void)e;
	list_init(&h->list, s->ui->ascii);
	read_checklists(s);
	count_due(s);
	return 0;
}

static void home_place(struct screen *s, struct box b)
{
	struct home *h = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;
	const struct entry *before = selected(h);
	struct entry was = before ? *before : (struct entry){0};
	bool in_tree = h->started && h->list.selected >= h->tree;

	h->list.view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	make_rows(s);
	for (size_t i = 0; in_tree && i < h->entries.len; i++) {
		const struct entry *entry = &h->entries.ptr[i];
		size_t row = list_find(&h->list, (int)i, h->tree);
		if (entry->lesson == was.lesson && entry->exercise == was.exercise && entry->argument == was.argument && row < rows_count(&h->list.rows))
			h->list.selected = row;
	}
	list_made(&h->list, h->list.selected);
}

static void home_resume(struct screen *s)
{
	struct home *h = s->state;

	h->started = false; /* what comes next may have changed */
	count_due(s);
	read_checklists(s);
	home_place(s, s->box);
	h->list.view.top = 0;
	list_select(&h->list, h->list.selected);
}

static void home_draw(const struct screen *s, struct grid *g)
{
	struct home *h = s->state;
	struct tally t = tally_course(s->ui->app);
	char right[48];

	snprintf(right, sizeof right, "%zu of %zu done", t.done, t.all);
	ui_title(s->ui, g, s->box, "asynctutor", right);
	list_draw(&h->list, g);
}

/* A click selects; one on what is selected opens it. */
static void home_click(struct screen *s, int y, int x)
{
	struct home *h = s->state;

	if (list_click(&h->list, y, x))
		open_selected(s);
}

static bool home_act(struct screen *s, enum action a, int count)
{
	struct home *h = s->state;

	if (list_act(&h->list, a, count))
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
	case ACT_PROGRESS:
		ui_push(s->ui, &screen_progress, NULL);
		return true;
	case ACT_SETTINGS:
		ui_push(s->ui, &screen_settings, NULL);
		return true;
	case ACT_REVIEW:
		ui_push(s->ui, &screen_files, NULL);
		return true;
	case ACT_BACK:
		if (!h->list.view.search.pattern) {
			ui_say(s->ui, "This is the top. q quits.");
			return true;
		}
		return false;
	default:
		return false;
	}
}

static void home_settle(struct screen *s)
{
	struct home *h = s->state;

	list_settle(&h->list);
}

static struct view *home_view(struct screen *s)
{
	struct home *h = s->state;

	return &h->list.view;
}

static size_t home_footer(const struct screen *s, enum action *out)
{
	(void)s;
	static const enum action list[] = {ACT_FOLLOW, ACT_QUIT, ACT_DOWN, ACT_UP, ACT_SEARCH};

	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void home_close(struct screen *s)
{
	struct home *h = s->state;

	list_done(&h->list);
	vec_done(&h->entries);
	forget_checklists(h);
	vec_done(&h->checklists);
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
    .resume = home_resume,
    .view = home_view,
    .footer = home_footer,
    .close = home_close,
};
