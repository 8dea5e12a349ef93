/* From a document's flat content to lines, one op at a time. */
#include <assert.h>
#include "markdown/layout.h"
#include "markdown/safe.h"
#include "markdown/wrap.h"

struct md_layout *md_layout(const struct md_doc *doc, const struct md_options *options)
{
	struct md_layout *l = xcalloc(1, sizeof *l);

	l->content = doc->content;
	l->options = *options;
	if (l->options.width < 1)
		l->options.width = 1;
	char *blanks = arena_alloc(&l->arena, (size_t)l->options.width + 1);
	memset(blanks, ' ', (size_t)l->options.width);
	l->blanks = blanks;
	return l;
}

void md_layout_free(struct md_layout *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->chunks.len; i++)
		free(l->chunks.ptr[i]);
	vec_done(&l->chunks);
	vec_done(&l->block_lines);
	vec_done(&l->frames);
	vec_done(&l->prefix);
	vec_done(&l->spans);
	arena_done(&l->arena);
	free(l);
}

/* LEAD: words before the text, "" for none. */
static void draw_text(struct md_layout *l, const struct md_piece *piece, const struct md_op *op, const char *lead)
{
	size_t base = l->content->blocks.ptr[l->block_lines.len - 1].text, nlead = strlen(lead);
	size_t length = op->text_end - op->text;
	struct md_piece words;
	struct md_cursor cursor = md_cursor(piece, op);
	int before = md_cells(lead, nlead);

	if (md_linear(l, piece, op, &words))
		cursor = (struct md_cursor){&words, 0, words.text.len, 0};
	size_t first = cursor.at;

	if (before * 2 > md_room(l)) {
		md_line_words(l, lead, MD_RULE, op->line);
		before = 0;
	}
	while (cursor.at < cursor.end) {
		size_t at = cursor.at;
		int source = md_cursor_line(&cursor);
		struct md_cut cut = md_cut(cursor.piece->text.data + at, cursor.end - at, md_room(l) - before);
		md_line_begin(l);
		if (before)
			md_line_add(l, lead, nlead, MD_RULE, -1);
		md_cursor_draw(l, &cursor, at + cut.end);
		md_cursor_skip(&cursor, at + cut.next);
		md_line_end(l, source)->at = op->text - base + (at - first < length ? at - first : length);
		before = 0;
	}
}

static void draw_heading(struct md_layout *l, const struct md_piece *piece, const struct md_op *op)
{
	static const enum md_glyph rules[] = {GLYPH_RULE_H1, GLYPH_RULE, GLYPH_RULE_H3};
	size_t first = l->nlines + l->gap;
	int width = 1;

	draw_text(l, piece, op, l->options.linear ? arena_printf(&l->arena, "Heading %d: ", op->number) : "");
	if (l->nlines <= first)
		return;
	md_line_at(l, first)->heading = op->index;
	for (size_t i = first; i < l->nlines; i++)
		if (md_line_at(l, i)->width - l->prefix_width > width)
			width = md_line_at(l, i)->width - l->prefix_width;
	if ((op->number > 2 && !l->options.unstyled) || l->options.linear)
		return;
	md_line_begin(l);
	md_line_fill(l, rules[op->number < 3 ? op->number - 1 : 2], width, MD_RULE);
	md_line_end(l, 0);
}

static void draw_rule(struct md_layout *l, const struct md_op *op)
{
	if (l->options.linear) {
		md_line_words(l, "Section break.", MD_RULE, op->line);
		return;
	}
	md_line_begin(l);
	md_line_fill(l, GLYPH_RULE, md_room(l), MD_RULE);
	md_line_end(l, op->line);
}

/* Draws the op at I of the block's piece; returns how many ops that were. */
static size_t draw(struct md_layout *l, const struct md_piece *piece, size_t i)
{
	const struct md_op *op = &piece->ops.ptr[i];

	if (md_draw_container(l, op))
		return 1;
	md_part(l);
	switch (op->kind) {
	case OP_PARAGRAPH:
		draw_text(l, piece, op, "");
		return 1;
	case OP_HEADING:
		draw_heading(l, piece, op);
		return 1;
	case OP_RULE:
		draw_rule(l, op);
		return 1;
	case OP_CODE:
		md_draw_code(l, op);
		return 1;
	case OP_TABLE:
		md_draw_table(l, piece, op);
		return 1 + op->ncells;
	default:
		assert(false);
		return 1;
	}
}

