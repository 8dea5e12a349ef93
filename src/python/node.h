/*
 * The syntax tree of a Python file as a flat array in pre-order (node 0 is the module).
 *
 * The subtree of node I is the range [I, nodes[I].after). Walks are loops over indices: nothing recurses, so nesting costs no
 * stack. Kinds and fields are those of tree-sitter-python 0.25.0, listed in kinds.def.
 *
 * Ownership: the file owns the array; it never changes.
 */
#ifndef ASYNCTUTOR_PYTHON_NODE_H
#define ASYNCTUTOR_PYTHON_NODE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"
#include "python/python.h"

enum py_kind {
	PYK_ERROR, /* what the parser did not understand */
#define KIND(id, name) PYK_##id,
#include "python/kinds.def"
	PYK_LAST_NAMED,
#define TOKEN(id, name) PYT_##id,
#include "python/kinds.def"
	PYT_OTHER,
	PY_KINDS
};

enum py_field {
	PYF_NONE,
#define FIELD(id, name) PYF_##id,
#include "python/kinds.def"
	PY_FIELDS
};

enum {
	PY_NAMED = 1,	 /* not a token */
	PY_EXTRA = 2,	 /* a comment or line continuation, wherever it stands */
	PY_MISSING = 4,	 /* put in by the parser; empty */
	PY_BROKEN = 8,	 /* it or something below is an error or missing */
};

#define PY_NO_NODE UINT32_MAX

struct py_node {
	uint32_t start, end; /* bytes */
	uint32_t parent;     /* PY_NO_NODE for the module */
	uint32_t prev;	     /* the sibling before; PY_NO_NODE for a first child */
	uint32_t after;	     /* one past its subtree */
	uint16_t kind;	     /* enum py_kind */
	uint8_t field;	     /* enum py_field: its role in the parent */
	uint8_t flags;
};

/* All nodes; *N is how many, at least 1. */
const struct py_node *py_nodes(const struct py_file *f, uint32_t *n);

static inline bool py_is_named(const struct py_node *n)
{
	return n->flags & PY_NAMED;
}

/* The first child of node I, or PY_NO_NODE. */
static inline uint32_t py_first(const struct py_node *nodes, uint32_t i)
{
	return nodes[i].after > i + 1 ? i + 1 : PY_NO_NODE;
}

/* The sibling after node I, or PY_NO_NODE. */
static inline uint32_t py_next(const struct py_node *nodes, uint32_t i)
{
	uint32_t parent = nodes[i].parent;
	return parent != PY_NO_NODE && nodes[i].after < nodes[parent].after ? nodes[i].after : PY_NO_NODE;
}

/* for (py_children(c, nodes, i)) ... */
#define py_children(c, nodes, i)                                                               \
	uint32_t c = py_first((nodes), (i));                                                   \
	c != PY_NO_NODE;                                                                       \
	c = py_next((nodes), c)

/* The first child of node I that has the role FIELD, or PY_NO_NODE. */
uint32_t py_child(const struct py_node *nodes, uint32_t i, enum py_field field);

/* The bytes of node I; borrowed. */
struct str py_slice(const struct py_file *f, uint32_t i);

/* "call"; "ERROR"; a token's own text. */
const char *py_kind_name(enum py_kind kind);
/* The kind of a named node, or -1. */
int py_kind_find(const char *name);
/* The names of all named kinds, for suggestions; *N is how many. */
const char *const *py_kind_names(size_t *n);
/* The field of that name, or PYF_NONE. */
enum py_field py_field_find(const char *name);
const char *const *py_field_names(size_t *n);

#endif
