/* The timeline screen: what the tasks, threads and processes of a run did, moment by moment. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/timeline.h"

#define ZOOM 2
#define LISTING_WIDTH 1000 /* the page wraps it */

/* The runs. */

static int running_fd(const struct screen *s)
{
	const struct timeline_state *x = s->state;

	return live_fd(x->other && x->wanted != x->compared ? x->other : x->live);
}

static void built(struct screen *s)
{
	struct timeline_state *x = s->state;
	struct tl_moment now = {0};
	bool known = timeline_moment(x, &now);

	timeline_build(x);
	timeline_seek(x, now);
	if (!known && x->troubles.len)
		timeline_seek(x, x->troubles.ptr[0].at);
	if (x->troubles.len && !known && x->troubles.ptr[0].row != TL_NONE)
		x->strip = timeline_strip_of(x, x->troubles.ptr[0].lane, x->troubles.ptr[0].row);
	else
		x->strip = x->strips.len > 1 && !x->strips.ptr[0].n ? 1 : 0;
	timeline_place(s, s->box);
}

static bool running_poll(struct screen *s)
{
	struct timeline_state *x = s->state;

	if (!live_poll(x->live) || (x->other && !live_poll(x->other)))
		return false;
	x->compared = x->wanted;
	built(s);
	return true;
}

static void running_tell(const struct screen *s, struct buf *out)
{
	const struct timeline_state *x = s->state;

	buf_addstr(out, x->wanted == COMPARED_START ? "running the start" : x->wanted == COMPARED_SOLUTION ? "running the solution" : "running");
}

static void run_job(struct screen *s);

static void running_stop(struct screen *s)
{
	struct timeline_state *x = s->state;

	if (x->wanted != x->compared) {
		live_drop(x->other);
		x->other = NULL;
		x->wanted = x->compared = COMPARED_NONE;
		built(s);
		return;
	}
	live_cancel(x->live);
	run_job(s); /* its end is still to come */
}

static void run_job(struct screen *s)
{
	ui_job(s->ui, &(struct job){s, running_fd, running_poll, running_tell, running_stop, 0});
}

static int timeline_open(struct screen *s, const void *arg, struct err *e)
{
	const struct look_at *look = arg;
	struct timeline_state *x = s->state;

	(void)e;
	x->live = live_keep(look->live);
	x->exercise = look->exercise;
	x->explanation.ascii = s->ui->ascii;
	if (!live_poll(x->live) && !s->ui->job.owner)
		run_job(s);
	else
		built(s);
	return 0;
}

static void timeline_close(struct screen *s)
{
	struct timeline_state *x = s->state;

	timeline_unbuild(x);
	vec_done(&x->strips);
	vec_done(&x->stops);
	vec_done(&x->troubles);
	rows_done(&x->code);
	rows_done(&x->words);
	view_done(&x->source);
	view_done(&x->explanation);
	free(x->cells);
	live_drop(x->live);
	live_drop(x->other);
}

/* Comparing. */

static void stop_comparing(struct screen *s)
{
	struct timeline_state *x = s->state;

	live_drop(x->other);
	x->other = NULL;
	x->wanted = x->compared = COMPARED_NONE;
	built(s);
}

static void compare(struct screen *s)
{
	struct timeline_state *x = s->state;
	struct err e = ERR_INIT;

	if (!x->exercise || s->ui->job.owner) {
		ui_say(s->ui, x->exercise ? "Something is running already. Esc ends it." : "There is nothing to compare it with: it belongs to no exercise.");
		return;
	}
	enum compared next = (enum compared)(x->compared + 1);
	if (next > COMPARED_SOLUTION || (next == COMPARED_SOLUTION && !app_solution_open(s->ui->app, x->exercise))) {
		stop_comparing(s);
		return;
	}
	stop_comparing(s);
	char *path = path_join(x->exercise->dir, next == COMPARED_START ? "broken.py" : "solution.py");
	x->other = live_start(s->ui->app, path, NULL, &e);
	free(path);
	if (!x->other) {
		ui_fail(s->ui, &e);
		return;
	}
	x->wanted = next;
	run_job(s);
}

/* Moving. */

static void step(struct timeline_state *x, int direction, int count)
{
	size_t n = count > 0 ? (size_t)count : 1;

	if (direction > 0)
		x->stop = x->stops.len - x->stop > n ? x->stop + n : x->stops.len ? x->stops.len - 1 : 0;
	else
		x->stop = x->stop > n ? x->stop - n : 0;
}

static void move(struct timeline_state *x, long by)
{
	long at = (long)x->strip + by, last = (long)x->strips.len - 1;

	x->strip = at < 0 ? 0 : at > last ? (size_t)(last > 0 ? last : 0) : (size_t)at;
}

static void show_trouble(struct screen *s, const struct trouble *t)
{
	struct timeline_state *x = s->state;

	timeline_seek(x, t->at);
	if (t->row != TL_NONE)
		x->strip = timeline_strip_of(x, t->lane, t->row);
	if (!t->mark)
		ui_say(s->ui, "Here it hangs. %s shows who waits for whom.", action_key(ACT_WHY, s->scopes));
}

