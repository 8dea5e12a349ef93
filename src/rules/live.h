/*
 * The findings of a Python text that changes.
 *
 * After an edit, rules are asked about the file-level statements that were touched, together with the heads of all others as they were at the last full check: imports,
 * assignments of one line, the lines of def and class without what is below them. All other findings move along with the text. What can be stale until
 * the next full check, therefore:
 *  - findings in other statements that depend on the one that is changed;
 *  - findings in the changed one that depend on more of the others than their heads, or on heads that were changed since;
 *  - findings in the changed one before the first full check, while it is no sound Python, or longer than RULE_LIVE_MAX: those only move along;
 *  - columns of findings behind an edit in its line, and fixes, which are dropped where the edit lies in them.
 * A full check is begun when the learner pauses, is done in slices, and is given up at the next edit. Then the findings are those of rule_set_find().
 *
 * Ownership: it owns its findings; the text stays the caller's and is read through a function.
 */
#ifndef ASYNCTUTOR_RULES_LIVE_H
#define ASYNCTUTOR_RULES_LIVE_H

#include "python/live.h"
#include "rules/rules.h"

/* Bytes of statements that are checked at once, and of the heads of others. */
#define RULE_LIVE_MAX (16u << 10)

struct rule_live;

/* RULES may be NULL: nothing is found then. As py_live_new() for the rest. */
struct rule_live *rule_live_new(const struct rule_set *rules, py_read *read, void *ctx, size_t len);
void rule_live_free(struct rule_live *l);
/* The text as a tree. */
struct py_live *rule_live_python(const struct rule_live *l);

/* Tell each edit, in order; the text is the new one already. */
void rule_live_edit(struct rule_live *l, const struct py_edit *e);
/* What is known now, in order of start; borrowed until the next call. */
const struct findings *rule_live_findings(struct rule_live *l);
/* Whether that is what a full check gives. */
bool rule_live_fresh(const struct rule_live *l);
/* A place that the parser did not understand at the last full check, and why; NULL message for none. *OFFSET is where it is now. */
const char *rule_live_fault(const struct rule_live *l, size_t *offset);

/* Begin a full check. False where there is nothing to do. */
bool rule_live_begin(struct rule_live *l);
/* Some milliseconds of it. False when it is over, or there is none. */
bool rule_live_work(struct rule_live *l);

#endif
