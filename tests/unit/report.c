#include "tests/unit/test.h"
#include "base/utf8.h"
#include "report/report.h"

#define MESSAGE "gather leaves the other fetch running when one fails."
static const struct check some_check = {.id = "no-gather", .kind = CHECK_FORBID, .message = MESSAGE};
static const struct check other_check = {.id = "uses-a-group", .kind = CHECK_REQUIRE, .message = "No group."};

static void words(const char *text, int line, int col, int end_line, int end_col, const char *want)
{
	struct check_result results[] = {
	    {.check = &some_check, .status = CHECK_FAILED, .message = MESSAGE, .line = line, .col = col, .end_line = end_line, .end_col = end_col},
	    {.check = &other_check, .status = CHECK_PASSED}};
	const struct verdict v = {.kind = VERDICT_NOT_YET, .results = results, .nresults = 2, .first_failed = 0};
	const struct report_source source = {"a.py", text, strlen(text)};
	struct buf out = BUF_INIT;

	report_verdict_text(&v, "demo", &source, 40, &out);
	assert_string_equal(out.data, want);
	buf_done(&out);
}

static void a_failure_underlines_its_place(void **state)
{
	(void)state;
	words("import asyncio\nawait asyncio.gather(a, b)\n", 2, 7, 2, 26,
	    "demo: not yet\n"
	    "\n"
	    "a.py:2:7\n"
	    "     2 | await asyncio.gather(a, b)\n"
	    "       |       ^^^^^^^^^^^^^^^^^^^\n"
	    "gather leaves the other fetch running\n"
	    "when one fails.\n"
	    "\n"
	    "  FAIL  no-gather\n"
	    "  PASS  uses-a-group\n");
}

static void tabs_and_wide_characters_keep_the_carets_in_place(void **state)
{
	(void)state;
	words("\tx = \"\xe6\xbc\xa2\"; g()\n", 1, 11, 1, 14,
	    "demo: not yet\n"
	    "\n"
	    "a.py:1:11\n"
	    "     1 |     x = \"\xe6\xbc\xa2\"; g()\n"
	    "       |               ^^^\n"
	    "gather leaves the other fetch running\n"
	    "when one fails.\n"
	    "\n"
	    "  FAIL  no-gather\n"
	    "  PASS  uses-a-group\n");
}

static void a_place_over_lines_is_underlined_to_the_end_of_its_first(void **state)
{
	(void)state;
	words("g(\n  a)\n", 1, 1, 2, 5,
	    "demo: not yet\n"
	    "\n"
	    "a.py:1:1\n"
	    "     1 | g(\n"
	    "       | ^^\n"
	    "gather leaves the other fetch running\n"
	    "when one fails.\n"
	    "\n"
	    "  FAIL  no-gather\n"
	    "  PASS  uses-a-group\n");
}

static void a_place_beyond_the_text_is_not_quoted(void **state)
{
	(void)state;
	words("", 9, 1, 9, 2,
	    "demo: not yet\n"
	    "\n"
	    "a.py:9:1\n"
	    "gather leaves the other fetch running\n"
	    "when one fails.\n"
	    "\n"
	    "  FAIL  no-gather\n"
	    "  PASS  uses-a-group\n");
}

static void control_characters_of_the_code_do_not_come_out(void **state)
{
	struct check_result results[] = {{.check = &some_check, .status = CHECK_FAILED, .message = MESSAGE, .line = 1, .col = 1, .end_line = 1, .end_col = 2}};
	const struct verdict v = {.kind = VERDICT_NOT_YET, .results = results, .nresults = 1};
	const char *text = "x\x1b[31m\xc2\x9b\r\b\x07\xe2\x80\xae\n";
	const struct report_source source = {"a\x1b.py", text, strlen(text)};
	struct buf out = BUF_INIT;

	(void)state;
	report_verdict_text(&v, "demo", &source, 80, &out);
	for (size_t i = 0; i < out.len;) {
		uint32_t cp;
		i += utf8_decode(out.data + i, out.len - i, &cp);
		assert_true(cp == '\n' || (cp >= 0x20 && cp < 0x7F) || cp >= 0xA0);
		assert_int_not_equal(cp, 0x202E);
	}
	buf_done(&out);
}

static void a_verdict_as_json_has_every_key(void **state)
{
	struct check_result results[] = {
	    {.check = &some_check, .status = CHECK_FAILED, .message = MESSAGE, .seen = "gather(a)", .line = 2, .col = 7, .end_line = 2, .end_col = 16},
	    {.check = &other_check, .status = CHECK_PASSED}};
	const struct verdict v = {.kind = VERDICT_NOT_YET, .results = results, .nresults = 2, .first_failed = 0};

	(void)state;
	char *text = report_verdict_json(&v, "demo");
	assert_string_equal(text,
	    "{\n"
	    "  \"exercise\": \"demo\",\n"
	    "  \"verdict\": \"not-yet\",\n"
	    "  \"checks\": [\n"
	    "    {\n"
	    "      \"id\": \"no-gather\",\n"
	    "      \"kind\": \"forbid\",\n"
	    "      \"status\": \"failed\",\n"
	    "      \"message\": \"gather leaves the other fetch running when one fails.\",\n"
	    "      \"seen\": \"gather(a)\",\n"
	    "      \"line\": 2,\n"
	    "      \"column\": 7,\n"
	    "      \"end_line\": 2,\n"
	    "      \"end_column\": 16\n"
	    "    },\n"
	    "    {\n"
	    "      \"id\": \"uses-a-group\",\n"
	    "      \"kind\": \"require\",\n"
	    "      \"status\": \"passed\",\n"
	    "      \"message\": null,\n"
	    "      \"seen\": null,\n"
	    "      \"line\": null,\n"
	    "      \"column\": null,\n"
	    "      \"end_line\": null,\n"
	    "      \"end_column\": null\n"
	    "    }\n"
	    "  ]\n"
	    "}\n");
	free(text);
}

static void paragraphs_wrap_by_cells(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	report_wrap(&out, "one two\n three  \xe6\xbc\xa2\xe5\xad\x97 four", 2, 14);
	assert_string_equal(out.data, "  one two\n  three \xe6\xbc\xa2\xe5\xad\x97\n  four\n");
	buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_failure_underlines_its_place),
	    cmocka_unit_test(tabs_and_wide_characters_keep_the_carets_in_place),
	    cmocka_unit_test(a_place_over_lines_is_underlined_to_the_end_of_its_first),
	    cmocka_unit_test(a_place_beyond_the_text_is_not_quoted),
	    cmocka_unit_test(control_characters_of_the_code_do_not_come_out),
	    cmocka_unit_test(a_verdict_as_json_has_every_key),
	    cmocka_unit_test(paragraphs_wrap_by_cells),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
