/*
 * Live task lists: a task list in a lesson that follows a paragraph with a link to a checklist shows what is done.
 *
 *   The list [Review of asynchronous code](checklists/async-review.yml) asks:
 *
 *   - [ ] Every task is awaited by someone, and is gone when its owner is
 *
 * An item is live where its text, its lines joined by blanks, is that of an item of the checklist. Only the mark in its brackets is changed, so the file
 * reads the same in any viewer.
 */
#ifndef ASYNCTUTOR_APP_TASK_LIST_H
#define ASYNCTUTOR_APP_TASK_LIST_H

#include "app/app.h"

/* Mark what is done in TEXT, in place. What cannot be read stays as it is written. */
void task_lists_mark(struct app *a, struct course_text *text);

/* Call FAULT, which may not keep the error, for each item of such a list in TEXT, of the file PATH, that the checklist does not have. */
void task_lists_check(const struct course *c, const char *path, const struct course_text *text, void (*fault)(const struct err *e, void *ctx),
    void *ctx);

#endif
