#include "tests/unit/test.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "checks/checks.h"

static const char review[] = "checks:\n"
			     "  - id: kept-nowhere\n"
			     "    mark: {rule: untracked-task, at: asyncio.create_task($$$)}\n"
			     "    message: A task is kept nowhere.\n"
			     "  - id: swallowed\n"
			     "    mark:\n"
			     "      rule: [except-pass, bare-except]\n"
			     "      at: {pattern: \"except $$$: pass\"}\n"
			     "    message: A failure is swallowed.\n"
			     "  - id: crying-wolf\n"
			     "    mark: nothing-else\n"
			     "    message: Nothing is wrong there.\n";

/* Lines of the reviewed code, between which a test puts marks. */
#define HEAD "import asyncio\nasync def main():\n"
#define TASK "    asyncio.create_task(\n        work())"
#define TRY "\n    try:\n        await rest()\n"
#define EXCEPT "    except Exception:"
#define TAIL "\n        pass\n"

static void judged_against(const char *original, const char *text, const char *want)
{
	struct err e = ERR_INIT;
	struct checks *c = checks_parse(review, strlen(review), "checks.yml", NULL, &e);
	struct buf b = BUF_INIT;

	if (!c)
		fail_msg("%s", e.text);
	if (original)
		checks_review(c, original, strlen(original));
	struct verdict *v = checks_judge(c, text, strlen(text), NULL);
	buf_addstr(&b, verdict_name(v->kind));
	for (size_t i = 0; i < v->nresults; i++) {
		const struct check_result *r = &v->results[i];
		if (r->status != CHECK_FAILED)
			continue;
		buf_addf(&b, "\n%s", r->check->id);
		if (r->message != r->check->message)
			buf_addf(&b, " (%s)", r->message);
		if (r->line)
			buf_addf(&b, " %d:%d %s", r->line, r->col, r->seen);
	}
	assert_string_equal(b.data, want);
	buf_done(&b);
	verdict_free(v);
	checks_free(c);
}

static void judged(const char *text, const char *want)
{
	judged_against(NULL, text, want);
}

static void marks_above_or_behind_a_statement_are_right(void **state)
{
	(void)state;
	judged(HEAD "    # issue: untracked-task\n" TASK TRY EXCEPT "  # issue: except-pass" TAIL, "passed");
	judged(HEAD TASK "  # issue: untracked-task" TRY "    # issue: except-pass\n" EXCEPT TAIL, "passed");
	judged(HEAD "    # issue: untracked-task\n\n    # nobody keeps it\n" TASK TRY EXCEPT "#issue:except-pass" TAIL, "passed");
	judged(HEAD "    asyncio.create_task(\n        # issue: untracked-task\n        work())" TRY EXCEPT "  # issue: except-pass" TAIL,
	    "passed");
}

static void another_way_to_write_a_mark_is_the_same_mark(void **state)
{
	(void)state;
	judged(HEAD TASK "  ## Issue: Untracked_Task - nobody keeps it" TRY EXCEPT "  # issue: bare-except" TAIL, "passed");
	judged(HEAD TASK "  # issue: untracked-task, see the docs" TRY EXCEPT "  # issue: except-pass, really" TAIL, "passed");
}

static void a_missed_issue_is_told_without_its_place(void **state)
{
	(void)state;
	judged(HEAD TASK "  # issue: untracked-task" TRY EXCEPT TAIL, "not-yet\nswallowed");
	judged(HEAD TASK TRY EXCEPT TAIL, "not-yet\nkept-nowhere\nswallowed");
}

static void another_name_at_the_right_place_is_told(void **state)
{
	(void)state;
	judged(HEAD TASK "  # issue: blocking-sleep" TRY EXCEPT "  # issue: except-pass" TAIL,
	    "not-yet\nkept-nowhere (The place is right, the name is not: A task is kept nowhere.) 4:18 # issue: blocking-sleep");
	judged(HEAD TASK "  # issue:" TRY EXCEPT "  # issue: except-pass" TAIL,
	    "not-yet\nkept-nowhere (The place is right, the name is not: A task is kept nowhere.) 4:18 # issue:");
}

static void a_mark_where_nothing_is_wrong_fails(void **state)
{
	(void)state;
	judged(HEAD TASK "  # issue: untracked-task" TRY EXCEPT "  # issue: except-pass" TAIL "# issue: untracked-task\n",
	    "not-yet\ncrying-wolf 9:1 # issue: untracked-task");
	judged("import asyncio\nasync def main(): # issue: untracked-task\n" TASK TRY EXCEPT "  # issue: except-pass" TAIL,
	    "not-yet\nkept-nowhere\ncrying-wolf 2:19 # issue: untracked-task");
}

