/* What is kept up to date while one types: the tree, the colors, the findings. They equal those made afresh. */
#include "tests/unit/test.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "editor/editor.h"
#include "python/live.h"
#include "python/node.h"
#include "python/split.h"
#include "rules/live.h"

static const char sample[] = "import asyncio\n"
			     "import time\n"
			     "from asyncio import gather as together\n"
			     "\n"
			     "LIMIT = asyncio.Semaphore(3)\n"
			     "\n"
			     "\n"
			     "async def fetch(name: str, *, delay=0.1) -> str:\n"
			     "    \"\"\"Wait, then answer.\n"
			     "\n"
			     "    Twice, if need be.\"\"\"\n"
			     "    async with LIMIT:\n"
			     "        time.sleep(delay)\n"
			     "        return f\"{name!r:>10} {delay * 2}\"\n"
			     "\n"
			     "\n"
			     "class Worker:\n"
			     "    jobs = [1, 2,\n"
			     "        3]\n"
			     "\n"
			     "    async def run(self):  # all of them\n"
			     "        for job in self.jobs:\n"
			     "            fetch(job)\n"
			     "            asyncio.create_task(fetch(job))\n"
			     "        if not self.jobs: return None\n"
			     "        else:\n"
			     "            pass\n"
			     "\n"
			     "\n"
			     "@staticmethod\n"
			     "async def main():\n"
			     "    worker = Worker()\n"
			     "    try:\n"
			     "        await together(worker.run(), fetch(\"b\"))\n"
			     "    except:\n"
			     "        pass\n"
			     "\n"
			     "\n"
			     "asyncio.run(main())\n";

struct live_text {
	struct editor *ed;
	struct rule_live *live;
};

static struct rule_set *rules;

static const char *read_editor(void *ctx, size_t at, size_t *n)
{
	return editor_piece(ctx, at, n);
}

static void on_change(void *ctx, const struct editor_change *c)
{
	struct live_text *t = ctx;

	rule_live_edit(t->live, &(struct py_edit){c->start, c->old_end, c->new_end, c->start_point.line, c->start_point.column, c->old_end_point.line,
				   c->old_end_point.column, c->new_end_point.line, c->new_end_point.column});
}

static void open_text(struct live_text *t, const char *text)
{
	t->ed = editor_new(text, strlen(text));
	t->live = rule_live_new(rules, read_editor, t->ed, strlen(text));
	editor_listen(t->ed, on_change, t);
}

static void close_text(struct live_text *t)
{
	rule_live_free(t->live);
	editor_free(t->ed);
}

static char *whole(const struct live_text *t)
{
	struct buf b = BUF_INIT;

	editor_copy_out(t->ed, 0, editor_length(t->ed), &b);
	return buf_detach(&b);
}

static void check_all(struct live_text *t)
{
	rule_live_begin(t->live);
	while (rule_live_work(t->live))
		;
	assert_true(rule_live_fresh(t->live));
}

static void assert_same_findings(const struct findings *a, const struct findings *b)
{
	assert_int_equal(a->list.len, b->list.len);
	for (size_t i = 0; i < a->list.len; i++) {
		const struct finding *x = &a->list.ptr[i], *y = &b->list.ptr[i];
		assert_ptr_equal(x->rule, y->rule);
		assert_string_equal(x->message, y->message);
		assert_int_equal(x->start, y->start);
		assert_int_equal(x->end, y->end);
		assert_int_equal(x->line, y->line);
		assert_int_equal(x->col, y->col);
		assert_int_equal(x->end_line, y->end_line);
		assert_int_equal(x->end_col, y->end_col);
		assert_int_equal(x->reachable, y->reachable);
	}
}

/* Those of the text made afresh. */
static void find_afresh(const char *text, struct findings *out)
{
	struct py_file *file = py_parse(text, strlen(text));

	rule_set_find(rules, file, out);
	py_free(file);
}

