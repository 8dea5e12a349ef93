/*
 * Finding a text in lines that were wrapped for the screen: a blank in the pattern matches any blanks and one line break. Smart case: a pattern without
 * capital letters matches both.
 *
 * The work is done in pieces, in the order in which it is needed: first the hit to be shown, the first one at or behind a line, else from the top; then
 * all hits, to be counted. Lines may still be added meanwhile. A pattern that has grown goes on where the shorter one was.
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

enum search_stage {
	SEARCH_OVER,   /* or there is no search */
	SEARCH_BEHIND, /* looking for the hit to be shown, from line FROM to the end */
	SEARCH_BEFORE, /* and from the top to line FROM */
	SEARCH_COUNT,  /* it is known; finding all */
};

struct search {
	char *pattern;	 /* NULL when there is no search */
	struct buf text; /* the lines so far, a newline after each; data is NULL until the first line */
	VEC(size_t) starts; /* where each line begins in text */
	bool whole;	    /* there are no more lines */
	enum search_stage stage;
	struct search_hit found; /* the current hit; its end is 0 while none is known */
	VEC(struct search_hit) hits; /* in order, not overlapping; all of them once the search is over */
	size_t now;		     /* the index of the current hit, once it is over */
	/* Private. */
	bool fold;	 /* both cases match */
	bool first[256], second[256]; /* bytes with which a hit may begin, and go on */
	size_t from;	 /* line */
	size_t at;	 /* byte that comes next; SEARCH_UNKNOWN while line FROM was not added */
	enum search_stage located; /* where the hit to be shown was found, */
	size_t located_at;	   /* and at which byte */
	VEC(struct search_hit) near;
};

#define SEARCH_UNKNOWN ((size_t)-1)

void search_done(struct search *s);
/* Forget the text. */
void search_forget(struct search *s);
void search_add_line(struct search *s);
void search_add(struct search *s, const char *text, size_t len);

/* Begin to look for PATTERN, from line FROM on. "" or NULL ends the search. */
void search_for(struct search *s, const char *pattern, size_t from);
/* Look at about BYTES more of the text. False when that needs more lines first; when the search is over nothing happens. */
bool search_more(struct search *s, size_t bytes);
/* Make hit I the current one; the search is over. */
void search_go(struct search *s, size_t i);
/* The line in which byte AT of the text lies. */
size_t search_line(const struct search *s, size_t at);
/* The hits that lie in lines FROM to TO, without TO, as far as lines were added; some around them may be among them. Valid until the next call. */
const struct search_hit *search_near(struct search *s, size_t from, size_t to, size_t *n);

#endif
