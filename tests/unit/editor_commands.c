/* Each command of the editor. In the texts | is the cursor and ^ the other end of the selection. */
#include "tests/unit/test.h"
#include "base/utf8.h"
#include "editor/editor.h"

static struct editor *open_marked(const char *marked)
{
	struct buf text = BUF_INIT;
	size_t cursor = 0, anchor = SIZE_MAX;

	for (const char *p = marked; *p; p++) {
		if (*p == '|')
			cursor = text.len;
		else if (*p == '^')
			anchor = text.len;
		else
			buf_addch(&text, *p);
	}
	struct editor *ed = editor_new(text.data, text.len);
	editor_select(ed, anchor == SIZE_MAX ? cursor : anchor, cursor);
	buf_done(&text);
	return ed;
}

static void assert_marked(const struct editor *ed, const char *want)
{
	struct buf text = BUF_INIT, out = BUF_INIT;
	size_t cursor = editor_cursor(ed), anchor = editor_anchor(ed);

	editor_copy_out(ed, 0, editor_length(ed), &text);
	for (size_t i = 0; i <= text.len; i++) {
		if (i == anchor && anchor != cursor)
			buf_addch(&out, '^');
		if (i == cursor)
			buf_addch(&out, '|');
		if (i < text.len)
			buf_addch(&out, text.data[i]);
	}
	assert_string_equal(out.data, want);
	buf_done(&text);
	buf_done(&out);
}

struct example {
	const char *before, *after;
};

static void assert_examples(void (*command)(struct editor *ed), const struct example *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct editor *ed = open_marked(list[i].before);
		command(ed);
		assert_marked(ed, list[i].after);
		if (editor_undo(ed))
			assert_marked(ed, list[i].before);
		editor_free(ed);
	}
}
#define EXAMPLES(command, ...)                                                                 \
	do {                                                                                   \
		static const struct example list[] = {__VA_ARGS__};                            \
		assert_examples(command, list, sizeof list / sizeof *list);                    \
	} while (0)

static void a_new_line_is_indented_as_python_goes_on(void **state)
{
	(void)state;
	EXAMPLES(editor_newline,
	    {"x = 1|", "x = 1\n|"},
	    {"def f():|", "def f():\n    |"},
	    {"def f():  # why: so|", "def f():  # why: so\n    |"},
	    {"    if x:|", "    if x:\n        |"},
	    {"    x = 'a:'|", "    x = 'a:'\n    |"},
	    {"    x = 'it\\'s' # a:|", "    x = 'it\\'s' # a:\n    |"},
	    {"        return x|", "        return x\n    |"},
	    {"    break|", "    break\n|"},
	    {"    continue  # on|", "    continue  # on\n|"},
	    {"    pass|", "    pass\n|"},
	    {"    raise E from e|", "    raise E from e\n|"},
	    {"    returned = 1|", "    returned = 1\n    |"},
	    {"    return (|", "    return (\n        |"},
	    {"    return f(a,|", "    return f(a,\n        |"},
	    {"    return f(a)|", "    return f(a)\n|"},
	    {"  |  x", "  \n  |  x"},
	    {"|    x", "\n|    x"},
	    {"    a^b|c", "    a\n    |c"},
	    {"if x:\n  y = 1\n  if z:|", "if x:\n  y = 1\n  if z:\n    |"},
	    {"if x:\n\ty = 1\n\tif z:|", "if x:\n\ty = 1\n\tif z:\n\t\t|"},
	    {"if x:\n\treturn|", "if x:\n\treturn\n|"},
	    {"a\r\nb:|", "a\r\nb:\r\n    |"});
}