static void assert_checked(struct live_text *t)
{
	struct findings fresh = {0};
	char *text = whole(t);

	check_all(t);
	find_afresh(text, &fresh);
	assert_same_findings(rule_live_findings(t->live), &fresh);
	findings_done(&fresh);
	free(text);
}

static void add_fields(const struct py_node *nodes, uint32_t i, struct buf *out)
{
	size_t n;

	if (nodes[i].field != PYF_NONE)
		buf_addf(out, "%s: ", py_field_names(&n)[nodes[i].field - 1]);
}

/* As tree-sitter writes a tree, but without the roles in lists, which the array does not have. */
static char *expression(const struct py_file *file)
{
	const struct py_node *nodes = py_nodes(file, NULL);
	struct buf out = BUF_INIT;
	uint32_t n, open[256], depth = 0;

	py_nodes(file, &n);
	for (uint32_t i = 0; i < n; i++) {
		while (depth > 0 && i >= nodes[open[depth - 1]].after) {
			buf_addch(&out, ')');
			depth--;
		}
		if (!py_is_named(&nodes[i]))
			continue;
		if (i > 0)
			buf_addch(&out, ' ');
		add_fields(nodes, i, &out);
		buf_addf(&out, "(%s", py_kind_name((enum py_kind)nodes[i].kind));
		assert_true(depth < 256);
		open[depth++] = i;
	}
	for (; depth > 0; depth--)
		buf_addch(&out, ')');
	return buf_detach(&out);
}

/* The trees of sound code are that of a parse of the whole; true where it is sound. */
static bool assert_same_tree(struct live_text *t)
{
	char *mine = py_live_expression(rule_live_python(t->live)), *text = whole(t);
	struct py_file *file = py_parse(text, strlen(text));
	bool sound = !(py_nodes(file, NULL)[0].flags & PY_BROKEN) && mine;

	if (sound) {
		char *want = expression(file);
		assert_string_equal(mine, want);
		free(want);
	}
	free(mine);
	free(text);
	py_free(file);
	return sound;
}

/* The colors of a part are those that the whole has there. */
static void assert_same_colors(struct live_text *t, size_t from, size_t to)
{
	char *text = whole(t);
	struct py_span *part, *all;
	size_t n = py_live_highlight(rule_live_python(t->live), from, to, &part), count = py_highlight(text, strlen(text), &all), k = 0;

	for (size_t i = 0; i < count; i++) {
		size_t start = all[i].start < from ? from : all[i].start, end = all[i].end > to ? to : all[i].end;
		if (start >= end)
			continue;
		assert_true(k < n);
		assert_int_equal(part[k].start, start);
		assert_int_equal(part[k].end, end);
		assert_int_equal(part[k].token, all[i].token);
		k++;
	}
	assert_int_equal(k, n);
	free(part);
	free(all);
	free(text);
}

static uint64_t seed = 6364136223846793005u;

static size_t random_below(size_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (size_t)(seed >> 33) % (n ? n : 1);
}

static void random_edit(struct live_text *t)
{
	static const char *const words[] = {"x", " ", "\n", "await ", "    ", "fetch(1)\n", "\n\nasync def late():\n    await asyncio.sleep(1)\n", "\"", "(", ")", ":", "# note",
	    "time.sleep(1)\n", "import time\n", "asyncio.create_task(fetch(2))\n", "\"\"\"", "é漢", "if x:\n    pass\n", "[", "return", "class A:\n    y = 1\n", ","};
	size_t at = random_below(editor_length(t->ed) + 1), line = random_below(editor_lines(t->ed)), len;

	switch (random_below(8)) {
	case 0: case 1:
		editor_undo(t->ed);
		break;
	case 2:
		editor_go(t->ed, at, false);
		editor_go(t->ed, at + random_below(30), true);
		editor_delete(t->ed);
		break;
	case 3: { /* a whole line, twice */
		struct buf b = BUF_INIT;
		size_t start = editor_line(t->ed, line, &len);
		editor_copy_out(t->ed, start, start + len, &b);
		buf_addch(&b, '\n');
		editor_go(t->ed, start, false);
		editor_paste(t->ed, b.data, b.len);
		buf_done(&b);
		break;
	}
	case 4: case 5: { /* a word at the end of a line or its start */
		const char *word = words[random_below(sizeof words / sizeof *words)];
		size_t start = editor_line(t->ed, line, &len);
		editor_go(t->ed, start + (random_below(2) ? len : 0), false);
		editor_paste(t->ed, word, strlen(word));
		break;
	}
	case 6:
		editor_go(t->ed, editor_line(t->ed, line, NULL), false);
		editor_comment(t->ed);
		break;
	default: {
		const char *word = words[random_below(sizeof words / sizeof *words)];
		editor_go(t->ed, at, false);
		editor_type(t->ed, word, strlen(word));
		break;
	}
	}
}

