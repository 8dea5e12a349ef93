/* The inside of struct py_file, for the files of this module only. */
#ifndef ASYNCTUTOR_PYTHON_FILE_H
#define ASYNCTUTOR_PYTHON_FILE_H

#include "base/arena.h"
#include "base/vec.h"
#include "python/node.h"

/* Code points are counted once for each block of this many bytes, so that a place costs no more on a long line. */
#define PY_BLOCK 1024

struct names;
struct reach;

/* What is built on first use. */
struct py_lazy {
	struct arena arena;
	bool has_lines, has_faults;
	VEC(uint32_t) lines;  /* offset of each line */
	VEC(uint32_t) points; /* code points before each block */
	VEC(struct py_fault) faults;
	struct names *names;
	struct reach *reach;
};

struct py_file {
	char *text;
	size_t len;
	struct py_node *nodes;
	uint32_t count;
	struct py_lazy *lazy;
};

/* Free what names.c and reach.c built; NULL is fine. */
void names_free(struct names *n);
void reach_free(struct reach *r);

#endif