static void erasing_takes_characters_and_levels(void **state)
{
	(void)state;
	EXAMPLES(editor_erase,
	    {"|a", "|a"},
	    {"ab|c", "a|c"},
	    {"a\n|b", "a|b"},
	    {"a\r\n|b", "a|b"},
	    {"e\xCC\x81|x", "|x"},
	    {"漢|", "|"},
	    {"👩‍💻|x", "|x"},
	    {"🇩🇪🇫🇷|", "🇩🇪|"},
	    {"a\xFF|", "a|"},
	    {"        |x", "    |x"},
	    {"      |x", "    |x"},
	    {"a   |x", "a  |x"},
	    {"if x:\n  y\n    |", "if x:\n  y\n  |"},
	    {"\t\t|x", "\t|x"},
	    {"a^bc|d", "a|d"},
	    {"a|bc^d", "a|d"});
	EXAMPLES(editor_delete,
	    {"a|", "a|"},
	    {"|ab", "|b"},
	    {"a|\r\nb", "a|b"},
	    {"|👩‍💻x", "|x"},
	    {"a^bc|d", "a|d"});
	EXAMPLES(editor_erase_word,
	    {"one two|", "one |"},
	    {"one two  |", "one |"},
	    {"one\n  |", "|"},
	    {"f(x, ytail|)", "f(x, |)"},
	    {"a^bc|d", "a|d"});
}

static void indentation_goes_by_levels(void **state)
{
	(void)state;
	EXAMPLES(editor_indent,
	    {"|", "    |"},
	    {"  |x", "    |x"},
	    {"a|", "a   |"},
	    {"if x:\n\ty\n|", "if x:\n\ty\n\t|"},
	    {"^a\n\n  b\n|c", "^    a\n\n      b\n|c"},
	    {"a|b^c", "    a|b^c"});
	EXAMPLES(editor_dedent,
	    {"    x|", "x|"},
	    {"  x|", "x|"},
	    {"      |x", "  |x"},
	    {"\t\tx|", "\tx|"},
	    {"|    x", "|x"},
	    {"^    a\n  b\n      c|\nd", "^a\nb\n  c|\nd"},
	    {"x|", "x|"});
}

static void comments_are_put_on_and_off(void **state)
{
	(void)state;
	EXAMPLES(editor_comment,
	    {"x|", "# x|"},
	    {"# x|", "x|"},
	    {"#x|", "x|"},
	    {"    |x", "    # |x"},
	    {"|", "|"},
	    {"^a\n\n  b|", "^# a\n\n#   b|"},
	    {"    ^a\n        b\n|c", "    # ^a\n    #     b\n|c"},
	    {"^# a\n\n  # b|", "^a\n\n  b|"},
	    {"^# a\nb|", "^# # a\n# b|"});
}

static void mark_late(struct editor *ed)
{
	editor_mark(ed, "late");
}

static void a_mark_is_put_and_taken_back(void **state)
{
	(void)state;
	EXAMPLES(mark_late,
	    {"x = 1|\ny", "x = 1|  # issue: late\ny"},
	    {"x = |1\r\ny", "x = |1  # issue: late\r\ny"},
	    {"x|  # issue: late\ny", "x|\ny"},
	    {"x  # issue: lat|e\ny", "x|\ny"},
	    {"x|  # issue: no-await\ny", "x|  # issue: late\ny"},
	    {"x|  #issue:no-await, and more", "x|  #issue:late, and more"},
	    {"    |", "    |# issue: late"},
	    {"    # issue: late|", "    |"},
	    {"# issue: late|", "|"},
	    {"x = 1 + \\|\n2", "x = 1 + \\|\n2"});
	struct editor *ed = open_marked("a  # issue: no-await|");
	struct buf name = BUF_INIT;
	assert_true(editor_marked(ed, &name));
	assert_string_equal(name.data, "no-await");
	buf_done(&name);
	editor_free(ed);
}

static void copy_and_put(struct editor *ed)
{
	editor_copy(ed);
	editor_put(ed);
}

static void cut_and_put(struct editor *ed)
{
	editor_cut(ed);
	editor_put(ed);
	editor_undo(ed);
}

static void cut_lines(struct editor *ed)
{
	size_t n;

	editor_cut_line(ed);
	editor_cut_line(ed);
	assert_string_equal(editor_clip(ed, &n), "a\nb\n");
	editor_undo(ed);
}

