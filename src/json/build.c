#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "json/private.h"

static struct js *own(json_t *value)
{
	if (!value)
		die("out of memory");
	return (struct js *)value;
}

static void check(int status)
{
	if (status < 0)
		die("out of memory");
}

/* S with every byte that is not UTF-8 replaced; the caller frees. */
static char *well_formed(const char *s)
{
	struct buf out = BUF_INIT;
	size_t n = strlen(s);

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		char bytes[4];
		i += utf8_decode(s + i, n - i, &cp);
		buf_add(&out, bytes, utf8_encode(cp, bytes));
	}
	return buf_detach(&out);
}

static struct js *new_text(const char *text)
{
	if (!text)
		return own(json_null());
	if (utf8_valid(text, strlen(text)))
		return own(json_string_nocheck(text));
	char *copy = well_formed(text);
	struct js *value = own(json_string_nocheck(copy));
	free(copy);
	return value;
}

static struct js *new_real(double number)
{
	return own(isfinite(number) ? json_real(number) : json_null());
}

struct js *js_object(void)
{
	return own(json_object());
}

struct js *js_array(void)
{
	return own(json_array());
}

void js_free(struct js *value)
{
	json_decref((json_t *)value);
}

void js_set(struct js *object, const char *key, struct js *value)
{
	assert(object && js_is_object(object) && value && value != object);
	if (utf8_valid(key, strlen(key))) {
		check(json_object_set_new_nocheck((json_t *)object, key, (json_t *)value));
		return;
	}
	char *copy = well_formed(key);
	check(json_object_set_new_nocheck((json_t *)object, copy, (json_t *)value));
	free(copy);
}

void js_set_str(struct js *object, const char *key, const char *text)
{
	js_set(object, key, new_text(text));
}

void js_set_int(struct js *object, const char *key, long long number)
{
	js_set(object, key, own(json_integer(number)));
}

void js_set_real(struct js *object, const char *key, double number)
{
	js_set(object, key, new_real(number));
}

void js_set_bool(struct js *object, const char *key, bool value)
{
	js_set(object, key, own(json_boolean(value)));
}

void js_set_null(struct js *object, const char *key)
{
	js_set(object, key, own(json_null()));
}

void js_push(struct js *array, struct js *value)
{
	assert(json_is_array((json_t *)array) && value && value != array);
	check(json_array_append_new((json_t *)array, (json_t *)value));
}

void js_push_str(struct js *array, const char *text)
{
	js_push(array, new_text(text));
}

void js_push_real(struct js *array, double number)
{
	js_push(array, new_real(number));
}

void js_push_int(struct js *array, long long number)
{
	js_push(array, own(json_integer(number)));
}
