#include <stdlib.h>
#include <string.h>
#include "store/private.h"

/* The learner of what is one's own; see migrations.c. */
#define OWN ""

const char *progress_state_name(enum progress_state state)
{
	static const char *const names[] = {"new", "started", "read", "passed"};

	return names[state];
}

static bool result_says(const char *result, const char *key)
{
	struct err ignored = ERR_INIT;
	struct js *value = js_parse(result, strlen(result), NULL, 0, &ignored);
	bool yes = false;

	js_bool(js_get(value, key), &yes);
	js_free(value);
	err_done(&ignored);
	return yes;
}

static void reach(struct progress *p, enum progress_state state)
{
	if (p->state < state)
		p->state = state;
}

static void pass(struct progress *p, const struct event *ev)
{
	reach(p, PROGRESS_PASSED);
	if (!p->passed_at)
		p->passed_at = ev->at;
}

static void take_verb(struct progress *p, const struct event *ev)
{
	switch (ev->verb) {
	case VERB_PASSED:
		p->attempts++;
		pass(p, ev);
		break;
	case VERB_FAILED:
		p->attempts++;
		break;
	case VERB_ANSWERED:
		p->attempts++;
		if (result_says(ev->result, "success"))
			pass(p, ev);
		break;
	case VERB_COMPLETED:
		reach(p, PROGRESS_READ);
		break;
	case VERB_REVEALED:
		if (result_says(ev->result, "solution"))
			p->solution_seen = true;
		else
			p->hints++;
		break;
	case VERB_RESET:
		p->hints = 0;
		break;
	default:
		break;
	}
}

static void take(struct progress *p, const struct event *ev)
{
	reach(p, PROGRESS_STARTED);
	take_verb(p, ev);
	if (!p->first_at)
		p->first_at = ev->at;
	p->last_at = ev->at;
	if (ev->hash && strlen(ev->hash) < sizeof p->hash)
		memcpy(p->hash, ev->hash, strlen(ev->hash) + 1);
}

static int load(struct store *s, const char *learner, const char *object, struct progress *out, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_PROGRESS_GET, e);

	*out = (struct progress){0};
	if (!statement)
		return -1;
	db_bind_text(statement, 1, learner);
	db_bind_text(statement, 2, object);
	int row = db_step(s, statement, e);
	if (row <= 0)
		return row;
	int state = sqlite3_column_int(statement, 0);
	out->state = state < PROGRESS_NEW || state > PROGRESS_PASSED ? PROGRESS_NEW : (enum progress_state)state;
	out->attempts = sqlite3_column_int(statement, 1);
	out->hints = sqlite3_column_int(statement, 2);
	out->solution_seen = sqlite3_column_int(statement, 3) != 0;
	out->first_at = sqlite3_column_int64(statement, 4);
	out->last_at = sqlite3_column_int64(statement, 5);
	out->passed_at = sqlite3_column_int64(statement, 6);
	size_t len = (size_t)sqlite3_column_bytes(statement, 7);
	if (len < sizeof out->hash)
		memcpy(out->hash, sqlite3_column_text(statement, 7), len);
	sqlite3_reset(statement);
	return 0;
}

static int save(struct store *s, const char *learner, const char *object, const struct progress *p, const char *result, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_PROGRESS_PUT, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, learner);
	db_bind_text(statement, 2, object);
	sqlite3_bind_int(statement, 3, (int)p->state);
	sqlite3_bind_int(statement, 4, p->attempts);
	sqlite3_bind_int(statement, 5, p->hints);
	sqlite3_bind_int(statement, 6, p->solution_seen);
	sqlite3_bind_int64(statement, 7, p->first_at);
	sqlite3_bind_int64(statement, 8, p->last_at);
	sqlite3_bind_int64(statement, 9, p->passed_at);
	db_bind_text(statement, 10, p->hash);
	db_bind_text(statement, 11, result);
	return db_run(s, statement, e);
}

int progress_take(struct store *s, const struct event *ev, struct err *e)
{
	const char *learner = learner_is_own(s, ev->learner) ? OWN : ev->learner;
	struct progress p;

	if (load(s, learner, ev->object, &p, e) < 0)
		return -1;
	take(&p, ev);
	return save(s, learner, ev->object, &p, ev->result, e);
}

struct rebuild {
	struct store *s;
	struct err *e;
};

static int rebuild_event(const struct event *ev, void *ctx)
{
	struct rebuild *rebuild = ctx;

	return progress_take(rebuild->s, ev, rebuild->e);
}

int progress_rebuild(struct store *s, struct err *e)
{
	struct rebuild rebuild = {s, e};
	sqlite3_stmt *statement = db_statement(s, SQL_PROGRESS_CLEAR, e);

	if (!statement || db_run(s, statement, e) < 0 || learner_read(s, e) < 0)
		return -1;
	return events_walk(s, rebuild_event, &rebuild, e);
}

struct look_up {
	const char *object;
	struct progress *out;
};

static int look_up(struct store *s, void *ctx, struct err *e)
{
	struct look_up *want = ctx;

	return load(s, OWN, want->object, want->out, e);
}

int store_progress(struct store *s, const char *object, struct progress *out, struct err *e)
{
	return db_read(s, look_up, &(struct look_up){object, out}, e);
}
