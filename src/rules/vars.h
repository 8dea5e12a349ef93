/* The metavariables of one rule, and what they are bound to. $A and $$$A are different variables. */
#ifndef ASYNCTUTOR_RULES_VARS_H
#define ASYNCTUTOR_RULES_VARS_H

#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"
#include "base/vec.h"

#define VAR_NONE UINT32_MAX

struct var {
	struct str name; /* without dollar signs */
	bool list;
	unsigned uses;	    /* in patterns */
	unsigned positive; /* of these, outside `not` */
};

struct vars {
	VEC(struct var) list;
	int negated; /* > 0 while what is compiled stands under `not` */
};

/* The number of a variable, new or known. NAME must outlive the table. Each call counts as a use. */
uint32_t vars_use(struct vars *v, struct str name, bool list);
/* The number of a variable that some pattern has, or VAR_NONE. */
uint32_t vars_find(const struct vars *v, struct str name, bool list);

/* A run of sibling nodes; a single variable has first == last. */
struct bound {
	bool set;
	uint32_t first, last; /* PY_NO_NODE: an empty run */
};

struct undo {
	uint32_t var;
	struct bound old;
};

struct env {
	struct bound *bound; /* one for each variable */
	VEC(struct undo) trail;
};

void env_set(struct env *env, uint32_t var, struct bound value);
/* Go back to how things were when the trail had MARK entries. */
void env_undo(struct env *env, size_t mark);

#endif
