#include "tests/unit/test.h"
#include "base/err.h"
#include "checks/checks.h"

static struct checks *parse(const char *text)
{
	struct err e = ERR_INIT;
	struct checks *c = checks_parse(text, strlen(text), "checks.yml", NULL, &e);

	if (!c)
		fail_msg("%s", e.text);
	return c;
}

static void a_check_keeps_what_its_author_wrote(void **state)
{
	struct checks *c = parse("checks:\n"
				 "  - id: no-gather\n"
				 "    forbid: {pattern: asyncio.gather($$$)}\n"
				 "    message: >\n"
				 "      gather leaves the other\n"
				 "      fetch   running.\n"
				 "    hints:\n"
				 "      - One\n"
				 "      - \"Two\n"
				 "        lines\"\n"
				 "  - id: grouped\n"
				 "    require:\n"
				 "      pattern: asyncio.TaskGroup()\n"
				 "    at: {pattern: await $A}\n"
				 "    message: m\n");
	const struct check *check = checks_at(c, 0);

	(void)state;
	assert_int_equal(checks_count(c), 2);
	assert_string_equal(check->id, "no-gather");
	assert_int_equal(check->kind, CHECK_FORBID);
	assert_string_equal(check->message, "gather leaves the other fetch running.");
	assert_int_equal(check->nhints, 2);
	assert_string_equal(check->hints[0], "One");
	assert_string_equal(check->hints[1], "Two lines");
	assert_int_equal(check->line, 2);
	check = checks_at(c, 1);
	assert_string_equal(check_kind_name(check->kind), "require");
	assert_int_equal(check->nhints, 0);
	assert_int_equal(check->line, 11);
	checks_free(c);
}

#define RULE "forbid: {pattern: f()}"

static void faulty_files_are_refused_with_the_place(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {"", "1:1: the key \"checks\" is missing"},
	    {"- a\n", "1:1: a file of checks must be a map of keys"},
	    {"checks: x\n", "1:9: checks must be a list"},
	    {"checks: []\n", "1:9: checks must be a list of 1 to 100 checks"},
	    {"cheks: []\n", "1:1: unknown key \"cheks\"; did you mean \"checks\"?"},
	    {"checks: [x]\n", "1:10: a check must be a map of keys"},
	    {"checks: [{" RULE ", message: m}]\n", "1:10: the key \"id\" is missing"},
	    {"checks: [{id: A, " RULE ", message: m}]\n", "1:15: id must be a slug: a-z, 0-9 and single hyphens, at most 64"},
	    {"checks: [{id: a, " RULE "}]\n", "1:10: the key \"message\" is missing"},
	    {"checks: [{id: a, " RULE ", message: ' '}]\n", "1:51: message is empty"},
	    {"checks: [{id: a, " RULE ", message: []}]\n", "1:51: message must be a text"},
	    {"checks: [{id: a, " RULE ", mesage: m}]\n", "1:42: unknown key \"mesage\"; did you mean \"message\"?"},
	    {"checks: [{id: a, message: m}]\n", "1:10: the check asks for nothing: give it require, forbid, trace or mark"},
	    {"checks: [{id: a, require: {pattern: g()}, " RULE ", message: m}]\n",
		"1:43: a check asks for one thing: require or forbid"},
	    {"checks: [{id: a, " RULE ", message: m, hints: x}]\n", "1:61: hints must be a list"},
	    {"checks: [{id: a, " RULE ", message: m, hints: ['']}]\n", "1:62: a hint is empty"},
	    {"checks: [{id: a, " RULE ", message: m, at: {pattern: f()}}]\n",
		"1:54: at belongs to require: forbid shows what it found"},
	    {"checks: [{id: a, forbid: no-such-rule, message: m}]\n", "1:26: there is no rule \"no-such-rule\""},
	    {"checks: [{id: a, forbid: f(), message: m}]\n", "1:26: forbid is the id of a rule, or a rule such as {pattern: ...}"},
	    {"checks:\n- {id: a, " RULE ", message: m}\n- {id: a, " RULE ", message: m}\n",
		"3:8: the check \"a\" is here twice, first in line 2"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err e = ERR_INIT;
		char want[200];
		assert_null(checks_parse(rows[i].text, strlen(rows[i].text), "checks.yml", NULL, &e));
		char *got = err_format(&e);
		snprintf(want, sizeof want, "checks.yml:%s", rows[i].want);
		assert_string_equal(got, want);
		free(got);
		err_done(&e);
	}
}

static void a_faulty_inline_rule_is_refused_in_the_same_file(void **state)
{
	static const char *const rows[] = {
	    "checks:\n  - id: a\n    forbid: {patern: f()}\n    message: m\n",
	    "checks:\n  - id: a\n    forbid: [f]\n    message: m\n",
	    "checks:\n  - id: a\n    require: {pattern: f()}\n    at: {nothing: x}\n    message: m\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err e = ERR_INIT;
		assert_null(checks_parse(rows[i], strlen(rows[i]), "checks.yml", NULL, &e));
		assert_string_equal(e.path, "checks.yml");
		assert_true(e.line == 3 || e.line == 4);
		err_done(&e);
	}
}

static void a_file_that_is_not_there_is_an_error(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_null(checks_load("/nowhere/checks.yml", NULL, &e));
	assert_int_equal(e.code, ERR_IO);
	err_done(&e);
	checks_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_check_keeps_what_its_author_wrote),
	    cmocka_unit_test(faulty_files_are_refused_with_the_place),
	    cmocka_unit_test(a_faulty_inline_rule_is_refused_in_the_same_file),
	    cmocka_unit_test(a_file_that_is_not_there_is_an_error),
	};
	return cmocka_run_group_tests_name("checks_load", tests, NULL, NULL);
}
