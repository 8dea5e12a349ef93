/* The headings beside the text. */
#include <string.h>
#include "tui/lesson.h"
#include "tui/theme.h"

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

size_t lesson_headings(const struct lesson_state *l)
{
	return rows_count(&l->headings);
}

/* The line of the layout on which heading I begins. */
size_t lesson_heading_line(struct lesson_state *l, size_t i)
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
size_t lesson_heading_at(struct lesson_state *l, size_t top)
{
	size_t found = 0;

	for (size_t i = 0; i < lesson_headings(l) && lesson_heading_line(l, i) <= top; i++)
		found = i;
	return found;
}

void lesson_focus_contents(struct lesson_state *l, bool focused)
{
	l->focused = focused;
	if (focused) {
		l->selected = lesson_heading_at(l, l->view.top);
		view_show(&l->pane, l->selected);
	}
}

void lesson_draw_contents(const struct screen *s, struct grid *g)
{
	struct lesson_state *l = s->state;
	struct box b = l->pane.box;

	view_draw(&l->pane, g, l->focused);
	size_t at = l->focused ? l->selected : lesson_heading_at(l, l->view.top);
	if (lesson_headings(l) > 0 && at >= l->pane.top && at < l->pane.top + (size_t)b.rows) {
		int y = b.y + (int)(at - l->pane.top);
		grid_restyle(g, y, b.x, b.cols, l->focused ? STYLE_SELECTED : MD_STRONG);
		if (l->focused)
			grid_cursor(g, y, b.x);
	}
}

void lesson_toggle_contents(struct screen *s)
{
	struct lesson_state *l = s->state;

	make_headings(l);
	if (lesson_headings(l) == 0) {
		ui_say(s->ui, "This lesson has no headings.");
	} else if (l->contents && l->focused) {
		l->contents = false;
		lesson_focus_contents(l, false);
	} else {
		l->contents = true;
		lesson_place(s, s->box);
		lesson_focus_contents(l, true);
		return;
	}
	lesson_place(s, s->box);
}

/* Keys while the contents have the focus. */
bool lesson_contents_act(struct screen *s, enum action a, int count)
{
	struct lesson_state *l = s->state;
	size_t n = lesson_headings(l), times = count > 0 ? (size_t)count : 1;

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
		lesson_focus_contents(l, false);
		lesson_go_heading(s, l->selected);
		return true;
	case ACT_BACK:
	case ACT_LEAVE:
	case ACT_NEXT_LINK:
		lesson_focus_contents(l, false);
		return true;
	default:
		return false;
	}
	view_show(&l->pane, l->selected);
	return true;
}
