#include "python/python.h"
#include "rules/rules.h"
#include "tests/unit/test.h"

/* The lines that the rule (YAML of a rule object) finds in CODE, as "1 2 2". */
static void check(const char *yaml, const char *code, const char *want)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_parse(yaml, strlen(yaml), "rule", 1, &e);
	assert_int_equal(e.code, ERR_NONE);
	struct rule *r = rule_new(yml_root(doc), "rule", &e);
	yml_free(doc);
	if (!r)
		fail_msg("%s: %s", yaml, e.text);
	struct py_file *f = py_parse(code, strlen(code));
	struct findings found = {0};
	rule_find(r, f, &found);
	char got[256] = "";
	for (size_t i = 0; i < found.list.len; i++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%d", i ? " " : "", found.list.ptr[i].line);
	if (strcmp(got, want) != 0)
		fail_msg("%s\nfinds lines \"%s\", not \"%s\", in:\n%s", yaml, got, want, code);
	findings_done(&found);
	py_free(f);
	rule_free(r);
}

static void refused(const char *yaml, const char *want)
{
	struct err e = ERR_INIT;
	struct yml_doc *doc = yml_parse(yaml, strlen(yaml), "r.yml", 1, &e);
	assert_int_equal(e.code, ERR_NONE);
	assert_null(rule_new(yml_root(doc), "r.yml", &e));
	char *got = err_format(&e);
	assert_string_equal(got, want);
	free(got);
	err_done(&e);
	yml_free(doc);
}

static void formatting_never_decides(void **state)
{
	(void)state;
	check("pattern: f($A, k=1, s='x')", "f(x, k=1, s='x')\nf((x), s=\"x\", k=(1),)\nf(  # c\n  x, k=1,\n  s='''x''')\nf(x, k=2, s='x')", "1 2 3");
	check("pattern: return ($X)", "def f():\n    return x\n    return (x)\n    return x, y", "2 3 4");
	check("pattern: 'for a, b in c: $$$'", "for (a, b) in c: pass\nfor a, b in (c):\n    # c\n    pass", "1 2");
	check("pattern: '# TODO'", "x  # TODO\n# DONE", "1");
	check("pattern: f($X)", "f(i for i in x)\nf((i for i in x))\nf()", "1 2");
	check("pattern: 'class $C: $$$'", "class A: pass\nclass A(): pass\nclass A(B): pass", "1 2");
}

static void lists_backtrack(void **state)
{
	(void)state;
	check("pattern: f($A, $$$R)", "f()\nf(1)\nf(1, 2)\nf(1, 2, 3)", "2 3 4");
	check("pattern: f($$$L, $B)", "f()\nf(1)\nf(1, 2)", "2 3");
	check("pattern: f($$$A, timeout=$T, $$$B)", "f(timeout=1)\nf(1, timeout=1)\nf(1, timeout=1, k=2)\nf(1)", "1 2 3");
	check("pattern: f($$$, x, $$$, y, $$$)", "f(x, y)\nf(y, x)\nf(1, x, 2, y, 3)", "1 3");
	check("pattern: f($X, $$$, $X)", "f(1, 2)\nf(1, 2, 1)\nf(1, 1)\nf((1), 3, 1)", "2 3 4");
	check("pattern: '[$$$, $X, $$$, $X, $$$]'", "[1, 2, 3, 2]\n[1, 2, 3]", "1");
}

static void nothing_trails(void **state)
{
	(void)state;
	check("pattern: 'if $C: a()'", "if x: a()\nif x:\n    a()\n    b()\nif x: a()\nelse: b()", "1");
	check("pattern: raise $E", "raise E\nraise E from x\nraise", "1");
	check("pattern: return", "def f():\n    return\n    return 1", "2");
	check("pattern: |\n  if $C:\n      a()\n      $$$", "if x: a()\nif x:\n    a()\n    b()", "1 2");
}

