#include "tests/unit/test.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "cli/words.h"

/* The words of LINE behind the program's name, each in brackets; or what is wrong. The caller frees. */
static char *split(const char *line)
{
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	char **words;
	int n, status = words_of(line, (char[]){"first"}, &n, &words, &e);

	assert_string_equal(words[0], "first");
	assert_null(words[n]);
	for (int i = 1; i < n; i++) {
		if (status == 0)
			buf_addf(&out, "[%s]", words[i]);
		free(words[i]);
	}
	if (status < 0)
		buf_addf(&out, "! %s", e.text);
	free(words);
	err_done(&e);
	return buf_detach(&out);
}

static void words_are_those_of_a_shell_without_expansions(void **state)
{
	static const char *const table[][2] = {
	    {"", ""},
	    {"  \t ", ""},
	    {"check fix-gather", "[check][fix-gather]"},
	    {"asynctutor check", "[check]"},
	    {"/usr/bin/asynctutor  list ", "[list]"},
	    {"asynctutor", ""},
	    {"list asynctutor", "[list][asynctutor]"},
	    {"a 'b c' \"d e\" f\\ g", "[a][b c][d e][f g]"},
	    {"''", "[]"},
	    {"a'b'\"c\"d", "[abcd]"},
	    {"'\\a' \"\\a\\\"\\\\\" \\'", "[\\a][\\a\"\\][']"},
	    {"$HOME `id` $(id); id | id & * ~ > x", "[$HOME][`id`][$(id);][id][|][id][&][*][~][>][x]"},
	    {"sea\xc3\xa9", "[sea\xc3\xa9]"},
	    {"a\nb", "[a][b]"},
	    {"'a", "! a quote of the command has no end"},
	    {"\"a\\\"", "! a quote of the command has no end"},
	    {"a\\", "! the command ends with a backslash"},
	    {"a\x1b[2J", "! the command holds a control character"},
	    {"a\x7f", "! the command holds a control character"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		char *got = split(table[i][0]);
		assert_string_equal(got, table[i][1]);
		free(got);
	}
}

static void there_are_not_too_many(void **state)
{
	struct buf line = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1001; i++)
		buf_addstr(&line, "a ");
	char *got = split(line.data);
	assert_string_equal(got, "! the command has more than 1000 words");
	free(got);
	buf_done(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_those_of_a_shell_without_expansions),
	    cmocka_unit_test(there_are_not_too_many),
	};
	return cmocka_run_group_tests_name("cli_words", tests, NULL, NULL);
}
