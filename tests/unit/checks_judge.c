#include "tests/unit/test.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "checks/checks.h"

static const char two_checks[] = "checks:\n"
				 "  - id: no-gather\n"
				 "    forbid: {pattern: asyncio.gather($$$)}\n"
				 "    message: gather leaves the other one running.\n"
				 "  - id: grouped\n"
				 "    require: {pattern: asyncio.TaskGroup()}\n"
				 "    at: {pattern: asyncio.sleep($$$)}\n"
				 "    message: Nothing waits for them.\n";

static struct checks *parse(const char *text)
{
	struct err e = ERR_INIT;
	struct checks *c = checks_parse(text, strlen(text), "checks.yml", NULL, &e);

	if (!c)
		fail_msg("%s", e.text);
	return c;
}

/* The verdict on TEXT: its kind and a line for each check. The caller frees. */
static char *judge(const char *text, size_t len)
{
	struct checks *c = parse(two_checks);
	struct verdict *v = checks_judge(c, text, len, NULL);
	struct buf b = BUF_INIT;

	buf_addstr(&b, verdict_name(v->kind));
	if (v->syntax_error)
		buf_addf(&b, " %d:%d %s", v->syntax_line, v->syntax_col, v->syntax_error);
	for (size_t i = 0; i < v->nresults; i++) {
		const struct check_result *r = &v->results[i];
		buf_addf(&b, "%s %s %s", i == v->first_failed ? "\n>" : "\n", r->check->id, check_status_name(r->status));
		if (r->line)
			buf_addf(&b, " %d:%d-%d:%d %s", r->line, r->col, r->end_line, r->end_col, r->seen);
	}
	verdict_free(v);
	checks_free(c);
	return buf_detach(&b);
}

static void judged(const char *text, const char *want)
{
	char *got = judge(text, strlen(text));

	assert_string_equal(got, want);
	free(got);
}

static void a_repaired_file_passes(void **state)
{
	(void)state;
	judged("import asyncio\nasync def main():\n    async with asyncio.TaskGroup() as g:\n        g.create_task(f())\n",
	    "passed\n no-gather passed\n grouped passed");
}

static void a_forbidden_match_is_shown_with_its_place(void **state)
{
	(void)state;
	judged("import asyncio\nasync def main():\n    async with asyncio.TaskGroup() as g:\n        await asyncio.gather(a, b)\n",
	    "not-yet\n> no-gather failed 4:15-4:35 asyncio.gather(a, b)\n grouped passed");
}

static void a_missing_match_points_where_its_author_said(void **state)
{
	(void)state;
	judged("import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    await asyncio.sleep(2)\n",
	    "not-yet\n no-gather passed\n> grouped failed 3:11-3:27 asyncio.sleep(1)");
	judged("import asyncio\n", "not-yet\n no-gather passed\n> grouped failed");
}

static void every_check_is_judged_whatever_fails_before(void **state)
{
	(void)state;
	judged("import asyncio\nasyncio.gather(asyncio.sleep(1))\n",
	    "not-yet\n> no-gather failed 2:1-2:33 asyncio.gather(asyncio.sleep(1))\n"
	    " grouped failed 2:16-2:32 asyncio.sleep(1)");
}

static void code_that_cannot_run_does_not_count(void **state)
{
	(void)state;
	judged("import asyncio\nif False:\n    asyncio.TaskGroup()\n    asyncio.gather()\n",
	    "not-yet\n no-gather passed\n> grouped failed");
	judged("import asyncio\n\"\"\"asyncio.TaskGroup()\"\"\"\n# asyncio.TaskGroup()\n",
	    "not-yet\n no-gather passed\n> grouped failed");
}

static void long_code_is_shown_shortened(void **state)
{
	(void)state;
	judged("import asyncio\nasyncio.TaskGroup()\nasyncio.gather(\n    a)\n",
	    "not-yet\n> no-gather failed 3:1-4:7 asyncio.gather(…\n grouped passed");
	judged("import asyncio\nasyncio.TaskGroup()\nasyncio.gather('äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü')\n",
	    "not-yet\n> no-gather failed 3:1-3:67 asyncio.gather('äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäö…\n grouped passed");
}

static void broken_syntax_is_told_and_no_check_is_judged(void **state)
{
	char *got = judge("def (:\n", 7);

	(void)state;
	assert_non_null(strstr(got, "not-yet 1:"));
	assert_non_null(strstr(got, "\n no-gather skipped\n grouped skipped"));
	free(got);
}

static void what_is_no_text_is_told(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		const char *want;
	} rows[] = {
	    {"", 0, "not-yet 0:0 the file is empty"},
	    {" \r\n\t\n", 5, "not-yet 0:0 the file is empty"},
	    {"a = 1\nb\0c\n", 10, "not-yet 2:2 the file contains the character NUL, so it is not a text"},
	    {"s = 'ä\xE9'\n", 10, "not-yet 1:7 the file is not UTF-8 text: save it as UTF-8"},
	    {"a\0\xE9", 3, "not-yet 1:2 the file contains the character NUL, so it is not a text"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *got = judge(rows[i].text, rows[i].len), want[200];
		snprintf(want, sizeof want, "%s\n no-gather skipped\n grouped skipped", rows[i].want);
		assert_string_equal(got, want);
		free(got);
	}
}

static void a_file_that_is_too_large_is_refused(void **state)
{
	size_t len = CHECKS_TEXT_MAX + 1;
	char *text = xmalloc(len);

	(void)state;
	memset(text, '#', len);
	char *got = judge(text, len);
	assert_string_equal(got, "not-yet 0:0 the file is larger than 1048576 bytes, the most that is judged\n"
				 " no-gather skipped\n grouped skipped");
	free(got);
	got = judge(text, len - 1);
	assert_string_equal(got, "not-yet\n no-gather passed\n> grouped failed");
	free(got);
	free(text);
	verdict_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_repaired_file_passes),
	    cmocka_unit_test(a_forbidden_match_is_shown_with_its_place),
	    cmocka_unit_test(a_missing_match_points_where_its_author_said),
	    cmocka_unit_test(every_check_is_judged_whatever_fails_before),
	    cmocka_unit_test(code_that_cannot_run_does_not_count),
	    cmocka_unit_test(long_code_is_shown_shortened),
	    cmocka_unit_test(broken_syntax_is_told_and_no_check_is_judged),
	    cmocka_unit_test(what_is_no_text_is_told),
	    cmocka_unit_test(a_file_that_is_too_large_is_refused),
	};
	utf8_locale();
	return cmocka_run_group_tests_name("checks_judge", tests, NULL, NULL);
}
