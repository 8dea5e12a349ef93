/* Who waits for whom, and the window on the axis that drawings share. */
#include "tests/unit/test.h"
#include <sys/mman.h>
#include <unistd.h>
#include "base/utf8.h"
#include "report/timeline_chart.h"
#include "report/why.h"

static struct timeline *read_text(const char *text)
{
	int fd = memfd_create("events", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	struct events *events = events_open(fd, 0);
	struct timeline *tl = timeline_read(events, true);
	events_close(events);
	return tl;
}

#define TASK(id, name, parent) \
	"{\"t\":0,\"step\":1,\"e\":\"task\",\"id\":" #id ",\"name\":\"" name "\",\"parent\":" #parent "}\n{\"t\":0,\"step\":1,\"e\":\"start\",\"id\":" #id "}\n"
#define WAIT(id, on, what, line, holders) \
	"{\"t\":1,\"step\":2,\"e\":\"wait\",\"id\":" #id ",\"on\":\"" on "\",\"what\":\"" what "\",\"line\":" #line ",\"holders\":" holders "}\n"

static const struct facts deadlock = {.outcome = OUTCOME_DEADLOCK}, timeout = {.outcome = OUTCOME_TIMEOUT};

/* Events, the facts of the end, and what is said of them. */
static const struct {
	const char *events;
	const struct facts *facts;
	const char *want;
} cases[] = {
    /* a chain ends at what has no holder */
    {TASK(2, "main", 1) TASK(3, "worker", 2) WAIT(2, "group", "its TaskGroup: task worker", 9, "[3]")
	WAIT(3, "queue-get", "Queue#1.get()", 4, "[]"),
	&deadlock,
	"main waits in line 9, since 1 s, for its TaskGroup: worker\n"
	"  worker waits in line 4, since 1 s, for Queue#1.get(): nobody will put\n"},
    /* while it runs, it may still come */
    {TASK(2, "main", 1) WAIT(2, "event", "Event#1.wait()", 4, "[]"), NULL,
	"main waits in line 4, since 1 s, for Event#1.wait(): nobody has set it yet\n"},
    /* a time-out proves nothing about what would have come */
    {TASK(2, "main", 1) WAIT(2, "event", "Event#1.wait()", 4, "[]"), &timeout,
	"main waits in line 4, since 1 s, for Event#1.wait(): nobody has set it yet\n"},
    /* a ring without anybody before it */
    {TASK(2, "a", 1) TASK(3, "b", 1) WAIT(2, "lock", "Lock#1 held by task b", 5, "[3]") WAIT(3, "lock", "Lock#2 held by task a", 5, "[2]"),
	&deadlock,
	"a waits in line 5, since 1 s, for Lock#1 held by b\n"
	"  b waits in line 5, since 1 s, for Lock#2 held by a\n"
	"    and so back to a: a ring that nobody can leave\n"},
    /* a lock whose holder has ended */
    {TASK(2, "a", 1) TASK(3, "b", 1) "{\"t\":1,\"step\":2,\"e\":\"done\",\"id\":3,\"how\":\"returned\"}\n"
	WAIT(2, "lock", "Lock#1 held by task b", 5, "[3]"),
	&deadlock,
	"a waits in line 5, since 1 s, for Lock#1 held by b\n"
	"  b has ended and never let go of it\n"},
    /* many of a kind are one line */
    {TASK(2, "job", 1) TASK(3, "job", 1) TASK(4, "job", 1) WAIT(2, "queue-get", "Queue#1.get()", 4, "[]")
	WAIT(3, "queue-get", "Queue#1.get()", 4, "[]") WAIT(4, "queue-get", "Queue#1.get()", 4, "[]"),
	&deadlock,
	"job 1 waits in line 4, since 1 s, for Queue#1.get(): nobody will put\n"
	"and 2 more of them likewise\n"},
    /* sleepers keep nobody from anything */
    {TASK(2, "heart", 1) WAIT(2, "sleep", "sleep(60)", 4, "[]"), &deadlock, "nobody waits for anything but the time\n"},
    /* holders that are nobody are passed over */
    {TASK(2, "a", 1) WAIT(2, "lock", "Lock#1 held by nobody", 5, "[99, -1, \"x\"]"), &deadlock,
	"a waits in line 5, since 1 s, for Lock#1 held by nobody\n"},
    {"", NULL, "main thread is running\n"},
};

static void the_waiter_stands_above_those_it_waits_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct timeline *tl = read_text(cases[i].events);
		struct buf out = BUF_INIT;
		report_why(&(struct why){tl, cases[i].facts, tl->end}, 0, 200, &out);
		assert_string_equal(out.data, cases[i].want);
		buf_done(&out);
		timeline_free(tl);
	}
}

