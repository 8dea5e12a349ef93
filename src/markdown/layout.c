/* From a document's flat content to lines, one op at a time. */
#include "markdown/layout.h"
#include "markdown/safe.h"
#include "markdown/wrap.h"

/* Cells that containers leave to what is in them, however deep they nest: enough for any character. */
static int least_room(const struct md_layout *l)
{
	int third = l->options.width / 3;

	return third < 2 ? 2 : third > 20 ? 20 : third;
}

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

static struct md_frame *top(struct md_layout *l)
{
	return l->frames.len ? &l->frames.ptr[l->frames.len - 1] : NULL;
}

/* Something begins in the present container: an empty line parts it from what is there. */
static void part(struct md_layout *l)
{
	const struct md_frame *f = top(l);

	if (l->gap || !f || f->tight || l->nlines == f->first)
		return;
	l->gap = true;
	l->gap_prefix = l->prefix.len;
}

static struct md_frame *open_frame(struct md_layout *l, enum md_op_kind kind)
{
	struct md_frame *f = vec_push(&l->frames);

	*f = (struct md_frame){.kind = kind, .first = l->nlines, .prefix_len = l->prefix.len};
	return f;
}

static void close_frame(struct md_layout *l)
{
	const struct md_frame *f = top(l);

	while (l->prefix.len > f->prefix_len)
		l->prefix_width -= l->prefix.ptr[--l->prefix.len].width;
	l->frames.len--;
}

/* Puts FIRST before the next line and REST before those behind it, in WIDTH cells; false when that would leave too little room. */
static bool add_prefix(struct md_layout *l, struct md_span first, struct md_span rest, int width)
{
	if (l->options.width - l->prefix_width - width < least_room(l))
		return false;
	*vec_push(&l->prefix) = (struct md_prefix){first, rest, width, true};
	l->prefix_width += width;
	return true;
}

static struct md_span glyph_span(const struct md_layout *l, enum md_glyph id, enum md_style style)
{
	const char *glyph = md_glyph(l, id);

	return (struct md_span){glyph, strlen(glyph), md_cells(glyph, strlen(glyph)), style, -1};
}

static void open_quote(struct md_layout *l, const struct md_op *op)
{
	struct md_span bar = glyph_span(l, GLYPH_BAR, op->index < 0 ? MD_QUOTE_BAR : MD_CALLOUT);

	part(l);
	open_frame(l, OP_QUOTE)->callout = op->index;
	if (!l->options.linear)
		add_prefix(l, bar, bar, bar.width + 1);
	if (op->index >= 0)
		md_line_words(l, arena_printf(&l->arena, l->options.linear ? "%s:" : "%s", md_callouts[op->index]), MD_CALLOUT, op->line);
	else if (l->options.linear)
		md_line_words(l, "Quote:", MD_QUOTE_BAR, 0);
	top(l)->first = l->nlines;
}

static void close_quote(struct md_layout *l)
{
	int callout = top(l)->callout;

	if (l->options.linear)
		md_line_words(l, arena_printf(&l->arena, "End of \"%s\".", callout < 0 ? "Quote" : md_callouts[callout]), MD_QUOTE_BAR, 0);
	close_frame(l);
}

static int digits(int number)
{
	int n = 1;

	while (number >= 10) {
		number /= 10;
		n++;
	}
	return n;
}

static void open_list(struct md_layout *l, const struct md_op *op)
{
	part(l);
	struct md_frame *f = open_frame(l, OP_LIST);
	f->tight = op->tight;
	f->marker = op->number < 0 ? 0 : digits(op->number) + 1;
	l->bullets += op->number < 0;
}

static void close_list(struct md_layout *l)
{
	l->bullets -= top(l)->marker == 0;
	close_frame(l);
}

/* What stands before the item OP of a list whose widest marker takes WIDTH cells; 0 for bullets. */
static struct md_span marker(struct md_layout *l, const struct md_op *op, int width)
{
	static const enum md_glyph bullets[] = {GLYPH_BULLET_1, GLYPH_BULLET_2, GLYPH_BULLET_3};
	const char *text = l->options.linear ? "-" : md_glyph(l, bullets[(l->bullets + 2) % 3]);
	enum md_style style = op->task == TASK_OPEN ? MD_TASK_OPEN : op->task == TASK_DONE ? MD_TASK_DONE : MD_BULLET;

	if (op->task != TASK_NONE && l->options.linear)
		text = op->task == TASK_OPEN ? "To do:" : "Done:";
	else if (op->task != TASK_NONE)
		text = md_glyph(l, op->task == TASK_OPEN ? GLYPH_TASK_OPEN : GLYPH_TASK_DONE);
	if (op->number >= 0 && op->task == TASK_NONE)
		text = arena_printf(&l->arena, "%*d%c", width - 1, op->number, op->delimiter);
	else if (op->number >= 0)
		text = arena_printf(&l->arena, "%*d%c %s", width - 1, op->number, op->delimiter, text);
	return (struct md_span){text, strlen(text), md_cells(text, strlen(text)), style, -1};
}

