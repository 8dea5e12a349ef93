/* How much was done: per module, in checks and in time, and on which days. */
#include <string.h>
#include "app/stats.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "tui/chart.h"
#include "tui/theme.h"
#include "tui/ui.h"

#define WEEKS 26
#define WEEKS_IN_WORDS 8

struct progress_view_state {
	struct stats stats;
	struct stats_days days;
	struct rows rows;
	struct view view;
};

/* The module rows. */

static void part_row(struct rows *r, bool ascii, const char *title, int style, const struct stats_part *part, int width)
{
	int cells = width >= 70 ? 20 : 6, right = cells + 8 + 11 + 11;
	struct buf time = BUF_INIT;

	stats_add_time(part->spent, &time);
	rows_puts(r, style, title);
	if (r->width + right >= width)
		rows_end(r);
	rows_pad(r, width > right ? width - right : 0);
	chart_bar(r, ascii, part->done, part->all, cells);
	rows_pad(r, (width > right ? width - right : 0) + cells + 8);
	rows_printf(r, STYLE_DIM, "%4lld check%s", (long long)part->checks, part->checks == 1 ? " " : "s");
	rows_printf(r, MD_TEXT, "%11s", time.data);
	rows_end(r);
	buf_done(&time);
}

static void course_rows(struct screen *s, int width)
{
	struct progress_view_state *p = s->state;
	const struct course *c = app_course(s->ui->app);

	part_row(&p->rows, s->ui->ascii, "In all", MD_STRONG, &p->stats.all, width);
	rows_end(&p->rows);
	for (size_t i = 0; i < c->nmodules; i++)
		part_row(&p->rows, s->ui->ascii, c->modules[i].title, MD_TEXT, &p->stats.modules[i], width);
}

/* The days. */

static void week_row(struct rows *r, const struct stats_day *monday, bool now)
{
	struct stats_day sum = {0};
	struct buf text = BUF_INIT;

	for (int i = 0; i < 7; i++) {
		sum.spent += monday[i].spent;
		sum.events += monday[i].events;
		sum.done += monday[i].done;
	}
	if (now)
		buf_addstr(&text, "This week: ");
	else
		buf_addf(&text, "Week of %d %s: ", monday->day, chart_month(monday->month));
	if (sum.events) {
		stats_add_time(sum.spent, &text);
		buf_addf(&text, ", %lld done", (long long)sum.done);
	} else {
		buf_addstr(&text, "nothing");
	}
	rows_puts(r, sum.events ? MD_TEXT : STYLE_DIM, text.data);
	rows_end(r);
	buf_done(&text);
}

static void heading(struct rows *r, const char *text)
{
	rows_end(r);
	rows_section(r);
	rows_puts(r, STYLE_MODULE, text);
	rows_end(r);
}

static void make_rows(struct screen *s)
{
	struct progress_view_state *p = s->state;
	struct rows *r = &p->rows;
	int width = p->view.box.cols > 0 ? p->view.box.cols : 1;

	rows_clear(r);
	course_rows(s, width);
	heading(r, "The days");
	chart_calendar(r, s->ui->ascii, &p->days, width);
	heading(r, "The weeks");
	for (size_t i = 0; i < WEEKS_IN_WORDS; i++)
		week_row(r, &p->days.list[p->days.n - 7 * (i + 1)], i == 0);
	rows_end(r);
	rows_wrap(r, STYLE_DIM, "Done are lessons read, exercises passed and questions answered right, each when it is so for the first time. Time is counted from "
		"one thing you do to the next; silences of more than ten minutes are left out. Days and weeks count all courses.", width, 0);
	view_changed(&p->view);
}

/* The screen. */

static int read_all(struct screen *s, struct err *e)
{
	struct progress_view_state *p = s->state;

	if (app_stats(s->ui->app, &p->stats, e) < 0)
		return -1;
	return stats_read_days(s->ui->app, clock_now(), WEEKS, &p->days, e);
}

static int progress_open(struct screen *s, const void *arg, struct err *e)
{
	struct progress_view_state *p = s->state;

	(void)arg;
	p->view.source = (struct view_source){rows_line, &p->rows};
	p->view.ascii = s->ui->ascii;
	return read_all(s, e);
}

static void progress_place(struct screen *s, struct box b)
{
	struct progress_view_state *p = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	p->view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	make_rows(s);
}

static void progress_draw(const struct screen *s, struct grid *g)
{
	struct progress_view_state *p = s->state;
	char *right = xasprintf("%zu of %zu done", p->stats.all.done, p->stats.all.all);

	grid_fill(g, s->box, MD_TEXT);
	ui_title(s->ui, g, s->box, "Progress", right);
	view_draw(&p->view, g, true);
	free(right);
}

static struct view *progress_view(struct screen *s)
{
	struct progress_view_state *p = s->state;

	return &p->view;
}

static size_t progress_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_LEAVE, ACT_PAGE_DOWN, ACT_PAGE_UP, ACT_NEXT_SECTION, ACT_SEARCH};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void progress_close(struct screen *s)
{
	struct progress_view_state *p = s->state;

	stats_done(&p->stats);
	stats_days_done(&p->days);
	rows_done(&p->rows);
	view_done(&p->view);
}

const struct screen_ops screen_progress = {
    .name = "progress",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_READ,
    .state_size = sizeof(struct progress_view_state),
    .open = progress_open,
    .place = progress_place,
    .draw = progress_draw,
    .view = progress_view,
    .footer = progress_footer,
    .close = progress_close,
};
