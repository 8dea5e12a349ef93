#include "tests/unit/store_test.h"
#include "base/buf.h"
#include "base/clock.h"

#define A_ROW "VALUES ('00000000-0000-4000-8000-00000000000%d', '%s', '%s', %d, %d, 0, 'passed', 'c/exercise/x', NULL, '%s')"
#define LEARNER "11111111-0000-4000-8000-000000000000"
#define DEVICE "22222222-0000-4000-8000-000000000000"

static void a_new_store_is_private(void **state)
{
	struct stat st;

	(void)state;
	struct store *s = open_store();
	add(s, VERB_PASSED, "c/exercise/x");
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	char *data = path_dir(file);
	shell("[ $(ls \"$a\" | wc -l) = 5 ] && [ -z \"$(find \"$a\" -perm /077)\" ]", data, "");
	assert_int_equal(stat(data, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	free(data);
	store_close(s);
}

static void the_learner_stays_the_same(void **state)
{
	struct store *s = open_store();
	char learner[37];

	(void)state;
	strcpy(learner, store_learner(s));
	assert_int_equal(strlen(learner), 36);
	assert_int_equal(learner[14], '4');
	assert_non_null(strchr("89ab", learner[19]));
	assert_string_equal(store_path(s), file);
	assert_null(store_notice(s));
	store_close(s);
	s = open_store();
	assert_string_equal(store_learner(s), learner);
	store_close(s);
	store_close(NULL);
}

static int collect(const struct event *ev, void *ctx)
{
	char time[CLOCK_TEXT];

	clock_format(ev->at, time);
	buf_addf(ctx, "%lld/%lld %s %s %s %s %s\n", (long long)ev->lamport, (long long)ev->seq, time, verb_name(ev->verb), ev->object,
	    ev->hash ? ev->hash : "-", ev->result);
	return 0;
}

static int stop(const struct event *ev, void *ctx)
{
	(void)ctx;
	return (int)ev->seq == 2 ? 7 : 0;
}

static void events_come_back_as_they_were(void **state)
{
	struct store *s = open_store();
	struct err e = ERR_INIT;
	struct js *result = js_object();
	struct buf all = BUF_INIT;

	(void)state;
	setenv("ASYNCTUTOR_NOW", "2026-02-03T04:05:06.789Z", 1);
	js_set_int(result, "failed", 2);
	good(store_add(s, VERB_FAILED, "c/exercise/x", "abc", result, &e), &e);
	setenv("ASYNCTUTOR_NOW", "2020-01-01T00:00:00.000Z", 1);
	good(store_add(s, VERB_SIGNED_OFF, "c/checklist/y", NULL, NULL, &e), &e);
	good(store_each(s, collect, &all, &e), &e);
	assert_string_equal(all.data, "1/1 2026-02-03T04:05:06.789Z failed c/exercise/x abc {\"failed\":2}\n"
				      "2/2 2020-01-01T00:00:00.000Z signed-off c/checklist/y - {}\n");
	assert_int_equal(store_each(s, stop, NULL, &e), 7);
	buf_done(&all);
	js_free(result);
	store_close(s);
}

static void every_verb_has_a_name_of_its_own(void **state)
{
	enum verb back;

	(void)state;
	for (int v = VERB_EXPERIENCED; v <= VERB_ASKED_HELP; v++) {
		assert_true(verb_parse(verb_name((enum verb)v), &back));
		assert_int_equal(back, v);
	}
	assert_false(verb_parse("juggled", &back));
}

static void insert(const char *how, int id, const char *learner, const char *device, int seq, int lamport, const char *result, int want)
{
	char values[400], sql[600];

	snprintf(values, sizeof values, A_ROW, id, learner, device, seq, lamport, result);
	snprintf(sql, sizeof sql, "%s INTO event (" EVENT_COLUMNS ") %s", how, values);
	int got = run(sql);
	if (got != want)
		print_error("%s gave %d\n", sql, got);
	assert_int_equal(got, want);
}

static void an_event_is_never_changed_deleted_or_replaced(void **state)
{
	(void)state;
	store_close(open_store());
	insert("INSERT", 1, LEARNER, DEVICE, 1, 1, "{}", SQLITE_OK);
	int64_t before = number("SELECT sum(seq * 1000 + lamport) FROM event");
	assert_int_equal(run("UPDATE event SET verb = 'failed'"), SQLITE_CONSTRAINT);
	assert_int_equal(run("UPDATE OR IGNORE event SET seq = 2"), SQLITE_CONSTRAINT);
	assert_int_equal(run("DELETE FROM event"), SQLITE_CONSTRAINT);
	insert("INSERT", 1, LEARNER, DEVICE, 2, 2, "{}", SQLITE_CONSTRAINT);
	insert("INSERT OR REPLACE", 1, LEARNER, DEVICE, 2, 2, "{}", SQLITE_CONSTRAINT);
	insert("INSERT OR IGNORE", 1, LEARNER, DEVICE, 2, 2, "{}", SQLITE_CONSTRAINT);
	insert("REPLACE", 2, LEARNER, DEVICE, 1, 1, "{}", SQLITE_CONSTRAINT);
	insert("REPLACE", 2, LEARNER, DEVICE, 1, 9, "{}", SQLITE_CONSTRAINT);
	assert_int_equal(run("INSERT INTO event SELECT * FROM event WHERE 1 ON CONFLICT (id) DO UPDATE SET verb = 'x'"),
	    SQLITE_CONSTRAINT);
	assert_int_equal(number("SELECT count(*) FROM event"), 1);
	assert_int_equal(number("SELECT sum(seq * 1000 + lamport) FROM event"), before);
}

static void a_row_that_makes_no_sense_is_refused(void **state)
{
	(void)state;
	store_close(open_store());
	insert("INSERT", 1, "short", DEVICE, 1, 1, "{}", SQLITE_CONSTRAINT);
	insert("INSERT", 1, LEARNER, DEVICE, 0, 1, "{}", SQLITE_CONSTRAINT);
	insert("INSERT", 1, LEARNER, DEVICE, 1, 0, "{}", SQLITE_CONSTRAINT);
	insert("INSERT", 1, LEARNER, DEVICE, 1, 1, "[]", SQLITE_CONSTRAINT);
	insert("INSERT", 1, LEARNER, DEVICE, 1, 1, "{", SQLITE_CONSTRAINT);
	assert_int_equal(number("SELECT count(*) FROM event"), 0);
}

static void merged_events_are_in_order_whatever_the_clocks_say(void **state)
{
	struct err e = ERR_INIT;
	struct buf all = BUF_INIT;

	(void)state;
	store_close(open_store());
	insert("INSERT", 1, LEARNER, "b2222222-0000-4000-8000-000000000000", 1, 2, "{\"n\":3}", SQLITE_OK);
	insert("INSERT", 2, LEARNER, "a2222222-0000-4000-8000-000000000000", 7, 5, "{\"n\":4}", SQLITE_OK);
	insert("INSERT", 3, LEARNER, "a2222222-0000-4000-8000-000000000000", 6, 2, "{\"n\":2}", SQLITE_OK);
	insert("INSERT", 4, LEARNER, "c2222222-0000-4000-8000-000000000000", 1, 1, "{\"n\":1}", SQLITE_OK);
	struct store *s = open_store();
	add(s, VERB_PASSED, "c/exercise/x");
	good(store_each(s, collect, &all, &e), &e);
	assert_string_equal(all.data, "1/1 1970-01-01T00:00:00.000Z passed c/exercise/x - {\"n\":1}\n"
				      "2/6 1970-01-01T00:00:00.000Z passed c/exercise/x - {\"n\":2}\n"
				      "2/1 1970-01-01T00:00:00.000Z passed c/exercise/x - {\"n\":3}\n"
				      "5/7 1970-01-01T00:00:00.000Z passed c/exercise/x - {\"n\":4}\n"
				      "6/1 2026-01-01T00:00:00.000Z passed c/exercise/x - {}\n");
	buf_done(&all);
	store_close(s);
}

static int append(const char *line, size_t len, void *ctx)
{
	buf_add(ctx, line, len);
	return 0;
}

static int refuse(const char *line, size_t len, void *ctx)
{
	(void)line, (void)len, (void)ctx;
	return 3;
}

static void an_export_has_one_event_a_line(void **state)
{
	struct err e = ERR_INIT;
	struct buf out = BUF_INIT, want = BUF_INIT;
	struct js *result = js_object();

	(void)state;
	struct store *s = open_store();
	js_set_str(result, "note", "two\nlines\x1b");
	setenv("ASYNCTUTOR_NOW", "2026-02-03T04:05:06Z", 1);
	good(store_add(s, VERB_NOTED, "c/checklist/y", NULL, result, &e), &e);
	good(store_export(s, append, &out, &e), &e);
	struct js *line = js_parse(out.data, out.len, "export", 1, &e);
	assert_non_null(line);
	const char *id = js_text(js_get(line, "id"));
	assert_int_equal(strlen(id), 36);
	buf_addf(&want, "{\"id\":\"%s\",\"learner\":\"%s\",\"device\":\"%s\",\"seq\":1,\"lamport\":1,\"at\":\"2026-02-03T04:05:06.000Z\","
			"\"verb\":\"noted\",\"object\":\"c/checklist/y\",\"hash\":null,\"result\":{\"note\":\"two\\nlines\\u001b\"}}\n",
	    id, store_learner(s), store_device(s));
	assert_string_equal(out.data, want.data);
	assert_int_equal(store_export(s, refuse, NULL, &e), 3);
	js_free(line);
	js_free(result);
	buf_done(&want);
	buf_done(&out);
	store_close(s);
}

static void the_last_event_is_the_last_in_order_of_this_learner(void **state)
{
	struct store *s = open_store();
	struct event ev;
	struct err e = ERR_INIT;
	bool found;

	(void)state;
	good(store_last(s, VERB_PASSED, "c/exercise/x", &ev, &found, &e), &e);
	assert_false(found);
	insert("INSERT", 1, store_learner(s), DEVICE, 1, 7, "{\"n\":7}", SQLITE_OK);
	insert("INSERT", 2, store_learner(s), DEVICE, 2, 5, "{\"n\":5}", SQLITE_OK);
	insert("INSERT", 3, LEARNER, DEVICE, 3, 9, "{\"n\":9}", SQLITE_OK); /* somebody else's */
	add(s, VERB_FAILED, "c/exercise/x");
	add(s, VERB_PASSED, "c/exercise/y");
	good(store_last(s, VERB_PASSED, "c/exercise/x", &ev, &found, &e), &e);
	assert_true(found);
	assert_string_equal(ev.result, "{\"n\":7}");
	event_done(&ev);
	store_close(s);
}

static int set_clock(void **state)
{
	int status = make_folder(state);

	setenv("ASYNCTUTOR_NOW", "2026-01-01T00:00:00.000Z", 1);
	return status;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_clock, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_new_store_is_private),
	    TEST(the_learner_stays_the_same),
	    TEST(events_come_back_as_they_were),
	    TEST(every_verb_has_a_name_of_its_own),
	    TEST(an_event_is_never_changed_deleted_or_replaced),
	    TEST(a_row_that_makes_no_sense_is_refused),
	    TEST(merged_events_are_in_order_whatever_the_clocks_say),
	    TEST(the_last_event_is_the_last_in_order_of_this_learner),
	    TEST(an_export_has_one_event_a_line),
	};
	return cmocka_run_group_tests_name("store_events", tests, NULL, NULL);
}
