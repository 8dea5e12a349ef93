#include "tests/unit/store_test.h"
#include "base/buf.h"

static struct progress look(struct store *s, const char *object)
{
	struct err e = ERR_INIT;
	struct progress p;

	good(store_progress(s, object, &p, &e), &e);
	return p;
}

static void reveal(struct store *s, const char *object, bool solution)
{
	struct err e = ERR_INIT;
	struct js *result = js_object();

	js_set_bool(result, "solution", solution);
	good(store_add(s, VERB_REVEALED, object, NULL, result, &e), &e);
	js_free(result);
}

static void what_nothing_is_known_of_is_new(void **state)
{
	struct store *s = open_store();
	struct progress p = look(s, "c/lesson/never"), zero = {0};

	(void)state;
	assert_memory_equal(&p, &zero, sizeof p);
	assert_string_equal(progress_state_name(p.state), "new");
	store_close(s);
}

static void objects_of_a_prefix_come_in_order_with_their_last_answer(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	struct objects all;
	struct js *answer = js_object();

	(void)state;
	js_set_bool(answer, "success", true);
	add(s, VERB_EXPERIENCED, "c/lesson/l");
	good(store_add(s, VERB_ANSWERED, "c/quiz/b", NULL, answer, &e), &e);
	add(s, VERB_NOTED, "c/quiz/b");
	add(s, VERB_ANSWERED, "c/quiz/a");
	add(s, VERB_ANSWERED, "cc/quiz/a");
	good(store_objects(s, "c/quiz/", &all, &e), &e);
	assert_int_equal(all.len, 2);
	assert_string_equal(all.ptr[0].name, "c/quiz/a");
	assert_string_equal(all.ptr[1].name, "c/quiz/b");
	assert_string_equal(all.ptr[1].answer, "{\"success\":true}");
	assert_int_equal(all.ptr[1].progress.state, PROGRESS_PASSED);
	assert_int_equal(all.ptr[0].progress.again.when.box, 1);
	objects_done(&all);
	js_free(answer);
	store_close(s);
}

static void record_at(struct store *s, const char *now, enum verb verb, const char *object)
{
	setenv("ASYNCTUTOR_NOW", now, 1);
	add(s, verb, object);
	unsetenv("ASYNCTUTOR_NOW");
}

static void time_is_counted_up_to_a_silence_of_ten_minutes(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	struct quarters all;

	(void)state;
	record_at(s, "2026-01-01T00:10:00Z", VERB_EXPERIENCED, "c/lesson/l");
	record_at(s, "2026-01-01T00:14:00Z", VERB_ATTEMPTED, "c/exercise/x");
	record_at(s, "2026-01-01T00:16:00Z", VERB_PASSED, "c/exercise/x"); /* of the quarter before */
	record_at(s, "2026-01-01T00:26:01Z", VERB_FAILED, "c/exercise/x"); /* too long ago */
	record_at(s, "2026-01-01T00:20:00Z", VERB_FAILED, "c/exercise/x"); /* a clock set back */
	assert_int_equal(look(s, "c/lesson/l").spent, 0);
	assert_int_equal(look(s, "c/exercise/x").spent, 6 * 60 * 1000);
	good(store_quarters(s, 1767225600000, 1767225600000 + 60 * 60 * 1000, &all, &e), &e);
	assert_int_equal(all.len, 2);
	assert_int_equal(all.ptr[0].from, 1767225600000);
	assert_int_equal(all.ptr[0].events, 2);
	assert_int_equal(all.ptr[0].spent, 4 * 60 * 1000);
	assert_int_equal(all.ptr[1].events, 3);
	assert_int_equal(all.ptr[1].done, 1);
	assert_int_equal(all.ptr[1].spent, 2 * 60 * 1000);
	quarters_done(&all);
	good(store_quarters(s, 1767225600000, 1767225600000 + 15 * 60 * 1000, &all, &e), &e);
	assert_int_equal(all.len, 1);
	quarters_done(&all);
	store_close(s);
}

