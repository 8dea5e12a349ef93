#include "tests/unit/test.h"
#include "base/utf8.h"
#include "tui/grid.h"
#include "tui/input.h"

static struct grid grid;

static int start(void **state)
{
	(void)state;
	utf8_locale();
	grid_resize(&grid, 3, 10);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	grid_done(&grid);
	return 0;
}

static void assert_row(int y, const char *want)
{
	struct buf text = BUF_INIT;

	grid_row_text(&grid, y, &text);
	assert_string_equal(text.data, want);
	buf_done(&text);
}

/* The widths of every row sum up, and each wide character has its right half. */
static void assert_whole(void)
{
	for (int y = 0; y < grid.rows; y++) {
		for (int x = 0; x < grid.cols; x++) {
			const struct cell *c = grid_at(&grid, y, x);
			if (c->width == 2) {
				assert_true(x + 1 < grid.cols);
				assert_int_equal(grid_at(&grid, y, x + 1)->width, 0);
			}
			if (c->width == 0) {
				assert_true(x > 0);
				assert_int_equal(grid_at(&grid, y, x - 1)->width, 2);
			}
		}
	}
}

static void text_is_clipped_to_its_width_and_the_grid(void **state)
{
	(void)state;
	assert_int_equal(grid_puts(&grid, 0, 2, 4, "abcdef", 0), 4);
	assert_row(0, "  abcd");
	assert_int_equal(grid_puts(&grid, 1, 7, 100, "abcdef", 0), 3);
	assert_row(1, "       abc");
	assert_int_equal(grid_puts(&grid, 3, 0, 5, "below", 0), 0);
	assert_int_equal(grid_puts(&grid, -1, 0, 5, "above", 0), 0);
	assert_int_equal(grid_puts(&grid, 0, 12, 5, "beside", 0), 0);
	assert_row(2, "");
}

static void a_wide_character_is_never_cut(void **state)
{
	(void)state;
	assert_int_equal(grid_puts(&grid, 0, 0, 5, "日本語", 0), 5);
	assert_row(0, "日本");
	assert_int_equal(grid_puts(&grid, 1, 9, 5, "日", 0), 1);
	assert_row(1, "");
	assert_whole();
}

static void writing_over_half_of_a_wide_character_blanks_the_other(void **state)
{
	(void)state;
	grid_puts(&grid, 0, 0, 10, "日本", 0);
	grid_puts(&grid, 0, 1, 1, "x", 0);
	assert_row(0, " x本");
	grid_puts(&grid, 0, 2, 1, "y", 0);
	assert_row(0, " xy");
	grid_puts(&grid, 1, 0, 10, "日本", 0);
	grid_puts(&grid, 1, 1, 2, "語", 0);
	assert_row(1, " 語");
	assert_whole();
}

static void marks_ride_on_their_base(void **state)
{
	(void)state;
	assert_int_equal(grid_puts(&grid, 0, 0, 10, "e\xCC\x81z", 0), 2);
	assert_row(0, "e\xCC\x81z");
	assert_int_equal(grid_at(&grid, 0, 1)->cp[0], 'z');
	grid_puts(&grid, 1, 0, 10, "\xCC\x81z", 0); /* a mark without a base is dropped */
	assert_row(1, "z");
}

static void control_characters_never_reach_a_cell(void **state)
{
	(void)state;
	grid_puts(&grid, 0, 0, 10, "a\033[2Jb", 0);
	for (int x = 0; x < grid.cols; x++)
		assert_true(grid_at(&grid, 0, x)->cp[0] >= ' ');
	assert_row(0, "a\xEF\xBF\xBD[2Jb");
}

static void the_left_part_can_be_left_out(void **state)
{
	(void)state;
	assert_int_equal(grid_put_from(&grid, 0, 1, 5, 2, "abcdef", 6, 0), 4);
	assert_row(0, " cdef");
	assert_int_equal(grid_put_from(&grid, 1, 0, 5, 1, "日本", 6, 0), 3);
	assert_row(1, " 本");
	assert_int_equal(grid_put_from(&grid, 2, 0, 5, 9, "abc", 3, 0), 0);
	assert_whole();
}

