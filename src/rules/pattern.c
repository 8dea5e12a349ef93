#include <ctype.h>
#include <string.h>
#include "base/buf.h"
#include "rules/pattern_text.h"

/* What a pattern that does not parse alone stands in. */
static const struct wrapper {
	const char *start, *before, *after, *indent;
	enum py_kind kind;
} wrappers[] = {
    {"except", "try:\n    pass\n", "", "", PYK_EXCEPT_CLAUSE},
    {"finally", "try:\n    pass\n", "", "", PYK_FINALLY_CLAUSE},
    {"else", "if x:\n    pass\n", "", "", PYK_ELSE_CLAUSE},
    {"elif", "if x:\n    pass\n", "", "", PYK_ELIF_CLAUSE},
    {"case", "match x:\n", "", "    ", PYK_CASE_CLAUSE},
    {"@", "", "\ndef f():\n    pass\n", "", PYK_DECORATOR},
    {"**", "f(", ")", "", PYK_DICTIONARY_SPLAT},
    {"for", "(x ", ")", "", PYK_FOR_IN_CLAUSE},
    {"async for", "(x ", ")", "", PYK_FOR_IN_CLAUSE},
};

static char *wrap(struct arena *arena, const char *text, const struct wrapper *w)
{
	struct buf b = BUF_INIT;

	buf_addstr(&b, w->before);
	buf_addstr(&b, w->indent);
	for (const char *p = text; *p; p++) {
		buf_addch(&b, *p);
		if (*p == '\n')
			buf_addstr(&b, w->indent);
	}
	buf_addstr(&b, w->after);
	char *out = arena_strndup(arena, b.data, b.len);
	buf_done(&b);
	return out;
}

static uint32_t find_kind(const struct pattern_compiler *c, int kind)
{
	uint32_t n;

	py_nodes(c->file, &n);
	for (uint32_t i = 0; i < n; i++)
		if (c->nodes[i].kind == kind)
			return i;
	return PY_NO_NODE;
}

/* The one thing that the pattern says, or PY_NO_NODE with E filled. */
static uint32_t only_root(struct pattern_compiler *c)
{
	uint32_t root = first_counting(c->nodes, 0);

	if (root == PY_NO_NODE && py_first(c->nodes, 0) != PY_NO_NODE)
		return py_first(c->nodes, 0); /* a comment */
	if (root == PY_NO_NODE) {
		pattern_refuse(c, "the pattern is empty");
		return PY_NO_NODE;
	}
	if (next_counting(c->nodes, root) != PY_NO_NODE) {
		pattern_refuse(c, "the pattern is several statements: it must be one; give the others with follows or precedes");
		return PY_NO_NODE;
	}
	if (c->nodes[root].kind == PYK_EXPRESSION_STATEMENT) {
		uint32_t inner = first_counting(c->nodes, root);
		if (inner != PY_NO_NODE && next_counting(c->nodes, inner) == PY_NO_NODE)
			root = bare(c->nodes, inner);
	}
	return root;
}

static uint32_t find_root(struct pattern_compiler *c, char *text)
{
	pattern_parse(c, text);
	if (!pattern_has_fault(c, 0))
		return only_root(c);
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
		if (!str_starts(text, wrappers[i].start))
			continue;
		pattern_parse(c, wrap(c->arena, text, &wrappers[i]));
		if (!pattern_has_fault(c, 0))
			return find_kind(c, (int)wrappers[i].kind);
	}
	pattern_parse(c, text);
	pattern_refuse_broken(c);
	return PY_NO_NODE;
}

static uint32_t find_selected(struct pattern_compiler *c, char *text, const char *selector)
{
	int kind = py_kind_find(selector);
	size_t n;

	if (kind < 0) {
		const char *const *names = py_kind_names(&n), *near = str_nearest(selector, names, n);
		yml_error(c->value, c->path, c->e, near ? "unknown kind \"%s\" in selector; did you mean \"%s\"?" : "unknown kind \"%s\" in selector",
		    selector, near);
		return PY_NO_NODE;
	}
	pattern_parse(c, text);
	uint32_t root = find_kind(c, kind);
	if (root == PY_NO_NODE) {
		yml_error(c->value, c->path, c->e, "the context holds no %s", selector);
	} else if (pattern_has_fault(c, root) && kind != PYK_ERROR) {
		pattern_refuse_broken(c);
		root = PY_NO_NODE;
	}
	return root;
}

