#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/known.h"
#include "python/names.h"
#include "python/scope.h"

#define SET_BIT 0x80000000u
#define TEXT_DEPTH 6 /* paths of more parts are never asked for */
#define ALIAS_DEPTH 8

struct path_key {
	const struct names *n;
	uint32_t parent;
	struct str name;
	bool known;
};

static bool same_path(const void *ctx, uint32_t id)
{
	const struct path_key *k = ctx;
	const struct path *p = &k->n->paths.ptr[id];

	return p->parent == k->parent && p->known == k->known && str_eq(p->name, k->name);
}

static uint32_t path_make(struct names *n, uint32_t parent, struct str name, bool known)
{
	struct path_key key = {n, parent, name, known};
	uint64_t hash = index_hash(name.p, name.n, parent * 2u + known);
	struct slot *slot = index_slot(&n->path_index, hash, same_path, &key);

	if (slot->hash)
		return slot->id;
	struct path p = {.parent = parent, .name = name, .depth = 1, .known = known};
	const struct path *up = &n->paths.ptr[parent];
	if (parent)
		p.depth = up->depth + 1;
	if (!parent) {
		p.text = name;
	} else if (p.depth <= TEXT_DEPTH) {
		char *text = arena_printf(&n->arena, "%.*s.%.*s", (int)up->text.n, up->text.p, (int)name.n, name.p);
		p.text = (struct str){text, up->text.n + 1 + name.n};
	}
	*vec_push(&n->paths) = p;
	*slot = (struct slot){hash, (uint32_t)n->paths.len - 1};
	n->path_index.used++;
	return slot->id;
}

static uint32_t path_of_text(struct names *n, struct str text, bool known);

/* The path PARENT.NAME under its canonical form. */
static uint32_t path_member(struct names *n, uint32_t parent, struct str name)
{
	struct path up = n->paths.ptr[parent];

	if (up.text.n == 0 || !up.known)
		return path_make(n, parent, name, up.known);
	struct str home = py_canonical(up.text, name);
	if (home.n == 0)
		return path_make(n, 0, name, true);
	return path_make(n, home.p == up.text.p ? parent : path_of_text(n, home, true), name, true);
}

static uint32_t path_of_text(struct names *n, struct str text, bool known)
{
	uint32_t path = 0;
	size_t start = 0;

	/* A relative import keeps its dots: it is nobody's path. */
	while (start < text.n && text.p[start] == '.')
		start++;
	if (start > 0)
		path = path_make(n, 0, (struct str){text.p, start}, known);
	while (start < text.n) {
		const char *dot = memchr(text.p + start, '.', text.n - start);
		size_t end = dot ? (size_t)(dot - text.p) : text.n;
		struct str part = {text.p + start, end - start};
		path = path ? path_member(n, path, part) : path_make(n, 0, part, known);
		start = end + 1;
	}
	return path;
}

/* Text of a dotted name without the blanks and comments that may stand between its parts; borrowed or from the arena. */
static struct str dotted_text(const struct py_file *f, struct names *n, uint32_t i)
{
	struct str text = py_slice(f, i);
	char *copy = arena_alloc(&n->arena, text.n + 1);
	size_t len = 0;

	for (uint32_t k = i; k < f->nodes[i].after; k++) {
		if (f->nodes[k].after != k + 1 || f->nodes[k].flags & PY_EXTRA)
			continue;
		struct str part = py_slice(f, k);
		if (f->nodes[k].kind == PYK_IDENTIFIER || f->nodes[k].kind == PYT_DOT) {
			memcpy(copy + len, part.p, part.n);
			len += part.n;
		} else if (f->nodes[k].kind == PYK_IMPORT_PREFIX) {
			memcpy(copy + len, part.p, part.n);
			len += part.n;
		}
	}
	return (struct str){copy, len};
}

static uint32_t path_of_import(const struct py_file *f, struct names *n, const struct binding *b)
{
	const struct py_node *nodes = f->nodes;
	bool alias = nodes[b->value].kind == PYK_ALIASED_IMPORT;
	uint32_t name = alias ? py_child(nodes, b->value, PYF_NAME) : b->value;

	if (name == PY_NO_NODE)
		return PATH_OPAQUE;
	if (nodes[b->site].kind == PYK_IMPORT_STATEMENT)
		return alias ? path_of_text(n, dotted_text(f, n, name), true) : path_make(n, 0, py_slice(f, b->node), true);
	uint32_t module = py_child(nodes, b->site, PYF_MODULE_NAME);
	if (module == PY_NO_NODE)
		return PATH_OPAQUE;
	uint32_t base = path_of_text(n, dotted_text(f, n, module), true);
	return base ? path_member(n, base, dotted_text(f, n, name)) : PATH_OPAQUE;
}

static struct paths paths_of(const struct py_file *f, struct names *n, uint32_t i, int depth);

