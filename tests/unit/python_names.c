#include "python/names.h"
#include "python/reach.h"
#include "tests/unit/test.h"

/* The last expression whose text is NAME in CODE. */
static uint32_t last(const struct py_file *f, const char *name)
{
	uint32_t n, found = PY_NO_NODE;
	const struct py_node *nodes = py_nodes(f, &n);

	for (uint32_t i = 0; i < n; i++)
		if ((nodes[i].kind == PYK_IDENTIFIER || nodes[i].kind == PYK_ATTRIBUTE) && str_eq(py_slice(f, i), str_from(name)))
			found = i;
	assert_int_not_equal(found, PY_NO_NODE);
	return found;
}

static void check_means(const char *code, const char *name, const char *path, bool want)
{
	struct py_file *f = py_parse(code, strlen(code));

	if (py_means(f, last(f, name), str_from(path)) != want)
		fail_msg("%s %s %s in:\n%s", name, want ? "should mean" : "should not mean", path, code);
	py_free(f);
}

static void imports_of_every_form_are_followed(void **state)
{
	(void)state;
	check_means("import asyncio\nasyncio.run(1)", "asyncio.run", "asyncio.run", true);
	check_means("import asyncio as aio\naio.run(1)", "aio.run", "asyncio.run", true);
	check_means("from asyncio import run\nrun(1)", "run", "asyncio.run", true);
	check_means("from asyncio import (sleep, run as go)\ngo(1)", "go", "asyncio.run", true);
	check_means("from asyncio import *\nrun(1)", "run", "asyncio.run", true);
	check_means("from somewhere import *\nrun(1)", "run", "asyncio.run", false);
	check_means("import concurrent.futures as cf\ncf.ThreadPoolExecutor()", "cf.ThreadPoolExecutor", "concurrent.futures.ThreadPoolExecutor",
	    true);
	check_means("import os.path\nos.path.exists(1)", "os.path.exists", "os.path.exists", true);
	check_means("from asyncio import tasks\ntasks.gather()", "tasks.gather", "asyncio.gather", true);
	check_means("from asyncio.queues import Queue\nQueue()", "Queue", "asyncio.Queue", true);
	check_means("import asyncio\nasyncio.TimeoutError", "asyncio.TimeoutError", "TimeoutError", true);
	check_means("from .asyncio import run\nrun(1)", "run", "asyncio.run", false);
	check_means("try:\n    import uvloop as l\nexcept ImportError:\n    import asyncio as l\nl.run()", "l.run", "asyncio.run", true);
	check_means("try:\n    import uvloop as l\nexcept ImportError:\n    import asyncio as l\nl.run()", "l.run", "uvloop.run", true);
}

static void what_is_bound_to_something_else_means_that(void **state)
{
	(void)state;
	check_means("asyncio.run(1)", "asyncio.run", "asyncio.run", true);
	check_means("def run(): pass\nrun(1)", "run", "run", false);
	check_means("from asyncio import run\ndef run(): pass\nrun(1)", "run", "asyncio.run", false);
	check_means("from asyncio import run\nrun = mine\ndef f(): run(1)", "run", "asyncio.run", false);
	check_means("import time\ndef f(time): time.sleep(1)", "time.sleep", "time.sleep", false);
	check_means("import time\nclass C:\n    time = 1\n    def f(self): time.sleep(1)", "time.sleep", "time.sleep", true);
	check_means("import time\n[time.sleep(1) for time in x]", "time.sleep", "time.sleep", false);
	check_means("import time\n[t for t in time.x]", "time.x", "time.x", true);
	check_means("def f(a=time.x): time = 1", "time.x", "time.x", true);
	check_means("import time\ndef f():\n    global gather\n    gather = 1\ndef g(): gather.sleep(1)", "gather.sleep", "gather.sleep", false);
	check_means("def f():\n    import time as t\n    def g():\n        nonlocal t\n        t.sleep(1)", "t.sleep", "time.sleep", true);
	check_means("sleep = time.sleep\nsleep(1)", "sleep", "time.sleep", true);
	check_means("import time\ntime = time\ntime.sleep(1)", "time.sleep", "time.sleep", true);
	check_means("if x:\n    import time\nelse:\n    time = None\ndef f(): time.sleep(1)", "time.sleep", "time.sleep", true);
	check_means("for i in x: pass\nprint(i)", "i", "i", false);
	check_means("with a as t: t.x", "t.x", "t.x", false);
	check_means("lambda t: t.x", "t.x", "t.x", false);
	check_means("(t := 1)\nt.x", "t.x", "t.x", false);
}

static void check_definition(const char *code, const char *name, enum py_binding how, const char *value)
{
	struct py_file *f = py_parse(code, strlen(code));
	struct py_definition defs[PY_DEFINITIONS];
	size_t n = py_definitions(f, last(f, name), defs);

	assert_true(n > 0);
	assert_int_equal(defs[0].how, how);
	uint32_t node = defs[0].value == PY_NO_NODE ? defs[0].type : defs[0].value;
	struct str text = node == PY_NO_NODE ? str_from("") : py_slice(f, node);
	char *got = strndup(text.p, text.n);
	assert_string_equal(got, value);
	free(got);
	py_free(f);
}

