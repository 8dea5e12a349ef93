/*
 * Names and where they stand, sorted: how slugs are looked up and repeated ones are found.
 *
 * Ownership: the texts are borrowed.
 */
#ifndef ASYNCTUTOR_COURSE_NAMES_H
#define ASYNCTUTOR_COURSE_NAMES_H

#include <stddef.h>

struct name {
	const char *text;
	size_t at; /* position in the list it comes from */
};

/* By text, equal texts by position. */
void names_sort(struct name *names, size_t n);
/* The first of sorted NAMES that is TEXT; NULL where there is none. */
const struct name *names_find(const struct name *names, size_t n, const char *text);

#endif
