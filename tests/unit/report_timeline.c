#include "tests/unit/test.h"
#include <sys/mman.h>
#include <unistd.h>
#include "base/utf8.h"
#include "report/run.h"

static struct timeline *read_text(const char *text, bool hangs)
{
	int fd = memfd_create("events", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	struct events *events = events_open(fd, 0);
	struct timeline *tl = timeline_read(events, hangs);
	events_close(events);
	return tl;
}

#define TWO_TASKS                                                                                       \
	"{\"t\":0,\"step\":1,\"e\":\"task\",\"id\":2,\"name\":\"Task-1 (main)\",\"parent\":1}\n"         \
	"{\"t\":0,\"step\":2,\"e\":\"start\",\"id\":2}\n"                                               \
	"{\"t\":0,\"step\":2,\"e\":\"task\",\"id\":3,\"name\":\"Task-2 (fetch)\",\"parent\":2,\"line\":9}\n" \
	"{\"t\":0,\"step\":2,\"e\":\"wait\",\"id\":2,\"on\":\"gather\",\"what\":\"gather\"}\n"          \
	"{\"t\":0,\"step\":3,\"e\":\"start\",\"id\":3}\n"

static const struct tl_row *row(const struct timeline *tl, long long id)
{
	size_t at = timeline_row(tl, id);

	assert_true(at != TL_NONE);
	return &tl->rows.ptr[at];
}

static void segments_follow_each_other_without_gaps(void **state)
{
	(void)state;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":0,\"step\":3,\"e\":\"wait\",\"id\":3,\"on\":\"lock\",\"what\":\"Lock#1\",\"line\":5}\n"
	    "{\"t\":0.5,\"step\":7,\"e\":\"resume\",\"id\":3}\n"
	    "{\"t\":0.5,\"step\":7,\"e\":\"done\",\"id\":3,\"how\":\"returned\"}\n",
	    false);
	const struct tl_row *fetch = row(tl, 3);
	static const enum tl_state want[] = {TL_IDLE, TL_RUNNING, TL_QUEUED, TL_RUNNING};

	assert_int_equal(fetch->segments.len, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(fetch->segments.ptr[i].state, want[i]);
		if (i)
			assert_true(fetch->segments.ptr[i].from.step == fetch->segments.ptr[i - 1].to.step);
	}
	assert_true(fetch->segments.ptr[2].to.t == 0.5);
	assert_int_equal(fetch->segments.ptr[2].line, 5);
	assert_int_equal(fetch->how, TL_RETURNED);
	assert_int_equal(row(tl, 2)->how, TL_UNFINISHED);
	assert_true(row(tl, 1)->hidden);
	timeline_free(tl);
}

static void a_process_of_a_pool_runs_while_it_has_work(void **state)
{
	(void)state;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":0.1,\"step\":4,\"e\":\"process\",\"number\":1}\n"
	    "{\"t\":0.1,\"step\":4,\"e\":\"process\",\"number\":2,\"id\":4,\"name\":\"Process-1\",\"by\":2,\"line\":7}\n"
	    "{\"t\":0.1,\"step\":4,\"e\":\"process\",\"number\":3,\"id\":5,\"name\":\"ForkProcess-2\",\"by\":2,\"pool\":true}\n"
	    "{\"t\":0.1,\"step\":4,\"e\":\"wait\",\"id\":3,\"on\":\"executor\",\"what\":\"work item 1\"}\n"
	    "{\"t\":0.2,\"step\":5,\"e\":\"work_start\",\"work\":1,\"thread\":5}\n"
	    "{\"t\":0.4,\"step\":6,\"e\":\"work_end\",\"work\":1,\"how\":\"returned\"}\n"
	    "{\"t\":0.5,\"step\":7,\"e\":\"process_end\",\"id\":4}\n"
	    "{\"t\":0.6,\"step\":8,\"e\":\"end\",\"outcome\":\"finishes\"}\n",
	    false);
	const struct tl_row *alone = row(tl, 4), *pooled = row(tl, 5);
	static const enum tl_state want[] = {TL_IDLE, TL_RUNNING, TL_IDLE};

	assert_int_equal(tl->rows.len, 5);
	assert_int_equal(alone->kind, TL_PROCESS);
	assert_int_equal(alone->parent, timeline_row(tl, 2));
	assert_int_equal(alone->segments.ptr[0].state, TL_RUNNING);
	assert_int_equal(alone->how, TL_RETURNED);
	assert_true(alone->ended.t == 0.5);
	assert_int_equal(pooled->segments.len, 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(pooled->segments.ptr[i].state, want[i]);
	const struct tl_segment *waits = &row(tl, 3)->segments.ptr[row(tl, 3)->segments.len - 1];
	assert_int_equal(waits->nholders, 1);
	assert_int_equal(waits->holders[0], timeline_row(tl, 5));
	timeline_free(tl);
}