static void async_decides(void **state)
{
	(void)state;
	check("pattern: 'def $F($$$): $$$'", "def f(): pass\nasync def g(): pass", "1");
	check("pattern: 'async def $F($$$): $$$'", "def f(): pass\nasync def g(): pass", "2");
	check("pattern: 'async with $X: $$$'", "with a: pass\nasync with a: pass\nasync with a as b: pass", "2 3");
	check("pattern: '[$X for $X in $Y]'", "[i for i in x]\n[i async for i in x]", "1");
}

static void annotations_decide_only_when_written(void **state)
{
	(void)state;
	check("pattern: 'def $F(a): $$$'", "def f(a): pass\ndef f(a: int) -> str: pass\ndef f[T](a: T): pass\ndef f(a=1): pass", "1 2 3");
	check("pattern: 'def $F(a: int): $$$'", "def f(a): pass\ndef f(a: int) -> str: pass", "2");
	check("pattern: x = 1", "x = 1\nx: int = 1", "1 2");
}

static void with_is_one_or_nested(void **state)
{
	(void)state;
	check("pattern: 'with a, b: $$$'", "with a, b: pass\nwith a:\n    with b: pass\nwith a:\n    with b: pass\n    c()\nwith (a as x, b): pass", "1 2 7");
	check("pattern: 'with b: $$$'", "with a, b: pass\nwith a:\n    with b: pass", "1 3");
	check("pattern: 'with a: $$$'", "with a, b: pass\nwith a:\n    with b: pass", "1 2");
	check("pattern: 'with $X as $Y: $$$'", "with (a as b): pass\nwith a: pass", "1");
	check("pattern: |\n  with a:\n      with b:\n          c()", "with a, b: c()\nwith a, b: d()", "1");
}

static void the_name_behind_as_is_that_name_everywhere(void **state)
{
	(void)state;
	check("pattern: 'with a as $X: $X.f()'", "with a as x: x.f()\nwith a as x: y.f()\nwith (a as x): x.f()\nwith a as (x): x.f()", "1 3 4");
	check("pattern: 'async with $G as $X: $$$'", "async with a as x, b as y: pass", "1");
	check("pattern: |\n  try: $$$\n  except $E as $X: log($X)", "try: a\nexcept E as x: log(x)\ntry: a\nexcept E as x: log(y)", "1");
	check("pattern: |\n  match $V:\n      case $C() as $X: log($X)", "match v:\n    case C() as x: log(x)\nmatch v:\n    case C() as x: log(y)", "1");
	check("{rule: {pattern: 'with $V as $X: $$$'}, constraints: {X: {kind: identifier}}}", "with a as x: pass\nwith a as (x, y): pass", "1");
	check("{kind: identifier, regex: x, inside: {kind: as_pattern_target}}", "with a as x: pass", "1");
}

static void clauses_need_no_context(void **state)
{
	(void)state;
	check("pattern: 'except $E: $$$'", "try: a\nexcept E: pass\nexcept (A, B) as e: b\nexcept: c", "2 3");
	check("pattern: 'except asyncio.CancelledError: $$$'", "try: a\nexcept asyncio.CancelledError as e: pass", "2");
	check("pattern: 'else: $$$'", "if x: pass\nelse: y", "2");
	check("pattern: '@cache'", "@cache\ndef f(): pass\n@other\ndef g(): pass", "1");
	check("pattern: timeout=$T", "f(timeout=1)\ntimeout = 1\nf(1)", "1 2");
	check("pattern: timeout = $T", "f(timeout=1)\ntimeout = 1", "2");
	check("pattern: '**$K'", "f(**k)\nf(k)", "1");
	check("pattern: {context: 'class C: x = 1', selector: assignment}", "x = 1\nx = 2", "1");
}

