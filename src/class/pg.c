#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "class/pg_private.h"

/* Events of one transaction. */
#define BATCH 10000

int pg_init(const char *url, struct err *e)
{
	PGconn *db = pg_connect(url, e);

	if (!db)
		return -1;
	char *sql = xasprintf("SET client_min_messages = warning; BEGIN; %s COMMIT", pg_schema());
	int status = pg_run(db, sql, "the schema cannot be applied", e);
	free(sql);
	PQfinish(db);
	return status;
}

/* What is being sent. */
struct sync {
	struct store *s;
	PGconn *db;
	struct buf rows; /* of the batch, in the text format of COPY */
	size_t batch;
	int64_t last; /* seq of the last event in it */
	struct pg_report *report;
};

/* A field of COPY's text format: backslash, tab and the ends of lines are written as escapes. */
static void add_field(struct buf *out, const char *text, char end)
{
	if (!text)
		buf_addstr(out, "\\N");
	for (const char *p = text; p && *p; p++)
		switch (*p) {
		case '\\':
			buf_addstr(out, "\\\\");
			break;
		case '\t':
			buf_addstr(out, "\\t");
			break;
		case '\n':
			buf_addstr(out, "\\n");
			break;
		case '\r':
			buf_addstr(out, "\\r");
			break;
		default:
			buf_addch(out, *p);
		}
	buf_addch(out, end);
}

/* Ends the walk when the batch is full, so that the store is not held open while the network is waited for. */
static int take(const struct event *ev, void *ctx)
{
	struct sync *sync = ctx;
	char at[CLOCK_TEXT];

	sync->last = ev->seq;
	if (!store_is_own(sync->s, ev->learner))
		return 0;
	clock_format(ev->at, at);
	add_field(&sync->rows, ev->id, '\t');
	add_field(&sync->rows, ev->learner, '\t');
	add_field(&sync->rows, ev->device, '\t');
	buf_addf(&sync->rows, "%lld\t%lld\t", (long long)ev->seq, (long long)ev->lamport);
	add_field(&sync->rows, strncmp(at, "0000", 4) == 0 ? "0001-01-01T00:00:00Z" : at, '\t'); /* the server knows no year 0 */
	add_field(&sync->rows, verb_name(ev->verb), '\t');
	add_field(&sync->rows, ev->object, '\t');
	add_field(&sync->rows, ev->hash, '\t');
	add_field(&sync->rows, ev->result, '\n');
	return ++sync->batch == BATCH;
}

#define COLUMNS "id, origin, device, seq, lamport, at, verb, object, hash, result"

static const char *const begin_batch[] = {
    "BEGIN",
    "CREATE TEMP TABLE IF NOT EXISTS asynctutor_incoming (id uuid, origin uuid, device uuid, seq bigint, lamport bigint, at timestamptz, verb text,"
    " object text, hash text, result jsonb) ON COMMIT DELETE ROWS",
};

static int copy_rows(struct sync *sync, struct err *e)
{
	static const char what[] = "the server does not take the events";
	PGresult *r = pg_ask(sync->db, "COPY pg_temp.asynctutor_incoming (" COLUMNS ") FROM STDIN", PGRES_COPY_IN, what, e);

	PQclear(r);
	if (!r)
		return -1;
	for (size_t at = 0; at < sync->rows.len;) {
		size_t n = sync->rows.len - at < 1 << 16 ? sync->rows.len - at : 1 << 16;
		if (PQputCopyData(sync->db, sync->rows.data + at, (int)n) != 1)
			return pg_fail(sync->db, what, e);
		at += n;
	}
	if (PQputCopyEnd(sync->db, NULL) != 1)
		return pg_fail(sync->db, what, e);
	int status = 0;
	while ((r = PQgetResult(sync->db))) {
		if (PQresultStatus(r) != PGRES_COMMAND_OK && status == 0)
			status = pg_fail(sync->db, what, e);
		PQclear(r);
	}
	return status;
}