static void open_item(struct md_layout *l, const struct md_op *op)
{
	const struct md_frame *list = top(l);
	bool tight = list->tight;
	struct md_span mark = marker(l, op, list->marker), none = {"", 0, 0, MD_TEXT, -1};

	part(l);
	open_frame(l, OP_ITEM)->tight = tight;
	if (!add_prefix(l, mark, none, mark.width + 1)) {
		while (*mark.text == ' ')
			mark.text++;
		md_line_words(l, mark.text, mark.style, op->line);
		top(l)->first = l->nlines;
	}
}

/* An item in which there was nothing still shows its mark. */
static void close_item(struct md_layout *l)
{
	const struct md_frame *f = top(l);

	if (l->prefix.len > f->prefix_len && l->prefix.ptr[f->prefix_len].pending) {
		md_line_begin(l);
		md_line_end(l, 0);
	}
	close_frame(l);
}

static void open_note(struct md_layout *l, const struct md_op *op)
{
	const char *text = arena_printf(&l->arena, "[^%d]", op->number);
	struct md_span mark = {text, strlen(text), (int)strlen(text), MD_FOOTNOTE, -1}, none = {"", 0, 0, MD_TEXT, -1};

	if (op->number > 1)
		l->gap = false;
	open_frame(l, OP_NOTE);
	if (!add_prefix(l, mark, none, mark.width + 1)) {
		md_line_words(l, text, MD_FOOTNOTE, op->line);
		top(l)->first = l->nlines;
	}
}

/* LEAD: words before the text, "" for none. */
static void draw_text(struct md_layout *l, const struct md_piece *piece, const struct md_op *op, const char *lead)
{
	size_t base = l->content->blocks.ptr[l->block_lines.len - 1].text, nlead = strlen(lead);
	struct md_cursor cursor = md_cursor(piece, op);
	int before = md_cells(lead, nlead);

	if (before * 2 > md_room(l)) {
		md_line_words(l, lead, MD_RULE, op->line);
		before = 0;
	}
	while (cursor.at < cursor.end) {
		size_t at = cursor.at;
		int source = md_cursor_line(&cursor);
		struct md_cut cut = md_cut(piece->text.data + at, cursor.end - at, md_room(l) - before);
		md_line_begin(l);
		if (before)
			md_line_add(l, lead, nlead, MD_RULE, -1);
		md_cursor_draw(l, &cursor, at + cut.end);
		md_cursor_skip(&cursor, at + cut.next);
		md_line_end(l, source)->at = at - base;
		before = 0;
	}
}

static void draw_heading(struct md_layout *l, const struct md_piece *piece, const struct md_op *op)
{
	size_t first = l->nlines + l->gap;
	int width = 1;

	draw_text(l, piece, op, l->options.linear ? arena_printf(&l->arena, "Heading %d: ", op->number) : "");
	if (l->nlines <= first)
		return;
	md_line_at(l, first)->heading = op->index;
	for (size_t i = first; i < l->nlines; i++)
		if (md_line_at(l, i)->width - l->prefix_width > width)
			width = md_line_at(l, i)->width - l->prefix_width;
	if (op->number > 2 || l->options.linear)
		return;
	md_line_begin(l);
	md_line_fill(l, op->number == 1 ? GLYPH_RULE_H1 : GLYPH_RULE, width, MD_RULE);
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

	switch (op->kind) {
	case OP_QUOTE:
		open_quote(l, op);
		break;
	case OP_QUOTE_END:
		close_quote(l);
		break;
	case OP_LIST:
		open_list(l, op);
		break;
	case OP_LIST_END:
		close_list(l);
		break;
	case OP_ITEM:
		open_item(l, op);
		break;
	case OP_ITEM_END:
		close_item(l);
		break;
	case OP_NOTE:
		open_note(l, op);
		break;
	case OP_NOTE_END:
		close_item(l);
		break;
	case OP_PARAGRAPH:
		part(l);
		draw_text(l, piece, op, "");
		break;
	case OP_HEADING:
		part(l);
		draw_heading(l, piece, op);
		break;
	case OP_RULE:
		part(l);
		draw_rule(l, op);
		break;
	case OP_CODE:
		part(l);
		md_draw_code(l, op);
		break;
	case OP_TABLE:
		part(l);
		md_draw_table(l, piece, op);
		return 1 + op->ncells;
	case OP_CELL:
		break;
	}
	return 1;
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

/* The links with their addresses, which are text of the source as well. */
static void draw_links(struct md_layout *l)
{
	const struct md_content *c = l->content;

	if (!l->options.link_list || !c->links.len)
		return;
	*vec_push(&l->block_lines) = l->nlines;
	for (size_t i = 0; i < c->links.len; i++) {
		const char *url = md_safe_copy(&l->arena, c->links.ptr[i].url, strlen(c->links.ptr[i].url), CELL_CODE);
		if (i == 0) {
			l->gap = l->nlines > 0;
			l->gap_prefix = 0;
		}
		md_line_words(l, arena_printf(&l->arena, "[%zu] %s", i + 1, url), MD_LINK_MARK, c->links.ptr[i].line);
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