static void marks_in_strings_are_no_marks(void **state)
{
	(void)state;
	judged(HEAD "    '''\n    # issue: untracked-task\n    '''\n" TASK TRY EXCEPT "  # issue: except-pass" TAIL, "not-yet\nkept-nowhere");
}

static void code_that_was_changed_is_told(void **state)
{
	(void)state;
	judged("import asyncio\nasync def main():\n    await work()" TRY EXCEPT "  # issue: except-pass" TAIL,
	    "not-yet\nkept-nowhere (The code that is under review has been changed: only add comments, or start again with reset.)");
}

static void a_name_too_many_at_the_right_place_fails(void **state)
{
	(void)state;
	judged(HEAD TASK "  # issue: blocking-sleep, untracked-task" TRY EXCEPT "  # issue: except-pass" TAIL,
	    "not-yet\ncrying-wolf (The place is right, and what is wrong there is named; this name says something else.) "
	    "4:18 # issue: blocking-sleep, untracked-task");
}

static void only_comments_may_differ_from_what_is_reviewed(void **state)
{
	static const char original[] = HEAD TASK TRY EXCEPT TAIL "print('done')\n";

	(void)state;
	judged_against(original, HEAD TASK "  # issue: untracked-task" TRY EXCEPT "  # issue: except-pass" TAIL "\n\nprint('done')  # really\n",
	    "passed");
	judged_against(original, HEAD TASK "  # issue: untracked-task" TRY EXCEPT "  # issue: except-pass" TAIL,
	    "not-yet\nkept-nowhere (The code that is under review has been changed: only add comments, or start again with reset.)"
	    "\nswallowed (The code that is under review has been changed: only add comments, or start again with reset.)");
	judged_against(original, HEAD TASK "  # issue: untracked-task" TRY EXCEPT "  # issue: except-pass" TAIL "print('dane')\n",
	    "not-yet\nkept-nowhere (The code that is under review has been changed: only add comments, or start again with reset.)"
	    "\nswallowed (The code that is under review has been changed: only add comments, or start again with reset.)");
}

static void refused(const char *text, const char *want)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;

	assert_null(checks_parse(text, strlen(text), "checks.yml", NULL, &e));
	buf_addf(&b, "%d:%d %s", e.line, e.col, e.text);
	assert_string_equal(b.data, want);
	buf_done(&b);
	err_done(&e);
}

static void bad_marks_are_refused_with_their_place(void **state)
{
	(void)state;
	refused("checks:\n  - id: a\n    mark: {rule: x}\n    message: m\n", "3:11 the key \"at\" is missing");
	refused("checks:\n  - id: a\n    mark: {at: x}\n    message: m\n", "3:11 the key \"rule\" is missing");
	refused("checks:\n  - id: a\n    mark: some\n    message: m\n", "3:11 mark is a map of rule and at, or nothing-else");
	refused("checks:\n  - id: a\n    mark: {rule: [], at: x}\n    message: m\n", "3:18 rule names no rule");
	refused("checks:\n  - id: a\n    mark: {rule: x, at: f()}\n    message: m\n",
	    "2:3 a check with mark: nothing-else is missing: marks on every line would pass");
	refused("checks:\n  - id: a\n    mark: nothing-else\n    message: m\n  - id: b\n    mark: nothing-else\n    message: m\n",
	    "2:3 one check with mark: nothing-else is enough");
}

static void a_name_that_is_no_rule_is_refused(void **state)
{
	struct err e = ERR_INIT;
	struct rule_set *rules = rule_set_load("tests/data/none", NULL, NULL);

	(void)state;
	assert_null(checks_parse(review, strlen(review), "checks.yml", rules, &e));
	assert_string_equal(e.text, "there is no rule \"untracked-task\"");
	assert_int_equal(e.line, 3);
	err_done(&e);
	rule_set_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(marks_above_or_behind_a_statement_are_right),
	    cmocka_unit_test(another_way_to_write_a_mark_is_the_same_mark),
	    cmocka_unit_test(a_missed_issue_is_told_without_its_place),
	    cmocka_unit_test(another_name_at_the_right_place_is_told),
	    cmocka_unit_test(a_mark_where_nothing_is_wrong_fails),
	    cmocka_unit_test(marks_in_strings_are_no_marks),
	    cmocka_unit_test(code_that_was_changed_is_told),
	    cmocka_unit_test(a_name_too_many_at_the_right_place_fails),
	    cmocka_unit_test(only_comments_may_differ_from_what_is_reviewed),
	    cmocka_unit_test(bad_marks_are_refused_with_their_place),
	    cmocka_unit_test(a_name_that_is_no_rule_is_refused),
	};
	utf8_locale();
	return cmocka_run_group_tests_name("checks_mark", tests, NULL, NULL);
}
