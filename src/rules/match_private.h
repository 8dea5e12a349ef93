/* The inside of the matcher, for match.c and match_with.c. */
#ifndef ASYNCTUTOR_RULES_MATCH_PRIVATE_H
#define ASYNCTUTOR_RULES_MATCH_PRIVATE_H

#include "rules/match.h"

enum frame_type {
	FRAME_LIST,  /* goals from GOAL on against the siblings from NODE on */
	FRAME_NAMED, /* keyword arguments from GOAL on; then the other arguments of LIST */
	FRAME_ITEMS, /* items of a `with` from GOAL on, from with_item NODE on, in the `with` statement LIST */
};

struct frame {
	enum frame_type type;
	uint32_t goal, node;
	uint32_t list;	/* NAMED: the argument list; ITEMS: the with statement */
	uint32_t owner; /* the goal whose parts these are */
	const struct frame *up;
};

struct matcher {
	const struct pattern *p;
	const struct py_file *file;
	const struct py_node *nodes;
	struct env *env;
	uint64_t *steps;
	VEC(uint32_t) taken; /* keyword arguments that were found by name */
};

static inline const struct goal *match_goal(const struct matcher *m, uint32_t goal)
{
	return &m->p->goals[goal];
}

/* Match what FR and the frames above it want; NULL wants nothing. */
bool match_frame(struct matcher *m, const struct frame *fr);
/* Match goal GOAL with node I, then what UP still wants. */
bool match_one(struct matcher *m, uint32_t goal, uint32_t i, const struct frame *up);
/* Bind VAR to the nodes from FIRST to LAST, PY_NO_NODE for an empty list; false where it is bound to other code. */
bool match_bind(struct matcher *m, uint32_t var, uint32_t first, uint32_t last);

/* The first item of the `with` statement WITH. */
uint32_t match_first_item(const struct py_node *nodes, uint32_t with);
/* `with` I against its goal, from item OFFSET on: `with A, B:` is also `with B:` inside. */
bool match_with(struct matcher *m, uint32_t goal, uint32_t i, int offset, const struct frame *up);
/* A frame of type FRAME_ITEMS. */
bool match_items(struct matcher *m, const struct frame *fr);

#endif
