#include <stdbool.h>
#include "tests/unit/test.h"
#include "app/parsons.h"

#define SOLUTION "import asyncio\n\n\nasync def main():\n    one = await get(1)\n    two = await get(2)\n    print(one, two)\n\n\nasyncio.run(main())\n"
#define STARTER "import asyncio\n\n\nasync def main():\n    one = get(1)\n    print(one)\n\n\nasyncio.run(main())\n"

static struct parsons *new(const char *solution, const char *starter)
{
	return parsons_new(solution, strlen(solution), starter, strlen(starter));
}

/* What stands at each place, with a bar between. */
static void all(const struct parsons *p, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < parsons_count(p); i++) {
		size_t len;
		const char *text = parsons_text(p, i, &len);
		buf_addf(out, "%s%.*s", i ? "|" : "", (int)len, text);
	}
}

static void splits(const char *text, const char *want)
{
	struct code_pieces pieces = {0};
	struct buf out = BUF_INIT;

	code_split(text, strlen(text), &pieces);
	for (size_t i = 0; i < pieces.list.len; i++)
		buf_addf(&out, "%s%.*s", i ? "|" : "", (int)(pieces.list.ptr[i].end - pieces.list.ptr[i].start), text + pieces.list.ptr[i].start);
	assert_string_equal(out.data, want);
	buf_done(&out);
	vec_done(&pieces.list);
}

static void a_piece_is_a_logical_line(void **state)
{
	(void)state;
	splits("", "");
	splits("\n \n\t\n", "");
	splits("a\n\nb", "a|b");
	splits("  a  \r\nb\r\n", "  a|b");
	splits("f(1,\n  2)\ng()\n", "f(1,\n  2)|g()");
	splits("x = [\n\n]\ny\n", "x = [\n\n]|y");
	splits("a = 1 + \\\n  2\nb\n", "a = 1 + \\\n  2|b");
	splits("\"\"\"one\n\ntwo\"\"\"\nb\n", "\"\"\"one\n\ntwo\"\"\"|b");
	splits("a = '('\nb\n", "a = '('|b");
	splits("a = '\\''\nb = \"#\"\nc\n", "a = '\\''|b = \"#\"|c");
	splits("a  # (\nb\n", "a  # (|b");
}

static void comments_belong_to_the_line_below(void **state)
{
	(void)state;
	splits("# one\n# two\na\nb\n", "# one\n# two\na|b");
	splits("a\n    # of b\n\n    b\n", "a|    # of b\n\n    b");
	splits("a\n# the end\n\n", "a|# the end");
	splits("# only this", "# only this");
}

static void broken_code_is_split_all_the_same(void **state)
{
	(void)state;
	splits("f(\na\nb\n", "f(\na\nb");
	splits("a)\nb\n", "a)|b");
	splits("a = 'open\nb\n", "a = 'open|b");
	splits("'''open\nb\n", "'''open\nb");
	splits("a\\", "a\\");
	splits("\"", "\"");
}

