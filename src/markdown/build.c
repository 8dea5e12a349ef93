/* The blocks of a piece. */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include "markdown/build.h"
#include "markdown/safe.h"

const char *const md_callouts[] = {"Note", "Tip", "Important", "Warning", "Caution", NULL};

struct md_op *md_build_op(struct md_build *b, enum md_op_kind kind, int line)
{
	struct md_op *op = vec_push(&b->piece->ops);

	*op = (struct md_op){.kind = kind, .line = b->line_fixed ? b->line_fixed : line, .number = -1, .index = -1};
	return op;
}

static int file_line(const struct md_build *b, cmark_node *node)
{
	return cmark_node_get_start_line(node) + b->line_shift;
}

/* The source of the line with which the paragraph NODE begins, from its first byte on. */
static struct str first_line(const struct md_build *b, cmark_node *node)
{
	struct str line = md_source_line(b->source, cmark_node_get_start_line(node));
	size_t col = (size_t)cmark_node_get_start_column(node);

	if (col < 1 || col > line.n)
		return (struct str){"", 0};
	return (struct str){line.p + col - 1, line.n - col + 1};
}

/* The callout that the quote NODE is, -1 for none. */
static int callout(const struct md_build *b, cmark_node *quote)
{
	cmark_node *child = cmark_node_first_child(quote);

	if (!child || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH)
		return -1;
	struct str s = md_trim(first_line(b, child));
	if (s.n < 4 || memcmp(s.p, "[!", 2) != 0 || s.p[s.n - 1] != ']')
		return -1;
	for (int i = 0; md_callouts[i]; i++)
		if (strlen(md_callouts[i]) == s.n - 3 && strncasecmp(s.p + 2, md_callouts[i], s.n - 3) == 0)
			return i;
	return -1;
}

static void build_quote(struct md_build *b, bool enter, cmark_node *node)
{
	if (!enter) {
		b->quotes--;
		md_build_op(b, OP_QUOTE_END, 0);
		return;
	}
	b->quotes++;
	struct md_op *op = md_build_op(b, OP_QUOTE, file_line(b, node));
	op->index = callout(b, node);
	if (op->index >= 0)
		b->skip_line = file_line(b, cmark_node_first_child(node));
}

static void build_list(struct md_build *b, bool enter, cmark_node *node)
{
	if (!enter) {
		b->lists.len--;
		md_build_op(b, OP_LIST_END, 0);
		return;
	}
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int next = ordered ? cmark_node_get_list_start(node) : -1;
	char delimiter = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.';
	*vec_push(&b->lists) = (struct md_list){next, delimiter};
	struct md_op *op = md_build_op(b, OP_LIST, file_line(b, node));
	op->tight = cmark_node_get_list_tight(node);
	if (!ordered)
		return;
	op->number = next - 1;
	for (cmark_node *item = cmark_node_first_child(node); item; item = cmark_node_next(item))
		op->number++;
}

/* What a task's mark at the start of the item NODE says. */
static enum md_task task(const struct md_build *b, cmark_node *item)
{
	cmark_node *child = cmark_node_first_child(item);

	if (!child || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH)
		return TASK_NONE;
	struct str s = first_line(b, child);
	if (s.n < 4 || s.p[0] != '[' || s.p[2] != ']' || (s.p[3] != ' ' && s.p[3] != '\t'))
		return TASK_NONE;
	return s.p[1] == ' ' ? TASK_OPEN : s.p[1] == 'x' || s.p[1] == 'X' ? TASK_DONE : TASK_NONE;
}

static void build_item(struct md_build *b, bool enter, cmark_node *node)
{
	if (!enter) {
		md_build_op(b, OP_ITEM_END, 0);
		return;
	}
	struct md_list *list = &b->lists.ptr[b->lists.len - 1];
	struct md_op *op = md_build_op(b, OP_ITEM, file_line(b, node));
	op->task = task(b, node);
	op->delimiter = list->delimiter;
	op->number = list->next;
	if (list->next >= 0)
		list->next++;
}

/* Takes "[x]" off the paragraph OP when it is the first in a task's item and did not turn out to be a link. */
static void take_task(struct md_build *b, struct md_op *op)
{
	struct md_piece *piece = b->piece;
	struct md_op *item = piece->ops.len > 1 ? op - 1 : NULL;

	if (!item || item->kind != OP_ITEM || item->task == TASK_NONE)
		return;
	const char *text = piece->text.data + op->text;
	if (op->text_end - op->text < 3 || text[0] != '[' || text[2] != ']' || piece->runs.ptr[op->run].link >= 0) {
		item->task = TASK_NONE;
		return;
	}
	op->text += 3;
	while (op->text < op->text_end && piece->text.data[op->text] == ' ')
		op->text++;
	while (op->run + 1 < piece->runs.len && piece->runs.ptr[op->run + 1].start <= op->text)
		op->run++;
}

static void build_paragraph(struct md_build *b, bool enter, cmark_node *node)
{
	if (enter) {
		md_leaf_begin(b, b->quotes ? MD_QUOTE : MD_TEXT, file_line(b, node));
		return;
	}
	struct md_op *op = md_leaf_end(b, OP_PARAGRAPH, file_line(b, node));
	take_task(b, op);
	md_leaf_count(b, op);
	b->skip_line = 0;
}

