#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "class/pg_private.h"

/* Of the tables, in sync.sql. */
#define FORMAT 1
/* Seconds to wait for a server, where the URL does not say. */
#define PATIENCE "10"

/* What libpq said, its lines as one. */
int pg_fail(PGconn *db, const char *what, struct err *e)
{
	struct buf text = BUF_INIT;

	for (const char *p = PQerrorMessage(db); *p; p++)
		if (*p == '\n' && p[1])
			buf_addch(&text, ' ');
		else if (*p != '\n' && *p != '\t')
			buf_addch(&text, *p);
	err_set(e, ERR_IO, "%s: %s", what, text.data);
	buf_done(&text);
	return -1;
}

static int refuse_password(const char *url, struct err *e)
{
	char *why = NULL;
	PQconninfoOption *options = PQconninfoParse(url, &why);
	int status = options ? 0 : err_set(e, ERR_USAGE, "this is no connection string of PostgreSQL: %s", why ? why : "");

	for (PQconninfoOption *o = options; status == 0 && o && o->keyword; o++)
		if (o->val && *o->val && (strcmp(o->keyword, "password") == 0 || strcmp(o->keyword, "sslpassword") == 0))
			status = err_set(e, ERR_USAGE, "the URL holds a password, which everybody on this machine could read: put it into ~/.pgpass (man "
						       "psql), and take it out of the URL");
	PQconninfoFree(options);
	PQfreemem(why);
	return status;
}

/* What a server remarks is not for the terminal. */
static void ignore_notice(void *ctx, const char *text)
{
	(void)ctx, (void)text;
}

PGconn *pg_connect(const char *url, struct err *e)
{
	/* A name that comes again replaces what was said before it, so the URL outweighs the first two. */
	static const char *const names[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding", NULL};
	const char *const values[] = {PATIENCE, "asynctutor", url, "UTF8", NULL};

	if (refuse_password(url, e) < 0)
		return NULL;
	PGconn *db = PQconnectdbParams(names, values, 1);
	if (!db)
		err_set(e, ERR_IO, "there is no memory for a connection");
	else if (PQstatus(db) != CONNECTION_OK)
		pg_fail(db, "the server cannot be reached", e);
	if (db && !e->code) {
		PQsetNoticeProcessor(db, ignore_notice, NULL);
		return db;
	}
	PQfinish(db);
	return NULL;
}

PGresult *pg_ask(PGconn *db, const char *sql, ExecStatusType wanted, const char *what, struct err *e)
{
	PGresult *result = PQexec(db, sql);

	if (PQresultStatus(result) == wanted)
		return result;
	PQclear(result);
	pg_fail(db, what, e);
	return NULL;
}

int pg_run(PGconn *db, const char *sql, const char *what, struct err *e)
{
	PGresult *result = pg_ask(db, sql, PGRES_COMMAND_OK, what, e);

	PQclear(result);
	return result ? 0 : -1;
}

int pg_check_format(PGconn *db, struct err *e)
{
	PGresult *r = pg_ask(db, "SELECT to_regclass('asynctutor.about') IS NOT NULL", PGRES_TUPLES_OK, "the server does not answer", e);
	bool there = r && strcmp(PQgetvalue(r, 0, 0), "t") == 0;

	PQclear(r);
	if (!r)
		return -1;
	if (!there)
		return err_set(e, ERR_MISSING, "this database holds no record of asynctutor, or you may not see it: whoever runs it applies `asynctutor sync "
					       "--init` and grants you asynctutor_learner");
	r = pg_ask(db, "SELECT format FROM asynctutor.about", PGRES_TUPLES_OK, "the record cannot be read", e);
	int format = r && PQntuples(r) == 1 ? atoi(PQgetvalue(r, 0, 0)) : 0;
	PQclear(r);
	if (!r)
		return -1;
	return format == FORMAT ? 0 : err_set(e, ERR_NEWER, "the database's record has the format %d, this asynctutor writes %d", format, FORMAT);
}
