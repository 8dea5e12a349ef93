/* The lesson pager. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "app/link.h"
#include "app/place.h"
#include "base/clock.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "report/catalogue.h"
#include "tui/glyph.h"
#include "tui/checklist.h"
#include "tui/lesson.h"
#include "tui/mdview.h"
#include "tui/theme.h"

#define WORDS_A_MINUTE 200
#define CONTENTS_COLS 28
#define WIDE_COLS 80 /* from here on the contents stand beside the text */
#define LINES_AT_ONCE 2000 /* laid out at a time, some milliseconds */
#define PATIENCE 30	   /* ms that laying out may take before keys are looked at */
#define JUMPS_MAX 64
#define BYTES_A_WORD 7 /* with the blank, while the words are not counted */
#define TEXT_COLS 100 /* lines longer than this are hard to read */

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
		rows_add(&l->end, MD_LINK, x->title, strlen(x->title), LINK_EXERCISE + (int)i);
		rows_end(&l->end);
	}
}

/* The text, then what stands below it. */
static bool lesson_line(void *ctx, size_t n, struct view_line *out)
{
	struct lesson_state *l = ctx;

	if (mdview_line(l->layout, n, out)) {
		lesson_quiz_line(l, n, out);
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
	if (l->placed)
		return md_find_line(l->layout, l->spot.block, l->spot.source, l->spot.at);
	size_t n = line_of(l, l->spot.source); /* of an earlier day: the block is not known */
	const struct md_line *line = md_line(l->layout, n);
	return line && line->source == l->spot.source ? md_find_line(l->layout, line->block, l->spot.source, l->spot.at) : n;
}

static bool text_end_shown(struct lesson_state *l)
{
	return !md_line(l->layout, l->view.top + (size_t)(l->view.box.rows > 0 ? l->view.box.rows : 1));
}

/* Of the text's lines on the screen, or of the file's while not all is laid out. */
static int percent(struct lesson_state *l)
{
	if (text_end_shown(l))
		return 100;
	size_t last = l->view.top + (size_t)l->view.box.rows;
	if (l->laid)
		return (int)(100 * last / (md_lines(l->layout) + 1));
	int shown = spot_at(l, last - 1).source;
	return shown >= l->last_line ? 99 : (int)(100L * shown / l->last_line);
}

static int minutes_left(struct lesson_state *l, int done)
{
	int all = l->lesson.lesson->minutes;

	if (all <= 0)
		all = (int)((l->laid ? md_words(l->lesson.doc) : l->lesson.len / BYTES_A_WORD) / WORDS_A_MINUTE) + 1;
	return (all * (100 - done) + 99) / 100;
}

static void save_place(struct screen *s)
{
	struct lesson_state *l = s->state;
	struct err e = ERR_INIT;

	if (!l->placed || (l->spot.source == l->saved.source && l->spot.at == l->saved.at))
		return;
	if (app_lesson_leave(s->ui->app, l->lesson.lesson, l->spot.source, l->spot.at, &e) < 0)
		ui_say(s->ui, "Your place could not be kept: %s", e.text);
	err_done(&e);
	if (!l->seeking)
		place_put(s->ui->app, (struct place){.lesson = l->lesson.lesson, .percent = percent(l)});
	l->saved = l->spot;
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

	int below = lesson_below_rows(l, rest.rows), width = cols < TEXT_COLS ? cols : TEXT_COLS;
	l->view.box = (struct box){rest.y, rest.x + left + margin, rest.rows - below, width};
	l->below_view.box = (struct box){rest.y + rest.rows - below + 1, rest.x + left + margin, below > 1 ? below - 1 : 0, width};
	l->pane.box = (struct box){rest.y, rest.x + margin, rest.rows, beside ? CONTENTS_COLS - 2 : b.cols - 2 * margin};
}

/* Whether the layout goes as far as the place. */
static bool reached(struct lesson_state *l)
{
	size_t known;
	const struct md_line *line = NULL;

	if (l->laid || l->spot.source == 0)
		return true;
	md_layout_more(l->layout, 0, &known);
	for (size_t n = known; n > 0 && !(line && line->source); n--)
		line = md_line(l->layout, n - 1);
	return line && (l->placed ? line->block > l->spot.block : line->source > l->spot.source);
}

/* A piece more. */
static void lay_out(struct lesson_state *l)
{
	l->laid = !md_layout_more(l->layout, LINES_AT_ONCE, NULL);
}

/* Show the place, once it is laid out. */
static void arrive(struct lesson_state *l)
{
	if (!l->seeking || !reached(l))
		return;
	l->seeking = false;
	view_go(&l->view, line_of_spot(l));
	view_changed(&l->view);
	l->placed = true;
	lesson_mark(l);
}

static bool lesson_idle(struct screen *s)
{
	struct lesson_state *l = s->state;

	if (l->laid)
		return false;
	lay_out(l);
	arrive(l);
	return true; /* also the last piece is to be shown: it tells how far one is */
}

/* Lay the text out for the width that it has now. */
static void make_layout(struct lesson_state *l)
{
	md_layout_free(l->layout);
	l->laid_width = l->view.box.cols > 0 ? l->view.box.cols : 1;
	l->laid_wrap = l->wrap;
	struct md_options options = {.width = l->laid_width, .ascii = l->ui->ascii, .wrap_code = l->wrap, .highlight = app_highlight,
	    .fence_rows = lesson_quiz_rows, .fence_ctx = l};
	l->layout = md_layout(l->lesson.doc, &options);
	rows_clear(&l->end);
	l->view.top = 0;
	l->view.left = 0;
	l->laid = false;
	l->seeking = true;
	for (int64_t until = clock_monotonic() + PATIENCE; !reached(l) && clock_monotonic() < until;)
		lay_out(l);
	arrive(l);
}

void lesson_place(struct screen *s, struct box b)
{
	struct lesson_state *l = s->state;

	place_boxes(l, b);
	if (!l->layout || l->laid_wrap != l->wrap || l->laid_width != (l->view.box.cols > 0 ? l->view.box.cols : 1))
		make_layout(l);
	else if (!l->seeking)
		view_go(&l->view, l->view.top); /* it may show more than before */
	l->pane.top = 0;
	if (l->contents && !l->seeking)
		view_show(&l->pane, l->focused ? l->selected : heading_at(l, l->view.top));
	if (!l->seeking)
		lesson_mark(l);
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
	l->answers = answers_read(s->ui->app, e);
	if (!l->answers)
		return -1;
	l->marked = l->chosen = -1;
	s->scopes |= SCOPE_CONTENTS;
	const struct md_line *line;
	struct md_layout *layout = md_layout(l->lesson.doc, &(struct md_options){.width = 80});
	int first = (line = md_line(layout, 0)) ? line->source : 1;
	md_layout_free(layout);
	l->last_line = first + count_lines(&l->lesson);
	l->spot = l->saved = (struct spot){.source = l->lesson.resume, .at = l->lesson.resume_at};
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

/* A sign in the margin, or where there is none the first cell, shows which program `r` runs and which question a number answers. */
static void draw_mark(const struct lesson_state *l, struct grid *g)
{
	const struct view *v = &l->view;
	const struct md_line *line;

	if (l->marked < 0)
		return;
	for (int y = 0; y < v->box.rows && (line = md_line(l->layout, v->top + (size_t)y)); y++) {
		if (line->fence != l->marked)
			continue;
		if (v->box.x > 0)
			grid_puts(g, v->box.y + y, v->box.x - 1, 1, glyph(GLYPH_FAIL_LINE, v->ascii), STYLE_FINDING);
		else
			grid_restyle(g, v->box.y + y, 0, 1, STYLE_PANE_FOCUS);
		return;
	}
}

/* How much of the way to the place is laid out. */
static int laid_percent(struct lesson_state *l)
{
	size_t known;

	md_layout_more(l->layout, 0, &known);
	const struct md_line *line = known ? md_line(l->layout, known - 1) : NULL;
	return line && line->source < l->spot.source ? (int)(100L * line->source / l->spot.source) : 99;
}

static void lesson_draw(const struct screen *s, struct grid *g)
{
	struct lesson_state *l = s->state;
	int done = l->seeking ? 0 : percent(l);
	char right[48];

	if (l->seeking)
		snprintf(right, sizeof right, "laying out, %d %%", laid_percent(l));
	else if (done < 100)
		snprintf(right, sizeof right, "%d %%  %d min left", done, minutes_left(l, done));
	else
		snprintf(right, sizeof right, "100 %%  end");
	ui_title(s->ui, g, s->box, l->lesson.lesson->title, right);
	if (l->seeking)
		return;
	bool beside = l->contents && s->box.cols >= WIDE_COLS;
	if (!l->focused || beside) {
		view_draw(&l->view, g, !l->focused);
		draw_mark(l, g);
	}
	if (l->focused || beside)
		draw_contents(s, g);
	lesson_below_draw(s, g);
}

/* Acting. */

static void lesson_settle(struct screen *s);

/* Remember SPOT among the places to go back to, or forward. */
static void keep_spot(struct lesson_state *l, bool before, struct spot spot)
{
	struct spot *list = before ? l->before.ptr : l->behind.ptr;
	size_t *n = before ? &l->before.len : &l->behind.len;

	if (*n == JUMPS_MAX)
		memmove(list, list + 1, --*n * sizeof *list);
	if (before)
		*vec_push(&l->before) = spot;
	else
		*vec_push(&l->behind) = spot;
}

/* Back (STEP -1) to where the last jump in the text began, or forward; false where there was none. */
static bool go_jump(struct lesson_state *l, int step)
{
	size_t n = step < 0 ? l->before.len : l->behind.len;

	if (!n)
		return false;
	keep_spot(l, step > 0, l->spot);
	l->spot = step < 0 ? l->before.ptr[--l->before.len] : l->behind.ptr[--l->behind.len];
	l->view.link = 0;
	view_go(&l->view, line_of_spot(l));
	return true;
}

static void go_heading(struct screen *s, size_t i)
{
	struct lesson_state *l = s->state;

	keep_spot(l, true, l->spot);
	l->behind.len = 0;

	l->view.link = 0;
	view_go(&l->view, heading_line(l, i));
}

static void show_rule(struct screen *s, const char *id)
{
	const struct rule *r = rule_set_get(app_rules(s->ui->app), id);
	struct buf text = BUF_INIT;

	if (r) {
		catalogue_rule(r, s->box.cols > 4 && s->box.cols < TEXT_COLS ? s->box.cols - 2 : TEXT_COLS, &text);
		ui_push(s->ui, &screen_page, &(struct page){.title = id, .text = text.data});
	} else {
		ui_say(s->ui, "The catalogue has no rule %s.", id);
	}
	buf_done(&text);
}

static void go_anchor(struct screen *s, const char *anchor)
{
	struct lesson_state *l = s->state;
	size_t n;
	const struct md_heading *h = md_headings(l->lesson.doc, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(h[i].anchor, anchor) == 0) {
			l->seeking = false;
			go_heading(s, i);
			lesson_settle(s);
			return;
		}
	ui_say(s->ui, "There is no section %s here.", anchor);
}

static void follow_url(struct screen *s, const char *url)
{
	struct lesson_state *l = s->state;
	struct target t = link_target(app_course(s->ui->app), url);

	if (t.lesson && t.lesson != l->lesson.lesson) {
		if (ui_push(s->ui, &screen_lesson, t.lesson) == 0 && t.anchor)
			go_anchor(ui_top(s->ui), t.anchor);
	} else if (t.exercise) {
		ui_push(s->ui, &screen_exercise, t.exercise);
	} else if (*t.rule) {
		show_rule(s, t.rule);
	} else if (*t.checklist) {
		ui_push(s->ui, &screen_checklist, t.checklist);
	} else if (t.anchor) {
		go_anchor(s, t.anchor);
	} else {
		ui_say(s->ui, "Outside of the course: %s", url);
	}
}

static void open_exercise(struct screen *s)
{
	struct lesson_state *l = s->state;
	const struct lesson *lesson = l->lesson.lesson;

	for (size_t i = 0; i < lesson->exercises; i++) {
		const struct exercise *x = &app_course(s->ui->app)->exercises[lesson->first_exercise + i];
		if (app_exercise_progress(s->ui->app, x)->state != PROGRESS_PASSED) {
			ui_push(s->ui, &screen_exercise, x);
			return;
		}
	}
	if (lesson->exercises)
		ui_say(s->ui, "You have passed its exercises. Tab chooses one, J opens the next lesson.");
	else
		ui_say(s->ui, "This lesson has no exercises. J opens the next lesson.");
}

static void follow_focused(struct screen *s)
{
	struct lesson_state *l = s->state;
	int link = l->view.link - 1;

	if (link >= LINK_ANSWER)
		lesson_answer(s, (link - LINK_ANSWER) / ANSWERS_MAX, (size_t)((link - LINK_ANSWER) % ANSWERS_MAX));
	else if (link >= LINK_EXERCISE)
		ui_push(s->ui, &screen_exercise,
		    &app_course(s->ui->app)->exercises[l->lesson.lesson->first_exercise + (size_t)(link - LINK_EXERCISE)]);
	else
		follow_url(s, md_link(l->lesson.doc, (size_t)link)->url);
}

static void follow(struct screen *s, int count)
{
	struct lesson_state *l = s->state;

	if (count > 0 && lesson_asked(l, l->marked))
		lesson_answer(s, l->marked, (size_t)count - 1);
	else if (l->view.link > 0)
		follow_focused(s);
	else if (lesson_asked(l, l->marked) && !view_at_end(&l->view))
		ui_say(s->ui, "Type the number of your answer, then Enter.");
	else if (view_at_end(&l->view))
		open_exercise(s);
	else
		ui_say(s->ui, "Tab chooses a link; at the end, Enter opens the exercises. Space goes on reading.");
}

/* The mouse: links are followed; an answer is chosen first, and given by a second click; a program is marked. */

static void click_text(struct screen *s, int y, int x)
{
	struct lesson_state *l = s->state;
	const struct md_line *at = md_line(l->layout, l->view.top + (size_t)(y - l->view.box.y));
	size_t line;
	int link = view_link_at(&l->view, y, x, &line);
	bool again = link >= 0 && l->view.link == link + 1;

	focus_contents(l, false);
	l->view.link = 0;
	if (link >= 0)
		view_focus(&l->view, link, line);
	if (at && at->fence >= 0)
		l->chosen = at->fence;
	if (link >= LINK_ANSWER && !again)
		ui_say(s->ui, "Enter, or a second click, gives this answer.");
	else if (link >= 0)
		follow_focused(s);
}

static void lesson_click(struct screen *s, int y, int x)
{
	struct lesson_state *l = s->state;
	bool beside = l->contents && s->box.cols >= WIDE_COLS;

	if (l->seeking)
		return;
	if (l->contents && (beside || l->focused) && view_covers(&l->pane, y, x)) {
		size_t heading = l->pane.top + (size_t)(y - l->pane.box.y);
		if (heading >= headings(l))
			return;
		focus_contents(l, false);
		go_heading(s, heading);
	} else if (view_covers(&l->view, y, x)) {
		click_text(s, y, x);
	}
}

static struct view *lesson_view_at(struct screen *s, int y, int x)
{
	struct lesson_state *l = s->state;
	bool beside = l->contents && s->box.cols >= WIDE_COLS;

	if (l->seeking)
		return NULL;
	if (l->contents && (beside || l->focused) && view_covers(&l->pane, y, x))
		return &l->pane;
	return l->below && view_covers(&l->below_view, y, x) ? &l->below_view : &l->view;
}

/* The number being typed: the answer that it stands for. */
static void lesson_count(struct screen *s, int count)
{
	struct lesson_state *l = s->state;

	if (lesson_asked(l, l->marked) && !l->focused && !l->seeking)
		lesson_quiz_focus(l, l->marked, lesson_find_fence(l, l->marked), (size_t)count - 1);
}

static void run_marked(struct screen *s)
{
	struct lesson_state *l = s->state;
	const struct asked *q = lesson_asked(l, l->marked);

	if (l->marked < 0)
		ui_say(s->ui, "There is no program here. ) goes to the next one.");
	else if (q && (!q->quiz || !q->quiz->program))
		ui_say(s->ui, "This question has no program.");
	else if (q && !q->answer.attempts)
		ui_say(s->ui, "Answer first what it prints; then it runs.");
	else
		lesson_run(s, l->marked);
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

/* First what stands in the way: a focused link, the pane below. */
static bool go_back(struct screen *s, enum action a)
{
	struct lesson_state *l = s->state;

	if (a == ACT_BACK && l->view.link) {
		l->view.link = 0;
		return true;
	}
	if (!l->below)
		return a == ACT_BACK && !l->view.search.pattern && go_jump(l, -1);
	if (l->running)
		ui_job_over(s->ui);
	l->running = false;
	lesson_below_close(s);
	return true;
}

/* Until the place is there one can leave, and nothing else. */
static bool wait_for_place(struct screen *s, enum action a)
{
	if (action_scopes(a) & SCOPE_SCREEN || a == ACT_LEAVE)
		return false;
	ui_say(s->ui, "The text is being laid out.");
	return true;
}

static bool lesson_act(struct screen *s, enum action a, int count)
{
	struct lesson_state *l = s->state;

	if (l->seeking)
		return wait_for_place(s, a);
	if (l->focused && contents_act(s, a, count))
		return true;
	switch (a) {
	case ACT_FOLLOW:
		follow(s, count);
		return true;
	case ACT_DOWN:
	case ACT_UP:
		return l->view.link > LINK_ANSWER && lesson_quiz_move(l, a == ACT_DOWN ? 1 : -1);
	case ACT_RUN_CODE:
		run_marked(s);
		return true;
	case ACT_NEXT_CODE:
	case ACT_PREV_CODE:
		lesson_next_code(s, a == ACT_NEXT_CODE ? 1 : -1);
		return true;
	case ACT_RAN_TIMELINE:
		lesson_timeline(s);
		return true;
	case ACT_RAN_OUTPUT:
		lesson_below_page(s);
		return true;
	case ACT_NEXT_LINK:
	case ACT_PREV_LINK:
		if (!l->view.link && l->chosen >= 0 && lesson_asked(l, l->chosen)) {
			lesson_quiz_first(l, l->chosen);
			return true;
		}
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
	case ACT_LEAVE:
		return go_back(s, a);
	case ACT_FORWARD:
		return go_jump(l, 1);
	default:
		return false;
	}
}

static void lesson_settle(struct screen *s)
{
	struct lesson_state *l = s->state;
	struct err e = ERR_INIT;

	if (l->seeking)
		return;
	if (l->view.link && (l->view.link_line < l->view.top || l->view.link_line >= l->view.top + (size_t)l->view.box.rows))
		l->view.link = 0; /* scrolled away */
	lesson_mark(l);
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
	vec_done(&l->before);
	vec_done(&l->behind);
	lesson_run_done(l);
	lesson_quiz_done(l);
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
	if (l->seeking)
		return;
	int link = l->view.link;
	view_changed(&l->view);
	l->view.link = link;
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
	static const enum action ran[] = {ACT_RAN_TIMELINE, ACT_BACK, ACT_RAN_OUTPUT, ACT_PAGE_DOWN, ACT_RUN_CODE};
	static const enum action choosing[] = {ACT_FOLLOW, ACT_BACK, ACT_CONTENTS, ACT_DOWN, ACT_UP};

	if (l->seeking) {
		*out = ACT_LEAVE;
		return 1;
	}
	if (l->focused) {
		memcpy(out, choosing, sizeof choosing);
		return sizeof choosing / sizeof *choosing;
	}
	if (l->below) {
		memcpy(out, ran + !l->live, sizeof ran - !l->live * sizeof *ran);
		return sizeof ran / sizeof *ran - !l->live;
	}
	if (l->view.link || view_at_end(&l->view)) {
		memcpy(out, ended, sizeof ended);
		return sizeof ended / sizeof *ended;
	}
	size_t n = 0;
	if (lesson_runs(l, l->marked))
		out[n++] = ACT_RUN_CODE;
	else if (lesson_asked(l, l->marked))
		out[n++] = ACT_ANSWER;
	memcpy(out + n, reading, sizeof reading);
	return n + sizeof reading / sizeof *reading;
}

const struct screen_ops screen_lesson = {
    .name = "lesson",
    .visited = true,
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_READ | SCOPE_LESSON,
    .state_size = sizeof(struct lesson_state),
    .tick_ms = 1000,
    .open = lesson_open,
    .place = lesson_place,
    .draw = lesson_draw,
    .act = lesson_act,
    .click = lesson_click,
    .view_at = lesson_view_at,
    .count = lesson_count,
    .settle = lesson_settle,
    .idle = lesson_idle,
    .tick = lesson_tick,
    .resume = lesson_resume,
    .view = lesson_view,
    .footer = lesson_footer,
    .close = lesson_close,
};
