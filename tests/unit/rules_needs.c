#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "python/python.h"
#include "rules/rules.h"
#include "rules/set.h"
#include "tests/unit/test.h"

static bool may_match(const char *body, const char *text)
{
	struct err e = ERR_INIT;
	char *yaml = xasprintf("id: x\nrule: %s\n", body);
	struct yml_doc *doc = yml_parse(yaml, strlen(yaml), "r.yml", 1, &e);
	struct rule *r = doc ? rule_load(yml_root(doc), "r.yml", &e) : NULL;
	struct rule_set *s = xcalloc(1, sizeof *s);

	if (!r)
		fail_msg("%s: %s", body, e.text);
	assert_int_equal(rule_set_add(s, r, &e), 0);
	rule_set_index(s);
	bool may = rule_set_may_match(s, text, strlen(text));
	struct py_file *f = py_parse(text, strlen(text));
	struct findings found = {0};
	rule_find(r, f, &found);
	if (found.list.len && !may)
		fail_msg("%s is found in \"%s\", which is ruled out", body, text);
	findings_done(&found);
	py_free(f);
	rule_set_free(s);
	yml_free(doc);
	free(yaml);
	return may;
}

struct row {
	const char *body, *text;
	bool want;
};

static void expect(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (may_match(rows[i].body, rows[i].text) != rows[i].want)
			fail_msg("%s on \"%s\": wanted %d", rows[i].body, rows[i].text, rows[i].want);
}

#define EXPECT(rows) expect(rows, sizeof rows / sizeof *rows)

static void names_and_keywords_are_needed(void **state)
{
	static const struct row rows[] = {
	    {"{pattern: asyncio.gather($$$)}", "from asyncio import gather as g\ng()\n", true},
	    {"{pattern: asyncio.gather($$$)}", "import asyncio\nasyncio.gathering()\n", false},
	    {"{pattern: asyncio.gather($$$)}", "import asyncio2\nx.gather()\n", false},
	    {"{kind: identifier, resolves: [time.sleep, os.system]}", "import os\nos.system\n", true},
	    {"{kind: identifier, resolves: [time.sleep, os.system]}", "import os, time\ntime.system2\n", false},
	    {"{kind: with_statement}", "with a: pass\n", true},
	    {"{kind: with_statement}", "if a:\n    async  with b: pass\n", true},
	    {"{kind: with_statement}", "if a: x = 1; with_ = 2\n", false},
	    {"{kind: with_statement}", "# come with me\n", false},
	    {"{kind: with_statement}", "\xEF\xBB\xBFwith a: pass\n", true},
	    {"{kind: conditional_expression}", "x = 1if y else 0x2\n", true},
	    {"{kind: for_in_clause}", "[x for x in y]\n", true},
	    {"{kind: for_statement}", "[x for x in y]\n", false},
	    {"{any: [{kind: await}, {kind: lambda}]}", "lambda: 1\n", true},
	    {"{any: [{kind: await}, {kind: lambda}]}", "awaited\n", false},
	    {"{kind: call, not: {kind: lambda}}", "f()\n", true},
	    {"{kind: call, inside: {kind: lambda, stopBy: end}, has: {field: function, resolves: f}}", "lambda: g()\n", false},
	    {"{kind: call, any: []}", "f()\n", false},
	    {"{pattern: $A.put($B)}", "a.put(b)\n", true},
	    {"{pattern: $A.put($B)}", "(a. # dot\n  put(b))\n", true},
	    {"{pattern: $A.put($B)}", "put(b) # and put .\n", false},
	};

	(void)state;
	EXPECT(rows);
}

static void regexes_need_their_words(void **state)
{
	static const struct row rows[] = {
	    {"{kind: identifier, regex: '^(lock|mutex)$'}", "lock\n", true},
	    {"{kind: identifier, regex: '^(lock|mutex)$'}", "locked\n", false},
	    {"{kind: identifier, regex: '^(?:lock|mutex)\\b'}", "mutex\n", true},
	    {"{kind: identifier, regex: '(?i)(lock|mutex)$'}", "self.rLOCK\n", true},
	    {"{kind: identifier, regex: '(?i)(lock|mutex)$'}", "locked = mutexes\n", false},
	    {"{kind: identifier, regex: 'lo?ck'}", "lck\n", true},
	    {"{kind: identifier, regex: 'abc{2,3}d'}", "abccd\n", true},
	    {"{kind: identifier, regex: 'abc+d'}", "abccd\n", true},
	    {"{kind: identifier, regex: 'abc+d'}", "acd\n", false},
	    {"{kind: identifier, regex: 'ab|'}", "x\n", true},
	    {"{kind: identifier, regex: '[xyz]foo'}", "yfoo\n", true},
	    {"{kind: identifier, regex: '(?x) a b '}", "ab\n", true},
	    {"{kind: identifier, regex: '(lock)?'}", "x\n", true},
	    {"{kind: attribute, regex: '^self\\.lock'}", "self.locked\n", true},
	    {"{kind: attribute, regex: '^self\\.lock'}", "my.lock\n", false},
	    {"{kind: escape_sequence, regex: '^\\\\n$'}", "'\\nab'\n", true},
	    {"{kind: integer, regex: '^1$'}", "1if x else 2\n", true},
	    {"{kind: identifier, regex: '\\x66oo'}", "foo\n", true},
	};

	(void)state;
	EXPECT(rows);
}

static void the_star_of_except_is_needed(void **state)
{
	static const char rule[] = "{kind: except_clause, has: {regex: '^\\*$'}}";
	static const struct row rows[] = {
	    {rule, "try: a\nexcept* B: pass\n", true},
	    {rule, "try: a\nexcept \\\n *B: pass\n", true},
	    {rule, "try: a\nexcept B: c(*d)\n", false},
	};

	(void)state;
	EXPECT(rows);
}

static void utils_and_constraints_are_followed(void **state)
{
	static const struct row rows[] = {
	    {"{kind: call, matches: a}\nutils: {a: {any: [{matches: b}, {has: {matches: a}}]}, b: {has: {field: function, resolves: f}}}", "f()\n", true},
	    {"{pattern: $F()}\nconstraints: {F: {resolves: asyncio.run}}", "import asyncio\nwalk()\n", false},
	    {"{pattern: $F()}\nconstraints: {F: {resolves: asyncio.run}}", "import asyncio as a\na.run()\n", true},
	    {"{kind: identifier, definedBy: {pattern: asyncio.Queue($$$)}}", "from asyncio import Queue\nq = Queue()\nq\n", true},
	    {"{kind: identifier, definedBy: {pattern: asyncio.Queue($$$)}}", "q\n", false},
	};

	(void)state;
	EXPECT(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_and_keywords_are_needed),
	    cmocka_unit_test(regexes_need_their_words),
	    cmocka_unit_test(the_star_of_except_is_needed),
	    cmocka_unit_test(utils_and_constraints_are_followed),
	};

	return cmocka_run_group_tests_name("rules_needs", tests, NULL, NULL);
}
