/* What `self.x` stands for: the definitions of x in the class around it. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/scope.h"

static int by_class_name(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->class != y->class)
		return x->class < y->class ? -1 : 1;
	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return x->site < y->site ? -1 : x->site > y->site;
}

/* The class whose method's first parameter identifier I is, as a scope; UINT32_MAX where it is something else. */
static uint32_t class_of_self(const struct py_file *f, const struct names *n, uint32_t i)
{
	size_t count;

	if (f->nodes[i].kind != PYK_IDENTIFIER || !n->read[i])
		return UINT32_MAX;
	uint32_t home = scope_lookup(n, n->scope_at[i], n->name_at[i]);
	if (home == UINT32_MAX || home == 0 || n->scopes.ptr[home].kind != SCOPE_FUNCTION)
		return UINT32_MAX;
	uint32_t class = n->scopes.ptr[home].parent;
	if (class == UINT32_MAX || n->scopes.ptr[class].kind != SCOPE_CLASS)
		return UINT32_MAX;
	const struct binding *b = scope_bindings(n, home, n->name_at[i], &count);
	if (b[0].how != PY_BIND_PARAM || f->nodes[b[0].node].parent == PY_NO_NODE)
		return UINT32_MAX;
	uint32_t before = f->nodes[b[0].site].prev;
	while (before != PY_NO_NODE && !py_is_named(&f->nodes[before]))
		before = f->nodes[before].prev;
	return before == PY_NO_NODE ? class : UINT32_MAX;
}

static void collect_members(const struct py_file *f, struct names *n)
{
	const struct py_node *nodes = f->nodes;

	for (uint32_t i = 0; i < f->count; i++) {
		if (nodes[i].kind != PYK_ATTRIBUTE || nodes[i].field != PYF_LEFT || nodes[nodes[i].parent].kind != PYK_ASSIGNMENT)
			continue;
		uint32_t object = py_child(nodes, i, PYF_OBJECT), name = py_child(nodes, i, PYF_ATTRIBUTE);
		uint32_t class = object == PY_NO_NODE ? UINT32_MAX : class_of_self(f, n, object);
		if (class == UINT32_MAX || name == PY_NO_NODE)
			continue;
		*vec_push(&n->members) = (struct member){class, n->name_at[name], nodes[i].parent};
	}
	if (n->members.len)
		qsort(n->members.ptr, n->members.len, sizeof *n->members.ptr, by_class_name);
}

size_t names_members(const struct py_file *f, struct names *n, uint32_t i, struct py_definition out[PY_DEFINITIONS])
{
	const struct py_node *nodes = f->nodes;
	size_t count, found = 0, low = 0, high;

	if (nodes[i].kind != PYK_ATTRIBUTE)
		return 0;
	uint32_t object = py_child(nodes, i, PYF_OBJECT), name = py_child(nodes, i, PYF_ATTRIBUTE);
	uint32_t class = object == PY_NO_NODE ? UINT32_MAX : class_of_self(f, n, object);
	if (class == UINT32_MAX || name == PY_NO_NODE)
		return 0;
	if (!n->has_members) {
		n->has_members = true;
		collect_members(f, n);
	}
	const struct binding *b = scope_bindings(n, class, n->name_at[name], &count);
	for (size_t k = count; k-- > 0 && found < PY_DEFINITIONS / 2;)
		out[found++] = (struct py_definition){b[k].how, b[k].site, b[k].value, b[k].type};
	struct member key = {class, n->name_at[name], 0};
	for (high = n->members.len; low < high;) {
		size_t mid = low + (high - low) / 2;
		if (by_class_name(&n->members.ptr[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < n->members.len && n->members.ptr[low].class == class && n->members.ptr[low].name == key.name && found < PY_DEFINITIONS; low++) {
		uint32_t site = n->members.ptr[low].site;
		out[found++] = (struct py_definition){
		    PY_BIND_ASSIGN, site, py_child(nodes, site, PYF_RIGHT), py_child(nodes, site, PYF_TYPE)};
	}
	return found;
}
