#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/reach.h"
#include "python/reach_int.h"
#include "python/scope.h"

enum { ENDS = 1, BREAKS = 2, DEAD = 4 };

struct flow {
	const struct py_file *f;
	const struct py_node *nodes;
	uint8_t *flags;
};

/* 1, 0, or -1 where condition I is no constant. DEPTH bounds nested operators. */
static int constant(const struct py_file *f, uint32_t i, int depth)
{
	const struct py_node *nodes = f->nodes;
	struct str text = py_slice(f, i);
	int left, right;

	if (i == PY_NO_NODE || depth > 16)
		return -1;
	switch (nodes[i].kind) {
	case PYK_TRUE:
		return 1;
	case PYK_FALSE: case PYK_NONE:
		return 0;
	case PYK_INTEGER: case PYK_FLOAT:
		for (size_t k = 0; k < text.n && text.p[k] != 'e' && text.p[k] != 'j'; k++)
			if (text.p[k] >= '1' && text.p[k] <= '9')
				return 1;
		return text.n > 1 && strchr("xXoObB", text.p[1]) ? -1 : 0;
	case PYK_STRING:
		return nodes[i].after == i + 3 ? 0 : -1;
	case PYK_IDENTIFIER: case PYK_ATTRIBUTE:
		if (py_means(f, i, str_from("typing.TYPE_CHECKING")) || py_means(f, i, str_from("TYPE_CHECKING")))
			return 0;
		return py_means(f, i, str_from("__debug__")) ? 1 : -1;
	case PYK_PARENTHESIZED_EXPRESSION:
		for (py_children(c, nodes, i))
			if (py_is_named(&nodes[c]) && !(nodes[c].flags & PY_EXTRA))
				return constant(f, c, depth + 1);
		return -1;
	case PYK_NOT_OPERATOR:
		left = constant(f, py_child(nodes, i, PYF_ARGUMENT), depth + 1);
		return left < 0 ? -1 : !left;
	case PYK_BOOLEAN_OPERATOR: {
		uint32_t op = py_child(nodes, i, PYF_OPERATOR);
		int decides = op != PY_NO_NODE && nodes[op].kind == PYT_OR;
		left = constant(f, py_child(nodes, i, PYF_LEFT), depth + 1);
		right = constant(f, py_child(nodes, i, PYF_RIGHT), depth + 1);
		if (left == decides || right == decides)
			return decides;
		return left < 0 || right < 0 ? -1 : !decides;
	}
	default:
		return -1;
	}
}

static bool is_exit(const struct py_file *f, uint32_t statement)
{
	static const char *const names[] = {"sys.exit", "exit", "quit", "os._exit", "os.abort"};
	uint32_t call = py_first(f->nodes, statement);

	if (call == PY_NO_NODE || f->nodes[call].kind != PYK_CALL)
		return false;
	uint32_t function = py_child(f->nodes, call, PYF_FUNCTION);
	for (size_t i = 0; function != PY_NO_NODE && i < sizeof names / sizeof *names; i++)
		if (py_means(f, function, str_from(names[i])))
			return true;
	return false;
}

static bool ends(const struct flow *fl, uint32_t i)
{
	return i != PY_NO_NODE && fl->flags[i] & ENDS;
}

static bool if_ends(const struct flow *fl, uint32_t i)
{
	const struct py_node *nodes = fl->nodes;
	bool has_else = false;
	int always = constant(fl->f, py_child(nodes, i, PYF_CONDITION), 0);

	if (always == 1)
		return ends(fl, py_child(nodes, i, PYF_CONSEQUENCE));
	if (always != 0 && !ends(fl, py_child(nodes, i, PYF_CONSEQUENCE)))
		return false;
	for (py_children(c, nodes, i)) {
		if (nodes[c].field != PYF_ALTERNATIVE)
			continue;
		if (!ends(fl, c))
			return false;
		has_else |= nodes[c].kind == PYK_ELSE_CLAUSE;
	}
	return has_else;
}

static bool try_ends(const struct flow *fl, uint32_t i)
{
	bool body = ends(fl, py_child(fl->nodes, i, PYF_BODY)), handlers = true;

	for (py_children(c, fl->nodes, i)) {
		if (fl->nodes[c].kind == PYK_FINALLY_CLAUSE && ends(fl, c))
			return true;
		if (fl->nodes[c].kind == PYK_ELSE_CLAUSE)
			body |= ends(fl, c);
		if (fl->nodes[c].kind == PYK_EXCEPT_CLAUSE)
			handlers &= ends(fl, c);
	}
	return body && handlers;
}

static bool last_child_ends(const struct flow *fl, uint32_t i)
{
	for (py_children(c, fl->nodes, i))
		if (fl->nodes[c].kind == PYK_BLOCK && ends(fl, c))
			return true;
	return false;
}

static bool any_child_ends(const struct flow *fl, uint32_t i)
{
	for (py_children(c, fl->nodes, i))
		if (ends(fl, c))
			return true;
	return false;
}

