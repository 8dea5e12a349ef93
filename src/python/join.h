/* Line ends inside brackets, which mean nothing in Python. */
#ifndef ASYNCTUTOR_PYTHON_JOIN_H
#define ASYNCTUTOR_PYTHON_JOIN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Turn line ends and comments inside brackets into blanks, so that all else stays where it is. Returns false, with TEXT in an unknown state,
 * where there are none or the brackets do not match. Source: The Python Language Reference, 2.1.6 "Implicit line joining".
 */
bool py_join_lines(char *text, size_t len);

#endif
