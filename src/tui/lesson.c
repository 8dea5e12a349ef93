/* The lesson pager: opening, keys, drawing. */
#include <stdio.h>
#include <string.h>
#include "tui/glyph.h"
#include "tui/lesson.h"
#include "tui/theme.h"

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
		ui_say(s->ui, "You are where you left off. %s goes to the start.", action_key(ACT_TOP, s->scopes));
	return 0;
}

/* Drawing. */

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
	int done = l->seeking ? 0 : lesson_percent(l);
	char right[48];

	if (l->seeking)
		snprintf(right, sizeof right, "laying out, %d %%", laid_percent(l));
	else if (done < 100)
		snprintf(right, sizeof right, "%d %%  %d min left", done, lesson_minutes_left(l, done));
	else
		snprintf(right, sizeof right, "100 %%  end");
	ui_title(s->ui, g, s->box, l->lesson.lesson->title, right);
	if (l->seeking)
		return;
	bool beside = l->contents && s->box.cols >= LESSON_WIDE;
	if (!l->focused || beside) {
		view_draw(&l->view, g, !l->focused);
		draw_mark(l, g);
	}
	if (l->focused || beside)
		lesson_draw_contents(s, g);
	lesson_below_draw(s, g);
}

/* Acting. */

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
		ui_say(s->ui, "There is no program here. %s goes to the next one.", action_key(ACT_NEXT_CODE, s->scopes));
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

/* First what stands in the way: a focused link, the pane below. */
static bool go_back(struct screen *s, enum action a)
{
	struct lesson_state *l = s->state;

	if (a == ACT_BACK && l->view.link) {
		l->view.link = 0;
		return true;
	}
	if (!l->below)
		return a == ACT_BACK && !l->view.search.pattern && lesson_go_jump(l, -1);
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
	if (l->focused && lesson_contents_act(s, a, count))
		return true;
	switch (a) {
	case ACT_FOLLOW:
		lesson_follow(s, count);
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
		lesson_toggle_contents(s);
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
		return lesson_go_jump(l, 1);
	default:
		return false;
	}
}

void lesson_settle(struct screen *s)
{
	struct lesson_state *l = s->state;
	struct err e = ERR_INIT;

	if (l->seeking)
		return;
	if (l->view.link && (l->view.link_line < l->view.top || l->view.link_line >= l->view.top + (size_t)l->view.box.rows))
		l->view.link = 0; /* scrolled away */
	lesson_mark(l);
	l->spot = l->view.top ? lesson_spot_at(l, l->view.top) : (struct spot){0};
	if (l->read || !lesson_text_end_shown(l))
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
		lesson_save_place(s);
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
	lesson_save_place(s);
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
