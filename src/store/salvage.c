/*
 * Reading what can be read of a damaged database: each table from both ends through SQLite, and, where that stopped short,
 * the pages themselves (scan.c). Events never change, so whichever copy of one is found is right.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include "base/xalloc.h"
#include "store/private.h"

static const struct table {
	const char *forward, *backward, *insert;
	bool is_events;
} tables[] = {
    {"SELECT " EVENT_COLUMNS " FROM event ORDER BY lamport, device, seq",
     "SELECT " EVENT_COLUMNS " FROM event ORDER BY lamport DESC, device DESC, seq DESC",
     "INSERT INTO event (" EVENT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", true},
    {"SELECT name, value FROM place ORDER BY name", "SELECT name, value FROM place ORDER BY name DESC",
     "INSERT OR IGNORE INTO place (name, value) VALUES (?, ?)", false},
    {"SELECT hash, text FROM content ORDER BY rowid", "SELECT hash, text FROM content ORDER BY rowid DESC",
     "INSERT OR IGNORE INTO content (hash, text) VALUES (?, ?)", false},
    {"SELECT id, object, why, at, hash FROM copy ORDER BY id", "SELECT id, object, why, at, hash FROM copy ORDER BY id DESC",
     "INSERT OR IGNORE INTO copy (id, object, why, at, hash) VALUES (?, ?, ?, ?, ?)", false},
    {"SELECT learner FROM mine ORDER BY learner", "SELECT learner FROM mine ORDER BY learner DESC",
     "INSERT OR IGNORE INTO mine (learner) VALUES (?)", false},
    {"SELECT hash FROM forgotten ORDER BY hash", "SELECT hash FROM forgotten ORDER BY hash DESC",
     "INSERT OR IGNORE INTO forgotten (hash) VALUES (?)", false},
};

struct salvage {
	sqlite3 *from;
	struct store *to;
	struct err *e;
};

/* What is there already or breaks a rule of the schema is passed over; anything else (a full disk) ends the recovery. */
static int insert_ended(struct store *to, int result, struct err *e)
{
	if (result == SQLITE_DONE || (result & 0xFF) == SQLITE_CONSTRAINT)
		return 0;
	return db_fail(to, "cannot write the recovered progress file", e);
}

/* Copy the rows of SELECT until they end (*WHOLE) or cannot be read further. */
static int copy_rows(struct salvage *salvage, const char *select, sqlite3_stmt *insert, bool *whole)
{
	sqlite3_stmt *rows;
	int status = 0, result;

	*whole = false;
	if (sqlite3_prepare_v2(salvage->from, select, -1, &rows, NULL) != SQLITE_OK)
		return 0;
	while (status == 0 && (result = sqlite3_step(rows)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(rows); i++)
			sqlite3_bind_value(insert, i + 1, sqlite3_column_value(rows, i));
		status = insert_ended(salvage->to, sqlite3_step(insert), salvage->e);
		sqlite3_reset(insert);
	}
	*whole = status == 0 && result == SQLITE_DONE;
	sqlite3_finalize(rows);
	return status;
}

static int found_event(const struct event *ev, void *ctx)
{
	struct salvage *salvage = ctx;
	struct err ignored = ERR_INIT;

	if (event_insert(salvage->to, ev, &ignored) == 0)
		return 0;
	err_done(&ignored);
	return insert_ended(salvage->to, sqlite3_extended_errcode(salvage->to->db), salvage->e);
}

static int copy_table(struct salvage *salvage, const struct table *table, bool *whole)
{
	sqlite3_stmt *insert;

	if (sqlite3_prepare_v2(salvage->to->db, table->insert, -1, &insert, NULL) != SQLITE_OK)
		return db_fail(salvage->to, "cannot write the recovered progress file", salvage->e);
	int status = copy_rows(salvage, table->forward, insert, whole);
	bool ignored;
	if (status == 0 && !*whole)
		status = copy_rows(salvage, table->backward, insert, &ignored);
	sqlite3_finalize(insert);
	return status;
}

static int copy_tables(struct salvage *salvage, const char *file)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		bool whole;
		if (copy_table(salvage, &tables[i], &whole) < 0)
			return -1;
		if (tables[i].is_events && !whole && scan_events(file, found_event, salvage, salvage->e) != 0)
			return -1;
	}
	return 0;
}

/* The learner is who the file says, else whose the last event is, else a new one. */
static int copy_learner(struct salvage *salvage)
{
	static const char update[] = "UPDATE learner SET id = ? WHERE length(?1) = 36";
	sqlite3_stmt *insert;
	bool whole;

	if (sqlite3_prepare_v2(salvage->to->db, update, -1, &insert, NULL) != SQLITE_OK)
		return db_fail(salvage->to, "cannot write the recovered progress file", salvage->e);
	struct salvage own = {salvage->to->db, salvage->to, salvage->e};
	int status = copy_rows(&own, "SELECT learner FROM event ORDER BY lamport DESC LIMIT 1", insert, &whole);
	if (status == 0)
		status = copy_rows(salvage, "SELECT id FROM learner", insert, &whole);
	sqlite3_finalize(insert);
	return status;
}

/* The devices are not taken over: numbers that were lost must not be given again. */
static int copy_all(struct salvage *salvage, const char *file)
{
	if (db_exec(salvage->to, "BEGIN", salvage->e) < 0 || copy_tables(salvage, file) < 0 || copy_learner(salvage) < 0 ||
	    progress_rebuild(salvage->to, salvage->e) < 0)
		return -1;
	return db_exec(salvage->to, "COMMIT", salvage->e);
}

static bool is_empty(const char *file)
{
	struct stat st;

	return stat(file, &st) < 0 || st.st_size == 0;
}

int salvage(const char *file, struct store *to, struct err *e)
{
	struct salvage salvage = {.to = to, .e = e};

	/* SQLite would delete the log of an empty file. */
	const char *name = is_empty(file) ? ":memory:" : file;

	if (sqlite3_open_v2(name, &salvage.from, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
		sqlite3_db_config(salvage.from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		/* A truncated file is read only so; nothing is written. */
		sqlite3_exec(salvage.from, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
	}
	int status = copy_all(&salvage, file);
	sqlite3_close(salvage.from);
	return status;
}
