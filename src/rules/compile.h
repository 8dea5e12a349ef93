/*
 * Inside the compiler of rules: tests that ask about the node itself (compile_atom.c), and those made of other tests (compile.c).
 * Each function gives NULL with the error filled where the YAML cannot be compiled; what it gives belongs to the rule's arena.
 */
#ifndef ASYNCTUTOR_RULES_COMPILE_H
#define ASYNCTUTOR_RULES_COMPILE_H

#include "rules/rule.h"

struct builder {
	struct rule *r;
	const char *path;
	struct err *e;
	int relations; /* how many are around what is compiled */
};

/* A test of that type that any node may be asked. */
struct test *test_alloc(struct builder *b, enum test_type type);
/* Fill the error with TEXT; NULL. */
struct test *test_fail(struct builder *b, const struct yml *node, const char *text);

struct test *build_pattern(struct builder *b, const struct yml *value);
struct test *build_kind(struct builder *b, const struct yml *value);
struct test *build_regex(struct builder *b, const struct yml *value);
struct test *build_resolves(struct builder *b, const struct yml *value);
/* Read "An+B", "An", "n", "-n+3" or a number, CSS's notation without its words, from S. */
bool parse_nth(const char *s, long *step, long *offset);

#endif
