/*
 * JSON, read and written (RFC 8259). The only home of jansson.
 *
 * A value is a `struct js *`. Ownership: js_object(), js_array() and js_parse() return a value that the caller frees
 * with js_free(); putting a value into another hands it over. Members keep the order in which they were set. Text
 * given to a value must be UTF-8; bytes that are not are replaced by U+FFFD.
 */
#ifndef ASYNCTUTOR_JSON_JSON_H
#define ASYNCTUTOR_JSON_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

struct js;

struct js *js_object(void);
struct js *js_array(void);
void js_free(struct js *value);

/*
 * Set KEY of an object; the value is handed over or copied; a key that is there keeps its place. Written as null: a
 * NULL text, and a number that JSON has no form for (infinity, not a number).
 */
void js_set(struct js *object, const char *key, struct js *value);
void js_set_str(struct js *object, const char *key, const char *text);
void js_set_int(struct js *object, const char *key, long long number);
void js_set_real(struct js *object, const char *key, double number);
void js_set_bool(struct js *object, const char *key, bool value);
void js_set_null(struct js *object, const char *key);
/* Append to an array. */
void js_push(struct js *array, struct js *value);
void js_push_str(struct js *array, const char *text);
void js_push_real(struct js *array, double number);
void js_push_int(struct js *array, long long number);

/*
 * One line without spaces (INDENT 0), or INDENT spaces a level and a final newline. The caller frees. The same value
 * gives the same bytes; reals have the fewest digits that read back the same; control and bidirectional characters
 * are escaped, so the text is safe on a terminal.
 */
char *js_dump(const struct js *value, int indent);

/*
 * Parse LEN bytes of TEXT: one value and nothing after it. NAME and LINE (the number of TEXT's first line) for
 * messages. Refused with ERR_SYNTAX: duplicate keys, nesting deeper than 100, NUL in a text, text that is not UTF-8,
 * whole numbers beyond long long, others beyond double.
 */
struct js *js_parse(const char *text, size_t len, const char *name, int line, struct err *e);

/* Borrowed member of an object, NULL where it is not there or VALUE is no object. */
const struct js *js_get(const struct js *value, const char *key);
/* The text of a string, borrowed; NULL for anything else and for NULL. */
const char *js_text(const struct js *value);
/* The whole number to *OUT; false for anything else (1.0 too) and for NULL. */
bool js_int(const struct js *value, long long *out);
/* Any number to *OUT; false for anything else and for NULL. */
bool js_real(const struct js *value, double *out);
bool js_bool(const struct js *value, bool *out);
bool js_is_object(const struct js *value);
bool js_is_array(const struct js *value);
/* True for null itself; false for NULL. */
bool js_is_null(const struct js *value);
/* Elements of an array, or members of an object; 0 for anything else. */
size_t js_count(const struct js *value);
/* Element I of an array, borrowed; NULL beyond its end and for anything else. */
const struct js *js_at(const struct js *array, size_t i);
/* Call VISIT for every member of an object, in order. */
void js_each(const struct js *object, void (*visit)(const char *key, const struct js *value, void *ctx), void *ctx);

#endif
