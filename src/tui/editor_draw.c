/* How the built-in editor looks: line numbers, marks in the margin, the lines that are visible. */
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "base/utf8.h"
#include "tui/editor_box.h"
#include "tui/glyph.h"
#include "tui/theme.h"
#include "tui/verdict.h"

#define COLOR_MAX (256u << 10) /* bytes of the visible lines that are colored */
#define CHUNK 4096

/* What is drawn over the colors, as bytes of the text. */
struct painting {
	const struct editbox *b;
	struct grid *g;
	struct py_span *spans;
	size_t nspans, span; /* the span that is at hand */
	const struct findings *findings;
	size_t finding; /* the first that may be in the line at hand */
	size_t from, to; /* the selection */
	bool paired;
	size_t one, other; /* brackets */
	bool has_hit;
	struct editor_hit hit; /* the one at or behind the place at hand */
};

/* Margin. */

struct sign {
	const char *text;
	int style, number_style;
};

static bool in_line(size_t at, size_t start, size_t len)
{
	return at >= start && at <= start + len;
}

/* The worst finding that begins in the line. */
static const struct finding *finding_in(struct painting *p, size_t start, size_t len)
{
	const struct finding *worst = NULL;

	while (p->finding < p->findings->list.len && p->findings->list.ptr[p->finding].start < start)
		p->finding++;
	for (size_t i = p->finding; i < p->findings->list.len && p->findings->list.ptr[i].start <= start + len; i++) {
		const struct finding *f = &p->findings->list.ptr[i];
		if (!worst || rule_severity(f->rule) > rule_severity(worst->rule))
			worst = f;
	}
	return worst;
}

static struct sign sign_of(struct painting *p, size_t start, size_t len)
{
	const struct editbox *b = p->b;
	const struct finding *f = finding_in(p, start, len);
	size_t fault_at;
	const char *fault = rule_live_fault(b->live, &fault_at);

	if (b->has_fail && in_line(b->fail_at, start, len))
		return (struct sign){glyph(GLYPH_FAIL_LINE, b->ascii), STYLE_FAIL, STYLE_FAIL_LINE};
	if (fault && in_line(fault_at, start, len))
		return (struct sign){"!", STYLE_FAIL, STYLE_LINE_NUMBER};
	if (f)
		return (struct sign){severity_letter(rule_severity(f->rule)), STYLE_FINDING, STYLE_LINE_NUMBER};
	return (struct sign){" ", STYLE_LINE_NUMBER, STYLE_LINE_NUMBER};
}

static void draw_margin(struct painting *p, int y, size_t line, struct sign sign)
{
	const struct editbox *b = p->b;
	int margin = editbox_margin(b), x = b->box.x;
	struct buf number = BUF_INIT;

	if (margin > 1) {
		buf_addf(&number, "%*zu", margin - 2, line + 1);
		x += grid_put(p->g, y, x, margin - 2, number.data, number.len, sign.number_style);
	}
	if (margin > 0)
		grid_puts(p->g, y, x, 1, sign.text, sign.style);
	buf_done(&number);
}

/* Text. */

static int color_at(struct painting *p, size_t at)
{
	while (p->span < p->nspans && p->spans[p->span].end <= at)
		p->span++;
	if (p->span < p->nspans && p->spans[p->span].start <= at)
		return (int)app_token_style(p->spans[p->span].token);
	return MD_CODE;
}

static bool is_found(const struct painting *p, size_t at)
{
	const struct findings *f = p->findings;

	for (size_t i = p->finding; i < f->list.len && f->list.ptr[i].start <= at; i++)
		if (at < f->list.ptr[i].end)
			return true;
	return false;
}

/* Whether AT is in a hit of the search. Places come in order. */
static bool is_hit(struct painting *p, size_t at)
{
	while (p->has_hit && p->hit.to <= at) {
		size_t from = p->hit.to;
		p->has_hit = editor_find(p->b->ed, p->b->pattern, from, false, &p->hit) && !p->hit.wrapped;
	}
	return p->has_hit && at >= p->hit.from;
}

static int style_at(struct painting *p, size_t at)
{
	if (at >= p->from && at < p->to)
		return p->b->pattern && is_hit(p, at) ? STYLE_MATCH_NOW : STYLE_SELECTED;
	if (is_hit(p, at))
		return STYLE_MATCH;
	if (p->paired && (at == p->one || at == p->other))
		return STYLE_BRACKET;
	int color = color_at(p, at);
	return is_found(p, at) ? (int)STYLE_FINDING_TEXT : color;
}

