/* Starting the learner's editor on the terminal of this program. */
#ifndef ASYNCTUTOR_RUN_FOREGROUND_H
#define ASYNCTUTOR_RUN_FOREGROUND_H

#include "base/err.h"

/*
 * Run "COMMAND PATH" and wait until it ends. COMMAND is shell words, as VISUAL and EDITOR are; PATH is passed as one argument whatever it holds. The
 * child gets default signals; this program ignores those of the keyboard meanwhile and stops when the child is stopped. The terminal must be out
 * of curses' hands. A status other than 0 is an error.
 */
int child_run(const char *command, const char *path, struct err *e);

#endif
