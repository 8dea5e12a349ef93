#include <fcntl.h>
#include "tests/unit/store_test.h"
#include "base/buf.h"
#include "base/clock.h"

/* So that what is left is what the damaged file gives. */
static void remove_backups(void)
{
	char *data = path_dir(file);

	shell("rm -rf \"$a\"/backups", data, "");
	free(data);
}

static void fill(int events)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	struct js *result = js_object();
	char long_text[3000];

	memset(long_text, 'x', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	for (int i = 0; i < events; i++) {
		js_set_int(result, "n", i);
		js_set_str(result, "text", i % 50 ? "short" : long_text);
		good(store_add(s, VERB_FAILED, "c/exercise/x", "hash", result, &e), &e);
	}
	good(store_put(s, "setting/theme", "dark", &e), &e);
	good(store_copy_add(s, "c/exercise/x", "check", "text", 4, &e), &e);
	js_free(result);
	store_close(s);
	remove_backups();
}

/* Write N bytes of B at OFFSET of the file. */
static void spoil(off_t offset, char b, size_t n)
{
	int fd = open(file, O_WRONLY);
	char *bytes = malloc(n);

	memset(bytes, b, n);
	assert_int_equal(pwrite(fd, bytes, n, offset), n);
	close(fd);
	free(bytes);
}

static int count_event(const struct event *ev, void *ctx)
{
	(void)ev;
	++*(int *)ctx;
	return 0;
}

/* Opens and uses the damaged store, which must say so and then be whole; returns the events that are left. */
static int recovered(char *learner)
{
	struct err e = ERR_INIT;
	char *notice, *value;
	int events = 0;

	struct store *s = store_open(file, &notice, &e);
	good(s ? 0 : -1, &e);
	free(notice);
	good(store_each(s, count_event, &events, &e), &e);
	add(s, VERB_PASSED, "c/exercise/after");
	good(store_get(s, "setting/theme", &value, &e), &e);
	free(value);
	assert_non_null(store_notice(s));
	assert_non_null(strstr(store_notice(s), ".damaged-"));
	strcpy(learner, store_learner(s));
	store_close(s);
	assert_int_equal(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
	assert_int_equal(number("SELECT count(*) FROM event"), events + 1);
	assert_int_equal(number("SELECT attempts FROM progress WHERE object = 'c/exercise/x'"), events);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 2);
	shell("ls \"$a\".damaged-* >/dev/null && ! ls \"$a\".recovering* \"$a\".new* 2>/dev/null", file, "");
	s = open_store();
	store_close(s);
	return events;
}

static void a_spoiled_page_costs_only_its_events(void **state)
{
	char learner[37];

	(void)state;
	fill(400);
	int64_t page = number("SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 5");
	int64_t cells = number("SELECT ncell FROM dbstat WHERE name = 'event' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 5");
	spoil((page - 1) * 4096, 'z', 4096);
	assert_int_equal(recovered(learner), 400 - cells);
	assert_int_equal(number("SELECT count(*) FROM copy JOIN content USING (hash)"), 1);
	assert_int_equal(number("SELECT count(*) FROM place WHERE value = 'dark'"), 1);
}

static void a_spoiled_beginning_costs_no_event(void **state)
{
	char learner[37], before[37];

	(void)state;
	fill(400);
	struct store *s = open_store();
	strcpy(before, store_learner(s));
	store_close(s);
	spoil(0, 0, 4096);
	assert_int_equal(recovered(learner), 400);
	assert_string_equal(learner, before);
}

static void a_backup_gives_back_what_damage_took(void **state)
{
	struct err e = ERR_INIT;
	struct copies copies;
	char *notice;

	(void)state;
	fill(400);
	struct store *s = open_store();
	add(s, VERB_FAILED, "c/exercise/x");
	store_close(s);
	s = open_store();
	add(s, VERB_FAILED, "c/exercise/x");
	store_close(s);
	spoil(0, 0, 4096);
	spoil(19 * 4096, 'z', 4096 * 5);
	s = store_open(file, &notice, &e);
	good(s ? 0 : -1, &e);
	assert_non_null(strstr(notice, "From a backup came back"));
	free(notice);
	good(store_copies(s, "c/exercise/x", &copies, &e), &e);
	assert_int_equal(copies.n, 1);
	copies_done(&copies);
	store_close(s);
	assert_in_range(number("SELECT count(*) FROM event"), 401, 402);
}

static void a_spoiled_root_costs_only_its_own_events(void **state)
{
	char learner[37];

	(void)state;
	fill(400);
	int64_t page = number("SELECT rootpage FROM sqlite_schema WHERE name = 'event'");
	spoil((page - 1) * 4096, 'z', 4096);
	assert_in_range(recovered(learner), 350, 399);
}

static void a_truncated_file_keeps_what_is_left(void **state)
{
	struct stat st;
	char learner[37];

	(void)state;
	fill(400);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(truncate(file, st.st_size / 2 + 100), 0);
	assert_in_range(recovered(learner), 100, 399);
}