static void a_thread_that_the_library_has_for_itself_is_hidden(void **state)
{
	(void)state;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":0.1,\"step\":4,\"e\":\"thread\",\"id\":4,\"name\":\"Thread-1 (worker)\",\"by\":2,\"target\":\"worker\"}\n"
	    "{\"t\":0.1,\"step\":4,\"e\":\"thread\",\"id\":5,\"name\":\"Thread-2 (_handle_workers)\",\"by\":2,\"library\":true}\n",
	    false);

	assert_false(row(tl, 4)->hidden);
	assert_true(row(tl, 5)->hidden);
	timeline_free(tl);
}

static void an_orphan_and_a_cancel_change_the_light_of_what_follows(void **state)
{
	(void)state;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":0,\"step\":3,\"e\":\"wait\",\"id\":3,\"on\":\"sleep\",\"what\":\"sleep(1)\"}\n"
	    "{\"t\":0.1,\"step\":4,\"e\":\"orphan\",\"id\":3}\n"
	    "{\"t\":0.2,\"step\":5,\"e\":\"cancel\",\"id\":3,\"by\":2,\"source\":\"code\"}\n"
	    "{\"t\":0.2,\"step\":6,\"e\":\"resume\",\"id\":3,\"cancel\":true}\n"
	    "{\"t\":0.2,\"step\":6,\"e\":\"wait\",\"id\":3,\"on\":\"sleep\",\"what\":\"sleep(1)\"}\n"
	    "{\"t\":0.3,\"step\":7,\"e\":\"swallow\",\"id\":3}\n",
	    false);
	const struct tl_segment *s = row(tl, 3)->segments.ptr;

	assert_int_equal(row(tl, 3)->segments.len, 7);
	assert_false(s[2].orphan);
	assert_true(s[3].orphan);
	assert_string_equal(s[3].on, "sleep(1)");
	assert_true(s[5].cleaning);
	assert_false(s[6].cleaning);
	assert_int_equal(tl->marks.ptr[3].kind, TL_MARK_CANCEL);
	assert_int_equal(tl->marks.ptr[3].by, timeline_row(tl, 2));
	timeline_free(tl);
}

static void a_group_that_wakes_its_parent_does_not_cancel_it(void **state)
{
	(void)state;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":0.1,\"step\":4,\"e\":\"cancel\",\"id\":2,\"source\":\"group-parent\"}\n"
	    "{\"t\":0.1,\"step\":5,\"e\":\"resume\",\"id\":2,\"cancel\":true}\n",
	    false);

	for (size_t i = 0; i < tl->marks.len; i++)
		assert_int_equal(tl->marks.ptr[i].kind, TL_MARK_CREATED);
	assert_false(row(tl, 2)->cleaning);
	timeline_free(tl);
}

static void a_block_is_cut_out_of_what_ran(void **state)
{
	(void)state;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":1,\"step\":4,\"e\":\"blocked\",\"id\":3,\"ms\":400,\"what\":\"time.sleep\",\"line\":8}\n", false);
	const struct tl_segment *s = row(tl, 3)->segments.ptr;

	assert_int_equal(s[2].state, TL_BLOCKING);
	assert_true(s[2].from.t > 0.59 && s[2].from.t < 0.61);
	assert_true(s[2].to.t == 1);
	timeline_free(tl);
}

static void what_hangs_is_shown_beyond_its_last_news(void **state)
{
	(void)state;
	static const char text[] = TWO_TASKS
	    "{\"t\":0.1,\"step\":9,\"e\":\"wait\",\"id\":3,\"on\":\"lock\",\"what\":\"Lock#1\"}\n";
	struct timeline *tl = read_text(text, true);

	assert_true(tl->shown_end > 0.1 && tl->shown_end < 0.2);
	timeline_free(tl);
	tl = read_text(text, false);
	assert_true(tl->shown_end == 0.1);
	timeline_free(tl);
}

