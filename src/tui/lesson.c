/* The lesson pager. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/link.h"
#include "tui/mdview.h"
#include "tui/place.h"
#include "tui/rows.h"
#include "tui/theme.h"
#include "tui/ui.h"

#define WORDS_A_MINUTE 200
#define CONTENTS_COLS 28
#define WIDE_COLS 80 /* from here on the contents stand beside the text */
#define TEXT_COLS 100 /* lines longer than this are hard to read */

struct lesson_state {
	struct app_lesson lesson;
	struct md_layout *layout;
	struct view view;
	struct ui *ui;
	struct rows end; /* what stands below the text: the exercises; empty until somebody comes there */
	struct spot {
		size_t block, at;
		int source; /* line of the file; 0 for the start */
	} spot;		 /* what is at the top, whatever the width */
	int last_line;	 /* of the file */
	int saved;	 /* line that the store has */
	bool placed, read, wrap;
	/* Contents. */
	bool contents, focused;
	struct rows headings;
	struct view pane;
	size_t selected;
};

/* Questions are not asked yet; their fences hold the answers, so they must not be shown. */
static int quiz_rows(const struct md_fence *fence, size_t index, int width, void *ctx)
{
	(void)index;
	(void)width;
	(void)ctx;
	return strcmp(fence->info, "quiz") == 0 ? 1 : -1;
}

static void add_quiz_row(const struct lesson_state *l, size_t n, struct view_line *out)
{
	static const char text[] = "? A question to test yourself, in a later version.";
	const struct md_line *line = md_line(l->layout, n);
	size_t fences;

	if (line->fence >= 0 && line->nspans == 0 && strcmp(md_fences(l->lesson.doc, &fences)[line->fence].info, "quiz") == 0)
		*vec_push(&out->spans) = (struct view_span){text, sizeof text - 1, STYLE_DIM, -1};
}

static int links(const struct lesson_state *l)
{
	size_t n;

	md_links(l->lesson.doc, &n);
	return (int)n;
}

/* Rows below the text. */

static void make_end(struct lesson_state *l)
{
	const struct lesson *lesson = l->lesson.lesson;
	const struct course *c = app_course(l->ui->app);
	int width = l->view.box.cols;

	rows_end(&l->end);
	rows_wrap(&l->end, STYLE_DIM, lesson->exercises ? "End of the lesson. Enter opens the next exercise:" : "End of the lesson.", width, 0);
	for (size_t i = 0; i < lesson->exercises; i++) {
		const struct exercise *x = &c->exercises[lesson->first_exercise + i];
		bool passed = app_exercise_progress(l->ui->app, x)->state == PROGRESS_PASSED;
		rows_puts(&l->end, passed ? STYLE_STATE_PASSED : STYLE_STATE_NEW, passed ? "  [P] " : "  [ ] ");
		rows_add(&l->end, MD_LINK, x->title, strlen(x->title), links(l) + (int)i);
		rows_end(&l->end);
	}
}

/* The text, then what stands below it. Links from links() on are the exercises. */
static bool lesson_line(void *ctx, size_t n, struct view_line *out)
{
	struct lesson_state *l = ctx;

	if (mdview_line(l->layout, n, out)) {
		add_quiz_row(l, n, out);
		return true;
	}
	if (rows_count(&l->end) == 0)
		make_end(l);
	return rows_line(&l->end, n - md_lines(l->layout), out);
}

/* Where one is in the file. */

/* What stands at line N of the layout, or below it where that was made up. */
static struct spot spot_at(struct lesson_state *l, size_t n)
{
	const struct md_line *line;

	for (; (line = md_line(l->layout, n)); n++)
		if (line->source > 0)
			return (struct spot){line->block, line->at, line->source};
	return (struct spot){.source = l->last_line};
}

/* The first line of the layout that shows line SOURCE of the file, or what follows it. */
static size_t line_of(struct lesson_state *l, int source)
{
	const struct md_line *line;
	size_t n = 0;

	while ((line = md_line(l->layout, n)) && line->source < source)
		n++;
	return n;
}

