/*
 * Doubling benchmark of the rule engine on shapes of code that invite quadratic cost: prints bytes, milliseconds to parse and to run every
 * rule, and the ratio to the size before. Linear cost shows as ratios near 2.
 *
 *	tests/bench/rules [MEGABYTES]	the largest size, 1 by default
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "python/highlight.h"
#include "python/reach.h"
#include "rules/rules.h"

static const struct shape {
	const char *name, *before, *unit, *after;
	bool nested; /* AFTER is repeated too */
} shapes[] = {
    {"calls", "import asyncio\n", "x = asyncio.gather(f(1), g(2), timeout=3)\n", "", false},
    {"one line", "f(", "a.b(c), ", ")", false},
    {"one name", "x = 1\n", "x = x + 1\n", "", false},
    {"branches", "", "if a: x = 1\nuse(x)\n", "", false},
    {"attributes", "a", ".b", "\n", false},
    {"parentheses", "x = ", "(", ")", true},
    {"lambdas", "x = ", "lambda a: ", "", false},
    {"open brackets", "x = ", "[", "", false},
    {"withs", "", "with a as b, c: pass\n", "", false},
    {"functions", "", "def f(a):\n    return f(a)\nf(1)\n", "", false},
    {"strings", "", "\"", "", false},
    {"zero bytes", "", "\1", "", false},
    {"noise", "", "\xff\xfe)]}:", "", false},
};

static const char *const bodies[] = {
    "{pattern: 'asyncio.gather($$$, timeout=$T)'}",
    "{pattern: 'f($$$, $A, $$$, $A, $$$)'}",
    "{pattern: 'with c: $$$'}",
    "{kind: identifier, definedBy: {pattern: Queue($$$)}}",
    "{kind: call, inside: {kind: function_definition, stopBy: end}}",
    "{kind: call, follows: {kind: lambda, stopBy: end}}",
    "{kind: parenthesized_expression, has: {kind: integer, stopBy: end}}",
    "{kind: expression_statement, nthChild: {position: 2n+1, reverse: true}}",
    "{kind: parenthesized_expression, regex: 'zzz'}",
};

#define NRULES (sizeof bodies / sizeof *bodies)

static void make(const struct shape *s, size_t bytes, struct buf *b)
{
	size_t n = bytes / (strlen(s->unit) + (s->nested ? strlen(s->after) : 0));

	buf_addstr(b, s->before);
	for (size_t i = 0; i < n; i++)
		buf_addstr(b, s->unit);
	for (size_t i = 0; i < (s->nested ? n : 1); i++)
		buf_addstr(b, s->after);
	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] == '\1')
			b->data[i] = '\0';
}

static double measure(const struct shape *s, size_t bytes, struct rule *const *rules, double before)
{
	struct buf b = BUF_INIT;
	struct py_span *spans;
	double each[NRULES];

	make(s, bytes, &b);
	int64_t start = clock_monotonic();
	struct py_file *f = py_parse(b.data, b.len);
	int64_t parsed = clock_monotonic();
	free((py_highlight(b.data, b.len, &spans), spans));
	py_reachable(f, 0);
	int64_t reached = clock_monotonic();
	for (size_t i = 0; i < NRULES; i++) {
		struct findings found = {0};
		int64_t t = clock_monotonic();
		rule_find(rules[i], f, &found);
		findings_done(&found);
		each[i] = (double)(clock_monotonic() - t);
	}
	py_free(f);
	double total = (double)(clock_monotonic() - start);
	printf("%-14s %9zu bytes  parse %6.0f  names and colours %6.0f  rules", s->name, b.len, (double)(parsed - start), (double)(reached - parsed));
	for (size_t i = 0; i < NRULES; i++)
		printf(" %.0f", each[i]);
	printf("  total %6.0f ms", total);
	if (before > 0)
		printf("  x%.1f", total / before);
	putchar('\n');
	fflush(stdout);
	buf_done(&b);
	return total;
}

int main(int argc, char **argv)
{
	size_t largest = (argc > 1 ? strtoul(argv[1], NULL, 10) : 1) << 20;
	struct rule *rules[NRULES];

	for (size_t i = 0; i < NRULES; i++) {
		struct err e = ERR_INIT;
		struct yml_doc *doc = yml_parse(bodies[i], strlen(bodies[i]), "bench", 1, &e);
		rules[i] = rule_new(yml_root(doc), "bench", &e);
		yml_free(doc);
		if (!rules[i]) {
			puts(e.text);
			return 1;
		}
	}
	for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
		double before = 0;
		for (size_t bytes = largest / 8; bytes <= largest; bytes *= 2)
			before = measure(&shapes[s], bytes, rules, before);
	}
	for (size_t i = 0; i < NRULES; i++)
		rule_free(rules[i]);
	return 0;
}
