#include "tests/unit/test.h"
#include "base/utf8.h"
#include "tui/code.h"
#include "tui/rows.h"
#include "tui/theme.h"
#include "tui/view.h"

static struct rows rows;
static struct view view;
static struct grid grid;

static int start(void **state)
{
	(void)state;
	grid_resize(&grid, 4, 12);
	view.source = (struct view_source){rows_line, &rows};
	view.box = (struct box){0, 0, 4, 12};
	return 0;
}

static int stop(void **state)
{
	(void)state;
	grid_done(&grid);
	view_done(&view);
	rows_done(&rows);
	view = (struct view){0};
	return 0;
}

static void add(const char *text)
{
	rows_puts(&rows, MD_TEXT, text);
	rows_end(&rows);
}

static void add_numbers(int n)
{
	for (int i = 0; i < n; i++) {
		rows_printf(&rows, MD_TEXT, "line %d", i);
		rows_end(&rows);
	}
}

static void assert_shown(int y, const char *want)
{
	struct buf text = BUF_INIT;

	grid_clear(&grid, MD_TEXT);
	view_draw(&view, &grid, true);
	grid_row_text(&grid, y, &text);
	assert_string_equal(text.data, want);
	buf_done(&text);
}

static void scrolling_stops_at_both_ends(void **state)
{
	(void)state;
	add_numbers(10);
	view_act(&view, ACT_UP, 0);
	assert_int_equal(view.top, 0);
	view_act(&view, ACT_DOWN, 3);
	assert_int_equal(view.top, 3);
	view_act(&view, ACT_PAGE_DOWN, 0);
	assert_int_equal(view.top, 6);
	assert_true(view_at_end(&view));
	view_act(&view, ACT_DOWN, 5);
	assert_int_equal(view.top, 6);
	view_act(&view, ACT_TOP, 0);
	assert_int_equal(view.top, 0);
	view_act(&view, ACT_TOP, 4);
	assert_int_equal(view.top, 3);
	view_act(&view, ACT_BOTTOM, 0);
	assert_int_equal(view.top, 6);
	view_act(&view, ACT_PERCENT, 30);
	assert_int_equal(view.top, 3);
	assert_false(view_act(&view, ACT_CHECK, 0));
}

static void an_empty_text_can_be_scrolled(void **state)
{
	(void)state;
	view_act(&view, ACT_BOTTOM, 0);
	view_act(&view, ACT_DOWN, 0);
	view_act(&view, ACT_NEXT_SECTION, 0);
	assert_int_equal(view.top, 0);
	assert_int_equal(view_length(&view), 0);
	assert_shown(0, "");
}

static void code_scrolls_sideways_behind_its_margin(void **state)
{
	(void)state;
	rows_puts(&rows, STYLE_LINE_NUMBER, "1 ");
	rows_scroll(&rows);
	rows_puts(&rows, MD_CODE, "abcdefghijklmnop");
	rows_end(&rows);
	add("prose stays");
	assert_shown(0, "1 abcdefghi\xE2\x80\xBA");
	view_act(&view, ACT_RIGHT, 0);
	assert_int_equal(view.left, 6); /* no farther than there is text */
	assert_shown(0, "1 \xE2\x80\xB9hijklmnop");
	assert_shown(1, "prose stays");
	view_act(&view, ACT_LEFT, 0);
	assert_int_equal(view.left, 0);
}

static void sections_are_jumped_to(void **state)
{
	(void)state;
	add_numbers(3);
	rows_section(&rows);
	add("section");
	add_numbers(9);
	view_act(&view, ACT_NEXT_SECTION, 0);
	assert_int_equal(view.top, 3);
	view_act(&view, ACT_DOWN, 2);
	view_act(&view, ACT_PREV_SECTION, 0);
	assert_int_equal(view.top, 3);
	view_act(&view, ACT_PREV_SECTION, 0);
	assert_int_equal(view.top, 0);
}

static void links_are_focused_in_order(void **state)
{
	(void)state;
	add_numbers(6);
	rows_puts(&rows, MD_TEXT, "see ");
	rows_add(&rows, MD_LINK, "one", 3, 0);
	rows_add(&rows, MD_LINK, "two", 3, 1);
	rows_end(&rows);
	assert_true(view_next_link(&view, 1));
	assert_int_equal(view.link, 1);
	assert_int_equal(view.top, 3);
	assert_shown(3, "see onetwo");
	assert_int_equal(grid_at(&grid, 3, 4)->style, STYLE_LINK_FOCUS);
	assert_int_equal(grid.cursor_y, 3);
	assert_int_equal(grid.cursor_x, 4);
	assert_true(view_next_link(&view, 1));
	assert_int_equal(view.link, 2);
	assert_false(view_next_link(&view, 1));
	assert_int_equal(view.link, 2);
	assert_true(view_next_link(&view, -1));
	assert_int_equal(view.link, 1);
	assert_false(view_next_link(&view, -1));
}

