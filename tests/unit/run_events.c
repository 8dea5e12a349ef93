#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "run/events.h"

static char path[64];
static int writer;

static int make_file(void **state)
{
	(void)state;
	snprintf(path, sizeof path, "/tmp/asynctutor-test-XXXXXX");
	writer = mkstemp(path);
	return writer < 0 ? -1 : 0;
}

static int remove_file(void **state)
{
	(void)state;
	close(writer);
	return unlink(path);
}

static void put(const char *text)
{
	assert_int_equal(write(writer, text, strlen(text)), strlen(text));
}

static struct events *open_at(unsigned long long offset)
{
	return events_open(open(path, O_RDONLY | O_CLOEXEC), offset);
}

static void next_is(struct events *r, double t, const char *kind)
{
	struct run_event e;

	assert_true(events_next(r, &e));
	assert_true(e.t == t);
	assert_string_equal(e.kind, kind);
}

static void no_more(struct events *r)
{
	struct run_event e;

	assert_false(events_next(r, &e));
}

static void events_come_in_order_with_their_keys(void **state)
{
	struct run_event e;
	struct events *r = open_at(0);

	(void)state;
	put("{\"t\":0,\"step\":0,\"e\":\"program\"}\n{\"t\":0.5,\"step\":7,\"e\":\"out\",\"text\":\"a \\u0000 b\"}\n");
	next_is(r, 0, "program");
	assert_true(events_next(r, &e));
	assert_int_equal(e.step, 7);
	assert_string_equal(js_text(js_get(e.all, "text")), "a \uFFFD b");
	no_more(r);
	assert_int_equal(events_bad(r), 0);
	events_close(r);
}

static void a_torn_last_line_waits_for_its_rest(void **state)
{
	struct events *r = open_at(0);

	(void)state;
	put("{\"t\":1,\"step\":0,\"e\":\"wait\"}\n{\"t\":2,\"st");
	next_is(r, 1, "wait");
	no_more(r);
	no_more(r);
	put("ep\":1,\"e\":\"done\"}");
	no_more(r);
	put("\n");
	next_is(r, 2, "done");
	no_more(r);
	assert_false(events_cut(r));
	events_close(r);
}

static void reading_goes_on_where_it_stopped(void **state)
{
	struct events *r = open_at(0);

	(void)state;
	put("{\"t\":1,\"step\":0,\"e\":\"a\"}\n{\"t\":2,\"step\":0,\"e\":\"b\"}\n{\"t\":3");
	next_is(r, 1, "a");
	unsigned long long offset = events_offset(r);
	events_close(r);
	r = open_at(offset);
	next_is(r, 2, "b");
	no_more(r);
	events_close(r);
}

static void what_is_no_event_is_counted_and_passed_over(void **state)
{
	struct events *r = open_at(0);

	(void)state;
	put("\n[]\nnull\n{\"t\":1}\n{\"t\":\"1\",\"step\":0,\"e\":\"x\"}\n{\"t\":1,\"step\":-1,\"e\":\"x\"}\n{\"t\":1,\"step\":0,\"e\":\"\"}\n"
	    "{\"t\":1,\"t\":2,\"step\":0,\"e\":\"x\"}\n\xff\xfe\n{\"t\":9,\"step\":0,\"e\":\"good\"}\n");
	next_is(r, 9, "good");
	assert_int_equal(events_bad(r), 9);
	events_close(r);
}

static void a_line_without_end_takes_no_memory(void **state)
{
	struct events *r = open_at(0);
	static char block[1 << 20];

	(void)state;
	memset(block, 'x', sizeof block);
	for (int i = 0; i < 4; i++)
		assert_int_equal(write(writer, block, 1 << 20), 1 << 20);
	no_more(r);
	assert_int_equal(events_offset(r), 4 << 20);
	put("\n{\"t\":1,\"step\":0,\"e\":\"after\"}\n");
	next_is(r, 1, "after");
	assert_int_equal(events_bad(r), 1);
	events_close(r);
}

static void a_line_as_long_as_allowed_is_read(void **state)
{
	struct events *r = open_at(0);
	static char text[EVENTS_LINE + 1];
	const char *head = "{\"t\":1,\"step\":0,\"e\":\"long\",\"x\":\"";

	(void)state;
	memset(text, 'x', EVENTS_LINE);
	memcpy(text, head, strlen(head));
	memcpy(text + EVENTS_LINE - 2, "\"}", 3);
	put(text);
	put("\n");
	next_is(r, 1, "long");
	assert_int_equal(events_bad(r), 0);
	events_close(r);
}

static void a_file_of_a_gigabyte_is_cut(void **state)
{
	struct events *r = open_at(0);

	(void)state;
	assert_int_equal(ftruncate(writer, 1 << 30), 0);
	no_more(r);
	assert_true(events_cut(r));
	events_close(r);
}

static void no_file_is_no_events(void **state)
{
	struct events *r = events_open(-1, 0);

	(void)state;
	no_more(r);
	events_close(r);
	events_close(NULL);
}

#define WITH_FILE(f) cmocka_unit_test_setup_teardown(f, make_file, remove_file)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    WITH_FILE(events_come_in_order_with_their_keys),
	    WITH_FILE(a_torn_last_line_waits_for_its_rest),
	    WITH_FILE(reading_goes_on_where_it_stopped),
	    WITH_FILE(what_is_no_event_is_counted_and_passed_over),
	    WITH_FILE(a_line_without_end_takes_no_memory),
	    WITH_FILE(a_line_as_long_as_allowed_is_read),
	    WITH_FILE(a_file_of_a_gigabyte_is_cut),
	    cmocka_unit_test(no_file_is_no_events),
	};
	return cmocka_run_group_tests_name("run_events", tests, NULL, NULL);
}
