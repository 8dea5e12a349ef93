#include "tests/unit/store_test.h"
#include "base/buf.h"

#define LEARNER "11111111-0000-4000-8000-000000000000"
#define OTHER "33333333-0000-4000-8000-000000000000"
#define DEVICE "22222222-0000-4000-8000-000000000000"
#define ID(n) "00000000-0000-4000-8000-00000000000" #n
#define LINE(id, learner, seq, lamport, verb, object, result)                                                                  \
	"{\"id\":\"" id "\",\"learner\":\"" learner "\",\"device\":\"" DEVICE "\",\"seq\":" seq ",\"lamport\":" lamport            \
	",\"at\":\"2026-02-03T04:05:06.789Z\",\"verb\":\"" verb "\",\"object\":\"" object "\",\"hash\":null,\"result\":" result "}\n"
#define FIRST LINE(ID(1), LEARNER, "1", "1", "attempted", "c/exercise/x", "{}")
#define SECOND LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/x", "{\"verdict\":\"passed\"}")

static int take(struct store *s, const char *text, bool mine, struct import_report *report, struct err *e)
{
	FILE *in = fmemopen((void *)(uintptr_t)text, strlen(text) + (*text == '\0'), "r");

	assert_non_null(in);
	if (!*text)
		assert_int_equal(getc(in), '\0');
	int status = store_import(s, in, "events.jsonl", mine, report, e);
	fclose(in);
	return status;
}

static struct import_report taken(struct store *s, const char *text, bool mine)
{
	struct err e = ERR_INIT;
	struct import_report report;

	good(take(s, text, mine, &report, &e), &e);
	return report;
}

static int append(const char *line, size_t len, void *ctx)
{
	buf_add(ctx, line, len);
	return 0;
}

/* The export of S; the caller frees. */
static char *exported(struct store *s)
{
	struct err e = ERR_INIT;
	struct buf out = BUF_INIT;

	good(store_export(s, append, &out, &e), &e);
	return buf_detach(&out);
}

/* The store of another machine, beside the first. */
static struct store *open_second(void)
{
	struct err e = ERR_INIT;
	char path[140], *notice;

	snprintf(path, sizeof path, "%s/second/progress.db", folder);
	struct store *s = store_open(path, &notice, &e);
	good(s ? 0 : -1, &e);
	return s;
}

static struct progress look(struct store *s, const char *object)
{
	struct err e = ERR_INIT;
	struct progress p;

	good(store_progress(s, object, &p, &e), &e);
	return p;
}

static void the_same_file_twice_changes_nothing(void **state)
{
	struct store *s = open_store();

	(void)state;
	struct import_report report = taken(s, FIRST SECOND, false);
	assert_int_equal(report.added, 2);
	assert_int_equal(report.known, 0);
	assert_int_equal(report.others, 2);
	report = taken(s, FIRST SECOND, false);
	assert_int_equal(report.added, 0);
	assert_int_equal(report.known, 2);
	char *out = exported(s);
	assert_string_equal(out, FIRST SECOND);
	free(out);
	report = taken(s, "", false);
	assert_int_equal(report.added + report.known, 0);
	store_close(s);
}

static void others_count_as_oneself_only_where_that_is_said(void **state)
{
	struct err e = ERR_INIT;
	struct store *s = open_store();

	(void)state;
	taken(s, FIRST SECOND, false);
	assert_int_equal(look(s, "c/exercise/x").state, PROGRESS_NEW);
	assert_int_equal(taken(s, FIRST SECOND, true).known, 2);
	assert_int_equal(look(s, "c/exercise/x").state, PROGRESS_PASSED);
	assert_string_equal(store_learner(s), LEARNER);
	add(s, VERB_PASSED, "c/exercise/x");
	assert_int_equal(look(s, "c/exercise/x").attempts, 2);
	store_close(s);
	s = open_store();
	assert_int_equal(look(s, "c/exercise/x").attempts, 2);
	good(store_repair(s, &e), &e);
	assert_int_equal(look(s, "c/exercise/x").attempts, 2);
	store_close(s);
}

static void events_of_two_learners_cannot_both_be_mine(void **state)
{
	struct err e = ERR_INIT;
	struct import_report report;
	struct store *s = open_store();
	char *before = strdup(store_learner(s));

	(void)state;
	bad(take(s, FIRST LINE(ID(3), OTHER, "3", "3", "passed", "c/exercise/x", "{}"), true, &report, &e), &e, ERR_SYNTAX,
	    "more than one learner");
	assert_string_equal(store_learner(s), before);
	assert_int_equal(number("SELECT count(*) FROM event") + number("SELECT count(*) FROM mine"), 0);
	free(before);
	store_close(s);
}

