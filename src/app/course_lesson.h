/*
 * Is what a lesson shows true? Its ```python programs print what the ```output behind each says, its ```quiz questions are sound and have the answer
 * that is marked, and code fits on a screen of 80 columns.
 */
#ifndef ASYNCTUTOR_APP_COURSE_LESSON_H
#define ASYNCTUTOR_APP_COURSE_LESSON_H

#include "base/err.h"
#include "course/course.h"

/* Remembers the ids of quizzes, which are unique in a course. */
struct course_lessons;

struct course_lessons *course_lessons_new(void);
void course_lessons_free(struct course_lessons *l);

/*
 * Call FAULT, which may not keep the error, for each thing that is wrong in TEXT, the body of the lesson PATH. Programs are run as the tutor runs them;
 * without a Python they are not. PLACES: the course, where TEXT is its placement quiz, in which each question names a lesson; else NULL.
 */
void course_lesson_check(struct course_lessons *l, const char *path, const struct course_text *text, const struct course *places,
    void (*fault)(const struct err *e, void *ctx), void *ctx);

#endif
