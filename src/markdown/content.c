/*
 * Parsing, piece by piece: each is cut off where all that began before has ended, which a paragraph put behind the cut shows. What reaches from end to
 * end, definitions of links and footnotes, is found first and goes before each piece that refers to it.
 */
#include <assert.h>
#include <string.h>
#include "markdown/build.h"
#include "markdown/scan.h"

#define FIRST_PIECE ((size_t)16 << 10)
#define LARGEST_PIECE ((size_t)1 << 20)
#define OPTIONS (CMARK_OPT_DEFAULT | CMARK_OPT_SOURCEPOS)

/* The first place behind AT where the text can be cut, its end if there is none. */
static size_t find_cut(const char *text, size_t len, size_t at)
{
	bool blank = false;

	for (size_t p = md_skip_line(text, len, at); p < len;) {
		size_t next = md_skip_line(text, len, p);
		if (blank && md_begins_anew(text[p]))
			return p;
		size_t blanks = strspn(text + p, " \t");
		blank = p + blanks >= next || text[p + blanks] == '\n' || text[p + blanks] == '\r';
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

bool md_is_closed(const char *text, size_t len)
{
	cmark_node *root = parse_probed(text, len, true);
	bool closed = take_probe(root);

	cmark_node_free(root);
	return closed;
}

/* A part of the text on its way to becoming a piece. */
struct part {
	struct buf input;	/* definitions, then the text */
	size_t definitions;	/* bytes */
	int skip;		/* lines of those */
	size_t len;		/* of the document's text */
	struct md_source source; /* the input's lines */
	cmark_node *root;
};

static void part_done(struct part *part)
{
	md_source_done(&part->source);
	cmark_node_free(part->root);
	buf_done(&part->input);
}

/* Builds what PART is, from LINE of the file on; NOTE: it is that note's. */
static void build_part(struct md_content *c, struct part *part, int line, const struct md_note *note)
{
	struct md_build b = {.content = c, .source = &part->source, .line_shift = line - 1 - part->skip};
	cmark_node *node = cmark_node_first_child(part->root);

	b.piece = xcalloc(1, sizeof *b.piece);
	b.piece->text = (struct buf)BUF_INIT;
	*vec_push(&c->pieces) = b.piece;
	md_tables_find(&b, part->root, (struct str){part->input.data, part->definitions});
	if (note)
		md_build_block(&b, cmark_node_first_child(node));
	for (; !note && node; node = cmark_node_next(node))
		md_build_block(&b, node);
	md_tables_done(&b);
	vec_done(&b.looks);
	vec_done(&b.lists);
}

/* Cuts a part of about SIZE bytes off the text; false when something is open where it ends. */
static bool cut_part(struct md_content *c, size_t *size, struct part *part)
{
	const char *text = c->text + c->at;
	size_t rest = c->len - c->at;

	do {
		part->len = *size < rest ? find_cut(text, rest, *size) : rest;
		buf_clear(&part->input);
		part->skip = md_definitions_for(c, text, part->len, &part->input);
		part->definitions = part->input.len;
		*size = 2 * (part->len > part->definitions ? part->len : part->definitions);
	} while (part->definitions > part->len && part->len < rest);
	md_notes_rewrite(c, text, part->len, &part->input);
	part->root = parse_probed(part->input.data, part->input.len, part->len < rest);
	if (part->len == rest || take_probe(part->root))
		return true;
	cmark_node_free(part->root);
	return false;
}

static void next_piece(struct md_content *c)
{
	struct part part = {.input = BUF_INIT};
	size_t size = c->piece_size;

	while (!cut_part(c, &size, &part))
		;
	md_source_init(&part.source, part.input.data, part.input.len);
	md_notes_keep(c, part.root, &part.source, c->line - 1 - part.skip);
	build_part(c, &part, c->line, NULL);
	c->line += (int)part.source.starts.len - 1 - part.skip;
	c->at += part.len;
	if (c->piece_size >= FIRST_PIECE)
		c->piece_size = c->piece_size * 2 < LARGEST_PIECE ? c->piece_size * 2 : LARGEST_PIECE;
	part_done(&part);
}

static void next_note(struct md_content *c)
{
	struct part part = {.input = BUF_INIT};
	const struct md_note *note = md_notes_next(c);

	if (!note->text.n)
		return;
	part.skip = md_definitions_for(c, note->text.p, note->text.n, &part.input);
	part.definitions = part.input.len;
	buf_add(&part.input, note->text.p, note->text.n);
	md_source_init(&part.source, part.input.data, part.input.len);
	part.root = cmark_parse_document(part.input.data, part.input.len, OPTIONS);
	build_part(c, &part, note->line, note);
	part_done(&part);
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
	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		c->at = 3; /* a byte order mark is no text */
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
	md_definitions_done(&c->definitions);
	md_names_done(&c->anchors);
	md_names_done(&c->note_names);
	arena_done(&c->arena);
	free(c->text);
	free(c);
}

bool md_content_more(struct md_content *c)
{
	if (!c->defined)
		md_define(c);
	c->defined = true;
	if (c->at < c->len)
		next_piece(c);
	else if (c->notes_built < c->notes.len)
		next_note(c);
	else
		return false;
	return true;
}

bool md_content_block(struct md_content *c, size_t n)
{
	while (n >= c->blocks.len && md_content_more(c))
		;
	return n < c->blocks.len;
}

void md_content_all(struct md_content *c)
{
	while (md_content_more(c))
		;
}