/* The heading's words without the marks of links and footnotes. */
static char *heading_text(struct md_build *b, const struct md_op *op)
{
	const struct md_piece *piece = b->piece;
	struct buf text = BUF_INIT;

	for (size_t r = op->run; r < piece->runs.len; r++) {
		const struct md_run *run = &piece->runs.ptr[r];
		size_t end = r + 1 < piece->runs.len ? run[1].start : op->text_end;
		if (run->style != MD_LINK_MARK && run->style != MD_FOOTNOTE)
			buf_add(&text, piece->text.data + run->start, end - run->start);
	}
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == '\n')
			text.data[i] = ' ';
	char *copy = arena_strndup(&b->content->arena, text.data, text.len);
	buf_done(&text);
	return copy;
}

static void build_heading(struct md_build *b, bool enter, cmark_node *node)
{
	struct md_content *c = b->content;
	int level = cmark_node_get_heading_level(node);

	if (enter) {
		md_leaf_begin(b, level == 1 ? MD_H1 : level == 2 ? MD_H2 : MD_H3, file_line(b, node));
		return;
	}
	struct md_op *op = md_leaf_end(b, OP_HEADING, file_line(b, node));
	op->number = level;
	op->index = (int)c->headings.len;
	md_leaf_count(b, op);
	const char *text = heading_text(b, op);
	*vec_push(&c->headings) =
	    (struct md_heading){level, text, md_anchor(c, text), c->blocks.len, op->line};
}

/* The next word of *AT, which moves behind it; "" at the end. */
static const char *next_word(struct md_content *c, const char **at)
{
	const char *word = *at + strspn(*at, " \t");
	size_t n = strcspn(word, " \t");

	*at = word + n;
	return arena_strndup(&c->arena, word, n);
}

static void build_code(struct md_build *b, cmark_node *node)
{
	struct md_content *c = b->content;
	const char *raw = cmark_node_get_literal(node), *info = cmark_node_get_fence_info(node), *rest = info ? info : "";
	struct str first = md_source_line(b->source, cmark_node_get_start_line(node));
	size_t col = (size_t)cmark_node_get_start_column(node);
	bool fenced = col >= 1 && col <= first.n && (first.p[col - 1] == '`' || first.p[col - 1] == '~');
	struct md_op *op = md_build_op(b, OP_CODE, file_line(b, node) + fenced);

	op->raw = str_from(raw ? arena_strdup(&c->arena, raw) : "");
	if (!fenced)
		return;
	op->index = (int)c->fences.len;
	const char *word = next_word(c, &rest), *option = next_word(c, &rest);
	*vec_push(&c->fences) = (struct md_fence){
	    .info = word, .option = option,
	    .text = op->raw.p, .len = op->raw.n, .block = c->blocks.len, .line = op->line};
}

/* The footnote that NODE is, NULL for none: only what stands at the outermost level is one. */
static struct md_note *note_at(struct md_build *b, cmark_node *node)
{
	if (!b->content->notes.len || cmark_node_get_type(node) != CMARK_NODE_ITEM ||
	    cmark_node_parent(cmark_node_parent(cmark_node_parent(node))))
		return NULL;
	return md_notes_at(b->content, file_line(b, node));
}

static void block_event(struct md_build *b, cmark_event_type event, cmark_node *node)
{
	bool enter = event == CMARK_EVENT_ENTER;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		build_quote(b, enter, node);
		break;
	case CMARK_NODE_LIST:
		build_list(b, enter, node);
		break;
	case CMARK_NODE_ITEM:
		build_item(b, enter, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		build_paragraph(b, enter, node);
		break;
	case CMARK_NODE_HEADING:
		build_heading(b, enter, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		build_code(b, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		md_html_block(b, cmark_node_get_literal(node), file_line(b, node));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		md_build_op(b, OP_RULE, file_line(b, node));
		break;
	default:
		md_inline_event(b, event, node);
		break;
	}
}

/* What lies in NODE; what is built elsewhere is left out. */
static void build_inside(struct md_build *b, cmark_node *node, bool itself)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		struct md_table *table = cmark_node_get_user_data(at);
		if (at == node && !itself)
			continue;
		if (table) {
			md_table_build(b, table);
			b->skip_line = 0;
		}
		if (table || (at != node && note_at(b, at)))
			cmark_iter_reset(iter, at, CMARK_EVENT_EXIT);
		else
			block_event(b, event, at);
	}
	cmark_iter_free(iter);
}

void md_build_block(struct md_build *b, cmark_node *node)
{
	size_t op = b->piece->ops.len, text = b->piece->text.len;
	struct md_note *note = note_at(b, node);

	if (note)
		md_build_op(b, OP_NOTE, file_line(b, node))->number = note->number;
	build_inside(b, node, !note);
	if (note)
		md_build_op(b, OP_NOTE_END, 0);
	*vec_push(&b->content->blocks) = (struct md_block){b->piece, op, b->piece->ops.len, text};
}
