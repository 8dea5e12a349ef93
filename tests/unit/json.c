#include <math.h>
#include "tests/unit/test.h"
#include "base/buf.h"
#include "json/json.h"

static struct js *parse(const char *text)
{
	struct err e = ERR_INIT;
	struct js *value = js_parse(text, strlen(text), "f.json", 1, &e);

	if (!value)
		print_error("%s: %s\n", text, e.text);
	assert_non_null(value);
	return value;
}

static void refused(const char *text, size_t len, int line, int col, const char *reason)
{
	struct err e = ERR_INIT;

	assert_null(js_parse(text, len, "f.json", 1, &e));
	assert_int_equal(e.code, ERR_SYNTAX);
	assert_string_equal(e.path, "f.json");
	assert_string_equal(e.text, reason);
	assert_int_equal(e.line, line);
	if (col)
		assert_int_equal(e.col, col);
	err_done(&e);
}

static void round_trip(const char *text)
{
	struct js *value = parse(text);
	char *out = js_dump(value, 0);

	assert_string_equal(out, text);
	free(out);
	js_free(value);
}

static void what_is_built_is_written_in_order(void **state)
{
	struct js *object = js_object(), *list = js_array();

	(void)state;
	js_push_str(list, "a");
	js_push_str(list, NULL);
	js_push_real(list, 2.5);
	js_set_str(object, "z", "first");
	js_set_int(object, "n", -5);
	js_set_bool(object, "yes", true);
	js_set_null(object, "nothing");
	js_set(object, "list", list);
	js_set(object, "empty", js_object());
	js_set_str(object, "z", "again");
	char *out = js_dump(object, 0);
	assert_string_equal(out,
	    "{\"z\":\"again\",\"n\":-5,\"yes\":true,\"nothing\":null,\"list\":[\"a\",null,2.5],\"empty\":{}}");
	free(out);
	out = js_dump(object, 2);
	assert_string_equal(out, "{\n  \"z\": \"again\",\n  \"n\": -5,\n  \"yes\": true,\n  \"nothing\": null,\n"
				 "  \"list\": [\n    \"a\",\n    null,\n    2.5\n  ],\n  \"empty\": {}\n}\n");
	free(out);
	js_free(object);
	js_free(NULL);
}

