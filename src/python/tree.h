/* tree-sitter's trees, for parse.c (of a whole text, once) and live.c (of a text that changes) only. */
#ifndef ASYNCTUTOR_PYTHON_TREE_H
#define ASYNCTUTOR_PYTHON_TREE_H

#include <tree_sitter/api.h>
#include "python/file.h"

/* Bytes of the longest text that is parsed. */
#define TREE_TEXT_MAX (UINT32_MAX / 4)

const TSLanguage *tree_sitter_python(void);
/* A parser for Python. */
TSParser *tree_parser(void);

struct tree_nodes {
	VEC(struct py_node) list;
};

/*
 * The nodes of TREE that touch the bytes FROM to TO, with all above them, to OUT, which starts with all zero. Of lists (of statements, of arguments) only those are
 * there; of nodes whose children have roles all children are, those outside without what is below them.
 */
void tree_flatten(const TSTree *tree, uint32_t from, uint32_t to, struct tree_nodes *out);
/* The nodes of a text that cannot be parsed. */
void tree_flatten_nothing(size_t len, struct tree_nodes *out);
/* A file of them; takes TEXT, which has a zero behind its LEN bytes, and NODES. */
struct py_file *tree_file(char *text, size_t len, struct tree_nodes *nodes);

#endif