/* Sixty tasks, each waiting for the next: neither the lines nor the depth grow without end. */
static void a_long_chain_is_cut(void **state)
{
	struct buf events = BUF_INIT, out = BUF_INIT;

	(void)state;
	for (int i = 2; i < 62; i++)
		buf_addf(&events, "{\"t\":0,\"step\":1,\"e\":\"task\",\"id\":%d,\"name\":\"t%d\"}\n", i, i);
	for (int i = 2; i < 61; i++)
		buf_addf(&events, "{\"t\":0,\"step\":1,\"e\":\"wait\",\"id\":%d,\"on\":\"task\",\"what\":\"task t%d\",\"holders\":[%d]}\n", i, i + 1, i + 1);
	struct timeline *tl = read_text(events.data);
	report_why(&(struct why){.tl = tl, .at = tl->end}, 0, 200, &out);
	assert_non_null(strstr(out.data, "t2 waits"));
	assert_null(strstr(out.data, "                          "));
	timeline_free(tl);
	buf_done(&events);
	buf_done(&out);
}

static void what_a_row_does_at_a_moment_is_found(void **state)
{
	struct timeline *tl = read_text(TASK(2, "main", 1) WAIT(2, "sleep", "sleep(1)", 4, "[]")
	    "{\"t\":2,\"step\":5,\"e\":\"resume\",\"id\":2}\n{\"t\":2,\"step\":5,\"e\":\"done\",\"id\":2,\"how\":\"returned\"}\n"
	    "{\"t\":3,\"step\":6,\"e\":\"end\"}\n");
	size_t row = timeline_row(tl, 2);

	(void)state;
	assert_null(timeline_at(tl, row, (struct tl_moment){0, 0}));
	assert_int_equal(timeline_at(tl, row, (struct tl_moment){0.5, 1})->state, TL_RUNNING);
	assert_int_equal(timeline_at(tl, row, (struct tl_moment){1, 2})->state, TL_WAITING);
	assert_int_equal(timeline_at(tl, row, (struct tl_moment){1.9, 4})->state, TL_WAITING);
	assert_null(timeline_at(tl, row, (struct tl_moment){2, 5}));
	timeline_free(tl);
}

static void a_window_shows_its_part_of_the_axis(void **state)
{
	struct tl_chart c = {.from = 1, .span = 2, .cols = 21};
	struct buf numbers = BUF_INIT;

	(void)state;
	assert_int_equal(tl_chart_col(&c, (struct tl_moment){1, 0}), 0);
	assert_int_equal(tl_chart_col(&c, (struct tl_moment){2, 0}), 10);
	assert_int_equal(tl_chart_col(&c, (struct tl_moment){3, 0}), 20);
	assert_int_equal(tl_chart_col(&c, (struct tl_moment){0, 0}), -1);
	assert_int_equal(tl_chart_col(&c, (struct tl_moment){9, 0}), 21);
	c.to_end = true; /* what lies behind the end stands at the end */
	assert_int_equal(tl_chart_col(&c, (struct tl_moment){9, 0}), 20);
	tl_chart_numbers(&c, &numbers);
	assert_string_equal(numbers.data, "1         2         3");
	buf_clear(&numbers);
	c = (struct tl_chart){.by_step = true, .from = 7, .span = 4, .cols = 60};
	tl_chart_numbers(&c, &numbers);
	assert_null(strchr(numbers.data, '.'));
	buf_done(&numbers);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_waiter_stands_above_those_it_waits_for),
	    cmocka_unit_test(a_long_chain_is_cut),
	    cmocka_unit_test(what_a_row_does_at_a_moment_is_found),
	    cmocka_unit_test(a_window_shows_its_part_of_the_axis),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("report why", tests, NULL, NULL);
}