static void the_clipboard_takes_the_selection_or_the_line(void **state)
{
	(void)state;
	EXAMPLES(copy_and_put,
	    {"a^bc|d", "abc|d"},
	    {"a\nb|c\nd", "a\nbc\nb|c\nd"},
	    {"|", "|"});
	EXAMPLES(cut_and_put, {"a^bc|d", "a|d"}, {"a\nb|c\nd", "a\n|d"});
	EXAMPLES(cut_lines, {"a|\nb\nc", "|b\nc"});
	struct editor *ed = open_marked("^one|\nlast");
	size_t n;
	assert_true(editor_copy(ed));
	editor_move(ed, EDITOR_TEXT_END, 1, false);
	editor_put(ed);
	assert_marked(ed, "one\nlastone|");
	editor_cut_line(ed);
	assert_string_equal(editor_clip(ed, &n), "lastone\n");
	editor_free(ed);
}

static void a_paste_keeps_everything_but_line_ends(void **state)
{
	(void)state;
	struct editor *ed = open_marked("a\r\n|");
	editor_paste(ed, "x:\ny\rz\r\n\n", 9);
	assert_marked(ed, "a\r\nx:\r\ny\r\nz\r\n\r\n|");
	assert_true(editor_undo(ed));
	assert_marked(ed, "a\r\n|");
	editor_free(ed);
}

struct movement {
	enum editor_move move;
	size_t count;
	bool select;
	const char *before, *after;
};

