/* Which functions something reachable refers to: a worklist over definitions, each looked at once. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/reach_int.h"
#include "python/scope.h"

#define NONE UINT32_MAX

struct def {
	uint32_t node, word;
	uint32_t owner; /* the def whose body holds it; NONE for the module. A class is no owner: its body runs at once */
	uint32_t class; /* the class def it is a method of, or NONE */
	uint32_t same_word, same_owner, same_class; /* chains */
	uint32_t methods, nested; /* heads of chains */
	bool is_class, always, live;
};

struct graph {
	const struct py_file *f;
	struct names *n;
	uint8_t *dead;
	VEC(struct def) defs;
	uint32_t *def_of_scope;	 /* the def whose body runs in a scope; NONE for the module's */
	uint32_t *class_of_scope; /* the class def of a class scope */
	uint32_t *first_def;	 /* of a word */
	uint8_t *seen;		 /* of a word: something reachable refers to it */
	uint32_t *mention, *mention_from; /* identifiers and strings, grouped by def + 1 */
	uint32_t module_nested;
	VEC(uint32_t) work; /* defs whose state may have changed */
};

static bool starts(struct str s, const char *prefix)
{
	return s.n >= strlen(prefix) && memcmp(s.p, prefix, strlen(prefix)) == 0;
}

static bool is_special(struct str name)
{
	static const char *const hooks[] = {"setUp", "tearDown", "asyncSetUp", "asyncTearDown", "setUpClass", "tearDownClass"};

	for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
		if (str_eq(name, str_from(hooks[i])))
			return true;
	return starts(name, "test_") || (name.n > 4 && starts(name, "__") && memcmp(name.p + name.n - 2, "__", 2) == 0);
}

/* Whether class I has a base, other than object, that this file does not define. */
static bool has_foreign_base(const struct graph *g, uint32_t i)
{
	const struct py_node *nodes = g->f->nodes;
	uint32_t bases = py_child(nodes, i, PYF_SUPERCLASSES);

	if (bases == PY_NO_NODE)
		return false;
	for (py_children(c, nodes, bases)) {
		if (!py_is_named(&nodes[c]) || nodes[c].flags & PY_EXTRA)
			continue;
		if (nodes[c].kind != PYK_IDENTIFIER)
			return true;
		uint32_t word = g->n->name_at[c];
		if (g->first_def[word] == NONE && !str_eq(g->n->words.ptr[word], str_from("object")))
			return true;
	}
	return false;
}

static void add_defs(struct graph *g)
{
	const struct py_node *nodes = g->f->nodes;

	for (uint32_t s = 0; s < g->n->scopes.len; s++) {
		const struct scope *scope = &g->n->scopes.ptr[s];
		uint16_t kind = nodes[scope->node].kind;
		g->class_of_scope[s] = NONE;
		g->def_of_scope[s] = scope->parent == UINT32_MAX ? NONE : g->def_of_scope[scope->parent];
		uint32_t name = kind == PYK_FUNCTION_DEFINITION || kind == PYK_CLASS_DEFINITION ? py_child(nodes, scope->node, PYF_NAME)
											       : PY_NO_NODE;
		if (name == PY_NO_NODE || g->n->name_at[name] == 0)
			continue;
		uint32_t me = (uint32_t)g->defs.len, parent = nodes[scope->node].parent;
		struct def *d = vec_push(&g->defs);
		*d = (struct def){
		    .node = scope->node, .word = g->n->name_at[name], .owner = g->def_of_scope[scope->parent], .class = g->class_of_scope[scope->parent],
		    .same_class = NONE, .methods = NONE, .nested = NONE, .is_class = kind == PYK_CLASS_DEFINITION};
		d->always = (parent != PY_NO_NODE && nodes[parent].kind == PYK_DECORATED_DEFINITION) || is_special(g->n->words.ptr[d->word]);
		d->same_word = g->first_def[d->word];
		g->first_def[d->word] = me;
		uint32_t *head = d->owner == NONE ? &g->module_nested : &g->defs.ptr[d->owner].nested;
		d->same_owner = *head;
		*head = me;
		if (d->class != NONE) {
			d->same_class = g->defs.ptr[d->class].methods;
			g->defs.ptr[d->class].methods = me;
		}
		if (d->is_class)
			g->class_of_scope[s] = me;
		else
			g->def_of_scope[s] = me;
	}
}

/* The word that node I mentions, or 0. */
static uint32_t mentioned(const struct graph *g, uint32_t i)
{
	const struct py_node *nodes = g->f->nodes;

	if (g->dead[i])
		return 0;
	if (nodes[i].kind == PYK_IDENTIFIER)
		return g->n->read[i] || nodes[i].field == PYF_ATTRIBUTE ? g->n->name_at[i] : 0;
	if (nodes[i].kind == PYK_STRING_CONTENT && nodes[i].end - nodes[i].start < 80)
		return names_word(g->n, py_slice(g->f, i));
	return 0;
}

static uint32_t group_of(const struct graph *g, uint32_t i)
{
	return g->def_of_scope[g->n->scope_at[i]] + 1; /* NONE becomes 0 */
}

static void group_mentions(struct graph *g, const uint32_t *words)
{
	size_t groups = g->defs.len + 2;

	g->mention_from = xcalloc(groups, sizeof *g->mention_from);
	for (uint32_t i = 0; i < g->f->count; i++)
		if (words[i])
			g->mention_from[group_of(g, i) + 1]++;
	for (size_t k = 1; k < groups; k++)
		g->mention_from[k] += g->mention_from[k - 1];
	g->mention = xcalloc(g->mention_from[groups - 1] + 1u, sizeof *g->mention);
	uint32_t *fill = xcalloc(groups, sizeof *fill);
	for (uint32_t i = 0; i < g->f->count; i++)
		if (words[i]) {
			uint32_t k = group_of(g, i);
			g->mention[g->mention_from[k] + fill[k]++] = words[i];
		}
	free(fill);
}

