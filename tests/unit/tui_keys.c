#include <stdbool.h>
#include "tests/unit/test.h"
#include "tui/action.h"
#include "tui/key.h"

/* What is heard at once. */
static const struct {
	const char *name;
	unsigned scopes;
} screens[] = {
#define SCOPE(id, types)
#define HEARD(name, scopes) {name, scopes},
#include "tui/screens.def"
#undef SCOPE
#undef HEARD
};

struct row {
	enum action action;
	unsigned scopes;
	const char *keys;
};

/* Calls EACH for every key name of every row. */
static void each_key(void (*each)(const struct row *row, const char *name, uint32_t key))
{
	struct row row;

	for (size_t i = 0; action_row(i, &row.action, &row.scopes, &row.keys); i++) {
		char *keys = strdup(row.keys), *save;
		for (char *name = strtok_r(keys, " ", &save); name; name = strtok_r(NULL, " ", &save))
			each(&row, name, key_parse(name, strlen(name)));
		free(keys);
	}
}

static void check_known(const struct row *row, const char *name, uint32_t key)
{
	char back[KEY_NAME];

	(void)row;
	assert_int_not_equal(key, K_NONE);
	key_text(key, back);
	assert_int_equal(key_parse(back, strlen(back)), key);
	assert_true(strlen(name) > 0);
}

static void every_key_of_the_table_is_one(void **state)
{
	(void)state;
	struct row first;

	assert_true(action_row(0, &first.action, &first.scopes, &first.keys));
	each_key(check_known);
}

/* The action found must be the row's own: another one means that two share the key. */
static void check_alone(const struct row *row, const char *name, uint32_t key)
{
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		if (!(screens[i].scopes & row->scopes))
			continue;
		enum action a = action_of(key, screens[i].scopes);
		if (a != row->action)
			fail_msg("on %s the key %s stands for \"%s\" and \"%s\"", screens[i].name, name, action_help(a),
			    action_help(row->action));
	}
}

static void on_no_screen_two_actions_share_a_key(void **state)
{
	(void)state;
	each_key(check_alone);
}

static void every_action_has_keys_a_label_and_help(void **state)
{
	(void)state;
	for (int a = ACT_NONE + 1; a < ACTIONS; a++) {
		struct buf keys = BUF_INIT;
		unsigned scopes = action_scopes((enum action)a);
		assert_int_not_equal(scopes, 0);
		assert_true(action_keys((enum action)a, scopes, 0, " ", &keys) > 0);
		assert_true(strlen(action_label((enum action)a)) > 0);
		assert_true(strlen(action_help((enum action)a)) > 0);
		buf_done(&keys);
	}
}

static void keys_mean_the_same_on_every_screen_that_reads(void **state)
{
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(action_of('j', screens[i].scopes), ACT_DOWN);
		assert_int_equal(action_of(' ', screens[i].scopes), ACT_PAGE_DOWN);
		assert_int_equal(action_of('q', screens[i].scopes), i == 0 ? ACT_QUIT : ACT_LEAVE);
		assert_int_equal(action_of('?', screens[i].scopes), ACT_HELP);
		assert_int_equal(action_of(K_F1, screens[i].scopes), ACT_HELP);
		assert_int_equal(action_of('/', screens[i].scopes), ACT_SEARCH);
		assert_int_equal(action_of(K_CTRL('d'), screens[i].scopes), ACT_HALF_DOWN);
	}
	assert_int_equal(action_of('h', screens[1].scopes), ACT_LEFT);
	assert_int_equal(action_of('h', screens[2].scopes), ACT_HINT);
	assert_int_equal(action_of('d', screens[1].scopes), ACT_HALF_DOWN);
	assert_int_equal(action_of('d', screens[2].scopes), ACT_DIFF);
	assert_int_equal(action_of('c', screens[0].scopes), ACT_NONE);
}

static void keys_have_names(void **state)
{
	static const struct {
		const char *name;
		uint32_t key;
	} cases[] = {
	    {"j", 'j'}, {"ö", 0xF6}, {"Space", ' '}, {"Ctrl-F", 6}, {"Tab", 9}, {"Shift-Tab", K_BACKTAB}, {"Alt-Left", K_ALT | K_LEFT},
	    {"F12", K_F12}, {"PgDn", K_PGDN}, {"F13", K_NONE}, {"Bogus", K_NONE}, {"", K_NONE}, {"Ctrl-", K_NONE}, {"Alt-", K_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[KEY_NAME];
		assert_int_equal(key_parse(cases[i].name, strlen(cases[i].name)), cases[i].key);
		key_text(cases[i].key, text);
		assert_string_equal(text, cases[i].key ? cases[i].name : "?");
	}
}

static void only_as_many_keys_as_asked_are_listed(void **state)
{
	struct buf keys = BUF_INIT;

	(void)state;
	assert_int_equal(action_keys(ACT_DOWN, SCOPE_MOVE, 2, "/", &keys), 2);
	assert_string_equal(keys.data, "j/Down");
	buf_clear(&keys);
	assert_int_equal(action_keys(ACT_CHECK, SCOPE_HOME, 0, " ", &keys), 0);
	assert_string_equal(keys.data, "");
	buf_done(&keys);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_key_of_the_table_is_one),
	    cmocka_unit_test(on_no_screen_two_actions_share_a_key),
	    cmocka_unit_test(every_action_has_keys_a_label_and_help),
	    cmocka_unit_test(keys_mean_the_same_on_every_screen_that_reads),
	    cmocka_unit_test(keys_have_names),
	    cmocka_unit_test(only_as_many_keys_as_asked_are_listed),
	};

	return cmocka_run_group_tests_name("tui keys", tests, NULL, NULL);
}
