/* Are the checklists of a course sound? */
#ifndef ASYNCTUTOR_APP_COURSE_CHECKLISTS_H
#define ASYNCTUTOR_APP_COURSE_CHECKLISTS_H

#include "base/err.h"
#include "course/course.h"
#include "rules/rules.h"

/*
 * Call FAULT, which may not keep the error, for each list of C that cannot be used, and each rule that a list names and RULES does not have. Returns
 * how many lists there are.
 */
size_t course_checklists_check(const struct course *c, const struct rule_set *rules, void (*fault)(const struct err *e, void *ctx), void *ctx);

#endif