static void names_nobody_chose_become_labels_of_their_own(void **state)
{
	(void)state;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":0,\"step\":3,\"e\":\"task\",\"id\":4,\"name\":\"Task-3 (main.<locals>.fetch)\",\"parent\":2}\n"
	    "{\"t\":0,\"step\":3,\"e\":\"task\",\"id\":5,\"name\":\"Task-4 (\\u001b[2J)\",\"parent\":3}\n",
	    false);
	struct buf said = BUF_INIT;

	assert_string_equal(row(tl, 2)->label, "main");
	assert_string_equal(row(tl, 3)->label, "fetch 1");
	assert_string_equal(row(tl, 4)->label, "fetch 2");
	assert_null(strchr(row(tl, 5)->label, '\033'));
	assert_int_equal(row(tl, 5)->depth, 2);
	assert_int_equal(tl->order[3], timeline_row(tl, 5));
	timeline_speak(tl, "gather of task Task-2 (fetch), task Task-9 (fetch)", &said);
	assert_string_equal(said.data, "gather of fetch 1, task Task-9 (fetch)");
	buf_done(&said);
	timeline_free(tl);
}

static void events_that_make_no_sense_are_passed_over(void **state)
{
	(void)state;
	struct timeline *tl = read_text("{\"t\":5,\"step\":1,\"e\":\"task\",\"id\":99999999999,\"name\":\"x\"}\n"
					"{\"t\":1,\"step\":0,\"e\":\"task\",\"id\":-4,\"parent\":-1}\n"
					"{\"t\":1,\"step\":0,\"e\":\"task\",\"id\":7,\"parent\":7}\n"
					"{\"t\":1,\"step\":0,\"e\":\"task\",\"id\":7,\"parent\":7}\n"
					"{\"t\":1,\"step\":0,\"e\":\"done\",\"id\":7,\"how\":4}\n"
					"{\"t\":1,\"step\":0,\"e\":\"blocked\",\"id\":7,\"ms\":-3}\n"
					"{\"t\":1,\"step\":0,\"e\":\"work_end\",\"work\":123456}\n"
					"{\"t\":1,\"step\":0,\"e\":\"wait\",\"id\":8}\n"
					"torn {\n",
	    false);

	assert_int_equal(tl->rows.len, 2);
	assert_true(tl->end.t == 5);
	assert_int_equal(tl->bad, 1);
	timeline_free(tl);
}

static void the_drawing_has_one_sign_for_each_cell(void **state)
{
	(void)state;
	const struct run_options options = {.width = 40, .ascii = true};
	struct buf out = BUF_INIT;
	struct timeline *tl = read_text(TWO_TASKS
	    "{\"t\":0,\"step\":3,\"e\":\"wait\",\"id\":3,\"on\":\"sleep\",\"what\":\"sleep(1)\"}\n"
	    "{\"t\":0.1,\"step\":7,\"e\":\"resume\",\"id\":3}\n"
	    "{\"t\":0.1,\"step\":7,\"e\":\"done\",\"id\":3,\"how\":\"raised\"}\n"
	    "{\"t\":0.1,\"step\":8,\"e\":\"done\",\"id\":2,\"how\":\"raised\"}\n",
	    false);

	report_timeline_draw(tl, &options, &out);
	assert_string_equal(out.data,
	    "ms      0               50\n"
	    "main    >------------------------------!\n"
	    "  fetch >------------------------------!\n"
	    "\n"
	    "- waiting   > made   ! failed\n");
	buf_done(&out);
	timeline_free(tl);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_process_of_a_pool_runs_while_it_has_work),
	    cmocka_unit_test(a_thread_that_the_library_has_for_itself_is_hidden),
	    cmocka_unit_test(segments_follow_each_other_without_gaps),
	    cmocka_unit_test(an_orphan_and_a_cancel_change_the_light_of_what_follows),
	    cmocka_unit_test(a_group_that_wakes_its_parent_does_not_cancel_it),
	    cmocka_unit_test(a_block_is_cut_out_of_what_ran),
	    cmocka_unit_test(what_hangs_is_shown_beyond_its_last_news),
	    cmocka_unit_test(names_nobody_chose_become_labels_of_their_own),
	    cmocka_unit_test(events_that_make_no_sense_are_passed_over),
	    cmocka_unit_test(the_drawing_has_one_sign_for_each_cell),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("report_timeline", tests, NULL, NULL);
}