static void what_is_kept_equals_what_is_made_afresh(void **state)
{
	const char *runs = getenv("ASYNCTUTOR_EDITOR_RUNS");
	size_t sound = 0, all = 0;

	(void)state;
	for (long i = runs ? atol(runs) / 20 : 60; i > 0; i--) {
		struct live_text t;
		struct buf text = BUF_INIT;
		for (int n = i % 3 ? 6 : 1; n > 0; n--) /* of several parts, or one */
			buf_addstr(&text, sample);
		open_text(&t, text.data);
		buf_done(&text);
		for (int k = 0; k < 40; k++, all++) {
			random_edit(&t);
			bool good = assert_same_tree(&t);
			size_t lines = editor_lines(t.ed), first = random_below(lines), last = first + random_below(lines - first), len;
			size_t from = editor_line(t.ed, first, NULL), to = editor_line(t.ed, last, &len) + len;
			if (good)
				assert_same_colors(&t, from, to);
			sound += good;
			const struct findings *now = rule_live_findings(t.live);
			for (size_t f = 0; f < now->list.len; f++)
				assert_true(now->list.ptr[f].start <= now->list.ptr[f].end && now->list.ptr[f].end <= editor_length(t.ed));
			if (k % 10 == 0)
				assert_checked(&t);
			if (!good && random_below(4)) /* else nearly all would be broken */
				editor_undo(t.ed);
		}
		assert_checked(&t);
		close_text(&t);
	}
	assert_true(sound * 10 > all); /* else the test tests nothing */
}

static size_t count_of(struct live_text *t, const char *id)
{
	const struct findings *f = rule_live_findings(t->live);
	size_t n = 0;

	for (size_t i = 0; i < f->list.len; i++)
		n += strcmp(rule_id(f->list.ptr[i].rule), id) == 0;
	return n;
}

static void a_finding_appears_with_the_keystroke_that_makes_it(void **state)
{
	struct live_text t;

	(void)state;
	open_text(&t, "import asyncio\nimport time\n\nasync def slow():\n    await asyncio.sleep(1)\n\nasyncio.run(slow())\n");
	check_all(&t);
	assert_int_equal(count_of(&t, "blocking-sleep"), 0);
	editor_go(t.ed, strstr(sample, "x") ? editor_line(t.ed, 5, NULL) : 0, false);
	const char *typed = "    time.sleep(1)";
	for (; *typed; typed++) {
		assert_int_equal(count_of(&t, "blocking-sleep"), 0);
		editor_type(t.ed, typed, 1);
	}
	assert_int_equal(count_of(&t, "blocking-sleep"), 1);
	assert_false(rule_live_fresh(t.live));
	editor_undo(t.ed);
	assert_int_equal(count_of(&t, "blocking-sleep"), 0);
	assert_checked(&t);
	close_text(&t);
}

static void findings_elsewhere_move_along(void **state)
{
	struct live_text t;

	(void)state;
	open_text(&t, sample);
	check_all(&t);
	size_t n = rule_live_findings(t.live)->list.len;
	assert_true(n > 1);
	editor_go(t.ed, 0, false);
	editor_paste(t.ed, "# one\n# two\n", 12);
	struct findings fresh = {0};
	char *text = whole(&t);
	find_afresh(text, &fresh);
	assert_same_findings(rule_live_findings(t.live), &fresh);
	findings_done(&fresh);
	free(text);
	close_text(&t);
}

