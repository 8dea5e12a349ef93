#include "plain/lines_text.h"
#include <stdlib.h>
#include <string.h>

/* The byte at which line N begins; the end of the text where there are fewer. */
static size_t start_of(struct str text, size_t n)
{
	size_t at = 0;

	for (; n > 1 && at < text.n; n--) {
		const char *newline = memchr(text.p + at, '\n', text.n - at);
		at = newline ? (size_t)(newline - text.p) + 1 : text.n;
	}
	return at;
}

size_t lines_count(struct str text)
{
	size_t n = 0, at = 0;

	while (at < text.n) {
		const char *newline = memchr(text.p + at, '\n', text.n - at);
		at = newline ? (size_t)(newline - text.p) + 1 : text.n;
		n++;
	}
	return n;
}

struct str lines_get(struct str text, size_t n)
{
	size_t at = start_of(text, n);

	if (at == text.n)
		return (struct str){text.p + at, 0};
	const char *newline = memchr(text.p + at, '\n', text.n - at);
	return (struct str){text.p + at, newline ? (size_t)(newline - text.p) - at : text.n - at};
}

/* Append, beginning on a line of its own. */
static void add_lines(struct buf *out, const char *p, size_t n)
{
	if (n && out->len && out->data[out->len - 1] != '\n')
		buf_addch(out, '\n');
	buf_add(out, p, n);
}

void lines_replace(struct str text, struct line_range r, struct str insert, struct buf *out)
{
	size_t from = start_of(text, r.from), end = start_of(text, r.last + 1);

	buf_add(out, text.p, from);
	add_lines(out, insert.p, insert.n);
	add_lines(out, text.p + end, text.n - end);
}

static void indent_line(struct str line, int by, struct buf *out)
{
	size_t blanks = 0;

	while (blanks < line.n && line.p[blanks] == ' ')
		blanks++;
	if (by < 0) {
		size_t less = (size_t)-by < blanks ? (size_t)-by : blanks;
		buf_add(out, line.p + less, line.n - less);
		return;
	}
	if (blanks < line.n)
		buf_fill(out, ' ', (size_t)by);
	buf_add(out, line.p, line.n);
}

void lines_indent(struct str text, struct line_range r, int by, struct buf *out)
{
	size_t from = start_of(text, r.from), end = start_of(text, r.last + 1);
	struct str part = {text.p + from, end - from};

	buf_add(out, text.p, from);
	for (size_t at = 0; at < part.n;) {
		const char *newline = memchr(part.p + at, '\n', part.n - at);
		size_t n = newline ? (size_t)(newline - part.p) - at : part.n - at;
		indent_line((struct str){part.p + at, n}, by, out);
		if (newline)
			buf_addch(out, '\n');
		at += n + (newline != NULL);
	}
	buf_add(out, text.p + end, text.n - end);
}

size_t lines_find(struct str text, size_t from, const char *what)
{
	size_t n = strlen(what), line = from, at = start_of(text, from);

	while (at < text.n) {
		const char *newline = memchr(text.p + at, '\n', text.n - at);
		size_t end = newline ? (size_t)(newline - text.p) : text.n;
		if (memmem(text.p + at, end - at, what, n))
			return line;
		at = end + (newline != NULL);
		line++;
	}
	return 0;
}

static bool read_number(const char **p, size_t max, size_t *out)
{
	size_t n = 0;

	if (**p < '0' || **p > '9')
		return false;
	for (; **p >= '0' && **p <= '9'; ++*p)
		if (n <= max)
			n = n * 10 + (size_t)(**p - '0');
	*out = n;
	return n >= 1 && n <= max;
}

bool lines_range(const char **arg, size_t max, struct line_range *out)
{
	const char *p = *arg + strspn(*arg, " \t");

	if (!read_number(&p, max, &out->from))
		return false;
	out->last = out->from;
	if (*p == '-') {
		p++;
		if (!read_number(&p, max, &out->last) || out->last < out->from)
			return false;
	}
	if (*p && *p != ' ' && *p != '\t')
		return false;
	*arg = p + (*p != '\0');
	return true;
}
