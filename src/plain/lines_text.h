/* Lines of a text, counted from 1, and what a line editor does with them. Pure. */
#ifndef ASYNCTUTOR_PLAIN_LINES_TEXT_H
#define ASYNCTUTOR_PLAIN_LINES_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/str.h"

/* Lines FROM to LAST, both of it. */
struct line_range {
	size_t from, last;
};

size_t lines_count(struct str text);
/* Line N, without its end; empty where there is none. */
struct str lines_get(struct str text, size_t n);
/* Append TEXT with the lines FROM to LAST replaced by INSERT, which ends with a newline or is empty; LAST is FROM - 1 to take none out. */
void lines_replace(struct str text, struct line_range r, struct str insert, struct buf *out);
/* Append TEXT with BY blanks more, or less where BY is negative, before each line of R that is not blank; less only as far as there are blanks. */
void lines_indent(struct str text, struct line_range r, int by, struct buf *out);
/* The first line from FROM on that holds WHAT; 0 where there is none. */
size_t lines_find(struct str text, size_t from, const char *what);

/*
 * Read "N" or "N-M" at *ARG, where 1 <= N <= M <= MAX, and move *ARG behind it and one blank. False, and *ARG is left, where there is none.
 */
bool lines_range(const char **arg, size_t max, struct line_range *out);

#endif