static void definitions_are_found(void **state)
{
	(void)state;
	check_definition("q = Queue()\nq.get()", "q", PY_BIND_ASSIGN, "Queue()");
	check_definition("a, q = A(), Queue()\nq.get()", "q", PY_BIND_ASSIGN, "Queue()");
	check_definition("a = q = Queue()\na.get()", "a", PY_BIND_ASSIGN, "Queue()");
	check_definition("def f(q: Queue): q.get()", "q", PY_BIND_PARAM, "Queue");
	check_definition("with A() as q: q.get()", "q", PY_BIND_WITH, "A()");
	check_definition("async def f(): pass\nf()", "f", PY_BIND_DEF, "async def f(): pass");
	check_definition("class C:\n    def __init__(self): self.q = Queue()\n    def f(self): self.q.get()", "self.q", PY_BIND_ASSIGN, "Queue()");
	check_definition("class C:\n    q: Queue\n    def f(self): self.q.get()", "self.q", PY_BIND_ASSIGN, "Queue");
	check_definition("class C:\n    async def w(self): pass\n    def f(self): self.w()", "self.w", PY_BIND_DEF, "async def w(self): pass");
}

/* The calls of mark() that cannot run, as their arguments. */
static void check_dead(const char *code, const char *want)
{
	struct py_file *f = py_parse(code, strlen(code));
	uint32_t n;
	const struct py_node *nodes = py_nodes(f, &n);
	char got[64] = "";

	for (uint32_t i = 0; i < n; i++)
		if (nodes[i].kind == PYK_INTEGER && !py_reachable(f, i))
			strncat(got, f ? py_slice(f, i).p : "", 1);
	if (strcmp(got, want) != 0)
		fail_msg("dead are \"%s\", not \"%s\", in:\n%s", got, want, code);
	py_free(f);
}

static void dead_code_is_known(void **state)
{
	(void)state;
	check_dead("def f():\n    m(1)\n    return\n    m(2)\n", "2");
	check_dead("for i in x:\n    if i:\n        continue\n        m(1)\n    m(2)\n    break\n    m(3)\n", "13");
	check_dead("def f():\n    if x:\n        return\n    else:\n        raise E\n    m(1)\n", "1");
	check_dead("def f():\n    try:\n        return\n    except E:\n        pass\n    m(1)\n", "");
	check_dead("import sys\nsys.exit()\nm(1)\n", "1");
	check_dead("def f(sys):\n    sys.exit()\n    m(1)\n", "");
	check_dead("while True:\n    m(1)\nm(2)\n", "2");
	check_dead("while True:\n    if x: break\nm(2)\n", "");
	check_dead("if False:\n    m(1)\nelse:\n    m(2)\n", "1");
	check_dead("if not False: m(1)\nelif x: m(2)\nelse: m(3)\n", "23");
	check_dead("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    m(1)\n", "1");
	check_dead("x = m(1) if False else m(2)\ny = None and m(3)\n", "13");
}

static void what_nothing_refers_to_is_dead(void **state)
{
	(void)state;
	check_dead("def f(): m(1)\ndef g(): m(2)\n", "");
	check_dead("def f(): m(1)\ndef g(): m(2)\ng()\n", "1");
	check_dead("def f(): m(1)\ndef g(): f()\ng()\n", "");
	check_dead("def f(): f(1)\ndef g(): m(2)\nif __name__ == '__main__':\n    g()\n", "1");
	check_dead("async def a(): m(1)\nasync def b(): m(2)\nr = asyncio.run(b())\n", "1");
	check_dead("def f(): m(1)\ndef g(): m(2)\nlog = g()\n", "");
	check_dead("class C:\n    def a(self): m(1)\n    def b(self): m(2)\n    def __init__(self): m(3)\nC().a()\n", "2");
	check_dead("class C(Base):\n    def a(self): m(1)\nC()\n", "");
	check_dead("class C:\n    def a(self): m(1)\ndef g(): m(2)\ng()\n", "1");
	check_dead("@app.route\ndef f(): m(1)\ndef test_x(): m(2)\ndef g(): m(3)\ng()\n", "");
	check_dead("def f(): m(1)\ndef g(): getattr(x, 'f')\ng()\n", "");
	check_dead("def g():\n    def inner(): m(1)\n    def used(): m(2)\n    used()\ng()\n", "1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(imports_of_every_form_are_followed),
	    cmocka_unit_test(what_is_bound_to_something_else_means_that),
	    cmocka_unit_test(definitions_are_found),
	    cmocka_unit_test(dead_code_is_known),
	    cmocka_unit_test(what_nothing_refers_to_is_dead),
	};

	return cmocka_run_group_tests_name("python_names", tests, NULL, NULL);
}
