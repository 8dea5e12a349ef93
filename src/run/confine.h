/*
 * Shutting in for a host that several people share. run/run.h keeps a learner's program from doing harm; here it may also see nothing, and this
 * program itself is held by the kernel, so that a path that nobody checked leads nowhere.
 *
 * Both hold for the rest of this process's life and cannot be undone.
 */
#ifndef ASYNCTUTOR_RUN_CONFINE_H
#define ASYNCTUTOR_RUN_CONFINE_H

#include "base/err.h"

/*
 * From now on every run reads only the interpreter, the libraries it loads, its private folder and its own /proc, executes only the interpreter, reaches no
 * socket that it did not make, and is refused where one guard of these is missing: limits, privileges, namespace, landlock, seccomp. Before the first
 * run_start() and run_guards().
 *
 * ERR_MISSING without a Python that will do, or with the name and the reason of each guard that this machine lacks.
 */
int confine_runs(struct err *e);

/* Folders and files, of which each list ends with NULL; what is not there is left out. */
struct confine_paths {
	const char *const *reads;
	const char *const *writes; /* read as well */
};

/*
 * From now on this program reads and writes only below PATHS, and can start no program at all. Runs are started for it by a process that is forked here, before;
 * so confine_runs() comes first. This program has one thread when it calls this. ERR_MISSING without Landlock, ERR_IO for what the system refuses.
 */
int confine_self(const struct confine_paths *paths, struct err *e);

#endif
