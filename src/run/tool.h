/*
 * Running a program that is trusted, such as ssh-keygen, to its end. Nothing is asked of a shell; the learner's code goes through run/run.h.
 *
 * Ownership: a result owns its texts, which end with tool_done(). What the program printed is its word: textsafe() before it is shown.
 */
#ifndef ASYNCTUTOR_RUN_TOOL_H
#define ASYNCTUTOR_RUN_TOOL_H

#include <stddef.h>
#include "base/err.h"

struct tool_job {
	const char *const *argv; /* the program's name, looked for on PATH, its arguments, NULL */
	const char *input;	 /* LEN bytes for its standard input; NULL for none */
	size_t len;
	const char *const *env;	 /* NAME=VALUE, added to the environment or put in place of what is there; NULL ends; NULL for none */
	double seconds;		 /* on the wall clock: then it is killed. 0 for no limit, where a person is asked for a passphrase */
};

struct tool_result {
	int status; /* exit status */
	char *out, *err; /* at most TOOL_OUTPUT bytes of each, terminated */
	size_t out_len, err_len;
};
#define TOOL_OUTPUT ((size_t)1 << 20)

/*
 * Run JOB and wait. It keeps the terminal of this program, where it may ask the person for something by /dev/tty. -1 and ERR_MISSING where there
 * is no such program, ERR_IO where it could not be started, was killed by a signal or took too long; its own failure is its status.
 */
int tool_run(const struct tool_job *job, struct tool_result *out, struct err *e);
void tool_done(struct tool_result *r);

#endif
