/*
 * What the text of a file must have so that a rule can match in it: a formula of `all` and `any` over pieces of text. Asked before parsing.
 *
 * Words are runs of letters, digits, underscores and everything beyond ASCII.
 */
#ifndef ASYNCTUTOR_RULES_NEED_H
#define ASYNCTUTOR_RULES_NEED_H

#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"
#include "base/vec.h"

/* A piece of a word, and what must stand around it. */
struct literal {
	struct str text;  /* borrowed */
	bool start, end;  /* a word begins, ends with it */
	bool fold;	  /* in any case */
	bool statement;	  /* it is the first word of a statement or clause, `async` before it apart */
	bool attribute;	  /* it follows a dot */
	char next;	  /* the byte behind it, blanks and opening parentheses apart; 0 for any */
};

enum need_type { NEED_LITERAL, NEED_ALL, NEED_ANY };

struct need {
	enum need_type type;
	struct literal literal;
	uint32_t id;	   /* LITERAL: its number in the set of rules */
	uint32_t first, n; /* ALL, ANY: their parts, in `parts` of the formula; ANY of none never holds */
};

/* A formula: each need stands behind its parts. */
struct needs {
	VEC(struct need) list;
	VEC(uint32_t) parts;
	uint32_t root; /* an index into list, or NEED_NOTHING */
};

/* Holds for any text. */
#define NEED_NOTHING UINT32_MAX

void needs_done(struct needs *n);
/* Each adds one need and returns its index, or NEED_NOTHING. PARTS may hold NEED_NOTHING. */
uint32_t need_literal(struct needs *n, struct literal literal);
uint32_t need_word(struct needs *n, struct str word);
uint32_t need_all(struct needs *n, const uint32_t *parts, size_t count);
uint32_t need_any(struct needs *n, const uint32_t *parts, size_t count);
/* What a text must have where the regex SOURCE, which is sound and outlives N, is found in the text of a node. */
uint32_t need_regex(struct needs *n, const char *source);

/* Whether a text that has the literals marked in SEEN, by id, can match. SCRATCH has room for n->list.len. */
bool needs_hold(const struct needs *n, const bool *seen, bool *scratch);

bool word_is_char(char c);

#endif
