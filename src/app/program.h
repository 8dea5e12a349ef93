/* A Python file that is to be run, with the modules beside it that it imports. */
#ifndef ASYNCTUTOR_APP_PROGRAM_H
#define ASYNCTUTOR_APP_PROGRAM_H

#include "app/app.h"
#include "base/vec.h"
#include "run/run.h"

struct program {
	char *path, *text;
	size_t len;
	VEC(struct run_copy) copies; /* their paths are owned */
	VEC(const char *) world;     /* paths of stand-ins, owned */
};

/*
 * Read the Python file PATH, and find the files NAME.py beside it whose names occur in it, or in one that was found: these may be imported. ERR_IO where it
 * cannot be read; ERR_USAGE where more than PROGRAM_COPIES files or PROGRAM_BYTES are beside it that it names.
 */
#define PROGRAM_COPIES 100
#define PROGRAM_BYTES (8u << 20)
int program_read(const char *path, struct program *p, struct err *e);
/*
 * Where the program lies in the workspace or the course's folder of an exercise, that exercise's support modules and stand-ins are recorded as the
 * world; a support module that is missing beside the program comes from the course, and stand-ins always do. NULL for A changes nothing.
 */
void program_know_exercise(struct program *p, const struct app *a);
/* JOB is to run the program, which it borrows. */
void program_job(const struct program *p, struct run_job *job);
void program_done(struct program *p);

#endif