static bool is_keyword_like(const struct pattern_compiler *c, uint32_t root)
{
	const struct py_node *nodes = c->nodes;
	uint32_t left = py_child(nodes, root, PYF_LEFT), right = py_child(nodes, root, PYF_RIGHT);

	return nodes[root].kind == PYK_ASSIGNMENT && left != PY_NO_NODE && right != PY_NO_NODE && nodes[left].kind == PYK_IDENTIFIER &&
	       nodes[right].start == nodes[left].end + 1;
}

static void root_kinds(struct pattern *p)
{
	const struct goal *g = &p->goals[p->root];

	if (p->want >= 0) {
		kinds_add(&p->kinds, (unsigned)p->want);
	} else if (g->type == GOAL_VAR) {
		p->kinds.all = true;
	} else if (g->type == GOAL_NAME || g->type == GOAL_MEMBER) {
		kinds_add(&p->kinds, PYK_IDENTIFIER);
		kinds_add(&p->kinds, PYK_ATTRIBUTE);
	} else {
		for (unsigned k = 0; k < PY_KINDS; k++)
			if (fold_kind((uint16_t)k) == g->kind)
				kinds_add(&p->kinds, k);
		if (p->keyword)
			kinds_add(&p->kinds, PYK_KEYWORD_ARGUMENT);
	}
}

static struct pattern *finish(struct pattern_compiler *c, uint32_t root, bool selected)
{
	struct pattern *p = arena_new(c->arena, struct pattern);

	p->want = selected ? c->nodes[root].kind : -1;
	p->keyword = !selected && is_keyword_like(c, root);
	p->root = pattern_goal(c, root);
	if (p->root == GOAL_END)
		return NULL;
	if (c->goals.ptr[p->root].type == GOAL_LIST) {
		pattern_refuse(c, "the pattern is only $$$: it would match anything and nothing");
		return NULL;
	}
	if (c->glued)
		p->doubt = "a metavariable that is part of a word is none, so this matches nothing: match the whole word and test it with regex";
	else if (pattern_has_fault(c, 0))
		p->doubt = "the context is not Python";
	p->count = (uint32_t)c->goals.len;
	p->goals = arena_array(c->arena, struct goal, c->goals.len);
	memcpy(p->goals, c->goals.ptr, c->goals.len * sizeof *p->goals);
	root_kinds(p);
	return p;
}

static char *trimmed(struct arena *arena, const char *text)
{
	size_t n = strlen(text), start = 0;

	while (n > 0 && isspace((unsigned char)text[n - 1]))
		n--;
	while (start < n && isspace((unsigned char)text[start]))
		start++;
	/* Blanks before the first line are its indentation, unless that line is the only one. */
	if (memchr(text + start, '\n', n - start))
		while (start > 0 && text[start - 1] != '\n')
			start--;
	return arena_strndup(arena, text + start, n - start);
}

struct pattern *pattern_new(const struct yml *value, struct arena *arena, struct vars *vars, const char *path, struct err *e)
{
	static const char *const keys[] = {"context", "selector"};
	struct pattern_compiler c = {.arena = arena, .vars = vars, .value = value, .path = path, .e = e};
	const char *text = value->kind == YML_SCALAR ? value->text : NULL, *selector = NULL;
	struct pattern *p = NULL;

	if (value->kind == YML_LIST) {
		pattern_refuse(&c, "pattern must be a text, or a map with context and selector");
		return NULL;
	}
	if (value->kind == YML_MAP) {
		if (yml_get(value, "strictness")) {
			yml_error(yml_get(value, "strictness")->key, path, e, "strictness is not supported: there is one way of matching");
			return NULL;
		}
		if (yml_only(value, keys, 2, path, e) < 0 || yml_str(value, "context", true, &text, path, e) < 0 ||
		    yml_str(value, "selector", false, &selector, path, e) < 0)
			return NULL;
	}
	char *code = trimmed(arena, text);
	uint32_t root = selector ? find_selected(&c, code, selector) : find_root(&c, code);
	if (root != PY_NO_NODE)
		p = finish(&c, root, selector != NULL);
	py_free(c.file);
	vec_done(&c.marks);
	vec_done(&c.goals);
	return p;
}

static void judge(struct pattern *p, uint32_t i, const struct vars *vars)
{
	struct goal *g = &p->goals[i];
	uint32_t heads[] = {g->first, g->named, g->body};

	g->choice = g->type == GOAL_LIST;
	g->free = g->var == VAR_NONE || vars->list.ptr[g->var].uses < 2;
	for (size_t h = 0; h < 3; h++)
		for (uint32_t k = heads[h]; k != GOAL_END; k = p->goals[k].next) {
			judge(p, k, vars);
			g->choice |= p->goals[k].choice;
			g->free &= p->goals[k].free;
		}
}

void pattern_finish(struct pattern *p, const struct vars *vars)
{
	judge(p, p->root, vars);
}
