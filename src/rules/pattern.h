/*
 * A pattern: Python with metavariables, compiled to goals.
 *
 * The pattern's own tree is brought into the same normal form in which code is read: no comments, parentheses, commas or quotes, keyword
 * arguments by name, nested `with` flattened. Each goal wants one node of the code, or, for `$$$`, a run of siblings.
 *
 * A dotted name whose root is a builtin or a known module stands for that thing only. Any other name (`tg.create_task`, `fetch`) also stands
 * for a variable of that text, unless the code imports something of another name as it. NAME=VALUE written without blanks is a
 * keyword argument as well as an assignment; with blanks it is an assignment only.
 *
 * Ownership: the arena that is given owns everything.
 */
#ifndef ASYNCTUTOR_RULES_PATTERN_H
#define ASYNCTUTOR_RULES_PATTERN_H

#include "base/arena.h"
#include "base/err.h"
#include "python/node.h"
#include "rules/kinds.h"
#include "rules/vars.h"
#include "yaml/yaml.h"

enum goal_type {
	GOAL_NODE,  /* a node of that kind whose parts match the goals below */
	GOAL_LEAF,  /* a node of that kind and text */
	GOAL_NAME,  /* an expression that means a dotted name */
	GOAL_MEMBER, /* the same for a module's member: asyncio.$F */
	GOAL_VAR,   /* $A: one node */
	GOAL_LIST,  /* $$$A: a run of nodes */
};

#define GOAL_END UINT32_MAX

enum { SKIP_TYPE = 1, SKIP_RETURN_TYPE = 2, SKIP_TYPE_PARAMETERS = 4 };

struct goal {
	enum goal_type type;
	uint16_t kind;	    /* enum py_kind, folded */
	uint32_t next;	    /* the goal after, or GOAL_END */
	uint32_t first;	    /* NODE: the first part; with statements: the first item */
	uint32_t named;	    /* argument lists: the first of the keyword arguments, which match in any order */
	uint32_t body;	    /* with statements: the first statement */
	struct str text;    /* LEAF: text; NAME, MEMBER: the text as it is written, dots only between the parts */
	struct str path;    /* NAME, MEMBER: the canonical path, empty for a variable of the pattern */
	uint32_t var;	    /* VAR, LIST, MEMBER: its number, or VAR_NONE */
	bool token;	    /* VAR: $$A also takes tokens */
	bool known;	    /* NAME: the name of a builtin or of something in a known module; a variable of that text is another thing */
	uint8_t skip;	    /* NODE: SKIP_ bits of what the pattern does not write and the code may have */
	bool is_async;	    /* with statements */
	bool attribute;	    /* LEAF: the name behind a dot */
	bool choice;	    /* NODE: a $$$ below */
	bool free;	    /* no variable in it is bound anywhere else: one way of matching it is as good as any other */
};

struct pattern {
	struct goal *goals;
	uint32_t count, root;
	int want; /* the kind that `selector` asks for, or -1 */
	const char *doubt; /* what is likely not meant in it, or NULL */
	bool keyword; /* written NAME=VALUE: an assignment or a keyword argument */
	struct kinds kinds; /* what the root can be */
};

/* Compile the value of `pattern`: a text, or a map with context and selector. NULL on failure. */
struct pattern *pattern_new(const struct yml *value, struct arena *arena, struct vars *vars, const char *path, struct err *e);
/* Once every pattern of a rule is compiled and the variables are counted: find which goals are free. */
void pattern_finish(struct pattern *p, const struct vars *vars);

/* The normal form, shared with the matcher. */
uint16_t fold_kind(uint16_t kind);
/* Whether node I counts at all: no comment, nothing that only separates. */
bool counts(const struct py_node *nodes, uint32_t i);
/* The first node that counts at or after child I of its parent, or PY_NO_NODE. */
uint32_t counting(const struct py_node *nodes, uint32_t i);
uint32_t first_counting(const struct py_node *nodes, uint32_t parent);
uint32_t next_counting(const struct py_node *nodes, uint32_t i);
/* Node I without the parentheses around it. */
uint32_t bare(const struct py_node *nodes, uint32_t i);
/* Whether two leaves of one kind say the same: the quotes of strings apart. */
bool same_leaf(uint16_t kind, struct str a, struct str b);

#endif