static void a_lesson_is_started_then_read(void **state)
{
	struct store *s = open_store();

	(void)state;
	add(s, VERB_EXPERIENCED, "c/lesson/l");
	assert_int_equal(look(s, "c/lesson/l").state, PROGRESS_STARTED);
	add(s, VERB_COMPLETED, "c/lesson/l");
	assert_int_equal(look(s, "c/lesson/l").state, PROGRESS_READ);
	add(s, VERB_EXPERIENCED, "c/lesson/l");
	assert_string_equal(progress_state_name(look(s, "c/lesson/l").state), "read");
	assert_int_equal(look(s, "c/lesson/other").state, PROGRESS_NEW);
	store_close(s);
}

static void an_exercise_keeps_its_pass(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;

	(void)state;
	setenv("ASYNCTUTOR_NOW", "2026-01-01T00:00:01Z", 1);
	add(s, VERB_ATTEMPTED, "c/exercise/x");
	struct progress p = look(s, "c/exercise/x");
	assert_int_equal(p.state, PROGRESS_STARTED);
	assert_int_equal(p.attempts, 0);
	good(store_add(s, VERB_FAILED, "c/exercise/x", "h1", NULL, &e), &e);
	setenv("ASYNCTUTOR_NOW", "2026-01-01T00:00:02Z", 1);
	good(store_add(s, VERB_PASSED, "c/exercise/x", "h2", NULL, &e), &e);
	setenv("ASYNCTUTOR_NOW", "2026-01-01T00:00:03Z", 1);
	add(s, VERB_PASSED, "c/exercise/x");
	add(s, VERB_RESET, "c/exercise/x");
	add(s, VERB_FAILED, "c/exercise/x");
	p = look(s, "c/exercise/x");
	assert_int_equal(p.state, PROGRESS_PASSED);
	assert_int_equal(p.attempts, 4);
	assert_int_equal(p.first_at, 1767225601000);
	assert_int_equal(p.passed_at, 1767225602000);
	assert_int_equal(p.last_at, 1767225603000);
	assert_string_equal(p.hash, "h2");
	store_close(s);
}

static void hints_count_from_the_last_reset_and_the_solution_stays_seen(void **state)
{
	struct store *s = open_store();

	(void)state;
	reveal(s, "c/exercise/x", false);
	add(s, VERB_REVEALED, "c/exercise/x");
	reveal(s, "c/exercise/x", true);
	assert_int_equal(look(s, "c/exercise/x").hints, 2);
	assert_true(look(s, "c/exercise/x").solution_seen);
	add(s, VERB_RESET, "c/exercise/x");
	assert_int_equal(look(s, "c/exercise/x").hints, 0);
	assert_true(look(s, "c/exercise/x").solution_seen);
	store_close(s);
}

static void only_a_right_answer_passes_a_quiz(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	struct js *result = js_object();

	(void)state;
	js_set_bool(result, "success", false);
	good(store_add(s, VERB_ANSWERED, "c/quiz/q", NULL, result, &e), &e);
	assert_int_equal(look(s, "c/quiz/q").state, PROGRESS_STARTED);
	js_set_bool(result, "success", true);
	good(store_add(s, VERB_ANSWERED, "c/quiz/q", NULL, result, &e), &e);
	assert_int_equal(look(s, "c/quiz/q").state, PROGRESS_PASSED);
	js_free(result);
	store_close(s);
}

/* All derived rows as one text. */
static char *derived(void)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	struct buf out = BUF_INIT;

	assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT * FROM progress ORDER BY learner, object", -1, &statement, NULL), SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++)
			buf_addf(&out, "%s|", (const char *)sqlite3_column_text(statement, i));
		buf_addch(&out, '\n');
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return buf_detach(&out);
}

