/*
 * Markdown, laid out for a grid of cells: CommonMark 0.30, and of GitHub's: tables, task lists, footnotes and callouts. The only home of cmark.
 *
 * md_parse() gives a document that does not depend on a width; md_layout() gives lines for one width. Both do their work when it is first asked for: a
 * first screen costs the same in a text of any size (definitions of links and footnotes, which reach from end to end, are looked for without parsing the
 * rest).
 * Every text in a line went through cellsafe(): it holds no control character, and its width is the sum of its code points'.
 * No text of the source is ever lost: what does not fit is wrapped, and code can be scrolled sideways.
 *
 * Ownership: the document owns headings, links, fences and comments, all borrowed until md_free(); the layout owns its lines and borrows the document.
 * A document and its layouts belong to one thread. utf8_locale() must have been called.
 */
#ifndef ASYNCTUTOR_MARKDOWN_MARKDOWN_H
#define ASYNCTUTOR_MARKDOWN_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"

/* What a span is; how it looks is the theme's business (tui/theme, markdown/ansi). From theme.def. */
enum md_style {
#define STYLE(id, name, sample) MD_##id,
#include "markdown/styles.def"
#undef STYLE
	MD_STYLES
};

struct md_doc;
struct md_layout;

/* Parse LEN bytes of TEXT; LINE is the number of its first line in its file. Never fails: every text is Markdown. */
struct md_doc *md_parse(const char *text, size_t len, int line);
void md_free(struct md_doc *doc);

struct md_heading {
	int level;	    /* 1 to 6 */
	const char *text;   /* cellsafe, without marks */
	const char *anchor; /* as GitHub makes them: "what-keeps-a-limit" */
	size_t block;
	int line; /* in the file */
};
const struct md_heading *md_headings(const struct md_doc *doc, size_t *n);

struct md_link {
	const char *url; /* as written, decoded; NOT safe for a terminal */
	const char *text; /* cellsafe */
	size_t block;
	bool image;
	int line;
	int first; /* the first link that has its address from the same definition; its own index when there is none before */
};
/* In order; the number shown in the text is the index + 1. */
const struct md_link *md_links(const struct md_doc *doc, size_t *n);

struct md_fence {
	const char *info; /* "python", "output", "quiz", ...: first word, may be ""; NOT safe for a terminal */
	const char *option; /* its second word: "real-clock"; may be ""; NOT safe for a terminal */
	const char *text; /* raw, NOT safe for a terminal */
	size_t len;
	size_t block;
	int line; /* of its first text line, in the file */
};
const struct md_fence *md_fences(const struct md_doc *doc, size_t *n);

/* What an HTML comment says: a presenter's notes. */
struct md_comment {
	const char *text; /* raw, between the marks, NOT safe for a terminal */
	size_t len;
	size_t block;
	int line;
};
const struct md_comment *md_comments(const struct md_doc *doc, size_t *n);

/*
 * The above parse the whole text, about 20 ms a megabyte. These do not: what a line of a layout names by its index is there as soon as that line is.
 * Borrowed until something more is parsed; asserts that I is known.
 */
const struct md_heading *md_heading(const struct md_doc *doc, size_t i);
const struct md_link *md_link(const struct md_doc *doc, size_t i);
const struct md_fence *md_fence(const struct md_doc *doc, size_t i);
/* Parse the next piece, at most about a megabyte: for a loop that has nothing else to do. False when all is parsed. */
bool md_parse_more(const struct md_doc *doc);
/* How many headings are known so far. */
size_t md_headings_known(const struct md_doc *doc);

/* How many top-level blocks. */
size_t md_blocks(const struct md_doc *doc);
/* Words of prose (code and output not counted), for reading time. */
size_t md_words(const struct md_doc *doc);

/* Highlights code: appends spans through EMIT for LEN bytes of TEXT in LANGUAGE, in order, not overlapping. */
typedef void md_emit_fn(size_t start, size_t end, enum md_style style, void *ctx);
typedef void md_highlight_fn(const char *language, const char *text, size_t len, md_emit_fn *emit, void *ctx);

struct md_options {
	int width;     /* cells, at least 1 */
	bool ascii;    /* only ASCII glyphs (text that is not ASCII is kept) */
	bool linear;   /* for screen readers: no box drawing, tables as labelled lines, marks as words */
	bool unstyled; /* the lines are shown without styles: headings of level 3 to 6 get a rule as well */
	bool wrap_code; /* wrap code with a visible mark instead of leaving lines long */
	bool link_list; /* list the links with their addresses behind the last block */
	md_highlight_fn *highlight; /* NULL for none */
	/*
	 * What stands in place of a fence with this info word: the screen's own rows (a quiz). Returns how many empty lines to keep, or -1 to draw it as
	 * code. FENCE is borrowed for the call, INDEX is into md_fences(), WIDTH are the cells it has. NULL for none.
	 */
	int (*fence_rows)(const struct md_fence *fence, size_t index, int width, void *ctx);
	void *fence_ctx;
};

struct md_span {
	const char *text; /* cellsafe; not terminated */
	size_t len;	  /* bytes */
	int width;	  /* cells */
	enum md_style style;
	int link; /* index into md_links(), -1 for none */
};

struct md_line {
	const struct md_span *spans;
	size_t nspans;
	int width;    /* cells of all spans; more than the layout's only where `wide` */
	size_t at;    /* bytes of its block's text before this line: a place that does not depend on the width; 0 for code */
	int code_col; /* for a line of code: cells before the code begins; -1 elsewhere. Scrolling sideways moves what is behind it */
	bool wide;    /* code that does not fit, or a character wider than the layout */
	size_t block; /* index of its top-level block; their number in the list of links */
	int source;   /* line in the file it comes from, 0 for made-up lines */
	int fence;    /* index into md_fences() for lines of a fence, -1 elsewhere */
	int heading;  /* index into md_headings() for its first line, -1 elsewhere */
};

/* DOC must outlive the layout; OPTIONS is copied. Costs nothing until lines are asked for. */
struct md_layout *md_layout(const struct md_doc *doc, const struct md_options *options);
void md_layout_free(struct md_layout *l);
/* Line N from the top, valid as long as the layout; NULL behind the end. Lays out the blocks up to there that were not laid out before. */
const struct md_line *md_line(struct md_layout *l, size_t n);
/* The first line of BLOCK, behind the empty line that parts it from the one before. Lays out what lies before. */
size_t md_block_line(struct md_layout *l, size_t block);
/*
 * The line that shows what a line with this block, source and at shows in another layout of the same document: where to go on reading after a
 * resize. Lays out what lies before.
 */
size_t md_find_line(struct md_layout *l, size_t block, int source, size_t at);
/* Lay out about N lines more, and parse what that takes; false when all is laid out. *KNOWN, unless NULL: how many there are then. */
bool md_layout_more(struct md_layout *l, size_t n, size_t *known);
/* How many lines in all; lays out everything. */
size_t md_lines(struct md_layout *l);

/* Everything as text, a newline after each line; no styles. */
void md_text(struct md_layout *l, struct buf *out);

#endif