static size_t line_of_spot(struct lesson_state *l)
{
	if (l->spot.source == 0)
		return 0;
	return l->placed ? md_find_line(l->layout, l->spot.block, l->spot.source, l->spot.at) : line_of(l, l->spot.source);
}

static bool text_end_shown(struct lesson_state *l)
{
	return !md_line(l->layout, l->view.top + (size_t)(l->view.box.rows > 0 ? l->view.box.rows : 1));
}

static int percent(struct lesson_state *l)
{
	if (text_end_shown(l))
		return 100;
	int shown = spot_at(l, l->view.top + (size_t)l->view.box.rows - 1).source;
	return shown >= l->last_line ? 99 : (int)(100L * shown / l->last_line);
}

static int minutes_left(struct lesson_state *l, int done)
{
	int all = l->lesson.lesson->minutes;

	if (all <= 0)
		all = (int)(md_words(l->lesson.doc) / WORDS_A_MINUTE) + 1;
	return (all * (100 - done) + 99) / 100;
}

static void save_place(struct screen *s)
{
	struct lesson_state *l = s->state;
	struct err e = ERR_INIT;

	if (l->spot.source == l->saved || !l->placed)
		return;
	if (app_lesson_leave(s->ui->app, l->lesson.lesson, l->spot.source, &e) < 0)
		ui_say(s->ui, "Your place could not be kept: %s", e.text);
	err_done(&e);
	place_put(s->ui->app, (struct place){.lesson = l->lesson.lesson, .percent = percent(l)});
	l->saved = l->spot.source;
}

/* Contents. */

static void make_headings(struct lesson_state *l)
{
	size_t n;
	const struct md_heading *h = md_headings(l->lesson.doc, &n);

	rows_clear(&l->headings);
	for (size_t i = 0; i < n; i++) {
		rows_pad(&l->headings, 2 * (h[i].level > 1 ? h[i].level - 2 : 0));
		rows_add(&l->headings, MD_TEXT, h[i].text, strlen(h[i].text), -1);
		rows_end(&l->headings);
	}
}

static size_t headings(const struct lesson_state *l)
{
	return rows_count(&l->headings);
}

/* The line of the layout on which heading I begins. */
static size_t heading_line(struct lesson_state *l, size_t i)
{
	size_t n;
	const struct md_heading *h = md_headings(l->lesson.doc, &n);
	size_t line = md_block_line(l->layout, h[i].block);
	const struct md_line *at;

	while ((at = md_line(l->layout, line)) && at->heading != (int)i && at->block <= h[i].block)
		line++;
	return line;
}

/* The heading that the top of the text stands under. */
static size_t heading_at(struct lesson_state *l, size_t top)
{
	size_t found = 0;

	for (size_t i = 0; i < headings(l) && heading_line(l, i) <= top; i++)
		found = i;
	return found;
}

static void focus_contents(struct lesson_state *l, bool focused)
{
	l->focused = focused;
	if (focused) {
		l->selected = heading_at(l, l->view.top);
		view_show(&l->pane, l->selected);
	}
}

/* Layout. */

static void place_boxes(struct lesson_state *l, struct box b)
{
	struct box rest = ui_below_title(b);
	bool beside = l->contents && b.cols >= WIDE_COLS;
	int left = beside ? CONTENTS_COLS : 0, margin = b.cols > 30;
	int cols = b.cols - left - 2 * margin;

	l->view.box = (struct box){rest.y, rest.x + left + margin, rest.rows, cols < TEXT_COLS ? cols : TEXT_COLS};
	l->pane.box = (struct box){rest.y, rest.x + margin, rest.rows, beside ? CONTENTS_COLS - 2 : b.cols - 2 * margin};
}

