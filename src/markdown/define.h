/*
 * Private to markdown/: the definitions of links, which reach from end to end of a text, known before it is parsed.
 *
 * Each piece of the text is parsed behind the definitions that it may refer to. In these an address is only a sign, so that a long one costs nothing
 * where it is used.
 */
#ifndef ASYNCTUTOR_MARKDOWN_DEFINE_H
#define ASYNCTUTOR_MARKDOWN_DEFINE_H

#include "base/buf.h"
#include "base/vec.h"
#include "markdown/names.h"

struct md_content;

struct md_definition {
	const char *label; /* as written, in one line */
	const char *url;
	int link; /* the first that used it, -1 for none */
	size_t next;	 /* of the same key, its index + 1; 0 for none */
	unsigned gather; /* the last time that it was given out */
};

struct md_definitions {
	VEC(struct md_definition) list;
	VEC(size_t) odd; /* those without a key, see label_key() */
	struct md_names labels, keys; /* by the label in lower case; by its key, the last of a chain */
	unsigned gathered;
};

/* Find the definitions of links, and where footnotes are defined. */
void md_define(struct md_content *c);
/* Append, a line each, what the N bytes of TEXT may refer to; returns how many lines, of which the last is empty. */
int md_definitions_for(struct md_content *c, const char *text, size_t n, struct buf *out);
/* The definition that URL is a sign for, NULL when it is none. */
struct md_definition *md_definition_of(const struct md_content *c, const char *url);
void md_definitions_done(struct md_definitions *d);

#endif