static size_t hits_of(const char *pattern)
{
	view_search(&view, pattern, 0);
	return view_search_all(&view);
}

static void a_search_finds_across_a_wrapped_line(void **state)
{
	bool wrapped;
	size_t line;

	(void)state;
	add_numbers(5);
	add("  a task");
	add("  Group here");
	add("");
	add("task group");
	assert_int_equal(hits_of("task group"), 2);
	assert_true(view_hit_line(&view, &line));
	assert_int_equal(line, 5);
	assert_shown((int)(5 - view.top), "  a task");
	int y = (int)(5 - view.top);
	assert_int_equal(grid_at(&grid, y, 4)->style, STYLE_MATCH_NOW);
	assert_int_equal(grid_at(&grid, y + 1, 2)->style, STYLE_MATCH_NOW);
	assert_int_equal(grid_at(&grid, y + 1, 7)->style, MD_TEXT);
	assert_true(view_next_hit(&view, 1, &wrapped));
	assert_false(wrapped);
	assert_true(view_next_hit(&view, 1, &wrapped));
	assert_true(wrapped);
}

static void a_search_with_capitals_is_exact(void **state)
{
	(void)state;
	add("Task TASK task");
	assert_int_equal(hits_of("task"), 3);
	assert_int_equal(hits_of("Task"), 1);
	assert_int_equal(hits_of("tasks"), 0);
	assert_int_equal(hits_of(""), 0);
}

static void a_search_starts_where_one_reads(void **state)
{
	size_t line;

	(void)state;
	for (int i = 0; i < 5; i++) {
		add("hit");
		add_numbers(5);
	}
	view_search(&view, "hit", 7);
	assert_true(view_hit_line(&view, &line));
	assert_int_equal(line, 12);
	view_search(&view, "hit", 29);
	assert_true(view_hit_line(&view, &line));
	assert_int_equal(line, 0);
}

static void the_hits_survive_a_new_layout(void **state)
{
	(void)state;
	add("alpha beta");
	view_search(&view, "beta", 0);
	rows_clear(&rows);
	add("alpha");
	add("beta");
	view_changed(&view);
	assert_int_equal(view_search_all(&view), 1);
	assert_shown(1, "beta");
	assert_int_equal(grid_at(&grid, 1, 0)->style, STYLE_MATCH_NOW);
}

static void a_pattern_that_grows_goes_on_from_where_one_reads(void **state)
{
	size_t line;

	(void)state;
	for (int i = 0; i < 5; i++) {
		add("hot");
		add("hit");
		add_numbers(5);
	}
	view_search(&view, "h", 7);
	assert_true(view_hit_line(&view, &line));
	assert_int_equal(line, 7);
	view_search(&view, "hi", 7);
	assert_true(view_hit_line(&view, &line));
	assert_int_equal(line, 8);
	view_search(&view, "hit ", 7);
	assert_true(view_hit_line(&view, &line));
	assert_int_equal(line, 8);
	view_search(&view, "hit x", 7);
	assert_false(view_hit_line(&view, &line));
	assert_int_equal(view.top, 7);
	view_search(&view, "hit xy", 7);
	assert_false(view_hit_line(&view, &line));
	view_search(&view, "hit", 7);
	assert_true(view_hit_line(&view, &line));
	assert_int_equal(line, 8);
	assert_int_equal(view_search_all(&view), 5);
	assert_int_equal(view.search.now, 1);
}

static void hits_on_the_screen_are_shown_before_all_are_counted(void **state)
{
	(void)state;
	add("no");
	add("hit hit");
	search_for(&view.search, "hit", 0);
	for (size_t n = 0; view_has(&view, n); n++) {
		search_add_line(&view.search);
		search_add(&view.search, n ? "hit hit" : "no", n ? 7 : 2);
	}
	while (view.search.stage == SEARCH_BEHIND)
		assert_true(search_more(&view.search, 1));
	assert_int_equal(view.search.stage, SEARCH_COUNT);
	assert_shown(1, "hit hit");
	assert_int_equal(grid_at(&grid, 1, 0)->style, STYLE_MATCH_NOW);
	assert_int_equal(grid_at(&grid, 1, 4)->style, STYLE_MATCH);
}

