/*
 * What is wrong with a course, for its author: `asynctutor course check DIR`.
 *
 * Every file is read: course.yml, front matters, rules and checks load; links lead to files, and to headings where they name one;
 * starters are refused, solutions and accepted answers pass, each rejected answer is refused first by the check that its first
 * line names ("# refused by: ID"), each check refuses at least one of them, and a program that does nothing does not pass; programs in lessons print
 * what the lessons show, and quizzes have the answers that they mark (app/course_lesson.h). Checklists name what is there. Where there is
 * no Python, only what the code alone tells is asked of answers, and programs in lessons are not run.
 */
#ifndef ASYNCTUTOR_APP_COURSE_CHECK_H
#define ASYNCTUTOR_APP_COURSE_CHECK_H

#include "base/err.h"
#include "course/course.h"

/* Called for each fault, which it may not keep. Texts come from outside: make them safe before they reach a terminal. */
typedef void course_fault_fn(const struct course_fault *fault, void *ctx);

struct course_check {
	size_t lessons, exercises, answers, checklists, rules; /* how many were looked at */
	size_t open;  /* answers of which the checks that look at a run could not be made, for there is no Python, and no other refuses them */
	size_t faults;
};

/*
 * Check the course in folder ROOT, or, where ONLY is not NULL, no lesson or exercise of it but the one of that slug. -1 only where ROOT holds no
 * course.yml (ERR_MISSING) or nothing is called ONLY (ERR_USAGE); whatever else is wrong is a fault.
 */
int course_check(const char *root, const char *only, course_fault_fn *fault, void *ctx, struct course_check *out, struct err *e);

#endif
