/* The catalogue of rules as text and JSON. Results are the caller's; text is safe for a terminal. */
#ifndef ASYNCTUTOR_REPORT_CATALOGUE_H
#define ASYNCTUTOR_REPORT_CATALOGUE_H

#include "base/buf.h"
#include "rules/rules.h"

/* One line a rule, errors first: id, severity, message, cut at WIDTH cells. */
void catalogue_list(const struct rule_set *rules, int width, struct buf *out);
char *catalogue_json(const struct rule_set *rules);

/* All that a rule says, with its examples. */
void catalogue_rule(const struct rule *r, int width, struct buf *out);
char *catalogue_rule_json(const struct rule *r);

/* The id nearest to ID, or NULL where none is near. */
const char *catalogue_nearest(const struct rule_set *rules, const char *id);

#endif