static void follow_mentions(struct graph *g, uint32_t group)
{
	for (uint32_t k = g->mention_from[group]; k < g->mention_from[group + 1]; k++) {
		uint32_t word = g->mention[k];
		if (g->seen[word])
			continue;
		g->seen[word] = true;
		for (uint32_t d = g->first_def[word]; d != NONE; d = g->defs.ptr[d].same_word)
			*vec_push(&g->work) = d;
	}
}

static void look_at(struct graph *g, uint32_t me)
{
	struct def *d = &g->defs.ptr[me];

	if (d->live || !(d->always || g->seen[d->word]) || (d->owner != NONE && !g->defs.ptr[d->owner].live) ||
	    (d->class != NONE && !g->defs.ptr[d->class].live))
		return;
	d->live = true;
	for (uint32_t k = d->methods; k != NONE; k = g->defs.ptr[k].same_class)
		*vec_push(&g->work) = k;
	for (uint32_t k = d->nested; k != NONE; k = g->defs.ptr[k].same_owner)
		*vec_push(&g->work) = k;
	if (!d->is_class)
		follow_mentions(g, me + 1);
}

static bool names_run(const struct graph *g, uint32_t call)
{
	uint32_t function = py_child(g->f->nodes, call, PYF_FUNCTION);
	struct str text = function == PY_NO_NODE ? (struct str){"", 0} : py_slice(g->f, function);
	const char *dot = memrchr(text.p, '.', text.n);
	struct str last = dot ? (struct str){dot + 1, (size_t)(text.p + text.n - dot - 1)} : text;

	return str_eq(last, str_from("run")) || str_eq(last, str_from("run_until_complete"));
}

/* Whether the mention at node I, at module level, makes this file one that runs something. */
static bool runs_something(const struct graph *g, uint32_t i)
{
	const struct py_node *nodes = g->f->nodes;
	bool run = false;

	for (int up = 0; up < 64 && i != PY_NO_NODE; up++, i = nodes[i].parent) {
		switch (nodes[i].kind) {
		case PYK_CALL:
			run |= names_run(g, i);
			break;
		case PYK_ASSIGNMENT: case PYK_AUGMENTED_ASSIGNMENT:
			return run;
		case PYK_FUNCTION_DEFINITION: case PYK_CLASS_DEFINITION: case PYK_DECORATOR: case PYK_MODULE:
			return false;
		case PYK_EXPRESSION_STATEMENT: case PYK_IF_STATEMENT: case PYK_FOR_STATEMENT: case PYK_WHILE_STATEMENT:
		case PYK_WITH_STATEMENT: case PYK_TRY_STATEMENT: case PYK_ASSERT_STATEMENT: case PYK_MATCH_STATEMENT:
			return true;
		default:
			break;
		}
	}
	return false;
}

static bool is_program(const struct graph *g, const uint32_t *words)
{
	for (uint32_t i = 0; i < g->f->count; i++)
		if (words[i] && g->f->nodes[i].kind == PYK_IDENTIFIER && group_of(g, i) == 0 && g->first_def[words[i]] != NONE &&
		    runs_something(g, i))
			return true;
	return false;
}

static void mark_dead(struct graph *g)
{
	const struct py_node *nodes = g->f->nodes;

	for (size_t k = 0; k < g->defs.len; k++) {
		const struct def *d = &g->defs.ptr[k];
		uint32_t body = d->live || d->is_class ? PY_NO_NODE : py_child(nodes, d->node, PYF_BODY);
		if (body == PY_NO_NODE || g->dead[body])
			continue;
		memset(g->dead + d->node, true, nodes[d->node].after - d->node);
	}
}

void reach_calls(const struct py_file *f, uint8_t *dead)
{
	struct graph g = {.f = f, .n = names_of_file(f), .dead = dead, .module_nested = NONE};
	uint32_t *words = xcalloc(f->count, sizeof *words);

	for (uint32_t i = 0; i < f->count; i++)
		words[i] = mentioned(&g, i);
	g.def_of_scope = xcalloc(g.n->scopes.len, sizeof *g.def_of_scope);
	g.class_of_scope = xcalloc(g.n->scopes.len, sizeof *g.class_of_scope);
	g.first_def = xcalloc(g.n->words.len, sizeof *g.first_def);
	g.seen = xcalloc(g.n->words.len, 1);
	memset(g.first_def, 0xFF, g.n->words.len * sizeof *g.first_def);
	add_defs(&g);
	if (g.defs.len && is_program(&g, words)) {
		group_mentions(&g, words);
		for (uint32_t d = 0; d < g.defs.len; d++) {
			if (g.defs.ptr[d].class != NONE)
				g.defs.ptr[d].always |= has_foreign_base(&g, g.defs.ptr[g.defs.ptr[d].class].node);
			*vec_push(&g.work) = d;
		}
		follow_mentions(&g, 0);
		while (g.work.len > 0)
			look_at(&g, g.work.ptr[--g.work.len]);
		mark_dead(&g);
	}
	free(words);
	free(g.def_of_scope);
	free(g.class_of_scope);
	free(g.first_def);
	free(g.seen);
	free(g.mention);
	free(g.mention_from);
	vec_done(&g.defs);
	vec_done(&g.work);
}
