/* The built-in editor in a grid of cells: keys, mouse, what is shown. */
#include "tests/unit/test.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/editor.h"
#include "tui/key.h"
#include "tui/theme.h"

static struct rule_set *rules;
static struct editbox *box;
static struct grid grid;
static struct buf said, copied;

static void say(void *ctx, const char *text)
{
	(void)ctx;
	buf_clear(&said);
	buf_addstr(&said, text);
}

static void copy(void *ctx, const char *text, size_t len)
{
	(void)ctx;
	buf_clear(&copied);
	buf_add(&copied, text, len);
}

static void open_box(const char *text, int rows, int cols)
{
	editbox_free(box);
	box = editbox_new(text, strlen(text), rules, (struct editbox_host){NULL, say, copy}, true);
	grid_resize(&grid, rows, cols);
	editbox_place(box, (struct box){0, 0, rows, cols});
}

static int start(void **state)
{
	(void)state;
	said = copied = (struct buf)BUF_INIT;
	open_box("", 10, 60);
	return 0;
}

static int stop(void **state)
{
	(void)state;
	editbox_free(box);
	box = NULL;
	grid_done(&grid);
	buf_done(&said);
	buf_done(&copied);
	return 0;
}

/* Names of keys with blanks between them. */
static void keys(const char *names)
{
	while (*names) {
		size_t n = strcspn(names, " ");
		uint32_t key = key_parse(names, n);
		assert_int_not_equal(key, K_NONE);
		assert_true(editbox_key(box, key));
		names += n + (names[n] == ' ');
	}
}

static void type(const char *text)
{
	for (uint32_t cp; *text;) {
		text += utf8_decode(text, strlen(text), &cp);
		assert_true(editbox_key(box, cp));
	}
}

static void assert_text(const char *want)
{
	struct buf b = BUF_INIT;

	editor_copy_out(editbox_editor(box), 0, editor_length(editbox_editor(box)), &b);
	assert_string_equal(b.data, want);
	buf_done(&b);
}

static void draw(void)
{
	grid_clear(&grid, MD_TEXT);
	editbox_draw(box, &grid, true);
}

static void assert_row(int y, const char *want)
{
	struct buf b = BUF_INIT;

	draw();
	grid_row_text(&grid, y, &b);
	assert_string_equal(b.data, want);
	buf_done(&b);
}

static void assert_cursor(int y, int x)
{
	draw();
	assert_int_equal(grid.cursor_y, y);
	assert_int_equal(grid.cursor_x, x);
	assert_true(grid.cursor);
}

static void check_all(void)
{
	editbox_pause(box);
	while (editbox_idle(box))
		;
}

static void what_is_typed_is_shown_with_its_number(void **state)
{
	(void)state;
	type("def f():");
	keys("Enter");
	type("return 1");
	keys("Enter");
	type("x = '漢'");
	assert_text("def f():\n    return 1\nx = '漢'");
	assert_row(0, "1  def f():");
	assert_row(1, "2      return 1");
	assert_row(2, "3  x = '漢'");
	assert_cursor(2, 3 + 8);
	assert_int_equal(grid_at(&grid, 0, 3)->style, MD_CODE_KEYWORD);
	assert_int_equal(grid_at(&grid, 0, 7)->style, MD_CODE_DEFINITION);
}