/* From what is shown now on: troubles at one moment are told apart by their place in the list. */
static void next_trouble(struct screen *s, int direction)
{
	struct timeline_state *x = s->state;
	struct tl_moment now = {0};
	size_t n = x->troubles.len, lane = 0, row = TL_NONE;

	if (!n || !timeline_moment(x, &now)) {
		ui_say(s->ui, "No trouble in sight.");
		return;
	}
	timeline_focus(x, &lane, &row);
	for (size_t i = 0; i < n; i++) { /* the one we are at, or the first behind */
		const struct trouble *t = &x->troubles.ptr[i];
		bool here = !tl_before(t->at, now) && !tl_before(now, t->at) && t->lane == lane && (t->row == row || t->row == TL_NONE);
		if (here || tl_before(now, t->at)) {
			size_t to = direction > 0 ? (here ? i + 1 : i) : i ? i - 1 : n - 1;
			show_trouble(s, &x->troubles.ptr[to % n]);
			if (direction > 0 ? to == n : i == 0)
				ui_say(s->ui, direction > 0 ? "From the first trouble again." : "From the last trouble again.");
			return;
		}
	}
	show_trouble(s, &x->troubles.ptr[direction > 0 ? 0 : n - 1]);
}

static void zoom(struct timeline_state *x, double factor)
{
	struct tl_chart all = timeline_all(x), c = timeline_window(x);
	struct tl_moment now = {0};

	timeline_moment(x, &now);
	double least = all.by_step ? 4 : all.span / 1e6, at = all.by_step ? (double)now.step : now.t;
	double span = c.span * factor;
	if (span < least)
		span = least < all.span ? least : all.span;
	/* What is under the cursor stays there. */
	x->from = at - (at - c.from) * span / c.span;
	x->span = span >= all.span ? 0 : span;
}

static void pan(struct timeline_state *x, int direction)
{
	struct tl_chart c = timeline_window(x);
	struct tl_moment to;

	x->from = c.from + direction * c.span / 2;
	x->from = timeline_window(x).from;
	double middle = x->from + c.span / 2;
	to = c.by_step ? (struct tl_moment){0, (long long)middle} : (struct tl_moment){middle, 0};
	for (x->stop = 0; c.by_step && x->stop + 1 < x->stops.len && x->stops.ptr[x->stop].step < to.step; x->stop++)
		;
	if (!c.by_step)
		timeline_seek(x, to);
}

static void fold(struct screen *s)
{
	struct timeline_state *x = s->state;
	size_t lane, row;

	if (!timeline_focus(x, &lane, &row))
		return;
	struct lane *l = &x->lanes[lane];
	size_t first = x->strips.ptr[x->strip].first;
	while (first > 0 && tl_rows_alike(lane_timeline(l), l->rows[first - 1], l->rows[first]))
		first--;
	l->unfolded[first] = !l->unfolded[first];
	timeline_fold(x);
	x->strip = timeline_strip_of(x, lane, row);
	timeline_place(s, s->box);
}

/* Pages. */

static void show_output(struct screen *s)
{
	struct timeline_state *x = s->state;
	struct buf text = BUF_INIT;

	if (!live_poll(x->live))
		return;
	report_run_words(live_report(x->live), LISTING_WIDTH, &text);
	report_run_output(live_report(x->live), 1000, &text);
	ui_push(s->ui, &screen_page, &(struct page){.title = "How it ended and what it printed", .text = text.data});
	buf_done(&text);
}

static void show_listing(struct screen *s)
{
	struct timeline_state *x = s->state;
	struct buf text = BUF_INIT;
	const struct run_options options = {.width = LISTING_WIDTH, .ascii = s->ui->ascii};

	if (!live_poll(x->live))
		return;
	struct events *events = live_events(x->live);
	report_run_text(live_report(x->live), events, &options, &text);
	events_close(events);
	ui_push(s->ui, &screen_page, &(struct page){.title = "What happened, moment by moment", .text = text.data});
	buf_done(&text);
}

/* On one of the two axes there may be nothing to see where the window of the other is. */
static void turn_axis(struct screen *s)
{
	struct timeline_state *x = s->state;

	x->by_step = !x->by_step;
	x->span = 0;
	ui_say(s->ui, timeline_all(x).by_step ? "Steps of the loop." : "Time.");
	if (!x->by_step && timeline_all(x).by_step)
		ui_say(s->ui, "No time passed in this run, so steps are shown.");
}

static bool move_rows(struct timeline_state *x, enum action a, int count)
{
	long n = count > 0 ? count : 1, page = x->chart.rows > 2 ? x->chart.rows - 1 : 1;

	switch (a) {
	case ACT_DOWN:
	case ACT_UP:
		move(x, a == ACT_DOWN ? n : -n);
		return true;
	case ACT_PAGE_DOWN:
	case ACT_PAGE_UP:
		move(x, (a == ACT_PAGE_DOWN ? n : -n) * page);
		return true;
	case ACT_HALF_DOWN:
	case ACT_HALF_UP:
		move(x, (a == ACT_HALF_DOWN ? n : -n) * (page / 2 + 1));
		return true;
	case ACT_TOP:
		x->strip = 0;
		move(x, count > 0 ? count - 1 : 0);
		return true;
	case ACT_BOTTOM:
		x->strip = 0;
		move(x, count > 0 ? count - 1 : (long)x->strips.len);
		return true;
	default:
		return false;
	}
}

