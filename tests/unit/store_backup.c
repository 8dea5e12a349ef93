#include "tests/unit/store_test.h"
#include "base/buf.h"
#include "base/str.h"

#define OTHER "33333333-0000-4000-8000-000000000000"

static void at(const char *date)
{
	char time[40];

	snprintf(time, sizeof time, "%sT12:00:00.000Z", date);
	setenv("ASYNCTUTOR_NOW", time, 1);
}

/* The names of the backups, each after a space. */
static char *names(struct store *s)
{
	struct err e = ERR_INIT;
	struct backups all;
	struct buf out = BUF_INIT;

	good(store_backups(s, &all, &e), &e);
	for (size_t i = 0; i < all.n; i++)
		buf_addf(&out, " %s", all.list[i].name);
	backups_done(&all);
	return buf_detach(&out);
}

static void expect_names(const char *want)
{
	struct store *s = open_store();
	char *got = names(s);

	assert_string_equal(got, want);
	free(got);
	store_close(s);
}

static void record(void)
{
	struct store *s = open_store();

	add(s, VERB_FAILED, "c/exercise/x");
	store_close(s);
}

static void a_day_on_which_something_was_recorded_has_a_backup(void **state)
{
	(void)state;
	at("2026-02-03");
	store_close(open_store());
	expect_names("");
	record();
	at("2026-02-04");
	store_close(open_store());
	at("2026-02-05");
	record();
	record();
	expect_names(" 2026-02-05 2026-02-03");
	shell("[ -z \"$(find \"$a\"/data/backups -perm /077)\" ] && [ $(ls -A \"$a\"/data/backups | wc -l) = 2 ]", folder, "");
}

static void seven_days_and_four_weeks_are_kept(void **state)
{
	(void)state;
	for (int day = 1; day <= 59; day++) {
		char date[16];
		snprintf(date, sizeof date, "2026-%02d-%02d", day <= 31 ? 1 : 2, day <= 31 ? day : day - 31);
		at(date);
		record();
	}
	expect_names(" 2026-02-28 2026-02-27 2026-02-26 2026-02-25 2026-02-24 2026-02-23 2026-02-22"
		     " 2026-02-21 2026-02-18 2026-02-11 2026-02-04");
}

static void a_wrong_clock_costs_no_backup(void **state)
{
	(void)state;
	at("2026-02-03");
	record();
	for (int day = 1; day <= 9; day++) {
		char date[16];
		snprintf(date, sizeof date, "2099-01-%02d", day);
		at(date);
		record();
	}
	at("2026-02-04");
	record();
	struct store *s = open_store();
	char *got = names(s);
	assert_true(str_ends(got, " 2026-02-04 2026-02-03"));
	free(got);
	store_close(s);
}

static int64_t events_in(const char *path)
{
	char saved[sizeof file];

	strcpy(saved, file);
	snprintf(file, sizeof file, "%s", path);
	assert_int_equal(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	int64_t events = number("SELECT count(*) FROM event");
	strcpy(file, saved);
	return events;
}

static void a_backup_is_whole_and_replaces_nothing(void **state)
{
	struct err e = ERR_INIT;
	char path[96];
	struct store *s = open_store();

	(void)state;
	snprintf(path, sizeof path, "%s/elsewhere/copy.db", folder);
	for (int i = 0; i < 20; i++)
		add(s, VERB_FAILED, "c/exercise/x");
	good(store_backup(s, path, &e), &e);
	assert_int_equal(events_in(path), 20);
	shell("[ $(ls -A \"$a\"/elsewhere | wc -l) = 1 ]", folder, "");
	bad(store_backup(s, path, &e), &e, ERR_USAGE, "is there already");
	bad(store_backup(s, "/proc/no/such", &e), &e, ERR_IO, "");
	store_close(s);
}

static void a_damaged_store_is_recovered_before_it_is_backed_up(void **state)
{
	struct err e = ERR_INIT;
	char path[96];

	(void)state;
	record();
	struct store *s = open_store();
	for (int i = 0; i < 50; i++)
		add(s, VERB_FAILED, "c/exercise/x");
	assert_int_equal(sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL), SQLITE_OK);
	char command[160];
	snprintf(command, sizeof command, "dd if=/dev/zero of=\"$a\" bs=4096 seek=%d count=1 conv=notrunc 2>/dev/null",
	    (int)number("SELECT rootpage FROM sqlite_schema WHERE name = 'progress'") - 1);
	shell(command, file, "");
	sqlite3_db_release_memory(s->db);
	snprintf(path, sizeof path, "%s/copy.db", folder);
	good(store_backup(s, path, &e), &e);
	assert_non_null(store_notice(s));
	assert_int_equal(events_in(path), 51);
	store_close(s);
}

