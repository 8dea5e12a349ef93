#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/path.h"
#include "python/python.h"
#include "rules/rules.h"
#include "tests/unit/test.h"

static struct rule *load(const char *yaml)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_parse(yaml, strlen(yaml), "r.yml", 1, &e);

	if (!doc)
		fail_msg("%s", e.text);
	struct rule *r = rule_load(yml_root(doc), "r.yml", &e);
	yml_free(doc);
	if (!r)
		fail_msg("%s:\n%s", e.text, yaml);
	return r;
}

static void refused(const char *yaml, const char *want)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_parse(yaml, strlen(yaml), "r.yml", 1, &e);

	assert_non_null(doc);
	assert_null(rule_load(yml_root(doc), "r.yml", &e));
	char *got = err_format(&e);
	assert_string_equal(got, want);
	free(got);
	err_done(&e);
	yml_free(doc);
}

static void a_file_keeps_all_it_says(void **state)
{
	struct rule *r = load("id: no-sleep\nlanguage: python\nseverity: error\nmessage: $F blocks\nnote: Use asyncio.sleep.\ndocs: Developing with asyncio\n"
			      "rule: {pattern: time.sleep($T)}\nfix: {template: await asyncio.sleep($T), changes-behaviour: other tasks run}\n"
			      "examples:\n  good: [asyncio.sleep(1)]\n  bad:\n    - code: |\n        time.sleep(1)\n      lines: [1]\n"
			      "      fixed: |\n        await asyncio.sleep(1)\n");
	size_t n;

	(void)state;
	assert_string_equal(rule_id(r), "no-sleep");
	assert_int_equal(rule_severity(r), SEVERITY_ERROR);
	assert_string_equal(rule_note(r), "Use asyncio.sleep.");
	assert_string_equal(rule_docs(r), "Developing with asyncio");
	assert_true(rule_has_fix(r));
	assert_string_equal(rule_fix_why(r), "other tasks run");
	const struct rule_example *x = rule_examples(r, &n);
	assert_int_equal(n, 2);
	assert_false(x[0].bad);
	assert_int_equal(x[1].nlines, 1);
	assert_int_equal(x[1].lines[0], 1);
	assert_string_equal(x[1].fixed, "await asyncio.sleep(1)\n");
	const struct err *w = rule_warnings(r, &n);
	assert_int_equal(n, 1);
	assert_string_equal(w[0].text, "no pattern has $F: it is left empty");
	assert_int_equal(w[0].line, 4);
	rule_free(r);
}

static void faults_of_files_are_explained(void **state)
{
	(void)state;
	refused("rule: {kind: call}\n", "r.yml:1:1: the key \"id\" is missing");
	refused("id: a\n", "r.yml:1:1: the key \"rule\" is missing");
	refused("id: A b\nrule: {kind: call}\n", "r.yml:1:5: id must be small letters, digits and single hyphens");
	refused("id: a\nrule: {kind: call}\nmesage: x\n", "r.yml:3:1: unknown key \"mesage\"; did you mean \"message\"?");
	refused("id: a\nrule: {kind: call}\nrewriters: []\n", "r.yml:3:1: rewriters is not supported");
	refused("id: a\nrule: {kind: call}\nlanguage: c\n", "r.yml:3:11: language must be python");
	refused("id: a\nrule: {kind: call}\nseverity: bad\n", "r.yml:3:11: severity must be error, warning or hint");
	refused("id: a\nrule: {pattern: f($A)}\nfix: g($B)\n", "r.yml:3:6: no pattern has $B");
	refused("id: a\nrule: {kind: call}\nfix: {template: x, safe: true, changes-behaviour: y}\n",
	    "r.yml:3:6: a fix is either safe or says in changes-behaviour what it changes");
	refused("id: a\nrule: {pattern: f($A)}\ntransform: {B: {replace: {source: $C, replace: x, by: y}}}\n",
	    "r.yml:3:35: no pattern and no transform before this one has $C");
}

/* What the fix of the rule makes of CODE. */
static void check_fix(const char *rule, const char *code, const char *want)
{
	char *yaml = xasprintf("id: a\n%s", rule);
	struct rule *r = load(yaml);
	struct py_file *f = py_parse(code, strlen(code));
	struct findings found = {0};
	size_t applied;

	rule_find(r, f, &found);
	char *got = findings_fix(&found, false, code, strlen(code), &applied);
	assert_string_equal(got, want);
	free(got);
	free(yaml);
	findings_done(&found);
	py_free(f);
	rule_free(r);
}