static void lesson_place(struct screen *s, struct box b)
{
	struct lesson_state *l = s->state;

	place_boxes(l, b);
	md_layout_free(l->layout);
	struct md_options options = {.width = l->view.box.cols > 0 ? l->view.box.cols : 1,
	    .ascii = s->ui->ascii, .wrap_code = l->wrap, .highlight = app_highlight, .fence_rows = quiz_rows};
	l->layout = md_layout(l->lesson.doc, &options);
	rows_clear(&l->end);
	l->view.top = 0;
	l->view.left = 0;
	view_go(&l->view, line_of_spot(l));
	view_changed(&l->view);
	l->pane.top = 0;
	if (l->contents)
		view_show(&l->pane, l->focused ? l->selected : heading_at(l, l->view.top));
	l->placed = true;
}

/* Opening. */

static int count_lines(const struct app_lesson *lesson)
{
	const char *at = lesson->text, *end = at + lesson->len;
	int n = 0;

	for (; at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++)
		n++;
	return n;
}

static int lesson_open(struct screen *s, const void *arg, struct err *e)
{
	struct lesson_state *l = s->state;

	if (app_lesson_open(s->ui->app, arg, &l->lesson, e) < 0)
		return -1;
	const struct md_line *line;
	struct md_layout *layout = md_layout(l->lesson.doc, &(struct md_options){.width = 80});
	int first = (line = md_line(layout, 0)) ? line->source : 1;
	md_layout_free(layout);
	l->last_line = first + count_lines(&l->lesson);
	l->spot.source = l->saved = l->lesson.resume;
	l->view.source = (struct view_source){lesson_line, l};
	l->view.ascii = l->pane.ascii = s->ui->ascii;
	l->ui = s->ui;
	l->pane.source = (struct view_source){rows_line, &l->headings};
	if (l->lesson.resume > 0)
		ui_say(s->ui, "You are where you left off. g goes to the start.");
	return 0;
}

/* Drawing. */

static void draw_contents(const struct screen *s, struct grid *g)
{
	struct lesson_state *l = s->state;
	struct box b = l->pane.box;

	view_draw(&l->pane, g, l->focused);
	size_t at = l->focused ? l->selected : heading_at(l, l->view.top);
	if (headings(l) > 0 && at >= l->pane.top && at < l->pane.top + (size_t)b.rows) {
		int y = b.y + (int)(at - l->pane.top);
		grid_restyle(g, y, b.x, b.cols, l->focused ? STYLE_SELECTED : MD_STRONG);
		if (l->focused)
			grid_cursor(g, y, b.x);
	}
}

static void lesson_draw(const struct screen *s, struct grid *g)
{
	struct lesson_state *l = s->state;
	int done = percent(l);
	char right[48];

	if (done < 100)
		snprintf(right, sizeof right, "%d %%  %d min left", done, minutes_left(l, done));
	else
		snprintf(right, sizeof right, "100 %%  end");
	ui_title(s->ui, g, s->box, l->lesson.lesson->title, right);
	bool beside = l->contents && s->box.cols >= WIDE_COLS;
	if (!l->focused || beside)
		view_draw(&l->view, g, !l->focused);
	if (l->focused || beside)
		draw_contents(s, g);
}

/* Acting. */

static void go_heading(struct screen *s, size_t i)
{
	struct lesson_state *l = s->state;

	l->view.link = 0;
	view_go(&l->view, heading_line(l, i));
}

static void follow_url(struct screen *s, const char *url)
{
	struct lesson_state *l = s->state;
	struct target t = link_target(app_course(s->ui->app), url);
	size_t n;

	if (t.lesson && t.lesson != l->lesson.lesson) {
		ui_push(s->ui, &screen_lesson, t.lesson);
	} else if (t.exercise) {
		ui_push(s->ui, &screen_exercise, t.exercise);
	} else if (t.anchor) {
		const struct md_heading *h = md_headings(l->lesson.doc, &n);
		for (size_t i = 0; i < n; i++)
			if (strcmp(h[i].anchor, t.anchor) == 0) {
				go_heading(s, i);
				return;
			}
		ui_say(s->ui, "There is no section %s here.", t.anchor);
	} else {
		ui_say(s->ui, "Outside of the course: %s", url);
	}
}

