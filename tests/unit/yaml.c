#include "tests/unit/test.h"
#include "base/buf.h"
#include "yaml/yaml.h"

static struct yml_doc *parse(const char *text)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_parse(text, strlen(text), "t.yml", 1, &e);

	assert_int_equal(e.code, ERR_NONE);
	assert_non_null(doc);
	return doc;
}

static void refused(const char *text, const char *want)
{
	struct err e = ERR_INIT;

	assert_null(yml_parse(text, strlen(text), "t.yml", 1, &e));
	char *got = err_format(&e);
	assert_string_equal(got, want);
	free(got);
	err_done(&e);
}

static void nodes_know_their_place(void **state)
{
	struct yml_doc *doc = parse("a: 1\nb:\n  - x\n  - {c: 'd'}\n");
	const struct yml *b = yml_get(yml_root(doc), "b");

	(void)state;
	assert_int_equal(b->kind, YML_LIST);
	assert_int_equal(b->count, 2);
	assert_int_equal(b->first->line, 3);
	assert_int_equal(b->first->col, 5);
	const struct yml *d = yml_get(b->first->next, "c");
	assert_string_equal(d->text, "d");
	assert_false(d->plain);
	assert_int_equal(d->key->col, 6);
	yml_free(doc);
}

static void an_empty_document_is_an_empty_map(void **state)
{
	struct yml_doc *doc = parse("# nothing\n");

	(void)state;
	assert_int_equal(yml_root(doc)->kind, YML_MAP);
	assert_int_equal(yml_root(doc)->count, 0);
	yml_free(doc);
}

static void what_is_not_supported_is_refused_with_its_place(void **state)
{
	(void)state;
	refused("a: 1\na: 2\n", "t.yml:2:1: the key \"a\" is here twice");
	refused("a: &x 1\n", "t.yml:1:4: anchors and aliases are not supported: write the value out");
	refused("a: *x\n", "t.yml:1:4: anchors and aliases are not supported: write the value out");
	refused("a: !!int 1\n", "t.yml:1:4: tags are not supported");
	refused("? [a]\n: 1\n", "t.yml:1:3: a key must be a plain text");
	refused("a: 1\n---\nb: 2\n", "t.yml:2:1: a second document begins: one file holds one document");
	refused("a: [1\n", "t.yml:2:1: did not find expected ',' or ']'");
	refused("a: \"\\0\"\n", "t.yml:1:4: a text may not contain the character NUL");
	refused("\xff", "t.yml: is not UTF-8 text");
}

static void deep_nesting_is_refused(void **state)
{
	char text[400];
	struct err e = ERR_INIT;

	(void)state;
	memset(text, '[', 200);
	memset(text + 200, ']', 200);
	assert_null(yml_parse(text, 400, "t.yml", 1, &e));
	assert_string_equal(e.text, "is nested too deep");
	err_done(&e);
}

static void a_map_of_very_many_keys_is_refused(void **state)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_addf(&b, "key%d: 1\n", i);
	assert_null(yml_parse(b.data, b.len, "t.yml", 1, &e));
	assert_string_equal(e.text, "the map has too many keys");
	assert_int_equal(e.line, 1001);
	err_done(&e);
	buf_done(&b);
}

static void lines_count_from_where_the_text_begins(void **state)
{
	struct err e = ERR_INIT;
	const char *text = "a: 1\nb: ]\n";

	(void)state;
	assert_null(yml_parse(text, strlen(text), "lesson.md", 10, &e));
	assert_int_equal(e.line, 11);
	err_done(&e);
}

static void unknown_keys_suggest_the_nearest(void **state)
{
	static const char *const keys[] = {"title", "minutes"};
	struct err e = ERR_INIT;
	struct yml_doc *doc = parse("title: x\nminuts: 3\n");

	(void)state;
	assert_int_equal(yml_only(yml_root(doc), keys, 2, "t.yml", &e), -1);
	assert_string_equal(e.text, "unknown key \"minuts\"; did you mean \"minutes\"?");
	assert_int_equal(e.line, 2);
	err_done(&e);
	yml_free(doc);
}

static void typed_values_are_checked(void **state)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = parse("n: 12\nbig: 99999999999999999999\nyes: true\nquoted: 'true'\nlist: []\n");
	const struct yml *root = yml_root(doc);
	long n = 0;
	bool yes = false;
	const char *s = "kept";

	(void)state;
	assert_int_equal(yml_int(root, "n", 0, 100, &n, "t", &e), 0);
	assert_int_equal(n, 12);
	assert_int_equal(yml_int(root, "missing", 0, 100, &n, "t", &e), 0);
	assert_int_equal(n, 12);
	assert_int_equal(yml_int(root, "n", 0, 10, &n, "t", &e), -1);
	err_done(&e);
	assert_int_equal(yml_int(root, "big", 0, 10, &n, "t", &e), -1);
	err_done(&e);
	assert_int_equal(yml_bool(root, "yes", &yes, "t", &e), 0);
	assert_true(yes);
	assert_int_equal(yml_bool(root, "quoted", &yes, "t", &e), -1);
	err_done(&e);
	assert_int_equal(yml_str(root, "missing", false, &s, "t", &e), 0);
	assert_string_equal(s, "kept");
	assert_int_equal(yml_str(root, "missing", true, &s, "t", &e), -1);
	err_done(&e);
	assert_int_equal(yml_str(root, "list", false, &s, "t", &e), -1);
	err_done(&e);
	yml_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nodes_know_their_place),
	    cmocka_unit_test(an_empty_document_is_an_empty_map),
	    cmocka_unit_test(what_is_not_supported_is_refused_with_its_place),
	    cmocka_unit_test(deep_nesting_is_refused),
	    cmocka_unit_test(a_map_of_very_many_keys_is_refused),
	    cmocka_unit_test(lines_count_from_where_the_text_begins),
	    cmocka_unit_test(unknown_keys_suggest_the_nearest),
	    cmocka_unit_test(typed_values_are_checked),
	};

	return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
