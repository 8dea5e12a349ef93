/* Lines of a layout. */
#include <assert.h>
#include "markdown/layout.h"
#include "markdown/safe.h"
#include "markdown/wrap.h"

static const struct {
	const char *drawn, *ascii;
} glyphs[] = {
#define GLYPH(id, drawn, ascii) {drawn, ascii},
#include "markdown/glyphs.def"
#undef GLYPH
};

const char *md_glyph(const struct md_layout *l, enum md_glyph id)
{
	return l->options.ascii ? glyphs[id].ascii : glyphs[id].drawn;
}

int md_room(const struct md_layout *l)
{
	int room = l->options.width - l->prefix_width;

	return room > 1 ? room : 1;
}

static void add_span(struct md_layout *l, struct md_span span)
{
	if (l->spans.len) {
		struct md_span *last = &l->spans.ptr[l->spans.len - 1];
		if (last->style == span.style && last->link == span.link && last->text + last->len == span.text) {
			last->len += span.len;
			last->width += span.width;
			l->width += span.width;
			return;
		}
	}
	*vec_push(&l->spans) = span;
	l->width += span.width;
}

void md_line_add(struct md_layout *l, const char *text, size_t len, enum md_style style, int link)
{
	if (len)
		add_span(l, (struct md_span){text, len, md_cells(text, len), style, link});
}

void md_line_add_glyph(struct md_layout *l, enum md_glyph id, enum md_style style)
{
	const char *glyph = md_glyph(l, id);

	md_line_add(l, glyph, strlen(glyph), style, -1);
}

void md_line_fill(struct md_layout *l, enum md_glyph id, int n, enum md_style style)
{
	const char *glyph = md_glyph(l, id);
	size_t bytes = strlen(glyph);
	int width = md_cells(glyph, bytes);

	if (n < width)
		return;
	n /= width;
	char *text = arena_alloc(&l->arena, bytes * (size_t)n + 1);
	for (int i = 0; i < n; i++)
		memcpy(text + bytes * (size_t)i, glyph, bytes);
	add_span(l, (struct md_span){text, bytes * (size_t)n, n * width, style, -1});
}

void md_line_blanks(struct md_layout *l, int n, enum md_style style)
{
	for (int part; n > 0; n -= part) {
		part = n < l->options.width ? n : l->options.width;
		*vec_push(&l->spans) = (struct md_span){l->blanks, (size_t)part, part, style, -1};
		l->width += part;
	}
}

/* The first N parts of the prefix; AGAIN: not what comes only once. */
static void add_prefix(struct md_layout *l, size_t n, bool again)
{
	for (size_t i = 0; i < n; i++) {
		struct md_prefix *p = &l->prefix.ptr[i];
		const struct md_span *span = p->pending && !again ? &p->first : &p->rest;
		if (span->len)
			*vec_push(&l->spans) = *span;
		l->width += span->width;
		if (span->width < p->width)
			md_line_blanks(l, p->width - span->width, MD_TEXT);
		if (!again)
			p->pending = false;
	}
}

static bool is_blank(const struct md_span *span)
{
	for (size_t i = 0; i < span->len; i++)
		if (span->text[i] != ' ')
			return false;
	return true;
}

void md_line_begin(struct md_layout *l)
{
	if (l->gap) {
		l->gap = false;
		l->spans.len = 0;
		l->width = 0;
		add_prefix(l, l->gap_prefix, true);
		while (l->spans.len && is_blank(&l->spans.ptr[l->spans.len - 1]))
			l->width -= l->spans.ptr[--l->spans.len].width;
		md_line_end(l, 0);
	}
	l->spans.len = 0;
	l->width = 0;
	add_prefix(l, l->prefix.len, false);
}

struct md_line *md_line_at(struct md_layout *l, size_t n)
{
	return &l->chunks.ptr[n / MD_LINES_PER_CHUNK][n % MD_LINES_PER_CHUNK];
}

struct md_line *md_line_end(struct md_layout *l, int source)
{
	if (l->nlines / MD_LINES_PER_CHUNK >= l->chunks.len)
		*vec_push(&l->chunks) = xcalloc(MD_LINES_PER_CHUNK, sizeof(struct md_line));
	struct md_line *line = md_line_at(l, l->nlines++);
	struct md_span *spans = arena_array(&l->arena, struct md_span, l->spans.len);
	if (l->spans.len)
		memcpy(spans, l->spans.ptr, l->spans.len * sizeof *spans);
	*line = (struct md_line){.spans = spans, .nspans = l->spans.len, .width = l->width, .code_col = -1,
	    .wide = l->width > l->options.width, .block = l->block_lines.len - 1, .source = source, .fence = -1, .heading = -1};
	return line;
}

void md_line_words(struct md_layout *l, const char *words, enum md_style style, int source)
{
	size_t n = strlen(words);

	for (struct md_cut cut; n; words += cut.next, n -= cut.next) {
		cut = md_cut(words, n, md_room(l));
		md_line_begin(l);
		md_line_add(l, words, cut.end, style, -1);
		md_line_end(l, source);
	}
}

struct md_cursor md_cursor(const struct md_piece *piece, const struct md_op *op)
{
	return (struct md_cursor){piece, op->text, op->text_end, op->run};
}

/* Where the run that holds the cursor ends. */
static size_t run_end(const struct md_cursor *c)
{
	return c->run + 1 < c->piece->runs.len ? c->piece->runs.ptr[c->run + 1].start : c->end;
}

void md_cursor_skip(struct md_cursor *c, size_t to)
{
	c->at = to;
	while (c->at < c->end && run_end(c) <= c->at)
		c->run++;
}

void md_cursor_draw(struct md_layout *l, struct md_cursor *c, size_t to)
{
	while (c->at < to) {
		const struct md_run *run = &c->piece->runs.ptr[c->run];
		size_t end = run_end(c);
		if (end > to)
			end = to;
		md_line_add(l, c->piece->text.data + c->at, end - c->at, run->style, run->link);
		md_cursor_skip(c, end);
	}
}

int md_cursor_line(const struct md_cursor *c)
{
	return c->at < c->end ? c->piece->runs.ptr[c->run].line : 0;
}
