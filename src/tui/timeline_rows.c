/* What the timeline screen shows: lanes, strips, where the cursor stops, troubles, and what a row does at a moment. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "report/why.h"
#include "tui/theme.h"
#include "tui/timeline.h"

#define FOLD_ROWS 12 /* rows from which on those alike are shown as one */
#define FOLD_LEAST 3

const struct timeline *lane_timeline(const struct lane *l)
{
	return live_report(l->live)->timeline;
}

/* Lanes. */

static void add_lane(struct timeline_state *x, struct live *live, const char *title)
{
	struct lane *l = &x->lanes[x->nlanes];

	if (!live || !live_poll(live) || !live_report(live)->timeline)
		return;
	*l = (struct lane){.live = live, .title = title};
	const struct timeline *tl = lane_timeline(l);
	l->rows = xcalloc(tl->rows.len + 1, sizeof *l->rows);
	for (size_t i = 0; i < tl->rows.len; i++)
		if (timeline_shows(tl, tl->order[i]))
			l->rows[l->nrows++] = tl->order[i];
	l->unfolded = xcalloc(l->nrows + 1, sizeof *l->unfolded);
	x->nlanes++;
}

/* How many rows from FIRST on may be shown as one. */
static size_t alike(const struct lane *l, size_t first)
{
	size_t n = 1;

	while (first + n < l->nrows && tl_rows_alike(lane_timeline(l), l->rows[first], l->rows[first + n]))
		n++;
	return n;
}

static void fold_lane(struct timeline_state *x, size_t lane, bool folds)
{
	const struct lane *l = &x->lanes[lane];

	if (x->nlanes > 1)
		*vec_push(&x->strips) = (struct strip){lane, 0, 0};
	for (size_t i = 0; i < l->nrows;) {
		size_t n = folds ? alike(l, i) : 1;
		bool one = n >= FOLD_LEAST && !l->unfolded[i];
		for (size_t k = 0; k < (one ? 1 : n); k++)
			*vec_push(&x->strips) = (struct strip){lane, i + k, one ? n : 1};
		i += n;
	}
}

void timeline_fold(struct timeline_state *x)
{
	size_t rows = 0;

	x->strips.len = 0;
	for (size_t i = 0; i < x->nlanes; i++)
		rows += x->lanes[i].nrows;
	for (size_t i = 0; i < x->nlanes; i++)
		fold_lane(x, i, rows > FOLD_ROWS);
	if (x->strip >= x->strips.len)
		x->strip = x->strips.len ? x->strips.len - 1 : 0;
}

/* Stops and troubles. */

static int by_moment(const void *a, const void *b)
{
	const struct tl_moment *x = a, *y = b;

	return tl_before(*x, *y) ? -1 : tl_before(*y, *x);
}

static int by_trouble(const void *a, const void *b)
{
	const struct trouble *x = a, *y = b;
	int order = by_moment(&x->at, &y->at);

	return order ? order : (x->lane > y->lane) - (x->lane < y->lane);
}

static bool is_trouble(enum tl_mark_kind kind)
{
	switch (kind) {
	case TL_MARK_TIMEOUT:
	case TL_MARK_SWALLOWED:
	case TL_MARK_ORPHANED:
	case TL_MARK_BLOCKED:
	case TL_MARK_LEFT:
	case TL_MARK_RAISED:
	case TL_MARK_UNAWAITED:
	case TL_MARK_UNRETRIEVED:
	case TL_MARK_OPEN:
		return true;
	default:
		return false;
	}
}

static void add_troubles(struct timeline_state *x, size_t lane)
{
	const struct run_report *r = live_report(x->lanes[lane].live);
	const struct timeline *tl = r->timeline;

	for (size_t i = 0; i < tl->marks.len; i++) {
		const struct tl_mark *m = &tl->marks.ptr[i];
		if (is_trouble(m->kind) && (m->row == TL_NONE || timeline_shows(tl, m->row)))
			*vec_push(&x->troubles) = (struct trouble){m->at, lane, m->row, m};
	}
	if (run_hangs(r->result, r->facts))
		*vec_push(&x->troubles) = (struct trouble){tl->end, lane, TL_NONE, NULL};
}

