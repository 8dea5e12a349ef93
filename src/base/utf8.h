/*
 * UTF-8, and what a character takes on a terminal.
 *
 * Widths are libc's wcwidth(), because ncurses and terminals like tmux use the same table: any other misaligns. They count
 * only after setlocale(LC_CTYPE, ...) chose a UTF-8 locale; see utf8_locale(). Source: The Unicode Standard, chapter 3 (well-formed
 * UTF-8, table 3-7); UAX #9 for the bidirectional controls.
 */
#ifndef ASYNCTUTOR_BASE_UTF8_H
#define ASYNCTUTOR_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"

#define UTF8_BAD 0xFFFDu

/*
 * Choose a UTF-8 character type for the process: the environment's, else C.UTF-8. Returns true when the *environment's* own
 * locale is UTF-8, that is when the terminal may be sent more than ASCII.
 */
bool utf8_locale(void);

/* Decode one code point from the N > 0 bytes at P into *CP; returns the bytes used. A byte that starts nothing valid is UTF8_BAD, 1 byte. */
size_t utf8_decode(const char *p, size_t n, uint32_t *cp);
/* Encode CP (at most 4 bytes) to OUT; returns the bytes written. */
size_t utf8_encode(uint32_t cp, char out[4]);
bool utf8_valid(const char *p, size_t n);

/* Cells that CP takes: 0, 1 or 2; -1 for what has no width (controls, unassigned). */
int utf8_cp_width(uint32_t cp);
/* Cells of a text that cellsafe() made: the sum of its code points. */
int utf8_width(const char *p, size_t n);
/* The longest prefix of a cellsafe text that fits in CELLS; returns its bytes and, if USED is not NULL, its cells there. */
size_t utf8_fit(const char *p, size_t n, int cells, int *used);

/*
 * The bytes of the first grapheme cluster of the N > 0 bytes at P: a base with its marks, emoji joined by U+200D, a flag. CR LF is one. Source: UAX #29, of
 * which wcwidth() stands for the property tables: what takes no cell extends what is before it. At most UTF8_CLUSTER bytes.
 */
#define UTF8_CLUSTER 128
size_t utf8_cluster(const char *p, size_t n);

enum cell_mode {
	CELL_PROSE, /* drop joiners, variation selectors, tags and bidirectional controls */
	CELL_CODE,  /* show bidirectional controls as <U+202E>: in code they deceive */
};

/*
 * Append to OUT the N bytes at P made safe and measurable for cells: no control character, nothing of unknown width, no mark
 * without a base, at most 4 marks on one. Newline and tab are controls too (shown as symbols): split and expand before.
 * Every string from outside passes here before it reaches a terminal, once, after all decoding.
 */
void cellsafe(struct buf *out, const char *p, size_t n, enum cell_mode mode);

/* The same for text that goes to a pipe or file: keeps newlines and tabs; everything else as in cellsafe(). */
void textsafe(struct buf *out, const char *p, size_t n);

#endif
