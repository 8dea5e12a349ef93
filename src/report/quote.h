/* A line of code with carets below the part that is meant. */
#ifndef ASYNCTUTOR_REPORT_QUOTE_H
#define ASYNCTUTOR_REPORT_QUOTE_H

#include <stddef.h>
#include "base/buf.h"

/*
 * Append the line of TEXT (SIZE bytes) in which byte AT stands, under the number LINE, and below it carets from COL to END_COL (code points
 * from 1, END_COL just behind; 0 for the end of the line). Nothing where AT is behind the text, or the line so long that nobody would read it.
 */
void report_quote(struct buf *out, const char *text, size_t size, size_t at, int line, int col, int end_col);

#endif