static void an_emptied_file_keeps_what_is_in_the_log(void **state)
{
	struct store *s = open_store();
	char learner[37], saved[160];

	(void)state;
	for (int i = 0; i < 20; i++)
		add(s, VERB_FAILED, "c/exercise/x");
	snprintf(saved, sizeof saved, "%s.saved", file);
	shell("cp \"$a\"-wal \"$b\"", file, saved);
	store_close(s);
	remove_backups();
	shell(": >\"$a\" && cp \"$b\" \"$a\"-wal", file, saved);
	assert_int_equal(recovered(learner), 20);
}

static void what_is_no_database_is_set_aside(void **state)
{
	struct err e = ERR_INIT;
	char *notice;

	(void)state;
	char *data = path_dir(file);
	good(path_mkdirs(data, &e), &e);
	good(path_write(file, "some text that is no database\n", 30, &e), &e);
	struct store *s = store_open(file, &notice, &e);
	good(s ? 0 : -1, &e);
	assert_non_null(strstr(notice, "(0 events)"));
	add(s, VERB_PASSED, "c/exercise/x");
	store_close(s);
	shell("grep -q 'some text' \"$a\".damaged-*", file, "");
	free(notice);
	free(data);
}

static void damage_that_shows_while_it_is_open_loses_nothing_new(void **state)
{
	struct store *s, *other;
	struct err e = ERR_INIT;
	struct progress p;

	(void)state;
	fill(100);
	s = open_store();
	other = open_store();
	add(s, VERB_PASSED, "c/exercise/before");
	assert_int_equal(sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL), SQLITE_OK);
	spoil((number("SELECT rootpage FROM sqlite_schema WHERE name = 'progress'") - 1) * 4096, 'z', 4096);
	sqlite3_db_release_memory(s->db);
	good(store_add(s, VERB_PASSED, "c/exercise/during", NULL, NULL, &e), &e);
	add(other, VERB_PASSED, "c/exercise/other");
	good(store_progress(s, "c/exercise/before", &p, &e), &e);
	assert_int_equal(p.state, PROGRESS_PASSED);
	assert_true(store_notice(s) || store_notice(other));
	store_close(s);
	store_close(other);
	assert_int_equal(number("SELECT count(*) FROM event"), 103);
	store_close(open_store());
}

static void a_recovery_that_was_cut_short_is_finished(void **state)
{
	char learner[37];

	(void)state;
	fill(50);
	spoil(0, 0, 4096);
	shell("mv \"$a\" \"$a\".recovering && echo rubbish >\"$a\".new", file, "");
	assert_int_equal(recovered(learner), 50);
}

static void a_newer_schema_is_refused_and_left_alone(void **state)
{
	(void)state;
	fill(5);
	assert_int_equal(run("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99; CREATE TABLE future (x)"), SQLITE_OK);
	shell("cp \"$a\" \"$b\"/before", file, folder);
	not_opened(ERR_NEWER, "install the newer version");
	shell("cmp \"$a\" \"$b\"/before && [ ! -e \"$a\"-wal ]", file, folder);
}

static void another_programs_database_is_refused_and_left_alone(void **state)
{
	char *data = path_dir(file);

	(void)state;
	shell("mkdir -p \"$a\"", data, "");
	assert_int_equal(run("CREATE TABLE mine (x); PRAGMA user_version = 1"), SQLITE_OK);
	assert_int_equal(run("PRAGMA user_version = 0"), SQLITE_OK);
	shell("cp \"$a\" \"$b\"/before", file, folder);
	not_opened(ERR_SYNTAX, "another program");
	shell("cmp \"$a\" \"$b\"/before", file, folder);
	free(data);
}

static void an_empty_file_is_migrated(void **state)
{
	char *data = path_dir(file);

	(void)state;
	shell("mkdir -p \"$a\" && : >\"$b\"", data, file);
	struct store *s = open_store();
	add(s, VERB_PASSED, "c/exercise/x");
	store_close(s);
	assert_int_equal(number("PRAGMA user_version"), migrations_latest());
	assert_int_equal(number("PRAGMA application_id"), STORE_APPLICATION_ID);
	free(data);
}

