/*
 * Lines that a screen makes itself, as a source for a view: the home tree, verdicts, code with its margin, help.
 *
 * Ownership: rows own all their text. Start with all zero.
 */
#ifndef ASYNCTUTOR_TUI_ROWS_H
#define ASYNCTUTOR_TUI_ROWS_H

#include "base/arena.h"
#include "base/vec.h"
#include "tui/view.h"

struct row {
	size_t first, spans;
	int fixed;
	bool section;
};

struct rows {
	struct arena arena;
	VEC(struct view_span) spans;
	VEC(struct row) list;
	size_t open;	/* first span of the row being made */
	int width;	/* cells of the row being made */
	int fixed;	/* as in struct view_line; 0 while nothing is said */
	bool scrolls;
	bool section;
};

void rows_done(struct rows *r);
void rows_clear(struct rows *r);
/* Add LEN bytes of TEXT, from anywhere, to the row being made. LINK as in struct view_span. */
void rows_add(struct rows *r, int style, const char *text, size_t len, int link);
void rows_puts(struct rows *r, int style, const char *text);
void rows_printf(struct rows *r, int style, const char *fmt, ...) ATTR_PRINTF(3, 4);
/* Add LEN bytes of a line of code, tabs expanded to every fourth column behind the last rows_scroll(). */
void rows_code(struct rows *r, int style, const char *text, size_t len);
/* Blanks up to column COL. */
void rows_pad(struct rows *r, int col);
/* What is behind this point of the row scrolls sideways. */
void rows_scroll(struct rows *r);
/* The row being made begins a section. */
void rows_section(struct rows *r);
/* The row is complete. */
void rows_end(struct rows *r);
/* Add TEXT as rows of at most WIDTH cells, each but the first indented by INDENT; continues the row being made. Newlines end a row. */
void rows_wrap(struct rows *r, int style, const char *text, int width, int indent);
void rows_wrapf(struct rows *r, int style, int width, int indent, const char *fmt, ...) ATTR_PRINTF(5, 6);
/* Add TEXT, lines that are laid out already: as they are where they fit in WIDTH cells, else wrapped below their own beginning. */
void rows_text(struct rows *r, int style, const char *text, int width);
/* Add LEN bytes of TEXT, which is cellsafe, to the row being made. */
void rows_safe(struct rows *r, int style, const char *text, size_t len, int link);
/* Make all of the rows from FIRST to before END part of LINK. */
void rows_link(struct rows *r, size_t first, size_t end, int link);
size_t rows_count(const struct rows *r);
/* A view_source; CTX is the rows. */
bool rows_line(void *ctx, size_t n, struct view_line *out);

#endif
