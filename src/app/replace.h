/*
 * Files of the learner's own, anywhere on the machine, that the tutor changes when asked to: what a file was before is kept in the store first, and a
 * file that has changed meanwhile is left alone. app/history.h has the copies.
 */
#ifndef ASYNCTUTOR_APP_REPLACE_H
#define ASYNCTUTOR_APP_REPLACE_H

#include "app/app.h"

/*
 * Let the file PATH, which held LEN bytes of OLD when it was read, hold TEXT. WHY stands beside the copy of what was there. ERR_BUSY where it holds something
 * else by now, but TEXT. An app without a store keeps no copy.
 */
int app_replace(struct app *a, const char *path, const char *old, size_t len, const char *text, const char *why, struct err *e);

#endif
