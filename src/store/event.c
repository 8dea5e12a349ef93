#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "store/private.h"

static const char *const verb_names[] = {
    [VERB_EXPERIENCED] = "experienced",
    [VERB_ATTEMPTED] = "attempted",
    [VERB_PASSED] = "passed",
    [VERB_FAILED] = "failed",
    [VERB_ANSWERED] = "answered",
    [VERB_COMPLETED] = "completed",
    [VERB_REVEALED] = "revealed",
    [VERB_RESET] = "reset",
    [VERB_TICKED] = "ticked",
    [VERB_UNTICKED] = "unticked",
    [VERB_NOTED] = "noted",
    [VERB_SIGNED_OFF] = "signed-off",
    [VERB_ASKED_HELP] = "asked-help",
};

const char *verb_name(enum verb v)
{
	return verb_names[v];
}

bool verb_parse(const char *name, enum verb *out)
{
	for (size_t i = 0; i < sizeof verb_names / sizeof *verb_names; i++)
		if (strcmp(name, verb_names[i]) == 0) {
			*out = (enum verb)i;
			return true;
		}
	return false;
}

void event_done(struct event *ev)
{
	if (!ev)
		return;
	free(ev->object);
	free(ev->hash);
	free(ev->result);
	*ev = (struct event){0};
}

static void read_id(sqlite3_stmt *statement, int at, char out[37])
{
	const char *text = (const char *)sqlite3_column_text(statement, at);

	if (text && sqlite3_column_bytes(statement, at) == 36)
		memcpy(out, text, 37);
}

static char *read_text(sqlite3_stmt *statement, int at)
{
	const char *text = (const char *)sqlite3_column_text(statement, at);

	return text ? xstrdup(text) : NULL;
}

int event_read(struct store *s, sqlite3_stmt *statement, struct event *ev, struct err *e)
{
	const char *verb = (const char *)sqlite3_column_text(statement, 6);

	*ev = (struct event){0};
	read_id(statement, 0, ev->id);
	read_id(statement, 1, ev->learner);
	read_id(statement, 2, ev->device);
	ev->seq = sqlite3_column_int64(statement, 3);
	ev->lamport = sqlite3_column_int64(statement, 4);
	ev->at = sqlite3_column_int64(statement, 5);
	ev->object = read_text(statement, 7);
	ev->hash = read_text(statement, 8);
	ev->result = read_text(statement, 9);
	if (!verb || !ev->object || !ev->result)
		return err_at(e, ERR_CORRUPT, s->path, 0, 0, "the event %s is damaged", ev->id);
	if (!verb_parse(verb, &ev->verb))
		return err_at(e, ERR_NEWER, s->path, 0, 0, "the event %s is of a kind that this version does not know", ev->id);
	return 0;
}

int event_insert(struct store *s, const struct event *ev, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_EVENT_ADD, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, ev->id);
	db_bind_text(statement, 2, ev->learner);
	db_bind_text(statement, 3, ev->device);
	sqlite3_bind_int64(statement, 4, ev->seq);
	sqlite3_bind_int64(statement, 5, ev->lamport);
	sqlite3_bind_int64(statement, 6, ev->at);
	db_bind_text(statement, 7, verb_name(ev->verb));
	db_bind_text(statement, 8, ev->object);
	db_bind_text(statement, 9, ev->hash);
	db_bind_text(statement, 10, ev->result);
	return db_run(s, statement, e);
}

/* One more than the largest number so far; TEXT, where it is not NULL, is the statement's argument. */
static int next_number(struct store *s, enum sql which, const char *text, int64_t *out, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, which, e);

	if (!statement)
		return -1;
	if (text)
		db_bind_text(statement, 1, text);
	if (db_step(s, statement, e) < 0)
		return -1;
	*out = sqlite3_column_int64(statement, 0) + 1;
	sqlite3_reset(statement);
	return 0;
}

static int add(struct store *s, void *ctx, struct err *e)
{
	struct event *ev = ctx;

	/* Another program may have forgotten or joined the learner meanwhile. */
	if (learner_read(s, e) < 0 || device_claim(s, ev->id, e) < 0)
		return -1;
	memcpy(ev->device, s->device, sizeof ev->device);
	memcpy(ev->learner, s->learner, sizeof ev->learner);
	if (next_number(s, SQL_LAST_LAMPORT, NULL, &ev->lamport, e) < 0 ||
	    next_number(s, SQL_LAST_SEQ, ev->device, &ev->seq, e) < 0)
		return -1;
	/* Nobody gets there but by a file made for it; then seq alone keeps the order of this device. */
	if (ev->lamport > EVENT_NUMBER_MAX)
		ev->lamport = EVENT_NUMBER_MAX;
	return event_insert(s, ev, e) < 0 ? -1 : progress_take(s, ev, e);
}

