/*
 * Where a Python text can be cut so that the parts are parsed one by one: before file-level statements. Found by looking at lines and what they leave open, without a
 * parser. Source: The Python Language Reference, 2.1 "Line structure" and 2.4.1 "String and Bytes literals".
 *
 * A bracket that is left open ends where a line begins with def, class or async def, which cannot stand in one: so a bracket that was just typed does not
 * take in the rest of the file.
 */
#ifndef ASYNCTUTOR_PYTHON_SPLIT_H
#define ASYNCTUTOR_PYTHON_SPLIT_H

#include <stdbool.h>
#include <stddef.h>

/* What the lines so far leave open. Starts with all zero. */
struct split {
	char quote;	/* of the string; 0 for none */
	bool triple;
	bool joined;	/* the line ended in a backslash */
	bool decorated; /* the last statement is a decorator */
	size_t depth;	/* of brackets */
};

/* Whether a part can begin with the line that the N bytes at LINE begin. */
bool split_starts(const struct split *s, const char *line, size_t n);
/* Go behind that line, N bytes with its end. */
void split_line(struct split *s, const char *line, size_t n);

#endif