static void every_command_has_a_key(void **state)
{
	(void)state;
	open_box("def f():\n    a = 1\n    b = (2)\n", 10, 60);
	keys("Down Ctrl-_");
	assert_text("def f():\n    # a = 1\n    b = (2)\n");
	keys("Ctrl-_ Ctrl-K");
	assert_text("def f():\n    b = (2)\n");
	keys("Ctrl-V");
	assert_text("def f():\n    a = 1\n    b = (2)\n");
	keys("Ctrl-U Ctrl-U");
	assert_text("def f():\n    a = 1\n    b = (2)\n");
	keys("Ctrl-Y Ctrl-U");
	assert_text("def f():\n    a = 1\n    b = (2)\n");
	keys("Ctrl-A Ctrl-C");
	assert_string_equal(copied.data, "def f():\n    a = 1\n    b = (2)\n");
	keys("Ctrl-X");
	assert_text("");
	keys("Ctrl-V Ctrl-Home Shift-Down Tab");
	assert_text("    def f():\n    a = 1\n    b = (2)\n");
	keys("Shift-Tab");
	assert_text("def f():\n    a = 1\n    b = (2)\n");
	keys("Ctrl-G");
	type("3:9");
	keys("Enter");
	assert_int_equal(editor_cursor(editbox_editor(box)), 9 + 10 + 8);
	keys("Ctrl-]");
	assert_int_equal(editor_cursor(editbox_editor(box)), 9 + 10 + 10);
	keys("Ctrl-W");
	assert_text("def f():\n    a = 1\n    b = ()\n");
	keys("Delete Backspace");
	assert_text("def f():\n    a = 1\n    b = \n");
	keys("Ctrl-Home Ctrl-Right Ctrl-Shift-Right Ctrl-D");
	assert_text("def():\n    a = 1\n    b = \n");
	keys("Ctrl-Q Right Right Ctrl-X");
	assert_text("def:\n    a = 1\n    b = \n");
	keys("Ctrl-T Ctrl-T Ctrl-T Ctrl-D");
	assert_text("");
}

static void keys_that_mean_nothing_are_left_to_the_screen(void **state)
{
	(void)state;
	assert_false(editbox_key(box, K_ESC));
	assert_false(editbox_key(box, K_F1 + 1));
	assert_false(editbox_key(box, K_CTRL('S')));
	assert_false(editbox_key(box, K_CTRL('Z')));
	assert_true(editbox_key(box, K_ALT | 'x'));
	assert_text("");
	keys("a Ctrl-A Esc");
	assert_false(editbox_key(box, K_ESC));
}

static void a_paste_is_one_step_and_runs_no_keys(void **state)
{
	const char *text = "if x:\r\n    y\n        z\x1B[A\x03\n";

	(void)state;
	type("a");
	editbox_paste(box, text, strlen(text));
	assert_text("aif x:\n    y\n        z\x1B[A\x03\n");
	assert_row(2, "3          z\xE2\x90\x9B[A\xE2\x90\x83");
	keys("Ctrl-U");
	assert_text("a");
	keys("Ctrl-U");
	assert_text("");
}

static void a_search_shows_its_hits_and_goes_around(void **state)
{
	(void)state;
	open_box("alpha\nbeta\nAlpha alp\n", 8, 40);
	keys("Down Ctrl-F");
	type("alp");
	assert_row(7, "Find: alp");
	assert_int_equal(grid_at(&grid, 0, 3)->style, STYLE_MATCH);
	assert_int_equal(grid_at(&grid, 2, 3)->style, STYLE_MATCH_NOW);
	assert_cursor(7, 9);
	keys("Enter");
	assert_string_equal(said.data, "2 of 3: alp");
	keys("Ctrl-N Ctrl-N");
	assert_string_equal(said.data, "1 of 3: alp (from the top again)");
	keys("Ctrl-P");
	assert_string_equal(said.data, "3 of 3: alp (from the end again)");
	keys("Esc");
	draw();
	assert_int_not_equal(grid_at(&grid, 0, 3)->style, STYLE_MATCH);
	keys("Ctrl-F");
	type("zebra");
	keys("Enter");
	assert_string_equal(said.data, "not found: zebra");
	keys("Ctrl-Home Ctrl-F");
	type("Alp");
	keys("Enter");
	assert_string_equal(said.data, "1 of 1: Alp");
	keys("Ctrl-F");
	type("beta");
	keys("Esc");
	assert_text("alpha\nbeta\nAlpha alp\n");
	assert_int_equal(editor_line_at(editbox_editor(box), editor_cursor(editbox_editor(box))), 2);
}

