/* Match one pattern against one node. */
#ifndef ASYNCTUTOR_RULES_MATCH_H
#define ASYNCTUTOR_RULES_MATCH_H

#include "rules/pattern.h"
#include "rules/vars.h"

/* What matching costs at most: a search that reaches the limit ends as if nothing were found. */
#define MATCH_STEPS 1000000

/*
 * Whether node I of FILE matches P. On success ENV has the variables; otherwise it is as before. *STEPS is lowered by the work done; at 0
 * everything fails.
 */
bool pattern_matches(const struct pattern *p, const struct py_file *file, uint32_t i, struct env *env, uint64_t *steps);

/* Whether P is a call CLASS($$$) and expression I means that class: then I, as an annotation, says the same. */
bool pattern_makes(const struct pattern *p, const struct py_file *file, uint32_t i, struct env *env, uint64_t *steps);

/* Whether two nodes are the same code in normal form. */
bool same_code(const struct py_file *file, uint32_t a, uint32_t b, uint64_t *steps);

#endif
