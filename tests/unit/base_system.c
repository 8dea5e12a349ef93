#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/path.h"
#include "base/watch.h"

static char dir[] = "/tmp/asynctutor-test-XXXXXX";

static int make_dir(void **state)
{
	(void)state;
	return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", dir);
	return system(command);
}

static void an_error_names_its_place(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(err_at(&e, ERR_SYNTAX, "a.yml", 3, 7, "bad %s", "key"), -1);
	err_prefix(&e, "checks");
	char *text = err_format(&e);
	assert_string_equal(text, "a.yml:3:7: checks: bad key");
	free(text);
	err_done(&e);
	assert_int_equal(e.code, ERR_NONE);
	err_done(&e);
}

static void paths_join(void **state)
{
	static const char *const cases[][3] = {
	    {"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"a", "/b", "/b"}, {"", "b", "b"}};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char *p = path_join(cases[i][0], cases[i][1]);
		assert_string_equal(p, cases[i][2]);
		free(p);
	}
}

static void a_written_file_reads_back(void **state)
{
	struct err e = ERR_INIT;
	char *deep = path_join(dir, "x/y/z"), *file = path_join(deep, "f"), *text;
	size_t len;

	(void)state;
	assert_int_equal(path_mkdirs(deep, &e), 0);
	assert_int_equal(path_mkdirs(deep, &e), 0);
	assert_int_equal(path_write(file, "one\0two", 7, &e), 0);
	assert_int_equal(path_read(file, 7, &text, &len, &e), 0);
	assert_int_equal(len, 7);
	assert_memory_equal(text, "one\0two", 8);
	free(text);
	assert_int_equal(path_read(file, 6, &text, &len, &e), -1);
	assert_int_equal(e.code, ERR_IO);
	err_done(&e);
	free(deep);
	free(file);
}

static void writing_keeps_the_mode_and_follows_links(void **state)
{
	struct err e = ERR_INIT;
	struct stat st;
	char *file = path_join(dir, "mode"), *link = path_join(dir, "link");

	(void)state;
	assert_int_equal(path_write(file, "a", 1, &e), 0);
	assert_int_equal(chmod(file, 0600), 0);
	assert_int_equal(symlink(file, link), 0);
	assert_int_equal(path_write(link, "bb", 2, &e), 0);
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(st.st_size, 2);
	free(file);
	free(link);
}

static void a_folder_or_a_pipe_is_not_read(void **state)
{
	struct err e = ERR_INIT;
	char *fifo = path_join(dir, "fifo"), *text;
	size_t len;

	(void)state;
	assert_int_equal(path_read(dir, 100, &text, &len, &e), -1);
	assert_non_null(strstr(e.text, "folder"));
	err_done(&e);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(path_read(fifo, 100, &text, &len, &e), -1);
	err_done(&e);
	free(fifo);
}

static void a_listing_is_sorted(void **state)
{
	struct err e = ERR_INIT;
	char *sub = path_join(dir, "list"), **names;
	size_t n;

	(void)state;
	assert_int_equal(path_mkdirs(sub, &e), 0);
	for (const char *const *p = (const char *const[]){"b", "a", "c", NULL}; *p; p++) {
		char *file = path_join(sub, *p);
		assert_int_equal(path_write(file, "", 0, &e), 0);
		free(file);
	}
	assert_int_equal(path_list(sub, &names, &n, &e), 0);
	assert_int_equal(n, 3);
	assert_string_equal(names[0], "a");
	assert_string_equal(names[2], "c");
	path_list_free(names, n);
	free(sub);
}

static void a_program_is_found_on_the_path(void **state)
{
	(void)state;
	char *sh = path_program("sh"), *none = path_program("no-such-program-here"), *given = path_program("/bin/sh");
	assert_non_null(sh);
	assert_true(path_is_file(sh));
	assert_null(none);
	assert_string_equal(given, "/bin/sh");
	free(sh);
	free(given);
}

static void a_save_is_noticed_in_place_and_by_rename(void **state)
{
	struct err e = ERR_INIT;
	char *file = path_join(dir, "watched");

	(void)state;
	struct watch *w = watch_new(file);
	assert_false(watch_changed(w));
	assert_int_equal(path_write(file, "1", 1, &e), 0);
	assert_true(watch_wait(w, 5000));
	assert_false(watch_changed(w));
	int fd = open(file, O_WRONLY | O_APPEND);
	assert_int_equal(write(fd, "22", 2), 2);
	close(fd);
	assert_true(watch_wait(w, 5000));
	assert_false(watch_wait(w, 10));
	watch_free(w);
	free(file);
}

static void timestamps_round_trip(void **state)
{
	static const char *const texts[] = {"1970-01-01T00:00:00.000Z", "2026-02-28T23:59:59.999Z", "2024-02-29T12:00:00.001Z",
	    "1969-12-31T23:59:59.999Z"};
	int64_t ms;
	char out[CLOCK_TEXT];

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_true(clock_parse(texts[i], &ms));
		clock_format(ms, out);
		assert_string_equal(out, texts[i]);
	}
	assert_true(clock_parse("2026-01-01T00:00:00Z", &ms));
	assert_false(clock_parse("2026-13-01T00:00:00Z", &ms));
	assert_false(clock_parse("2026-01-01", &ms));
	assert_false(clock_parse("2026-01-01T00:00:00.5Z", &ms));
}

