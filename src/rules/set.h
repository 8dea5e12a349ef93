/* The inside of a rule set. */
#ifndef ASYNCTUTOR_RULES_SET_H
#define ASYNCTUTOR_RULES_SET_H

#include "rules/literals.h"
#include "rules/rule.h"

/* Rules that were read one by one. */
struct rule_cache {
	char *dir;
	VEC(struct rule *) rules;
};

struct rule_set {
	VEC(struct rule *) rules; /* in order of id, once indexed */
	struct literals *literals; /* that some rule needs */
	size_t longest;		   /* of the rules' needs */
	struct rule_cache *cache;  /* NULL for a set that was loaded as a whole */
};

/* -1 where a rule of that id is there; else the set owns R. */
int rule_set_add(struct rule_set *s, struct rule *r, struct err *e);
/* Once all rules are there. */
void rule_set_index(struct rule_set *s);
/* The rules that can match LEN bytes of TEXT to CHOSEN, which has room for all; returns how many. */
size_t rule_set_select(const struct rule_set *s, const char *text, size_t len, const struct rule **chosen);

#endif
