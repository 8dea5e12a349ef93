/* Why nothing is happening: who waits for whom at the end of a run, or now while it goes on. */
#include <string.h>
#include "app/live.h"
#include "report/why.h"
#include "tui/rows.h"
#include "tui/theme.h"
#include "tui/ui.h"

struct why_state {
	struct live *live;
	bool seen_end; /* what is shown is what there was at the end */
	struct rows rows;
	struct view view;
};

static void make_rows(struct screen *s)
{
	struct why_state *x = s->state;
	int width = x->view.box.cols > 1 ? x->view.box.cols : 1;
	struct buf text = BUF_INIT;

	rows_clear(&x->rows);
	x->seen_end = live_poll(x->live);
	struct timeline *now = x->seen_end ? NULL : live_timeline(x->live);
	const struct run_report *r = x->seen_end ? live_report(x->live) : NULL;
	const struct timeline *tl = r ? r->timeline : now;
	if (!r)
		rows_wrap(&x->rows, STYLE_MODULE, "It runs. So it stands now:", width, 0);
	else if (run_hangs(r->result, r->facts))
		rows_wrap(&x->rows, STYLE_MODULE, "It did not come to its end. So it stood then:", width, 0);
	else
		rows_wrap(&x->rows, STYLE_MODULE, "It came to its end, and nobody was left waiting.", width, 0);
	if (!tl)
		rows_wrap(&x->rows, MD_TEXT, "There is no record of what its tasks and threads did.", width, 0);
	else if (!r || run_hangs(r->result, r->facts))
		report_why(&(struct why){tl, r ? r->facts : NULL, tl->end}, 2, 10000, &text);
	rows_text(&x->rows, MD_TEXT, text.data, width);
	timeline_free(now);
	buf_done(&text);
	view_changed(&x->view);
}

static int why_fd(const struct screen *s)
{
	const struct why_state *x = s->state;

	return live_fd(x->live);
}

static bool why_poll(struct screen *s)
{
	const struct why_state *x = s->state;

	if (!live_poll(x->live))
		return false;
	make_rows(s);
	return true;
}

static void why_tell(const struct screen *s, struct buf *out)
{
	(void)s;
	buf_addstr(out, "running");
}

static void run_job(struct screen *s);

static void why_stop(struct screen *s)
{
	const struct why_state *x = s->state;

	live_cancel(x->live);
	run_job(s); /* its end is still to come */
}

static void run_job(struct screen *s)
{
	ui_job(s->ui, &(struct job){s, why_fd, why_poll, why_tell, why_stop, 0});
}

static int why_open(struct screen *s, const void *arg, struct err *e)
{
	const struct look_at *look = arg;
	struct why_state *x = s->state;

	(void)e;
	x->live = live_keep(look->live);
	x->view.source = (struct view_source){rows_line, &x->rows};
	x->view.ascii = s->ui->ascii;
	if (!live_poll(x->live) && !s->ui->job.owner)
		run_job(s);
	return 0;
}

static void why_place(struct screen *s, struct box b)
{
	struct why_state *x = s->state;
	struct box rest = ui_below_title(b);

	x->view.box = (struct box){rest.y, rest.x + (b.cols > 30), rest.rows, b.cols - 2 * (b.cols > 30)};
	make_rows(s);
}

static void why_draw(const struct screen *s, struct grid *g)
{
	struct why_state *x = s->state;

	grid_fill(g, s->box, MD_TEXT);
	ui_title(s->ui, g, s->box, "Why is nothing happening?", "");
	view_draw(&x->view, g, true);
}

static bool why_tick(struct screen *s)
{
	const struct why_state *x = s->state;

	if (!x->seen_end)
		make_rows(s);
	return !x->seen_end;
}

static struct view *why_view(struct screen *s)
{
	struct why_state *x = s->state;

	return &x->view;
}

static size_t why_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_LEAVE, ACT_PAGE_DOWN, ACT_PAGE_UP, ACT_SEARCH};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void why_close(struct screen *s)
{
	struct why_state *x = s->state;

	live_drop(x->live);
	rows_done(&x->rows);
	view_done(&x->view);
}

const struct screen_ops screen_why = {
    .name = "why",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_READ,
    .state_size = sizeof(struct why_state),
    .tick_ms = 300,
    .open = why_open,
    .place = why_place,
    .draw = why_draw,
    .tick = why_tick,
    .view = why_view,
    .footer = why_footer,
    .close = why_close,
};