static void fixes_keep_the_indentation(void **state)
{
	(void)state;
	check_fix("rule: {pattern: f($A)}\nfix: g($A, 1)\n", "x = f(2)\nf(f(3))\n", "x = g(2, 1)\ng(f(3), 1)\n");
	check_fix("rule: {pattern: f($$$A)}\nfix: g($$$A)\n", "f(1,  # c\n  2)\n", "g(1,  # c\n  2)\n");
	check_fix("rule: {pattern: 'if a: $$$B'}\nfix: |\n  with x:\n      $$$B\n", "def f():\n  if a:\n    b()\n    c('''\n s''')\n",
	    "def f():\n  with x:\n    b()\n    c('''\n s''')\n");
	check_fix("rule: {pattern: f()}\nfix: {template: g(), changes-behaviour: all}\n", "f()\n", "f()\n");
	check_fix("rule: {pattern: f($A)}\ntransform:\n  B: {replace: {source: $A, replace: '^(\\w)', by: 'x_$1'}}\n  C: {convert: {source: $B, toCase: camelCase}}\n"
		  "fix: f($C)\n", "f(old_name)\n", "f(xOldName)\n");
	check_fix("rule: {pattern: f($A)}\ntransform:\n  B: substring($A, startChar=1, endChar=-1)\nfix: f($B)\n", "f('name')\n", "f(name)\n");
	check_fix("rule: {kind: keyword_argument, has: {field: name, regex: ^loop$}}\nfix: {template: '', expandEnd: {regex: ','}}\n", "f(loop=l, x=1)\n",
	    "f( x=1)\n");
}

#define WITH "rule: {pattern: 'if a: $$$B'}\nfix: |\n  with x:\n      $$$B\n  end()\n"
#define TWO "rule: {pattern: f($A)}\nfix: |\n  one($A)\n  two()\n"

