/* definedBy: ask a test about what a name stands for. */
#include "python/names.h"
#include "rules/eval.h"

#define WAYS_MAX 16 /* definitions looked at for one name */

struct ways {
	uint32_t node[WAYS_MAX];
	bool instance[WAYS_MAX]; /* it is a class, and the name stands for an instance */
	size_t n;
};

static void add_way(struct ways *w, uint32_t node, bool instance)
{
	if (node == PY_NO_NODE || w->n == WAYS_MAX)
		return;
	for (size_t i = 0; i < w->n; i++)
		if (w->node[i] == node)
			return;
	w->instance[w->n] = instance;
	w->node[w->n++] = node;
}

/* The classes that annotation I names: through Optional, `|`, Annotated and type arguments. */
static void add_type(struct ways *w, const struct py_node *nodes, uint32_t i)
{
	if (i == PY_NO_NODE)
		return;
	for (uint32_t k = i; k < nodes[i].after;) {
		bool name = nodes[k].kind == PYK_IDENTIFIER || nodes[k].kind == PYK_ATTRIBUTE || nodes[k].kind == PYK_MEMBER_TYPE;
		if (name)
			add_way(w, k, true);
		k = name ? nodes[k].after : k + 1;
	}
}

/* What expression VALUE can give: both sides of `or` and of a conditional expression. */
static void add_value(struct ways *w, const struct py_node *nodes, uint32_t value)
{
	if (value == PY_NO_NODE)
		return;
	value = bare(nodes, value);
	if (nodes[value].kind == PYK_BOOLEAN_OPERATOR) {
		for (uint32_t k = first_counting(nodes, value); k != PY_NO_NODE; k = next_counting(nodes, k))
			if (py_is_named(&nodes[k]))
				add_way(w, bare(nodes, k), false);
	} else if (nodes[value].kind == PYK_CONDITIONAL_EXPRESSION) {
		uint32_t k = first_counting(nodes, value), condition = k == PY_NO_NODE ? k : next_counting(nodes, k);
		add_way(w, k == PY_NO_NODE ? k : bare(nodes, k), false);
		add_way(w, condition == PY_NO_NODE ? condition : next_counting(nodes, condition), false);
	} else {
		add_way(w, value, false);
	}
}

bool is_defined_by(struct run *run, const struct test *t, uint32_t i)
{
	const struct py_node *nodes = run->nodes;
	struct py_definition defs[PY_DEFINITIONS];
	struct ways w = {.n = 0};
	bool outer = run->instance, holds = false;

	add_way(&w, bare(nodes, i), false);
	for (size_t k = 0; k < w.n && !holds; k++) {
		uint16_t kind = nodes[w.node[k]].kind;
		run->instance = w.instance[k];
		holds = k > 0 && test_holds(run, t->subs[0], w.node[k]);
		if (holds || w.instance[k] || (kind != PYK_IDENTIFIER && kind != PYK_ATTRIBUTE))
			continue;
		size_t n = py_definitions(run->file, w.node[k], defs);
		for (size_t d = 0; d < n; d++) {
			add_value(&w, nodes, defs[d].value);
			add_way(&w, defs[d].site, false);
			add_type(&w, nodes, defs[d].type);
		}
	}
	run->instance = outer;
	return holds;
}
