/* Any bytes as Python: parse, names, reachability, colours, places, and a rule of every kind. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "python/highlight.h"
#include "python/names.h"
#include "python/reach.h"
#include "rules/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const bodies[] = {
    "{pattern: 'f($A, $$$X, $A)'}",
    "{pattern: 'with $X as $Y: $$$'}",
    "{pattern: 'asyncio.$F($$$, timeout=$T)'}",
    "{pattern: 'async def $F($$$P): $$$B'}",
    "{kind: identifier, definedBy: {pattern: asyncio.Queue($$$)}}",
    "{kind: call, inside: {kind: function_definition, stopBy: end}, has: {kind: await, stopBy: {kind: lambda}}, nthChild: 2n+1}",
    "{rule: {pattern: '$A = $B'}, constraints: {A: {regex: '^[a-z]+$'}}}",
    "{pattern: '[$$$, $X, $$$, $X, $$$]'}",
};

#define NRULES (sizeof bodies / sizeof *bodies)

static struct rule *rules[NRULES];

static void compile(void)
{
	for (size_t i = 0; i < NRULES && !rules[i]; i++) {
		struct err e = ERR_INIT;
		struct yml_doc *doc = yml_parse(bodies[i], strlen(bodies[i]), "fuzz", 1, &e);
		rules[i] = rule_new(yml_root(doc), "fuzz", &e);
		yml_free(doc);
		if (!rules[i])
			abort();
	}
}

static void check_colours(const char *text, size_t size)
{
	struct py_span *spans;
	size_t n = py_highlight(text, size, &spans), end = 0;

	for (size_t i = 0; i < n; i++) {
		assert(spans[i].start >= end && spans[i].end > spans[i].start && spans[i].end <= size);
		end = spans[i].end;
	}
	free(spans);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	struct py_file *f = py_parse(text, size);
	struct py_definition defs[PY_DEFINITIONS];
	uint32_t n;

	compile();
	const struct py_node *nodes = py_nodes(f, &n);
	for (uint32_t i = 0; i < n; i++) {
		assert(nodes[i].after > i && nodes[i].after <= n && nodes[i].start <= nodes[i].end && nodes[i].end <= size);
		assert(i == 0 ? nodes[i].parent == PY_NO_NODE : nodes[i].parent < i && nodes[nodes[i].parent].after >= nodes[i].after);
		py_path(f, i);
		py_definitions(f, i, defs);
		py_reachable(f, i);
	}
	size_t faults;
	py_faults(f, &faults);
	py_place(f, size);
	py_line(f, py_lines(f), NULL);
	for (size_t i = 0; i < NRULES; i++) {
		struct findings found = {0};
		rule_find(rules[i], f, &found);
		findings_done(&found);
	}
	py_free(f);
	check_colours(text, size);
	return 0;
}