static uint32_t path_of_binding(const struct py_file *f, struct names *n, struct binding *b, int depth)
{
	if (b->path != PATH_UNKNOWN)
		return b->path;
	b->path = PATH_OPAQUE; /* for a name that is defined by itself */
	uint32_t path = PATH_OPAQUE;
	if (b->how == PY_BIND_IMPORT) {
		path = path_of_import(f, n, b);
	} else if (b->how == PY_BIND_ASSIGN && b->value != PY_NO_NODE && depth < ALIAS_DEPTH &&
		   (f->nodes[b->value].kind == PYK_IDENTIFIER || f->nodes[b->value].kind == PYK_ATTRIBUTE)) {
		struct paths p = paths_of(f, n, b->value, depth + 1);
		if (p.n > 0 && n->paths.ptr[p.id[0]].known)
			path = p.id[0];
	}
	return b->path = path;
}

static bool holds(const struct py_file *f, uint32_t block, uint32_t use)
{
	return use >= block && use < f->nodes[block].after;
}

/* The bindings that identifier USE may see, nearest first, at most PATHS_MAX. */
static size_t candidates(const struct py_file *f, struct names *n, uint32_t use, struct binding *out[PY_DEFINITIONS])
{
	uint32_t scope = n->scope_at[use], home = scope_lookup(n, scope, n->name_at[use]);
	size_t count, found = 0;

	if (home == UINT32_MAX)
		return 0;
	struct binding *all = scope_bindings(n, home, n->name_at[use], &count);
	size_t end = count;
	/* A comprehension runs where it stands, so it sees what its surroundings see there. */
	while (scope != home && n->scopes.ptr[scope].kind == SCOPE_COMPREHENSION)
		scope = n->scopes.ptr[scope].parent;
	bool here = home == scope;
	uint32_t point = use;
	if (here) {
		size_t low = 0, high = count;
		while (low < high) {
			size_t mid = low + (high - low) / 2;
			/* The right side of an assignment sees what was there before. */
			uint32_t site = all[mid].site;
			bool before = all[mid].node < use && !(all[mid].how == PY_BIND_ASSIGN && holds(f, site, use));
			if (before)
				low = mid + 1;
			else
				high = mid;
		}
		end = low ? low : count;
	} else {
		point = n->scopes.ptr[home].node;
	}
	for (size_t i = end; i-- > 0 && found < PATHS_MAX;) {
		out[found++] = &all[i];
		if (here ? holds(f, all[i].block, point)
			 : all[i].block == point || f->nodes[all[i].block].parent == point)
			break;
	}
	return found;
}

static struct paths paths_of_name(const struct py_file *f, struct names *n, uint32_t i, int depth)
{
	struct binding *bindings[PY_DEFINITIONS];
	struct paths out = {0};
	size_t count = candidates(f, n, i, bindings);

	for (size_t k = 0; k < count; k++) {
		uint32_t path = path_of_binding(f, n, bindings[k], depth);
		if (path != PATH_OPAQUE)
			out.id[out.n++] = path;
	}
	if (count > 0)
		return out;
	struct str word = n->words.ptr[n->name_at[i]];
	for (size_t k = n->stars.len; k-- > 0 && out.n == 0;)
		if (py_has_name(n->stars.ptr[k], word))
			out.id[out.n++] = path_member(n, path_of_text(n, n->stars.ptr[k], true), word);
	if (out.n == 0)
		out.id[out.n++] = path_make(n, 0, word, py_is_builtin(word) || py_is_module(word));
	return out;
}

static void remember(struct names *n, uint32_t i, struct paths p)
{
	if (p.n <= 1) {
		n->path_at[i] = p.n ? p.id[0] : PATH_OPAQUE;
		return;
	}
	n->path_at[i] = SET_BIT | (uint32_t)n->sets.len;
	*vec_push(&n->sets) = p;
}

static struct paths recall(const struct names *n, uint32_t i)
{
	uint32_t at = n->path_at[i];
	struct paths one = {1, {at}};

	if (at & SET_BIT)
		return n->sets.ptr[at & ~SET_BIT];
	if (at == PATH_OPAQUE)
		one.n = 0;
	return one;
}

static uint32_t inside(const struct py_node *nodes, uint32_t i)
{
	if (nodes[i].kind == PYK_ATTRIBUTE)
		return py_child(nodes, i, PYF_OBJECT);
	for (py_children(c, nodes, i))
		if (py_is_named(&nodes[c]) && !(nodes[c].flags & PY_EXTRA))
			return c;
	return PY_NO_NODE;
}

/* What expression I can mean. Chains of attributes are walked down and up again, not recursed into. */
static struct paths paths_of(const struct py_file *f, struct names *n, uint32_t i, int depth)
{
	const struct py_node *nodes = f->nodes;
	uint32_t at = i;