static bool move_time(struct screen *s, enum action a, int count)
{
	struct timeline_state *x = s->state;

	switch (a) {
	case ACT_EARLIER:
	case ACT_LATER:
		step(x, a == ACT_LATER ? 1 : -1, count);
		return true;
	case ACT_NEXT_TROUBLE:
	case ACT_PREV_TROUBLE:
		for (int i = 0; i < (count > 0 ? count : 1) && i < 1000; i++)
			next_trouble(s, a == ACT_NEXT_TROUBLE ? 1 : -1);
		return true;
	case ACT_ZOOM_IN:
	case ACT_ZOOM_OUT:
		zoom(x, a == ACT_ZOOM_IN ? 1.0 / ZOOM : ZOOM);
		return true;
	case ACT_ZOOM_FIT:
		x->span = 0;
		return true;
	case ACT_PAN_LEFT:
	case ACT_PAN_RIGHT:
		pan(x, a == ACT_PAN_RIGHT ? 1 : -1);
		return true;
	default:
		return false;
	}
}

static bool timeline_act(struct screen *s, enum action a, int count)
{
	struct timeline_state *x = s->state;

	if (x->strips.len && (move_rows(x, a, count) || move_time(s, a, count)))
		return true;
	switch (a) {
	case ACT_AXIS:
		turn_axis(s);
		return true;
	case ACT_COMPARE:
		compare(s);
		return true;
	case ACT_FOLD:
		fold(s);
		return true;
	case ACT_LISTING:
		show_listing(s);
		return true;
	case ACT_OUTPUT:
		show_output(s);
		return true;
	case ACT_WHY:
		ui_push(s->ui, &screen_why, &(struct look_at){x->live, x->exercise});
		return true;
	default:
		return false;
	}
}

/* The stop nearest to column COL of the chart. */
static void seek_col(struct timeline_state *x, const struct tl_chart *c, int col)
{
	int best = -1;

	for (size_t i = 0; i < x->stops.len; i++) {
		int off = abs(tl_chart_col(c, x->stops.ptr[i]) - col);
		if (best < 0 || off < best) {
			best = off;
			x->stop = i;
		}
	}
}

/* A click on the chart selects the row and the moment. */
static void timeline_click(struct screen *s, int y, int x)
{
	struct timeline_state *t = s->state;
	int axis = timeline_axis_rows(t), left = t->chart.x + t->labels + 1;
	struct tl_chart c = timeline_window(t);
	size_t strip = t->top + (size_t)(y - t->chart.y - axis);

	if (y < t->chart.y || y >= t->chart.y + t->chart.rows || !t->strips.len || (y >= t->chart.y + axis && strip >= t->strips.len))
		return;
	if (y >= t->chart.y + axis)
		t->strip = strip;
	if (x >= left && x < left + c.cols)
		seek_col(t, &c, x - left);
}

static struct view *timeline_view_at(struct screen *s, int y, int x)
{
	struct timeline_state *t = s->state;

	return !t->strips.len ? &t->explanation : view_covers(&t->source, y, x) ? &t->source : NULL;
}

static struct view *timeline_view(struct screen *s)
{
	struct timeline_state *x = s->state;

	return x->strips.len ? NULL : &x->explanation;
}

static size_t timeline_footer(const struct screen *s, enum action *out)
{
	const struct timeline_state *x = s->state;
	size_t n = 0;

	bool ended = live_poll(x->live);
	if (!ended || run_hangs(live_report(x->live)->result, live_report(x->live)->facts))
		out[n++] = ACT_WHY;
	if (ended && x->strips.len) {
		static const enum action list[] = {ACT_LATER, ACT_NEXT_TROUBLE, ACT_ZOOM_IN, ACT_LEAVE, ACT_AXIS, ACT_OUTPUT};
		memcpy(out + n, list, sizeof list);
		n += sizeof list / sizeof *list;
		if (x->exercise)
			out[n++] = ACT_COMPARE;
	} else {
		out[n++] = ACT_LEAVE;
		out[n++] = ACT_OUTPUT;
	}
	out[n++] = ACT_LISTING;
	return n;
}

const struct screen_ops screen_timeline = {
    .name = "timeline",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TIMELINE,
    .state_size = sizeof(struct timeline_state),
    .open = timeline_open,
    .place = timeline_place,
    .draw = timeline_draw,
    .act = timeline_act,
    .click = timeline_click,
    .view_at = timeline_view_at,
    .settle = timeline_settle,
    .view = timeline_view,
    .footer = timeline_footer,
    .close = timeline_close,
};