static void names_mean_what_they_import(void **state)
{
	(void)state;
	check("pattern: asyncio.gather($$$)", "import asyncio as aio\nfrom asyncio import gather as g\naio.gather(1)\ng()\ngather()\nasyncio.gather()", "3 4 6");
	check("pattern: asyncio.gather($$$)", "from asyncio import gather\ngather(1)\ndef f(gather): gather(1)\nasyncio.gather(2)", "2 4");
	check("pattern: asyncio.$F($$$)", "from asyncio import sleep\nsleep(1)\nasyncio.run(2)\nother(3)", "2 3");
	check("pattern: tg.create_task($X)", "async def f():\n    async with asyncio.TaskGroup() as tg:\n        tg.create_task(g())", "3");
	check("pattern: queue.get()", "queue = Queue()\nqueue.get()", "2");
	check("pattern: queue.Queue()", "queue = 1\nqueue.Queue()", "");
	check("pattern: open($$$)", "open(1)\nfrom aiofiles import open", "");
	check("pattern: radio.read($$$)", "import radio as r\nr.read(1)\nfrom radio import read\nread(2)", "2 4");
	check("pattern: radio.read($$$)", "import my_radio as radio\nradio.read(1)", "");
	check("{kind: call, has: {field: function, resolves: time.sleep}}", "from time import sleep as s\ns(1)\nsleep(2)", "2");
}

static void relations_stop_where_they_should(void **state)
{
	(void)state;
	check("{kind: call, inside: {kind: await}}", "async def f():\n    await g()\n    await (g())\n    await [g()]", "2 3");
	check("{kind: function_definition, has: {pattern: await $X, stopBy: {kind: function_definition}}}",
	    "async def f():\n    if x:\n        await a\nasync def g():\n    async def h():\n        await a", "1 5");
	check("{kind: call, inside: {kind: function_definition, regex: '^async', stopBy: {any: [{kind: function_definition}, {kind: lambda}]}}}",
	    "async def f():\n    a()\n    def g():\n        b()\n    lambda: c()", "2");
	check("{kind: expression_statement, precedes: {has: {pattern: $X = 1}}}", "a()\n# c\nx = 1\nb()\n", "1");
	check("{kind: integer, inside: {kind: argument_list}, nthChild: 2}", "f(1, 2, 3)\nf(1,  # c\n  2)", "1 3");
	check("{pattern: $X.release(), follows: {pattern: $X.acquire(), stopBy: end}}", "a.acquire()", "");
	check("{all: [{pattern: 'f($A)'}, {not: {pattern: f(1)}}]}", "f(1)\nf(2)", "2");
	check("{rule: {matches: c}, utils: {c: {any: [{pattern: f()}, {pattern: g()}]}}}", "f()\ng()\nh()", "1 2");
}

static void parentheses_are_not_there_for_a_constraint(void **state)
{
	(void)state;
	check("{rule: {pattern: await $A}, constraints: {A: {kind: call}}}", "await (f())\nawait x\nawait ((f()))", "1 3");
	check("{rule: {pattern: await $A}, constraints: {A: {not: {kind: call}}}}", "await (f())\nawait (x)", "2");
	check("{rule: {pattern: await $A}, constraints: {A: {regex: '^f'}}}", "await (f())\nawait (x)", "1");
	check("{rule: {pattern: await $A}, constraints: {A: {not: {regex: '^f'}}}}", "await (f())\nawait (x)", "2");
	check("{pattern: await $A, constraints: {A: {inside: {kind: await}}}}", "await ((f()))", "1");
	check("{rule: {pattern: 'f($B, $A)'}, constraints: {A: {nthChild: 2}}}", "f(0, (1))\nf(0, 1)\nf((0), g(1))", "1 2 3");
	check("{kind: integer, nthChild: {position: 2, ofRule: {kind: integer}}}", "f((0), a, (1))\nf(0, a, 1)\nf((0))", "1 2");
	check("{rule: {pattern: await $A}, constraints: {A: {kind: parenthesized_expression}}}", "await (f())\nawait f()", "1");
}

