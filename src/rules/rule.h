/* The inside of a rule, for the files of this module only. */
#ifndef ASYNCTUTOR_RULES_RULE_H
#define ASYNCTUTOR_RULES_RULE_H

#include "base/arena.h"
#include "rules/kinds.h"
#include "rules/need.h"
#include "rules/pattern.h"
#include "rules/regex.h"
#include "rules/rules.h"
#include "rules/vars.h"

enum test_type {
	TEST_PATTERN,
	TEST_KIND,
	TEST_RESOLVES,
	TEST_REGEX,
	TEST_NTH,
	TEST_ALL,
	TEST_ANY,
	TEST_NOT,
	TEST_MATCHES,
	TEST_INSIDE,
	TEST_HAS,
	TEST_PRECEDES,
	TEST_FOLLOWS,
	TEST_DEFINED_BY,
	TEST_CONSTRAINTS,
};

enum stop { STOP_NEIGHBOR, STOP_END, STOP_TEST };

struct util;

struct test {
	enum test_type type;
	struct kinds kinds; /* what it can hold for */
	struct test **subs; /* ALL, ANY: all of them; NOT, relations, DEFINED_BY: one; NTH: ofRule, if any */
	size_t nsubs;
	struct pattern *pattern;
	struct regex *regex;
	const char *source; /* REGEX: as it is written */
	struct util *util;
	struct str *paths; /* RESOLVES */
	size_t npaths;
	long step, offset; /* NTH: positions step * n + offset for n = 0, 1, ... */
	bool reverse;
	enum stop stop;
	struct test *stop_test;
	enum py_field field;
	struct constraint *constraints; /* CONSTRAINTS */
};

/* A test of its own name; state is for finding cycles while compiling. */
struct util {
	const char *name;
	const struct yml *body;
	struct test *test;
	enum { UTIL_NEW, UTIL_BUSY, UTIL_READY } state;
	int entered; /* how many relations were around it when its compiling began */
	bool has_need;
	uint32_t need; /* in the rule's needs */
	struct util *next;
};

struct constraint {
	uint32_t var;
	struct test *test;
	struct constraint *next;
};

struct transform;

struct rule {
	struct arena arena;
	const char *id, *path, *message, *note, *docs;
	int line; /* of the id in the file */
	enum severity severity;
	struct vars vars;
	struct util *utils;
	struct test *test;
	struct test *constraints; /* of the whole rule; NULL for none */
	VEC(struct pattern *) patterns;
	VEC(struct regex *) regexes;
	struct needs needs;
	unsigned looks; /* at tests, while the needs were found */
	struct transform *transforms;
	const char *const *fixes; /* templates */
	size_t nfixes;
	bool fix_bound; /* a list: the first whose variables are all bound is meant; where none is, there is no fix */
	const char *fix_why;
	struct test *expand_start, *expand_end; /* siblings that the fix takes away too, or NULL */
	VEC(struct rule_example) examples;
	VEC(struct err) warnings;
};

/* Compile one more rule object of R, which is compiled already. It must not use variables of its own. */
struct test *test_new(struct rule *r, const struct yml *body, const char *path, struct err *e);
/* Compile everything of R that matching needs: UTILS and CONSTRAINTS may be NULL. */
int rule_compile(struct rule *r, const struct yml *body, const struct yml *utils, const struct yml *constraints, const char *path,
    struct err *e);

/* Find what the text of every file with a match has: R's needs. */
void rule_find_needs(struct rule *r);

/* Add a warning about NODE. */
void rule_warn(struct rule *r, const struct yml *node, const char *path, const char *fmt, ...) ATTR_PRINTF(4, 5);

#endif
