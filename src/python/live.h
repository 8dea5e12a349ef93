/*
 * A Python text that changes: its trees are kept, so that what a keystroke asks costs what changed and not the length of the file.
 *
 * The text is cut into parts of some file-level statements (split.h), each with a tree of its own, made when it is first asked about and mended after an edit. tree-sitter
 * alone would not do: it looks at every file-level statement again after each edit. Source of the method within a part: Wagner, "Practical Algorithms for Incremental
 * Software Development Environments", 1998.
 *
 * What is told of sound code is what a parse of the whole text gives. Of broken code it can differ, since errors do not reach from part to part, and since what the
 * parser makes of them may depend on the way there.
 *
 * A part that takes the parser longer than a second is left without colors and statements until it is cut anew.
 *
 * Ownership: the text stays the caller's and is read through a function.
 */
#ifndef ASYNCTUTOR_PYTHON_LIVE_H
#define ASYNCTUTOR_PYTHON_LIVE_H

#include "python/highlight.h"
#include "python/python.h"

struct py_live;

/* The bytes from AT on that lie in one piece, *N of them, 0 at the end. */
typedef const char *py_read(void *ctx, size_t at, size_t *n);

/* The text must be there already. */
struct py_live *py_live_new(py_read *read, void *ctx, size_t len);
void py_live_free(struct py_live *l);

/* Bytes START to OLD_END became START to NEW_END; places as rows from 0 and bytes. Tell each edit, in order; the text is read later. */
struct py_edit {
	size_t start, old_end, new_end;
	size_t start_row, start_col, old_end_row, old_end_col, new_end_row, new_end_col;
};
void py_live_edit(struct py_live *l, const struct py_edit *e);

/* The spans of whole lines, the bytes FROM to TO, as py_highlight() gives them of the whole; *SPANS is the caller's to free. Returns how many. */
size_t py_live_highlight(struct py_live *l, size_t from, size_t to, struct py_span **spans);

enum py_part { PY_PART_CODE, PY_PART_STRING, PY_PART_COMMENT };
/* What byte AT belongs to. Code inside of an f-string is code. */
enum py_part py_live_part(struct py_live *l, size_t at);

/*
 * The file-level statements that touch the bytes *FROM to *TO: from the start of the first one's line, which is *ROW, to the end of the last one. False where
 * there is none.
 */
bool py_live_statements(struct py_live *l, size_t *from, size_t *to, size_t *row);

/* All trees as one S-expression, as tree-sitter writes them, for tests; the caller frees. NULL for broken code. */
char *py_live_expression(struct py_live *l);

#endif