static void a_file_locked_for_too_long_is_an_error_and_nothing_worse(void **state)
{
	struct err e = ERR_INIT;
	char *notice;
	sqlite3 *db;
	struct store *s = store_open_wait(file, 100, &notice, &e);

	(void)state;
	good(s ? 0 : -1, &e);
	add(s, VERB_PASSED, "c/exercise/x");
	assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	int64_t began = clock_monotonic();
	bad(store_add(s, VERB_PASSED, "c/exercise/y", NULL, NULL, &e), &e, ERR_BUSY, "another program is using it");
	assert_in_range(clock_monotonic() - began, 50, 5000);
	assert_int_equal(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	good(store_add(s, VERB_PASSED, "c/exercise/y", NULL, NULL, &e), &e);
	sqlite3_close(db);
	store_close(s);
	assert_int_equal(number("SELECT count(*) FROM event"), 2);
	assert_int_equal(number("SELECT count(DISTINCT device) FROM event"), 1);
}

static void a_full_disk_is_an_error_and_nothing_worse(void **state)
{
	struct err e = ERR_INIT;
	struct store *s = open_store();
	int events = 0;

	(void)state;
	assert_int_equal(sqlite3_exec(s->db, "PRAGMA max_page_count = 40", NULL, NULL, NULL), SQLITE_OK);
	while (store_add(s, VERB_FAILED, "c/exercise/x", NULL, NULL, &e) == 0)
		assert_true(++events < 10000);
	bad(-1, &e, ERR_IO, "the disk is full");
	assert_int_equal(sqlite3_exec(s->db, "PRAGMA max_page_count = 100000", NULL, NULL, NULL), SQLITE_OK);
	add(s, VERB_FAILED, "c/exercise/x");
	store_close(s);
	assert_int_equal(number("SELECT count(*) FROM event"), events + 1);
	assert_int_equal(number("SELECT attempts FROM progress"), events + 1);
}

/* In a child that is nobody in particular, where the test runs as root: may not write in the folder, then not the file. */
static int try_without_rights(const char *what)
{
	struct err e = ERR_INIT;
	char *notice = NULL;
	pid_t child = fork();

	if (child == 0) {
		if (geteuid() == 0 && setuid(65534) < 0)
			_exit(3);
		struct store *s = store_open_wait(file, 100, &notice, &e);
		_exit(!s && e.code == ERR_IO && strstr(e.text, what) && strstr(e.text, "Permission denied") ? 0 : 1);
	}
	int status = 0;
	waitpid(child, &status, 0);
	return status;
}

static void missing_rights_are_named(void **state)
{
	char *data = path_dir(file);

	(void)state;
	fill(1);
	shell("chmod 755 \"$b\" && chmod 555 \"$a\" && chmod 666 \"$a\"/*", data, folder);
	assert_int_equal(try_without_rights("folder of the progress file"), 0);
	shell("chmod 777 \"$a\" && chmod 444 \"$b\"", data, file);
	assert_int_equal(try_without_rights("cannot write the progress file"), 0);
	shell("rm \"$a\"/* && chmod 555 \"$a\"", data, "");
	assert_int_equal(try_without_rights("cannot make the progress file"), 0);
	free(data);
}

static void a_folder_in_its_place_is_named(void **state)
{
	(void)state;
	shell("mkdir -p \"$a\"", file, "");
	not_opened(ERR_IO, "is not a regular file");
}

static void the_journal_fits_the_file_system(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_true(journal_is_network(0x6969));
	assert_true(journal_is_network((long)0xFF534D42));
	assert_false(journal_is_network(0xEF53));
	assert_string_equal(journal_mode("/", NULL, &e), "wal");
	assert_string_equal(journal_mode("/", "rollback", &e), "delete");
	assert_string_equal(journal_mode("/", "wal", &e), "wal");
	setenv("ASYNCTUTOR_JOURNAL", "fast", 1);
	not_opened(ERR_USAGE, "must be wal or rollback");
	setenv("ASYNCTUTOR_JOURNAL", "rollback", 1);
	fill(3);
	struct store *s = open_store();
	add(s, VERB_PASSED, "c/exercise/x");
	shell("! ls \"$a\"-wal 2>/dev/null", file, "");
	store_close(s);
	setenv("ASYNCTUTOR_JOURNAL", "wal", 1);
	s = open_store();
	add(s, VERB_PASSED, "c/exercise/x");
	shell("ls \"$a\"-wal >/dev/null", file, "");
	store_close(s);
	assert_int_equal(number("SELECT count(*) FROM event"), 5);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_spoiled_page_costs_only_its_events),
	    TEST(a_spoiled_beginning_costs_no_event),
	    TEST(a_backup_gives_back_what_damage_took),
	    TEST(a_spoiled_root_costs_only_its_own_events),
	    TEST(a_truncated_file_keeps_what_is_left),
	    TEST(an_emptied_file_keeps_what_is_in_the_log),
	    TEST(what_is_no_database_is_set_aside),
	    TEST(damage_that_shows_while_it_is_open_loses_nothing_new),
	    TEST(a_recovery_that_was_cut_short_is_finished),
	    TEST(a_newer_schema_is_refused_and_left_alone),
	    TEST(another_programs_database_is_refused_and_left_alone),
	    TEST(an_empty_file_is_migrated),
	    TEST(a_file_locked_for_too_long_is_an_error_and_nothing_worse),
	    TEST(a_full_disk_is_an_error_and_nothing_worse),
	    TEST(missing_rights_are_named),
	    TEST(a_folder_in_its_place_is_named),
	    TEST(the_journal_fits_the_file_system),
	};
	return cmocka_run_group_tests_name("store_trouble", tests, NULL, NULL);
}
