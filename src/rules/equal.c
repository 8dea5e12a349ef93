/* Whether two pieces of one file say the same: what unification asks. */
#include "rules/match.h"

struct pair {
	uint32_t a, b;
};

static bool same_here(const struct py_file *file, const struct py_node *nodes, uint32_t a, uint32_t b)
{
	if (fold_kind(nodes[a].kind) != fold_kind(nodes[b].kind))
		return false;
	bool leaf_a = nodes[a].after == a + 1 || nodes[a].kind == PYK_STRING_CONTENT;
	bool leaf_b = nodes[b].after == b + 1 || nodes[b].kind == PYK_STRING_CONTENT;
	return leaf_a == leaf_b && (!leaf_a || same_leaf(nodes[a].kind, py_slice(file, a), py_slice(file, b)));
}

bool same_code(const struct py_file *file, uint32_t a, uint32_t b, uint64_t *steps)
{
	const struct py_node *nodes = py_nodes(file, NULL);
	VEC(struct pair) todo = {0};
	bool same = true;

	*vec_push(&todo) = (struct pair){a, b};
	while (same && todo.len > 0) {
		struct pair p = todo.ptr[--todo.len];
		p.a = bare(nodes, p.a);
		p.b = bare(nodes, p.b);
		if (p.a == p.b)
			continue;
		same = *steps > 0 && same_here(file, nodes, p.a, p.b);
		*steps -= *steps > 0;
		if (!same || nodes[p.a].kind == PYK_STRING_CONTENT)
			continue;
		uint32_t x = first_counting(nodes, p.a), y = first_counting(nodes, p.b);
		for (; x != PY_NO_NODE && y != PY_NO_NODE; x = next_counting(nodes, x), y = next_counting(nodes, y))
			*vec_push(&todo) = (struct pair){x, y};
		same = x == y;
	}
	vec_done(&todo);
	return same;
}
