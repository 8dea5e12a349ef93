#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "class/board.h"

#define LEARNER "aaaaaaaa-0000-4000-8000-000000000001"
#define OTHER "aaaaaaaa-0000-4000-8000-000000000002"
#define DEVICE "bbbbbbbb-0000-4000-8000-000000000001"

static char folder[64];
static struct class_info *info;
static struct course *course;

static int set_up(void **state)
{
	struct err e = ERR_INIT;
	char *word, *good = xasprintf("%s/tests/data/courses/good", getenv("abs_top_srcdir"));

	(void)state;
	snprintf(folder, sizeof folder, "/tmp/asynctutor-test-XXXXXX");
	assert_non_null(mkdtemp(folder));
	course = course_open(good, &e);
	assert_non_null(course);
	info = class_new("A class", course->id, NULL);
	assert_int_equal(class_make(folder, info, &word, &e), 0);
	free(word);
	free(good);
	return 0;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	class_free(info);
	course_close(course);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

static char *file_path(unsigned number)
{
	return xasprintf("%s/learners/cccccccc-0000-4000-8000-%012u.jsonl", folder, number);
}

static void append(unsigned number, const char *text)
{
	char *path = file_path(number);
	FILE *f = fopen(path, "a");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	free(path);
}

static void header(unsigned number, const char *learner, const char *name)
{
	struct class_header h = {.name = (char *)(uintptr_t)name};
	struct buf line = BUF_INIT;

	memcpy(h.learner, learner, 37);
	memcpy(h.device, DEVICE, 37);
	class_add_header(&line, info->id, &h);
	append(number, line.data);
	buf_done(&line);
}

static void event(unsigned file, const char *learner, unsigned seq, const char *verb, const char *result)
{
	char *line = xasprintf("{\"id\":\"dddddddd-0000-4000-8000-%012u\",\"learner\":\"%s\",\"device\":\"%s\",\"seq\":%u,\"lamport\":%u,"
			       "\"at\":\"2026-02-03T04:05:06.789Z\",\"verb\":\"%s\",\"object\":\"%s/exercise/tide-table\",\"hash\":null,\"result\":%s}\n",
	    seq, learner, DEVICE, seq, seq, verb, course->id, result);

	append(file, line);
	free(line);
}

static struct board board;

static void read_board(void)
{
	struct err e = ERR_INIT;

	if (reader_read(&board.reader, &e) < 0)
		fail_msg("%s", e.text);
	board_update(&board);
}

static const struct board_cell *tide_table(size_t learner)
{
	return board_cell(&board.learners.ptr[learner], (size_t)(course_exercise(course, "tide-table") - course->exercises));
}

static void test_what_is_new_is_read_once(void **state)
{
	(void)state;
	board_init(&board, folder, course, info);
	read_board();
	assert_int_equal(board.learners.len, 0);
	header(1, LEARNER, "Ada");
	event(1, LEARNER, 1, "attempted", "{}");
	event(1, LEARNER, 2, "failed", "{\"check\":\"no-gather\"}");
	read_board();
	assert_int_equal(board.learners.len, 1);
	assert_int_equal(tide_table(0)->attempts, 1);
	assert_string_equal(tide_table(0)->check, "no-gather");
	event(1, LEARNER, 3, "passed", "{}");
	event(1, LEARNER, 2, "failed", "{\"check\":\"no-gather\"}"); /* sent twice */
	read_board();
	read_board();
	assert_int_equal(tide_table(0)->attempts, 2);
	assert_int_equal(tide_table(0)->state, PROGRESS_PASSED);
	assert_null(tide_table(0)->check);
	assert_int_equal(board.reader.problems.len, 0);
	board_done(&board);
}

static void test_a_torn_end_waits_for_the_rest(void **state)
{
	(void)state;
	board_init(&board, folder, course, info);
	header(1, LEARNER, "Ada");
	append(1, "{\"text\":\"");
	read_board();
	assert_int_equal(board.reader.problems.len, 0);
	append(1, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\",\"code\":null}\n");
	event(1, LEARNER, 1, "passed", "{}");
	read_board();
	assert_int_equal(board.reader.problems.len, 0);
	assert_int_equal(tide_table(0)->state, PROGRESS_PASSED);
	board_done(&board);
}

static void test_the_order_of_files_does_not_matter(void **state)
{
	(void)state;
	header(1, LEARNER, "Ada");
	header(2, LEARNER, "Ada");
	event(1, LEARNER, 9, "failed", "{\"check\":\"late\"}");
	event(2, LEARNER, 3, "failed", "{\"check\":\"early\"}");
	for (int pass = 0; pass < 2; pass++) {
		char *a = file_path(1), *b = file_path(3);
		board_init(&board, folder, course, info);
		read_board();
		assert_int_equal(tide_table(0)->attempts, 2);
		assert_string_equal(tide_table(0)->check, "late");
		board_done(&board);
		assert_int_equal(rename(pass ? b : a, pass ? a : b), 0);
		free(a);
		free(b);
	}
}

static void test_a_file_that_is_cut_or_rewritten_loses_nothing(void **state)
{
	(void)state;
	char *path = file_path(1);

	board_init(&board, folder, course, info);
	header(1, LEARNER, "Ada");
	event(1, LEARNER, 1, "failed", "{}");
	read_board();
	assert_int_equal(truncate(path, 0), 0);
	read_board();
	assert_int_equal(tide_table(0)->attempts, 1);
	assert_non_null(strstr(board.reader.problems.ptr[0].text, "cut short"));
	header(1, LEARNER, "Ada");
	event(1, LEARNER, 1, "failed", "{}");
	event(1, LEARNER, 2, "failed", "{}");
	read_board();
	assert_int_equal(tide_table(0)->attempts, 2);
	board_done(&board);
	free(path);
}

static void test_events_of_others_and_with_other_content_do_not_count(void **state)
{
	(void)state;
	board_init(&board, folder, course, info);
	header(1, LEARNER, "Ada");
	event(1, OTHER, 1, "passed", "{}");
	event(1, LEARNER, 2, "failed", "{}");
	event(1, LEARNER, 2, "passed", "{}");
	read_board();
	assert_int_equal(tide_table(0)->attempts, 1);
	assert_int_equal(tide_table(0)->state, PROGRESS_STARTED);
	assert_int_equal(board.reader.problems.len, 2);
	assert_int_equal(board.reader.problems.ptr[0].line, 2);
	assert_int_equal(board.reader.problems.ptr[1].line, 4);
	board_done(&board);
}

static void test_statistics_count_learners_by_check(void **state)
{
	(void)state;
	struct board_stat *stats;

	board_init(&board, folder, course, info);
	for (unsigned i = 1; i <= 5; i++) {
		char *learner = xasprintf("aaaaaaaa-0000-4000-8000-%012u", i);
		header(i, learner, "x");
		event(i, learner, i, i == 5 ? "passed" : "failed", i > 3 ? "{\"check\":\"b\"}" : "{\"check\":\"a\"}");
		free(learner);
	}
	read_board();
	assert_int_equal(board_stats(&board, &stats), 2);
	assert_string_equal(stats[0].check, "a");
	assert_int_equal(stats[0].failing, 3);
	assert_int_equal(stats[0].tried, 5);
	assert_string_equal(stats[1].check, "b");
	assert_int_equal(stats[1].failing, 1);
	free(stats);
	board_done(&board);
}

static void send_all(struct class_send *s, const char *data)
{
	struct err e = ERR_INIT;

	s->data = data;
	s->len = strlen(data);
	if (class_send(s, &s->size, &e) < 0)
		fail_msg("%s", e.text);
}

static void test_what_was_cut_off_is_completed_and_nothing_written_twice(void **state)
{
	(void)state;
	struct class_send s = {.dir = folder, .id = info->id, .file = "cccccccc-0000-4000-8000-000000000001.jsonl"};
	char *path = file_path(1), *text;
	struct err e = ERR_INIT;
	int64_t before;
	size_t len;

	send_all(&s, "one\n");
	before = s.size;
	send_all(&s, "two\nthree\n");
	s.size = before; /* the answer was lost */
	send_all(&s, "two\nthree\nfour\n");
	s.size = before;
	assert_int_equal(truncate(path, 7), 0); /* torn: "one\ntwo" */
	send_all(&s, "two\nthree\n");
	append(1, "torn");
	send_all(&s, "five\n");
	assert_int_equal(path_read(path, 1000, &text, &len, &e), 0);
	assert_string_equal(text, "one\ntwo\nthree\ntorn\nfive\n");
	assert_int_equal(s.size, len);
	assert_int_equal(truncate(path, 3), 0);
	assert_int_equal(class_send(&s, &before, &e), -1);
	assert_int_equal(e.code, ERR_CORRUPT);
	err_done(&e);
	free(text);
	free(path);
}

static void test_class_json_is_read_as_it_was_written(void **state)
{
	(void)state;
	struct err e = ERR_INIT;

	struct class_task *task = class_assign(info, "tide-table");
	task->due = 1770091506789;
	task->hidden = true;
	*vec_push(&info->roster) = (struct class_person){xstrdup("Ada \"L\""), xstrdup("7")};
	info->locked = true;
	assert_int_equal(class_save(folder, info, &e), 0);
	struct class_info *back = class_load(folder, &e);
	assert_non_null(back);
	assert_string_equal(back->id, info->id);
	assert_string_equal(back->title, "A class");
	assert_true(back->locked);
	assert_int_equal(back->tasks.len, 1);
	assert_int_equal(back->tasks.ptr[0].due, 1770091506789);
	assert_true(back->tasks.ptr[0].hidden);
	assert_string_equal(back->roster.ptr[0].name, "Ada \"L\"");
	class_free(back);
}

static void test_a_broken_class_json_says_what_is_wrong(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
	    {"", "JSON"},
	    {"{}", "\"format\""},
	    {"{\"format\":2}", "format 2"},
	    {"{\"format\":1,\"id\":\"x\"}", "\"id\""},
	    {"{\"format\":1,\"id\":\"0123456789abcdef0123456789abcdef\",\"title\":\"t\",\"course\":\"../x\"}", "\"course\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		assert_null(class_parse(cases[i].text, strlen(cases[i].text), "class.json", &e));
		if (i && !strstr(e.text, cases[i].words))
			fail_msg("%s: %s", cases[i].text, e.text);
		err_done(&e);
	}
}

int main(void)
{
#define IN_CLASS(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    IN_CLASS(test_what_is_new_is_read_once),
	    IN_CLASS(test_a_torn_end_waits_for_the_rest),
	    IN_CLASS(test_the_order_of_files_does_not_matter),
	    IN_CLASS(test_a_file_that_is_cut_or_rewritten_loses_nothing),
	    IN_CLASS(test_events_of_others_and_with_other_content_do_not_count),
	    IN_CLASS(test_statistics_count_learners_by_check),
	    IN_CLASS(test_what_was_cut_off_is_completed_and_nothing_written_twice),
	    IN_CLASS(test_class_json_is_read_as_it_was_written),
	    cmocka_unit_test(test_a_broken_class_json_says_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
