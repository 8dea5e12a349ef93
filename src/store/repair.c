#include <string.h>
#include "store/private.h"

/* SQLite's first complaint about the file, if it has one. */
static int look_through(struct store *s, struct err *e)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(s->db, "PRAGMA integrity_check(1)", -1, &statement, NULL) != SQLITE_OK)
		return db_fail(s, "cannot read the progress file", e);
	int row = db_step(s, statement, e);
	bool sound = row > 0 && strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
	sqlite3_finalize(statement);
	if (row < 0 || sound)
		return row < 0 ? -1 : 0;
	return err_at(e, ERR_CORRUPT, s->path, 0, 0, "the file is damaged");
}

static int repair(struct store *s, void *ctx, struct err *e)
{
	(void)ctx;
	return look_through(s, e) < 0 ? -1 : progress_rebuild(s, e);
}

int store_repair(struct store *s, struct err *e)
{
	return db_write(s, repair, NULL, e);
}
