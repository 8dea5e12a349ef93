/* The rows of the home screen: what to go on with, what else there is, the modules as a tree, checklists. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/checklist.h"
#include "app/classroom.h"
#include "app/place.h"
#include "app/placement.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/report.h"
#include "tui/chart.h"
#include "tui/checklist.h"
#include "tui/glyph.h"
#include "tui/home.h"
#include "tui/theme.h"

#define MINUTES_CELLS 9 /* "  45 min" at the right, where there is room */

/* The rows made since the last call belong to ENTRY. */
static void own_rows(struct home *h, struct entry entry)
{
	bool any = entry.module || entry.lesson || entry.exercise || entry.screen;

	if (any)
		*vec_push(&h->entries) = entry;
	list_own(&h->list, any ? (int)h->entries.len - 1 : LIST_NONE);
}

static void end_row(struct home *h)
{
	rows_end(&h->list.rows);
	own_rows(h, (struct entry){0});
}

/* A title at the left, a bar and the minutes that are left at the right. */
static void bar_row(const struct ui *ui, struct home *h, int style, const char *title, struct stats_part part, int width)
{
	struct rows *r = &h->list.rows;
	int cells = width >= 100 ? 20 : width >= 70 ? 12 : width >= 36 ? 8 : 0;
	int minutes = width >= 50 ? MINUTES_CELLS : 0, right = cells + 8 + minutes;

	rows_puts(r, style, title);
	if (r->width + right >= width) {
		rows_end(r);
		if (width < 12)
			return;
	}
	rows_pad(r, width - right);
	chart_bar(r, ui->ascii, part.done, part.all, cells);
	if (minutes && part.minutes_left) {
		rows_pad(r, width - MINUTES_CELLS + 1);
		rows_printf(r, STYLE_DIM, "%4d min", part.minutes_left);
	}
	rows_end(r);
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

/* NOTE, in a few words, stands behind the title. */
static void entry_row(struct screen *s, int indent, enum progress_state state, const char *title, const char *note, int minutes, struct entry entry, int width)
{
	struct home *h = s->state;
	struct rows *r = &h->list.rows;

	rows_pad(r, width >= 36 ? indent : indent / 2);
	add_state(r, state, entry.lesson && placement_knows(s->ui->app, entry.lesson));
	if (minutes > 0 && width >= 50 && r->width + (int)(strlen(title) + strlen(note)) + MINUTES_CELLS + 1 < width) {
		rows_puts(r, MD_TEXT, title);
		rows_puts(r, STYLE_DIM, note);
		rows_pad(r, width - MINUTES_CELLS + 1);
		rows_printf(r, STYLE_DIM, "%4d min", minutes);
		rows_end(r);
	} else {
		rows_wrapf(r, MD_TEXT, width, r->width, "%s%s", title, note);
	}
	own_rows(h, entry);
}

static void exercise_row(struct screen *s, const struct exercise *x, int width)
{
	struct app *a = s->ui->app;
	struct buf note = BUF_INIT;

	if (!home_shows_exercise(s, x))
		return;
	classroom_due_text(a, x, "  ", &note);
	entry_row(s, 6, app_exercise_progress(a, x)->state, x->title, note.data, x->minutes, (struct entry){.exercise = x}, width);
	buf_done(&note);
}

static void lesson_rows(struct screen *s, const struct lesson *l, int width)
{
	struct app *a = s->ui->app;
	bool open = home_lesson_open(s, l);
	char note[48] = "";

	if (l->exercises && !open)
		snprintf(note, sizeof note, "  %s %zu%s", glyph(GLYPH_FOLDED, s->ui->ascii), l->exercises, width < 60 ? "" : l->exercises == 1 ? " exercise" : " exercises");
	entry_row(s, 2, app_lesson_progress(a, l)->state, l->title, note, l->minutes, (struct entry){.lesson = l}, width);
	for (size_t i = 0; open && i < l->exercises; i++)
		exercise_row(s, &app_course(a)->exercises[l->first_exercise + i], width);
}

static void module_rows(struct screen *s, const struct module *m, bool gap, int width)
{
	struct home *h = s->state;
	const struct course *c = app_course(s->ui->app);
	bool open = home_module_open(s, m);

	/* What is unfolded is a heading: moving passes it over. */
	if (gap)
		end_row(h);
	size_t first = rows_count(&h->list.rows);
	rows_section(&h->list.rows);
	rows_printf(&h->list.rows, STYLE_DIM, "%s ", glyph(open ? GLYPH_UNFOLDED : GLYPH_FOLDED, s->ui->ascii));
	bar_row(s->ui, h, STYLE_MODULE, m->title, stats_of_module(s->ui->app, m), width);
	if (open)
		*vec_push(&h->headings) = (struct heading){first, m};
	own_rows(h, open ? (struct entry){0} : (struct entry){.module = m});
	for (size_t i = 0; open && i < m->lessons; i++)
		if (home_shows_lesson(s, &c->lessons[m->first_lesson + i]))
			lesson_rows(s, &c->lessons[m->first_lesson + i], width);
}

/* What is unfolded stands apart. */
static void tree_rows(struct screen *s, int width)
{
	struct home *h = s->state;
	const struct course *c = app_course(s->ui->app);
	bool before = true;

	h->tree = rows_count(&h->list.rows);
	for (size_t i = 0; i < c->nmodules; i++) {
		const struct module *m = &c->modules[i];
		if (!home_shows_module(s, m))
			continue;
		bool open = home_module_open(s, m);
		module_rows(s, m, (before || open) && rows_count(&h->list.rows) > 0, width);
		before = open;
	}
}

struct entry home_next(struct app *a)
{
	struct place last;
	struct app_next next = place_next(a, &last);

	return (struct entry){.lesson = next.exercise ? NULL : next.lesson, .exercise = next.exercise};
}

static void continue_row(struct screen *s, int width)
{
	struct home *h = s->state;
	struct buf text = BUF_INIT;

	place_next_text(s->ui->app, &text);
	size_t first = rows_count(&h->list.rows);
	rows_wrap(&h->list.rows, MD_STRONG, text.data, width, 2);
	own_rows(h, home_next(s->ui->app));
	if (!h->started)
		h->list.selected = first;
	h->started = true;
	buf_done(&text);
}

static void class_row(struct screen *s, const struct exercise *x, int width)
{
	struct home *h = s->state;
	struct buf text = BUF_INIT;

	buf_addf(&text, "For your class: %s", x->title);
	classroom_due_text(s->ui->app, x, ", ", &text);
	rows_wrap(&h->list.rows, MD_TEXT, text.data, width, 2);
	own_rows(h, (struct entry){.exercise = x});
	buf_done(&text);
}

/* What else there is to do just now, a line each. */
static void offer_rows(struct screen *s, int width)
{
	struct home *h = s->state;
	const struct exercise *task = classroom_next(s->ui->app);

	if (task)
		class_row(s, task, width);
	if (placement_offered(s->ui->app) && place_is_start(s->ui->app)) {
		rows_wrapf(&h->list.rows, MD_TEXT, width, 2, "Not new to this? Find your place (%s)", action_key(ACT_PLACEMENT, s->scopes));
		own_rows(h, (struct entry){.screen = &screen_placement});
	}
	if (h->due) {
		rows_wrapf(&h->list.rows, MD_TEXT, width, 2, "%zu to repeat (%s)", h->due, action_key(ACT_REPEAT, s->scopes));
		own_rows(h, (struct entry){.screen = &screen_repeat});
	}
}

/* The days from FIRST on. */
static void add_days(struct screen *s, size_t first)
{
	struct home *h = s->state;

	for (size_t i = first; i < h->days.n; i++) {
		if (i > first && i % 7 == 0)
			rows_puts(&h->list.rows, MD_TEXT, " ");
		if (i <= h->days.today)
			chart_day(&h->list.rows, s->ui->ascii, &h->days.list[i]);
	}
}

static void week_row(struct screen *s, int width)
{
	struct home *h = s->state;
	struct buf text = BUF_INIT;
	int64_t spent = 0;
	bool wide = width >= 66;

	if (place_is_start(s->ui->app))
		return;
	for (size_t i = h->days.n - h->days.n / 4; i < h->days.n; i++)
		spent += h->days.list[i].spent;
	if (h->days_read) {
		rows_puts(&h->list.rows, STYLE_DIM, wide ? "Last 4 weeks  " : "This week  ");
		add_days(s, wide ? 0 : h->days.n - h->days.n / 4);
		stats_add_time(spent, &text);
		if (spent)
			rows_printf(&h->list.rows, STYLE_DIM, "  %s%s", text.data, wide ? " this week" : "");
	}
	end_row(h);
	buf_done(&text);
}

static void checklist_row(struct screen *s, const struct list_row *l, int width)
{
	struct home *h = s->state;
	struct rows *r = &h->list.rows;

	rows_pad(r, width >= 36 ? 2 : 1);
	rows_printf(r, l->done == l->all ? STYLE_STATE_PASSED : STYLE_STATE_NEW, "[%c]", item_state_letter(l->done == l->all ? ITEM_DONE : ITEM_OPEN));
	rows_puts(r, MD_TEXT, " ");
	rows_wrapf(r, MD_TEXT, width, r->width, "%s (%zu of %zu)", l->title, l->done, l->all);
	own_rows(h, (struct entry){.screen = &screen_checklist, .argument = l->slug});
}

static void checklist_rows(struct screen *s, int width)
{
	struct home *h = s->state;
	bool any = false;

	for (size_t i = 0; i < h->checklists.len; i++) {
		const struct list_row *l = &h->checklists.ptr[i];
		if (h->filter && !home_shows_text(h, l->title))
			continue;
		if (!any) {
			end_row(h);
			rows_section(&h->list.rows);
			rows_puts(&h->list.rows, STYLE_MODULE, "Checklists");
			end_row(h);
		}
		any = true;
		checklist_row(s, l, width);
	}
}

static void fault_rows(struct screen *s, int width)
{
	struct home *h = s->state;
	const struct course *c = app_course(s->ui->app);

	end_row(h);
	for (size_t i = 0; i < c->nfaults; i++) {
		const struct course_fault *f = &c->faults[i];
		char *text = f->line ? xasprintf("Fault: %s:%d: %s", f->path, f->line, f->text) : xasprintf("Fault: %s: %s", f->path, f->text);
		rows_wrap(&h->list.rows, STYLE_FAIL, text, width, 7);
		free(text);
	}
	own_rows(h, (struct entry){0});
}

void home_make_rows(struct screen *s)
{
	struct home *h = s->state;
	int width = h->list.view.box.cols;

	list_clear(&h->list);
	h->entries.len = h->headings.len = 0;
	if (!h->filter) {
		struct stats_part all = stats_of_course(s->ui->app);
		all.minutes_left = 0; /* the title tells */
		bar_row(s->ui, h, MD_H1, app_course(s->ui->app)->title, all, width);
		end_row(h);
		continue_row(s, width);
		offer_rows(s, width);
		week_row(s, width);
	}
	tree_rows(s, width);
	checklist_rows(s, width);
	if (h->filter && !h->entries.len)
		rows_wrap(&h->list.rows, STYLE_DIM, "Nothing has these words.", width, 0);
	if (!h->filter)
		fault_rows(s, width);
	own_rows(h, (struct entry){0});
}
