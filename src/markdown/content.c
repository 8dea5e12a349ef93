/*
 * Parsing, piece by piece.
 *
 * A blank line before a line that is not indented and begins no list item ends all containers, so the text can be cut there, unless code or HTML that
 * began before is still open; a paragraph put behind the cut shows that. A text with link definitions or footnotes, which reach from end to end, is one
 * piece.
 */
#include <assert.h>
#include <string.h>
#include "markdown/build.h"

#define FIRST_PIECE ((size_t)16 << 10)
#define LARGEST_PIECE ((size_t)1 << 20)
#define OPTIONS (CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS)

/* Whether the line that ends in "]:" at P may define something: it begins with '[', or with the end of a label from the line before. */
static bool begins_definition(const char *line, const char *p)
{
	while (line < p && strchr(" \t>*+-.)0123456789", *line))
		line++;
	return *line == '[' || !memchr(line, '[', (size_t)(p - line));
}

static const char *line_start(const char *text, const char *p)
{
	while (p > text && p[-1] != '\n' && p[-1] != '\r')
		p--;
	return p;
}

static bool has_definitions(const char *text, size_t len)
{
	const char *p = text, *end = text + len;

	while ((p = memmem(p, (size_t)(end - p), "]:", 2))) {
		if (begins_definition(line_start(text, p), p))
			return true;
		p = text + md_skip_line(text, len, (size_t)(p - text));
	}
	return false;
}

/* The first place behind AT where the text can be cut, its end if there is none. */
static size_t find_cut(const char *text, size_t len, size_t at)
{
	bool blank = false;

	for (size_t p = md_skip_line(text, len, at); p < len;) {
		size_t next = md_skip_line(text, len, p);
		if (blank && !strchr(" \t\r\n-+*0123456789", text[p]))
			return p;
		blank = strspn(text + p, " \t\r\n") >= next - p;
		p = next;
	}
	return len;
}

/* Takes the paragraph that was put behind the piece out of its tree; false when it became part of something else. */
static bool take_probe(cmark_node *root)
{
	cmark_node *last = cmark_node_last_child(root);

	if (!last || cmark_node_get_type(last) != CMARK_NODE_PARAGRAPH)
		return false;
	cmark_node_free(last);
	return true;
}