static void a_full_check_is_given_up_when_one_types_on(void **state)
{
	struct live_text t;
	size_t at;

	(void)state;
	open_text(&t, sample);
	assert_true(rule_live_begin(t.live));
	editor_type(t.ed, "(", 1);
	assert_false(rule_live_work(t.live));
	assert_false(rule_live_fresh(t.live));
	check_all(&t);
	assert_non_null(rule_live_fault(t.live, &at));
	editor_undo(t.ed);
	check_all(&t);
	assert_null(rule_live_fault(t.live, &at));
	assert_false(rule_live_begin(t.live));
	close_text(&t);
}

static void a_byte_is_code_or_string_or_comment(void **state)
{
	struct live_text t;
	const char *text = "x = f\"a {b[0]} c\"  # (d)\n";

	(void)state;
	open_text(&t, text);
	struct py_live *p = rule_live_python(t.live);
	assert_int_equal(py_live_part(p, 0), PY_PART_CODE);
	assert_int_equal(py_live_part(p, 6), PY_PART_STRING);
	assert_int_equal(py_live_part(p, 9), PY_PART_CODE);
	assert_int_equal(py_live_part(p, 15), PY_PART_STRING);
	assert_int_equal(py_live_part(p, 17), PY_PART_CODE);
	assert_int_equal(py_live_part(p, 21), PY_PART_COMMENT);
	assert_int_equal(py_live_part(p, 1000), PY_PART_CODE);
	close_text(&t);
}

/* In the texts each line that a part may begin with is marked by |. */
static void parts_begin_with_statements_only(void **state)
{
	static const char *const texts[] = {
	    "|a = 1\n|b = 2\n",
	    "|def f():\n    a\n\n# why\n|b\n",
	    "|x = (1,\n2,\n)\n|y\n",
	    "|x = [\n|def f():\n      y\n|z\n",
	    "|x = \"\"\"a\nb(\n\"\"\"\n|y\n",
	    "|x = '''a\\'''\nb'''\n|y\n",
	    "|x = 'a\\\\'\n|y\n",
	    "|x = 'never closed\n|y\n",
	    "|x = 'a\\\nb'\n|y\n",
	    "|x = 1 + \\\n2\n|y\n",
	    "|x = ')' # (\n|y\n",
	    "|if x:\n    y\nelif z:\n    y\nelse:\n    y\n|elsewhere\n",
	    "|try:\n    y\nexcept E:\n    y\nfinally:\n    y\n",
	    "|@a\n@b(1,\n2)\n# c\n\ndef f():\n    y\n|@d\nclass A:\n    pass\n",
	    "|größe = 1\n|_x\n(y)\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct split s = {0};
		for (const char *p = texts[i]; *p;) {
			bool marked = *p == '|';
			size_t n = strcspn(p += marked, "\n") + 1;
			assert_int_equal(split_starts(&s, p, n), marked);
			split_line(&s, p, n);
			p += n;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_kept_equals_what_is_made_afresh),
	    cmocka_unit_test(a_finding_appears_with_the_keystroke_that_makes_it),
	    cmocka_unit_test(findings_elsewhere_move_along),
	    cmocka_unit_test(a_full_check_is_given_up_when_one_types_on),
	    cmocka_unit_test(a_byte_is_code_or_string_or_comment),
	    cmocka_unit_test(parts_begin_with_statements_only),
	};
	const char *top = getenv("abs_top_srcdir");
	char *dir = xasprintf("%s/rules", top ? top : ".");

	utf8_locale();
	rules = rule_set_load(dir, NULL, NULL);
	int failed = rule_set_count(rules) ? cmocka_run_group_tests_name("editor_live", tests, NULL, NULL) : 1;
	rule_set_free(rules);
	free(dir);
	return failed;
}