static void the_cursor_goes_by_what_one_sees(void **state)
{
	static const struct movement list[] = {
	    {EDITOR_LEFT, 1, false, "ab|", "a|b"},
	    {EDITOR_LEFT, 1, false, "|ab", "|ab"},
	    {EDITOR_LEFT, 1, false, "a\r\n|b", "a|\r\nb"},
	    {EDITOR_LEFT, 1, false, "a^bc|d", "a|bcd"},
	    {EDITOR_LEFT, 1, true, "a^bc|d", "a^b|cd"},
	    {EDITOR_LEFT, 2, false, "ae\xCC\x81漢|", "a|e\xCC\x81漢"},
	    {EDITOR_RIGHT, 1, false, "a^bc|d", "abc|d"},
	    {EDITOR_RIGHT, 1, false, "a|bc^d", "abc|d"},
	    {EDITOR_RIGHT, 1, true, "|👩‍💻x", "^👩‍💻|x"},
	    {EDITOR_RIGHT, 1, false, "|\xFF\xFE", "\xFF|\xFE"},
	    {EDITOR_RIGHT, 9, false, "|ab", "ab|"},
	    {EDITOR_DOWN, 1, false, "abc|d\nx\nuvwxyz", "abcd\nx|\nuvwxyz"},
	    {EDITOR_DOWN, 2, false, "abc|d\nx\nuvwxyz", "abcd\nx\nuvw|xyz"},
	    {EDITOR_DOWN, 1, false, "a漢|b\nuvwxyz", "a漢b\nuvw|xyz"},
	    {EDITOR_DOWN, 1, false, "uv|wxyz\n漢字", "uvwxyz\n漢|字"},
	    {EDITOR_DOWN, 1, false, "u|v\n漢字", "uv\n|漢字"},
	    {EDITOR_DOWN, 1, false, "\tx|\nuvwxyz", "\tx\nuvwxy|z"},
	    {EDITOR_DOWN, 1, false, "ab|c", "abc|"},
	    {EDITOR_UP, 1, false, "ab|c", "|abc"},
	    {EDITOR_UP, 1, true, "ab\nc|d", "a|b\nc^d"},
	    {EDITOR_WORD_RIGHT, 1, false, "|one, two", "one|, two"},
	    {EDITOR_WORD_RIGHT, 2, false, "|one,\n two_2", "one,\n two_2|"},
	    {EDITOR_WORD_LEFT, 1, false, "one größe|", "one |größe"},
	    {EDITOR_WORD_LEFT, 1, false, "one  |two", "|one  two"},
	    {EDITOR_LINE_START, 1, false, "a\n    bc|", "a\n    |bc"},
	    {EDITOR_LINE_START, 1, false, "a\n    |bc", "a\n|    bc"},
	    {EDITOR_LINE_START, 1, false, "a\n|    bc", "a\n    |bc"},
	    {EDITOR_LINE_END, 1, false, "|a\r\nb", "a|\r\nb"},
	    {EDITOR_TEXT_START, 1, true, "ab|c", "|ab^c"},
	    {EDITOR_TEXT_END, 1, false, "a|b\nc", "ab\nc|"},
	    {EDITOR_BRACKET, 1, false, "f|(a[1], {2})", "f(a[1], {2}|)"},
	    {EDITOR_BRACKET, 1, false, "f(a[1], {2})|", "f|(a[1], {2})"},
	    {EDITOR_BRACKET, 1, false, "f(a[1|], {2})", "f(a|[1], {2})"},
	    {EDITOR_BRACKET, 1, false, "f((|", "f((|"},
	    {EDITOR_BRACKET, 1, false, "a|b", "a|b"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		struct editor *ed = open_marked(list[i].before);
		editor_move(ed, list[i].move, list[i].count, list[i].select);
		assert_marked(ed, list[i].after);
		editor_free(ed);
	}
}

static void up_and_down_keep_the_column(void **state)
{
	(void)state;
	struct editor *ed = open_marked("abcde|f\nx\n\nuvwxyz");
	for (int i = 0; i < 3; i++)
		editor_move(ed, EDITOR_DOWN, 1, false);
	assert_marked(ed, "abcdef\nx\n\nuvwxy|z");
	editor_move(ed, EDITOR_UP, 1, false);
	editor_move(ed, EDITOR_LEFT, 1, false);
	editor_move(ed, EDITOR_UP, 1, false);
	assert_marked(ed, "a|bcdef\nx\n\nuvwxyz");
	editor_free(ed);
}

static void word_line_and_all_are_selected(void **state)
{
	(void)state;
	struct editor *ed = open_marked("a\nfoo_bar = 1|\nb");
	editor_select_word(ed, 4);
	assert_marked(ed, "a\n^foo_bar| = 1\nb");
	editor_select_line(ed);
	assert_marked(ed, "a\n^foo_bar = 1\n|b");
	editor_select_all(ed);
	assert_marked(ed, "^a\nfoo_bar = 1\nb|");
	editor_free(ed);
}

static void type(struct editor *ed, const char *text)
{
	for (; *text; text++)
		editor_type(ed, text, 1);
}

static void undo_goes_by_runs_of_typing(void **state)
{
	(void)state;
	struct editor *ed = open_marked("|");
	type(ed, "one");
	editor_pause(ed);
	type(ed, " two");
	editor_newline(ed);
	type(ed, "three");
	editor_move(ed, EDITOR_LEFT, 2, false);
	type(ed, "X");
	editor_erase(ed);
	editor_erase(ed);
	editor_erase(ed);
	assert_marked(ed, "one two\nt|ee");
	static const char *const back[] = {"one two\nthrX|ee", "one two\nthr|ee", "one two\n|", "one two|", "one|", "|"};
	for (size_t i = 0; i < sizeof back / sizeof *back; i++) {
		assert_true(editor_undo(ed));
		assert_marked(ed, back[i]);
	}
	assert_false(editor_undo(ed));
	for (size_t i = 0; i < sizeof back / sizeof *back; i++)
		assert_true(editor_redo(ed));
	assert_marked(ed, "one two\nt|ee");
	assert_false(editor_redo(ed));
	editor_undo(ed);
	type(ed, "!");
	assert_false(editor_redo(ed));
	editor_free(ed);
}

static void what_is_typed_over_a_selection_is_one_step(void **state)
{
	(void)state;
	struct editor *ed = open_marked("a^bc|d");
	type(ed, "xyz");
	assert_marked(ed, "axyz|d");
	assert_true(editor_undo(ed));
	assert_marked(ed, "a^bc|d");
	editor_free(ed);
}

static void the_saved_text_is_known_again(void **state)
{
	(void)state;
	struct editor *ed = open_marked("a|");
	assert_true(editor_is_saved(ed));
	type(ed, "b");
	assert_false(editor_is_saved(ed));
	editor_saved(ed);
	type(ed, "c");
	assert_false(editor_is_saved(ed));
	editor_undo(ed);
	assert_true(editor_is_saved(ed));
	assert_marked(ed, "ab|");
	editor_undo(ed);
	assert_false(editor_is_saved(ed));
	type(ed, "d"); /* what was saved cannot be come back to */
	editor_undo(ed);
	assert_false(editor_is_saved(ed));
	editor_free(ed);
}

static void a_text_from_elsewhere_can_be_undone(void **state)
{
	(void)state;
	struct editor *ed = open_marked("one\ntwo\nthr|ee\n");
	editor_replace_text(ed, "one\nTWO\nthree\nfour\n", 19);
	assert_marked(ed, "one\nTWO\nthr|ee\nfour\n");
	assert_true(editor_undo(ed));
	assert_marked(ed, "one\ntwo\nthr|ee\n");
	editor_replace_text(ed, "", 0);
	assert_marked(ed, "|");
	editor_free(ed);
}

static void searching_folds_case_and_goes_around(void **state)
{
	(void)state;
	struct editor *ed = open_marked("aba Ab ab|");
	struct editor_hit hit;
	assert_true(editor_find(ed, "ab", 0, false, &hit));
	assert_int_equal(hit.from, 0);
	assert_true(editor_find(ed, "ab", 1, false, &hit));
	assert_int_equal(hit.from, 4);
	assert_true(editor_find(ed, "Ab", 5, false, &hit));
	assert_int_equal(hit.from, 4);
	assert_true(hit.wrapped);
	assert_true(editor_find(ed, "ab", 4, true, &hit));
	assert_int_equal(hit.from, 0);
	assert_true(editor_find(ed, "ab", 0, true, &hit));
	assert_int_equal(hit.from, 7);
	assert_true(hit.wrapped);
	assert_false(editor_find(ed, "abc", 0, false, &hit));
	assert_false(editor_find(ed, "", 0, false, &hit));
	editor_free(ed);
}

static void a_hit_over_two_pieces_is_found(void **state)
{
	struct buf text = BUF_INIT;
	struct editor_hit hit;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_addf(&text, "aab%d", i);
	struct editor *ed = editor_new(text.data, text.len);
	for (int i = 0; i < 3000; i++) {
		char name[16];
		snprintf(name, sizeof name, "b%da", i);
		if (i < 2999)
			assert_true(editor_find(ed, name, 0, false, &hit));
		assert_memory_equal(text.data + hit.from, i < 2999 ? name : "", i < 2999 ? strlen(name) : 0);
	}
	editor_free(ed);
	buf_done(&text);
}

static void replacing_is_one_step_each_or_all(void **state)
{
	(void)state;
	struct editor *ed = open_marked("aa ^a|");
	assert_true(editor_replace(ed, "a", "aaa"));
	assert_marked(ed, "aa aaa|");
	assert_false(editor_replace(ed, "a", "b"));
	assert_int_equal(editor_replace_all(ed, "aa", "b"), 2);
	assert_marked(ed, "b ba|");
	assert_true(editor_undo(ed));
	assert_marked(ed, "aa aaa|");
	assert_int_equal(editor_replace_all(ed, "x", "y"), 0);
	editor_free(ed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_new_line_is_indented_as_python_goes_on),
	    cmocka_unit_test(erasing_takes_characters_and_levels),
	    cmocka_unit_test(indentation_goes_by_levels),
	    cmocka_unit_test(comments_are_put_on_and_off),
	    cmocka_unit_test(a_mark_is_put_and_taken_back),
	    cmocka_unit_test(the_clipboard_takes_the_selection_or_the_line),
	    cmocka_unit_test(a_paste_keeps_everything_but_line_ends),
	    cmocka_unit_test(the_cursor_goes_by_what_one_sees),
	    cmocka_unit_test(up_and_down_keep_the_column),
	    cmocka_unit_test(word_line_and_all_are_selected),
	    cmocka_unit_test(undo_goes_by_runs_of_typing),
	    cmocka_unit_test(what_is_typed_over_a_selection_is_one_step),
	    cmocka_unit_test(the_saved_text_is_known_again),
	    cmocka_unit_test(a_text_from_elsewhere_can_be_undone),
	    cmocka_unit_test(searching_folds_case_and_goes_around),
	    cmocka_unit_test(a_hit_over_two_pieces_is_found),
	    cmocka_unit_test(replacing_is_one_step_each_or_all),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("editor_commands", tests, NULL, NULL);
}
