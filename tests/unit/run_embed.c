#include "tests/unit/test.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "run/private.h"

static const struct tracer_file *find(const char *name)
{
	for (const struct tracer_file *t = tracer_files; t->name; t++)
		if (strcmp(t->name, name) == 0)
			return t;
	fail_msg("%s is not in the table", name);
	return NULL;
}

/* The embedded text of NAME is the file's, and ADDED. */
static void is_embedded(const char *name, const char *added)
{
	char *path = xasprintf("%s/tests/data/run/embed/%s", getenv("abs_top_srcdir"), name), *text;
	struct err e = ERR_INIT;
	size_t len;

	assert_int_equal(path_read(path, 1 << 20, &text, &len, &e), 0);
	char *want = xasprintf("%s%s", text, added);
	assert_string_equal(find(name)->text, want);
	free(want);
	free(text);
	free(path);
}

static void every_byte_arrives(void **state)
{
	(void)state;
	is_embedded("odd.py", "");
	is_embedded("empty.py", "");
}

static void a_file_in_a_folder_keeps_its_path_and_gets_its_last_newline(void **state)
{
	(void)state;
	is_embedded("inner/end.py", "\n");
}

static void the_table_ends(void **state)
{
	size_t n = 0;

	(void)state;
	while (tracer_files[n].name)
		n++;
	assert_int_equal(n, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_byte_arrives),
	    cmocka_unit_test(a_file_in_a_folder_keeps_its_path_and_gets_its_last_newline),
	    cmocka_unit_test(the_table_ends),
	};
	return cmocka_run_group_tests_name("run_embed", tests, NULL, NULL);
}
