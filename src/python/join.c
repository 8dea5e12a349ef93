#include <string.h>
#include "python/join.h"

/* The byte behind the string literal whose quote stands at AT. */
static size_t skip_string(const char *text, size_t len, size_t at)
{
	char quote = text[at];
	bool triple = at + 2 < len && text[at + 1] == quote && text[at + 2] == quote;

	for (at += triple ? 3 : 1; at < len; at++) {
		if (text[at] == '\\')
			at++;
		else if (text[at] == '\n' && !triple)
			return at;
		else if (text[at] == quote && (!triple || (at + 2 < len && text[at + 1] == quote && text[at + 2] == quote)))
			return at + (triple ? 3 : 1);
	}
	return len;
}

static size_t skip_comment(char *text, size_t len, size_t at, bool blank)
{
	const char *newline = memchr(text + at, '\n', len - at);
	size_t end = newline ? (size_t)(newline - text) : len;

	if (blank)
		memset(text + at, ' ', end - at);
	return end;
}

bool py_join_lines(char *text, size_t len)
{
	size_t depth = 0;
	bool joined = false;

	for (size_t i = 0; i < len;) {
		switch (text[i]) {
		case '"': case '\'':
			i = skip_string(text, len, i);
			continue;
		case '#':
			i = skip_comment(text, len, i, depth > 0);
			continue;
		case '(': case '[': case '{':
			depth++;
			break;
		case ')': case ']': case '}':
			if (depth-- == 0)
				return false;
			break;
		case '\n': case '\r':
			if (depth > 0) {
				text[i] = ' ';
				joined = true;
			}
			break;
		}
		i++;
	}
	return joined && depth == 0;
}