static void replacing_asks_for_each_hit(void **state)
{
	(void)state;
	open_box("one two one\none one\n", 8, 60);
	keys("Down Ctrl-R");
	type("one");
	keys("Enter");
	type("1");
	keys("Enter");
	assert_row(7, "Replace? y replace  n skip  a all  q stop");
	keys("y n y");
	assert_text("1 two one\n1 one\n");
	keys("n");
	assert_string_equal(said.data, "Replaced 2 times.");
	keys("Ctrl-U Ctrl-U");
	assert_text("one two one\none one\n");
	keys("Ctrl-R");
	type("one");
	keys("Enter");
	type("the one");
	keys("Enter a");
	assert_text("the one two the one\nthe one the one\n");
	keys("Ctrl-U");
	assert_text("one two one\none one\n");
}

static void an_issue_is_marked_in_one_key_and_a_name(void **state)
{
	static const char *const names[] = {"blocking-sleep", "fire-and-forget", "lost-result"};

	(void)state;
	open_box("a = 1\nb = '''\n(c)'''\n", 8, 60);
	keys("Ctrl-O");
	assert_string_equal(said.data, "There is nothing to mark in this exercise.");
	editbox_issues(box, names, 3);
	keys("Ctrl-O");
	assert_row(7, "Issue:                               blocking-sleep (1 of 3)");
	keys("Down");
	assert_row(7, "Issue:                              fire-and-forget (2 of 3)");
	keys("Enter");
	assert_text("a = 1  # issue: fire-and-forget\nb = '''\n(c)'''\n");
	keys("Ctrl-O");
	assert_text("a = 1\nb = '''\n(c)'''\n");
	keys("Ctrl-O");
	type("lost");
	keys("Enter");
	assert_text("a = 1  # issue: lost-result\nb = '''\n(c)'''\n");
	keys("Down Ctrl-O Enter");
	assert_text("a = 1  # issue: lost-result\nb = '''\n(c)'''\n");
	assert_string_equal(said.data, "A comment cannot stand here: mark the line above, or the statement's first line.");
	editbox_issues(box, names, 1);
	keys("Down Ctrl-O");
	assert_text("a = 1  # issue: lost-result\nb = '''\n(c)'''  # issue: blocking-sleep\n");
}

static void findings_stand_in_the_margin_and_underline_the_text(void **state)
{
	bool fresh;

	(void)state;
	open_box("import time\n\nasync def main():\n    x = 1\n", 10, 60);
	check_all();
	editbox_findings(box, &fresh);
	assert_true(fresh);
	keys("Ctrl-End");
	type("    time.sleep(1)");
	draw();
	const struct findings *f = editbox_findings(box, &fresh);
	assert_false(fresh);
	assert_true(f->list.len > 0);
	assert_row(4, "5E     time.sleep(1)");
	assert_int_equal(grid_at(&grid, 4, 1)->style, STYLE_FINDING);
	assert_int_equal(grid_at(&grid, 4, 8)->style, STYLE_FINDING_TEXT);
	check_all();
	assert_row(4, "5E     time.sleep(1)");
	type("(");
	check_all();
	assert_row(4, "5!     time.sleep(1)(");
	editbox_fail_line(box, 4);
	keys("Ctrl-Home Enter");
	assert_row(4, "5>     x = 1");
}

static void long_lines_scroll_sideways(void **state)
{
	(void)state;
	open_box("short\n", 4, 40);
	keys("Ctrl-Home");
	for (int i = 0; i < 10; i++)
		type("0123456789");
	keys("End");
	assert_row(0, "1  <12345678901234567890123456789short");
	assert_cursor(0, 3 + 35);
	keys("Home");
	assert_row(0, "1  012345678901234567890123456789012345>");
	assert_cursor(0, 3);
}

