/* Private to markdown/: a map from strings to numbers. Start with all zero. Ownership: borrows the keys. */
#ifndef ASYNCTUTOR_MARKDOWN_NAMES_H
#define ASYNCTUTOR_MARKDOWN_NAMES_H

#include <stdbool.h>
#include <stddef.h>

struct md_name {
	const char *key;
	size_t value;
};

struct md_names {
	struct md_name *slots;
	size_t len, cap; /* cap is a power of two */
};

/* The value of KEY, NULL where there is none. Valid until the next md_names_add(). */
size_t *md_names_get(const struct md_names *names, const char *key);
/* KEY must not be there. */
void md_names_add(struct md_names *names, const char *key, size_t value);
void md_names_done(struct md_names *names);

#endif
