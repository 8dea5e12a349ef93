#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/clock.h"
#include "run/errand.h"

static int tells(void *ctx, struct buf *out, struct err *e)
{
	(void)e;
	buf_addf(out, "%s, no terminal: %d", (const char *)ctx, isatty(0) || isatty(1));
	return 0;
}

static int fails(void *ctx, struct buf *out, struct err *e)
{
	(void)ctx, (void)out;
	return err_at(e, ERR_BUSY, "there", 0, 0, "it went wrong");
}

static int hangs(void *ctx, struct buf *out, struct err *e)
{
	(void)ctx, (void)out, (void)e;
	sleep(20);
	return 0;
}

static int dies(void *ctx, struct buf *out, struct err *e)
{
	(void)ctx, (void)out, (void)e;
	kill(getpid(), SIGKILL);
	return 0;
}

static int much(void *ctx, struct buf *out, struct err *e)
{
	(void)ctx, (void)e;
	buf_fill(out, 'x', (size_t)10 << 20);
	return 0;
}

static struct errand *start(errand_work *work)
{
	struct err e = ERR_INIT;
	struct errand *r = errand_start(work, (void *)(uintptr_t) "hello", -1, &e);

	assert_non_null(r);
	return r;
}

static void test_the_answer_comes_back(void **state)
{
	struct errand *r = start(tells), *large = start(much);
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	assert_true(errand_wait(r, 10000));
	assert_int_equal(errand_fd(r), -1);
	assert_int_equal(errand_finish(r, &out, &e), 0);
	assert_string_equal(out.data, "hello, no terminal: 0");
	buf_clear(&out);
	assert_true(errand_wait(large, 10000));
	assert_int_equal(errand_finish(large, &out, &e), 0);
	assert_int_equal(out.len, (size_t)10 << 20);
	buf_done(&out);
	errand_free(r);
	errand_free(large);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* it was no child of ours */
}

static void test_failures_are_told(void **state)
{
	struct errand *r = start(fails), *dead = start(dies);
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	assert_true(errand_wait(r, 10000));
	assert_int_equal(errand_finish(r, &out, &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	assert_string_equal(e.text, "there: it went wrong");
	err_done(&e);
	assert_true(errand_wait(dead, 10000));
	assert_int_equal(errand_finish(dead, &out, &e), -1);
	assert_int_equal(e.code, ERR_IO);
	err_done(&e);
	errand_free(r);
	errand_free(dead);
}

static void test_nobody_waits_for_one_that_hangs(void **state)
{
	int64_t before = clock_monotonic();
	struct errand *r = start(hangs);

	(void)state;
	assert_false(errand_poll(r));
	assert_false(errand_wait(r, 50));
	errand_free(r);
	assert_true(clock_monotonic() - before < 10000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_answer_comes_back),
	    cmocka_unit_test(test_failures_are_told),
	    cmocka_unit_test(test_nobody_waits_for_one_that_hangs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
