/* Private to markdown/: from cmark's tree to a document's content. */
#ifndef ASYNCTUTOR_MARKDOWN_BUILD_H
#define ASYNCTUTOR_MARKDOWN_BUILD_H

#include <cmark.h>
#include "base/utf8.h"
#include "markdown/content.h"
#include "markdown/source.h"

/* How text looks at some depth of emphasis and links. */
struct md_look {
	enum md_style style;
	int link;
	size_t text; /* a link's: where its text begins */
	bool plain;  /* a link in an image's description, which is none */
};

struct md_list {
	int next; /* ordinal, -1 for bullets */
	char delimiter;
};

struct md_table;

/* What is being built, shared by the files that build. */
struct md_build {
	struct md_content *content;
	struct md_piece *piece;
	const struct md_source *source; /* what cmark parsed */
	int line_shift;			/* file line = cmark's line + this */
	int line_fixed;			/* the file's line for all that is added; 0 for cmark's */
	int line;			/* the file's line of what is added now */
	int skip_line;			/* file line whose text is left out, 0 for none */
	size_t leaf_text, leaf_run;	/* where the leaf being built begins */
	enum md_style base;		/* of the leaf's plain text */
	VEC(struct md_look) looks;
	VEC(struct md_list) lists;
	size_t quotes; /* depth */
	VEC(struct md_table *) tables;
	cmark_node *cells; /* the tree of all cells of tables */
	VEC(cmark_node *) cell_lines; /* its blocks by line */
};

/* NODE, a block, and all in it, as one more of the document's top-level blocks. */
void md_build_block(struct md_build *b, cmark_node *node);
struct md_op *md_build_op(struct md_build *b, enum md_op_kind kind, int line);

/* The leaf that is being built: begin, add what it says, end it as an op of KIND. */
void md_leaf_begin(struct md_build *b, enum md_style base, int line);
struct md_op *md_leaf_end(struct md_build *b, enum md_op_kind kind, int line);
/* Count the words of OP as prose. */
void md_leaf_count(struct md_build *b, const struct md_op *op);
/* Text in the present look; MODE as in cellsafe(). */
void md_leaf_add(struct md_build *b, const char *s, size_t n, enum cell_mode mode);
/* A hard line break. */
void md_leaf_break(struct md_build *b);
/* The inline NODE and what it holds, as cmark's iterator meets them. */
void md_inline_event(struct md_build *b, cmark_event_type event, cmark_node *node);
/* All inlines in NODE. */
void md_inlines(struct md_build *b, cmark_node *node);

/* HTML as text: tags dropped, entities decoded, comments kept for md_comments(). */
void md_html_block(struct md_build *b, const char *html, int line);
void md_html_inline(struct md_build *b, const char *html);

/* Tables: cmark knows none, so paragraphs that are tables are found first and their cells parsed apart. DEFINITIONS goes before them. */
void md_tables_find(struct md_build *b, cmark_node *root, struct str definitions);
void md_tables_done(struct md_build *b);
void md_table_build(struct md_build *b, const struct md_table *table);

/*
 * Footnotes: cmark knows none, so their definitions are turned into list items before it parses.
 *
 * Find those in ROOT, parsed from SOURCE, whose first SKIP lines are not the file's; LINE: of the line after those.
 */
void md_notes_find(struct md_content *c, cmark_node *root, const struct md_source *source, int skip, int line);
/* Whether LABEL, with its brackets, is that of a note which was found. */
bool md_notes_has(struct md_content *c, const char *label);
/* Append LEN bytes of TEXT, the next piece, with the definitions in it as items. */
void md_notes_rewrite(struct md_content *c, const char *text, size_t len, struct buf *out);
/* Keep the text of the items in ROOT that are notes. */
void md_notes_keep(struct md_content *c, cmark_node *root, const struct md_source *source, int line_shift);
/* The note to be shown next behind the text, NULL behind the last. */
struct md_note *md_notes_next(struct md_content *c);
/* The note whose item begins at LINE of the file, NULL when there is none. */
struct md_note *md_notes_at(struct md_content *c, int line);
/* Put marks in place of the references in the leaf that is being built. */
void md_notes_mark(struct md_build *b);

/* GitHub's anchor for a heading, unlike all before. */
const char *md_anchor(struct md_content *c, const char *text);

#endif