static void reals_have_the_fewest_digits(void **state)
{
	static const struct {
		double number;
		const char *text;
	} cases[] = {{0.1, "[0.1]"}, {1.2, "[1.2]"}, {3.0, "[3.0]"}, {-0.0, "[-0.0]"}, {1e300, "[1e+300]"},
	    {1.0 / 3, "[0.3333333333333333]"}, {0.1 + 0.2, "[0.30000000000000004]"}, {5e-324, "[4.94065645841247e-324]"}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		round_trip(cases[i].text);
	struct js *object = js_object();
	js_set_real(object, "third", 1.0 / 3);
	js_set_real(object, "infinite", INFINITY);
	js_set_real(object, "none", NAN);
	char *out = js_dump(object, 0);
	assert_string_equal(out, "{\"third\":0.3333333333333333,\"infinite\":null,\"none\":null}");
	free(out);
	js_free(object);
}

static void every_kind_of_value_survives_a_round_trip(void **state)
{
	(void)state;
	round_trip("{\"a\":[1,2.5,\"x\",true,false,null,{}],\"b\":{\"c\":[]}}");
	round_trip("\"a \\\"quote\\\", \\\\ and \\n\\t\"");
	round_trip("[9223372036854775807,-9223372036854775808]");
	round_trip("\"h\xc3\xa9 \xe6\xbc\xa2 \xf0\x9f\x91\xa9\"");
	round_trip("7");
}

static void no_character_that_a_terminal_acts_on_is_written(void **state)
{
	(void)state;
	round_trip("\"\\u001b[31m\"");
	round_trip("\"\\u007f\\u009b\\u202e\\u2066\"");
	struct js *object = js_object();
	js_set_str(object, "k\x1b", "\x1b\xc2\x9b");
	char *out = js_dump(object, 0);
	assert_string_equal(out, "{\"k\\u001b\":\"\\u001b\\u009b\"}");
	free(out);
	js_free(object);
}

static void bytes_that_are_not_utf8_are_replaced(void **state)
{
	struct js *object = js_object();

	(void)state;
	js_set_str(object, "k\xff", "a\xc3" "b");
	char *out = js_dump(object, 0);
	assert_string_equal(out, "{\"k\xef\xbf\xbd\":\"a\xef\xbf\xbd" "b\"}");
	free(out);
	js_free(object);
}

static void what_is_not_json_is_refused_with_its_place(void **state)
{
	static const struct {
		const char *text;
		int line, col;
		const char *reason;
	} cases[] = {
	    {"", 1, 0, "ends before the value does"},
	    {"{\"a\":1", 1, 0, "ends before the value does"},
	    {"{\n\"a\": nope}", 2, 9, "is not JSON"},
	    {"[1] 2", 1, 5, "something follows the value"},
	    {"{\"a\":1,\n\"a\":2}", 2, 0, "a key is here twice"},
	    {"\"a\\u0000b\"", 1, 0, "a text may not contain the character NUL"},
	    {"99999999999999999999", 1, 0, "the number is too large"},
	    {"1e999", 1, 0, "the number is too large"},
	    {"\"\xff\"", 1, 0, "is not UTF-8 text"},
	    {"[NaN]", 1, 0, "is not JSON"},
	    {"\"tab\there\"", 1, 0, "is not JSON"},
	    {"\"\\ud800\"", 1, 0, "is not JSON"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		refused(cases[i].text, strlen(cases[i].text), cases[i].line, cases[i].col, cases[i].reason);
	refused("\"a\0b\"", 5, 1, 0, "is not JSON");
}

static void lines_count_from_where_the_text_begins(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_null(js_parse("[\n1,\nx]", 7, "f.json", 10, &e));
	assert_int_equal(e.line, 12);
	err_done(&e);
}

static void nesting_has_a_limit(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_fill(&b, '[', 100);
	buf_addstr(&b, "\"[[[[\\\"[[\"");
	buf_fill(&b, ']', 100);
	round_trip(b.data);
	buf_clear(&b);
	buf_addch(&b, '\n');
	buf_fill(&b, '[', 1000000);
	refused(b.data, b.len, 2, 101, "is nested too deep");
	buf_done(&b);
}

static void count_member(const char *key, const struct js *value, void *ctx)
{
	(void)value;
	strcat(ctx, key);
}

static void members_are_found_and_anything_else_is_not(void **state)
{
	struct js *value = parse("{\"t\":\"x\",\"n\":3,\"r\":2.5,\"b\":false,\"l\":[1,2]}");
	long long number = 0;
	double real = 0;
	bool truth = true;
	char keys[16] = "";

	(void)state;
	assert_string_equal(js_text(js_get(value, "t")), "x");
	assert_true(js_int(js_get(value, "n"), &number) && number == 3);
	assert_true(js_real(js_get(value, "n"), &real) && real == 3.0);
	assert_true(js_real(js_get(value, "r"), &real) && real == 2.5);
	assert_true(js_bool(js_get(value, "b"), &truth) && !truth);
	assert_int_equal(js_count(js_get(value, "l")), 2);
	assert_int_equal(js_count(value), 5);
	assert_true(js_int(js_at(js_get(value, "l"), 1), &number) && number == 2);
	js_each(value, count_member, keys);
	assert_string_equal(keys, "tnrbl");
	assert_null(js_get(value, "none"));
	assert_null(js_get(js_get(value, "t"), "x"));
	assert_null(js_at(js_get(value, "l"), 2));
	assert_null(js_text(js_get(value, "n")));
	assert_false(js_int(js_get(value, "r"), &number));
	assert_false(js_bool(NULL, &truth));
	assert_false(js_real(NULL, &real));
	assert_false(js_is_object(NULL));
	assert_true(js_is_array(js_get(value, "l")) && !js_is_array(value) && !js_is_array(NULL));
	assert_true(!js_is_null(js_get(value, "l")) && !js_is_null(NULL));
	assert_int_equal(js_count(NULL), 0);
	js_each(NULL, count_member, keys);
	js_free(value);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_built_is_written_in_order),
	    cmocka_unit_test(reals_have_the_fewest_digits),
	    cmocka_unit_test(every_kind_of_value_survives_a_round_trip),
	    cmocka_unit_test(no_character_that_a_terminal_acts_on_is_written),
	    cmocka_unit_test(bytes_that_are_not_utf8_are_replaced),
	    cmocka_unit_test(what_is_not_json_is_refused_with_its_place),
	    cmocka_unit_test(lines_count_from_where_the_text_begins),
	    cmocka_unit_test(nesting_has_a_limit),
	    cmocka_unit_test(members_are_found_and_anything_else_is_not),
	};
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
