/*
 * Bytes in pieces, under a balanced tree that knows how many bytes and line ends are below each node: a rope. Edits and questions about lines cost O(log n)
 * and the length of the edit.
 *
 * The tree is a treap: Seidel and Aragon, "Randomized Search Trees", Algorithmica 16, 1996. Its depth, and so recursion, is O(log n) whatever is edited
 * where, since the priorities do not depend on it.
 * Source of the name: Boehm, Atkinson and Plass, "Ropes: an Alternative to Strings", Software: Practice and Experience 25(12), 1995.
 */
#ifndef ASYNCTUTOR_EDITOR_ROPE_H
#define ASYNCTUTOR_EDITOR_ROPE_H

#include <stddef.h>
#include <stdint.h>

struct rope_node;

/* Starts with all zero. */
struct rope {
	struct rope_node *root;
	uint64_t random;
};

void rope_done(struct rope *r);
size_t rope_length(const struct rope *r);
/* Line feeds in it. */
size_t rope_newlines(const struct rope *r);
void rope_insert(struct rope *r, size_t at, const char *text, size_t len);
void rope_delete(struct rope *r, size_t from, size_t to);
/* The bytes from AT on that lie in one piece, *N of them; 0 at the end. */
const char *rope_piece(const struct rope *r, size_t at, size_t *n);
/* The bytes that end at AT and lie in one piece: *N before the pointer that is returned. */
const char *rope_piece_before(const struct rope *r, size_t at, size_t *n);
/* Line feeds before AT. */
size_t rope_newlines_before(const struct rope *r, size_t at);
/* The offset just behind the Kth line feed, from 1. */
size_t rope_after_newline(const struct rope *r, size_t k);

#endif