static void add_stops(struct timeline_state *x, const struct lane *l)
{
	const struct timeline *tl = lane_timeline(l);

	for (size_t i = 0; i < l->nrows; i++) {
		const struct tl_row *row = &tl->rows.ptr[l->rows[i]];
		for (size_t k = 0; k < row->segments.len; k++)
			*vec_push(&x->stops) = row->segments.ptr[k].from;
	}
	for (size_t i = 0; i < tl->marks.len; i++)
		*vec_push(&x->stops) = tl->marks.ptr[i].at;
	*vec_push(&x->stops) = tl->end;
}

static void sort_stops(struct timeline_state *x)
{
	size_t n = 0;

	qsort(x->stops.ptr, x->stops.len, sizeof *x->stops.ptr, by_moment);
	for (size_t i = 0; i < x->stops.len; i++)
		if (i == 0 || by_moment(&x->stops.ptr[i - 1], &x->stops.ptr[i]) != 0)
			x->stops.ptr[n++] = x->stops.ptr[i];
	x->stops.len = n;
}

void timeline_build(struct timeline_state *x)
{
	timeline_unbuild(x);
	if (x->compared == COMPARED_START)
		add_lane(x, x->other, "the start");
	add_lane(x, x->live, x->exercise ? "your file" : "this run");
	if (x->compared == COMPARED_SOLUTION)
		add_lane(x, x->other, "the solution");
	for (size_t i = 0; i < x->nlanes; i++) {
		add_stops(x, &x->lanes[i]);
		add_troubles(x, i);
	}
	if (x->stops.len)
		sort_stops(x);
	if (x->troubles.len)
		qsort(x->troubles.ptr, x->troubles.len, sizeof *x->troubles.ptr, by_trouble);
	timeline_fold(x);
}

void timeline_unbuild(struct timeline_state *x)
{
	for (size_t i = 0; i < x->nlanes; i++) {
		free(x->lanes[i].rows);
		free(x->lanes[i].unfolded);
	}
	x->nlanes = x->strips.len = x->stops.len = x->troubles.len = 0;
	x->code_lane = 0;
}

/* Where the cursor is. */

bool timeline_moment(const struct timeline_state *x, struct tl_moment *out)
{
	if (x->stop >= x->stops.len)
		return false;
	*out = x->stops.ptr[x->stop];
	return true;
}

bool timeline_focus(const struct timeline_state *x, size_t *lane, size_t *row)
{
	if (x->strip >= x->strips.len)
		return false;
	const struct strip *s = &x->strips.ptr[x->strip];
	*lane = s->lane;
	if (!s->n)
		return false;
	*row = x->lanes[s->lane].rows[s->first];
	return true;
}

void timeline_seek(struct timeline_state *x, struct tl_moment at)
{
	size_t low = 0, high = x->stops.len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (tl_before(x->stops.ptr[mid], at))
			low = mid + 1;
		else
			high = mid;
	}
	x->stop = low < x->stops.len ? low : x->stops.len ? x->stops.len - 1 : 0;
}

size_t timeline_strip_of(const struct timeline_state *x, size_t lane, size_t row)
{
	for (size_t i = 0; i < x->strips.len; i++) {
		const struct strip *s = &x->strips.ptr[i];
		for (size_t k = 0; s->lane == lane && k < s->n; k++)
			if (x->lanes[lane].rows[s->first + k] == row)
				return i;
	}
	return x->strip;
}

struct tl_chart timeline_all(const struct timeline_state *x)
{
	int cols = x->chart.cols - x->labels - 1 > 1 ? x->chart.cols - x->labels - 1 : 1;
	struct tl_chart all = {.by_step = x->by_step, .span = 1, .to_end = true, .cols = cols};
	bool timeless = true;

	for (size_t i = 0; i < x->nlanes; i++)
		timeless &= lane_timeline(&x->lanes[i])->shown_end <= 0;
	for (size_t i = 0; i < x->nlanes; i++) {
		struct tl_chart one = tl_chart_all(lane_timeline(&x->lanes[i]), x->by_step || timeless, cols);
		if (one.by_step != (x->by_step || timeless))
			continue; /* no time passed in this one */
		if (i == 0 || one.span > all.span || all.by_step != one.by_step)
			all = one;
	}
	return all;
}

struct tl_chart timeline_window(const struct timeline_state *x)
{
	struct tl_chart all = timeline_all(x), c = all;

	if (x->span <= 0 || x->span >= all.span)
		return all;
	c.span = x->span;
	c.from = x->from > all.span - c.span ? all.span - c.span : x->from > 0 ? x->from : 0;
	c.to_end = c.from + c.span >= all.span * (1 - 1e-9);
	return c;
}

