#include <stdbool.h>
#include <time.h>
#include "tests/unit/scratch.h"
#include "app/stats.h"
#include "base/clock.h"

#define MINUTE 60000LL
#define ASK(id) "```quiz\nid: " id "\nkind: choice\nask: q\nchoices: [{text: yes, why: w, right: true}, {text: no, why: w}, {text: never, why: w}]\n```\n"

static char *root, *data;
static struct app *app;

static void put_exercise(const char *slug)
{
	char *name = xasprintf("exercises/%s/exercise.md", slug), *starter = xasprintf("exercises/%s/broken.py", slug);

	scratch_put(root, name, "---\ntitle: X\nminutes: 5\n---\ntask\n");
	scratch_put(root, starter, "pass\n");
	free(name);
	free(starter);
}

static int open_app(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	root = scratch_new();
	data = scratch_new();
	scratch_put(root, "course.yml", "format: 1\nid: small\ntitle: Small\nmodules:\n"
		"  - {slug: m, title: M, lessons: [{slug: one, exercises: [x, y]}]}\n  - {slug: n, title: N, lessons: [{slug: two}]}\n");
	scratch_put(root, "lessons/one.md", "---\ntitle: One\nminutes: 10\n---\nwords\n");
	scratch_put(root, "lessons/two.md", "---\ntitle: Two\nminutes: 20\n---\n" ASK("q"));
	put_exercise("x");
	put_exercise("y");
	setenv("ASYNCTUTOR_DATA", data, 1);
	setenv("ASYNCTUTOR_WORKSPACE", data, 1);
	app = app_open(&(struct app_options){.course = root}, &e);
	return app ? 0 : -1;
}

static int close_app(void **state)
{
	(void)state;
	app_close(app);
	scratch_remove(root);
	scratch_remove(data);
	unsetenv("ASYNCTUTOR_NOW");
	setenv("TZ", "UTC", 1);
	tzset();
	return 0;
}

static int64_t at(const char *text)
{
	int64_t ms;

	assert_true(clock_parse(text, &ms));
	return ms;
}

static void event(const char *when, enum verb verb, const char *object, bool success)
{
	struct js *result = js_object();
	struct err e = ERR_INIT;

	js_set_bool(result, "success", success);
	setenv("ASYNCTUTOR_NOW", when, 1);
	assert_int_equal(store_add(app_store(app), verb, object, NULL, result, &e), 0);
	js_free(result);
}

static void zone(const char *name)
{
	setenv("TZ", name, 1);
	tzset();
}

static void nothing_done_is_all_zero(void **state)
{
	struct stats s;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(app_stats(app, &s, &e), 0);
	assert_int_equal(s.all.done, 0);
	assert_int_equal(s.all.all, 4);
	assert_int_equal(s.all.checks, 0);
	assert_int_equal(s.all.spent, 0);
	assert_int_equal(s.all.minutes_left, 40);
	assert_int_equal(s.modules[0].all, 3);
	stats_done(&s);
}

static void numbers_belong_to_their_modules(void **state)
{
	struct stats s;
	struct err e = ERR_INIT;

	(void)state;
	event("2026-02-02T10:00:00Z", VERB_EXPERIENCED, "small/lesson/one", true);
	event("2026-02-02T10:04:00Z", VERB_COMPLETED, "small/lesson/one", true);
	event("2026-02-02T10:06:00Z", VERB_FAILED, "small/exercise/x", false);
	event("2026-02-02T10:07:00Z", VERB_PASSED, "small/exercise/x", true);
	event("2026-02-02T10:10:00Z", VERB_ANSWERED, "small/quiz/q", true);
	event("2026-02-02T10:21:00Z", VERB_EXPERIENCED, "small/lesson/two", true); /* behind a silence */
	event("2026-02-02T10:22:00Z", VERB_TICKED, "small/checklist/review", true);
	event("2026-02-02T10:23:00Z", VERB_ANSWERED, "small/quiz/gone", true);
	assert_int_equal(app_stats(app, &s, &e), 0);
	assert_int_equal(s.modules[0].done, 2);
	assert_int_equal(s.modules[0].checks, 2);
	assert_int_equal(s.modules[0].spent, 7 * MINUTE);
	assert_int_equal(s.modules[0].minutes_left, 5);
	assert_int_equal(s.modules[1].done, 0);
	assert_int_equal(s.modules[1].spent, 3 * MINUTE);
	assert_int_equal(s.modules[1].minutes_left, 20);
	assert_int_equal(s.all.done, 2);
	assert_int_equal(s.all.spent, 12 * MINUTE);
	stats_done(&s);
}

