#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
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

struct export {
	int (*write)(const char *line, size_t len, void *ctx);
	void *ctx;
	struct err *e;
};

static int export_event(const struct event *ev, void *ctx)
{
	struct export *to = ctx;
	struct js *value = event_to_js(ev, to->e);

	if (!value)
		return -1;
	char *text = js_dump(value, 0), *line = xasprintf("%s\n", text);
	int status = to->write(line, strlen(line), to->ctx);
	free(line);
	free(text);
	js_free(value);
	return status;
}

int store_export(struct store *s, int (*write)(const char *line, size_t len, void *ctx), void *ctx, struct err *e)
{
	struct export to = {write, ctx, e};

	return store_each(s, export_event, &to, e);
}