/* Words. */

static void tell_end(const struct timeline *tl, const struct tl_row *row, struct buf *out)
{
	const struct tl_mark *last = NULL;

	for (size_t i = 0; i < row->nmarks; i++)
		if (tl->marks.ptr[row->marks[i]].kind == TL_MARK_RAISED)
			last = &tl->marks.ptr[row->marks[i]];
	buf_addstr(out, row->how == TL_RETURNED ? "returned" : row->how == TL_CANCELLED ? "cancelled" : "failed");
	if (last)
		buf_addf(out, ": %s%s%s", last->what ? last->what : "an exception", last->text && *last->text ? ": " : "",
		    last->text ? last->text : "");
	buf_addstr(out, ", at ");
	report_duration(out, row->ended.t);
}

/* The line it was last seen in before segment S of ROW. */
static int line_before(const struct tl_row *row, const struct tl_segment *s)
{
	while (s > row->segments.ptr && !s->line)
		s--;
	return s->line;
}

static int tell_segment(const struct timeline *tl, const struct tl_row *row, const struct tl_segment *s, struct buf *out)
{
	if (s->orphan)
		buf_addstr(out, "orphan, ");
	if (s->cleaning)
		buf_addstr(out, "cancelled, on its way out, ");
	switch (s->state) {
	case TL_IDLE:
		buf_addstr(out, row->kind == TL_TASK || s == row->segments.ptr ? "made, not begun" : "without work");
		return STYLE_DIM;
	case TL_RUNNING:
		buf_addstr(out, "runs");
		return STYLE_PASS;
	case TL_BLOCKING:
		buf_addstr(out, "blocks the loop");
		if (s->on && strcmp(s->on, "processor") != 0)
			buf_addf(out, " in %s", s->on);
		return STYLE_FAIL;
	default:
		buf_addstr(out, "waits for ");
		report_waited_for(tl, s->on, s->holders, s->nholders, out);
		buf_addstr(out, ", since ");
		report_duration(out, tl_since(row, s));
		return s->orphan ? STYLE_FAIL : s->state == TL_QUEUED ? STYLE_HINT : (int)MD_TEXT;
	}
}

int timeline_tell(const struct timeline *tl, size_t at, struct tl_moment now, struct buf *out, int *line)
{
	const struct tl_row *row = &tl->rows.ptr[at];
	const struct tl_segment *s = timeline_at(tl, at, now);

	*line = 0;
	if (tl_before(now, row->began)) {
		buf_addstr(out, "not made yet");
		return STYLE_DIM;
	}
	if (!s) {
		tell_end(tl, row, out);
		for (size_t i = 0; i < row->nmarks; i++)
			if (tl->marks.ptr[row->marks[i]].kind == TL_MARK_RAISED)
				*line = tl->marks.ptr[row->marks[i]].line;
		return row->how == TL_RETURNED ? STYLE_PASS : row->how == TL_RAISED ? STYLE_FAIL : STYLE_STATE_STARTED;
	}
	*line = line_before(row, s);
	return tell_segment(tl, row, s, out);
}

void timeline_tell_many(const struct timeline *tl, const size_t *rows, size_t n, struct tl_moment now, struct buf *out)
{
	enum { UNMADE, IDLE, WAIT, RUN, RETURNED, RAISED, CANCELLED, SORTS };
	static const char *const words[SORTS] = {"not made yet", "not begun", "wait", "run", "returned", "failed", "cancelled"};
	static const int ends[] = {[TL_UNFINISHED] = WAIT, [TL_RETURNED] = RETURNED, [TL_RAISED] = RAISED, [TL_CANCELLED] = CANCELLED};
	static const int states[TL_STATES] = {[TL_IDLE] = IDLE, [TL_WAITING] = WAIT, [TL_QUEUED] = WAIT, [TL_RUNNING] = RUN, [TL_BLOCKING] = RUN};
	size_t counts[SORTS] = {0}, said = 0;

	for (size_t i = 0; i < n; i++) {
		const struct tl_segment *s = timeline_at(tl, rows[i], now);
		counts[tl_before(now, tl->rows.ptr[rows[i]].began) ? UNMADE : s ? states[s->state] : ends[tl->rows.ptr[rows[i]].how]]++;
	}
	for (int i = 0; i < SORTS; i++)
		if (counts[i])
			buf_addf(out, "%s%zu %s", said++ ? ", " : "", counts[i], words[i]);
}
