/* Ask a test about a node. */
#ifndef ASYNCTUTOR_RULES_EVAL_H
#define ASYNCTUTOR_RULES_EVAL_H

#include "rules/rule.h"

/* One rule at work on one file. */
struct run {
	const struct rule *rule;
	const struct py_file *file;
	const struct py_node *nodes;
	struct env env;
	uint64_t steps;	   /* left; when it is 0 nothing is found any more */
	uint64_t searched; /* bytes that regexes may still look at */
	uint32_t *ordinal; /* of each node: its place among the named siblings, from 1; built on first use */
	uint32_t *named;   /* of each node: how many named children it has; built with it */
	int depth;	   /* of nested tests */
	bool reachable_only; /* code that cannot run is not there */
	bool instance;	   /* patterns of a constructor's call match the class */
};

void run_init(struct run *run, const struct rule *rule, const struct py_file *file);
void run_done(struct run *run);
/* Whether T holds for node I. On success the variables it binds are set; otherwise all is as before. */
bool test_holds(struct run *run, const struct test *t, uint32_t i);
/* Whether the whole rule, constraints included, holds for node I. On success the variables stay set until the next call. */
bool rule_holds(struct run *run, uint32_t i);

/* The parts that have files of their own. */
bool relation_holds(struct run *run, const struct test *t, uint32_t i);
bool is_defined_by(struct run *run, const struct test *t, uint32_t i);

#endif
