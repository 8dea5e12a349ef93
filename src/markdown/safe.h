/* Private to markdown/: the one place where text of the source becomes text for cells. */
#ifndef ASYNCTUTOR_MARKDOWN_SAFE_H
#define ASYNCTUTOR_MARKDOWN_SAFE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

/*
 * Append N bytes of S to OUT through cellsafe(); tabs and newlines become blanks. JOINED: what OUT ends with stands before S in the
 * same line, so that a mark that begins S finds its base.
 */
void md_safe(struct buf *out, const char *s, size_t n, enum cell_mode mode, bool joined);
/* A copy of S made safe in A. */
char *md_safe_copy(struct arena *a, const char *s, size_t n, enum cell_mode mode);
/*
 * Append N bytes of S, code of one line that has CELLS cells before it, with tabs expanded to the next multiple of 4 cells. Returns the cells
 * behind it.
 */
int md_safe_code(struct buf *out, const char *s, size_t n, int cells);
/* Cells of a text that went through here. */
int md_cells(const char *s, size_t n);

#endif
