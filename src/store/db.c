#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "store/private.h"

static const char *const sql_text[] = {
#define STATEMENT(name, text) text,
#include "store/statements.def"
#undef STATEMENT
};

/* The statements are fixed, so SQLITE_ERROR means that the schema is not what it was. */
static enum err_code code_of(int result)
{
	switch (result & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return ERR_BUSY;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_ERROR:
		return ERR_CORRUPT;
	default:
		return result == SQLITE_IOERR_SHORT_READ || result == SQLITE_IOERR_CORRUPTFS ? ERR_CORRUPT : ERR_IO;
	}
}

static const char *reason_of(sqlite3 *db, int result)
{
	int number = db ? sqlite3_system_errno(db) : 0;

	switch (result & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return "another program is using it; try again when it has ended";
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return "the file is damaged";
	case SQLITE_FULL:
		return "the disk is full";
	case SQLITE_READONLY:
		return "the file or its folder may not be written";
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		return number ? strerror(number) : sqlite3_errmsg(db);
	default:
		return db ? sqlite3_errmsg(db) : sqlite3_errstr(result);
	}
}

int db_fail(struct store *s, const char *what, struct err *e)
{
	int result = s->db ? sqlite3_extended_errcode(s->db) : SQLITE_NOMEM;

	if ((result & 0xFF) == SQLITE_NOMEM)
		die("out of memory");
	return err_at(e, code_of(result), s->path, 0, 0, "%s: %s", what, reason_of(s->db, result));
}

int db_exec(struct store *s, const char *sql, struct err *e)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : db_fail(s, "cannot use the progress file", e);
}

int db_number(struct store *s, const char *sql, int64_t *out, struct err *e)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(s->db, sql, -1, &statement, NULL) != SQLITE_OK)
		return db_fail(s, "cannot read the progress file", e);
	int row = db_step(s, statement, e);
	if (row > 0)
		*out = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return row < 0 ? -1 : 0;
}

sqlite3_stmt *db_statement(struct store *s, enum sql which, struct err *e)
{
	sqlite3_stmt **kept = &s->statements[which];

	if (!*kept && sqlite3_prepare_v3(s->db, sql_text[which], -1, SQLITE_PREPARE_PERSISTENT, kept, NULL) != SQLITE_OK) {
		db_fail(s, "cannot use the progress file", e);
		return NULL;
	}
	sqlite3_reset(*kept);
	sqlite3_clear_bindings(*kept);
	return *kept;
}

int db_step(struct store *s, sqlite3_stmt *statement, struct err *e)
{
	int result = sqlite3_step(statement);

	if (result == SQLITE_ROW)
		return 1;
	if (result != SQLITE_DONE)
		db_fail(s,
		    sqlite3_stmt_readonly(statement) ? "cannot read the progress file" : "cannot write the progress file",
		    e);
	sqlite3_reset(statement);
	return result == SQLITE_DONE ? 0 : -1;
}

int db_run(struct store *s, sqlite3_stmt *statement, struct err *e)
{
	int row = db_step(s, statement, e);

	assert(row <= 0);
	return row;
}

void db_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
	sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

void db_close(struct store *s)
{
	for (size_t i = 0; i < SQL_COUNT; i++) {
		sqlite3_finalize(s->statements[i]);
		s->statements[i] = NULL;
	}
	sqlite3_close(s->db);
	s->db = NULL;
}

static int run_statement(struct store *s, enum sql which, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, which, e);

	return statement ? db_run(s, statement, e) : -1;
}

static int write_once(struct store *s, db_work *work, void *ctx, struct err *e)
{
	int status = -1;

	if (!s->db && store_connect(s, e) < 0)
		return -1;
	if (lock_shared(s, e) < 0)
		return -1;
	if (store_was_replaced(s)) {
		lock_release(s);
		db_close(s);
		if (store_connect(s, e) < 0 || lock_shared(s, e) < 0)
			return -1;
	}
	if (run_statement(s, SQL_BEGIN, e) == 0 && work(s, ctx, e) == 0)
		status = run_statement(s, SQL_COMMIT, e);
	if (status < 0 && !sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	lock_release(s);
	return status;
}

static int read_once(struct store *s, db_work *work, void *ctx, struct err *e)
{
	if (!s->db && store_connect(s, e) < 0)
		return -1;
	return work(s, ctx, e);
}

static int healed(struct store *s, int (*once)(struct store *, db_work *, void *, struct err *), db_work *work, void *ctx,
    struct err *e)
{
	if (once(s, work, ctx, e) == 0)
		return 0;
	if (e->code != ERR_CORRUPT)
		return -1;
	err_done(e);
	return store_heal(s, e) < 0 ? -1 : once(s, work, ctx, e);
}

int db_write(struct store *s, db_work *work, void *ctx, struct err *e)
{
	return healed(s, write_once, work, ctx, e);
}

int db_read(struct store *s, db_work *work, void *ctx, struct err *e)
{
	return healed(s, read_once, work, ctx, e);
}
