#include "tests/unit/test.h"
#include "base/xalloc.h"
#include "tui/key.h"
#include "tui/keymap.h"

static struct keymap *map;
static struct buf faults = BUF_INIT;

static int make_map(void **state)
{
	(void)state;
	map = keymap_new();
	return 0;
}

static int drop_map(void **state)
{
	(void)state;
	keymap_free(map);
	buf_done(&faults);
	return 0;
}

static size_t read_text(const char *text)
{
	return keymap_read(map, "keys", text, strlen(text), &faults);
}

static enum action means(const char *key, unsigned scopes)
{
	return keymap_action(map, key_parse(key, strlen(key)), scopes);
}

#define ON_EXERCISE (SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_EXERCISE)
#define ON_HOME (SCOPE_SCREEN | SCOPE_MOVE | SCOPE_HOME)

static void every_scope_of_the_table_has_a_name_and_is_heard(void **state)
{
	unsigned named = 0, heard = 0, all = 0;

	(void)state;
#define SCOPE(id, types) named |= SCOPE_##id;
#define HEARD(name, scopes) heard |= (scopes);
#include "tui/screens.def"
	for (int a = ACT_NONE + 1; a < ACTIONS; a++)
		all |= action_scopes((enum action)a);
	assert_int_equal(all & ~named, 0);
	assert_int_equal(all & ~heard, 0);
}

static void an_empty_file_changes_nothing(void **state)
{
	(void)state;
	assert_int_equal(read_text("# nothing\n\n   \n"), 0);
	assert_int_equal(means("c", ON_EXERCISE), ACT_CHECK);
	assert_int_equal(means("d", ON_HOME), ACT_HALF_DOWN);
}

static void a_line_replaces_the_keys_of_an_action(void **state)
{
	struct buf keys = BUF_INIT;

	(void)state;
	assert_int_equal(read_text("check F8 C F8\r\n"), 0);
	assert_int_equal(means("F8", ON_EXERCISE), ACT_CHECK);
	assert_int_equal(means("C", ON_EXERCISE), ACT_CHECK);
	assert_int_equal(means("c", ON_EXERCISE), ACT_NONE);
	assert_int_equal(keymap_keys(map, ACT_CHECK, ON_EXERCISE, 0, " ", &keys), 2);
	assert_string_equal(keys.data, "F8 C");
	buf_done(&keys);
}

static void a_scope_limits_a_line(void **state)
{
	(void)state;
	assert_int_equal(read_text("half-down@home Ctrl-T"), 0);
	assert_int_equal(means("Ctrl-T", ON_HOME), ACT_HALF_DOWN);
	assert_int_equal(means("d", ON_HOME), ACT_NONE);
	assert_int_equal(means("d", SCOPE_READ), ACT_HALF_DOWN);
	assert_int_equal(means("Ctrl-D", ON_HOME), ACT_HALF_DOWN);
}

static void two_actions_can_change_places(void **state)
{
	(void)state;
	assert_int_equal(read_text("check d\ndiff c\n"), 0);
	assert_int_equal(means("d", ON_EXERCISE), ACT_CHECK);
	assert_int_equal(means("c", ON_EXERCISE), ACT_DIFF);
}

/* What cannot be used is told with its line and leaves the action as it was. */
static void a_line_that_cannot_be_used_changes_nothing(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
	    {"chek F8", "keys:1: there is no action \"chek\"; did you mean \"check\"?"},
	    {"fly-to-the-moon F8", "keys:1: there is no action \"fly-to-the-moon\"; \"asynctutor settings --keys\" lists all"},
	    {"check", "keys:1: name at least one key behind the action"},
	    {"check Hyper-X", "keys:1: \"Hyper-X\" is no key"},
	    {"check@lesson F8", "keys:1: the action has no keys in \"lesson\", only in: exercise"},
	    {"check@ F8", "keys:1: the action has no keys in \"\", only in: exercise"},
	    {"check d", "keys:1: d means \"diff\" on the screen \"exercise\"; take another key, or give \"diff\" others as well"},
	    {"check 5", "keys:1: 5: digits are numbers before a key"},
	    {"answer a", "keys:1: a: answers are taken by their digits"},
	    {"input-accept x", "keys:1: x is text in \"input\""},
	    {"redraw@input r", "keys:1: r is text in \"input\""},
	    {"check F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Alt-a Alt-b", "keys:1: more than 12 keys"},
	    {"\n\ncheck Nonsense\033[2J", "keys:3: \"Nonsense"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_clear(&faults);
		assert_int_equal(read_text(cases[i].text), 1);
		if (!strstr(faults.data, cases[i].says))
			fail_msg("%s: %s", cases[i].text, faults.data);
		assert_null(strchr(faults.data, '\033'));
		assert_int_equal(means("c", ON_EXERCISE), ACT_CHECK);
		assert_int_equal(means("Ctrl-L", SCOPE_INPUT), ACT_REDRAW);
	}
}

