/*
 * .gitignore patterns. Source: gitignore(5), "Pattern format".
 *
 * Ownership: a list owns its patterns; ignore_add() copies what it reads.
 */
#ifndef ASYNCTUTOR_APP_IGNORE_H
#define ASYNCTUTOR_APP_IGNORE_H

#include <stdbool.h>
#include <stddef.h>

struct ignore;

/* The patterns that hold in one folder: those of ABOVE (borrowed, may be NULL) and, after them, its own. Never NULL. */
struct ignore *ignore_new(const struct ignore *above);
void ignore_free(struct ignore *i);

/* Add the lines of a .gitignore: LEN bytes of TEXT, found in the folder BASE, a path without a slash at its end ("" for the root). */
void ignore_add(struct ignore *i, const char *base, const char *text, size_t len);
/* True where the last pattern that matches PATH, written like BASE, says to leave it out. DIR: it is a folder. */
bool ignore_match(const struct ignore *i, const char *path, bool dir);

#endif