static void days_and_times_are_those_of_the_place(void **state)
{
	static const struct {
		const char *zone, *end, *words;
	} cases[] = {
	    {"UTC", "2026-03-29T23:59:59.000Z", "Sun 29 Mar 23:59"},
	    {"CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T21:59:59.000Z", "Sun 29 Mar 23:59"},
	    {"PST8PDT,M3.2.0,M11.1.0", "2026-03-30T06:59:59.000Z", "Sun 29 Mar 23:59"},
	};
	const char *const bad[] = {"2026-02-30", "2026-13-01", "2026-03-29T", "26-03-29", "", "2026-3-29", "2026-00-10"};
	char out[CLOCK_WORDS], text[CLOCK_TEXT], *zone = getenv("TZ") ? strdup(getenv("TZ")) : NULL;
	int64_t ms;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		setenv("TZ", cases[i].zone, 1);
		tzset();
		assert_true(clock_day_end("2026-03-29", &ms));
		clock_format(ms, text);
		assert_string_equal(text, cases[i].end);
		clock_words(ms, ms - 5 * 24 * 3600 * 1000LL, out);
		assert_string_equal(out, cases[i].words);
		clock_words(ms, ms - 8 * 3600 * 1000, out);
		assert_string_equal(out, "today 23:59");
		clock_words(ms, ms + 400 * 24 * 3600 * 1000LL, out);
		assert_string_equal(out, "Sun 29 Mar 2026 23:59");
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(clock_day_end(bad[i], &ms));
	zone ? setenv("TZ", zone, 1) : unsetenv("TZ");
	tzset();
	free(zone);
}

static void the_clock_can_be_fixed(void **state)
{
	char out[CLOCK_TEXT];

	(void)state;
	setenv("ASYNCTUTOR_NOW", "2026-01-02T03:04:05.678Z", 1);
	clock_format(clock_now(), out);
	assert_string_equal(out, "2026-01-02T03:04:05.678Z");
	setenv("ASYNCTUTOR_NOW", "soon", 1);
	assert_true(clock_now() > 1700000000000);
	unsetenv("ASYNCTUTOR_NOW");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_error_names_its_place),
	    cmocka_unit_test(paths_join),
	    cmocka_unit_test(a_written_file_reads_back),
	    cmocka_unit_test(writing_keeps_the_mode_and_follows_links),
	    cmocka_unit_test(a_folder_or_a_pipe_is_not_read),
	    cmocka_unit_test(a_listing_is_sorted),
	    cmocka_unit_test(a_program_is_found_on_the_path),
	    cmocka_unit_test(a_save_is_noticed_in_place_and_by_rename),
	    cmocka_unit_test(timestamps_round_trip),
	    cmocka_unit_test(days_and_times_are_those_of_the_place),
	    cmocka_unit_test(the_clock_can_be_fixed),
	};

	return cmocka_run_group_tests_name("base_system", tests, make_dir, remove_dir);
}
