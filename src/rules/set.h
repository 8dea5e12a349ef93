/* The inside of a rule set: an index from words and from kinds to rules. */
#ifndef ASYNCTUTOR_RULES_SET_H
#define ASYNCTUTOR_RULES_SET_H

#include "rules/rule.h"

struct word_slot {
	uint64_t hash;
	struct str word;
	uint32_t id;
};

struct rule_set {
	VEC(struct rule *) rules;
	/* Open addressing; every word that some clause asks for. */
	struct word_slot *slots;
	size_t cap, nwords;
};

/* -1 where a rule of that id is there; else the set owns R. */
int rule_set_add(struct rule_set *s, struct rule *r, struct err *e);
/* Make the index, once all rules are there. */
void rule_set_index(struct rule_set *s);

#endif
