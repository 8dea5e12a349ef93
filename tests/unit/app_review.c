/* A review without waiting, and what becomes of files that are replaced. */
#include <poll.h>
#include <stdbool.h>
#include "tests/unit/scratch.h"
#include "app/history.h"
#include "app/replace.h"
#include "app/review.h"

#define FILES 40

static char *root, *files;
static struct app *app;
static const struct review_options options;

static const char sleeps[] = "import asyncio\nimport time\n\n\nasync def poll():\n    time.sleep(1)\n";

static char *path_of(const char *name)
{
	return path_join(files, name);
}

static int set_up(void **state)
{
	const char *source = getenv("abs_top_srcdir");
	struct err e = ERR_INIT;

	(void)state;
	root = scratch_new();
	files = path_join(root, "files");
	for (int i = 0; i < FILES; i++) {
		char name[32];
		snprintf(name, sizeof name, "files/f%02d.py", i);
		scratch_put(root, name, sleeps);
	}
	setenv("ASYNCTUTOR_DATA", root, 1);
	char *course = path_join(source ? source : ".", "tests/script/reviewed");
	app = app_open(&(struct app_options){.course = course}, &e);
	free(course);
	return app ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	app_close(app);
	scratch_remove(root);
	free(files);
	return 0;
}

static struct review_work *begin(const char *path)
{
	struct err e = ERR_INIT;
	struct review_work *w = review_begin(app_rules(app), &path, 1, &options, &e);

	assert_non_null(w);
	return w;
}

static void wait_for(struct review_work *w)
{
	struct pollfd fd = {review_work_fd(w), POLLIN, 0};

	assert_int_equal(poll(&fd, 1, 60000), 1);
	assert_true(review_work_over(w));
}

static void without_waiting_the_same_is_found(void **state)
{
	struct review waited, not_waited;
	struct err e = ERR_INIT;
	const char *path = files;
	size_t of;

	(void)state;
	assert_int_equal(review_paths(app_rules(app), &path, 1, &options, &waited, &e), 0);
	struct review_work *w = begin(files);
	wait_for(w);
	assert_int_equal(review_work_progress(w, &of), FILES);
	assert_int_equal(of, FILES);
	assert_int_equal(review_end(w, &not_waited, &e), 0);
	assert_int_equal(waited.files.len, FILES);
	assert_int_equal(not_waited.files.len, FILES);
	assert_int_equal(not_waited.rules, waited.rules);
	for (size_t i = 0; i < FILES; i++) {
		assert_string_equal(not_waited.files.ptr[i].path, waited.files.ptr[i].path);
		assert_int_equal(not_waited.files.ptr[i].findings.list.len, 1);
	}
	review_done(&waited);
	review_done(&not_waited);
}

static void the_end_can_be_asked_for_at_once(void **state)
{
	struct review found;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(review_end(begin(files), &found, &e), 0);
	assert_int_equal(found.files.len, FILES);
	review_done(&found);
}

static void it_can_be_given_up_at_any_moment(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++) {
		struct review_work *w = begin(files);
		if (i % 2)
			poll(NULL, 0, i / 4);
		review_drop(w);
	}
	review_drop(NULL);
}

static void a_path_that_is_not_there_comes_out_at_the_end(void **state)
{
	char *path = path_of("nothing.py");
	struct review found;
	struct err e = ERR_INIT;

	(void)state;
	struct review_work *w = begin(path);
	wait_for(w);
	assert_int_equal(review_end(w, &found, &e), -1);
	assert_string_equal(e.path, path);
	assert_int_equal(found.files.len, 0);
	err_done(&e);
	review_done(&found);
	free(path);
}

static void expect_text(const char *path, const char *want)
{
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	assert_int_equal(path_read(path, 1 << 20, &text, &len, &e), 0);
	assert_string_equal(text, want);
	free(text);
}

static void what_is_replaced_is_kept(void **state)
{
	char *path = path_of("f00.py"), *other = path_of("../files/f00.py"), *text;
	struct copies copies;
	struct err e = ERR_INIT;
	size_t len;

	(void)state;
	assert_int_equal(app_replace(app, path, sleeps, strlen(sleeps), "pass\n", "fix", &e), 0);
	expect_text(path, "pass\n");
	assert_int_equal(app_copies(app, other, &copies, &e), 0); /* the same file */
	assert_int_equal(copies.n, 1);
	assert_string_equal(copies.list[0].why, "fix");
	assert_int_equal(store_copy_read(app_store(app), copies.list[0].id, &text, &len, &e), 0);
	assert_string_equal(text, sleeps);
	copies_done(&copies);
	free(text);
	free(other);
	free(path);
}

static void what_has_changed_meanwhile_is_left_alone(void **state)
{
	char *path = path_of("f01.py");
	struct copies copies;
	struct err e = ERR_INIT;

	(void)state;
	scratch_put(root, "files/f01.py", "x = 1\n");
	assert_int_equal(app_replace(app, path, sleeps, strlen(sleeps), "pass\n", "fix", &e), -1);
	assert_int_equal(e.code, ERR_BUSY);
	err_done(&e);
	expect_text(path, "x = 1\n");
	assert_int_equal(app_copies(app, path, &copies, &e), 0);
	assert_int_equal(copies.n, 0);
	copies_done(&copies);
	free(path);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_waiting_the_same_is_found),
	    cmocka_unit_test(the_end_can_be_asked_for_at_once),
	    cmocka_unit_test(it_can_be_given_up_at_any_moment),
	    cmocka_unit_test(a_path_that_is_not_there_comes_out_at_the_end),
	    cmocka_unit_test(what_is_replaced_is_kept),
	    cmocka_unit_test(what_has_changed_meanwhile_is_left_alone),
	};

	return cmocka_run_group_tests_name("app review", tests, set_up, tear_down);
}