static cmark_node *parse_probed(const char *text, size_t len, bool probe)
{
	cmark_parser *parser = cmark_parser_new(OPTIONS);

	cmark_parser_feed(parser, text, len);
	if (probe)
		cmark_parser_feed(parser, "end\n", 4);
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static void next_piece(struct md_content *c)
{
	const char *text = c->text + c->at;
	size_t rest = c->len - c->at, size = c->piece_size;
	struct md_source source;
	cmark_node *root;

	for (;; size *= 2) {
		size_t cut = size < rest ? find_cut(text, rest, size) : rest;
		root = parse_probed(text, cut, cut < rest);
		if (cut == rest || take_probe(root)) {
			md_source_init(&source, text, cut);
			break;
		}
		cmark_node_free(root);
		size = cut;
	}
	md_build_piece(c, root, &source, 0, c->line);
	c->line += (int)source.starts.len - 1;
	c->at += source.len;
	c->piece_size = size * 2 < LARGEST_PIECE ? size * 2 : LARGEST_PIECE;
	md_source_done(&source);
	cmark_node_free(root);
}

/* The labels that look defined, each as a heading that refers to it, so that cmark says what it is. Returns how many. */
static int add_label_probes(struct buf *out, const char *text, size_t len)
{
	const char *p = text, *end = text + len;
	int n = 0;

	while ((p = memmem(p, (size_t)(end - p), "]:", 2))) {
		const char *line = line_start(text, p);
		while (line < p && strchr(" \t>*+-.)0123456789", *line))
			line++;
		if (*line == '[' && line[1] != '^') {
			buf_addstr(out, "# ");
			buf_add(out, line, (size_t)(p + 1 - line));
			buf_addstr(out, " #\n");
			n++;
		}
		p = text + md_skip_line(text, len, (size_t)(p - text));
	}
	return n;
}

static void whole_piece(struct md_content *c)
{
	struct buf input = BUF_INIT;
	struct md_source source;
	size_t len;
	int skip = add_label_probes(&input, c->text, c->len);

	buf_add(&input, c->text, c->len);
	md_source_init(&source, input.data, input.len);
	cmark_node *root = cmark_parse_document(source.text, source.len, OPTIONS);
	char *rewritten = md_notes_find(c, root, &source, &len);
	if (rewritten) {
		cmark_node_free(root);
		md_source_done(&source);
		md_source_init(&source, rewritten, len);
		root = cmark_parse_document(rewritten, len, OPTIONS);
	}
	md_build_piece(c, root, &source, skip, c->line);
	c->at = c->len;
	cmark_node_free(root);
	md_source_done(&source);
	free(rewritten);
	buf_done(&input);
}

struct md_content *md_content_new(const char *text, size_t len, int line)
{
	struct md_content *c = xcalloc(1, sizeof *c);

	c->text = xmalloc(len + 1);
	memcpy(c->text, text, len);
	c->text[len] = '\0';
	c->len = len;
	c->line = line;
	c->piece_size = FIRST_PIECE;
	c->whole = has_definitions(c->text, len);
	return c;
}

void md_content_free(struct md_content *c)
{
	for (size_t i = 0; i < c->pieces.len; i++) {
		struct md_piece *piece = c->pieces.ptr[i];
		buf_done(&piece->text);
		vec_done(&piece->ops);
		vec_done(&piece->runs);
		free(piece);
	}
	vec_done(&c->pieces);
	vec_done(&c->blocks);
	vec_done(&c->headings);
	vec_done(&c->links);
	vec_done(&c->fences);
	vec_done(&c->comments);
	vec_done(&c->notes);
	vec_done(&c->note_order);
	md_names_done(&c->anchors);
	md_names_done(&c->note_names);
	arena_done(&c->arena);
	free(c->text);
	free(c);
}

static void parse_more(struct md_content *c)
{
	if (c->whole)
		whole_piece(c);
	else
		next_piece(c);
}

bool md_content_block(struct md_content *c, size_t n)
{
	while (n >= c->blocks.len && c->at < c->len)
		parse_more(c);
	return n < c->blocks.len;
}

void md_content_all(struct md_content *c)
{
	while (c->at < c->len)
		parse_more(c);
}

/* Reads off the first SKIP blocks what their labels mean, as definitions for another text. */
static void read_label_probes(cmark_node *root, const struct md_source *source, int skip, struct buf *definitions)
{
	cmark_node *node = cmark_node_first_child(root);

	for (int i = 1; i <= skip; i++, node = cmark_node_next(node)) {
		cmark_node *link = cmark_node_first_child(node);
		if (!link || cmark_node_get_type(link) != CMARK_NODE_LINK || cmark_node_next(link))
			continue;
		struct str label = md_source_line(source, i);
		buf_add(definitions, label.p + 2, label.n - 4);
		buf_addstr(definitions, ": <");
		for (const char *p = cmark_node_get_url(link); *p; p++) {
			if (strchr("<>\\&", *p))
				buf_addch(definitions, '\\');
			buf_addch(definitions, *p);
		}
		buf_addstr(definitions, ">\n");
	}
}

void md_build_piece(struct md_content *c, cmark_node *root, const struct md_source *source, int skip, int line)
{
	struct md_build b = {.content = c, .source = source, .line_shift = line - 1 - skip};
	struct buf definitions = BUF_INIT;
	cmark_node *node = cmark_node_first_child(root);

	b.piece = xcalloc(1, sizeof *b.piece);
	b.piece->text = (struct buf)BUF_INIT;
	*vec_push(&c->pieces) = b.piece;
	read_label_probes(root, source, skip, &definitions);
	md_tables_find(&b, root, definitions.data);
	for (int i = 0; i < skip; i++)
		node = cmark_node_next(node);
	for (; node; node = cmark_node_next(node))
		md_build_block(&b, node);
	md_notes_build(&b, root);
	md_tables_done(&b);
	vec_done(&b.looks);
	vec_done(&b.lists);
	buf_done(&definitions);
}