static void a_line_break_in_a_pattern_of_blanks_counts_once(void **state)
{
	(void)state;
	add("a");
	add("");
	add("b");
	assert_int_equal(hits_of("a b"), 0);
}

static void wrapped_rows_hang_and_lose_nothing(void **state)
{
	static const struct {
		const char *prefix, *text, *want[4];
		int width, indent;
	} cases[] = {
	    {"", "one two three", {"one two", "three"}, 7, 0},
	    {"[!] ", "one two", {"[!] one", "    two"}, 8, 4},
	    {"Hint:", "ab cd", {"Hint: ab", "  cd"}, 8, 2},
	    {"", "1 to go", {"1 to go"}, 8, 2}, /* a word shorter than the indentation */
	    {"", "abcdefghij", {"abcd", "efgh", "ij"}, 4, 0},
	    {"", "a\nb", {"a", "b"}, 4, 0},
	    {"", "日本語", {"日本", "語"}, 5, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		rows_clear(&rows);
		rows_puts(&rows, MD_TEXT, cases[i].prefix);
		rows_wrap(&rows, MD_TEXT, cases[i].text, cases[i].width, cases[i].indent);
		size_t n = 0;
		while (n < 4 && cases[i].want[n]) {
			assert_shown((int)n, cases[i].want[n]);
			n++;
		}
		assert_int_equal(rows_count(&rows), n);
	}
}

static void highlight(const char *language, const char *text, size_t len, md_emit_fn *emit, void *ctx)
{
	assert_string_equal(language, "python");
	assert_true(len > 0 && text[0] == 'd');
	emit(0, 3, MD_CODE_KEYWORD, ctx);
	emit(4, 9, MD_CODE_STRING, ctx); /* across the newline */
}

static void code_has_numbers_marks_and_colours(void **state)
{
	const struct code_mark marks[] = {{1, "W", STYLE_FINDING, STYLE_LINE_NUMBER}, {3, ">", STYLE_FAIL, STYLE_FAIL_LINE}};
	const char *text = "def ab\ncd\n\tx\xE2\x80\xAEy";

	(void)state;
	code_rows(&rows, text, strlen(text), highlight, marks, 2);
	assert_int_equal(rows_count(&rows), 3);
	assert_shown(0, "1W def ab");
	assert_int_equal(grid_at(&grid, 0, 3)->style, MD_CODE_KEYWORD);
	assert_int_equal(grid_at(&grid, 0, 7)->style, MD_CODE_STRING);
	assert_shown(1, "2  cd");
	assert_int_equal(grid_at(&grid, 1, 3)->style, MD_CODE_STRING);
	assert_shown(2, "3>     x<U+\xE2\x80\xBA"); /* a tab is four cells; a control that turns text round is shown */
	assert_int_equal(grid_at(&grid, 2, 0)->style, STYLE_FAIL_LINE);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(scrolling_stops_at_both_ends, start, stop),
	    cmocka_unit_test_setup_teardown(an_empty_text_can_be_scrolled, start, stop),
	    cmocka_unit_test_setup_teardown(code_scrolls_sideways_behind_its_margin, start, stop),
	    cmocka_unit_test_setup_teardown(sections_are_jumped_to, start, stop),
	    cmocka_unit_test_setup_teardown(links_are_focused_in_order, start, stop),
	    cmocka_unit_test_setup_teardown(a_search_finds_across_a_wrapped_line, start, stop),
	    cmocka_unit_test_setup_teardown(a_search_with_capitals_is_exact, start, stop),
	    cmocka_unit_test_setup_teardown(a_search_starts_where_one_reads, start, stop),
	    cmocka_unit_test_setup_teardown(the_hits_survive_a_new_layout, start, stop),
	    cmocka_unit_test_setup_teardown(a_pattern_that_grows_goes_on_from_where_one_reads, start, stop),
	    cmocka_unit_test_setup_teardown(hits_on_the_screen_are_shown_before_all_are_counted, start, stop),
	    cmocka_unit_test_setup_teardown(a_line_break_in_a_pattern_of_blanks_counts_once, start, stop),
	    cmocka_unit_test_setup_teardown(wrapped_rows_hang_and_lose_nothing, start, stop),
	    cmocka_unit_test_setup_teardown(code_has_numbers_marks_and_colours, start, stop),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("tui view", tests, NULL, NULL);
}
