/* Highlighting of nodes that are there already, for highlight.c and live.c. */
#ifndef ASYNCTUTOR_PYTHON_PAINT_H
#define ASYNCTUTOR_PYTHON_PAINT_H

#include "python/highlight.h"
#include "python/node.h"

/* The spans of TEXT, which stands at byte FROM of a file that has these N NODES there, to *SPANS, which the caller frees; returns how many. */
size_t highlight_nodes(const struct py_node *nodes, uint32_t n, struct str text, size_t from, struct py_span **spans);

#endif
