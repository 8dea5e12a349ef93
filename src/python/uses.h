/* Which ways of concurrency a file uses. */
#ifndef ASYNCTUTOR_PYTHON_USES_H
#define ASYNCTUTOR_PYTHON_USES_H

#include "python/node.h"

enum py_uses {
	PY_USES_ASYNC = 1,     /* async, await, or an import of asyncio or a library like it */
	PY_USES_THREADS = 2,   /* threading, concurrent.futures, queue, _thread */
	PY_USES_PROCESSES = 4, /* multiprocessing, or names of process pools */
};

/* The enum py_uses of F, or-ed. */
unsigned py_uses(const struct py_file *f);
/* False where LEN bytes of TEXT have none of the words without which py_uses() is 0: then it need not be parsed. */
bool py_may_use(const char *text, size_t len);

#endif
