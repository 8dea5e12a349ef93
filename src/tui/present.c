/* Presenting a lesson: one section a screen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "class/class.h"
#include "tui/present.h"

#define TEXT_COLS 76 /* a slide is read from afar */

void present_find_sections(struct present_state *p)
{
	size_t n;
	const struct md_heading *h = md_headings(p->doc, &n);

	for (size_t i = 0; i < n; i++) {
		struct section *last = p->sections.len ? &p->sections.ptr[p->sections.len - 1] : NULL;
		if (!last || h[i].block > last->block)
			*vec_push(&p->sections) = (struct section){h[i].block, h[i].line, h[i].text};
	}
	if (!p->sections.len)
		*vec_push(&p->sections) = (struct section){0, 0, p->lesson->title};
	p->sections.ptr[0].block = 0;
}

int present_open(struct screen *s, const void *arg, struct err *e)
{
	struct present_state *p = s->state;

	p->lesson = arg;
	if (course_read_lesson(p->lesson, &p->body, e) < 0)
		return -1;
	p->doc = app_document(p->lesson->title, &p->body, false);
	p->path = talk_path(p->lesson);
	p->view.ascii = s->ui->ascii;
	present_find_sections(p);
	return 0;
}

void present_close(struct screen *s)
{
	struct present_state *p = s->state;

	errand_free(p->errand);
	free(p->class_dir);
	md_layout_free(p->layout);
	md_free(p->doc);
	free(p->body.text);
	free(p->path);
	vec_done(&p->sections);
	vec_done(&p->lines);
	rows_done(&p->notes);
	view_done(&p->view);
}

void present_time(const struct present_state *p, char *out, size_t room)
{
	long seconds = (long)((clock_monotonic() - p->talk.since) / 1000);

	snprintf(out, room, "%zu of %zu   %ld:%02ld", p->talk.section + 1, p->sections.len, seconds / 60, seconds % 60);
}

struct view *present_view(struct screen *s)
{
	struct present_state *p = s->state;

	return &p->view;
}

size_t present_footer(const struct screen *s, enum action *out)
{
	(void)s;
	out[0] = ACT_LEAVE;
	out[1] = ACT_PAGE_DOWN;
	out[2] = ACT_PAGE_UP;
	return 3;
}

struct box present_box(struct box b)
{
	struct box rest = ui_below_title(b);
	int aside = b.cols > TEXT_COLS + 8 ? (b.cols - TEXT_COLS) / 2 : b.cols > 30 ? 2 : 0, above = rest.rows > 12 ? 2 : 0;

	return (struct box){rest.y + above, rest.x + aside, rest.rows - above, b.cols - 2 * aside};
}

/* The slides. */

static bool slide_line(void *ctx, size_t n, struct view_line *out)
{
	struct present_state *p = ctx;

	return n < p->lines.len && mdview_line(p->layout, p->lines.ptr[n], out);
}

static void take_section(struct present_state *p)
{
	size_t at = p->talk.section, last = p->sections.len - 1;
	size_t first = md_block_line(p->layout, p->sections.ptr[at].block);
	size_t end = at < last ? md_block_line(p->layout, p->sections.ptr[at + 1].block) : md_lines(p->layout);

	p->lines.len = 0;
	for (size_t n = first; n < end; n++) {
		const struct md_line *line = md_line(p->layout, n);
		*vec_push(&p->lines) = n;
		if (!line->nspans && line->fence < 0)
			*vec_push(&p->lines) = n;
	}
	view_changed(&p->view);
}

void present_place(struct screen *s, struct box b)
{
	struct present_state *p = s->state;

	p->view.box = present_box(b);
	md_layout_free(p->layout);
	struct md_options options = {.width = p->view.box.cols > 0 ? p->view.box.cols : 1, .ascii = s->ui->ascii, .wrap_code = true, .highlight = app_highlight};
	p->layout = md_layout(p->doc, &options);
	p->view.source = (struct view_source){slide_line, p};
	take_section(p);
}

/* In the errand. */
static int put_talk(void *ctx, struct buf *out, struct err *e)
{
	const struct present_state *p = ctx;
	struct class_talk t = {.section = p->talk.section};

	(void)out;
	snprintf(t.lesson, sizeof t.lesson, "%s", p->lesson->slug);
	return class_talk_put(p->class_dir, &t, e);
}

static int end_talk(void *ctx, struct buf *out, struct err *e)
{
	(void)out, (void)e;
	class_talk_end(ctx);
	return 0;
}