static void a_repair_gives_what_was_kept_along_the_way(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	unsigned random = 1;

	(void)state;
	for (int i = 0; i < 300; i++) {
		char object[32];
		random = random * 1103515245u + 12345u;
		snprintf(object, sizeof object, "c/exercise/x%u", (random >> 16) % 10);
		add(s, (enum verb)((random >> 20) % (VERB_ASKED_HELP + 1)), object);
	}
	char *before = derived();
	assert_int_equal(run("UPDATE progress SET attempts = 99; DELETE FROM progress WHERE object LIKE '%3'"), SQLITE_OK);
	good(store_repair(s, &e), &e);
	char *after = derived();
	assert_true(strlen(before) > 500);
	assert_string_equal(before, after);
	free(before);
	free(after);
	store_close(s);
}

static void other_learners_do_not_count_as_oneself(void **state)
{
	struct err e = ERR_INIT;
	struct store *s = open_store();

	(void)state;
	assert_int_equal(run("INSERT INTO event VALUES ('00000000-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000000',"
			     " '22222222-0000-4000-8000-000000000000', 1, 1, 0, 'passed', 'c/exercise/x', NULL, '{}')"), SQLITE_OK);
	good(store_repair(s, &e), &e);
	assert_int_equal(look(s, "c/exercise/x").state, PROGRESS_NEW);
	assert_int_equal(number("SELECT state FROM progress"), PROGRESS_PASSED);
	store_close(s);
}

static void a_place_is_replaced(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	char *value;

	(void)state;
	good(store_get(s, "resume/l", &value, &e), &e);
	assert_null(value);
	good(store_put(s, "resume/l", "12", &e), &e);
	good(store_put(s, "resume/l", "40", &e), &e);
	store_close(s);
	s = open_store();
	good(store_get(s, "resume/l", &value, &e), &e);
	assert_string_equal(value, "40");
	free(value);
	store_close(s);
}

static void copies_are_listed_newest_first_and_read_back(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	struct copies copies;
	char *text;
	size_t len;

	(void)state;
	setenv("ASYNCTUTOR_NOW", "2026-01-01T00:00:00Z", 1);
	good(store_copy_add(s, "c/exercise/x", "start", "one\0two", 7, &e), &e);
	good(store_copy_add(s, "c/exercise/x", "check", "", 0, &e), &e);
	good(store_copy_add(s, "c/exercise/x", "reset", "one\0two", 7, &e), &e);
	good(store_copy_add(s, "c/exercise/y", "start", "other", 5, &e), &e);
	good(store_copies(s, "c/exercise/x", &copies, &e), &e);
	assert_int_equal(copies.n, 3);
	assert_string_equal(copies.list[0].why, "reset");
	assert_string_equal(copies.list[2].why, "start");
	assert_int_equal(copies.list[1].len, 0);
	assert_int_equal(copies.list[0].at, 1767225600000);
	good(store_copy_read(s, copies.list[2].id, &text, &len, &e), &e);
	assert_int_equal(len, 7);
	assert_memory_equal(text, "one\0two", 8);
	free(text);
	bad(store_copy_read(s, 999, &text, &len, &e), &e, ERR_MISSING, "999");
	copies_done(&copies);
	copies_done(&copies);
	assert_int_equal(number("SELECT count(*) FROM content"), 3);
	good(store_copies(s, "c/exercise/none", &copies, &e), &e);
	assert_int_equal(copies.n, 0);
	copies_done(&copies);
	store_close(s);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(what_nothing_is_known_of_is_new),
	    TEST(objects_of_a_prefix_come_in_order_with_their_last_answer),
	    TEST(time_is_counted_up_to_a_silence_of_ten_minutes),
	    TEST(a_lesson_is_started_then_read),
	    TEST(an_exercise_keeps_its_pass),
	    TEST(hints_count_from_the_last_reset_and_the_solution_stays_seen),
	    TEST(only_a_right_answer_passes_a_quiz),
	    TEST(a_repair_gives_what_was_kept_along_the_way),
	    TEST(other_learners_do_not_count_as_oneself),
	    TEST(a_place_is_replaced),
	    TEST(copies_are_listed_newest_first_and_read_back),
	};
	return cmocka_run_group_tests_name("store_progress", tests, NULL, NULL);
}
