/*
 * Inside the compiler of patterns: from the text to its parsed code (pattern_text.c), from that to goals (pattern_goals.c). pattern.c
 * decides which node of the text is meant and owns the whole.
 */
#ifndef ASYNCTUTOR_RULES_PATTERN_TEXT_H
#define ASYNCTUTOR_RULES_PATTERN_TEXT_H

#include "base/buf.h"
#include "rules/pattern.h"

/* A metavariable in the pattern's text. */
struct mark {
	uint32_t start, end;
	struct str name; /* "" for $_ and $$$ */
	bool list, token;
};

struct pattern_compiler {
	struct arena *arena;
	struct vars *vars;
	const struct yml *value; /* for messages */
	const char *path;
	struct err *e;
	char *text; /* as written, wrapped */
	VEC(struct mark) marks;
	bool glued; /* a metavariable is part of a word */
	VEC(struct goal) goals;
	struct py_file *file;
	const struct py_node *nodes;
};

/* Make TEXT, which must live as long as C, the code that is compiled: nodes and marks are those of it. */
void pattern_parse(struct pattern_compiler *c, char *text);
/* The metavariable that node I is, or NULL. */
const struct mark *pattern_mark(const struct pattern_compiler *c, uint32_t i);
/* Whether the subtree of node TOP has a fault. */
bool pattern_has_fault(const struct pattern_compiler *c, uint32_t top);
/* Fill the error with WHAT; -1. */
int pattern_refuse(struct pattern_compiler *c, const char *what);
/* Fill the error with what is no Python in the text. */
void pattern_refuse_broken(struct pattern_compiler *c);

/* The goal for node I and what is below it; GOAL_END with the error filled where it cannot be. */
uint32_t pattern_goal(struct pattern_compiler *c, uint32_t i);

#endif
