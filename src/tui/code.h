/* Python code as rows: line numbers, a margin for marks, colours. */
#ifndef ASYNCTUTOR_TUI_CODE_H
#define ASYNCTUTOR_TUI_CODE_H

#include "markdown/markdown.h"
#include "tui/rows.h"

struct code_mark {
	int line;	  /* from 1 */
	const char *sign; /* one cell; borrowed until code_rows() returns */
	int style;	  /* of the sign */
	int number_style; /* of the line's number */
};

/* Fill ROWS with one row for each line of LEN bytes of TEXT. MARKS are in order of line; of several on one line the first is shown. */
void code_rows(struct rows *rows, const char *text, size_t len, md_highlight_fn *highlight, const struct code_mark *marks, size_t n);
/* The same with BAR before each line, without numbers. */
void code_bar_rows(struct rows *rows, const char *text, size_t len, md_highlight_fn *highlight, const char *bar);

#endif
