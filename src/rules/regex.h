/*
 * Regular expressions, searched for in a node's text. The syntax is what ast-grep (Rust's regex) and PCRE2 have in common: no look-around,
 * no back-references. The only home of pcre2.
 */
#ifndef ASYNCTUTOR_RULES_REGEX_H
#define ASYNCTUTOR_RULES_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct regex;

/* NULL with *WHY (a text that the caller frees) where PATTERN is none. */
struct regex *regex_new(const char *pattern, char **why);
void regex_free(struct regex *re);
/* Whether RE is found in TEXT; a search that takes too long finds nothing. */
bool regex_search(const struct regex *re, struct str text);
/* Append TEXT to OUT with every match of RE replaced by BY, where $1 or ${1} is a group, $name or ${name} a named one, $$ a dollar sign. */
void regex_replace(const struct regex *re, struct str text, const char *by, struct buf *out);

#endif