	while (n->path_at[at] == PATH_UNKNOWN && (nodes[at].kind == PYK_ATTRIBUTE || nodes[at].kind == PYK_PARENTHESIZED_EXPRESSION)) {
		uint32_t next = inside(nodes, at);
		if (next == PY_NO_NODE)
			break;
		at = next;
	}
	if (n->path_at[at] == PATH_UNKNOWN) {
		struct paths p = {0};
		if (nodes[at].kind == PYK_IDENTIFIER && n->read[at])
			p = paths_of_name(f, n, at, depth);
		remember(n, at, p);
	}
	while (at != i) {
		struct paths p = recall(n, at);
		at = nodes[at].parent;
		uint32_t name = nodes[at].kind == PYK_ATTRIBUTE ? py_child(nodes, at, PYF_ATTRIBUTE) : PY_NO_NODE;
		for (uint32_t k = 0; name != PY_NO_NODE && k < p.n; k++)
			p.id[k] = path_member(n, p.id[k], py_slice(f, name));
		remember(n, at, p);
	}
	return recall(n, i);
}

struct names *names_of_file(const struct py_file *f)
{
	struct names *n = f->lazy->names;

	if (n)
		return n;
	n = f->lazy->names = xcalloc(1, sizeof *n);
	n->scope_at = xcalloc(f->count, sizeof *n->scope_at);
	n->name_at = xcalloc(f->count, sizeof *n->name_at);
	n->path_at = xcalloc(f->count, sizeof *n->path_at);
	n->read = xcalloc(f->count, 1);
	memset(n->path_at, 0xFF, f->count * sizeof *n->path_at);
	*vec_push(&n->words) = (struct str){"", 0};
	*vec_push(&n->paths) = (struct path){0};
	scope_build(f, n);
	return n;
}

void names_free(struct names *n)
{
	if (!n)
		return;
	arena_done(&n->arena);
	free(n->scope_at);
	free(n->name_at);
	free(n->path_at);
	free(n->read);
	vec_done(&n->scopes);
	vec_done(&n->words);
	vec_done(&n->bindings);
	vec_done(&n->declared);
	vec_done(&n->stars);
	vec_done(&n->paths);
	vec_done(&n->sets);
	vec_done(&n->members);
	free(n->word_index.slots);
	free(n->path_index.slots);
	free(n);
}

static bool is_expression(const struct py_file *f, uint32_t i)
{
	return f->nodes[i].kind == PYK_IDENTIFIER || f->nodes[i].kind == PYK_ATTRIBUTE ||
	       f->nodes[i].kind == PYK_PARENTHESIZED_EXPRESSION;
}

bool py_means(const struct py_file *f, uint32_t i, struct str path)
{
	struct names *n = names_of_file(f);

	if (!is_expression(f, i))
		return false;
	struct paths p = paths_of(f, n, i, 0);
	for (uint32_t k = 0; k < p.n; k++)
		if (str_eq(n->paths.ptr[p.id[k]].text, path))
			return true;
	return false;
}

bool py_means_member(const struct py_file *f, uint32_t i, struct str path)
{
	struct names *n = names_of_file(f);

	if (!is_expression(f, i))
		return false;
	struct paths p = paths_of(f, n, i, 0);
	for (uint32_t k = 0; k < p.n; k++) {
		uint32_t up = n->paths.ptr[p.id[k]].parent;
		if (up && str_eq(n->paths.ptr[up].text, path))
			return true;
	}
	return false;
}

struct str py_path(const struct py_file *f, uint32_t i)
{
	struct names *n = names_of_file(f);

	if (!is_expression(f, i))
		return (struct str){"", 0};
	struct paths p = paths_of(f, n, i, 0);
	return p.n ? n->paths.ptr[p.id[0]].text : (struct str){"", 0};
}

bool py_is_read(const struct py_file *f, uint32_t i)
{
	return f->nodes[i].kind == PYK_IDENTIFIER && names_of_file(f)->read[i];
}

bool py_is_renamed(const struct py_file *f, uint32_t i)
{
	struct names *n = names_of_file(f);
	struct binding *bindings[PY_DEFINITIONS];
	size_t count = f->nodes[i].kind == PYK_IDENTIFIER && n->read[i] ? candidates(f, n, i, bindings) : 0;

	for (size_t k = 0; k < count; k++) {
		if (bindings[k]->how != PY_BIND_IMPORT)
			return false;
		uint32_t path = path_of_binding(f, n, bindings[k], 0);
		if (path == PATH_OPAQUE || str_eq(n->paths.ptr[path].name, n->words.ptr[n->name_at[i]]))
			return false;
	}
	return count > 0;
}

static size_t definitions_of_bindings(struct binding *const *bindings, size_t count, struct py_definition out[PY_DEFINITIONS])
{
	for (size_t i = 0; i < count; i++)
		out[i] = (struct py_definition){bindings[i]->how, bindings[i]->site, bindings[i]->value, bindings[i]->type};
	return count;
}

size_t py_definitions(const struct py_file *f, uint32_t i, struct py_definition out[PY_DEFINITIONS])
{
	struct names *n = names_of_file(f);
	struct binding *bindings[PY_DEFINITIONS];

	if (f->nodes[i].kind == PYK_IDENTIFIER)
		return n->name_at[i] ? definitions_of_bindings(bindings, candidates(f, n, i, bindings), out) : 0;
	return names_members(f, n, i, out);
}
