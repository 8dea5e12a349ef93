/* Private to markdown/: the lines of a text as cmark counts them. Ownership: borrows the text. */
#ifndef ASYNCTUTOR_MARKDOWN_SOURCE_H
#define ASYNCTUTOR_MARKDOWN_SOURCE_H

#include "base/str.h"
#include "base/vec.h"

struct md_source {
	const char *text;
	size_t len;
	VEC(size_t) starts; /* of each line, and of what would follow the last */
};

void md_source_init(struct md_source *src, const char *text, size_t len);
void md_source_done(struct md_source *src);
/* Line N from 1 without its end; empty where there is none. */
struct str md_source_line(const struct md_source *src, int n);
/* Where the line behind the one that holds P begins. */
size_t md_skip_line(const char *text, size_t len, size_t p);
/* Without blanks and tabs at both ends. */
struct str md_trim(struct str s);

#endif
