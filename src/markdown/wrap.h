/* Private to markdown/: where lines of prose break. */
#ifndef ASYNCTUTOR_MARKDOWN_WRAP_H
#define ASYNCTUTOR_MARKDOWN_WRAP_H

#include <stddef.h>

/* The first line of a text: its bytes, its cells, and where the next begins. */
struct md_cut {
	size_t end, next;
	int width;
};

/*
 * Cut the first line of at most CELLS (at least 1) off the N > 0 bytes of safe text at TEXT. Breaks at '\n' and blanks, which it drops, between
 * ideographs and behind '-' and '/', by a simple form of UAX #14 and JIS X 4051: no closing sign begins a line, no opening one ends it. A
 * longer word breaks anywhere; at least one character is taken.
 */
struct md_cut md_cut(const char *text, size_t n, int cells);

/* The cells of TEXT's widest line when nothing wraps (*NATURAL), and of what cannot be broken but by force (*WORD). */
void md_measure(const char *text, size_t n, int *natural, int *word);

#endif
