#include <limits.h>
#include <stdarg.h>
#include <string.h>
#include "base/str.h"
#include "base/utf8.h"
#include "tui/rows.h"
#include "tui/theme.h"

#define TAB 4


void rows_done(struct rows *r)
{
	arena_done(&r->arena);
	vec_done(&r->spans);
	vec_done(&r->list);
	*r = (struct rows){0};
}

void rows_clear(struct rows *r)
{
	arena_done(&r->arena);
	r->spans.len = r->list.len = r->open = 0;
	r->width = r->fixed = 0;
	r->scrolls = r->section = false;
}

void rows_safe(struct rows *r, int style, const char *text, size_t len, int link)
{
	if (len == 0)
		return;
	*vec_push(&r->spans) = (struct view_span){arena_strndup(&r->arena, text, len), len, style, link};
	r->width += utf8_width(text, len);
}

void rows_add(struct rows *r, int style, const char *text, size_t len, int link)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, text, len, CELL_CODE);
	rows_safe(r, style, safe.data, safe.len, link);
	buf_done(&safe);
}

void rows_puts(struct rows *r, int style, const char *text)
{
	rows_add(r, style, text, strlen(text), -1);
}

void rows_printf(struct rows *r, int style, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	rows_add(r, style, text.data, text.len, -1);
	buf_done(&text);
}

void rows_code(struct rows *r, int style, const char *text, size_t len)
{
	while (len > 0) {
		const char *tab = memchr(text, '\t', len);
		size_t n = tab ? (size_t)(tab - text) : len;
		rows_add(r, style, text, n, -1);
		if (!tab)
			return;
		rows_pad(r, r->fixed + ((r->width - r->fixed) / TAB + 1) * TAB);
		text += n + 1;
		len -= n + 1;
	}
}

void rows_pad(struct rows *r, int col)
{
	struct buf blanks = BUF_INIT;

	if (col > r->width)
		buf_fill(&blanks, ' ', (size_t)(col - r->width));
	rows_safe(r, MD_TEXT, blanks.data, blanks.len, -1);
	buf_done(&blanks);
}

void rows_scroll(struct rows *r)
{
	r->scrolls = true;
	r->fixed = r->width;
}

void rows_section(struct rows *r)
{
	r->section = true;
}

void rows_end(struct rows *r)
{
	*vec_push(&r->list) =
	    (struct row){r->open, r->spans.len - r->open, r->scrolls ? r->fixed : INT_MAX, r->section};
	r->open = r->spans.len;
	r->width = r->fixed = 0;
	r->scrolls = r->section = false;
}

/* A word that comes now needs a blank before it. */
static bool wants_gap(const struct rows *r)
{
	if (r->spans.len == r->open)
		return false;
	const struct view_span *last = &r->spans.ptr[r->spans.len - 1];
	return last->text[last->len - 1] != ' ';
}

/* Adds one word, on a new row where it does not fit, cut where it is longer than a row. */
static void add_word(struct rows *r, int style, struct str word, int width, int indent)
{
	int cells = utf8_width(word.p, word.n), gap = wants_gap(r);

	if (r->width > indent && r->width + gap + cells > width && cells <= width - indent) {
		rows_end(r);
		rows_pad(r, indent);
	} else if (gap) {
		rows_safe(r, style, " ", 1, -1);
	}
	while (cells > width - r->width) {
		int used;
		size_t fit = utf8_fit(word.p, word.n, width - r->width, &used);
		if (fit == 0 && r->width <= indent)
			fit = utf8_fit(word.p, word.n, 2, &used);
		rows_safe(r, style, word.p, fit, -1);
		word.p += fit;
		word.n -= fit;
		cells -= used;
		rows_end(r);
		rows_pad(r, indent);
	}
	rows_safe(r, style, word.p, word.n, -1);
}

static void wrap_line(struct rows *r, int style, const char *text, size_t len, int width, int indent)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, text, len, CELL_CODE);
	for (size_t i = 0; i < safe.len;) {
		if (safe.data[i] == ' ') {
			i++;
			continue;
		}
		const char *end = memchr(safe.data + i, ' ', safe.len - i);
		size_t n = end ? (size_t)(end - safe.data) - i : safe.len - i;
		add_word(r, style, (struct str){safe.data + i, n}, width, indent);
		i += n;
	}
	buf_done(&safe);
	rows_end(r);
}

void rows_wrap(struct rows *r, int style, const char *text, int width, int indent)
{
	if (width < 4)
		width = 4;
	if (indent > width / 2)
		indent = width / 2;
	for (;;) {
		size_t n = strcspn(text, "\n");
		wrap_line(r, style, text, n, width, indent);
		if (!text[n] || !text[n + 1])
			return;
		text += n + 1;
		rows_pad(r, indent);
	}
}

void rows_wrapf(struct rows *r, int style, int width, int indent, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	rows_wrap(r, style, text.data, width, indent);
	buf_done(&text);
}

void rows_link(struct rows *r, size_t first, size_t end, int link)
{
	for (size_t i = first; i < end && i < r->list.len; i++)
		for (size_t k = 0; k < r->list.ptr[i].spans; k++)
			r->spans.ptr[r->list.ptr[i].first + k].link = link;
}

size_t rows_count(const struct rows *r)
{
	return r->list.len;
}

bool rows_line(void *ctx, size_t n, struct view_line *out)
{
	const struct rows *r = ctx;

	if (n >= r->list.len)
		return false;
	const struct row *row = &r->list.ptr[n];
	for (size_t i = 0; i < row->spans; i++)
		*vec_push(&out->spans) = r->spans.ptr[row->first + i];
	out->fixed = row->fixed;
	out->section = row->section;
	return true;
}

void rows_text(struct rows *r, int style, const char *text, int width)
{
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		n = strcspn(text, "\n");
		size_t blanks = strspn(text, " ");
		char *line = xstrndup(text, n);
		if (utf8_width(line, n) <= width || blanks >= n) {
			rows_add(r, style, line, n, -1);
			rows_end(r);
		} else {
			int indent = (int)blanks + 2 < width / 2 ? (int)blanks : width / 2 > 2 ? width / 2 - 2 : 0;
			rows_pad(r, indent);
			rows_wrap(r, style, line + blanks, width, indent + 2);
		}
		free(line);
	}
}