/* Each machine records, with clocks years apart; after both have imported the other's export they know the same. */
static void two_machines_of_one_learner_agree_whatever_their_clocks_say(void **state)
{
	struct store *a = open_store(), *b = open_second();

	(void)state;
	setenv("ASYNCTUTOR_NOW", "2031-01-01T00:00:00Z", 1);
	for (int i = 0; i < 5; i++)
		add(a, VERB_FAILED, "c/exercise/x");
	setenv("ASYNCTUTOR_NOW", "1999-01-01T00:00:00Z", 1);
	for (int i = 0; i < 3; i++)
		add(b, VERB_FAILED, "c/exercise/x");
	add(b, VERB_PASSED, "c/exercise/y");
	for (int round = 0; round < 2; round++) {
		char *from_a = exported(a), *from_b = exported(b);
		taken(a, from_b, true);
		taken(b, from_a, true);
		free(from_a);
		free(from_b);
		add(a, VERB_FAILED, "c/exercise/x");
		add(b, VERB_FAILED, "c/exercise/x");
	}
	char *last_a = exported(a), *last_b = exported(b);
	taken(a, last_b, false);
	taken(b, last_a, false);
	free(last_a);
	free(last_b);
	last_a = exported(a);
	last_b = exported(b);
	assert_string_equal(last_a, last_b);
	assert_string_equal(store_learner(a), store_learner(b));
	struct progress x = look(a, "c/exercise/x"), y = look(b, "c/exercise/x");
	assert_memory_equal(&x, &y, sizeof x);
	assert_int_equal(x.attempts, 12);
	assert_int_equal(look(a, "c/exercise/y").state, PROGRESS_PASSED);
	free(last_a);
	free(last_b);
	store_close(a);
	store_close(b);
}

static void a_device_that_went_on_elsewhere_is_not_continued_here(void **state)
{
	struct store *s = open_store();
	char line[512], *device;

	(void)state;
	add(s, VERB_PASSED, "c/exercise/x");
	device = strdup(store_device(s));
	snprintf(line, sizeof line,
	    "{\"id\":\"" ID(9) "\",\"learner\":\"%s\",\"device\":\"%s\",\"seq\":9007199254740991,\"lamport\":2,"
	    "\"at\":\"2026-02-03T04:05:06.789Z\",\"verb\":\"passed\",\"object\":\"c/exercise/x\",\"hash\":null,\"result\":{}}\n",
	    store_learner(s), device);
	taken(s, line, false);
	add(s, VERB_PASSED, "c/exercise/x");
	assert_string_not_equal(store_device(s), device);
	assert_int_equal(number("SELECT min(seq) FROM event WHERE lamport = 3"), 1);
	free(device);
	store_close(s);
}

static void the_greatest_lamport_number_stops_nobody(void **state)
{
	struct store *s = open_store();

	(void)state;
	taken(s, LINE(ID(1), LEARNER, "1", "9007199254740991", "passed", "c/exercise/x", "{}"), false);
	add(s, VERB_FAILED, "c/exercise/x");
	add(s, VERB_PASSED, "c/exercise/x");
	assert_int_equal(look(s, "c/exercise/x").attempts, 2);
	assert_int_equal(number("SELECT count(*) FROM event WHERE lamport = 9007199254740991"), 3);
	store_close(s);
}

static const struct hostile {
	const char *text, *words;
	int line;
} hostile[] = {
    {FIRST "not json\n", "is not JSON", 2},
    {FIRST "\n", "ends before the value does", 2},
    {FIRST "[]\n", "not an object", 2},
    {FIRST "{}\n", "\"id\" is missing", 2},
    {FIRST FIRST LINE(ID(1), LEARNER, "1", "1", "passed", "c/exercise/x", "{}"), "the event with this id has other content", 3},
    {FIRST LINE(ID(1), LEARNER, "1", "1", "attempted", "c/exercise/x", "{\"a\":1}"), "other content", 2},
    {FIRST LINE(ID(2), LEARNER, "1", "2", "passed", "c/exercise/x", "{}"), "another event of this device has the same seq", 2},
    {FIRST LINE(ID(2), LEARNER, "1e3", "2", "passed", "c/exercise/x", "{}"), "\"seq\" must be a whole number", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "9007199254740992", "passed", "c/exercise/x", "{}"), "\"lamport\" must be a whole number", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "123456789012345678901234567890", "passed", "c/exercise/x", "{}"), "number is too large", 2},
    {FIRST LINE(ID(2), LEARNER, "-2", "2", "passed", "c/exercise/x", "{}"), "\"seq\" must be a whole number", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "juggled", "c/exercise/x", "{}"), "none that this version knows", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "../../etc/passwd", "{}"), "must be COURSE/KIND/SLUG", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/", "{}"), "must be COURSE/KIND/SLUG", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/x/y/z", "{}"), "must be COURSE/KIND/SLUG", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/x'; DROP TABLE event; --", "{}"), "must be COURSE/KIND/SLUG", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/\\u001b[2J", "{}"), "must be COURSE/KIND/SLUG", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/\\u0000", "{}"), "NUL", 2},
    {FIRST LINE(ID(2), "=cmd|' /C calc'!A1", "2", "2", "passed", "c/exercise/x", "{}"), "\"learner\" must be a UUID", 2},
    {FIRST LINE("A0000000-0000-4000-8000-000000000002", LEARNER, "2", "2", "passed", "c/exercise/x", "{}"), "\"id\" must be a UUID", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/x", "[1]"), "\"result\" must be an object", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/x", "{\"a\":1,\"a\":2}"), "a key is here twice", 2},
    {FIRST LINE(ID(2), LEARNER, "2", "2", "passed", "c/exercise/x", "{},\"extra\":1"), "no column of an event", 2},
    {FIRST "{\"id\":\"" ID(2) "\"", "ends before the value does", 2},
    {FIRST "\xff\xfe\n", "UTF-8", 2},
};

