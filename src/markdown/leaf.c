/* The text of one paragraph, heading or cell. */
#include <string.h>
#include "markdown/build.h"
#include "markdown/safe.h"

void md_leaf_begin(struct md_build *b, enum md_style base, int line)
{
	b->leaf_text = b->piece->text.len;
	b->leaf_run = b->piece->runs.len;
	b->base = base;
	b->line = b->line_fixed ? b->line_fixed : line;
	b->looks.len = 0;
}

struct md_op *md_leaf_end(struct md_build *b, enum md_op_kind kind, int line)
{
	if (b->content->notes.len)
		md_notes_mark(b);
	struct md_op *op = md_build_op(b, kind, line);
	op->text = b->leaf_text;
	op->text_end = b->piece->text.len;
	op->run = b->leaf_run;
	return op;
}

void md_leaf_count(struct md_build *b, const struct md_op *op)
{
	const char *p = b->piece->text.data;
	bool inside = false;

	for (size_t i = op->text; i < op->text_end; i++) {
		bool word = p[i] != ' ' && p[i] != '\n';
		b->content->words += word && !inside;
		inside = word;
	}
}

static struct md_look look_now(const struct md_build *b)
{
	if (b->looks.len)
		return b->looks.ptr[b->looks.len - 1];
	return (struct md_look){.style = b->base, .link = -1};
}

static void run_now(struct md_build *b)
{
	struct md_look look = look_now(b);

	if (b->piece->runs.len > b->leaf_run) {
		const struct md_run *last = &b->piece->runs.ptr[b->piece->runs.len - 1];
		if (last->style == look.style && last->link == look.link && last->line == b->line)
			return;
	}
	*vec_push(&b->piece->runs) = (struct md_run){b->piece->text.len, look.link, b->line, look.style};
}

void md_leaf_add(struct md_build *b, const char *s, size_t n, enum cell_mode mode)
{
	struct buf *text = &b->piece->text;

	if (b->skip_line == b->line || !n)
		return;
	run_now(b);
	md_safe(text, s, n, mode, text->len > b->leaf_text && text->data[text->len - 1] != '\n');
}

void md_leaf_break(struct md_build *b)
{
	if (b->skip_line == b->line)
		return;
	run_now(b);
	buf_addch(&b->piece->text, '\n');
}

static void look_push(struct md_build *b, enum md_style style, int link)
{
	*vec_push(&b->looks) = (struct md_look){style, link, b->piece->text.len, false};
}

/* Headings and links keep their own look inside emphasis; emphasis in emphasis adds up. */
static void look_emphasis(struct md_build *b, enum md_style style)
{
	struct md_look now = look_now(b);
	enum md_style other = style == MD_EMPH ? MD_STRONG : MD_EMPH;

	if (now.style == other || now.style == MD_STRONG_EMPH)
		style = MD_STRONG_EMPH;
	else if (now.style != MD_TEXT && now.style != MD_QUOTE && now.style != style)
		style = now.style;
	look_push(b, style, now.link);
}

static void add_code(struct md_build *b, const char *code)
{
	struct md_look now = look_now(b);

	look_push(b, now.style == MD_LINK ? MD_LINK : MD_CODE_SPAN, now.link);
	md_leaf_add(b, code, strlen(code), CELL_CODE);
	b->looks.len--;
}

/* What lies in an image's description is its words only. */
static void link_begin(struct md_build *b, cmark_node *node, bool image)
{
	struct md_content *c = b->content;
	const char *url = cmark_node_get_url(node);
	struct md_definition *defined = md_definition_of(c, url ? url : "");
	int index = (int)c->links.len;
	struct md_look now = look_now(b);

	if (now.style == MD_IMAGE) {
		now.plain = true;
		*vec_push(&b->looks) = now;
		return;
	}
	*vec_push(&c->links) = (struct md_link){.url = defined ? defined->url : arena_strdup(&c->arena, url ? url : ""),
	    .text = "", .block = c->blocks.len, .image = image, .line = b->line,
	    .first = defined && defined->link >= 0 ? defined->link : index};
	if (defined && defined->link < 0)
		defined->link = index;
	look_push(b, image ? MD_IMAGE : MD_LINK, index);
	if (image)
		md_leaf_add(b, "[image: ", 8, CELL_PROSE);
	b->looks.ptr[b->looks.len - 1].text = b->piece->text.len;
}

static void link_end(struct md_build *b, bool image)
{
	struct md_content *c = b->content;
	struct md_look look = look_now(b);
	char mark[32];

	if (look.plain) {
		b->looks.len--;
		return;
	}
	char *text = arena_strndup(&c->arena, b->piece->text.data + look.text, b->piece->text.len - look.text);
	for (char *p = text; (p = strchr(p, '\n')); p++)
		*p = ' ';
	c->links.ptr[look.link].text = text;
	if (image)
		md_leaf_add(b, "]", 1, CELL_PROSE);
	b->looks.ptr[b->looks.len - 1].style = MD_LINK_MARK;
	int n = snprintf(mark, sizeof mark, "[%d]", look.link + 1);
	md_leaf_add(b, mark, (size_t)n, CELL_PROSE);
	b->looks.len--;
}

static void add_literal(struct md_build *b, const char *s)
{
	if (s)
		md_leaf_add(b, s, strlen(s), CELL_PROSE);
}

void md_inline_event(struct md_build *b, cmark_event_type event, cmark_node *node)
{
	bool enter = event == CMARK_EVENT_ENTER;
	int line = cmark_node_get_start_line(node);
	cmark_node_type type = cmark_node_get_type(node);

	if (!b->line_fixed && enter && line && type != CMARK_NODE_SOFTBREAK && type != CMARK_NODE_LINEBREAK)
		b->line = line + b->line_shift;
	switch (type) {
	case CMARK_NODE_TEXT:
		add_literal(b, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		md_leaf_add(b, " ", 1, CELL_PROSE);
		break;
	case CMARK_NODE_LINEBREAK:
		md_leaf_break(b);
		break;
	case CMARK_NODE_CODE:
		add_code(b, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_HTML_INLINE:
		md_html_inline(b, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
		if (enter)
			look_emphasis(b, type == CMARK_NODE_EMPH ? MD_EMPH : MD_STRONG);
		else
			b->looks.len--;
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		if (enter)
			link_begin(b, node, type == CMARK_NODE_IMAGE);
		else
			link_end(b, type == CMARK_NODE_IMAGE);
		break;
	default:
		break;
	}
}

void md_inlines(struct md_build *b, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		if (cmark_iter_get_node(iter) != node)
			md_inline_event(b, event, cmark_iter_get_node(iter));
	cmark_iter_free(iter);
}
