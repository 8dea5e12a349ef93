/*
 * An organization's record read as if it were the directory of a class: each login and device is a file, to which events are only added. Ids that learners
 * chose are replaced by such as depend on the login, so that what one claims never meets what another recorded.
 */
#include "config.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/sha256.h"
#include "base/xalloc.h"
#include "class/pg_private.h"
#include "class/scan.h"

/* Events of one look. */
#define PAGE 20000
#define PAGE_TEXT "20000"

/* A UUID that depends on A and B, which may be NULL, alone. */
static void id_of(const char *a, const char *b, char out[37])
{
	struct sha256 h;
	char hex[65];

	sha256_init(&h);
	sha256_add(&h, a, strlen(a) + 1);
	if (b)
		sha256_add(&h, b, strlen(b));
	sha256_hex(&h, hex);
	snprintf(out, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/*
 * Where a reader stands: all before the transaction FLOOR was read. While a round goes on, also where in it, and the floor of the next round, which is what
 * was going on when this one began: who commits later was not seen by it.
 */
struct place {
	char floor[24], next[24];
	char added[24], learner[64], device[37], seq[24], id[37]; /* "" at the start of a round */
};

static struct place place_of(const struct reader *r)
{
	struct place p = {.floor = "0"};

	if (r->place.len == sizeof p)
		memcpy(&p, r->place.data, sizeof p);
	return p;
}

static void put(struct buf *out, enum scan_kind kind, int64_t mtime, const char *uid_of, const char *name, const char *data, size_t len)
{
	struct scan_piece p = {.kind = kind, .name_len = strlen(name), .len = len, .size = (int64_t)len, .mtime = mtime};

	for (; uid_of && *uid_of; uid_of++)
		p.uid = p.uid * 31 + (unsigned char)*uid_of;
	buf_add(out, &p, sizeof p);
	buf_add(out, name, p.name_len);
	buf_add(out, data, len);
}

enum { ADDED, LEARNER, DEVICE, SEQ, ID, LAMPORT, AT, VERB, OBJECT, HASH, RESULT, RECEIVED, TEXT, CODE };

static const char columns[] = "e.added, e.learner, e.device, e.seq, e.id, e.lamport, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), e.verb, "
			      "e.object, e.hash, e.result, to_char(e.received AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), e.result ->> 'text'";

static PGresult *read_page(PGconn *db, const struct place *p, bool code, struct err *e)
{
	bool begun = p->added[0];
	const char *const values[] = {p->floor, p->added, p->learner, p->device, p->seq, p->id};
	char *sql = xasprintf("SELECT %s%s FROM asynctutor.event e %s WHERE e.added >= $1::text::xid8 %s ORDER BY e.added, e.learner, e.device, e.seq, e.id LIMIT "
			      PAGE_TEXT,
	    columns, code ? ", t.code" : ", NULL",
	    code ? "LEFT JOIN asynctutor.text t ON t.learner = e.learner AND t.hash = e.result ->> 'text'" : "",
	    begun ? "AND (e.added, e.learner, e.device, e.seq, e.id) > ($2::text::xid8, $3, $4::uuid, $5::bigint, $6::uuid)" : "");
	PGresult *r = PQexecParams(db, sql, begun ? 6 : 1, NULL, values, NULL, NULL, 0);

	free(sql);
	if (PQresultStatus(r) == PGRES_TUPLES_OK)
		return r;
	PQclear(r);
	pg_fail(db, "the record cannot be read", e);
	return NULL;
}

static const char *cell(const PGresult *r, int row, int column)
{
	return PQgetisnull(r, row, column) ? NULL : PQgetvalue(r, row, column);
}

static void add_event(struct buf *out, const PGresult *r, int row, const char *learner)
{
	struct js *js = js_object();
	struct err ignored = ERR_INIT;
	const char *result = PQgetvalue(r, row, RESULT);
	char id[37];

	id_of(PQgetvalue(r, row, LEARNER), PQgetvalue(r, row, ID), id);
	js_set_str(js, "id", id);
	js_set_str(js, "learner", learner);
	js_set_str(js, "device", PQgetvalue(r, row, DEVICE));
	js_set_int(js, "seq", strtoll(PQgetvalue(r, row, SEQ), NULL, 10));
	js_set_int(js, "lamport", strtoll(PQgetvalue(r, row, LAMPORT), NULL, 10));
	js_set_str(js, "at", PQgetvalue(r, row, AT));
	js_set_str(js, "verb", PQgetvalue(r, row, VERB));
	js_set_str(js, "object", PQgetvalue(r, row, OBJECT));
	js_set_str(js, "hash", cell(r, row, HASH));
	struct js *value = js_parse(result, strlen(result), "", 1, &ignored);
	js_set(js, "result", value ? value : js_object());
	err_done(&ignored);
	char *text = js_dump(js, 0);
	buf_addf(out, "%s\n", text);
	free(text);
	js_free(js);
}

static bool same_run(const PGresult *r, int a, int b)
{
	return strcmp(PQgetvalue(r, a, ADDED), PQgetvalue(r, b, ADDED)) == 0 && strcmp(PQgetvalue(r, a, LEARNER), PQgetvalue(r, b, LEARNER)) == 0 &&
	       strcmp(PQgetvalue(r, a, DEVICE), PQgetvalue(r, b, DEVICE)) == 0;
}

/* The rows from FIRST on that one transaction added for one login and device, as lines of its file. Returns the row behind them. */
static int put_run(struct buf *out, const PGresult *r, int first, const char *class_id)
{
	struct class_header header = {.name = PQgetvalue(r, first, LEARNER)};
	struct buf lines = BUF_INIT;
	char name[48], last[65] = "", file[37];
	int64_t received = 0;
	int row = first;

	id_of(header.name, NULL, header.learner);
	id_of(header.name, PQgetvalue(r, first, DEVICE), file);
	snprintf(header.device, sizeof header.device, "%s", PQgetvalue(r, first, DEVICE));
	snprintf(name, sizeof name, "%s.jsonl", file);
	clock_parse(PQgetvalue(r, first, RECEIVED), &received);
	class_add_header(&lines, class_id, &header);
	for (; row < PQntuples(r) && same_run(r, first, row); row++) {
		const char *hash = cell(r, row, TEXT), *code = cell(r, row, CODE);
		if (hash && strlen(hash) == 64 && strcmp(hash, last) != 0) {
			class_add_text(&lines, hash, code, code ? strlen(code) : 0);
			memcpy(last, hash, sizeof last);
		}
		add_event(&lines, r, row, header.learner);
	}
	put(out, SCAN_FILE, received, header.name, name, lines.data, lines.len);
	buf_done(&lines);
	return row;
}

static void copy(char *out, size_t size, const PGresult *r, int row, int column)
{
	snprintf(out, size, "%s", PQgetvalue(r, row, column));
}

static void put_place(struct place *p, const PGresult *r, struct buf *out)
{
	int last = PQntuples(r) - 1;

	if (last + 1 == PAGE) {
		copy(p->added, sizeof p->added, r, last, ADDED);
		copy(p->learner, sizeof p->learner, r, last, LEARNER);
		copy(p->device, sizeof p->device, r, last, DEVICE);
		copy(p->seq, sizeof p->seq, r, last, SEQ);
		copy(p->id, sizeof p->id, r, last, ID);
		put(out, SCAN_MORE, 0, NULL, "", "", 0);
	} else {
		struct place next = {0};
		memcpy(next.floor, p->next, sizeof next.floor);
		*p = next;
	}
	put(out, SCAN_PLACE, 0, NULL, "", (const char *)p, sizeof *p);
}

/* Events whose ids another login recorded before. */
static int put_replayed(PGconn *db, struct buf *out, struct err *e)
{
	PGresult *r = pg_ask(db,
	    "SELECT e.learner, e.device, count(*), min(o.learner) FROM asynctutor.event e JOIN asynctutor.event o ON o.id = e.id AND o.learner <> e.learner AND "
	    "(o.received, o.learner) < (e.received, e.learner) GROUP BY e.learner, e.device",
	    PGRES_TUPLES_OK, "the record cannot be read", e);

	for (int i = 0; r && i < PQntuples(r); i++) {
		char file[37], name[48];
		id_of(PQgetvalue(r, i, 0), PQgetvalue(r, i, 1), file);
		snprintf(name, sizeof name, "%s.jsonl", file);
		char *text = xasprintf("holds %s event%s that %s recorded before: replayed", PQgetvalue(r, i, 2), strcmp(PQgetvalue(r, i, 2), "1") == 0 ? "" : "s",
		    PQgetvalue(r, i, 3));
		put(out, SCAN_FAULT, 0, NULL, name, text, strlen(text));
		free(text);
	}
	PQclear(r);
	return r ? 0 : -1;
}

static int scan(PGconn *db, const struct reader *r, struct buf *out, struct err *e)
{
	struct place p = place_of(r);

	if (!p.added[0]) {
		PGresult *now = pg_ask(db, "SELECT pg_snapshot_xmin(pg_current_snapshot())", PGRES_TUPLES_OK, "the record cannot be read", e);
		if (!now)
			return -1;
		copy(p.next, sizeof p.next, now, 0, 0);
		PQclear(now);
	}
	PGresult *page = read_page(db, &p, r->with_code, e);
	if (!page)
		return -1;
	for (int row = 0; row < PQntuples(page);)
		row = put_run(out, page, row, r->id);
	bool last = PQntuples(page) < PAGE;
	put_place(&p, page, out);
	PQclear(page);
	return last && r->with_code ? put_replayed(db, out, e) : 0;
}

int pg_scan(const struct reader *r, struct buf *out, struct err *e)
{
	PGconn *db = pg_connect(r->dir, e);
	int status = db && pg_check_format(db, e) == 0 ? scan(db, r, out, e) : -1;

	PQfinish(db);
	return status;
}

char *pg_class_json(const char *url, struct err *e)
{
	PGconn *db = pg_connect(url, e);
	PGresult *r = db && pg_check_format(db, e) == 0 ? pg_ask(db, "SELECT replace(id::text, '-', ''), current_database() FROM asynctutor.about", PGRES_TUPLES_OK,
							      "the record cannot be read", e)
							  : NULL;
	char *text = NULL;

	if (r && PQntuples(r) == 1) {
		struct class_info *info = class_new(PQgetvalue(r, 0, 1), "asynctutor", NULL);
		free(info->id);
		info->id = xstrdup(PQgetvalue(r, 0, 0));
		text = class_json(info);
		class_free(info);
	}
	PQclear(r);
	PQfinish(db);
	return text;
}

char *pg_code(const char *url, const char *learner, const char *hash, struct err *e)
{
	const char *const values[] = {hash};
	PGconn *db = pg_connect(url, e);
	PGresult *r = db ? PQexecParams(db, "SELECT learner, code FROM asynctutor.text WHERE hash = $1", 1, NULL, values, NULL, NULL, 0) : NULL;
	char *code = NULL;

	for (int i = 0; !code && i < PQntuples(r); i++) {
		char id[37];
		id_of(PQgetvalue(r, i, 0), NULL, id);
		if (strcmp(id, learner) == 0)
			code = xstrdup(PQgetvalue(r, i, 1));
	}
	PQclear(r);
	PQfinish(db);
	return code;
}
