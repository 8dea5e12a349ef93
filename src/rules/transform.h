/* transform: variables made from other variables. */
#ifndef ASYNCTUTOR_RULES_TRANSFORM_H
#define ASYNCTUTOR_RULES_TRANSFORM_H

#include "rules/eval.h"

int transform_load(struct rule *r, const struct yml *value, const char *path, struct err *e);
/* The transform that makes variable NAME, or NULL. */
const struct transform *transform_find(const struct rule *r, struct str name);
/* The variable that T is made from. */
struct str transform_source(const struct transform *t, bool *list);
/* Append what T makes to OUT. */
void transform_apply(const struct run *run, const struct transform *t, struct buf *out);

#endif
