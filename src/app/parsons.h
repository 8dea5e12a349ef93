/*
 * A solution as a puzzle: its lines, out of order, are to be put in order. The indentation is given, and so are the lines that the learner's file began
 * with. Pure: the same two texts always give the same puzzle. After D. Parsons and P. Haden, "Parson's Programming Puzzles", 2006.
 *
 * A piece is a logical line of Python: what stands in brackets or in a string over several lines is one, with the comments above it. Lines that are
 * blank are left out. Pieces of the same text stand for each other.
 */
#ifndef ASYNCTUTOR_APP_PARSONS_H
#define ASYNCTUTOR_APP_PARSONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/vec.h"

/* The bytes START to END of a text, without the last line's end. */
struct code_piece {
	size_t start, end;
};
struct code_pieces {
	VEC(struct code_piece) list;
};
/* Append the pieces of LEN bytes of TEXT, in order. Any bytes may be given. */
void code_split(const char *text, size_t len, struct code_pieces *out);
/* How many pieces A and B have in common at their start (*FIRST) and, behind that, at their end (*LAST). */
void code_shared(const char *a, const struct code_pieces *in_a, const char *b, const struct code_pieces *in_b, size_t *first, size_t *last);

struct parsons;

/*
 * The puzzle of SOLUTION for who began with STARTER. Both are copied as far as needed. NULL where there is nothing to put in order: fewer than two
 * pieces that differ from each other.
 */
struct parsons *parsons_new(const char *solution, size_t len, const char *starter, size_t starter_len);
void parsons_free(struct parsons *p);

size_t parsons_count(const struct parsons *p);
/* What stands at place AT (from 0), borrowed; *LEN are its bytes, which may hold newlines. */
const char *parsons_text(const struct parsons *p, size_t at, size_t *len);
/* What stands there is given and stays. */
bool parsons_given(const struct parsons *p, size_t at);
/* The places that are not: FIRST to before END. */
void parsons_range(const struct parsons *p, size_t *first, size_t *end);
/* Take what stands at FROM and put it at TO (moved into the range); those between make room. Returns where it stands now. */
size_t parsons_move(struct parsons *p, size_t from, size_t to);
/* The first place at which the solution has something else; parsons_count() where all is in order. */
size_t parsons_wrong(const struct parsons *p);
/* Out of order as at first. */
void parsons_again(struct parsons *p);

/* The order as a short text, to be kept; appended to OUT. */
void parsons_save(const struct parsons *p, struct buf *out);
/* Take back what was kept. False, and nothing is changed, where TEXT is none of this puzzle. */
bool parsons_load(struct parsons *p, const char *text);

#endif
