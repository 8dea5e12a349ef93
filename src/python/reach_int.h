/* Shared by reach.c (control flow) and reach_calls.c (who refers to whom). */
#ifndef ASYNCTUTOR_PYTHON_REACH_INT_H
#define ASYNCTUTOR_PYTHON_REACH_INT_H

#include "python/file.h"

struct reach {
	uint8_t *dead; /* of each node */
};

/* Mark the bodies of functions that nothing reachable refers to in DEAD, where dead branches are marked already. */
void reach_calls(const struct py_file *f, uint8_t *dead);

#endif
