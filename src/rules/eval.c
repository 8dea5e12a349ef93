#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/names.h"
#include "python/reach.h"
#include "rules/eval.h"
#include "rules/match.h"

#define DEPTH_MAX 400

void run_init(struct run *run, const struct rule *rule, const struct py_file *file)
{
	uint32_t n;

	*run = (struct run){.rule = rule, .file = file, .nodes = py_nodes(file, &n)};
	run->env.bound = xcalloc(rule->vars.list.len + 1, sizeof *run->env.bound);
	run->steps = UINT64_C(100) * n + 2000000;
	run->searched = UINT64_C(64) * py_length(file) + (UINT64_C(64) << 20);
}

void run_done(struct run *run)
{
	free(run->env.bound);
	vec_done(&run->env.trail);
	free(run->ordinal);
	free(run->named);
}

static bool any_holds(struct run *run, const struct test *t, uint32_t i)
{
	for (size_t k = 0; k < t->nsubs; k++)
		if (test_holds(run, t->subs[k], i))
			return true;
	return false;
}

static bool all_hold(struct run *run, const struct test *t, uint32_t i)
{
	for (size_t k = 0; k < t->nsubs; k++)
		if (!test_holds(run, t->subs[k], i))
			return false;
	return true;
}

/* Whether T holds, and nothing it bound stays. */
static bool holds_unbound(struct run *run, const struct test *t, uint32_t i)
{
	size_t mark = run->env.trail.len;
	bool holds = test_holds(run, t, i);

	env_undo(&run->env, mark);
	return holds;
}

static bool regex_holds(struct run *run, const struct test *t, uint32_t i)
{
	struct str text = py_slice(run->file, i);

	if (text.n > run->searched)
		return false;
	run->searched -= text.n;
	return regex_search(t->regex, text);
}

static bool resolves(struct run *run, const struct test *t, uint32_t i)
{
	for (size_t k = 0; k < t->npaths; k++)
		if (py_means(run->file, i, t->paths[k]))
			return true;
	return false;
}

/* What T looks at where node I stands: what is in the parentheses, unless it asks for those. */
static uint32_t seen_by(const struct run *run, const struct test *t, uint32_t i)
{
	return !t->kinds.all && kinds_has(&t->kinds, PYK_PARENTHESIZED_EXPRESSION) ? i : bare(run->nodes, i);
}

/* Node I with the parentheses around it. */
static uint32_t with_parentheses(const struct py_node *nodes, uint32_t i)
{
	while (nodes[i].parent != PY_NO_NODE && nodes[nodes[i].parent].kind == PYK_PARENTHESIZED_EXPRESSION)
		i = nodes[i].parent;
	return i;
}

static bool is_named_sibling(const struct py_node *n)
{
	return py_is_named(n) && !(n->flags & PY_EXTRA);
}

static void make_ordinals(struct run *run)
{
	uint32_t n;

	py_nodes(run->file, &n);
	run->ordinal = xcalloc(n, sizeof *run->ordinal);
	run->named = xcalloc(n, sizeof *run->named);
	for (uint32_t i = 1; i < n; i++) {
		uint32_t prev = run->nodes[i].prev;
		run->ordinal[i] = (prev == PY_NO_NODE ? 0 : run->ordinal[prev]) + is_named_sibling(&run->nodes[i]);
		run->named[run->nodes[i].parent] = run->ordinal[i];
	}
}

/* The place of node I among the siblings that count, from 1, and *TOTAL of them; 0 where it is none. */
static long position_of(struct run *run, const struct test *t, uint32_t i, long *total)
{
	long position = 0;

	*total = 0;
	if (t->nsubs == 0) {
		if (!run->ordinal)
			make_ordinals(run);
		*total = run->named[run->nodes[i].parent];
		return run->ordinal[i];
	}
	for (py_children(k, run->nodes, run->nodes[i].parent)) {
		if (run->steps == 0)
			return 0;
		run->steps--;
		if (!is_named_sibling(&run->nodes[k]) || !holds_unbound(run, t->subs[0], seen_by(run, t->subs[0], k)))
			continue;
		++*total;
		if (k == i)
			position = *total;
	}
	return position;
}

static bool nth_holds(struct run *run, const struct test *t, uint32_t i)
{
	uint32_t place = with_parentheses(run->nodes, i);
	long total, position;

	if (run->nodes[i].parent == PY_NO_NODE || !is_named_sibling(&run->nodes[i]))
		return false;
	position = position_of(run, t, place, &total);
	if (position == 0)
		return false;
	if (t->reverse)
		position = total - position + 1;
	long d = position - t->offset;
	if (!(t->step == 0 ? d == 0 : d / t->step >= 0 && d % t->step == 0))
		return false;
	return t->nsubs == 0 || test_holds(run, t->subs[0], i);
}

static bool constraints_hold(struct run *run, const struct test *t)
{
	for (const struct constraint *c = t->constraints; c; c = c->next)
		if (run->env.bound[c->var].set && !test_holds(run, c->test, seen_by(run, c->test, run->env.bound[c->var].first)))
			return false;
	return true;
}

bool test_holds(struct run *run, const struct test *t, uint32_t i)
{
	size_t mark = run->env.trail.len;
	bool holds = false;

	if (run->steps == 0 || run->depth > DEPTH_MAX || (!run->instance && !kinds_has(&t->kinds, run->nodes[i].kind)))
		return false;
	if (run->reachable_only && !py_reachable(run->file, i))
		return false;
	run->steps--;
	run->depth++;
	switch (t->type) {
	case TEST_PATTERN:
		holds = run->instance ? pattern_makes(t->pattern, run->file, i, &run->env, &run->steps)
				      : pattern_matches(t->pattern, run->file, i, &run->env, &run->steps);
		break;
	case TEST_KIND:
		holds = kinds_has(&t->kinds, run->nodes[i].kind);
		break;
	case TEST_RESOLVES:
		holds = resolves(run, t, i);
		break;
	case TEST_REGEX:
		holds = regex_holds(run, t, i);
		break;
	case TEST_NTH:
		holds = nth_holds(run, t, i);
		break;
	case TEST_ALL:
		holds = all_hold(run, t, i);
		break;
	case TEST_ANY:
		holds = any_holds(run, t, i);
		break;
	case TEST_NOT:
		holds = !holds_unbound(run, t->subs[0], i);
		break;
	case TEST_MATCHES:
		holds = test_holds(run, t->util->test, i);
		break;
	case TEST_DEFINED_BY:
		holds = is_defined_by(run, t, i);
		break;
	case TEST_CONSTRAINTS:
		holds = constraints_hold(run, t);
		break;
	default:
		holds = relation_holds(run, t, i);
		break;
	}
	run->depth--;
	if (!holds)
		env_undo(&run->env, mark);
	return holds;
}

bool rule_holds(struct run *run, uint32_t i)
{
	env_undo(&run->env, 0);
	return test_holds(run, run->rule->test, i) && (!run->rule->constraints || test_holds(run, run->rule->constraints, i));
}
