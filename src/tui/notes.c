/* The notes to a lesson that is presented on another terminal. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "tui/present.h"
#include "tui/theme.h"

#define NOTES_TICK 200

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
		present_time(p, right, sizeof right);
	ui_title(s->ui, g, s->box, p->lesson->title, right);
	view_draw(&p->view, g, true);
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
    .view = present_view,
    .footer = present_footer,
    .close = present_close,
};
