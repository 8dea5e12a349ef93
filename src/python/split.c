#include <ctype.h>
#include <string.h>
#include "python/split.h"

static bool begins(const char *line, size_t n, const char *word)
{
	size_t len = strlen(word);

	return n >= len && memcmp(line, word, len) == 0 && (n == len || !(isalnum((unsigned char)line[len]) || line[len] == '_'));
}

/* Whether the line begins what can stand in no bracket. */
static bool begins_definition(const char *line, size_t n)
{
	return begins(line, n, "def") || begins(line, n, "class") || begins(line, n, "async def");
}

/* Whether the line goes on with the compound statement before. */
static bool is_clause(const char *line, size_t n)
{
	return begins(line, n, "else") || begins(line, n, "elif") || begins(line, n, "except") || begins(line, n, "finally");
}

bool split_starts(const struct split *s, const char *line, size_t n)
{
	if (n == 0 || s->quote || s->joined || s->decorated || is_clause(line, n))
		return false;
	if (s->depth > 0)
		return begins_definition(line, n);
	return line[0] == '@' || line[0] == '_' || isalpha((unsigned char)line[0]) || (unsigned char)line[0] >= 0x80;
}

/* The byte behind the string that goes on at I, or N. */
static size_t string_end(struct split *s, const char *line, size_t i, size_t n)
{
	for (; i < n; i++) {
		if (line[i] == '\\') {
			if (i + 1 < n && line[i + 1] == '\r')
				i++;
			i++;
		} else if (line[i] == '\n' && !s->triple) {
			s->quote = 0; /* never closed */
			return i;
		} else if (line[i] == s->quote) {
			if (!s->triple || (i + 2 < n && line[i + 1] == s->quote && line[i + 2] == s->quote)) {
				s->quote = 0;
				return i + (s->triple ? 3 : 1);
			}
		}
	}
	return n;
}

static size_t string_start(struct split *s, const char *line, size_t i, size_t n)
{
	s->quote = line[i];
	s->triple = i + 2 < n && line[i + 1] == line[i] && line[i + 2] == line[i];
	return i + (s->triple ? 3 : 1);
}

void split_line(struct split *s, const char *line, size_t n)
{
	bool inside = s->quote || s->joined || s->depth > 0;

	if (s->depth > 0 && !s->quote && begins_definition(line, n)) {
		s->depth = 0;
		inside = false;
	}
	if (!inside && n > 0 && !strchr(" \t\r\n\f#", line[0]))
		s->decorated = line[0] == '@';
	s->joined = false;
	for (size_t i = 0; i < n;) {
		if (s->quote) {
			i = string_end(s, line, i, n);
			continue;
		}
		char c = line[i];
		if (c == '#')
			break;
		if (c == '"' || c == '\'') {
			i = string_start(s, line, i, n);
			continue;
		}
		if (c == '\\' && i + 1 < n && (line[i + 1] == '\n' || line[i + 1] == '\r'))
			s->joined = true;
		if (c == '(' || c == '[' || c == '{')
			s->depth++;
		else if ((c == ')' || c == ']' || c == '}') && s->depth > 0)
			s->depth--;
		i++;
	}
}
