#include "base/utf8.h"
#include "python/highlight.h"
#include "python/node.h"
#include "tests/unit/test.h"

static void every_symbol_of_the_grammar_is_known(void **state)
{
	static const char code[] = "async def f(a: int = 1, *b, **c) -> T:\n    x = [i async for i in y if not i]\n"
				   "    with A as b, B: return f'{x!r:>{w}}' @ y\n    match x:\n        case {'a': _, **r}: pass\n";
	struct py_file *f = py_parse(code, sizeof code - 1);
	uint32_t n;
	const struct py_node *nodes = py_nodes(f, &n);

	(void)state;
	for (uint32_t i = 0; i < n; i++) {
		assert_int_not_equal(nodes[i].kind, PYT_OTHER);
		assert_int_not_equal(nodes[i].kind, PYK_ERROR);
	}
	py_free(f);
}

static void children_and_fields_are_found(void **state)
{
	struct py_file *f = py_parse("f(1, x=2)\n", 10);
	const struct py_node *nodes = py_nodes(f, NULL);

	(void)state;
	uint32_t call = py_first(nodes, py_first(nodes, 0));
	assert_int_equal(nodes[call].kind, PYK_CALL);
	uint32_t arguments = py_child(nodes, call, PYF_ARGUMENTS);
	assert_int_equal(nodes[arguments].kind, PYK_ARGUMENT_LIST);
	uint32_t n = 0;
	for (py_children(c, nodes, arguments))
		n++;
	assert_int_equal(n, 5);
	assert_int_equal(nodes[py_next(nodes, py_child(nodes, call, PYF_FUNCTION))].parent, call);
	assert_int_equal(py_child(nodes, call, PYF_BODY), PY_NO_NODE);
	py_free(f);
}

static void lines_in_brackets_may_stand_further_left_than_their_block(void **state)
{
	static const char *const sound[] = {
	    "def f():\n    a[\n 1\n ] = 2\n",
	    "def f():\n    a[\n1  # ]\n] = ')'\n    b = (1 +\n2)\n",
	    "def f():\n    a[\n\"\"\"]\n\"\"\"\n] = 2\n",
	};
	static const char *const broken[] = {"def f():\n    a[\n1\n", "a[\n1\n)\n", "f(]\n"};
	size_t n;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct py_file *f = py_parse(sound[i], strlen(sound[i]));
		py_faults(f, &n);
		assert_int_equal(n, 0);
		py_free(f);
		f = py_parse(broken[i], strlen(broken[i]));
		py_faults(f, &n);
		assert_int_not_equal(n, 0);
		py_free(f);
	}
}

static void places_count_code_points(void **state)
{
	static const char text[] = "\xEF\xBB\xBF" "a = '\xC3\xA9\xE2\x82\xAC'\r\nb\n";
	struct py_file *f = py_parse(text, sizeof text - 1);
	size_t len;

	(void)state;
	assert_int_equal(py_place(f, 3).col, 1);
	struct py_place quote = py_place(f, 13);
	assert_int_equal(quote.line, 1);
	assert_int_equal(quote.col, 8);
	assert_int_equal(py_place(f, 16).line, 2);
	assert_int_equal(py_lines(f), 3);
	assert_int_equal(py_line(f, 2, &len), 16);
	assert_int_equal(len, 1);
	assert_int_equal(py_line(f, 1, &len), 0);
	assert_int_equal(len, 14);
	py_free(f);
}

static void check_fault(const char *code, int line, int col, const char *message)
{
	struct py_file *f = py_parse(code, strlen(code));
	size_t n;
	const struct py_fault *faults = py_faults(f, &n);

	if (!message) {
		assert_int_equal(n, 0);
	} else {
		assert_true(n > 0);
		assert_int_equal(faults[0].at.line, line);
		assert_int_equal(faults[0].at.col, col);
		assert_string_equal(faults[0].message, message);
	}
	py_free(f);
}

static void faults_are_named_and_placed(void **state)
{
	(void)state;
	check_fault("async def f():\n    await g()\n", 0, 0, NULL);
	check_fault("x = 1\ny = )\n", 2, 5, "unmatched ')'");
	check_fault("x = (1\n", 1, 5, "'(' was never closed");
	check_fault("print x\n", 1, 1, "missing parentheses in call to 'print'");
}

/* One letter for each byte: what colour it has. */
static void check_colours(const char *code, const char *want)
{
	static const char letters[] = ".ksc#1dfb@+";
	size_t len = strlen(code), n;
	struct py_span *spans;
	char *got = calloc(len + 1, 1);

	memset(got, '.', len);
	n = py_highlight(code, len, &spans);
	size_t end = 0;
	for (size_t i = 0; i < n; i++) {
		assert_true(spans[i].start >= end && spans[i].end > spans[i].start);
		end = spans[i].end;
		memset(got + spans[i].start, letters[spans[i].token], end - spans[i].start);
	}
	assert_string_equal(got, want);
	free(spans);
	free(got);
}

static void colours_follow_the_meaning(void **state)
{
	(void)state;
	check_colours("async def f(x): return print(1, None) # c", "kkkkk.kkk.d.....kkkkkk.bbbbb.#..1111..ccc");
	check_colours("@a.b\nclass C: x = f'{y}s'", "@@.@.kkkkk.d....+.ss...ss");
	check_colours("o.run(x.y)", "..fff.....");
	check_colours("if not )(", "kk.kkk...");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_symbol_of_the_grammar_is_known),
	    cmocka_unit_test(children_and_fields_are_found),
	    cmocka_unit_test(lines_in_brackets_may_stand_further_left_than_their_block),
	    cmocka_unit_test(places_count_code_points),
	    cmocka_unit_test(faults_are_named_and_placed),
	    cmocka_unit_test(colours_follow_the_meaning),
	};

	return cmocka_run_group_tests_name("python_tree", tests, NULL, NULL);
}