/* The bytes of the line from START to END on row Y: cells LEFT to LEFT + COLS of it. Returns whether it goes on behind that. */
static bool draw_text(struct painting *p, int y, size_t start, size_t end)
{
	const struct editbox *b = p->b;
	int cols = editbox_cols(b), x0 = b->box.x + editbox_margin(b);
	struct buf text = BUF_INIT, cell = BUF_INIT;
	size_t at = start, have = 0, used = 0, column = 0;

	while (at < end && column < b->left + (size_t)cols) {
		if (have - used < UTF8_CLUSTER && at + (have - used) < end) {
			buf_clear(&text);
			editor_copy_out(b->ed, at, end - at < CHUNK ? end : at + CHUNK, &text);
			have = text.len;
			used = 0;
		}
		int cells;
		buf_clear(&cell);
		size_t n = editor_show(text.data + used, have - used, column, &cell, &cells);
		if (column + (size_t)cells > b->left) {
			int x = (int)(column < b->left ? 0 : column - b->left), skip = (int)(column < b->left ? b->left - column : 0);
			grid_put_from(p->g, y, x0 + x, cols - x, skip, cell.data, cell.len, style_at(p, at));
		}
		column += (size_t)cells;
		at += n;
		used += n;
	}
	bool more = at < end || column > b->left + (size_t)cols;
	if (at == end && end >= p->from && end < p->to && column >= b->left && column < b->left + (size_t)cols)
		grid_put(p->g, y, x0 + (int)(column - b->left), 1, " ", 1, STYLE_SELECTED); /* the line's end is selected */
	buf_done(&text);
	buf_done(&cell);
	return more;
}

static void draw_line(struct painting *p, int y, size_t line)
{
	const struct editbox *b = p->b;
	size_t len, start = editor_line(b->ed, line, &len);
	int margin = editbox_margin(b);

	draw_margin(p, y, line, sign_of(p, start, len));
	bool more = draw_text(p, y, start, start + len);
	if (b->left > 0 && len > 0 && b->box.cols > 8)
		grid_puts(p->g, y, b->box.x + margin, 1, glyph(GLYPH_MORE_LEFT, b->ascii), STYLE_DIM);
	if (more && b->box.cols > 8)
		grid_puts(p->g, y, b->box.x + b->box.cols - 1, 1, glyph(GLYPH_MORE_RIGHT, b->ascii), STYLE_DIM);
}

static void place_cursor(const struct editbox *b, struct grid *g, size_t rows)
{
	size_t cursor = editor_cursor(b->ed), line = editor_line_at(b->ed, cursor), column = editor_column(b->ed, cursor);
	int cols = editbox_cols(b), y, x;

	y = line < b->top ? 0 : line >= b->top + rows ? (int)rows - 1 : (int)(line - b->top);
	x = column < b->left ? 0 : column >= b->left + (size_t)cols ? cols - 1 : (int)(column - b->left);
	grid_cursor(g, b->box.y + y, b->box.x + editbox_margin(b) + x);
}

void editbox_draw(const struct editbox *b, struct grid *g, bool focused)
{
	size_t lines = editor_lines(b->ed), rows = editbox_rows(b), last = b->top + rows < lines ? b->top + rows : lines, len;
	struct painting p = {.b = b, .g = g, .findings = rule_live_findings(b->live)};

	if (b->box.rows < 1 || b->box.cols < 1)
		return;
	grid_fill(g, b->box, MD_CODE);
	size_t from = b->top < lines ? editor_line(b->ed, b->top, NULL) : editor_length(b->ed), to = from;
	if (last > b->top)
		to = editor_line(b->ed, last - 1, &len) + len;
	if (to - from <= COLOR_MAX)
		p.nspans = py_live_highlight(rule_live_python(b->live), from, to, &p.spans);
	if (!editor_selection(b->ed, &p.from, &p.to))
		p.paired = focused && editor_brackets(b->ed, &p.one, &p.other);
	p.has_hit = b->pattern && editor_find(b->ed, b->pattern, from, false, &p.hit) && !p.hit.wrapped;
	for (size_t line = b->top; line < last; line++)
		draw_line(&p, b->box.y + (int)(line - b->top), line);
	free(p.spans);
	if (focused)
		place_cursor(b, g, rows);
	if (b->asks)
		editbox_ask_draw(b, g, editbox_ask_row(b), focused);
}
