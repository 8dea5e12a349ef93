#include <stdbool.h>
#include "tests/unit/test.h"
#include "app/ignore.h"

static void expect(const char *patterns, const char *path, bool dir, bool want)
{
	struct ignore *i = ignore_new(NULL);

	ignore_add(i, "", patterns, strlen(patterns));
	if (ignore_match(i, path, dir) != want)
		fail_msg("\"%s\" on %s%s: wanted %d", patterns, path, dir ? "/" : "", want);
	ignore_free(i);
}

static void patterns_mean_what_git_says(void **state)
{
	static const struct {
		const char *patterns, *path;
		bool dir, want;
	} rows[] = {
	    {"*.pyc\n", "a.pyc", false, true},
	    {"*.pyc\n", "deep/er/a.pyc", false, true},
	    {"*.pyc\n", "a.py", false, false},
	    {"build/\n", "build", true, true},
	    {"build/\n", "build", false, false},
	    {"build/\n", "src/build", true, true},
	    {"/build\n", "src/build", true, false},
	    {"/build\n", "build", false, true},
	    {"src/gen\n", "src/gen", true, true},
	    {"src/gen\n", "a/src/gen", true, false},
	    {"# note\n\n", "# note", false, false},
	    {"\\#note\n", "#note", false, true},
	    {"\\!x\n", "!x", false, true},
	    {"*.log\n!keep.log\n", "keep.log", false, false},
	    {"!keep.log\n*.log\n", "keep.log", false, true},
	    {"a?c\n", "abc", false, true},
	    {"a?c\n", "a/c", false, false},
	    {"a*c/d\n", "axx/c/d", false, false},
	    {"[a-c]x\n", "bx", false, true},
	    {"[!a-c]x\n", "bx", false, false},
	    {"[!a-c]x\n", "dx", false, true},
	    {"[]]x\n", "]x", false, true},
	    {"[ax\n", "[ax", false, true},
	    {"**/logs\n", "logs", true, true},
	    {"**/logs\n", "a/b/logs", true, true},
	    {"logs/**\n", "logs", true, false},
	    {"logs/**\n", "logs/a/b", false, true},
	    {"a/**/b\n", "a/b", false, true},
	    {"a/**/b\n", "a/x/y/b", false, true},
	    {"a/**/b\n", "a/xb", false, false},
	    {"foo**bar\n", "foo/bar", false, false},
	    {"foo**bar\n", "fooxbar", false, true},
	    {"trail  \n", "trail", false, true},
	    {"trail\\ \n", "trail ", false, true},
	    {"dos.txt\r\n", "dos.txt", false, true},
	    {"/\n", "x", true, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		expect(rows[i].patterns, rows[i].path, rows[i].dir, rows[i].want);
}

static void deeper_files_override(void **state)
{
	struct ignore *top = ignore_new(NULL), *sub = ignore_new(top);

	(void)state;
	ignore_add(top, "", "*.txt\n", 6);
	ignore_add(sub, "docs", "!*.txt\n/only\n", 13);
	assert_true(ignore_match(top, "docs/a.txt", false));
	assert_false(ignore_match(sub, "docs/a.txt", false));
	assert_true(ignore_match(sub, "a.txt", false));
	assert_true(ignore_match(sub, "docs/only", false));
	assert_false(ignore_match(sub, "docs/x/only", false));
	assert_false(ignore_match(sub, "docsx/only", false));
	ignore_free(sub);
	ignore_free(top);
}

static void hostile_patterns_cost_little(void **state)
{
	char pattern[1024], path[1024];

	(void)state;
	for (size_t i = 0; i + 2 < sizeof pattern; i += 2)
		memcpy(pattern + i, "*a", 2);
	memcpy(pattern + sizeof pattern - 4, "*b\n", 4);
	memset(path, 'a', sizeof path - 1);
	path[sizeof path - 1] = '\0';
	expect(pattern, path, false, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(patterns_mean_what_git_says),
	    cmocka_unit_test(deeper_files_override),
	    cmocka_unit_test(hostile_patterns_cost_little),
	};

	return cmocka_run_group_tests_name("app_ignore", tests, NULL, NULL);
}