static void begin_block(struct md_layout *l)
{
	if (l->nlines) {
		l->gap = true;
		l->gap_prefix = 0;
	}
	*vec_push(&l->block_lines) = l->nlines;
	l->op = l->content->blocks.ptr[l->block_lines.len - 1].op;
}

#define LONG_ADDRESS 200

const char *md_address(struct md_layout *l, size_t i)
{
	const struct md_link *link = &l->content->links.ptr[i];
	size_t n = strnlen(link->url, LONG_ADDRESS);

	if (n == LONG_ADDRESS && link->first != (int)i)
		return arena_printf(&l->arena, "as [%d]", link->first + 1);
	return md_safe_copy(&l->arena, link->url, n < LONG_ADDRESS ? n : strlen(link->url), CELL_CODE);
}

/* The links with their addresses, which are text of the source as well. */
static void draw_links(struct md_layout *l)
{
	const struct md_content *c = l->content;

	if (!l->options.link_list || !c->links.len)
		return;
	*vec_push(&l->block_lines) = l->nlines;
	for (size_t i = 0; i < c->links.len; i++) {
		if (i == 0) {
			l->gap = l->nlines > 0;
			l->gap_prefix = 0;
		}
		md_line_words(l, arena_printf(&l->arena, "[%zu] %s", i + 1, md_address(l, i)), MD_LINK_MARK, c->links.ptr[i].line);
	}
}

/* Draws something more; false when all is drawn. */
static bool step(struct md_layout *l)
{
	size_t begun = l->block_lines.len;

	if (l->ended)
		return false;
	if (begun && l->op < l->content->blocks.ptr[begun - 1].op_end) {
		l->op += draw(l, l->content->blocks.ptr[begun - 1].piece, l->op);
	} else if (md_content_block(l->content, begun)) {
		begin_block(l);
	} else {
		l->ended = true;
		draw_links(l);
	}
	return true;
}

const struct md_line *md_line(struct md_layout *l, size_t n)
{
	while (l->nlines <= n && step(l))
		;
	return n < l->nlines ? md_line_at(l, n) : NULL;
}

bool md_layout_more(struct md_layout *l, size_t n, size_t *known)
{
	size_t upto = l->nlines + n;
	bool more = true;

	while (more && l->nlines < upto)
		more = step(l);
	if (known)
		*known = l->nlines;
	return more;
}

size_t md_lines(struct md_layout *l)
{
	while (step(l))
		;
	return l->nlines;
}

/* Draws what is needed to know where the block behind BLOCK begins. */
static void reach_behind(struct md_layout *l, size_t block)
{
	while (l->block_lines.len <= block + 1 && step(l))
		;
}

size_t md_block_line(struct md_layout *l, size_t block)
{
	reach_behind(l, block);
	if (block >= l->block_lines.len)
		return l->nlines;
	size_t n = l->block_lines.ptr[block];
	size_t end = block + 1 < l->block_lines.len ? l->block_lines.ptr[block + 1] : l->nlines;
	return n && n < end ? n + 1 : n;
}

size_t md_find_line(struct md_layout *l, size_t block, int source, size_t at)
{
	size_t first = md_block_line(l, block), best = first;
	size_t end = block + 1 < l->block_lines.len ? l->block_lines.ptr[block + 1] : l->nlines;

	for (size_t n = first; n < end; n++) {
		const struct md_line *line = md_line_at(l, n);
		if (line->source && (line->source < source || (line->source == source && line->at <= at)))
			best = n;
	}
	return best;
}

void md_text(struct md_layout *l, struct buf *out)
{
	const struct md_line *line;

	for (size_t n = 0; (line = md_line(l, n)); n++) {
		for (size_t i = 0; i < line->nspans; i++)
			buf_add(out, line->spans[i].text, line->spans[i].len);
		while (out->len && out->data[out->len - 1] == ' ')
			buf_truncate(out, out->len - 1);
		buf_addch(out, '\n');
	}
}
