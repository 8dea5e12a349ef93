#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "json/json.h"
#include "json/private.h"

/* Characters that a terminal acts on although JSON allows them: DEL, C1 controls, bidirectional controls; line separators. */
static bool is_acted_on(uint32_t cp)
{
	return (cp >= 0x7F && cp <= 0x9F) || cp == 0x61C || (cp >= 0x200E && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static void dump_text(struct buf *out, const char *text, size_t len)
{
	static const char named[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";
	size_t used;

	buf_addch(out, '"');
	for (size_t i = 0; i < len; i += used) {
		uint32_t cp;
		used = utf8_decode(text + i, len - i, &cp);
		const char *name = cp && cp < 0x80 ? strchr(named, (int)cp) : NULL;
		if (name)
			buf_addf(out, "\\%c", letters[name - named]);
		else if (cp < 0x20 || is_acted_on(cp))
			buf_addf(out, "\\u%04x", cp);
		else
			buf_add(out, text + i, used);
	}
	buf_addch(out, '"');
}

/* The fewest digits that read back as the same number; with a point or exponent, so that it stays a real. */
static void dump_real(struct buf *out, double number)
{
	char digits[40];

	for (int precision = 15; precision <= 17; precision++) {
		snprintf(digits, sizeof digits, "%.*g", precision, number);
		if (strtod(digits, NULL) == number)
			break;
	}
	const char *point = localeconv()->decimal_point;
	char *at = strstr(digits, point);
	if (at) {
		*at = '.';
		memmove(at + 1, at + strlen(point), strlen(at + strlen(point)) + 1);
	}
	buf_addstr(out, digits);
	if (!strpbrk(digits, ".e"))
		buf_addstr(out, ".0");
}

static void new_line(struct buf *out, int indent, int depth)
{
	if (indent == 0)
		return;
	buf_addch(out, '\n');
	buf_fill(out, ' ', (size_t)indent * (size_t)depth);
}

static void dump_value(struct buf *out, json_t *value, int indent, int depth);

static void dump_object(struct buf *out, json_t *object, int indent, int depth)
{
	buf_addch(out, '{');
	for (void *at = json_object_iter(object); at;) {
		new_line(out, indent, depth + 1);
		dump_text(out, json_object_iter_key(at), strlen(json_object_iter_key(at)));
		buf_addstr(out, indent ? ": " : ":");
		dump_value(out, json_object_iter_value(at), indent, depth + 1);
		if ((at = json_object_iter_next(object, at)))
			buf_addch(out, ',');
	}
	if (json_object_size(object))
		new_line(out, indent, depth);
	buf_addch(out, '}');
}

static void dump_array(struct buf *out, json_t *array, int indent, int depth)
{
	size_t n = json_array_size(array);

	buf_addch(out, '[');
	for (size_t i = 0; i < n; i++) {
		new_line(out, indent, depth + 1);
		dump_value(out, json_array_get(array, i), indent, depth + 1);
		if (i + 1 < n)
			buf_addch(out, ',');
	}
	if (n)
		new_line(out, indent, depth);
	buf_addch(out, ']');
}

static void dump_value(struct buf *out, json_t *value, int indent, int depth)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		dump_object(out, value, indent, depth);
		break;
	case JSON_ARRAY:
		dump_array(out, value, indent, depth);
		break;
	case JSON_STRING:
		dump_text(out, json_string_value(value), json_string_length(value));
		break;
	case JSON_INTEGER:
		buf_addf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		break;
	case JSON_REAL:
		dump_real(out, json_real_value(value));
		break;
	case JSON_TRUE:
		buf_addstr(out, "true");
		break;
	case JSON_FALSE:
		buf_addstr(out, "false");
		break;
	case JSON_NULL:
		buf_addstr(out, "null");
		break;
	}
}

char *js_dump(const struct js *value, int indent)
{
	struct buf out = BUF_INIT;

	dump_value(&out, js_raw(value), indent, 0);
	if (indent)
		buf_addch(&out, '\n');
	return buf_detach(&out);
}
