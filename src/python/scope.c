/* Which scope each node belongs to, and which names each scope binds. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/scope.h"

struct collector {
	const struct py_file *f;
	const struct py_node *nodes;
	struct names *n;
	uint32_t *inner; /* of a node that opens a scope: that scope */
};

struct word_key {
	const struct names *n;
	struct str word;
};

static bool same_word(const void *ctx, uint32_t id)
{
	const struct word_key *k = ctx;

	return str_eq(k->n->words.ptr[id], k->word);
}

uint32_t names_word(struct names *n, struct str word)
{
	struct word_key key = {n, word};
	uint64_t hash = index_hash(word.p, word.n, 0);
	struct slot *slot = index_slot(&n->word_index, hash, same_word, &key);

	if (!slot->hash) {
		*vec_push(&n->words) = word;
		*slot = (struct slot){hash, (uint32_t)n->words.len - 1};
		n->word_index.used++;
	}
	return slot->id;
}

static bool is_comprehension(uint16_t kind)
{
	return kind == PYK_LIST_COMPREHENSION || kind == PYK_SET_COMPREHENSION || kind == PYK_DICTIONARY_COMPREHENSION ||
	       kind == PYK_GENERATOR_EXPRESSION;
}

static bool opens_scope(uint16_t kind, enum scope_kind *out)
{
	if (kind == PYK_FUNCTION_DEFINITION || kind == PYK_LAMBDA)
		*out = SCOPE_FUNCTION;
	else if (kind == PYK_CLASS_DEFINITION)
		*out = SCOPE_CLASS;
	else if (is_comprehension(kind))
		*out = SCOPE_COMPREHENSION;
	else
		return false;
	return true;
}

/* Whether child I of a node that opens a scope is evaluated outside of it. */
static bool belongs_outside(const struct py_node *nodes, uint32_t i, uint16_t parent_kind)
{
	uint8_t field = nodes[i].field;

	switch (parent_kind) {
	case PYK_FUNCTION_DEFINITION:
		return field == PYF_NAME || field == PYF_RETURN_TYPE;
	case PYK_CLASS_DEFINITION:
		return field == PYF_NAME || field == PYF_SUPERCLASSES;
	default:
		return false;
	}
}

static bool is_parameter_part_outside(const struct py_node *nodes, uint32_t i)
{
	uint16_t kind = nodes[nodes[i].parent].kind;
	uint8_t field = nodes[i].field;

	if (kind == PYK_DEFAULT_PARAMETER)
		return field == PYF_VALUE;
	return (kind == PYK_TYPED_DEFAULT_PARAMETER && (field == PYF_VALUE || field == PYF_TYPE)) ||
	       (kind == PYK_TYPED_PARAMETER && field == PYF_TYPE);
}

static bool is_first_iterable(const struct py_node *nodes, uint32_t i)
{
	uint32_t clause = nodes[i].parent;

	if (nodes[clause].kind != PYK_FOR_IN_CLAUSE || nodes[i].field != PYF_RIGHT)
		return false;
	uint32_t before = nodes[clause].prev;
	while (before != PY_NO_NODE && nodes[before].kind != PYK_FOR_IN_CLAUSE)
		before = nodes[before].prev;
	return before == PY_NO_NODE;
}

static uint32_t scope_for(struct collector *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;
	uint32_t parent = nodes[i].parent, *at = c->n->scope_at;

	if (c->inner[parent] != UINT32_MAX && !belongs_outside(nodes, i, nodes[parent].kind))
		return c->inner[parent];
	if (is_parameter_part_outside(nodes, i)) {
		uint32_t list = nodes[parent].parent;
		if (list != PY_NO_NODE && nodes[list].parent != PY_NO_NODE && c->inner[nodes[list].parent] != UINT32_MAX)
			return at[nodes[list].parent];
	}
	if (is_first_iterable(nodes, i)) {
		uint32_t whole = nodes[parent].parent;
		if (whole != PY_NO_NODE && c->inner[whole] != UINT32_MAX)
			return at[whole];
	}
	return at[parent];
}