static void styles_can_change_without_the_text(void **state)
{
	(void)state;
	grid_puts(&grid, 0, 0, 10, "abc", 1);
	grid_restyle(&grid, 0, -5, 7, 2);
	grid_restyle(&grid, 0, 9, 70, 3);
	assert_int_equal(grid_at(&grid, 0, 1)->style, 2);
	assert_int_equal(grid_at(&grid, 0, 2)->style, 1);
	assert_int_equal(grid_at(&grid, 0, 9)->style, 3);
	assert_row(0, "abc");
}

static void the_cursor_stays_inside(void **state)
{
	(void)state;
	grid_cursor(&grid, 7, -3);
	assert_int_equal(grid.cursor_y, 2);
	assert_int_equal(grid.cursor_x, 0);
}

static void a_grid_is_at_least_one_cell(void **state)
{
	(void)state;
	grid_resize(&grid, 0, -4);
	assert_int_equal(grid.rows, 1);
	assert_int_equal(grid.cols, 1);
	assert_int_equal(grid_puts(&grid, 0, 0, 9, "日x", 0), 1);
	assert_row(0, "");
}

/* Input. */

static void typing_edits_whole_characters(void **state)
{
	struct input in = {.text = BUF_INIT};

	(void)state;
	input_insert(&in, "a日b", strlen("a日b"));
	assert_true(input_act(&in, ACT_INPUT_LEFT));
	assert_true(input_act(&in, ACT_INPUT_ERASE));
	assert_string_equal(in.text.data, "ab");
	assert_true(input_act(&in, ACT_INPUT_DELETE));
	assert_string_equal(in.text.data, "a");
	input_act(&in, ACT_INPUT_START);
	input_insert(&in, "z", 1);
	assert_string_equal(in.text.data, "za");
	input_act(&in, ACT_INPUT_CLEAR);
	assert_string_equal(in.text.data, "");
	input_act(&in, ACT_INPUT_ERASE);
	assert_string_equal(in.text.data, "");
	assert_false(input_act(&in, ACT_DOWN));
	input_done(&in);
}

static void a_pasted_text_ends_at_its_first_newline(void **state)
{
	struct input in = {.text = BUF_INIT};

	(void)state;
	input_insert(&in, "one\ntwo\033", 8);
	assert_string_equal(in.text.data, "one");
	input_done(&in);
}

static void a_long_input_scrolls_to_its_cursor(void **state)
{
	struct input in = {.text = BUF_INIT};

	(void)state;
	input_insert(&in, "0123456789abc", 13);
	input_draw(&in, &grid, 0, 2, 5, 0);
	assert_row(0, "  9abc");
	assert_int_equal(grid.cursor_x, 6);
	input_done(&in);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(text_is_clipped_to_its_width_and_the_grid, start, stop),
	    cmocka_unit_test_setup_teardown(a_wide_character_is_never_cut, start, stop),
	    cmocka_unit_test_setup_teardown(writing_over_half_of_a_wide_character_blanks_the_other, start, stop),
	    cmocka_unit_test_setup_teardown(marks_ride_on_their_base, start, stop),
	    cmocka_unit_test_setup_teardown(control_characters_never_reach_a_cell, start, stop),
	    cmocka_unit_test_setup_teardown(the_left_part_can_be_left_out, start, stop),
	    cmocka_unit_test_setup_teardown(styles_can_change_without_the_text, start, stop),
	    cmocka_unit_test_setup_teardown(the_cursor_stays_inside, start, stop),
	    cmocka_unit_test_setup_teardown(a_grid_is_at_least_one_cell, start, stop),
	    cmocka_unit_test_setup_teardown(typing_edits_whole_characters, start, stop),
	    cmocka_unit_test_setup_teardown(a_pasted_text_ends_at_its_first_newline, start, stop),
	    cmocka_unit_test_setup_teardown(a_long_input_scrolls_to_its_cursor, start, stop),
	};

	return cmocka_run_group_tests_name("tui grid", tests, NULL, NULL);
}
