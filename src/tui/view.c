#include <limits.h>
#include <string.h>
#include "base/utf8.h"
#include "tui/glyph.h"
#include "tui/theme.h"
#include "tui/view.h"

#define SIDE_STEP 8 /* cells a step sideways */

void view_done(struct view *v)
{
	search_done(&v->search);
	vec_done(&v->line.spans);
}

static bool read_line(struct view *v, size_t n)
{
	v->line.spans.len = 0;
	v->line.fixed = INT_MAX;
	v->line.section = false;
	return v->source.line(v->source.ctx, n, &v->line);
}

bool view_has(struct view *v, size_t line)
{
	return read_line(v, line);
}

size_t view_length(struct view *v)
{
	size_t n = v->top;

	while (n > 0 && !view_has(v, n))
		n--;
	while (view_has(v, n))
		n++;
	return n;
}

static size_t height(const struct view *v)
{
	return v->box.rows > 0 ? (size_t)v->box.rows : 1;
}

bool view_at_end(struct view *v)
{
	return !view_has(v, v->top + height(v));
}

static void scroll_down(struct view *v, size_t n)
{
	for (; n > 0 && !view_at_end(v); n--)
		v->top++;
}

static void scroll_up(struct view *v, size_t n)
{
	v->top -= n < v->top ? n : v->top;
}

void view_go(struct view *v, size_t line)
{
	if (line > v->top)
		scroll_down(v, line - v->top);
	else
		v->top = line;
}

void view_show(struct view *v, size_t line)
{
	if (line < v->top)
		v->top = line;
	else if (line >= v->top + height(v))
		view_go(v, line - height(v) + 1);
}

/* How far to the right there is something to see among the lines shown. */
static int widest(struct view *v)
{
	int most = 0;

	for (size_t y = 0; y < height(v) && read_line(v, v->top + y); y++) {
		int width = 0;
		if (v->line.fixed == INT_MAX)
			continue;
		for (size_t i = 0; i < v->line.spans.len; i++)
			width += utf8_width(v->line.spans.ptr[i].text, v->line.spans.ptr[i].len);
		most = width > most ? width : most;
	}
	return most;
}

static void scroll_sideways(struct view *v, int step)
{
	int most = widest(v) - v->box.cols;

	v->left += step;
	if (v->left > most)
		v->left = most;
	if (v->left < 0)
		v->left = 0;
}

static void next_section(struct view *v, int step)
{
	size_t n = v->top;

	while (step > 0 ? view_has(v, n + 1) : n > 0) {
		n = step > 0 ? n + 1 : n - 1;
		if (read_line(v, n) && v->line.section)
			break;
	}
	if (step > 0 && !(read_line(v, n) && v->line.section))
		n = view_length(v);
	view_go(v, n);
}

bool view_act(struct view *v, enum action a, int count)
{
	size_t times = count > 0 ? (size_t)count : 1, page = height(v) > 1 ? height(v) - 1 : 1;
	size_t half = height(v) > 1 ? height(v) / 2 : 1;

	switch (a) {
	case ACT_DOWN:
		scroll_down(v, times);
		return true;
	case ACT_UP:
		scroll_up(v, times);
		return true;
	case ACT_PAGE_DOWN:
		scroll_down(v, times * page);
		return true;
	case ACT_PAGE_UP:
		scroll_up(v, times * page);
		return true;
	case ACT_HALF_DOWN:
		scroll_down(v, times * half);
		return true;
	case ACT_HALF_UP:
		scroll_up(v, times * half);
		return true;
	case ACT_TOP:
		view_go(v, times - 1);
		return true;
	case ACT_BOTTOM:
		view_go(v, count > 0 ? times - 1 : view_length(v));
		return true;
	case ACT_PERCENT:
		view_go(v, view_length(v) * (count > 100 ? 100 : (size_t)count) / 100);
		return true;
	case ACT_LEFT:
		scroll_sideways(v, -SIDE_STEP);
		return true;
	case ACT_RIGHT:
		scroll_sideways(v, SIDE_STEP);
		return true;
	case ACT_NEXT_SECTION:
		next_section(v, 1);
		return true;
	case ACT_PREV_SECTION:
		next_section(v, -1);
		return true;
	default:
		return false;
	}
}

/* The link of the line read that comes first (STEP 1) or last (-1), behind or before link AFTER where the line has that; -1 when there is none. */
static int link_in_line(const struct view_line *line, int step, int after)
{
	size_t n = line->spans.len, from = 0;

	for (size_t i = 0; i < n; i++) /* in the order of STEP */
		if (line->spans.ptr[step > 0 ? i : n - 1 - i].link == after)
			from = i + 1;
	for (size_t i = from; i < n; i++) {
		int link = line->spans.ptr[step > 0 ? i : n - 1 - i].link;
		if (link >= 0)
			return link;
	}
	return -1;
}

void view_focus(struct view *v, int link, size_t line)
{
	v->link = link + 1;
	v->link_line = line;
	view_show(v, line);
}

