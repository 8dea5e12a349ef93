/* Which scope each node belongs to, and in which a name is bound. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/scope.h"

struct builder {
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

bool scope_is_comprehension(uint16_t kind)
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
	else if (scope_is_comprehension(kind))
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

static uint32_t scope_for(struct builder *b, uint32_t i)
{
	const struct py_node *nodes = b->nodes;
	uint32_t parent = nodes[i].parent, *at = b->n->scope_at;

	if (b->inner[parent] != UINT32_MAX && !belongs_outside(nodes, i, nodes[parent].kind))
		return b->inner[parent];
	if (is_parameter_part_outside(nodes, i)) {
		uint32_t list = nodes[parent].parent;
		if (list != PY_NO_NODE && nodes[list].parent != PY_NO_NODE && b->inner[nodes[list].parent] != UINT32_MAX)
			return at[nodes[list].parent];
	}
	if (is_first_iterable(nodes, i)) {
		uint32_t whole = nodes[parent].parent;
		if (whole != PY_NO_NODE && b->inner[whole] != UINT32_MAX)
			return at[whole];
	}
	return at[parent];
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
	struct builder b = {f->nodes, n, xcalloc(f->count, sizeof *b.inner)};

	for (uint32_t i = 0; i < f->count; i++) {
		enum scope_kind kind;
		b.inner[i] = UINT32_MAX;
		n->scope_at[i] = i == 0 ? 0 : scope_for(&b, i);
		if (i == 0 || opens_scope(f->nodes[i].kind, &kind)) {
			b.inner[i] = (uint32_t)n->scopes.len;
			*vec_push(&n->scopes) = (struct scope){i == 0 ? SCOPE_MODULE : kind, i, i == 0 ? UINT32_MAX : n->scope_at[i]};
		}
		if (f->nodes[i].kind == PYK_IDENTIFIER) {
			n->name_at[i] = names_word(n, py_slice(f, i));
			n->read[i] = reads(f->nodes, i);
		}
	}
	scope_bind(f, n);
	rehome(n);
	if (n->bindings.len)
		qsort(n->bindings.ptr, n->bindings.len, sizeof *n->bindings.ptr, by_scope_name_node);
	free(b.inner);
}