static void say_errand(struct screen *s, struct err *e)
{
	if (e->code)
		ui_say(s->ui, "The class cannot follow: %s", e->text);
	err_done(e);
}

/* Those of a class who follow: one errand at a time, the latest section last. */
static void tell_class(struct screen *s)
{
	struct present_state *p = s->state;
	struct buf none = BUF_INIT;
	struct err e = ERR_INIT;

	if (p->errand && errand_poll(p->errand)) {
		errand_finish(p->errand, &none, &e);
		errand_free(p->errand);
		p->errand = NULL;
		buf_done(&none);
		say_errand(s, &e);
	}
	if (!p->class_dir || p->errand || !p->again)
		return;
	p->again = false;
	p->errand = errand_start(put_talk, p, -1, &e);
	say_errand(s, &e);
}

static void tell(struct screen *s)
{
	struct present_state *p = s->state;
	struct err e = ERR_INIT;

	if (talk_put(p->path, &p->talk, &e) < 0)
		ui_say(s->ui, "The notes cannot follow: %s", e.text);
	err_done(&e);
	p->again = true;
	tell_class(s);
}

static int slide_open(struct screen *s, const void *arg, struct err *e)
{
	struct present_state *p = s->state;

	if (present_open(s, arg, e) < 0)
		return -1;
	p->talk.since = clock_monotonic();
	p->class_dir = s->ui->class_dir ? xstrdup(s->ui->class_dir) : NULL;
	tell(s);
	return 0;
}

static void slide_close(struct screen *s)
{
	struct present_state *p = s->state;
	struct err e = ERR_INIT;

	if (p->class_dir) {
		if (p->errand) /* what it does must not come after the end */
			errand_wait(p->errand, 1000);
		struct errand *last = errand_start(end_talk, p->class_dir, -1, &e);
		errand_free(last);
		err_done(&e);
	}
	if (p->path)
		talk_end(p->path);
	present_close(s);
}

static void slide_draw(const struct screen *s, struct grid *g)
{
	struct present_state *p = s->state;
	char right[64];

	present_time(p, right, sizeof right);
	ui_title(s->ui, g, s->box, p->lesson->title, right);
	view_draw(&p->view, g, true);
}

static void go_section(struct screen *s, size_t to)
{
	struct present_state *p = s->state;

	p->talk.section = to;
	p->view.top = 0;
	take_section(p);
	tell(s);
}

static bool slide_act(struct screen *s, enum action a, int count)
{
	struct present_state *p = s->state;
	size_t last = p->sections.len - 1;

	(void)count;
	switch (a) {
	case ACT_SLIDE_NEXT:
		if (!view_at_end(&p->view)) /* what did not fit comes first */
			view_act(&p->view, ACT_PAGE_DOWN, 0);
		else if (p->talk.section < last)
			go_section(s, p->talk.section + 1);
		else
			ui_say(s->ui, "That was the last section. %s ends the talk.", action_key(ACT_LEAVE, s->scopes));
		return true;
	case ACT_SLIDE_PREV:
		if (p->view.top)
			view_act(&p->view, ACT_PAGE_UP, 0);
		else if (p->talk.section)
			go_section(s, p->talk.section - 1);
		return true;
	case ACT_SLIDE_FIRST:
	case ACT_SLIDE_LAST:
		go_section(s, a == ACT_SLIDE_FIRST ? 0 : last);
		return true;
	case ACT_SLIDE_DOWN:
	case ACT_SLIDE_UP:
		view_act(&p->view, a == ACT_SLIDE_DOWN ? ACT_DOWN : ACT_UP, 0);
		return true;
	case ACT_SLIDE_TIMER:
		p->talk.since = clock_monotonic();
		tell(s);
		return true;
	default:
		return false;
	}
}

static bool slide_tick(struct screen *s)
{
	tell_class(s);
	return true;
}

static size_t slide_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_SLIDE_NEXT, ACT_SLIDE_PREV, ACT_LEAVE, ACT_SLIDE_TIMER, ACT_SLIDE_FIRST, ACT_SLIDE_LAST};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

const struct screen_ops screen_present = {
    .name = "present",
    .scopes = SCOPE_SCREEN | SCOPE_PRESENT,
    .state_size = sizeof(struct present_state),
    .tick_ms = 1000,
    .open = slide_open,
    .place = present_place,
    .draw = slide_draw,
    .act = slide_act,
    .tick = slide_tick,
    .footer = slide_footer,
    .close = slide_close,
};
