/*
 * `asynctutor --restricted[=FILE]`, for ForceCommand of sshd_config(5): shuts the gate (app/gate.h) before anything else is done, and finds out what the
 * learner asked for.
 */
#ifndef ASYNCTUTOR_CLI_RESTRICTED_H
#define ASYNCTUTOR_CLI_RESTRICTED_H

#include "base/err.h"

/* Is --restricted the first argument? Elsewhere it is none, since a learner may have written it. */
bool restricted_is_asked(int argc, char **argv);

/*
 * Empty the environment of all but the terminal's and the language's, read the rules, make the learner's folders and shut this process in. The arguments
 * that hold are then *NARGS and *ARGS, NULL-ended, which live as long as the program: those behind --restricted where there are any, else the words of
 * SSH_ORIGINAL_COMMAND. One thread, and nothing opened before. ERR_MISSING with the name of each guard that this machine lacks; ERR_USAGE for root.
 */
int restricted_enter(int argc, char **argv, int *nargs, char ***args, struct err *e);

#endif
