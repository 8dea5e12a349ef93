/* Presenting a lesson: one section a screen, and on a second terminal the notes to it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "app/talk.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "run/errand.h"
#include "tui/mdview.h"
#include "tui/rows.h"
#include "tui/theme.h"
#include "tui/ui.h"

#define TEXT_COLS 76 /* a slide is read from afar */
#define NOTES_TICK 200
#define FOLLOW_TICK 500

/* A part of the lesson that begins with a heading. */
struct section {
	size_t block;
	int line; /* of the file */
	const char *title;
};

struct present_state {
	const struct lesson *lesson;
	struct course_text body;
	struct md_doc *doc;
	VEC(struct section) sections; /* at least one */
	char *path;	  /* of what is told between the two terminals */
	struct talk talk;
	bool going;	  /* the notes: somebody presents */
	struct md_layout *layout;
	VEC(size_t) lines; /* of the layout that are shown, each empty one twice */
	struct rows notes;
	struct view view;
	char *class_dir;       /* of the class that is told, or that tells; NULL for none */
	struct errand *errand; /* between this terminal and the class's directory; NULL while nothing goes on */
	bool again;	       /* the class is to be told once more */
};

static void find_sections(struct present_state *p)
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

static int present_open(struct screen *s, const void *arg, struct err *e)
{
	struct present_state *p = s->state;

	p->lesson = arg;
	if (course_read_lesson(p->lesson, &p->body, e) < 0)
		return -1;
	p->doc = app_document(p->lesson->title, &p->body, false);
	p->path = talk_path(p->lesson);
	p->view.ascii = s->ui->ascii;
	find_sections(p);
	return 0;
}

static void present_close(struct screen *s)
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

static void add_time(const struct present_state *p, char *out, size_t room)
{
	long seconds = (long)((clock_monotonic() - p->talk.since) / 1000);

	snprintf(out, room, "%zu of %zu   %ld:%02ld", p->talk.section + 1, p->sections.len, seconds / 60, seconds % 60);
}

/* A screen with a margin all around, as far as there is room. */
static struct box airy(struct box b)
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

static void slide_place(struct screen *s, struct box b)
{
	struct present_state *p = s->state;

	p->view.box = airy(b);
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

	add_time(p, right, sizeof right);
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

static bool present_tick(struct screen *s)
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
    .place = slide_place,
    .draw = slide_draw,
    .act = slide_act,
    .tick = present_tick,
    .footer = slide_footer,
    .close = slide_close,
};

/* The notes. */

static void add_notes(struct present_state *p, int width, bool ascii)
{
	size_t n, at = p->talk.section, found = 0;
	const struct md_comment *c = md_comments(p->doc, &n);
	int first = at ? p->sections.ptr[at].line : 0, end = at + 1 < p->sections.len ? p->sections.ptr[at + 1].line : INT32_MAX;

	for (size_t i = 0; i < n; i++) {
		if (c[i].line < first || c[i].line >= end)
			continue;
		char *text = xstrndup(c[i].text, c[i].len);
		mdview_rows(&p->notes, MD_TEXT, text, width, 0, ascii);
		rows_end(&p->notes);
		free(text);
		found++;
	}
	if (!found) {
		rows_wrap(&p->notes, STYLE_DIM, "No notes for this section.", width, 0);
		rows_end(&p->notes);
	}
	rows_puts(&p->notes, STYLE_DIM, "Next: ");
	rows_wrap(&p->notes, MD_STRONG, at + 1 < p->sections.len ? p->sections.ptr[at + 1].title : "the end", width, 6);
}

static void take_notes(struct screen *s)
{
	struct present_state *p = s->state;
	int width = p->view.box.cols > 0 ? p->view.box.cols : 1;

	rows_clear(&p->notes);
	if (p->going) {
		rows_wrap(&p->notes, MD_H2, p->sections.ptr[p->talk.section].title, width, 0);
		rows_end(&p->notes);
		add_notes(p, width, s->ui->ascii);
	} else {
		rows_wrap(&p->notes, MD_TEXT, "Nobody presents this lesson yet. On the terminal for the audience:", width, 0);
		rows_end(&p->notes);
		rows_printf(&p->notes, MD_CODE, "asynctutor present %s", p->lesson->slug);
		rows_end(&p->notes);
	}
	p->view.top = 0;
	view_changed(&p->view);
}

static bool notes_tick(struct screen *s)
{
	struct present_state *p = s->state;
	struct talk now = {0};
	bool going = talk_get(p->path, &now) && now.section < p->sections.len;

	if (going != p->going || (going && now.section != p->talk.section)) {
		p->going = going;
		p->talk = now;
		take_notes(s);
	}
	if (going)
		p->talk = now;
	return true;
}

static void notes_place(struct screen *s, struct box b)
{
	struct present_state *p = s->state;
	struct box rest = ui_below_title(b);
	bool margin = b.cols > 30;

	p->view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	p->view.source = (struct view_source){rows_line, &p->notes};
	notes_tick(s);
	take_notes(s);
}

static void notes_draw(const struct screen *s, struct grid *g)
{
	struct present_state *p = s->state;
	char right[64] = "";

	if (p->going)
		add_time(p, right, sizeof right);
	ui_title(s->ui, g, s->box, p->lesson->title, right);
	view_draw(&p->view, g, true);
}

static struct view *notes_view(struct screen *s)
{
	struct present_state *p = s->state;

	return &p->view;
}

static size_t notes_footer(const struct screen *s, enum action *out)
{
	(void)s;
	out[0] = ACT_LEAVE;
	out[1] = ACT_PAGE_DOWN;
	out[2] = ACT_PAGE_UP;
	return 3;
}

const struct screen_ops screen_notes = {
    .name = "notes",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_READ,
    .state_size = sizeof(struct present_state),
    .tick_ms = NOTES_TICK,
    .open = present_open,
    .place = notes_place,
    .draw = notes_draw,
    .tick = notes_tick,
    .view = notes_view,
    .footer = notes_footer,
    .close = present_close,
};

/* Following a class: the section that its instructor shows. */

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
		slide_place(s, b);
		return;
	}
	p->view.box = airy(b);
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
	find_sections(p);
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
    .view = notes_view,
    .footer = notes_footer,
    .close = present_close,
};
