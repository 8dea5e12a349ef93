#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "run/tool.h"

static void test_says_what_it_was_told(void **state)
{
	(void)state;
	const struct tool_job job = {
	    .argv = (const char *const[]){"sh", "-c", "cat; echo $WORD $1 >&2; exit 3", "sh", "a b; $(c)", NULL},
	    .input = "one\0two",
	    .len = 7,
	    .env = (const char *const[]){"WORD=other", NULL},
	    .seconds = 20,
	};
	struct tool_result r;
	struct err e = ERR_INIT;

	assert_int_equal(tool_run(&job, &r, &e), 0);
	assert_int_equal(r.status, 3);
	assert_int_equal(r.out_len, 7);
	assert_memory_equal(r.out, "one\0two", 8);
	assert_string_equal(r.err, "other a b; $(c)\n");
	assert_null(getenv("WORD"));
	tool_done(&r);
}

/* A program that reads nothing, and one that says more than is kept, neither stop nor end this one. */
static void test_streams_do_not_block(void **state)
{
	(void)state;
	size_t len = (size_t)4 << 20;
	char *input = xcalloc(len, 1);
	const struct tool_job deaf = {.argv = (const char *const[]){"true", NULL}, .input = input, .len = len, .seconds = 20};
	const struct tool_job loud = {.argv = (const char *const[]){"cat", NULL}, .input = input, .len = len, .seconds = 20};
	struct tool_result r;
	struct err e = ERR_INIT;

	assert_int_equal(tool_run(&deaf, &r, &e), 0);
	assert_int_equal(r.out_len, 0);
	tool_done(&r);
	assert_int_equal(tool_run(&loud, &r, &e), 0);
	assert_int_equal(r.out_len, TOOL_OUTPUT);
	assert_int_equal(r.status, 0);
	tool_done(&r);
	free(input);
}

static void fails(const char *const *argv, double seconds, enum err_code code, const char *text)
{
	const struct tool_job job = {.argv = argv, .seconds = seconds};
	struct tool_result r;
	struct err e = ERR_INIT;

	assert_int_equal(tool_run(&job, &r, &e), -1);
	assert_int_equal(e.code, code);
	assert_string_equal(e.text, text);
	err_done(&e);
}

static void test_says_what_went_wrong(void **state)
{
	(void)state;
	fails((const char *const[]){"asynctutor-no-such-program", NULL}, 0, ERR_MISSING,
	    "the program asynctutor-no-such-program is not installed");
	fails((const char *const[]){"sh", "-c", "kill -9 $$", NULL}, 20, ERR_IO, "sh was ended by signal 9");
	int64_t began = clock_monotonic();
	fails((const char *const[]){"sleep", "300", NULL}, 1, ERR_IO, "sleep did not end within 1 s");
	assert_true(clock_monotonic() - began < 200000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_says_what_it_was_told),
	    cmocka_unit_test(test_streams_do_not_block),
	    cmocka_unit_test(test_says_what_went_wrong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