static void of_two_lines_about_the_same_the_first_counts(void **state)
{
	(void)state;
	assert_int_equal(read_text("check F8\ncheck F9\n"), 1);
	assert_non_null(strstr(faults.data, "keys:2: line 1 names keys for this action already"));
	assert_int_equal(means("F8", ON_EXERCISE), ACT_CHECK);
	assert_int_equal(means("F9", ON_EXERCISE), ACT_NONE);
}

static void a_line_that_waits_for_one_that_falls_falls_too(void **state)
{
	(void)state;
	assert_int_equal(read_text("diff x\ncheck d\n"), 2);
	assert_non_null(strstr(faults.data, "keys:1: x means \"reset\""));
	assert_non_null(strstr(faults.data, "keys:2: d means \"diff\""));
	assert_int_equal(means("d", ON_EXERCISE), ACT_DIFF);
	assert_int_equal(means("c", ON_EXERCISE), ACT_CHECK);
	assert_int_equal(means("x", ON_EXERCISE), ACT_RESET);
}

static void the_same_key_may_stand_for_two_actions_that_are_not_heard_together(void **state)
{
	(void)state;
	assert_int_equal(read_text("repeat F8\ncheck F8\n"), 0);
	assert_int_equal(means("F8", ON_HOME), ACT_REPEAT);
	assert_int_equal(means("F8", ON_EXERCISE), ACT_CHECK);
}

static void faults_without_end_end(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_addstr(&text, "x\n");
	assert_int_equal(read_text(text.data), 51);
	assert_non_null(strstr(faults.data, "the rest of the file is not read"));
	buf_done(&text);
}

static void what_is_written_reads_back_the_same(void **state)
{
	static const char *const files[] = {"", "check F8\nhalf-down@home Ctrl-T\nquit@home Q\nleave Alt-q\n", "check d\ndiff c\n"};

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct buf first = BUF_INIT, second = BUF_INIT;
		struct keymap *again = keymap_new();
		assert_int_equal(read_text(files[i]), 0);
		keymap_write(map, &first);
		assert_int_equal(keymap_read(again, "keys", first.data, first.len, &faults), 0);
		keymap_write(again, &second);
		assert_string_equal(first.data, second.data);
		keymap_free(again);
		buf_done(&first);
		buf_done(&second);
	}
}

static void what_is_in_use_gives_actions_and_names(void **state)
{
	(void)state;
	assert_int_equal(read_text("check F8"), 0);
	keymap_use(map);
	assert_int_equal(action_of(K_F1 + 7, ON_EXERCISE), ACT_CHECK);
	assert_string_equal(action_key(ACT_CHECK, ON_EXERCISE), "F8");
	assert_string_equal(action_key(ACT_CHECK, ON_HOME), "");
	keymap_use(NULL);
	assert_int_equal(action_of('c', ON_EXERCISE), ACT_CHECK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_map, drop_map)
	static const struct CMUnitTest tests[] = {
	    TEST(every_scope_of_the_table_has_a_name_and_is_heard),
	    TEST(an_empty_file_changes_nothing),
	    TEST(a_line_replaces_the_keys_of_an_action),
	    TEST(a_scope_limits_a_line),
	    TEST(two_actions_can_change_places),
	    TEST(a_line_that_cannot_be_used_changes_nothing),
	    TEST(of_two_lines_about_the_same_the_first_counts),
	    TEST(a_line_that_waits_for_one_that_falls_falls_too),
	    TEST(the_same_key_may_stand_for_two_actions_that_are_not_heard_together),
	    TEST(faults_without_end_end),
	    TEST(what_is_written_reads_back_the_same),
	    TEST(what_is_in_use_gives_actions_and_names),
	};

	return cmocka_run_group_tests_name("tui keymap", tests, NULL, NULL);
}