static void open_exercise(struct screen *s)
{
	struct lesson_state *l = s->state;
	const struct lesson *lesson = l->lesson.lesson;
	const struct exercise *x = &app_course(s->ui->app)->exercises[lesson->first_exercise];

	for (size_t i = 0; i < lesson->exercises; i++) {
		if (app_exercise_progress(s->ui->app, &x[i])->state != PROGRESS_PASSED) {
			ui_push(s->ui, &screen_exercise, &x[i]);
			return;
		}
	}
	if (lesson->exercises)
		ui_say(s->ui, "You have passed its exercises. Tab chooses one, J opens the next lesson.");
	else
		ui_say(s->ui, "This lesson has no exercises. J opens the next lesson.");
}

static void follow(struct screen *s)
{
	struct lesson_state *l = s->state;
	size_t n;
	const struct md_link *list = md_links(l->lesson.doc, &n);

	if (l->view.link > (int)n)
		ui_push(s->ui, &screen_exercise,
		    &app_course(s->ui->app)->exercises[l->lesson.lesson->first_exercise + (size_t)l->view.link - 1 - n]);
	else if (l->view.link > 0)
		follow_url(s, list[l->view.link - 1].url);
	else if (view_at_end(&l->view))
		open_exercise(s);
	else
		ui_say(s->ui, "Tab chooses a link; at the end, Enter opens the exercises. Space goes on reading.");
}

static void other_lesson(struct screen *s, int step)
{
	struct lesson_state *l = s->state;
	const struct course *c = app_course(s->ui->app);
	size_t at = (size_t)(l->lesson.lesson - c->lessons);

	if (step < 0 ? at == 0 : at + 1 >= c->nlessons)
		ui_say(s->ui, step < 0 ? "This is the first lesson." : "This is the last lesson.");
	else
		ui_replace(s, &screen_lesson, &c->lessons[step < 0 ? at - 1 : at + 1]);
}

static void toggle_contents(struct screen *s)
{
	struct lesson_state *l = s->state;

	make_headings(l);
	if (headings(l) == 0) {
		ui_say(s->ui, "This lesson has no headings.");
	} else if (l->contents && l->focused) {
		l->contents = false;
		focus_contents(l, false);
	} else {
		l->contents = true;
		lesson_place(s, s->box);
		focus_contents(l, true);
		return;
	}
	lesson_place(s, s->box);
}

/* Keys while the contents have the focus. */
static bool contents_act(struct screen *s, enum action a, int count)
{
	struct lesson_state *l = s->state;
	size_t n = headings(l), times = count > 0 ? (size_t)count : 1;

	switch (a) {
	case ACT_DOWN:
		l->selected = l->selected + times < n ? l->selected + times : n - 1;
		break;
	case ACT_UP:
		l->selected -= l->selected > times ? times : l->selected;
		break;
	case ACT_PAGE_UP:
	case ACT_HALF_UP:
	case ACT_TOP:
		l->selected = 0;
		break;
	case ACT_PAGE_DOWN:
	case ACT_HALF_DOWN:
	case ACT_BOTTOM:
		l->selected = n - 1;
		break;
	case ACT_FOLLOW:
		focus_contents(l, false);
		go_heading(s, l->selected);
		return true;
	case ACT_BACK:
	case ACT_LEAVE:
	case ACT_NEXT_LINK:
		focus_contents(l, false);
		return true;
	default:
		return false;
	}
	view_show(&l->pane, l->selected);
	return true;
}