static void days_are_whole_weeks_that_end_with_this_one(void **state)
{
	struct stats_days d;
	struct err e = ERR_INIT;

	(void)state;
	event("2026-01-25T23:50:00Z", VERB_EXPERIENCED, "small/lesson/one", true); /* a Sunday, before the first day */
	event("2026-01-26T00:01:00Z", VERB_EXPERIENCED, "small/lesson/one", true);
	event("2026-02-03T10:00:00Z", VERB_EXPERIENCED, "small/lesson/one", true);
	event("2026-02-03T10:05:00Z", VERB_COMPLETED, "small/lesson/one", true);
	assert_int_equal(stats_read_days(app, at("2026-02-03T12:00:00Z"), 2, &d, &e), 0);
	assert_int_equal(d.n, 14);
	assert_int_equal(d.today, 8);
	assert_int_equal(d.list[0].day, 26);
	assert_int_equal(d.list[0].month, 1);
	assert_int_equal(d.list[0].events, 1);
	assert_int_equal(d.list[1].events, 0);
	assert_int_equal(d.list[8].day, 3);
	assert_int_equal(d.list[8].events, 2);
	assert_int_equal(d.list[8].done, 1);
	assert_int_equal(d.list[8].spent, 5 * MINUTE);
	assert_int_equal(d.list[13].day, 8);
	stats_days_done(&d);
}

/* Clocks go forward in the night to 2026-03-29. */
static void days_are_those_of_the_time_zone(void **state)
{
	struct stats_days d;
	struct err e = ERR_INIT;

	(void)state;
	zone("CET-1CEST,M3.5.0,M10.5.0/3");
	event("2026-03-28T22:59:00Z", VERB_EXPERIENCED, "small/lesson/one", true); /* 23:59 */
	event("2026-03-28T23:01:00Z", VERB_EXPERIENCED, "small/lesson/one", true); /* 00:01 */
	event("2026-03-29T21:59:00Z", VERB_EXPERIENCED, "small/lesson/one", true); /* 23:59, in summer time */
	event("2026-03-29T22:01:00Z", VERB_EXPERIENCED, "small/lesson/one", true); /* Monday */
	assert_int_equal(stats_read_days(app, at("2026-03-30T10:00:00Z"), 2, &d, &e), 0);
	assert_int_equal(d.today, 7);
	assert_int_equal(d.list[5].events, 1);
	assert_int_equal(d.list[6].day, 29);
	assert_int_equal(d.list[6].events, 2);
	assert_int_equal(d.list[7].events, 1);
	stats_days_done(&d);
}

static void levels_tell_days_apart(void **state)
{
	static const struct {
		struct stats_day day;
		int level;
	} cases[] = {
	    {{.events = 0}, 0}, {{.events = 1, .spent = 0}, 1}, {{.events = 1, .spent = 15 * MINUTE - 1}, 1}, {{.events = 1, .spent = 15 * MINUTE}, 2},
	    {{.events = 1, .spent = 30 * MINUTE}, 3}, {{.events = 1, .spent = 60 * MINUTE}, 4}, {{.events = 1, .spent = 600 * MINUTE}, 4},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(stats_level(&cases[i].day), cases[i].level);
}

static void time_is_told_in_hours_and_minutes(void **state)
{
	static const struct {
		int64_t ms;
		const char *text;
	} cases[] = {{0, "0 min"}, {1, "1 min"}, {MINUTE, "1 min"}, {MINUTE + 1, "2 min"}, {59 * MINUTE, "59 min"}, {60 * MINUTE, "1 h"}, {61 * MINUTE, "1 h 1 min"},
	    {1500 * MINUTE, "25 h"}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf text = BUF_INIT;
		stats_add_time(cases[i].ms, &text);
		assert_string_equal(text.data, cases[i].text);
		buf_done(&text);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_app, close_app)
	static const struct CMUnitTest tests[] = {
	    TEST(nothing_done_is_all_zero),
	    TEST(numbers_belong_to_their_modules),
	    TEST(days_are_whole_weeks_that_end_with_this_one),
	    TEST(days_are_those_of_the_time_zone),
	    cmocka_unit_test(levels_tell_days_apart),
	    cmocka_unit_test(time_is_told_in_hours_and_minutes),
	};

	return cmocka_run_group_tests_name("app stats", tests, NULL, NULL);
}