static void fixes_of_several_lines_fit_where_they_go(void **state)
{
	static const struct {
		const char *rule, *code, *want;
	} rows[] = {
	    /* the file's own step, in a nested block */
	    {WITH, "def f():\n\tif q:\n\t\tif a:\n\t\t\tb(1,\n\t\t\t\t2)\n", "def f():\n\tif q:\n\t\twith x:\n\t\t\tb(1,\n\t\t\t\t2)\n\t\tend()\n"},
	    {WITH, "if q:\n  if a: b()\n", "if q:\n  with x:\n    b()\n  end()\n"},
	    {WITH, "if a: b()\n", "with x:\n    b()\nend()\n"},
	    /* comments stay */
	    {WITH, "if q:\n    if a:  # 1\n        # 2\n        b()  # 3\n        # 4\n    c()\n",
		"if q:\n    with x:\n        # 1\n        # 2\n        b()  # 3\n        # 4\n    end()\n    c()\n"},
	    /* statements that share a line */
	    {TWO, "if q: f(1)\n", "if q:\n    one(1)\n    two()\n"},
	    {TWO, "def g():\n  if q: f(1)  # c\n", "def g():\n  if q:\n    one(1)\n    two()  # c\n"},
	    {TWO, "if q:\n    x(); f(1)\n", "if q:\n    x();\n    one(1)\n    two()\n"},
	    {TWO, "f(1); x()\nif q: x(); f(1)\n", "f(1); x()\nif q: x(); f(1)\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_fix(rows[i].rule, rows[i].code, rows[i].want);
}

static void write_file(const char *dir, const char *name, const char *text)
{
	struct err e = ERR_INIT;
	char *path = path_join(dir, name);

	assert_int_equal(path_write(path, text, strlen(text), &e), 0);
	free(path);
}

static void count_fault(const struct err *e, void *ctx)
{
	assert_non_null(e->path);
	++*(int *)ctx;
}

static void a_set_finds_in_one_walk_and_skips_what_cannot_match(void **state)
{
	char dir[] = "/tmp/asynctutor-rules-XXXXXX";
	int faults = 0;
	static const char code[] = "import time as t\nt.sleep(1)\ng(f(2))\n";

	(void)state;
	assert_non_null(mkdtemp(dir));
	write_file(dir, "b.yml", "id: b\nrule: {pattern: f($A)}\nmessage: f of $A\n");
	write_file(dir, "a.yml", "id: a\nrule: {any: [{pattern: time.sleep($T)}, {pattern: g($A)}]}\n");
	write_file(dir, "broken.yml", "id: c\nrule: {kind: cal}\n");
	write_file(dir, "twice.yml", "id: b\nrule: {kind: call}\n");
	write_file(dir, "ignored.txt", "no rule");
	struct rule_set *s = rule_set_load(dir, count_fault, &faults);
	assert_int_equal(faults, 2);
	assert_int_equal(rule_set_count(s), 2);
	assert_string_equal(rule_id(rule_set_at(s, 0)), "a");
	assert_ptr_equal(rule_set_get(s, "b"), rule_set_at(s, 1));
	assert_null(rule_set_get(s, "c"));
	assert_true(rule_set_may_match(s, code, sizeof code - 1));
	assert_false(rule_set_may_match(s, "time = sleeping, ff", 19));
	assert_true(rule_set_may_match(s, "# f", 3));
	struct py_file *f = py_parse(code, sizeof code - 1);
	struct findings found = {0};
	rule_set_find(s, f, &found);
	assert_int_equal(found.list.len, 3);
	assert_int_equal(found.list.ptr[0].line, 2);
	assert_string_equal(rule_id(found.list.ptr[1].rule), "a");
	assert_string_equal(found.list.ptr[2].message, "f of 2");
	assert_int_equal(found.list.ptr[2].col, 3);
	assert_int_equal(found.list.ptr[2].end_col, 7);
	findings_done(&found);
	py_free(f);
	rule_set_free(s);
	write_file(dir, "taskgroup.yml", "id: taskgroup\nrule: {kind: call}\n");
	s = rule_set_open(dir);
	assert_null(rule_set_get(s, "task-group"));
	char *near = rule_set_nearest(s, "task-group");
	assert_string_equal(near, "taskgroup");
	free(near);
	assert_null(rule_set_nearest(s, "ignored.tx"));
	rule_set_free(s);
	static const char *const names[] = {"a.yml", "b.yml", "broken.yml", "twice.yml", "taskgroup.yml", "ignored.txt"};
	for (size_t i = 0; i < 6; i++) {
		char *path = path_join(dir, names[i]);
		unlink(path);
		free(path);
	}
	rmdir(dir);
	assert_int_equal(rule_set_count(s = rule_set_load("/nonexistent", NULL, NULL)), 0);
	rule_set_free(s);
}

static void hostile_files_are_survived(void **state)
{
	static const struct {
		const char *unit;
		size_t times;
	} shapes[] = {{"(", 20000}, {"[", 20000}, {"lambda:", 20000}, {"a.", 20000}, {"if a:\n ", 10000}, {"\xff\xc3", 10000}, {"\r\n", 10000}, {"not ", 20000}};
	struct rule *r = load("id: a\nrule: {any: [{pattern: 'f($A, $$$, $A)'}, {kind: call, has: {kind: lambda, stopBy: end}}, {pattern: $X.a}]}\n");

	(void)state;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		size_t n = strlen(shapes[i].unit), len = n * shapes[i].times;
		char *text = malloc(len + 1);
		for (size_t k = 0; k < len; k++)
			text[k] = k % 977 == 976 ? '\0' : shapes[i].unit[k % n];
		struct py_file *f = py_parse(text, len);
		struct findings found = {0};
		rule_find(r, f, &found);
		size_t faults;
		py_faults(f, &faults);
		assert_int_equal(py_place(f, len).line, py_lines(f));
		findings_done(&found);
		py_free(f);
		free(text);
	}
	rule_free(r);
}

/* Each util asks for the next twice: 2^60 ways to go through them. */
static void utils_that_fan_out_are_loaded_at_once(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_addstr(&b, "id: a\nrule: {kind: call, matches: u0}\nutils:\n");
	for (int i = 0; i < 60; i++)
		buf_addf(&b, "  u%d: {all: [{matches: u%d}, {matches: u%d}]}\n", i, i + 1, i + 1);
	buf_addstr(&b, "  u60: {kind: call}\n");
	rule_free(load(b.data));
	buf_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_keeps_all_it_says),
	    cmocka_unit_test(faults_of_files_are_explained),
	    cmocka_unit_test(fixes_keep_the_indentation),
	    cmocka_unit_test(fixes_of_several_lines_fit_where_they_go),
	    cmocka_unit_test(a_set_finds_in_one_walk_and_skips_what_cannot_match),
	    cmocka_unit_test(hostile_files_are_survived),
	    cmocka_unit_test(utils_that_fan_out_are_loaded_at_once),
	};

	return cmocka_run_group_tests_name("rules_file", tests, NULL, NULL);
}
