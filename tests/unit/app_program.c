#include "tests/unit/test.h"
#include "app/program.h"
#include "tests/unit/scratch.h"

static void only_modules_that_are_named_go_with_a_program(void **state)
{
	(void)state;
	char *root = scratch_new(), *path = path_join(root, "main.py");
	struct program p;
	struct err e = ERR_INIT;

	scratch_put(root, "main.py", "import first\nimport main, prefix_first\n");
	scratch_put(root, "first.py", "from second import x\n");
	scratch_put(root, "second.py", "import first\n");
	scratch_put(root, "sec.py", "");
	scratch_put(root, "prefix.py", "");
	scratch_put(root, "x.txt", "");
	assert_int_equal(program_read(path, &p, &e), 0);
	assert_int_equal(p.copies.len, 2);
	assert_string_equal(path_base(p.copies.ptr[0].path), "first.py");
	assert_string_equal(path_base(p.copies.ptr[1].path), "second.py");
	assert_false(p.copies.ptr[0].spans);
	program_done(&p);
	free(path);
	scratch_remove(root);
}

static void a_program_with_too_many_modules_is_refused(void **state)
{
	(void)state;
	char *root = scratch_new(), *path = path_join(root, "main.py");
	struct buf text = BUF_INIT;
	struct program p;
	struct err e = ERR_INIT;

	for (int i = 0; i <= PROGRAM_COPIES; i++) {
		char name[16];
		snprintf(name, sizeof name, "m%d.py", i);
		scratch_put(root, name, "");
		buf_addf(&text, "import m%d\n", i);
	}
	scratch_put(root, "main.py", text.data);
	assert_int_equal(program_read(path, &p, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	err_done(&e);
	buf_done(&text);
	free(path);
	scratch_remove(root);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_modules_that_are_named_go_with_a_program),
	    cmocka_unit_test(a_program_with_too_many_modules_is_refused),
	};

	return cmocka_run_group_tests_name("app_program", tests, NULL, NULL);
}
