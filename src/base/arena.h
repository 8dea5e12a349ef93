/*
 * Memory that is freed all at once: a parsed file owns one arena and needs no per-node frees.
 *
 * Ownership: everything handed out belongs to the arena. Start with all zero.
 */
#ifndef ASYNCTUTOR_BASE_ARENA_H
#define ASYNCTUTOR_BASE_ARENA_H

#include <stddef.h>
#include "base/attr.h"

struct arena_block;

struct arena {
	struct arena_block *head;
};

/* SIZE bytes, zeroed, aligned for any type. Never NULL. */
__attribute__((returns_nonnull)) void *arena_alloc(struct arena *a, size_t size);
/* A terminated copy of N bytes of S. */
__attribute__((returns_nonnull)) char *arena_strndup(struct arena *a, const char *s, size_t n);
__attribute__((returns_nonnull)) char *arena_strdup(struct arena *a, const char *s);
__attribute__((returns_nonnull)) char *arena_printf(struct arena *a, const char *fmt, ...) ATTR_PRINTF(2, 3);
/* Free everything; A is empty again. */
void arena_done(struct arena *a);

/* A zeroed object, or an array of N, of TYPE. */
#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (n)))

#endif
