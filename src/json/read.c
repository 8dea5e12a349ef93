#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "json/json.h"
#include "json/private.h"

#define DEPTH_MAX 100

/* jansson's own words quote the text, which may hold anything; these do not. */
static const char *reason(const json_error_t *error)
{
	switch (json_error_code(error)) {
	case json_error_invalid_utf8:
		return "is not UTF-8 text";
	case json_error_premature_end_of_input:
		return "ends before the value does";
	case json_error_end_of_input_expected:
		return "something follows the value";
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return "a text may not contain the character NUL";
	case json_error_duplicate_key:
		return "a key is here twice";
	case json_error_numeric_overflow:
		return "the number is too large";
	case json_error_stack_overflow:
		return "is nested too deep";
	default:
		return "is not JSON";
	}
}

/* Brackets nest no deeper than DEPTH_MAX. Counted before parsing, because jansson recurses. */
static int check_depth(const char *text, size_t len, const char *name, int line, struct err *e)
{
	int depth = 0, col = 0;
	bool quoted = false;

	for (size_t i = 0; i < len; i++) {
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			col++;
		if (quoted && text[i] == '\\' && i + 1 < len && text[i + 1] != '\n') {
			i++;
			col++;
		} else if (text[i] == '"') {
			quoted = !quoted;
		} else if (text[i] == '\n') {
			line++;
			col = 0;
		} else if (!quoted && (text[i] == '[' || text[i] == '{')) {
			if (++depth > DEPTH_MAX)
				return err_at(e, ERR_SYNTAX, name, line, col, "is nested too deep");
		} else if (!quoted && (text[i] == ']' || text[i] == '}')) {
			depth--;
		}
	}
	return 0;
}

struct js *js_parse(const char *text, size_t len, const char *name, int line, struct err *e)
{
	json_error_t error;

	if (check_depth(text, len, name, line, e) < 0)
		return NULL;
	json_t *value = json_loadb(text, len, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
	if (value)
		return (struct js *)value;
	if (json_error_code(&error) == json_error_out_of_memory)
		die("out of memory");
	err_at(e, ERR_SYNTAX, name, line + (error.line > 0 ? error.line - 1 : 0), error.column > 0 ? error.column : 1, "%s",
	    reason(&error));
	return NULL;
}

const struct js *js_get(const struct js *value, const char *key)
{
	return (const struct js *)json_object_get(js_raw(value), key);
}

const char *js_text(const struct js *value)
{
	return json_string_value(js_raw(value));
}

bool js_int(const struct js *value, long long *out)
{
	if (!json_is_integer(js_raw(value)))
		return false;
	*out = json_integer_value(js_raw(value));
	return true;
}

bool js_real(const struct js *value, double *out)
{
	if (!json_is_number(js_raw(value)))
		return false;
	*out = json_number_value(js_raw(value));
	return true;
}

bool js_bool(const struct js *value, bool *out)
{
	if (!json_is_boolean(js_raw(value)))
		return false;
	*out = json_is_true(js_raw(value));
	return true;
}

bool js_is_object(const struct js *value)
{
	return json_is_object(js_raw(value));
}

bool js_is_array(const struct js *value)
{
	return json_is_array(js_raw(value));
}

bool js_is_null(const struct js *value)
{
	return json_is_null(js_raw(value));
}

size_t js_count(const struct js *value)
{
	if (js_is_object(value))
		return json_object_size(js_raw(value));
	return json_array_size(js_raw(value));
}

const struct js *js_at(const struct js *array, size_t i)
{
	return (const struct js *)json_array_get(js_raw(array), i);
}

void js_each(const struct js *object, void (*visit)(const char *key, const struct js *value, void *ctx), void *ctx)
{
	json_t *raw = js_raw(object);

	for (void *at = json_object_iter(raw); at; at = json_object_iter_next(raw, at))
		visit(json_object_iter_key(at), (const struct js *)json_object_iter_value(at), ctx);
}
