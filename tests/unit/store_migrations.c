/* Every schema that was ever released: tests/data/store/schema-N.sql makes a file of version N. */
#include "tests/unit/store_test.h"
#include "base/buf.h"

#define PASSED "SELECT count(*) FROM progress WHERE learner = '' AND object = 'c/exercise/x' AND state = 3 AND attempts = 2"

/* Make the file as version VERSION left it. */
static void make_old(int version)
{
	struct err e = ERR_INIT;
	char path[512], *data = path_dir(file), *sql;
	size_t len;

	unlink(file);
	good(path_mkdirs(data, &e), &e);
	snprintf(path, sizeof path, "%s/tests/data/store/schema-%d.sql", getenv("abs_top_srcdir"), version);
	good(path_read(path, 1 << 20, &sql, &len, &e), &e);
	assert_int_equal(run(sql), SQLITE_OK);
	assert_int_equal(number("PRAGMA user_version"), version);
	free(sql);
	free(data);
}

/* All derived rows as one text. */
static char *derived(void)
{
	static const char *const tables[] = {"SELECT * FROM progress ORDER BY learner, object", "SELECT * FROM activity ORDER BY quarter"};
	struct buf out = BUF_INIT;
	sqlite3 *db;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
	for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
		assert_int_equal(sqlite3_prepare_v2(db, tables[t], -1, &statement, NULL), SQLITE_OK);
		while (sqlite3_step(statement) == SQLITE_ROW) {
			for (int i = 0; i < sqlite3_column_count(statement); i++)
				buf_addf(&out, "%s|", (const char *)sqlite3_column_text(statement, i));
			buf_addch(&out, '\n');
		}
		sqlite3_finalize(statement);
	}
	sqlite3_close(db);
	return buf_detach(&out);
}

static void every_earlier_schema_keeps_all_it_held(void **state)
{
	struct err e = ERR_INIT;
	char *value;

	(void)state;
	for (int version = 1; version < migrations_latest(); version++) {
		make_old(version);
		struct store *s = open_store();
		assert_int_equal(number("PRAGMA user_version"), migrations_latest());
		assert_int_equal(number("SELECT count(*) FROM event"), 8);
		assert_int_equal(number("SELECT sum(lamport * 100 + seq) FROM event WHERE learner LIKE 'aaaa%'"), 3228);
		assert_string_equal(store_learner(s), "aaaaaaaa-0000-4000-8000-000000000001");
		assert_int_equal(number("SELECT count(*) FROM copy JOIN content USING (hash) WHERE CAST(text AS TEXT) = 'print(1)'"), 1);
		good(store_get(s, "setting/theme", &value, &e), &e);
		assert_string_equal(value, "dark");
		free(value);
		assert_int_equal(number(PASSED), 1);
		add(s, VERB_PASSED, "c/exercise/y");
		store_close(s);
		assert_int_equal(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	}
}

static void what_a_migration_derives_is_what_a_repair_derives(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	for (int version = 1; version < migrations_latest(); version++) {
		make_old(version);
		struct store *s = open_store();
		char *before = derived();
		good(store_repair(s, &e), &e);
		char *after = derived();
		assert_string_equal(before, after);
		assert_non_null(strstr(before, "{\"success\":true,\"response\":\"b\"}"));
		/* seven events in seven seconds, the solution seen before the pass, and what was missed was answered */
		assert_int_equal(number("SELECT sum(events) || sum(done) || sum(spent) FROM activity"), 727000);
		assert_int_equal(number("SELECT box FROM progress WHERE learner = '' AND object = 'c/exercise/x'"), 1);
		assert_int_equal(number("SELECT box FROM progress WHERE learner = '' AND object = 'c/quiz/q'"), 1);
		free(before);
		free(after);
		store_close(s);
	}
}

/* What an unknown machine recorded is of a device that no other one may continue. */
static void a_migrated_file_of_another_machine_gets_a_device_of_its_own(void **state)
{
	(void)state;
	make_old(1);
	struct store *s = open_store();
	assert_string_not_equal(store_device(s), "cccccccc-0000-4000-8000-000000000003");
	store_close(s);
}

static void a_schema_that_is_not_what_it_says_costs_no_event(void **state)
{
	(void)state;
	make_old(1);
	assert_int_equal(run("CREATE TABLE forgotten (in_the_way)"), SQLITE_OK);
	int64_t events = number("SELECT count(*) FROM event");
	struct err e = ERR_INIT;
	char *notice = NULL;
	struct store *s = store_open(file, &notice, &e);
	/* a file that is not of its schema is damaged: its events are kept in a new one */
	good(s ? 0 : -1, &e);
	assert_non_null(strstr(notice, "(8 events)"));
	free(notice);
	assert_int_equal(number("SELECT count(*) FROM event"), events);
	store_close(s);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_earlier_schema_keeps_all_it_held),
	    TEST(what_a_migration_derives_is_what_a_repair_derives),
	    TEST(a_migrated_file_of_another_machine_gets_a_device_of_its_own),
	    TEST(a_schema_that_is_not_what_it_says_costs_no_event),
	};
	return cmocka_run_group_tests_name("store_migrations", tests, NULL, NULL);
}
