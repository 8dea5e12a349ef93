/* Containers: what quotes, lists, items and footnotes put before the lines in them. */
#include "markdown/layout.h"
#include "markdown/safe.h"

/* Cells that containers leave to what is in them, however deep they nest: enough for any character. */
static int least_room(const struct md_layout *l)
{
	int third = l->options.width / 3;

	return third < 2 ? 2 : third > 20 ? 20 : third;
}

static struct md_frame *top(struct md_layout *l)
{
	return l->frames.len ? &l->frames.ptr[l->frames.len - 1] : NULL;
}

void md_part(struct md_layout *l)
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

	md_part(l);
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
	md_part(l);
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

	md_part(l);
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

	if (op->number > 1 && !l->options.linear)
		l->gap = false;
	open_frame(l, OP_NOTE);
	if (l->options.linear) {
		md_line_words(l, arena_printf(&l->arena, "Footnote %d:", op->number), MD_FOOTNOTE, op->line);
		top(l)->first = l->nlines;
		return;
	}
	if (!add_prefix(l, mark, none, mark.width + 1)) {
		md_line_words(l, text, MD_FOOTNOTE, op->line);
		top(l)->first = l->nlines;
	}
}

bool md_draw_container(struct md_layout *l, const struct md_op *op)
{
	switch (op->kind) {
	case OP_QUOTE:
		open_quote(l, op);
		return true;
	case OP_QUOTE_END:
		close_quote(l);
		return true;
	case OP_LIST:
		open_list(l, op);
		return true;
	case OP_LIST_END:
		close_list(l);
		return true;
	case OP_ITEM:
		open_item(l, op);
		return true;
	case OP_NOTE:
		open_note(l, op);
		return true;
	case OP_ITEM_END:
	case OP_NOTE_END:
		close_item(l);
		return true;
	default:
		return false;
	}
}