static void restore(struct store *s, const char *path, size_t events, size_t copies)
{
	struct err e = ERR_INIT;
	struct restore_report report;

	good(store_restore(s, path, &report, &e), &e);
	assert_int_equal(report.events.added, events);
	assert_int_equal(report.copies, copies);
	shell("! ls \"$a\".restoring* 2>/dev/null", file, "");
}

static struct progress look(struct store *s, const char *object)
{
	struct err e = ERR_INIT;
	struct progress p;

	good(store_progress(s, object, &p, &e), &e);
	return p;
}

/* A store with five events, a copy and a place; its backup is PATH. */
static void make_backup(char path[96])
{
	struct err e = ERR_INIT;
	struct store *s = open_store();

	for (int i = 0; i < 5; i++)
		add(s, VERB_FAILED, "c/exercise/x");
	good(store_copy_add(s, "c/exercise/x", "check", "secret words", 12, &e), &e);
	good(store_put(s, "setting/theme", "dark", &e), &e);
	snprintf(path, 96, "%s/copy.db", folder);
	good(store_backup(s, path, &e), &e);
	store_close(s);
}

static void a_lost_store_comes_back_and_what_was_done_since_stays(void **state)
{
	struct err e = ERR_INIT;
	char path[96], *value;

	(void)state;
	make_backup(path);
	shell("rm -r \"${a%/*}\"", file, "");
	struct store *s = open_store();
	add(s, VERB_PASSED, "c/exercise/x");
	restore(s, path, 5, 1);
	restore(s, path, 0, 0);
	assert_int_equal(look(s, "c/exercise/x").attempts, 6);
	assert_int_equal(look(s, "c/exercise/x").state, PROGRESS_PASSED);
	good(store_get(s, "setting/theme", &value, &e), &e);
	assert_string_equal(value, "dark");
	free(value);
	add(s, VERB_FAILED, "c/exercise/x");
	assert_int_equal(look(s, "c/exercise/x").attempts, 7);
	store_close(s);
}

static void an_older_backup_takes_nothing_away(void **state)
{
	char path[96];

	(void)state;
	make_backup(path);
	struct store *s = open_store();
	add(s, VERB_PASSED, "c/exercise/y");
	restore(s, path, 0, 0);
	assert_int_equal(look(s, "c/exercise/y").state, PROGRESS_PASSED);
	assert_int_equal(number("SELECT count(*) FROM event"), 6);
	store_close(s);
}