/* Whether statement, clause or block I never completes. Those inside were asked before. */
static bool never_completes(const struct flow *fl, uint32_t i)
{
	const struct py_node *nodes = fl->nodes;

	switch (nodes[i].kind) {
	case PYK_RETURN_STATEMENT: case PYK_RAISE_STATEMENT: case PYK_CONTINUE_STATEMENT: case PYK_BREAK_STATEMENT:
		return true;
	case PYK_EXPRESSION_STATEMENT:
		return is_exit(fl->f, i);
	case PYK_BLOCK: case PYK_MODULE:
		return any_child_ends(fl, i);
	case PYK_ELSE_CLAUSE: case PYK_ELIF_CLAUSE: case PYK_EXCEPT_CLAUSE: case PYK_FINALLY_CLAUSE:
		return last_child_ends(fl, i);
	case PYK_IF_STATEMENT:
		return if_ends(fl, i);
	case PYK_TRY_STATEMENT:
		return try_ends(fl, i);
	case PYK_WHILE_STATEMENT:
		return !(fl->flags[i] & BREAKS) && constant(fl->f, py_child(nodes, i, PYF_CONDITION), 0) == 1;
	default:
		return false;
	}
}

static void find_ends(const struct flow *fl)
{
	const struct py_node *nodes = fl->nodes;

	for (uint32_t i = fl->f->count; i-- > 0;) {
		uint16_t kind = nodes[i].kind;
		if (never_completes(fl, i))
			fl->flags[i] |= ENDS;
		bool breaks = kind == PYK_BREAK_STATEMENT ||
			      (fl->flags[i] & BREAKS && kind != PYK_WHILE_STATEMENT && kind != PYK_FOR_STATEMENT &&
				  kind != PYK_FUNCTION_DEFINITION && kind != PYK_CLASS_DEFINITION);
		if (breaks && nodes[i].parent != PY_NO_NODE)
			fl->flags[nodes[i].parent] |= BREAKS;
	}
}

static void kill_after(const struct flow *fl, uint32_t i)
{
	for (uint32_t c = py_next(fl->nodes, i); c != PY_NO_NODE; c = py_next(fl->nodes, c))
		fl->flags[c] |= DEAD;
}

static void kill_branches(const struct flow *fl, uint32_t i)
{
	const struct py_node *nodes = fl->nodes;
	bool clause = nodes[i].kind == PYK_ELIF_CLAUSE, loop = nodes[i].kind == PYK_WHILE_STATEMENT;
	int value = constant(fl->f, py_child(nodes, i, PYF_CONDITION), 0);
	uint32_t body = py_child(nodes, i, loop ? PYF_BODY : PYF_CONSEQUENCE);

	if (value == 0 && body != PY_NO_NODE)
		fl->flags[body] |= DEAD;
	if (value == 1 && clause)
		kill_after(fl, i);
	else if (value == 1 && !loop && body != PY_NO_NODE)
		kill_after(fl, body);
}

static void kill_operand(const struct flow *fl, uint32_t i)
{
	const struct py_node *nodes = fl->nodes;

	if (nodes[i].kind == PYK_BOOLEAN_OPERATOR) {
		uint32_t op = py_child(nodes, i, PYF_OPERATOR), right = py_child(nodes, i, PYF_RIGHT);
		int decides = op != PY_NO_NODE && nodes[op].kind == PYT_OR;
		if (right != PY_NO_NODE && constant(fl->f, py_child(nodes, i, PYF_LEFT), 0) == decides)
			fl->flags[right] |= DEAD;
		return;
	}
	uint32_t parts[3];
	size_t n = 0;
	for (py_children(c, nodes, i))
		if (py_is_named(&nodes[c]) && !(nodes[c].flags & PY_EXTRA) && n < 3)
			parts[n++] = c;
	int value = n == 3 ? constant(fl->f, parts[1], 0) : -1;
	if (value >= 0)
		fl->flags[parts[value ? 2 : 0]] |= DEAD;
}

static void find_dead(const struct flow *fl)
{
	const struct py_node *nodes = fl->nodes;

	for (uint32_t i = 0; i < fl->f->count; i++) {
		uint32_t parent = nodes[i].parent;
		if (parent != PY_NO_NODE) {
			bool block = nodes[parent].kind == PYK_BLOCK || nodes[parent].kind == PYK_MODULE;
			fl->flags[i] |= fl->flags[parent] & DEAD;
			if (block && fl->flags[i] & ENDS && !(fl->flags[i] & DEAD))
				kill_after(fl, i);
		}
		switch (nodes[i].kind) {
		case PYK_IF_STATEMENT: case PYK_ELIF_CLAUSE: case PYK_WHILE_STATEMENT:
			kill_branches(fl, i);
			break;
		case PYK_BOOLEAN_OPERATOR: case PYK_CONDITIONAL_EXPRESSION:
			kill_operand(fl, i);
			break;
		default:
			break;
		}
	}
}

static struct reach *reach_of_file(const struct py_file *f)
{
	struct reach *r = f->lazy->reach;

	if (r)
		return r;
	r = f->lazy->reach = xcalloc(1, sizeof *r);
	r->dead = xcalloc(f->count, 1);
	struct flow fl = {f, f->nodes, r->dead};
	find_ends(&fl);
	find_dead(&fl);
	for (uint32_t i = 0; i < f->count; i++)
		r->dead[i] = (r->dead[i] & DEAD) != 0;
	reach_calls(f, r->dead);
	return r;
}

bool py_reachable(const struct py_file *f, uint32_t i)
{
	return !reach_of_file(f)->dead[i];
}

void reach_free(struct reach *r)
{
	if (!r)
		return;
	free(r->dead);
	free(r);
}