static void what_both_texts_begin_and_end_with_is_shared(void **state)
{
	static const struct {
		const char *a, *b;
		size_t first, last;
	} table[] = {
	    {"a\nb\nc\n", "a\nb\nc\n", 3, 0},
	    {"a\nb\nc\n", "a\nx\nc\n", 1, 1},
	    {"a\na\n", "a\n", 1, 0},
	    {"", "a\n", 0, 0},
	    {"b\n", "a\nb\n", 0, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct code_pieces a = {0}, b = {0};
		size_t first, last;
		code_split(table[i].a, strlen(table[i].a), &a);
		code_split(table[i].b, strlen(table[i].b), &b);
		code_shared(table[i].a, &a, table[i].b, &b, &first, &last);
		assert_int_equal(first, table[i].first);
		assert_int_equal(last, table[i].last);
		vec_done(&a.list);
		vec_done(&b.list);
	}
}

static void the_same_texts_give_the_same_puzzle_out_of_order(void **state)
{
	struct parsons *one = new (SOLUTION, STARTER), *two = new (SOLUTION, STARTER);
	struct buf a = BUF_INIT, b = BUF_INIT;

	(void)state;
	all(one, &a);
	all(two, &b);
	assert_string_equal(a.data, b.data);
	assert_int_equal(parsons_count(one), 6);
	assert_true(parsons_wrong(one) < parsons_count(one));
	buf_done(&a);
	buf_done(&b);
	parsons_free(one);
	parsons_free(two);
}

static void the_first_line_to_place_is_wrong_at_first(void **state)
{
	(void)state;
	for (char c = 'a'; c <= 'z'; c++) {
		char text[] = "#a\na\n#b\nb\n#c\nc\n#d\nd\n#e\ne\n#f\nf\n";
		text[1] = c;
		struct parsons *p = new (text, "");
		assert_int_equal(parsons_wrong(p), 0);
		parsons_free(p);
	}
}

static void what_the_starter_has_around_the_change_is_given(void **state)
{
	char text[400] = "", starter[400] = "";
	size_t first, end;

	(void)state;
	for (int i = 0; i < 30; i++) {
		snprintf(text + strlen(text), 20, "line(%d)\n", i);
		snprintf(starter + strlen(starter), 20, "line(%d)\n", i >= 12 && i < 20 ? -i : i);
	}
	struct parsons *p = new (text, starter);
	parsons_range(p, &first, &end);
	assert_int_equal(first, 12);
	assert_int_equal(end, 20);
	for (size_t i = 0; i < parsons_count(p); i++)
		assert_int_equal(parsons_given(p, i), i < 12 || i >= 20);
	assert_int_equal(parsons_wrong(p), 12);
	parsons_free(p);
	p = new (text, text); /* nothing was changed: some lines all the same */
	parsons_range(p, &first, &end);
	assert_true(end - first >= 5);
	parsons_free(p);
}

static void moving_makes_room_and_stays_in_the_range(void **state)
{
	struct parsons *p = new ("a\nb\nc\nd\ne\nf\ng\n", "a\nG\n");
	struct buf before = BUF_INIT, after = BUF_INIT;
	size_t first, end;

	(void)state;
	parsons_range(p, &first, &end);
	assert_int_equal(first, 1);
	assert_int_equal(end, 7);
	assert_int_equal(parsons_move(p, 0, 3), 0); /* given */
	all(p, &before);
	assert_int_equal(parsons_move(p, 2, 100), 6);
	assert_int_equal(parsons_move(p, 6, 2), 2);
	all(p, &after);
	assert_string_equal(before.data, after.data);
	assert_int_equal(parsons_move(p, 5, 0), 1);
	buf_done(&before);
	buf_done(&after);
	parsons_free(p);
}

/* Puts each piece where it belongs, as a learner would who is told the first wrong line each time. */
static void solve(struct parsons *p)
{
	for (size_t guard = 0; parsons_wrong(p) < parsons_count(p); guard++) {
		size_t at = parsons_wrong(p), from = at + 1;
		assert_true(guard < 1000);
		for (; from < parsons_count(p); from++) {
			parsons_move(p, from, at);
			if (parsons_wrong(p) > at)
				break;
			parsons_move(p, at, from);
		}
		assert_true(from < parsons_count(p));
	}
}

static void following_the_first_wrong_line_solves_it(void **state)
{
	struct parsons *p = new (SOLUTION, STARTER);
	struct buf text = BUF_INIT;

	(void)state;
	solve(p);
	all(p, &text);
	assert_string_equal(text.data, "import asyncio|async def main():|    one = await get(1)|    two = await get(2)|    print(one, two)|asyncio.run(main())");
	parsons_again(p);
	assert_true(parsons_wrong(p) < parsons_count(p));
	buf_done(&text);
	parsons_free(p);
}

static void equal_lines_stand_for_each_other(void **state)
{
	struct parsons *p = new ("pass\nx()\npass\npass\n", "");

	(void)state;
	solve(p);
	assert_int_equal(parsons_move(p, 2, 3), 3);
	assert_int_equal(parsons_wrong(p), 4);
	parsons_free(p);
}

static void nothing_to_order_is_no_puzzle(void **state)
{
	(void)state;
	assert_null(new ("", ""));
	assert_null(new ("a\n", ""));
	assert_null(new ("a\na\na\n", "b\n"));
	assert_null(new ("# a\n# b\n", ""));
	struct parsons *p = new ("a\nb\n", "");
	assert_int_equal(parsons_wrong(p), 0);
	parsons_free(p);
}

static void an_order_that_was_kept_comes_back(void **state)
{
	struct parsons *one = new (SOLUTION, STARTER), *two = new (SOLUTION, STARTER);
	struct buf kept = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
	size_t first, end;

	(void)state;
	parsons_range(one, &first, &end);
	parsons_move(one, first, end - 1);
	parsons_save(one, &kept);
	assert_true(parsons_load(two, kept.data));
	all(one, &a);
	all(two, &b);
	assert_string_equal(a.data, b.data);
	buf_done(&kept);
	buf_done(&a);
	buf_done(&b);
	parsons_free(one);
	parsons_free(two);
}

static void what_is_no_order_of_it_changes_nothing(void **state)
{
	struct parsons *p = new ("a\nb\nc\n", ""), *other = new ("a\nb\nd\n", "");
	struct buf kept = BUF_INIT, before = BUF_INIT, after = BUF_INIT;
	static const char *const ends[] = {"", " 0 1", " 0 1 2 0", " 0 0 1", " 0 1 3", " 0 1 -1", " 0 1 x", " 0 1 2x", "0 1 2", " 99999999999999999999 0 1"};

	(void)state;
	all(p, &before);
	parsons_save(other, &kept);
	assert_false(parsons_load(p, kept.data));
	assert_false(parsons_load(p, ""));
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		buf_clear(&kept);
		parsons_save(p, &kept);
		buf_truncate(&kept, 16);
		buf_addstr(&kept, ends[i]);
		assert_false(parsons_load(p, kept.data));
	}
	all(p, &after);
	assert_string_equal(before.data, after.data);
	buf_done(&kept);
	buf_done(&before);
	buf_done(&after);
	parsons_free(p);
	parsons_free(other);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_piece_is_a_logical_line),
	    cmocka_unit_test(comments_belong_to_the_line_below),
	    cmocka_unit_test(broken_code_is_split_all_the_same),
	    cmocka_unit_test(what_both_texts_begin_and_end_with_is_shared),
	    cmocka_unit_test(the_same_texts_give_the_same_puzzle_out_of_order),
	    cmocka_unit_test(the_first_line_to_place_is_wrong_at_first),
	    cmocka_unit_test(what_the_starter_has_around_the_change_is_given),
	    cmocka_unit_test(moving_makes_room_and_stays_in_the_range),
	    cmocka_unit_test(following_the_first_wrong_line_solves_it),
	    cmocka_unit_test(equal_lines_stand_for_each_other),
	    cmocka_unit_test(nothing_to_order_is_no_puzzle),
	    cmocka_unit_test(an_order_that_was_kept_comes_back),
	    cmocka_unit_test(what_is_no_order_of_it_changes_nothing),
	};

	return cmocka_run_group_tests_name("app_parsons", tests, NULL, NULL);
}