bool view_next_link(struct view *v, int step)
{
	bool shown = v->link && v->link_line >= v->top && v->link_line < v->top + height(v);
	size_t n = shown ? v->link_line : step > 0 ? v->top : v->top + height(v) - 1;
	int after = shown ? v->link - 1 : -2;

	for (;;) {
		int link = read_line(v, n) ? link_in_line(&v->line, step, after) : -1;
		if (link >= 0) {
			view_focus(v, link, n);
			return true;
		}
		if (step > 0 ? !view_has(v, n + 1) : n == 0)
			return false;
		n = step > 0 ? n + 1 : n - 1;
	}
}

/* The column on the screen of cell CELL of the line read, moved into what is shown. */
static int screen_col(const struct view *v, int cell)
{
	int fixed = v->line.fixed;

	if (cell >= fixed)
		cell = cell - v->left < fixed ? fixed : cell - v->left;
	return cell > v->box.cols ? v->box.cols : cell;
}

bool view_covers(const struct view *v, int y, int x)
{
	return y >= v->box.y && y < v->box.y + v->box.rows && x >= v->box.x && x < v->box.x + v->box.cols;
}

int view_link_at(struct view *v, int y, int x, size_t *line)
{
	int cell = 0;

	if (!view_covers(v, y, x) || !read_line(v, *line = v->top + (size_t)(y - v->box.y)))
		return -1;
	for (size_t i = 0; i < v->line.spans.len; i++) {
		const struct view_span *s = &v->line.spans.ptr[i];
		int from = cell;
		cell += utf8_width(s->text, s->len);
		if (s->link >= 0 && x - v->box.x >= screen_col(v, from) && x - v->box.x < screen_col(v, cell))
			return s->link;
	}
	return -1;
}

/* Drawing. */

static void draw_marks(struct view *v, struct grid *g, int y, int width)
{
	const char *left = glyph(GLYPH_MORE_LEFT, v->ascii), *right = glyph(GLYPH_MORE_RIGHT, v->ascii);

	if (v->line.fixed == INT_MAX || v->box.cols < 2)
		return;
	if (v->left > 0 && width > v->line.fixed)
		grid_puts(g, y, v->box.x + (v->line.fixed < v->box.cols ? v->line.fixed : 0), 1, left, STYLE_DIM);
	if (width - v->left > v->box.cols)
		grid_puts(g, y, v->box.x + v->box.cols - 1, 1, right, STYLE_DIM);
}

/* Draws the spans of the line read; returns the cells of the whole line. The cell of the focused link goes to *FOCUS. */
static int draw_spans(struct view *v, struct grid *g, int y, int *focus)
{
	int cell = 0;

	for (size_t i = 0; i < v->line.spans.len; i++) {
		const struct view_span *s = &v->line.spans.ptr[i];
		int width = utf8_width(s->text, s->len), skip = 0, col = screen_col(v, cell);
		int style = s->link >= 0 && s->link + 1 == v->link ? (int)STYLE_LINK_FOCUS : s->style;
		if (cell >= v->line.fixed && cell - v->left < v->line.fixed)
			skip = v->line.fixed - (cell - v->left);
		if (skip < width && col < v->box.cols)
			grid_put_from(g, y, v->box.x + col, v->box.cols - col, skip, s->text, s->len, style);
		if (style == (int)STYLE_LINK_FOCUS && *focus < 0)
			*focus = col;
		cell += width;
	}
	return cell;
}

static void draw_hits(struct view *v, struct grid *g, int y, size_t n, int *focus)
{
	struct search *s = &v->search;
	size_t count;
	const struct search_hit *hits = search_near(s, n, n + 1, &count);

	if (!count)
		return;
	size_t start = s->starts.ptr[n], end = n + 1 < s->starts.len ? s->starts.ptr[n + 1] - 1 : s->text.len;
	for (size_t i = 0; i < count; i++) {
		size_t from = hits[i].start > start ? hits[i].start : start;
		size_t to = hits[i].end < end ? hits[i].end : end;
		if (from >= to)
			continue;
		int a = utf8_width(s->text.data + start, from - start);
		int b = a + utf8_width(s->text.data + from, to - from);
		bool now = hits[i].start == s->found.start && s->found.end;
		a = screen_col(v, a);
		b = screen_col(v, b);
		grid_restyle(g, y, v->box.x + a, b - a, now ? STYLE_MATCH_NOW : STYLE_MATCH);
		if (now && *focus < 0)
			*focus = a;
	}
}

void view_draw(struct view *v, struct grid *g, bool focused)
{
	int cursor_y = v->box.y, cursor_x = v->box.x;

	if (v->cursor > v->top && v->cursor <= v->top + height(v))
		cursor_y += (int)(v->cursor - 1 - v->top);
	for (int y = 0; y < v->box.rows; y++) {
		size_t n = v->top + (size_t)y;
		int focus = -1;
		if (!read_line(v, n))
			break;
		int width = draw_spans(v, g, v->box.y + y, &focus);
		draw_marks(v, g, v->box.y + y, width);
		draw_hits(v, g, v->box.y + y, n, &focus);
		if (focus >= 0) {
			cursor_y = v->box.y + y;
			cursor_x = v->box.x + focus;
		}
	}
	if (focused)
		grid_cursor(g, cursor_y, cursor_x);
}
