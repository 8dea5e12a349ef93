/* What load.c makes of a checks.yml and judge.c judges by. */
#ifndef ASYNCTUTOR_CHECKS_PARSED_H
#define ASYNCTUTOR_CHECKS_PARSED_H

#include "base/arena.h"
#include "checks/checks.h"
#include "checks/mark.h"
#include "checks/trace.h"

/* A check with its rules, of which it owns those that are written inline. */
struct parsed_check {
	struct check pub;
	const struct rule *rule, *at; /* at: NULL for none */
	struct rule *inline_rule, *inline_at;
	struct trace trace;
	struct mark_asked mark;
	size_t first_run; /* of a trace: index into `runs` of its runs, as many as trace.seeds */
};

struct checks {
	struct arena arena;
	struct parsed_check *list;
	size_t n;
	struct run_one *runs;
	size_t nruns;
	struct py_file *review; /* the code that marks are about; NULL where it is not known */
};

/* Say in E that NODE names no rule of RULES, and which it may mean; returns -1. */
int checks_no_rule(const struct rule_set *rules, const struct yml *node, const char *path, struct err *e);

#endif