static void what_is_no_sound_backup_is_refused(void **state)
{
	struct err e = ERR_INIT;
	struct restore_report report;
	char path[96];

	(void)state;
	make_backup(path);
	struct store *s = open_store();
	bad(store_restore(s, "/none.db", &report, &e), &e, ERR_MISSING, "no such file");
	shell("echo some text that is no database and goes on for a while >\"$a\"/text", folder, "");
	char text[96], other[96], newer[96];
	snprintf(text, sizeof text, "%s/text", folder);
	bad(store_restore(s, text, &report, &e), &e, ERR_SYNTAX, "no progress file");
	snprintf(other, sizeof other, "%s/other.db", folder);
	shell("sqlite3 \"$a\" 'CREATE TABLE mine (x)'", other, "");
	bad(store_restore(s, other, &report, &e), &e, ERR_SYNTAX, "another program");
	snprintf(newer, sizeof newer, "%s/newer.db", folder);
	shell("cp \"$a\" \"$b\" && sqlite3 \"$b\" 'PRAGMA user_version = 99'", path, newer);
	bad(store_restore(s, newer, &report, &e), &e, ERR_NEWER, "newer version");
	shell("dd if=/dev/urandom of=\"$a\" bs=4096 seek=2 count=3 conv=notrunc 2>/dev/null", path, "");
	bad(store_restore(s, path, &report, &e), &e, ERR_CORRUPT, "damaged");
	assert_null(store_notice(s));
	assert_int_equal(number("SELECT count(*) FROM event"), 5);
	shell("! ls \"$a\".restoring* 2>/dev/null", file, "");
	store_close(s);
}

static void a_backup_of_schema_1_is_restored(void **state)
{
	char path[96], command[400];

	(void)state;
	struct store *s = open_store();
	snprintf(path, sizeof path, "%s/old.db", folder);
	snprintf(command, sizeof command, "sqlite3 \"$a\" <%s/tests/data/store/schema-1.sql", getenv("abs_top_srcdir"));
	shell(command, path, "");
	restore(s, path, 8, 1);
	assert_int_equal(look(s, "c/exercise/x").attempts, 2);
	store_close(s);
}

static void a_schema_that_is_left_is_kept(void **state)
{
	char command[400];

	(void)state;
	snprintf(command, sizeof command, "mkdir -p \"$b\"/data && sqlite3 \"$a\" <%s/tests/data/store/schema-1.sql",
	    getenv("abs_top_srcdir"));
	shell(command, file, folder);
	struct store *s = open_store();
	char *got = names(s);
	assert_string_equal(got, " schema-1");
	free(got);
	store_close(s);
}

/* Nothing below the folder holds WORDS. */
static void is_nowhere(const char *words)
{
	shell("! grep -rlaF \"$b\" \"$a\"", folder, words);
}

static void the_forgotten_are_in_no_file_and_no_import_brings_them_back(void **state)
{
	struct err e = ERR_INIT;
	struct forget_report report;
	struct import_report imported;
	struct restore_report restored;
	char path[96], learner[37];

	(void)state;
	at("2026-02-03");
	make_backup(path);
	shell("cp \"$a\" \"$b\"/kept.db && rm \"$a\" && mkdir /tmp/${b##*/}-out && mv \"$b\"/kept.db /tmp/${b##*/}-out", path, folder);
	shell("cp \"$a\" \"$a\".damaged-2026; cp \"$a\" \"$a\".restoring-1; cp \"$a\" \"$b\"/data/backups/progress-2026-01-01.db", file, folder);
	shell("echo rubbish >\"$b\"/data/backups/progress-2026-01-02.db", "", folder);
	struct store *s = open_store();
	strcpy(learner, store_learner(s));
	add(s, VERB_PASSED, "c/exercise/x");
	assert_int_equal(run("INSERT INTO event VALUES ('00000000-0000-4000-8000-000000000001', '" OTHER "',"
			     " '22222222-0000-4000-8000-000000000000', 1, 1, 0, 'passed', 'c/exercise/x', NULL, '{}')"), SQLITE_OK);
	good(store_forget(s, NULL, &report, &e), &e);
	assert_int_equal(report.events, 6);
	assert_int_equal(report.copies, 1);
	assert_int_equal(report.backups, 3);
	is_nowhere(learner);
	is_nowhere("secret words");
	assert_string_not_equal(store_learner(s), learner);
	assert_int_equal(number("SELECT count(*) FROM event"), 1);
	assert_int_equal(look(s, "c/exercise/x").state, PROGRESS_NEW);
	char kept[96], line[600];
	snprintf(kept, sizeof kept, "/tmp/%s-out/kept.db", folder + 5);
	good(store_restore(s, kept, &restored, &e), &e);
	assert_int_equal(restored.events.forgotten, 5);
	assert_int_equal(restored.events.added + restored.copies, 0);
	snprintf(line, sizeof line,
	    "{\"id\":\"00000000-0000-4000-8000-000000000009\",\"learner\":\"%s\",\"device\":\"22222222-0000-4000-8000-000000000000\","
	    "\"seq\":9,\"lamport\":2,\"at\":\"2026-02-03T04:05:06.789Z\",\"verb\":\"passed\",\"object\":\"c/exercise/x\",\"hash\":null,"
	    "\"result\":{}}\n", learner);
	FILE *in = fmemopen(line, strlen(line), "r");
	good(store_import(s, in, "file", true, &imported, &e), &e);
	fclose(in);
	assert_int_equal(imported.forgotten, 1);
	assert_int_equal(imported.added, 0);
	is_nowhere(learner);
	add(s, VERB_PASSED, "c/exercise/z");
	assert_int_equal(run("DELETE FROM event"), SQLITE_CONSTRAINT);
	store_close(s);
	is_nowhere(learner);
	shell("rm -r /tmp/${b##*/}-out", "", folder);
}

