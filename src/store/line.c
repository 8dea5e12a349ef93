/* An event as a line of JSON, written and read: one table says what its keys are. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/private.h"

enum column_kind { COLUMN_ID, COLUMN_TEXT, COLUMN_NUMBER, COLUMN_TIME, COLUMN_VERB, COLUMN_JSON };

/* One event as a line of JSON: its keys in order, what each holds and where struct event keeps it. */
static const struct column {
	const char *name;
	enum column_kind kind;
	size_t offset;
} columns[] = {
    {"id", COLUMN_ID, offsetof(struct event, id)},
    {"learner", COLUMN_ID, offsetof(struct event, learner)},
    {"device", COLUMN_ID, offsetof(struct event, device)},
    {"seq", COLUMN_NUMBER, offsetof(struct event, seq)},
    {"lamport", COLUMN_NUMBER, offsetof(struct event, lamport)},
    {"at", COLUMN_TIME, offsetof(struct event, at)},
    {"verb", COLUMN_VERB, offsetof(struct event, verb)},
    {"object", COLUMN_TEXT, offsetof(struct event, object)},
    {"hash", COLUMN_TEXT, offsetof(struct event, hash)},
    {"result", COLUMN_JSON, offsetof(struct event, result)},
};

static int set_json(struct js *out, const char *key, const char *text, struct err *e)
{
	struct js *value = js_parse(text, strlen(text), NULL, 0, e);

	if (!value)
		return -1;
	js_set(out, key, value);
	return 0;
}

static int set_column(struct js *out, const struct column *column, const struct event *ev, struct err *e)
{
	const void *field = (const char *)ev + column->offset;
	char time[CLOCK_TEXT];

	switch (column->kind) {
	case COLUMN_ID:
		js_set_str(out, column->name, field);
		break;
	case COLUMN_TEXT:
		js_set_str(out, column->name, *(char *const *)field);
		break;
	case COLUMN_NUMBER:
		js_set_int(out, column->name, *(const int64_t *)field);
		break;
	case COLUMN_TIME:
		clock_format(*(const int64_t *)field, time);
		js_set_str(out, column->name, time);
		break;
	case COLUMN_VERB:
		js_set_str(out, column->name, verb_name(*(const enum verb *)field));
		break;
	case COLUMN_JSON:
		return set_json(out, column->name, *(char *const *)field, e);
	}
	return 0;
}

struct js *event_to_js(const struct event *ev, struct err *e)
{
	struct js *out = js_object();

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (set_column(out, &columns[i], ev, e) < 0) {
			js_free(out);
			return NULL;
		}
	return out;
}

/* Where a line is read from, for what is wrong with it. */
struct place {
	const char *name;
	int line;
	struct err *e;
};

static int refuse(const struct place *at, const char *key, const char *reason)
{
	return err_at(at->e, ERR_SYNTAX, at->name, at->line, 0, "\"%s\" %s", key, reason);
}

bool id_is_valid(const char *text)
{
	for (size_t i = 0; i < 36; i++) {
		bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
		if (hyphen ? text[i] != '-' : !text[i] || !strchr("0123456789abcdef", text[i]))
			return false;
	}
	return text[36] == '\0';
}

static int read_id(const struct place *at, const struct column *column, const struct js *value, char *out)
{
	const char *text = js_text(value);

	if (!text || !id_is_valid(text))
		return refuse(at, column->name, "must be a UUID in small letters");
	memcpy(out, text, 37);
	return 0;
}

bool object_is_valid(const char *object)
{
	char slug[65];
	int parts = 0;

	for (const char *p = object;; p++) {
		size_t n = strcspn(p, "/");
		if (n >= sizeof slug)
			return false;
		memcpy(slug, p, n);
		slug[n] = '\0';
		if (!str_is_slug(slug))
			return false;
		parts++;
		p += n;
		if (!*p)
			return parts == 3 || parts == 4;
	}
}

/* Of a content's hash the form is free, its length and letters are not. */
static bool hash_is_valid(const char *text)
{
	size_t n = strspn(text, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_:");

	return n > 0 && n <= 64 && text[n] == '\0';
}

static int read_text(const struct place *at, const struct column *column, const struct js *value, char **out)
{
	const char *text = js_text(value);
	bool is_hash = column->offset == offsetof(struct event, hash);

	if (is_hash && js_is_null(value))
		return 0;
	if (is_hash && (!text || !hash_is_valid(text)))
		return refuse(at, column->name, "must be null or at most 64 letters and digits");
	if (!is_hash && (!text || !object_is_valid(text)))
		return refuse(at, column->name, "must be COURSE/KIND/SLUG, each of small letters, digits and single hyphens");
	*out = xstrdup(text);
	return 0;
}

static int read_number(const struct place *at, const struct column *column, const struct js *value, int64_t *out)
{
	long long number;

	if (!js_int(value, &number) || number < 1 || number > EVENT_NUMBER_MAX)
		return refuse(at, column->name, "must be a whole number from 1 to 9007199254740991");
	*out = number;
	return 0;
}

static int read_time(const struct place *at, const struct column *column, const struct js *value, int64_t *out)
{
	const char *text = js_text(value);
	char again[CLOCK_TEXT];

	if (text && clock_parse(text, out)) {
		clock_format(*out, again);
		if (strcmp(text, again) == 0)
			return 0;
	}
	return refuse(at, column->name, "must be a time like 2026-02-03T04:05:06.789Z");
}

static int read_verb(const struct place *at, const struct column *column, const struct js *value, enum verb *out)
{
	const char *text = js_text(value);

	return text && verb_parse(text, out) ? 0 : refuse(at, column->name, "is none that this version knows");
}

static int read_result(const struct place *at, const struct column *column, const struct js *value, char **out)
{
	if (!js_is_object(value))
		return refuse(at, column->name, "must be an object");
	*out = js_dump(value, 0);
	return 0;
}

static int read_column(const struct place *at, const struct column *column, const struct js *value, struct event *ev)
{
	void *field = (char *)ev + column->offset;

	switch (column->kind) {
	case COLUMN_ID:
		return read_id(at, column, value, field);
	case COLUMN_TEXT:
		return read_text(at, column, value, field);
	case COLUMN_NUMBER:
		return read_number(at, column, value, field);
	case COLUMN_TIME:
		return read_time(at, column, value, field);
	case COLUMN_VERB:
		return read_verb(at, column, value, field);
	case COLUMN_JSON:
		return read_result(at, column, value, field);
	}
	return 0;
}

static int read_columns(const struct place *at, const struct js *value, struct event *ev)
{
	size_t n = sizeof columns / sizeof *columns;

	if (!js_is_object(value))
		return err_at(at->e, ERR_SYNTAX, at->name, at->line, 0, "is no event: not an object");
	for (size_t i = 0; i < n; i++) {
		const struct js *member = js_get(value, columns[i].name);
		if (!member)
			return refuse(at, columns[i].name, "is missing");
		if (read_column(at, &columns[i], member, ev) < 0)
			return -1;
	}
	if (js_count(value) != n)
		return err_at(at->e, ERR_SYNTAX, at->name, at->line, 0, "has a key that is no column of an event");
	return 0;
}

int event_parse(const char *line, size_t len, const char *name, int number, struct event *ev, struct err *e)
{
	struct js *value = js_parse(line, len, name, number, e);

	*ev = (struct event){0};
	if (!value)
		return -1;
	int status = read_columns(&(struct place){name, number, e}, value, ev);
	js_free(value);
	if (status < 0)
		event_done(ev);
	return status;
}
