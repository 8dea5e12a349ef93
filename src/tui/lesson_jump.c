/* Going somewhere else: along headings, links and clicks, and back. */
#include <string.h>
#include "report/catalogue.h"
#include "tui/checklist.h"
#include "tui/lesson.h"
#include "app/link.h"

#define JUMPS_MAX 64

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
bool lesson_go_jump(struct lesson_state *l, int step)
{
	size_t n = step < 0 ? l->before.len : l->behind.len;

	if (!n)
		return false;
	keep_spot(l, step > 0, l->spot);
	l->spot = step < 0 ? l->before.ptr[--l->before.len] : l->behind.ptr[--l->behind.len];
	l->view.link = 0;
	view_go(&l->view, lesson_line_of_spot(l));
	return true;
}

void lesson_go_heading(struct screen *s, size_t i)
{
	struct lesson_state *l = s->state;

	keep_spot(l, true, l->spot);
	l->behind.len = 0;

	l->view.link = 0;
	view_go(&l->view, lesson_heading_line(l, i));
}

static void show_rule(struct screen *s, const char *id)
{
	const struct rule *r = rule_set_get(app_rules(s->ui->app), id);
	struct buf text = BUF_INIT;

	if (r) {
		catalogue_rule(r, s->box.cols > 4 && s->box.cols < LESSON_TEXT ? s->box.cols - 2 : LESSON_TEXT, &text);
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
			lesson_go_heading(s, i);
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
	const char *next = action_key(ACT_NEXT_LESSON, s->scopes);

	for (size_t i = 0; i < lesson->exercises; i++) {
		const struct exercise *x = &app_course(s->ui->app)->exercises[lesson->first_exercise + i];
		if (app_exercise_progress(s->ui->app, x)->state != PROGRESS_PASSED) {
			ui_push(s->ui, &screen_exercise, x);
			return;
		}
	}
	if (lesson->exercises)
		ui_say(s->ui, "You have passed its exercises. %s chooses one, %s opens the next lesson.", action_key(ACT_NEXT_LINK, s->scopes), next);
	else
		ui_say(s->ui, "This lesson has no exercises. %s opens the next lesson.", next);
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

void lesson_follow(struct screen *s, int count)
{
	struct lesson_state *l = s->state;

	if (count > 0 && lesson_asked(l, l->marked))
		lesson_answer(s, l->marked, (size_t)count - 1);
	else if (l->view.link > 0)
		follow_focused(s);
	else if (lesson_asked(l, l->marked) && !view_at_end(&l->view))
		ui_say(s->ui, "Type the number of your answer, then %s.", action_key(ACT_FOLLOW, s->scopes));
	else if (view_at_end(&l->view))
		open_exercise(s);
	else
		ui_say(s->ui, "%s chooses a link; at the end, %s opens the exercises. %s goes on reading.", action_key(ACT_NEXT_LINK, s->scopes),
		    action_key(ACT_FOLLOW, s->scopes), action_key(ACT_PAGE_DOWN, s->scopes));
}

/* The mouse: links are followed; an answer is chosen first, and given by a second click; a program is marked. */

static void click_text(struct screen *s, int y, int x)
{
	struct lesson_state *l = s->state;
	const struct md_line *at = md_line(l->layout, l->view.top + (size_t)(y - l->view.box.y));
	size_t line;
	int link = view_link_at(&l->view, y, x, &line);
	bool again = link >= 0 && l->view.link == link + 1;

	lesson_focus_contents(l, false);
	l->view.link = 0;
	if (link >= 0)
		view_focus(&l->view, link, line);
	if (at && at->fence >= 0)
		l->chosen = at->fence;
	if (link >= LINK_ANSWER && !again)
		ui_say(s->ui, "%s, or a second click, gives this answer.", action_key(ACT_FOLLOW, s->scopes));
	else if (link >= 0)
		follow_focused(s);
}

void lesson_click(struct screen *s, int y, int x)
{
	struct lesson_state *l = s->state;
	bool beside = l->contents && s->box.cols >= LESSON_WIDE;

	if (l->seeking)
		return;
	if (l->contents && (beside || l->focused) && view_covers(&l->pane, y, x)) {
		size_t heading = l->pane.top + (size_t)(y - l->pane.box.y);
		if (heading >= lesson_headings(l))
			return;
		lesson_focus_contents(l, false);
		lesson_go_heading(s, heading);
	} else if (view_covers(&l->view, y, x)) {
		click_text(s, y, x);
	}
}

struct view *lesson_view_at(struct screen *s, int y, int x)
{
	struct lesson_state *l = s->state;
	bool beside = l->contents && s->box.cols >= LESSON_WIDE;

	if (l->seeking)
		return NULL;
	if (l->contents && (beside || l->focused) && view_covers(&l->pane, y, x))
		return &l->pane;
	return l->below && view_covers(&l->below_view, y, x) ? &l->below_view : &l->view;
}
