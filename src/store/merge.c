/* Two machines, or thirty learners, are merged by the union of their events; their order does not depend on any clock. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "store/private.h"

static int refuse(const struct merge *m, struct err *e, const char *reason)
{
	return err_at(e, ERR_SYNTAX, m->name, m->line, 0, "%s", reason);
}

static int read_last(struct merge *m, struct err *e)
{
	sqlite3_stmt *statement = db_statement(m->s, SQL_EVENT_LAST, e);

	if (!statement)
		return -1;
	int row = db_step(m->s, statement, e);
	if (row > 0) {
		m->lamport = sqlite3_column_int64(statement, 0);
		snprintf(m->device, sizeof m->device, "%s", (const char *)sqlite3_column_text(statement, 1));
		m->seq = sqlite3_column_int64(statement, 2);
	}
	sqlite3_reset(statement);
	return row < 0 ? -1 : 0;
}

int merge_begin(struct merge *m, struct store *s, struct err *e)
{
	*m = (struct merge){.s = s, .name = m->name, .mine = m->mine};
	/* Ids are random, so a large import touches pages all over the index of them. */
	if (db_exec(s, "PRAGMA cache_size = -131072", e) < 0)
		return -1;
	return learner_read(s, e) < 0 ? -1 : read_last(m, e);
}

/* Decide what becomes of the events of another learner than the last. */
static int meet(struct merge *m, const char *learner, struct err *e)
{
	if (learner_was_forgotten(m->s, learner, &m->skip, e) < 0)
		return -1;
	memcpy(m->learner, learner, sizeof m->learner);
	m->other = false;
	if (m->skip || learner_is_own(m->s, learner))
		return 0;
	if (m->mine && m->stranger[0])
		return refuse(m, e, "the events are of more than one learner: they cannot all be yours");
	m->other = !m->mine;
	if (!m->mine)
		return 0;
	memcpy(m->stranger, learner, sizeof m->stranger);
	m->rebuild = true;
	return learner_join(m->s, learner, e);
}

static bool same_result(const char *a, const char *b)
{
	struct err ignored = ERR_INIT;

	if (strcmp(a, b) == 0)
		return true;
	struct js *value = js_parse(a, strlen(a), NULL, 0, &ignored);
	char *text = value ? js_dump(value, 0) : xstrdup("");
	bool same = strcmp(text, b) == 0;
	free(text);
	js_free(value);
	err_done(&ignored);
	return same;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool same_event(const struct event *a, const struct event *b)
{
	return strcmp(a->learner, b->learner) == 0 && strcmp(a->device, b->device) == 0 && a->seq == b->seq &&
	       a->lamport == b->lamport && a->at == b->at && a->verb == b->verb && strcmp(a->object, b->object) == 0 &&
	       same_text(a->hash, b->hash) && same_result(a->result, b->result);
}

/* 1 where the event is there already, 0 where it is not. */
static int is_known(struct merge *m, const struct event *ev, struct err *e)
{
	sqlite3_stmt *statement = db_statement(m->s, SQL_EVENT_BY_ID, e);
	struct event there;

	if (!statement)
		return -1;
	db_bind_text(statement, 1, ev->id);
	int row = db_step(m->s, statement, e);
	if (row <= 0)
		return row;
	int status = event_read(m->s, statement, &there, e);
	sqlite3_reset(statement);
	if (status == 0 && !same_event(&there, ev))
		status = refuse(m, e, "contradicts what is recorded: the event with this id has other content");
	event_done(&there);
	return status < 0 ? -1 : 1;
}

static int check_number(struct merge *m, const struct event *ev, struct err *e)
{
	sqlite3_stmt *statement = db_statement(m->s, SQL_EVENT_BY_NUMBER, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, ev->device);
	sqlite3_bind_int64(statement, 2, ev->seq);
	int row = db_step(m->s, statement, e);
	sqlite3_reset(statement);
	return row > 0 ? refuse(m, e, "contradicts what is recorded: another event of this device has the same seq") : row;
}

/* A device that went on elsewhere must not be continued here: without its row it is replaced by a new one. */
static int give_up_device(struct merge *m, const char *device, struct err *e)
{
	sqlite3_stmt *statement = db_statement(m->s, SQL_DEVICE_DROP, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, device);
	return db_run(m->s, statement, e);
}

/* *LATER: the event comes after all others, in which case it is now the last. */
static void place(struct merge *m, const struct event *ev, bool *later)
{
	int devices = strcmp(ev->device, m->device);

	*later = ev->lamport != m->lamport ? ev->lamport > m->lamport : devices ? devices > 0 : ev->seq > m->seq;
	if (!*later)
		return;
	m->lamport = ev->lamport;
	m->seq = ev->seq;
	memcpy(m->device, ev->device, sizeof m->device);
}

static int insert(struct merge *m, const struct event *ev, struct err *e)
{
	bool later;

	if (check_number(m, ev, e) < 0 || event_insert(m->s, ev, e) < 0 || give_up_device(m, ev->device, e) < 0)
		return -1;
	m->report.added++;
	place(m, ev, &later);
	if (!later)
		m->rebuild = true;
	return m->rebuild ? 0 : progress_take(m->s, ev, e);
}

int merge_event(struct merge *m, const struct event *ev, struct err *e)
{
	if (strcmp(m->learner, ev->learner) != 0 && meet(m, ev->learner, e) < 0)
		return -1;
	if (m->skip) {
		m->report.forgotten++;
		return 0;
	}
	if (m->other)
		m->report.others++;
	int known = is_known(m, ev, e);
	if (known > 0)
		m->report.known++;
	return known ? (known < 0 ? -1 : 0) : insert(m, ev, e);
}

int merge_end(struct merge *m, struct err *e)
{
	if (m->report.added && backup_wanted(m->s, e) < 0)
		return -1;
	return m->rebuild ? progress_rebuild(m->s, e) : 0;
}
