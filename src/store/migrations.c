#include <stdio.h>
#include "store/private.h"

/*
 * Migration N leads from schema version N to N + 1 (PRAGMA user_version). Append only: what was released is never changed.
 *
 * Events are clustered in the order in which they are merged. The trigger on INSERT looks before the conflict does,
 * because INSERT OR REPLACE deletes without firing the trigger on DELETE. Without a rowid there is no third key by
 * which a row could be replaced.
 */
static const struct migration {
	const char *sql;
	bool rebuild; /* the derived tables, from the events */
} migrations[] = {
    {"CREATE TABLE event ("
    " id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),"
    " learner TEXT NOT NULL CHECK (length(learner) = 36),"
    " device TEXT NOT NULL CHECK (length(device) = 36),"
    " seq INTEGER NOT NULL CHECK (seq > 0),"
    " lamport INTEGER NOT NULL CHECK (lamport BETWEEN 1 AND 9007199254740991),"
    " at INTEGER NOT NULL,"
    " verb TEXT NOT NULL,"
    " object TEXT NOT NULL,"
    " hash TEXT,"
    " result TEXT NOT NULL CHECK (json_valid(result) AND json_type(result) = 'object'),"
    " PRIMARY KEY (lamport, device, seq),"
    " UNIQUE (device, seq)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event"
    " BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;"
    "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event"
    " BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;"
    "CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event"
    " WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)"
    " OR EXISTS (SELECT 1 FROM event WHERE device = NEW.device AND seq = NEW.seq)"
    " BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;"

    "CREATE TABLE learner (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT;"
    "INSERT INTO learner VALUES (1, new_uuid());"
    "CREATE TABLE device ("
    " machine TEXT PRIMARY KEY,"
    " id TEXT NOT NULL,"
    " last_event TEXT NOT NULL,"
    " witness_changed INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE progress ("
    " learner TEXT NOT NULL,"
    " object TEXT NOT NULL,"
    " state INTEGER NOT NULL,"
    " attempts INTEGER NOT NULL,"
    " hints INTEGER NOT NULL,"
    " solution_seen INTEGER NOT NULL,"
    " first_at INTEGER NOT NULL,"
    " last_at INTEGER NOT NULL,"
    " passed_at INTEGER NOT NULL,"
    " hash TEXT NOT NULL,"
    " PRIMARY KEY (learner, object)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE place (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE content (hash TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT;"
    "CREATE TABLE copy ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " object TEXT NOT NULL,"
    " why TEXT NOT NULL,"
    " at INTEGER NOT NULL,"
    " hash TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX copy_of_object ON copy (object, id);"
    "PRAGMA application_id = 0x61737474;", false},

    /*
     * Which other learners are this one (on other machines), and hashes of those that were forgotten. In progress, what
     * is oneself has the learner "", so that it does not depend on which of one's ids an event carries; answers count
     * as attempts, and the result of the last event is at hand. What is about one object is found by an index.
     */
    {"CREATE INDEX event_of_object ON event (object, lamport, device, seq);"
    "CREATE TABLE mine (learner TEXT PRIMARY KEY CHECK (length(learner) = 36)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE forgotten (hash TEXT PRIMARY KEY CHECK (length(hash) = 64)) STRICT, WITHOUT ROWID;"
    "ALTER TABLE progress ADD COLUMN result TEXT NOT NULL DEFAULT '{}';"
    "UPDATE progress SET result = last.result, attempts = attempts + last.answers FROM ("
    " SELECT learner, object, result, sum(verb = 'answered') AS answers,"
    "  max(format('%016d%s%016d', lamport, device, seq)) FROM event GROUP BY learner, object) AS last"
    " WHERE last.learner = progress.learner AND last.object = progress.object;"
    "UPDATE progress SET learner = '' WHERE learner = (SELECT id FROM learner);", false},

    /*
     * What comes back and when, how long it took, and when the learner worked, so that no screen has to read all events. The
     * result kept with an object is now that of its last answer.
     */
    {"ALTER TABLE progress ADD COLUMN spent INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE progress ADD COLUMN box INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE progress ADD COLUMN box_at INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE progress ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE progress ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE progress ADD COLUMN went_badly INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE progress ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE progress ADD COLUMN rounds INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE activity ("
    " quarter INTEGER PRIMARY KEY,"
    " events INTEGER NOT NULL,"
    " done INTEGER NOT NULL,"
    " spent INTEGER NOT NULL,"
    " last_at INTEGER NOT NULL"
    ") STRICT;", true},
};

int migrations_latest(void)
{
	return (int)(sizeof migrations / sizeof *migrations);
}

/* Another program may be making the file just now: its tables and whose they are come in one transaction, so they are looked at in this order. */
static int check_origin(struct store *s, struct err *e)
{
	int64_t application, tables;

	if (db_number(s, "SELECT count(*) FROM sqlite_schema", &tables, e) < 0 ||
	    db_number(s, "PRAGMA application_id", &application, e) < 0)
		return -1;
	if (tables && application != STORE_APPLICATION_ID)
		return err_at(e, ERR_SYNTAX, s->path, 0, 0, "is a database of another program, not a progress file");
	return 0;
}

int migrations_check(struct store *s, int64_t *version, struct err *e)
{
	if (db_number(s, "PRAGMA user_version", version, e) < 0)
		return -1;
	if (*version == migrations_latest())
		return 0;
	if (check_origin(s, e) < 0)
		return -1;
	if (*version >= 0 && *version < migrations_latest())
		return 0;
	return err_at(e, ERR_NEWER, s->path, 0, 0,
	    "was written by a newer version of asynctutor (its format is %lld, this one reads up to %d): install the newer version",
	    (long long)*version, migrations_latest());
}

static void sql_new_uuid(sqlite3_context *context, int n, sqlite3_value **values)
{
	char uuid[37];

	(void)n, (void)values;
	uuid_new(uuid);
	sqlite3_result_text(context, uuid, -1, SQLITE_TRANSIENT);
}

/* The next step, if another program has not been faster. */
static int run_step(struct store *s, int64_t *version, struct err *e)
{
	char set_version[48];

	if (db_exec(s, "BEGIN IMMEDIATE", e) < 0)
		return -1;
	if (migrations_check(s, version, e) < 0)
		goto fail;
	if (*version < migrations_latest()) {
		snprintf(set_version, sizeof set_version, "PRAGMA user_version = %lld", (long long)*version + 1);
		const struct migration *m = &migrations[*version];
		if (db_exec(s, m->sql, e) < 0 || db_exec(s, set_version, e) < 0 || (m->rebuild && progress_rebuild(s, e) < 0))
			goto fail;
		++*version;
	}
	if (db_exec(s, "COMMIT", e) == 0)
		return 0;
fail:
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return -1;
}

int migrations_run(struct store *s, struct err *e)
{
	int64_t version;

	if (sqlite3_create_function(s->db, "new_uuid", 0, SQLITE_UTF8, NULL, sql_new_uuid, NULL, NULL) != SQLITE_OK)
		return db_fail(s, "cannot use the progress file", e);
	do {
		if (run_step(s, &version, e) < 0)
			return -1;
	} while (version < migrations_latest());
	return 0;
}