static void small_boxes_work(void **state)
{
	(void)state;
	for (int rows = 1; rows < 7; rows++)
		for (int cols = 1; cols < 24; cols++) {
			open_box("def f():\n\treturn '漢字👩‍💻'\n\n\nx\n", rows, cols);
			keys("Down End Ctrl-F");
			type("x");
			draw();
			keys("Enter Up Up Home Ctrl-R");
			draw();
			keys("x Enter y Enter");
			draw();
			keys("y Ctrl-A");
			draw();
			assert_in_range(grid.cursor_y, 0, rows - 1);
			assert_in_range(grid.cursor_x, 0, cols - 1);
		}
	open_box("import asyncio\nx = 1\n", 5, 20);
	keys("Down");
	assert_row(0, " import asyncio");
	assert_cursor(1, 1);
}

static void the_mouse_places_selects_and_scrolls(void **state)
{
	(void)state;
	open_box("one\ntwo three\n\nfour\n5\n6\n7\n8\n", 4, 40);
	assert_true(editbox_mouse(box, &(struct mouse){.kind = MOUSE_CLICK, .y = 1, .x = 3 + 4, .from_y = 1, .from_x = 7}));
	type("X");
	assert_text("one\ntwo Xthree\n\nfour\n5\n6\n7\n8\n");
	keys("Ctrl-U");
	assert_true(editbox_mouse(box, &(struct mouse){.kind = MOUSE_DRAG, .y = 1, .x = 3 + 3, .from_y = 0, .from_x = 3}));
	keys("Ctrl-C");
	assert_string_equal(copied.data, "one\ntwo");
	draw();
	assert_int_equal(grid_at(&grid, 0, 3)->style, STYLE_SELECTED);
	assert_int_equal(grid_at(&grid, 0, 6)->style, STYLE_SELECTED); /* the line's end */
	assert_true(editbox_mouse(box, &(struct mouse){.kind = MOUSE_WHEEL_DOWN, .y = 1, .x = 5}));
	assert_row(0, "4  four");
	assert_cursor(0, 3 + 3);
	assert_true(editbox_mouse(box, &(struct mouse){.kind = MOUSE_CLICK, .y = 3, .x = 30}));
	assert_cursor(3, 4);
	assert_false(editbox_mouse(box, &(struct mouse){.kind = MOUSE_CLICK, .y = 5, .x = 30}));
}

static void brackets_that_belong_together_are_shown(void **state)
{
	(void)state;
	open_box("f(')', [1, (2)])  # )\n", 4, 60);
	keys("Right");
	draw();
	assert_int_equal(grid_at(&grid, 0, 3 + 1)->style, STYLE_BRACKET);
	assert_int_equal(grid_at(&grid, 0, 3 + 15)->style, STYLE_BRACKET);
	assert_int_not_equal(grid_at(&grid, 0, 3 + 3)->style, STYLE_BRACKET);
}

static void ten_thousand_lines_lose_nothing(void **state)
{
	struct buf text = BUF_INIT, want = BUF_INIT;

	(void)state;
	open_box("", 24, 80);
	for (int i = 0; i < 10000; i++)
		buf_addf(&text, "value_%d = call(%d, 'é')\n", i, i);
	editbox_paste(box, text.data, text.len);
	assert_text(text.data);
	for (int i = 0; i < 10000; i++) {
		char line[32];
		snprintf(line, sizeof line, "x%d = 1", i);
		type(line);
		keys("Enter");
		if (i % 100 == 0)
			draw();
		buf_addf(&want, "%s\n", line);
	}
	buf_add(&text, want.data, want.len);
	assert_text(text.data);
	assert_int_equal(editor_lines(editbox_editor(box)), 20001);
	buf_done(&text);
	buf_done(&want);
}

static uint32_t random_key(void)
{
	static const char *const names[] = {"Left", "Right", "Up", "Down", "Shift-Down", "Ctrl-Right", "Home", "End", "PgDn", "PgUp", "Ctrl-Home", "Ctrl-End", "Enter",
	    "Enter", "Backspace", "Delete", "Tab", "Shift-Tab", "Esc", "Ctrl-A", "Ctrl-C", "Ctrl-F", "Ctrl-G", "Ctrl-K", "Ctrl-N", "Ctrl-O", "Ctrl-P", "Ctrl-Q", "Ctrl-R",
	    "Ctrl-T", "Ctrl-U", "Ctrl-U", "Ctrl-V", "Ctrl-W", "Ctrl-X", "Ctrl-Y", "Ctrl-]", "Ctrl-_", "y", "n", "a", "(", ")", "\"", "'", ":", "#", "1", "x", "=", "Space", "漢"};
	size_t i = (size_t)rand() % (sizeof names / sizeof *names + 1);

	return i < sizeof names / sizeof *names ? key_parse(names[i], strlen(names[i])) : 0x301; /* a mark that combines */
}

