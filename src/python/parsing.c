/* A whole text parsed, at once or step by step. */
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "python/join.h"
#include "python/tree.h"

struct py_parsing {
	TSParser *parser;
	char *text; /* as it is given, and, in the second attempt, with the lines in brackets joined */
	char *joined;
	size_t len;
	TSTree *tree;	  /* of the first attempt */
	TSTree *better;	  /* of the second, where that is sound */
	bool done;
	int64_t deadline; /* ms; of this step */
};

struct py_parsing *py_parsing_new(const char *text, size_t len)
{
	struct py_parsing *p = xcalloc(1, sizeof *p);

	p->parser = tree_parser();
	p->text = xmalloc(len + 1);
	if (len > 0)
		memcpy(p->text, text, len);
	p->text[len] = '\0';
	p->len = len;
	p->done = len >= TREE_TEXT_MAX;
	return p;
}

void py_parsing_free(struct py_parsing *p)
{
	if (!p)
		return;
	ts_tree_delete(p->tree);
	ts_tree_delete(p->better);
	ts_parser_delete(p->parser);
	free(p->joined);
	free(p->text);
	free(p);
}

static const char *read_text(void *payload, uint32_t at, TSPoint point, uint32_t *n)
{
	const struct py_parsing *p = payload;
	const char *text = p->joined ? p->joined : p->text;

	(void)point;
	*n = at < p->len ? (uint32_t)p->len - at : 0;
	return text + (at < p->len ? at : p->len);
}

static bool is_late(TSParseState *state)
{
	const struct py_parsing *p = state->payload;

	return clock_monotonic() >= p->deadline;
}

static bool has_error(const TSTree *tree)
{
	return ts_node_has_error(ts_tree_root_node(tree));
}

/*
 * The grammar trips over a line inside square brackets that stands further left than its block, which Python allows. So what has errors is
 * parsed once more with the lines in brackets joined.
 */
static void try_joined(struct py_parsing *p)
{
	p->joined = xmalloc(p->len + 1);
	memcpy(p->joined, p->text, p->len + 1);
	p->done = !py_join_lines(p->joined, p->len);
	ts_parser_reset(p->parser);
}

bool py_parsing_step(struct py_parsing *p, int ms)
{
	TSInput input = {.payload = p, .read = read_text, .encoding = TSInputEncodingUTF8};
	TSParseOptions options = {.payload = p, .progress_callback = ms > 0 ? is_late : NULL};

	p->deadline = ms > 0 ? clock_monotonic() + ms : 0;
	if (p->done)
		return false;
	TSTree *tree = ts_parser_parse_with_options(p->parser, NULL, input, options);
	if (!tree && ms > 0)
		return true;
	if (!p->tree && tree) {
		p->tree = tree;
		p->done = !has_error(tree);
		if (!p->done)
			try_joined(p);
		return !p->done;
	}
	if (tree && !has_error(tree))
		p->better = tree;
	else
		ts_tree_delete(tree);
	p->done = true;
	return false;
}

struct py_file *py_parsing_take(struct py_parsing *p)
{
	struct tree_nodes nodes = {0};
	const TSTree *tree = p->better ? p->better : p->tree;

	if (tree)
		tree_flatten(tree, 0, UINT32_MAX, &nodes);
	else
		tree_flatten_nothing(p->len, &nodes);
	struct py_file *f = tree_file(p->text, p->len, &nodes);
	p->text = NULL;
	py_parsing_free(p);
	return f;
}

struct py_file *py_parse(const char *text, size_t len)
{
	struct py_parsing *p = py_parsing_new(text, len);

	while (py_parsing_step(p, 0))
		;
	return py_parsing_take(p);
}