static void a_hostile_file_is_refused_with_line_and_reason_and_nothing_is_taken(void **state)
{
	struct err e = ERR_INIT;
	struct import_report report;
	struct store *s = open_store();

	(void)state;
	add(s, VERB_PASSED, "c/exercise/before");
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		int status = take(s, hostile[i].text, i % 2, &report, &e);
		if (e.line != hostile[i].line)
			print_error("case %zu: line %d: %s\n", i, e.line, e.text ? e.text : "taken");
		assert_int_equal(e.line, hostile[i].line);
		assert_string_equal(e.path, "events.jsonl");
		bad(status, &e, ERR_SYNTAX, hostile[i].words);
		assert_int_equal(number("SELECT count(*) FROM event"), 1);
		assert_int_equal(number("SELECT count(*) FROM progress"), 1);
		assert_int_equal(number("SELECT count(*) FROM mine"), 0);
	}
	store_close(s);
}

/* Deep nesting, and a line that goes on for ever. */
static void a_file_without_measure_is_refused(void **state)
{
	struct err e = ERR_INIT;
	struct import_report report;
	struct store *s = open_store();
	struct buf text = BUF_INIT;

	(void)state;
	buf_fill(&text, '[', 500000);
	buf_addch(&text, '\n');
	bad(take(s, text.data, false, &report, &e), &e, ERR_SYNTAX, "nested too deep");
	buf_clear(&text);
	buf_addstr(&text, FIRST);
	buf_fill(&text, ' ', 3 << 20);
	bad(take(s, text.data, false, &report, &e), &e, ERR_SYNTAX, "too long for an event");
	assert_int_equal(number("SELECT count(*) FROM event"), 0);
	buf_done(&text);
	store_close(s);
}

static void wrong_times_are_refused(void **state)
{
	static const char *const times[] = {"", "yesterday", "2026-02-31T00:00:00.000Z", "2026-02-03T04:05:06Z",
	    "2026-02-03T04:05:06.789+01:00", "-999-02-03T04:05:06.789Z", "2026-02-03T04:05:60.000Z"};
	struct err e = ERR_INIT;
	struct import_report report;
	struct store *s = open_store();

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		char line[512];
		snprintf(line, sizeof line,
		    "{\"id\":\"" ID(1) "\",\"learner\":\"" LEARNER "\",\"device\":\"" DEVICE "\",\"seq\":1,\"lamport\":1,\"at\":\"%s\","
		    "\"verb\":\"passed\",\"object\":\"c/exercise/x\",\"hash\":null,\"result\":{}}", times[i]);
		bad(take(s, line, false, &report, &e), &e, ERR_SYNTAX, "\"at\" must be a time like");
	}
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
	    TEST(the_same_file_twice_changes_nothing),
	    TEST(others_count_as_oneself_only_where_that_is_said),
	    TEST(events_of_two_learners_cannot_both_be_mine),
	    TEST(two_machines_of_one_learner_agree_whatever_their_clocks_say),
	    TEST(a_device_that_went_on_elsewhere_is_not_continued_here),
	    TEST(the_greatest_lamport_number_stops_nobody),
	    TEST(a_hostile_file_is_refused_with_line_and_reason_and_nothing_is_taken),
	    TEST(a_file_without_measure_is_refused),
	    TEST(wrong_times_are_refused),
	};
	return cmocka_run_group_tests_name("store_import", tests, NULL, NULL);
}
