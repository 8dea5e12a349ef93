/* Which names each scope binds, and to what. */
#include "python/scope.h"

struct collector {
	const struct py_file *f;
	const struct py_node *nodes;
	struct names *n;
};

/* The block that holds node I for certain to run when I does; a node deep inside one expression gets that of its scope. */
static uint32_t block_around(const struct py_node *nodes, uint32_t i)
{
	for (int up = 0; i != PY_NO_NODE && up < 64; up++, i = nodes[i].parent)
		if (nodes[i].kind == PYK_BLOCK || nodes[i].kind == PYK_MODULE || nodes[i].kind == PYK_EXCEPT_CLAUSE ||
		    nodes[i].kind == PYK_LAMBDA || scope_is_comprehension(nodes[i].kind))
			return i;
	return i == PY_NO_NODE ? 0 : i;
}

static void bind(struct collector *c, uint32_t node, struct binding b)
{
	uint32_t scope = b.scope;

	while (b.how == PY_BIND_ASSIGN && c->nodes[b.site].kind == PYK_NAMED_EXPRESSION &&
	       c->n->scopes.ptr[scope].kind == SCOPE_COMPREHENSION)
		scope = c->n->scopes.ptr[scope].parent;
	b.node = node;
	b.scope = scope;
	b.name = names_word(c->n, py_slice(c->f, node));
	b.path = PATH_UNKNOWN;
	b.block = b.how == PY_BIND_PARAM ? c->n->scopes.ptr[scope].node : block_around(c->nodes, b.site);
	*vec_push(&c->n->bindings) = b;
	c->n->read[node] = false;
}

static bool is_container(uint16_t kind)
{
	switch (kind) {
	case PYK_PATTERN_LIST: case PYK_TUPLE_PATTERN: case PYK_LIST_PATTERN: case PYK_LIST_SPLAT_PATTERN: case PYK_LIST_SPLAT:
	case PYK_DICTIONARY_SPLAT_PATTERN: case PYK_AS_PATTERN_TARGET: case PYK_PARENTHESIZED_EXPRESSION: case PYK_TUPLE:
	case PYK_LIST: case PYK_EXPRESSION_LIST:
		return true;
	default:
		return false;
	}
}

/* The element of VALUE that stands at the place of target element T; both are lists of one shape, else PY_NO_NODE. */
static uint32_t element_at(const struct py_node *nodes, uint32_t targets, uint32_t t, uint32_t value)
{
	uint32_t index = 0, have = 0, want = 0, found = PY_NO_NODE;

	if (value == PY_NO_NODE || !(nodes[value].kind == PYK_EXPRESSION_LIST || nodes[value].kind == PYK_TUPLE || nodes[value].kind == PYK_LIST))
		return PY_NO_NODE;
	for (py_children(i, nodes, targets)) {
		if (!py_is_named(&nodes[i]) || nodes[i].flags & PY_EXTRA)
			continue;
		if (nodes[i].kind == PYK_LIST_SPLAT_PATTERN || want >= 16)
			return PY_NO_NODE;
		if (i == t)
			index = want;
		want++;
	}
	for (py_children(i, nodes, value)) {
		if (!py_is_named(&nodes[i]) || nodes[i].flags & PY_EXTRA)
			continue;
		if (nodes[i].kind == PYK_LIST_SPLAT || have >= 16)
			return PY_NO_NODE;
		if (have++ == index)
			found = i;
	}
	return have == want ? found : PY_NO_NODE;
}

/* Bind every name in TARGET. */
static void bind_targets(struct collector *c, uint32_t target, struct binding b)
{
	const struct py_node *nodes = c->nodes;
	uint32_t i = target, whole = b.value;

	while (i < nodes[target].after) {
		if (nodes[i].kind == PYK_IDENTIFIER) {
			if (i != target) {
				uint32_t list = nodes[i].parent;
				b.type = PY_NO_NODE;
				b.value = list == target ? element_at(nodes, target, i, whole) : PY_NO_NODE;
				if (nodes[list].kind == PYK_AS_PATTERN_TARGET)
					b.value = whole;
			}
			bind(c, i, b);
			i++;
		} else {
			i = is_container(nodes[i].kind) ? i + 1 : nodes[i].after;
		}
	}
}

static struct binding binding_at(const struct collector *c, uint32_t site, enum py_binding how)
{
	return (struct binding){.scope = c->n->scope_at[site], .how = how, .site = site, .value = PY_NO_NODE, .type = PY_NO_NODE};
}

static void collect_assignment(struct collector *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;
	bool walrus = nodes[i].kind == PYK_NAMED_EXPRESSION;
	uint32_t left = py_child(nodes, i, walrus ? PYF_NAME : PYF_LEFT);
	struct binding b = binding_at(c, i, PY_BIND_ASSIGN);

	if (left == PY_NO_NODE)
		return;
	b.type = py_child(nodes, i, PYF_TYPE);
	b.value = py_child(nodes, i, walrus ? PYF_VALUE : PYF_RIGHT);
	/* a = b = value: the value of a is that of b */
	while (b.value != PY_NO_NODE && nodes[b.value].kind == PYK_ASSIGNMENT)
		b.value = py_child(nodes, b.value, PYF_RIGHT);
	if (nodes[i].kind == PYK_AUGMENTED_ASSIGNMENT) {
		b.how = PY_BIND_OTHER;
		b.value = PY_NO_NODE;
	}
	bind_targets(c, left, b);
}

