/* Private to markdown/: the state of a layout, shared by the files that draw. */
#ifndef ASYNCTUTOR_MARKDOWN_LAYOUT_H
#define ASYNCTUTOR_MARKDOWN_LAYOUT_H

#include "markdown/content.h"

enum md_glyph {
#define GLYPH(id, drawn, ascii) GLYPH_##id,
#include "markdown/glyphs.def"
#undef GLYPH
	GLYPHS
};

/* An open container. */
struct md_frame {
	enum md_op_kind kind;
	size_t first;	   /* the line with which its content begins */
	size_t prefix_len; /* of the prefix around it */
	bool tight;
	int marker;  /* a list: cells of its widest marker */
	int callout; /* a quote: as its op's index */
};

/* What a container puts before each line: its mark on the first, blanks or a bar on the others. */
struct md_prefix {
	struct md_span first, rest;
	int width;
	bool pending; /* the first is still to be drawn */
};

#define MD_LINES_PER_CHUNK 512

struct md_layout {
	struct md_content *content;
	struct md_options options;
	struct arena arena;
	VEC(struct md_line *) chunks;
	size_t nlines;
	VEC(size_t) block_lines; /* where each block that was begun begins */
	size_t op;		 /* the next, in the last block that was begun */
	bool ended;
	VEC(struct md_frame) frames;
	VEC(struct md_prefix) prefix;
	int prefix_width;
	int bullets; /* depth of lists with bullets */
	bool gap;    /* an empty line is due, with the first gap_prefix parts of the prefix */
	size_t gap_prefix;
	VEC(struct md_span) spans; /* of the line being drawn */
	int width;		   /* of those */
	const char *blanks;	   /* options.width of them */
};

const char *md_glyph(const struct md_layout *l, enum md_glyph id);
/* Cells that are left beside the prefix, at least 1. */
int md_room(const struct md_layout *l);

/* Begin a line with what the containers put there. */
void md_line_begin(struct md_layout *l);
/* Add LEN bytes of safe TEXT, which outlives the layout. */
void md_line_add(struct md_layout *l, const char *text, size_t len, enum md_style style, int link);
void md_line_add_glyph(struct md_layout *l, enum md_glyph id, enum md_style style);
void md_line_fill(struct md_layout *l, enum md_glyph id, int n, enum md_style style);
void md_line_blanks(struct md_layout *l, int n, enum md_style style);
/* The line is done; the result can still be changed. */
struct md_line *md_line_end(struct md_layout *l, int source);
struct md_line *md_line_at(struct md_layout *l, size_t n);
/*
 * The address of link I, safe for cells: a long one that was told before only as "as [N]", since many links may share one definition.
 */
const char *md_address(struct md_layout *l, size_t i);
/* A line, or several, of the layout's own words. */
void md_line_words(struct md_layout *l, const char *words, enum md_style style, int source);

/* A stretch of a piece's text that is drawn bit by bit. */
struct md_cursor {
	const struct md_piece *piece;
	size_t at, end;
	size_t run; /* that holds `at` */
};
struct md_cursor md_cursor(const struct md_piece *piece, const struct md_op *op);
/* Draw up to TO. */
void md_cursor_draw(struct md_layout *l, struct md_cursor *cursor, size_t to);
/* Move on to TO without drawing. */
void md_cursor_skip(struct md_cursor *cursor, size_t to);
int md_cursor_line(const struct md_cursor *cursor);

/*
 * For a screen reader: what OP says with words in place of marks, as a piece of its own that lives as long as the layout; false when it has no marks
 * or nobody asked for that.
 */
bool md_linear(struct md_layout *l, const struct md_piece *piece, const struct md_op *op, struct md_piece *out);

/* Open or close the container that OP is about; false when it is about none. */
bool md_draw_container(struct md_layout *l, const struct md_op *op);
/* Something begins in the present container: an empty line parts it from what is there. */
void md_part(struct md_layout *l);
/* Draw what OP says; a table's cells follow it. */
void md_draw_code(struct md_layout *l, const struct md_op *op);
void md_draw_table(struct md_layout *l, const struct md_piece *piece, const struct md_op *op);

#endif
