/* Which parts of a Python text deserve a colour. Works on any text, broken code too. */
#ifndef ASYNCTUTOR_PYTHON_HIGHLIGHT_H
#define ASYNCTUTOR_PYTHON_HIGHLIGHT_H

#include <stddef.h>

enum py_token {
	PY_TEXT,
	PY_KEYWORD,
	PY_STRING,
	PY_COMMENT,
	PY_NUMBER,
	PY_CONSTANT, /* True, False, None */
	PY_DEFINITION, /* the name after def or class */
	PY_CALL,       /* the name that is called */
	PY_BUILTIN,
	PY_DECORATOR,
	PY_OPERATOR,
};

struct py_span {
	size_t start, end; /* bytes; spans are in order, do not overlap and leave out PY_TEXT */
	enum py_token token;
};

/* The spans of LEN bytes of TEXT to *SPANS, which the caller frees; returns how many. */
size_t py_highlight(const char *text, size_t len, struct py_span **spans);

#endif
