/* inside, has, precedes, follows: ask a test about the nodes around a node. */
#include "rules/eval.h"

/* Whether T asks about comments; where it does not, they are not there. */
static bool wants_comments(const struct test *t)
{
	return kinds_has(&t->kinds, PYK_COMMENT) && !t->kinds.all;
}

static bool stops(struct run *run, const struct test *t, uint32_t i)
{
	size_t mark = run->env.trail.len;

	if (t->stop != STOP_TEST)
		return false;
	bool holds = test_holds(run, t->stop_test, i);
	env_undo(&run->env, mark);
	return holds;
}

static bool spend(struct run *run)
{
	if (run->steps == 0)
		return false;
	run->steps--;
	return true;
}

static bool inside_holds(struct run *run, const struct test *t, uint32_t i)
{
	uint32_t below = i;

	for (uint32_t up = run->nodes[i].parent; up != PY_NO_NODE && spend(run); up = run->nodes[up].parent) {
		bool role = !t->field || run->nodes[below].field == t->field;
		if (role && test_holds(run, t->subs[0], up))
			return true;
		if (stops(run, t, up))
			return false;
		/* Parentheses are not there for who looks one step up. */
		bool paren = run->nodes[up].kind == PYK_PARENTHESIZED_EXPRESSION;
		if (t->stop == STOP_NEIGHBOR && !paren)
			return false;
		below = up;
	}
	return false;
}

static bool sibling_holds(struct run *run, const struct test *t, uint32_t i, bool forward)
{
	bool comments = wants_comments(t->subs[0]);

	for (;;) {
		i = forward ? py_next(run->nodes, i) : run->nodes[i].prev;
		if (i == PY_NO_NODE || !spend(run))
			return false;
		bool comment = run->nodes[i].flags & PY_EXTRA;
		if (test_holds(run, t->subs[0], i))
			return true;
		if (stops(run, t, i) || (t->stop == STOP_NEIGHBOR && (!comment || comments)))
			return false;
	}
}

/* The nodes below TOP in pre-order, not below those that stop the search. */
static bool below_holds(struct run *run, const struct test *t, uint32_t top)
{
	const struct py_node *nodes = run->nodes;
	uint32_t i = top + 1;

	while (i < nodes[top].after) {
		if (!spend(run))
			return false;
		if (test_holds(run, t->subs[0], i))
			return true;
		bool deeper = t->stop == STOP_END || (t->stop == STOP_NEIGHBOR && nodes[i].kind == PYK_PARENTHESIZED_EXPRESSION) ||
			      (t->stop == STOP_TEST && !stops(run, t, i));
		i = deeper ? i + 1 : nodes[i].after;
	}
	return false;
}

/* The child in that role: it alone, it and all below it, or (with a stop rule) it and its children. */
static bool field_holds(struct run *run, const struct test *t, uint32_t i)
{
	uint32_t child = py_child(run->nodes, i, t->field);

	if (child == PY_NO_NODE)
		return false;
	for (;;) {
		if (test_holds(run, t->subs[0], child))
			return true;
		if (t->stop != STOP_NEIGHBOR || run->nodes[child].kind != PYK_PARENTHESIZED_EXPRESSION)
			break;
		uint32_t inner = bare(run->nodes, child);
		if (inner == child)
			break;
		child = inner;
	}
	if (t->stop == STOP_END)
		return below_holds(run, t, child);
	if (t->stop == STOP_NEIGHBOR || stops(run, t, child))
		return false;
	for (py_children(k, run->nodes, child))
		if (test_holds(run, t->subs[0], k))
			return true;
	return false;
}

bool relation_holds(struct run *run, const struct test *t, uint32_t i)
{
	switch (t->type) {
	case TEST_INSIDE:
		return inside_holds(run, t, i);
	case TEST_PRECEDES:
		return sibling_holds(run, t, i, true);
	case TEST_FOLLOWS:
		return sibling_holds(run, t, i, false);
	default:
		return t->field ? field_holds(run, t, i) : below_holds(run, t, i);
	}
}