static void any_keys_can_be_undone(void **state)
{
	static const char text[] = "import time\nimport asyncio\n\n\nasync def main():\n\ttime.sleep(1)\n\tprint('''a\n\nb''')\r\n\n\nasyncio.run(main())";
	static const char *const names[] = {"blocking-sleep", "lost-result"};

	(void)state;
	for (int run = 0; run < 30; run++) {
		open_box(text, 1 + rand() % 12, 1 + rand() % 50);
		editbox_issues(box, names, 2);
		for (int i = 0; i < 300; i++) {
			editbox_key(box, random_key());
			if (rand() % 20 == 0)
				editbox_place(box, (struct box){0, 0, 1 + rand() % grid.rows, 1 + rand() % grid.cols});
			if (rand() % 20 == 0)
				editbox_paste(box, text, (size_t)rand() % sizeof text);
			if (rand() % 30 == 0)
				check_all();
			draw();
		}
		while (editor_undo(editbox_editor(box)))
			;
		assert_text(text);
		assert_true(editor_is_saved(editbox_editor(box)));
	}
}

static void bytes_that_are_no_text_are_kept_and_shown_safely(void **state)
{
	(void)state;
	open_box("a\xFF" "b\x1B[2J\xE2\x80\xAE\xE2\x80\x8B\tz", 3, 60);
	assert_row(0, "1  a\xEF\xBF\xBD" "b\xE2\x90\x9B[2J<U+202E><U+200B> z");
	keys("End");
	type("!");
	assert_text("a\xFF" "b\x1B[2J\xE2\x80\xAE\xE2\x80\x8B\tz!");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_is_typed_is_shown_with_its_number, start, stop),
	    cmocka_unit_test_setup_teardown(every_command_has_a_key, start, stop),
	    cmocka_unit_test_setup_teardown(keys_that_mean_nothing_are_left_to_the_screen, start, stop),
	    cmocka_unit_test_setup_teardown(a_paste_is_one_step_and_runs_no_keys, start, stop),
	    cmocka_unit_test_setup_teardown(a_search_shows_its_hits_and_goes_around, start, stop),
	    cmocka_unit_test_setup_teardown(replacing_asks_for_each_hit, start, stop),
	    cmocka_unit_test_setup_teardown(an_issue_is_marked_in_one_key_and_a_name, start, stop),
	    cmocka_unit_test_setup_teardown(findings_stand_in_the_margin_and_underline_the_text, start, stop),
	    cmocka_unit_test_setup_teardown(long_lines_scroll_sideways, start, stop),
	    cmocka_unit_test_setup_teardown(small_boxes_work, start, stop),
	    cmocka_unit_test_setup_teardown(the_mouse_places_selects_and_scrolls, start, stop),
	    cmocka_unit_test_setup_teardown(brackets_that_belong_together_are_shown, start, stop),
	    cmocka_unit_test_setup_teardown(ten_thousand_lines_lose_nothing, start, stop),
	    cmocka_unit_test_setup_teardown(any_keys_can_be_undone, start, stop),
	    cmocka_unit_test_setup_teardown(bytes_that_are_no_text_are_kept_and_shown_safely, start, stop),
	};
	const char *top = getenv("abs_top_srcdir");
	char *dir = xasprintf("%s/rules", top ? top : ".");

	utf8_locale();
	rules = rule_set_load(dir, NULL, NULL);
	int failed = cmocka_run_group_tests_name("tui_editor", tests, NULL, NULL);
	rule_set_free(rules);
	free(dir);
	return failed;
}
