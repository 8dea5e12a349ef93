/*
 * Finding a text in lines that were wrapped for the screen: a blank in the pattern matches any blanks and one line break. Smart case: a pattern without
 * capital letters matches both.
 *
 * Ownership: owns the pattern and a copy of the text. Start with all zero.
 */
#ifndef ASYNCTUTOR_TUI_SEARCH_H
#define ASYNCTUTOR_TUI_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/vec.h"

struct search_hit {
	size_t start, end; /* bytes of text */
};

struct search {
	char *pattern;	 /* NULL when there is no search */
	struct buf text; /* all lines, a newline after each; data is NULL until the first line */
	VEC(size_t) starts; /* where each line begins in text */
	VEC(struct search_hit) hits; /* in order, not overlapping */
	size_t now;		     /* index of the current hit */
};

void search_done(struct search *s);
/* Forget the text. */
void search_forget(struct search *s);
void search_add_line(struct search *s);
void search_add(struct search *s, const char *text, size_t len);
/* Find all hits of PATTERN in the text; the current one becomes the first. "" or NULL ends the search. */
void search_for(struct search *s, const char *pattern);
/* The line in which byte AT of the text lies. */
size_t search_line(const struct search *s, size_t at);
/* The first hit that ends behind byte AT; hits.len when there is none. */
size_t search_hit_from(const struct search *s, size_t at);

#endif