static void collect_parameters(struct collector *c, uint32_t list)
{
	const struct py_node *nodes = c->nodes;

	for (py_children(i, nodes, list)) {
		struct binding b = binding_at(c, i, PY_BIND_PARAM);
		uint32_t name = i;
		b.scope = c->n->scope_at[list];
		b.type = py_child(nodes, i, PYF_TYPE);
		if (nodes[i].kind == PYK_DEFAULT_PARAMETER || nodes[i].kind == PYK_TYPED_DEFAULT_PARAMETER)
			name = py_child(nodes, i, PYF_NAME);
		else if (nodes[i].kind == PYK_TYPED_PARAMETER)
			name = py_first(nodes, i);
		if (name != PY_NO_NODE && py_is_named(&nodes[name]))
			bind_targets(c, name, b);
	}
}

static void collect_import(struct collector *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;

	for (py_children(k, nodes, i)) {
		if (nodes[k].kind == PYK_WILDCARD_IMPORT) {
			uint32_t module = py_child(nodes, i, PYF_MODULE_NAME);
			if (module != PY_NO_NODE)
				*vec_push(&c->n->stars) = py_slice(c->f, module);
		}
		if (nodes[k].field != PYF_NAME)
			continue;
		struct binding b = binding_at(c, i, PY_BIND_IMPORT);
		b.value = k;
		uint32_t name = nodes[k].kind == PYK_ALIASED_IMPORT ? py_child(nodes, k, PYF_ALIAS) : py_first(nodes, k);
		if (name != PY_NO_NODE)
			bind(c, name, b);
	}
}

static void collect_declaration(struct collector *c, uint32_t i)
{
	for (py_children(k, c->nodes, i))
		if (c->nodes[k].kind == PYK_IDENTIFIER)
			*vec_push(&c->n->declared) = (struct declared){
			    names_word(c->n, py_slice(c->f, k)), c->n->scope_at[i], c->nodes[i].kind == PYK_GLOBAL_STATEMENT};
}

/* Captures of a match pattern: single names that are not looked up. */
static void collect_case(struct collector *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;
	uint32_t k = py_first(nodes, i);

	if (k != PY_NO_NODE && nodes[k].kind == PYK_DOTTED_NAME && nodes[k].after == k + 2)
		bind(c, k + 1, binding_at(c, i, PY_BIND_OTHER));
	else if (k != PY_NO_NODE && nodes[k].kind == PYK_SPLAT_PATTERN)
		bind_targets(c, nodes[k].after - 1, binding_at(c, i, PY_BIND_OTHER));
}

static void collect_as(struct collector *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;
	uint32_t target = PY_NO_NODE, up = nodes[i].parent, value = py_first(nodes, i);

	for (py_children(k, nodes, i))
		if (nodes[k].field == PYF_ALIAS || nodes[k].kind == PYK_AS_PATTERN_TARGET)
			target = k;
	while (up != PY_NO_NODE && (nodes[up].kind == PYK_TUPLE || nodes[up].kind == PYK_PARENTHESIZED_EXPRESSION))
		up = nodes[up].parent;
	bool with = up != PY_NO_NODE && nodes[up].kind == PYK_WITH_ITEM;
	struct binding b = binding_at(c, i, with ? PY_BIND_WITH : PY_BIND_OTHER);
	if (with)
		b.value = value;
	if (target != PY_NO_NODE)
		bind_targets(c, target, b);
}

static void collect(struct collector *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;
	uint32_t part;

	switch (nodes[i].kind) {
	case PYK_FUNCTION_DEFINITION: case PYK_CLASS_DEFINITION: {
		struct binding b = binding_at(c, i, PY_BIND_DEF);
		b.value = i;
		if ((part = py_child(nodes, i, PYF_NAME)) != PY_NO_NODE)
			bind(c, part, b);
		break;
	}
	case PYK_PARAMETERS: case PYK_LAMBDA_PARAMETERS:
		collect_parameters(c, i);
		break;
	case PYK_ASSIGNMENT: case PYK_AUGMENTED_ASSIGNMENT: case PYK_NAMED_EXPRESSION:
		collect_assignment(c, i);
		break;
	case PYK_FOR_STATEMENT: case PYK_FOR_IN_CLAUSE: case PYK_TYPE_ALIAS_STATEMENT:
		if ((part = py_child(nodes, i, PYF_LEFT)) != PY_NO_NODE)
			bind_targets(c, part, binding_at(c, i, PY_BIND_OTHER));
		break;
	case PYK_AS_PATTERN:
		collect_as(c, i);
		break;
	case PYK_IMPORT_STATEMENT: case PYK_IMPORT_FROM_STATEMENT:
		collect_import(c, i);
		break;
	case PYK_GLOBAL_STATEMENT: case PYK_NONLOCAL_STATEMENT:
		collect_declaration(c, i);
		break;
	case PYK_CASE_PATTERN:
		collect_case(c, i);
		break;
	default:
		break;
	}
}

void scope_bind(const struct py_file *f, struct names *n)
{
	struct collector c = {f, f->nodes, n};

	for (uint32_t i = 0; i < f->count; i++)
		collect(&c, i);
}
