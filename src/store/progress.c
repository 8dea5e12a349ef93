#include <stdlib.h>
#include <string.h>
#include "base/vec.h"
#include "base/xalloc.h"
#include "store/private.h"

/* The learner of what is one's own; see migrations.c. */
#define OWN ""

const char *progress_state_name(enum progress_state state)
{
	static const char *const names[] = {"new", "started", "read", "passed"};

	return names[state];
}

struct said {
	bool success, solution;
	long long hint; /* 0 where none was shown */
};

static struct said result_says(const char *result)
{
	struct err ignored = ERR_INIT;
	struct js *value = js_parse(result, strlen(result), NULL, 0, &ignored);
	struct said said = {0};

	js_bool(js_get(value, "success"), &said.success);
	js_bool(js_get(value, "solution"), &said.solution);
	js_int(js_get(value, "hint"), &said.hint);
	js_free(value);
	err_done(&ignored);
	return said;
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

static void take_answer(struct progress *p, const struct event *ev)
{
	bool right = result_says(ev->result).success;

	standing_answer(&p->again, p->attempts++ == 0, right, ev->at);
	if (right)
		pass(p, ev);
}

static void take_revealed(struct progress *p, const struct event *ev)
{
	struct said said = result_says(ev->result);

	if (said.solution) {
		p->solution_seen = true;
		standing_solution(&p->again, ev->at);
	} else {
		p->hints++;
		standing_hint(&p->again, said.hint);
	}
}

static void take_verb(struct progress *p, const struct event *ev)
{
	switch (ev->verb) {
	case VERB_PASSED:
		p->attempts++;
		pass(p, ev);
		standing_pass(&p->again, ev->at);
		break;
	case VERB_FAILED:
		p->attempts++;
		standing_fail(&p->again);
		break;
	case VERB_ANSWERED:
		take_answer(p, ev);
		break;
	case VERB_COMPLETED:
		reach(p, PROGRESS_READ);
		break;
	case VERB_REVEALED:
		take_revealed(p, ev);
		break;
	case VERB_RESET:
		p->hints = 0;
		standing_reset(&p->again);
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

/* The row of PROGRESS_COLUMNS that STATEMENT stands at. */
static struct progress read_row(sqlite3_stmt *statement)
{
	int state = sqlite3_column_int(statement, 0);
	size_t len = (size_t)sqlite3_column_bytes(statement, 7);
	struct progress p = {
	    .state = state < PROGRESS_NEW || state > PROGRESS_PASSED ? PROGRESS_NEW : (enum progress_state)state,
	    .attempts = sqlite3_column_int(statement, 1),
	    .hints = sqlite3_column_int(statement, 2),
	    .solution_seen = sqlite3_column_int(statement, 3) != 0,
	    .first_at = sqlite3_column_int64(statement, 4),
	    .last_at = sqlite3_column_int64(statement, 5),
	    .passed_at = sqlite3_column_int64(statement, 6),
	    .spent = sqlite3_column_int64(statement, 9),
	    .again = {.when = {sqlite3_column_int(statement, 10), sqlite3_column_int64(statement, 11)},
		.missed = sqlite3_column_int(statement, 12) != 0,
		.closed = sqlite3_column_int(statement, 13) != 0,
		.went_badly = sqlite3_column_int(statement, 14) != 0,
		.failures = sqlite3_column_int(statement, 15),
		.rounds = sqlite3_column_int(statement, 16)},
	};

	if (len < sizeof p.hash)
		memcpy(p.hash, sqlite3_column_text(statement, 7), len);
	if (p.again.when.box < 0 || p.again.when.box > LEITNER_BOXES)
		p.again.when.box = 0;
	return p;
}

/* ANSWER, where it is not NULL, gets the result of the last answer; the caller frees. */
static int load(struct store *s, const char *learner, const char *object, struct progress *out, char **answer, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_PROGRESS_GET, e);

	*out = (struct progress){0};
	if (answer)
		*answer = NULL;
	if (!statement)
		return -1;
	db_bind_text(statement, 1, learner);
	db_bind_text(statement, 2, object);
	int row = db_step(s, statement, e);
	if (row <= 0)
		return row;
	*out = read_row(statement);
	if (answer)
		*answer = xstrdup((const char *)sqlite3_column_text(statement, 8));
	sqlite3_reset(statement);
	return 0;
}

static int save(struct store *s, const char *learner, const char *object, const struct progress *p, const char *answer, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_PROGRESS_PUT, e);
	const struct standing *again = &p->again;

	if (!statement)
		return -1;
	db_bind_text(statement, 1, learner);
	db_bind_text(statement, 2, object);
	db_bind_text(statement, 10, p->hash);
	db_bind_text(statement, 11, answer ? answer : "{}");
	const struct {
		int at;
		int64_t number;
	} numbers[] = {{3, p->state}, {4, p->attempts}, {5, p->hints}, {6, p->solution_seen}, {7, p->first_at}, {8, p->last_at},
	    {9, p->passed_at}, {12, p->spent}, {13, again->when.box}, {14, again->when.last}, {15, again->missed}, {16, again->closed},
	    {17, again->went_badly}, {18, again->failures}, {19, again->rounds}};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		sqlite3_bind_int64(statement, numbers[i].at, numbers[i].number);
	return db_run(s, statement, e);
}

/* Something was reached with which the learner is done. */
static bool is_done(const struct progress *before, const struct progress *now)
{
	return now->state > before->state && now->state >= PROGRESS_READ;
}

static int take_own(struct store *s, const struct event *ev, const struct progress *before, struct progress *now, struct err *e)
{
	int64_t spent;

	if (activity_take(s, ev->at, is_done(before, now), &spent, e) < 0)
		return -1;
	now->spent += spent;
	return 0;
}

int progress_take(struct store *s, const struct event *ev, struct err *e)
{
	bool own = learner_is_own(s, ev->learner);
	const char *learner = own ? OWN : ev->learner;
	struct progress before, now;
	char *answer;

	if (load(s, learner, ev->object, &before, &answer, e) < 0)
		return -1;
	now = before;
	take(&now, ev);
	int status = own ? take_own(s, ev, &before, &now, e) : 0;
	if (status == 0)
		status = save(s, learner, ev->object, &now, ev->verb == VERB_ANSWERED ? ev->result : answer, e);
	free(answer);
	return status;
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

static int clear(struct store *s, enum sql which, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, which, e);

	return statement ? db_run(s, statement, e) : -1;
}

int progress_rebuild(struct store *s, struct err *e)
{
	struct rebuild rebuild = {s, e};

	if (clear(s, SQL_PROGRESS_CLEAR, e) < 0 || clear(s, SQL_ACTIVITY_CLEAR, e) < 0 || learner_read(s, e) < 0)
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

	return load(s, OWN, want->object, want->out, NULL, e);
}

int store_progress(struct store *s, const char *object, struct progress *out, struct err *e)
{
	return db_read(s, look_up, &(struct look_up){object, out}, e);
}

struct list_objects {
	const char *prefix;
	struct objects *out;
};

static int list_objects(struct store *s, void *ctx, struct err *e)
{
	struct list_objects *want = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_PROGRESS_ALL, e);
	int row;

	objects_done(want->out);
	if (!statement)
		return -1;
	db_bind_text(statement, 1, want->prefix);
	while ((row = db_step(s, statement, e)) > 0)
		*vec_push(want->out) = (struct object){xstrdup((const char *)sqlite3_column_text(statement, 17)),
		    xstrdup((const char *)sqlite3_column_text(statement, 8)), read_row(statement)};
	return row;
}

int store_objects(struct store *s, const char *prefix, struct objects *out, struct err *e)
{
	*out = (struct objects){0};
	int status = db_read(s, list_objects, &(struct list_objects){prefix, out}, e);
	if (status < 0)
		objects_done(out);
	return status;
}

void objects_done(struct objects *l)
{
	for (size_t i = 0; i < l->len; i++) {
		free(l->ptr[i].name);
		free(l->ptr[i].answer);
	}
	vec_done(l);
}