static bool lesson_act(struct screen *s, enum action a, int count)
{
	struct lesson_state *l = s->state;

	if (l->focused && contents_act(s, a, count))
		return true;
	switch (a) {
	case ACT_FOLLOW:
		follow(s);
		return true;
	case ACT_NEXT_LINK:
	case ACT_PREV_LINK:
		if (!view_next_link(&l->view, a == ACT_NEXT_LINK ? 1 : -1))
			ui_say(s->ui, a == ACT_NEXT_LINK ? "No more links below." : "No more links above.");
		return true;
	case ACT_CONTENTS:
		toggle_contents(s);
		return true;
	case ACT_WRAP:
		l->wrap = !l->wrap;
		lesson_place(s, s->box);
		ui_say(s->ui, l->wrap ? "Long lines of code are wrapped." : "Long lines of code run out to the right.");
		return true;
	case ACT_NEXT_LESSON:
	case ACT_PREV_LESSON:
		other_lesson(s, a == ACT_NEXT_LESSON ? 1 : -1);
		return true;
	case ACT_BACK:
		if (!l->view.link)
			return false;
		l->view.link = 0;
		return true;
	default:
		return false;
	}
}

static void lesson_settle(struct screen *s)
{
	struct lesson_state *l = s->state;
	struct err e = ERR_INIT;

	if (l->view.link && (l->view.link_line < l->view.top || l->view.link_line >= l->view.top + (size_t)l->view.box.rows))
		l->view.link = 0; /* scrolled away */
	l->spot = l->view.top ? spot_at(l, l->view.top) : (struct spot){0};
	if (l->read || !text_end_shown(l))
		return;
	l->read = true;
	if (app_lesson_read(s->ui->app, l->lesson.lesson, &e) < 0)
		ui_fail(s->ui, &e);
}

static void lesson_close(struct screen *s)
{
	struct lesson_state *l = s->state;

	if (l->placed) {
		lesson_settle(s); /* a lesson that fits the screen has been read by now */
		save_place(s);
	}
	md_layout_free(l->layout);
	app_lesson_done(&l->lesson);
	view_done(&l->view);
	view_done(&l->pane);
	rows_done(&l->end);
	rows_done(&l->headings);
}

static bool lesson_tick(struct screen *s)
{
	save_place(s);
	return false;
}

static void lesson_resume(struct screen *s)
{
	struct lesson_state *l = s->state;

	rows_clear(&l->end); /* an exercise may have been passed */
	view_changed(&l->view);
}

static struct view *lesson_view(struct screen *s)
{
	struct lesson_state *l = s->state;

	return &l->view;
}

static size_t lesson_footer(const struct screen *s, enum action *out)
{
	struct lesson_state *l = s->state;
	static const enum action reading[] = {ACT_PAGE_DOWN, ACT_LEAVE, ACT_SEARCH, ACT_CONTENTS, ACT_NEXT_LINK, ACT_PAGE_UP, ACT_NEXT_SECTION};
	static const enum action ended[] = {ACT_FOLLOW, ACT_LEAVE, ACT_NEXT_LINK, ACT_NEXT_LESSON, ACT_PAGE_UP, ACT_CONTENTS};
	static const enum action choosing[] = {ACT_FOLLOW, ACT_BACK, ACT_CONTENTS, ACT_DOWN, ACT_UP};

	if (l->focused) {
		memcpy(out, choosing, sizeof choosing);
		return sizeof choosing / sizeof *choosing;
	}
	if (l->view.link || view_at_end(&l->view)) {
		memcpy(out, ended, sizeof ended);
		return sizeof ended / sizeof *ended;
	}
	memcpy(out, reading, sizeof reading);
	return sizeof reading / sizeof *reading;
}

const struct screen_ops screen_lesson = {
    .name = "lesson",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_READ | SCOPE_LESSON,
    .state_size = sizeof(struct lesson_state),
    .tick_ms = 1000,
    .open = lesson_open,
    .place = lesson_place,
    .draw = lesson_draw,
    .act = lesson_act,
    .settle = lesson_settle,
    .tick = lesson_tick,
    .resume = lesson_resume,
    .view = lesson_view,
    .footer = lesson_footer,
    .close = lesson_close,
};
