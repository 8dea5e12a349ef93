#include <string.h>
#include "run/private.h"

#define REPLACEMENT "\\ufffd"
#define ESCAPE 6 /* bytes of \uXXXX */

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

/* The code unit of the escape \uXXXX that begins the N bytes at P; -1 for anything else. */
static int unit(const char *p, size_t n)
{
	int value = 0;

	if (n < ESCAPE || p[0] != '\\' || p[1] != 'u')
		return -1;
	for (int i = 2; i < ESCAPE; i++) {
		if (digit(p[i]) < 0)
			return -1;
		value = value * 16 + digit(p[i]);
	}
	return value;
}

static bool is_high(int u)
{
	return u >= 0xD800 && u <= 0xDBFF;
}

static bool is_low(int u)
{
	return u >= 0xDC00 && u <= 0xDFFF;
}

/* Copy what begins with the backslash at P; returns the bytes used. */
static size_t copy_escape(struct buf *out, const char *p, size_t n)
{
	int first = unit(p, n);
	size_t used = first >= 0 ? ESCAPE : n < 2 ? n : 2;

	if (is_high(first) && is_low(unit(p + ESCAPE, n - ESCAPE)))
		used = 2 * ESCAPE;
	else if (first == 0 || is_high(first) || is_low(first))
		p = REPLACEMENT;
	buf_add(out, p, used);
	return used;
}

void mend(struct buf *out, const char *text, size_t len)
{
	buf_reserve(out, len);
	for (size_t i = 0; i < len;) {
		const char *slash = memchr(text + i, '\\', len - i);
		size_t plain = slash ? (size_t)(slash - text) - i : len - i;
		buf_add(out, text + i, plain);
		i += plain;
		if (slash)
			i += copy_escape(out, slash, len - i);
	}
}