int store_add(struct store *s, enum verb verb, const char *object, const char *hash, const struct js *result, struct err *e)
{
	struct event ev = {.verb = verb, .at = clock_now()};

	assert(!result || js_is_object(result));
	uuid_new(ev.id);
	ev.object = xstrdup(object);
	ev.hash = hash ? xstrdup(hash) : NULL;
	ev.result = result ? js_dump(result, 0) : xstrdup("{}");
	int status = db_write(s, add, &ev, e);
	event_done(&ev);
	return status;
}

struct walk {
	const char *object; /* NULL for all events; else only this learner's about it */
	int (*visit)(const struct event *ev, void *ctx);
	void *ctx;
	int result;
	int64_t lamport, seq; /* the event that was visited last, where a walk over a recovered file goes on */
	char device[37];
};

static int visit_row(struct store *s, struct walk *walk, sqlite3_stmt *statement, struct err *e)
{
	struct event ev;
	int status = event_read(s, statement, &ev, e);

	if (status == 0) {
		walk->result = walk->object && !learner_is_own(s, ev.learner) ? 0 : walk->visit(&ev, walk->ctx);
		walk->lamport = ev.lamport;
		walk->seq = ev.seq;
		memcpy(walk->device, ev.device, sizeof walk->device);
	}
	event_done(&ev);
	return status;
}

static int walk_on(struct store *s, void *ctx, struct err *e)
{
	struct walk *walk = ctx;
	sqlite3_stmt *statement = db_statement(s, walk->object ? SQL_EVENTS_OF : SQL_EVENTS_AFTER, e);
	int row;

	if (!statement)
		return -1;
	sqlite3_bind_int64(statement, 1, walk->lamport);
	sqlite3_bind_text(statement, 2, walk->device, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(statement, 3, walk->seq);
	if (walk->object)
		db_bind_text(statement, 4, walk->object);
	while ((row = db_step(s, statement, e)) > 0) {
		row = visit_row(s, walk, statement, e);
		if (row < 0 || walk->result)
			break;
	}
	sqlite3_reset(statement);
	return row < 0 ? -1 : 0;
}

int events_walk(struct store *s, int (*visit)(const struct event *ev, void *ctx), void *ctx, struct err *e)
{
	struct walk walk = {.visit = visit, .ctx = ctx};

	return walk_on(s, &walk, e) < 0 ? -1 : walk.result;
}

int store_each(struct store *s, int (*visit)(const struct event *ev, void *ctx), void *ctx, struct err *e)
{
	struct walk walk = {.visit = visit, .ctx = ctx};

	return db_read(s, walk_on, &walk, e) < 0 ? -1 : walk.result;
}

int store_each_of(struct store *s, const char *object, int (*visit)(const struct event *ev, void *ctx), void *ctx, struct err *e)
{
	struct walk walk = {.object = object, .visit = visit, .ctx = ctx};

	return db_read(s, walk_on, &walk, e) < 0 ? -1 : walk.result;
}

struct after {
	const char *device;
	int64_t seq; /* of the event that was visited last */
	int (*visit)(const struct event *ev, void *ctx);
	void *ctx;
	int result;
};

static int walk_after(struct store *s, void *ctx, struct err *e)
{
	struct after *after = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_EVENTS_OF_DEVICE, e);
	struct event ev;
	int row;

	if (!statement)
		return -1;
	db_bind_text(statement, 1, after->device);
	sqlite3_bind_int64(statement, 2, after->seq);
	while (!after->result && (row = db_step(s, statement, e)) > 0) {
		row = event_read(s, statement, &ev, e);
		if (row == 0) {
			after->result = after->visit(&ev, after->ctx);
			after->seq = ev.seq;
		}
		event_done(&ev);
		if (row < 0)
			break;
	}
	sqlite3_reset(statement);
	return e->code ? -1 : 0;
}

int store_each_after(struct store *s, const char *device, int64_t seq, int (*visit)(const struct event *ev, void *ctx), void *ctx,
    struct err *e)
{
	struct after after = {.device = device, .seq = seq, .visit = visit, .ctx = ctx};

	return db_read(s, walk_after, &after, e) < 0 ? -1 : after.result;
}

struct latest {
	enum verb verb;
	const char *object;
	struct event *out;
	bool found;
};

static int find_last(struct store *s, void *ctx, struct err *e)
{
	struct latest *want = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_EVENTS_BACK, e);
	int row = -1;

	want->found = false;
	if (!statement)
		return -1;
	db_bind_text(statement, 1, want->object);
	db_bind_text(statement, 2, verb_name(want->verb));
	while (!want->found && (row = db_step(s, statement, e)) > 0) {
		if (event_read(s, statement, want->out, e) < 0) {
			event_done(want->out);
			break;
		}
		want->found = learner_is_own(s, want->out->learner);
		if (!want->found)
			event_done(want->out);
	}
	sqlite3_reset(statement);
	return e->code ? -1 : 0;
}

int store_last(struct store *s, enum verb verb, const char *object, struct event *out, bool *found, struct err *e)
{
	struct latest want = {.verb = verb, .object = object, .out = out};
	int status = db_read(s, find_last, &want, e);

	*found = want.found;
	return status;
}