static void a_program_that_runs_goes_on_as_the_new_learner(void **state)
{
	struct err e = ERR_INIT;
	struct forget_report report;
	char learner[37];

	(void)state;
	struct store *s = open_store(), *other = open_store();
	add(other, VERB_PASSED, "c/exercise/x");
	strcpy(learner, store_learner(s));
	good(store_forget(s, NULL, &report, &e), &e);
	assert_int_equal(look(other, "c/exercise/x").state, PROGRESS_NEW);
	add(other, VERB_PASSED, "c/exercise/y");
	assert_int_equal(look(s, "c/exercise/y").state, PROGRESS_PASSED);
	store_close(other);
	store_close(s);
	is_nowhere(learner);
}

static void another_learner_is_forgotten_without_oneself(void **state)
{
	struct err e = ERR_INIT;
	struct forget_report report;
	struct store *s = open_store();

	(void)state;
	add(s, VERB_PASSED, "c/exercise/x");
	assert_int_equal(run("INSERT INTO event VALUES ('00000000-0000-4000-8000-000000000001', '" OTHER "',"
			     " '22222222-0000-4000-8000-000000000000', 1, 1, 0, 'passed', 'c/exercise/x', NULL, '{}')"), SQLITE_OK);
	good(store_forget(s, OTHER, &report, &e), &e);
	assert_int_equal(report.events, 1);
	is_nowhere(OTHER);
	assert_int_equal(look(s, "c/exercise/x").state, PROGRESS_PASSED);
	bad(store_forget(s, "me", &report, &e), &e, ERR_USAGE, "UUID");
	store_close(s);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_day_on_which_something_was_recorded_has_a_backup),
	    TEST(seven_days_and_four_weeks_are_kept),
	    TEST(a_wrong_clock_costs_no_backup),
	    TEST(a_backup_is_whole_and_replaces_nothing),
	    TEST(a_damaged_store_is_recovered_before_it_is_backed_up),
	    TEST(a_lost_store_comes_back_and_what_was_done_since_stays),
	    TEST(an_older_backup_takes_nothing_away),
	    TEST(what_is_no_sound_backup_is_refused),
	    TEST(a_backup_of_schema_1_is_restored),
	    TEST(a_schema_that_is_left_is_kept),
	    TEST(the_forgotten_are_in_no_file_and_no_import_brings_them_back),
	    TEST(a_program_that_runs_goes_on_as_the_new_learner),
	    TEST(another_learner_is_forgotten_without_oneself),
	};
	return cmocka_run_group_tests_name("store_backup", tests, NULL, NULL);
}