static void constraints_look_up_definitions(void **state)
{
	static const char queue[] = "{rule: {pattern: $Q.get()}, constraints: {Q: {definedBy: {pattern: asyncio.Queue($$$)}}}}";
	static const char coroutine[] = "{rule: {pattern: $F($$$)}, constraints: {F: {definedBy: {pattern: 'async def $_($$$): $$$'}}}}";

	(void)state;
	check(queue, "q = asyncio.Queue()\nq.get()\nd = {}\nd.get()", "2");
	check(queue, "from asyncio import Queue\nclass C:\n    def __init__(self): self.q = Queue(3)\n    def f(self): self.q.get()", "4");
	check(queue, "def f(q: asyncio.Queue[int], r: 'x', o: asyncio.Queue | None):\n    q.get()\n    r.get()\n    o.get()", "2 4");
	check(queue, "q = asyncio.Queue()\nr = q\nr.get()\nq = {}\nq.get()", "3");
	check(queue, "def f(q=None):\n    p = q or asyncio.Queue()\n    p.get()", "3");
	check(coroutine, "async def f(): pass\ndef g(): pass\nf()\ng()", "3");
	check(coroutine, "class C:\n    async def f(self): pass\n    def g(self): self.f()", "3");
	check("{rule: {pattern: f($A)}, constraints: {A: {regex: '^b'}}}", "f(a)\nf(b)", "2");
	check("{rule: {pattern: await $A}, constraints: {A: {pattern: g()}}}", "await g()\nawait (g())\nawait h()", "1 2");
}

static void faults_of_authors_are_explained(void **state)
{
	(void)state;
	refused("{kind: cal}", "r.yml:1:8: unknown kind \"cal\"; did you mean \"call\"?");
	refused("{pattern: 'f('}", "r.yml:1:11: the pattern is not Python: '(' was never closed (in its line 1, column 2)");
	refused("{pattern: f($a)}", "r.yml:1:11: the pattern is not Python: a metavariable is a dollar sign and capitals, as in $NAME or $$$NAME");
	refused("{pattern: \"a\\nb\"}", "r.yml:1:11: the pattern is several statements: it must be one; give the others with follows or precedes");
	refused("{pattern: $$$}", "r.yml:1:11: the pattern is only $$$: it would match anything and nothing");
	refused("{pattern: $A}", "r.yml:1:1: the rule could match any node: give it a pattern or kind");
	refused("{kind: call, insid: {kind: call}}", "r.yml:1:14: unknown key \"insid\"; did you mean \"inside\"?");
	refused("{kind: call, regex: 'a(?=b)'}", "r.yml:1:21: regex: look-around and other extended groups are not supported");
	refused("{kind: call, matches: x}", "r.yml:1:23: there is no \"x\" under utils");
	refused("{rule: {matches: a}, utils: {a: {matches: b}, b: {matches: a}}}", "r.yml:1:60: \"a\" is defined by itself");
	refused("{rule: {pattern: f($A)}, constraints: {B: {kind: call}}}", "r.yml:1:40: no pattern before has $B");
	refused("{kind: call, has: {stopBy: end}}", "r.yml:1:19: the rule is empty: it needs pattern, kind or another test");
	refused("{pattern: {context: a, strictness: ast}}", "r.yml:1:24: strictness is not supported: there is one way of matching");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(formatting_never_decides),
	    cmocka_unit_test(lists_backtrack),
	    cmocka_unit_test(nothing_trails),
	    cmocka_unit_test(async_decides),
	    cmocka_unit_test(annotations_decide_only_when_written),
	    cmocka_unit_test(with_is_one_or_nested),
	    cmocka_unit_test(the_name_behind_as_is_that_name_everywhere),
	    cmocka_unit_test(clauses_need_no_context),
	    cmocka_unit_test(names_mean_what_they_import),
	    cmocka_unit_test(relations_stop_where_they_should),
	    cmocka_unit_test(parentheses_are_not_there_for_a_constraint),
	    cmocka_unit_test(constraints_look_up_definitions),
	    cmocka_unit_test(faults_of_authors_are_explained),
	};

	return cmocka_run_group_tests_name("rules_match", tests, NULL, NULL);
}
