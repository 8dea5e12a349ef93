/* Slices of text and what one does with them. A slice borrows its bytes and is not terminated. */
#ifndef ASYNCTUTOR_BASE_STR_H
#define ASYNCTUTOR_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

static inline struct str str_from(const char *s)
{
	return (struct str){s, strlen(s)};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);

/* A slug of the course format: a-z, 0-9 and single hyphens between them, at most 64 bytes. */
bool str_is_slug(const char *s);

/* Edits (insert, delete, replace, swap of neighbours) that turn A into B: optimal string alignment distance. */
size_t str_distance(const char *a, const char *b);
/* The candidate nearest to WORD, or NULL where none is near enough to be what was meant. Borrowed from the list. */
const char *str_nearest(const char *word, const char *const *candidates, size_t n);

#endif
