/* Following a class: the section that its instructor shows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "base/xalloc.h"
#include "tui/present.h"
#include "tui/theme.h"

#define FOLLOW_TICK 500

/* In the errand: "LESSON SECTION", or nothing. */
static int get_talk(void *ctx, struct buf *out, struct err *e)
{
	struct class_talk t;

	(void)e;
	if (class_talk_get(ctx, &t))
		buf_addf(out, "%s %zu", t.lesson, t.section);
	return 0;
}

static void forget_lesson(struct present_state *p)
{
	md_layout_free(p->layout);
	md_free(p->doc);
	free(p->body.text);
	p->layout = NULL;
	p->doc = NULL;
	p->body = (struct course_text){0};
	p->lesson = NULL;
	p->sections.len = 0;
}

static void wait_rows(struct screen *s)
{
	struct present_state *p = s->state;

	rows_clear(&p->notes);
	rows_wrap(&p->notes, MD_TEXT, "Your instructor presents nothing just now. What they show will be shown here.", p->view.box.cols > 0 ? p->view.box.cols : 1, 0);
	rows_end(&p->notes);
	p->view.source = (struct view_source){rows_line, &p->notes};
	p->view.top = 0;
	view_changed(&p->view);
}

static void follow_place(struct screen *s, struct box b)
{
	struct present_state *p = s->state;

	if (p->lesson) {
		present_place(s, b);
		return;
	}
	p->view.box = present_box(b);
	wait_rows(s);
}

static bool take_lesson(struct screen *s, const struct lesson *l)
{
	struct present_state *p = s->state;
	struct err e = ERR_INIT;

	forget_lesson(p);
	p->lesson = l;
	if (course_read_lesson(l, &p->body, &e) < 0) {
		ui_say(s->ui, "%s", e.text);
		err_done(&e);
		forget_lesson(p);
		return false;
	}
	p->doc = app_document(l->title, &p->body, false);
	present_find_sections(p);
	return true;
}

/* Show what the class's file says, TEXT; true where that is something else. */
static bool follow_to(struct screen *s, const char *text)
{
	struct present_state *p = s->state;
	char slug[65];
	size_t section;
	const struct lesson *l = sscanf(text, "%64s %zu", slug, &section) == 2 ? course_lesson(app_course(s->ui->app), slug) : NULL;

	if (l == p->lesson && (!l || section == p->talk.section || section >= p->sections.len))
		return false;
	if (!l)
		forget_lesson(p);
	else if (l != p->lesson && !take_lesson(s, l))
		l = NULL;
	p->talk.section = l && section < p->sections.len ? section : 0;
	p->view.top = 0;
	follow_place(s, s->box);
	return true;
}

static bool follow_tick(struct screen *s)
{
	struct present_state *p = s->state;
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	bool changed = false;

	if (p->errand && !errand_poll(p->errand))
		return false;
	if (p->errand && errand_finish(p->errand, &text, &e) == 0)
		changed = follow_to(s, text.data);
	err_done(&e);
	errand_free(p->errand);
	p->errand = errand_start(get_talk, p->class_dir, -1, &e);
	err_done(&e);
	buf_done(&text);
	return changed;
}

static int follow_open(struct screen *s, const void *arg, struct err *e)
{
	struct present_state *p = s->state;
	const char *dir = classroom_dir(s->ui->app);

	(void)arg;
	if (!dir)
		return err_set(e, ERR_USAGE, "you are in no class; `asynctutor class join DIR` joins one");
	p->class_dir = xstrdup(dir);
	p->view.ascii = s->ui->ascii;
	p->errand = errand_start(get_talk, p->class_dir, -1, e);
	return p->errand ? 0 : -1;
}

static void follow_draw(const struct screen *s, struct grid *g)
{
	struct present_state *p = s->state;
	char right[64] = "";

	if (p->lesson)
		snprintf(right, sizeof right, "%zu of %zu", p->talk.section + 1, p->sections.len);
	ui_title(s->ui, g, s->box, p->lesson ? p->lesson->title : "Following the class", right);
	view_draw(&p->view, g, true);
}

const struct screen_ops screen_follow = {
    .name = "follow",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_READ,
    .state_size = sizeof(struct present_state),
    .tick_ms = FOLLOW_TICK,
    .open = follow_open,
    .place = follow_place,
    .draw = follow_draw,
    .tick = follow_tick,
    .view = present_view,
    .footer = present_footer,
    .close = present_close,
};
