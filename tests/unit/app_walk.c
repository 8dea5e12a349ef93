#include <stdbool.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "app/walk.h"
#include "base/buf.h"
#include "base/path.h"

static char dir[] = "/tmp/asynctutor-walk-XXXXXX";

static void put(const char *name, const char *text)
{
	struct err e = ERR_INIT;
	char *file = path_join(dir, name), *folder = path_dir(file);

	assert_int_equal(path_mkdirs(folder, &e), 0);
	assert_int_equal(path_write(file, text, strlen(text), &e), 0);
	free(folder);
	free(file);
}

static int make_tree(void **state)
{
	(void)state;
	if (!mkdtemp(dir))
		return -1;
	put("repo/.git/HEAD", "");
	put("repo/.gitignore", "gen/\n*_pb2.py\n/only_top.py\n");
	put("repo/b.py", "");
	put("repo/a.py", "");
	put("repo/c.txt", "");
	put("repo/gui.pyw", "");
	put("repo/only_top.py", "");
	put("repo/x_pb2.py", "");
	put("repo/gen/g.py", "");
	put("repo/pkg/only_top.py", "");
	put("repo/pkg/.gitignore", "local.py\n!y_pb2.py\n");
	put("repo/pkg/local.py", "");
	put("repo/pkg/y_pb2.py", "");
	put("repo/pkg/__pycache__/p.py", "");
	put("repo/.hidden/h.py", "");
	put("repo/venv/pyvenv.cfg", "");
	put("repo/venv/v.py", "");
	put("repo/node_modules/n.py", "");
	char *target = path_join(dir, "repo/a.py"), *link = path_join(dir, "repo/link.py");
	int status = symlink(target, link);
	free(target);
	free(link);
	return status;
}

static int remove_tree(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", dir);
	return system(command);
}

static int collect(const char *path, void *ctx)
{
	struct buf *out = ctx;

	buf_addf(out, "%s ", path + strlen(dir) + 1);
	return 0;
}

static void finds(const char *start, const char *want)
{
	struct err e = ERR_INIT;
	struct buf out = BUF_INIT;
	char *path = path_join(dir, start);
	const char *const paths[] = {path};

	assert_int_equal(walk_python(paths, 1, collect, &out, &e), 0);
	assert_string_equal(out.data, want);
	buf_done(&out);
	free(path);
}

static void a_folder_gives_its_python_files_in_order(void **state)
{
	(void)state;
	finds("repo", "repo/a.py repo/b.py repo/gui.pyw repo/pkg/only_top.py repo/pkg/y_pb2.py ");
}

static void patterns_above_the_start_hold(void **state)
{
	(void)state;
	finds("repo/pkg", "repo/pkg/only_top.py repo/pkg/y_pb2.py ");
	finds("repo/gen", "repo/gen/g.py ");
}

static void a_file_that_was_named_is_visited_whatever_it_is(void **state)
{
	(void)state;
	finds("repo/c.txt", "repo/c.txt ");
	finds("repo/x_pb2.py", "repo/x_pb2.py ");
}

static void collect_entry(const char *name, bool folder, void *ctx)
{
	struct buf *out = ctx;

	buf_addf(out, "%s%s ", name, folder ? "/" : "");
}

static void lists(const char *folder, const char *want)
{
	struct err e = ERR_INIT;
	struct buf out = BUF_INIT;
	char *path = path_join(dir, folder);

	assert_int_equal(walk_folder(path, collect_entry, &out, &e), 0);
	assert_string_equal(out.data ? out.data : "", want);
	buf_done(&out);
	free(path);
}

static void one_folder_shows_what_a_walk_would_enter_and_visit(void **state)
{
	(void)state;
	lists("repo", "a.py b.py gui.pyw pkg/ ");
	lists("repo/pkg", "only_top.py y_pb2.py ");
	lists("repo/.hidden", "h.py ");
	lists("repo/.git", "");
}

static void a_folder_that_is_not_there_cannot_be_shown(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(walk_folder("/no/such/place", collect_entry, NULL, &e), -1);
	assert_string_equal(e.path, "/no/such/place");
	err_done(&e);
}

static int stop(const char *path, void *ctx)
{
	(void)path;
	++*(int *)ctx;
	return 7;
}

static void a_visitor_can_end_the_walk(void **state)
{
	struct err e = ERR_INIT;
	const char *const paths[] = {dir, dir};
	int visits = 0;

	(void)state;
	assert_int_equal(walk_python(paths, 2, stop, &visits, &e), 7);
	assert_int_equal(visits, 1);
}

static void a_path_that_is_not_there_is_an_error_before_anything_is_visited(void **state)
{
	struct err e = ERR_INIT;
	const char *const paths[] = {dir, "/no/such/place"};
	int visits = 0;

	(void)state;
	assert_int_equal(walk_python(paths, 2, stop, &visits, &e), -1);
	assert_int_equal(visits, 0);
	assert_string_equal(e.path, "/no/such/place");
	err_done(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_folder_gives_its_python_files_in_order),
	    cmocka_unit_test(patterns_above_the_start_hold),
	    cmocka_unit_test(a_file_that_was_named_is_visited_whatever_it_is),
	    cmocka_unit_test(one_folder_shows_what_a_walk_would_enter_and_visit),
	    cmocka_unit_test(a_folder_that_is_not_there_cannot_be_shown),
	    cmocka_unit_test(a_visitor_can_end_the_walk),
	    cmocka_unit_test(a_path_that_is_not_there_is_an_error_before_anything_is_visited),
	};

	return cmocka_run_group_tests_name("app_walk", tests, make_tree, remove_tree);
}
