/*
 * A parsed Python file: its nodes, its syntax errors, what its names mean, which of it can run. The only home of tree-sitter.
 *
 * Grammar: tree-sitter-python 0.25.0. Never fails: broken code gives a tree with error nodes, and any bytes may be given.
 * Ownership: the file owns all it hands out. A file is only read once made (lazy parts are built on first use, by one thread).
 */
#ifndef ASYNCTUTOR_PYTHON_PYTHON_H
#define ASYNCTUTOR_PYTHON_PYTHON_H

#include <stdbool.h>
#include <stddef.h>

struct py_file;

/* Parse LEN bytes of TEXT, which is copied. */
struct py_file *py_parse(const char *text, size_t len);
void py_free(struct py_file *f);

/* The same in steps of about so many milliseconds (0: as long as it takes); false when it is over. */
struct py_parsing;
struct py_parsing *py_parsing_new(const char *text, size_t len);
bool py_parsing_step(struct py_parsing *p, int ms);
/* What py_parse() gives, once it is over; frees P. */
struct py_file *py_parsing_take(struct py_parsing *p);
/* Give it up. */
void py_parsing_free(struct py_parsing *p);

const char *py_text(const struct py_file *f);
size_t py_length(const struct py_file *f);

struct py_place {
	int line, col; /* from 1; col in code points */
};
/* The place of byte OFFSET (at most the length). */
struct py_place py_place(const struct py_file *f, size_t offset);
/* Byte offset of the start of LINE (from 1) and, if LEN is not NULL, the bytes of that line without its end. */
size_t py_line(const struct py_file *f, int line, size_t *len);

/* How many lines there are: at least 1; a text that ends in a newline has an empty last one. */
int py_lines(const struct py_file *f);

struct py_fault {
	struct py_place at;
	const char *message; /* "invalid syntax", "expected ':'", ...: what the tree can tell */
};
/* Places that the parser did not understand, in order. Borrowed; *N is 0 for sound code. */
const struct py_fault *py_faults(const struct py_file *f, size_t *n);

#endif