/* The block that holds node I for certain to run when I does; a node deep inside one expression gets that of its scope. */
static uint32_t block_around(const struct py_node *nodes, uint32_t i)
{
	for (int up = 0; i != PY_NO_NODE && up < 64; up++, i = nodes[i].parent)
		if (nodes[i].kind == PYK_BLOCK || nodes[i].kind == PYK_MODULE || nodes[i].kind == PYK_EXCEPT_CLAUSE ||
		    nodes[i].kind == PYK_LAMBDA || is_comprehension(nodes[i].kind))
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

/* Whether identifier I stands where Python reads a variable, targets apart (those are unmarked when they are bound). */
static bool reads(const struct py_node *nodes, uint32_t i)
{
	uint32_t up = nodes[i].parent;

	if (up == PY_NO_NODE)
		return false;
	switch (nodes[up].kind) {
	case PYK_ATTRIBUTE:
		return nodes[i].field == PYF_OBJECT;
	case PYK_KEYWORD_ARGUMENT: case PYK_FUNCTION_DEFINITION: case PYK_CLASS_DEFINITION:
		return nodes[i].field != PYF_NAME;
	case PYK_PARAMETERS: case PYK_LAMBDA_PARAMETERS: case PYK_GLOBAL_STATEMENT: case PYK_NONLOCAL_STATEMENT:
	case PYK_ALIASED_IMPORT: case PYK_KEYWORD_PATTERN:
		return false;
	case PYK_DOTTED_NAME: {
		uint32_t above = nodes[up].parent;
		uint16_t kind = above == PY_NO_NODE ? PYK_MODULE : nodes[above].kind;
		return nodes[i].prev == PY_NO_NODE && kind != PYK_IMPORT_STATEMENT && kind != PYK_IMPORT_FROM_STATEMENT &&
		       kind != PYK_ALIASED_IMPORT && kind != PYK_RELATIVE_IMPORT;
	}
	default:
		return true;
	}
}

static int by_scope_name_node(const void *a, const void *b)
{
	const struct binding *x = a, *y = b;

	if (x->scope != y->scope)
		return x->scope < y->scope ? -1 : 1;
	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return x->node < y->node ? -1 : x->node > y->node;
}

static int by_scope_name(const void *a, const void *b)
{
	const struct declared *x = a, *y = b;

	if (x->scope != y->scope)
		return x->scope < y->scope ? -1 : 1;
	return x->name < y->name ? -1 : x->name > y->name;
}

static const struct declared *declaration(const struct names *n, uint32_t scope, uint32_t name)
{
	struct declared key = {name, scope, false};

	return n->declared.len ? bsearch(&key, n->declared.ptr, n->declared.len, sizeof key, by_scope_name) : NULL;
}

/* The first binding, from LOW on, that does not come before (SCOPE, NAME). */
static size_t lower_bound(const struct names *n, uint32_t scope, uint32_t name, size_t low)
{
	size_t high = n->bindings.len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct binding *b = &n->bindings.ptr[mid];
		if (b->scope < scope || (b->scope == scope && b->name < name))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct binding *scope_bindings(const struct names *n, uint32_t scope, uint32_t name, size_t *count)
{
	size_t first = lower_bound(n, scope, name, 0);

	*count = 0;
	if (first == n->bindings.len || n->bindings.ptr[first].scope != scope || n->bindings.ptr[first].name != name)
		return NULL;
	*count = lower_bound(n, scope, name + 1, first) - first;
	return &n->bindings.ptr[first];
}

static bool binds(const struct names *n, uint32_t scope, uint32_t name)
{
	size_t first = lower_bound(n, scope, name, 0);

	return first < n->bindings.len && n->bindings.ptr[first].scope == scope && n->bindings.ptr[first].name == name;
}

uint32_t scope_lookup(const struct names *n, uint32_t scope, uint32_t name)
{
	for (uint32_t s = scope; s != UINT32_MAX; s = n->scopes.ptr[s].parent) {
		if (n->scopes.ptr[s].kind == SCOPE_CLASS && s != scope)
			continue;
		const struct declared *d = declaration(n, s, name);
		if (d && d->global)
			return binds(n, 0, name) ? 0 : UINT32_MAX;
		if (!d && binds(n, s, name))
			return s;
	}
	return UINT32_MAX;
}

/* Bindings of names that a scope declares global or nonlocal belong to the scope so named. */
static void rehome(struct names *n)
{
	if (n->declared.len == 0)
		return;
	qsort(n->declared.ptr, n->declared.len, sizeof *n->declared.ptr, by_scope_name);
	for (size_t i = 0; i < n->bindings.len; i++) {
		struct binding *b = &n->bindings.ptr[i];
		const struct declared *d = declaration(n, b->scope, b->name);
		if (!d)
			continue;
		uint32_t home = d->global ? 0 : n->scopes.ptr[b->scope].parent;
		while (!d->global && home != UINT32_MAX && home != 0 &&
		       (n->scopes.ptr[home].kind != SCOPE_FUNCTION || declaration(n, home, b->name)))
			home = n->scopes.ptr[home].parent;
		b->scope = home == UINT32_MAX ? 0 : home;
	}
}

void scope_build(const struct py_file *f, struct names *n)
{
	struct collector c = {f, f->nodes, n, xcalloc(f->count, sizeof *c.inner)};

	for (uint32_t i = 0; i < f->count; i++) {
		enum scope_kind kind;
		c.inner[i] = UINT32_MAX;
		n->scope_at[i] = i == 0 ? 0 : scope_for(&c, i);
		if (i == 0 || opens_scope(f->nodes[i].kind, &kind)) {
			c.inner[i] = (uint32_t)n->scopes.len;
			*vec_push(&n->scopes) = (struct scope){i == 0 ? SCOPE_MODULE : kind, i, i == 0 ? UINT32_MAX : n->scope_at[i]};
		}
		if (f->nodes[i].kind == PYK_IDENTIFIER) {
			n->name_at[i] = names_word(n, py_slice(f, i));
			n->read[i] = reads(f->nodes, i);
		}
	}
	for (uint32_t i = 0; i < f->count; i++)
		collect(&c, i);
	rehome(n);
	if (n->bindings.len)
		qsort(n->bindings.ptr, n->bindings.len, sizeof *n->bindings.ptr, by_scope_name_node);
	free(c.inner);
}