static int send_batch(struct sync *sync, struct err *e)
{
	static const char what[] = "the server does not keep the events";

	for (size_t i = 0; i < sizeof begin_batch / sizeof *begin_batch; i++)
		if (pg_run(sync->db, begin_batch[i], what, e) < 0)
			return -1;
	if (copy_rows(sync, e) < 0)
		return -1;
	PGresult *r = pg_ask(sync->db, "INSERT INTO asynctutor.event (" COLUMNS ") SELECT " COLUMNS
				    " FROM pg_temp.asynctutor_incoming ON CONFLICT DO NOTHING", PGRES_COMMAND_OK, what, e);
	size_t added = r ? strtoul(PQcmdTuples(r), NULL, 10) : 0;
	PQclear(r);
	if (!r || pg_run(sync->db, "COMMIT", what, e) < 0)
		return -1;
	sync->report->sent += sync->batch;
	sync->report->added += added;
	return 0;
}

struct telling {
	void (*tell)(const struct pg_report *r, size_t of, void *ctx);
	void *ctx;
	size_t of;
};

/* The events of DEVICE behind SEQ. */
static int send_device(struct sync *sync, const char *device, int64_t seq, const struct telling *t, struct err *e)
{
	for (sync->last = seq;;) {
		buf_clear(&sync->rows);
		sync->batch = 0;
		if (store_each_after(sync->s, device, sync->last, take, sync, e) < 0)
			return -1;
		if (sync->batch == 0)
			return 0;
		if (send_batch(sync, e) < 0)
			return -1;
		if (t->tell)
			t->tell(sync->report, t->of, t->ctx);
	}
}

/* Behind which seq of DEVICE to go on: the last that the server has where it has all up to that, else 0, for all once more. */
static int64_t taken_in(PGresult *known, const char *device)
{
	for (int i = 0; i < PQntuples(known); i++)
		if (strcmp(PQgetvalue(known, i, 0), device) == 0 && strcmp(PQgetvalue(known, i, 1), PQgetvalue(known, i, 2)) == 0)
			return strtoll(PQgetvalue(known, i, 2), NULL, 10);
	return 0;
}

static int send_all(struct sync *sync, PGresult *known, struct telling *t, struct err *e)
{
	struct devices here;
	int status = store_devices(sync->s, &here, e);

	for (size_t i = 0; i < here.len; i++) {
		int64_t behind = here.ptr[i].last_seq - taken_in(known, here.ptr[i].id);
		sync->report->all += (size_t)here.ptr[i].events;
		t->of += (size_t)(behind < 0 ? 0 : behind < here.ptr[i].events ? behind : here.ptr[i].events);
	}
	for (size_t i = 0; status == 0 && i < here.len; i++)
		status = send_device(sync, here.ptr[i].id, taken_in(known, here.ptr[i].id), t, e);
	devices_done(&here);
	return status;
}

int pg_sync(struct store *s, const char *url, bool code, void (*tell)(const struct pg_report *r, size_t of, void *ctx), void *ctx, struct pg_report *out,
    struct err *e)
{
	struct sync sync = {.s = s, .db = pg_connect(url, e), .rows = BUF_INIT, .report = out};
	struct telling t = {tell, ctx, 0};
	int status = -1;

	*out = (struct pg_report){0};
	if (sync.db && pg_check_format(sync.db, e) == 0) {
		PGresult *known = pg_ask(sync.db, "SELECT device::text, events, last_seq FROM asynctutor.device WHERE learner = session_user", PGRES_TUPLES_OK,
		    "the record cannot be read", e);
		if (known)
			status = send_all(&sync, known, &t, e);
		if (status == 0 && code)
			status = pg_send_texts(sync.db, s, &out->texts, e);
		PQclear(known);
	}
	buf_done(&sync.rows);
	PQfinish(sync.db);
	return status;
}
