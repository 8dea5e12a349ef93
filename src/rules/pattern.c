#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/xalloc.h"
#include "python/known.h"
#include "python/names.h"
#include "rules/pattern.h"

#define DEPTH_MAX 200
#define GOALS_MAX 5000

/* A metavariable in the pattern's text. */
struct mark {
	uint32_t start, end;
	struct str name; /* "" for $_ and $$$ */
	bool list, token;
};

struct compiler {
	struct arena *arena;
	struct vars *vars;
	const struct yml *value; /* for messages */
	const char *path;
	struct err *e;
	char *text; /* as written, wrapped */
	VEC(struct mark) marks;
	bool glued; /* a metavariable is part of a word */
	VEC(struct goal) goals;
	struct py_file *file;
	const struct py_node *nodes;
};

static bool is_var_char(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Read the metavariable at OFFSET of TEXT, if one begins there. */
static bool read_mark(const char *text, size_t offset, struct mark *m)
{
	size_t dollars = strspn(text + offset, "$"), name = offset + dollars, end = name;

	if (dollars == 0 || dollars > 3 || (offset > 0 && is_word_char(text[offset - 1])))
		return false;
	while (is_var_char(text[end]))
		end++;
	if (is_word_char(text[end]) || (end > name && isdigit((unsigned char)text[name])) || (end == name && dollars != 3))
		return false;
	*m = (struct mark){.start = (uint32_t)offset, .end = (uint32_t)end, .list = dollars == 3, .token = dollars == 2};
	if (end > name && text[name] != '_')
		m->name = (struct str){text + name, end - name};
	return true;
}

/* The text with each metavariable turned into an identifier of the same length; marks say where. */
static char *substitute(struct compiler *c)
{
	char *code = xstrdup(c->text);
	size_t i = 0;

	c->marks.len = 0;
	while (code[i]) {
		struct mark m;
		if (!read_mark(c->text, i, &m)) {
			/* Glued to a word it is part of that word, as in async_$F: no name of Python, so it matches nothing. */
			if (code[i] == '$' && i > 0 && is_word_char(code[i - 1]))
				for (c->glued = true; code[i] == '$'; i++)
					code[i] = '_';
			else
				i += code[i] == '$' ? strspn(code + i, "$") : 1;
			continue;
		}
		for (i = m.start; code[i] == '$'; i++)
			code[i] = '_';
		*vec_push(&c->marks) = m;
		i = m.end;
	}
	return code;
}

static const struct mark *mark_of(const struct compiler *c, uint32_t i)
{
	uint32_t start = c->nodes[i].start, end = c->nodes[i].end;

	for (size_t k = 0; k < c->marks.len; k++)
		if (c->marks.ptr[k].start == start && c->marks.ptr[k].end == end)
			return &c->marks.ptr[k];
	return NULL;
}

/* An error node that is one metavariable is none: `{'a': 1, $$$}`. */
static bool is_broken(const struct compiler *c, uint32_t i)
{
	const struct py_node *n = &c->nodes[i];

	return n->flags & PY_MISSING || (n->kind == PYK_ERROR && !mark_of(c, i));
}

/* Whether the subtree of node TOP has a fault. */
static bool has_fault(const struct compiler *c, uint32_t top)
{
	for (uint32_t i = top; i < c->nodes[top].after; i++)
		if (is_broken(c, i))
			return true;
	return false;
}

static void parse(struct compiler *c, char *text)
{
	c->text = text;
	char *code = substitute(c);
	py_free(c->file);
	c->file = py_parse(code, strlen(code));
	c->nodes = py_nodes(c->file, NULL);
	free(code);
}

static int refuse(struct compiler *c, const char *what)
{
	return yml_error(c->value, c->path, c->e, "%s", what);
}

static void refuse_fault(struct compiler *c)
{
	size_t n;
	const struct py_fault *faults = py_faults(c->file, &n);

	yml_error(c->value, c->path, c->e, "the pattern is not Python: %s (in its line %d, column %d)", n ? faults->message : "invalid syntax",
	    n ? faults->at.line : 1, n ? faults->at.col : 1);
}

static void refuse_broken(struct compiler *c)
{
	const char *dollar = strchr(c->text, '$');
	struct mark m;

	while (dollar && read_mark(c->text, (size_t)(dollar - c->text), &m))
		dollar = strchr(c->text + m.end, '$');
	if (dollar)
		refuse(c, "the pattern is not Python: a metavariable is a dollar sign and capitals, as in $NAME or $$$NAME");
	else
		refuse_fault(c);
}

static uint32_t build(struct compiler *c, uint32_t i, int depth);

static uint32_t add(struct compiler *c, struct goal g)
{
	g.next = GOAL_END;
	*vec_push(&c->goals) = g;
	return (uint32_t)c->goals.len - 1;
}

static struct goal blank(enum goal_type type, uint16_t kind)
{
	return (struct goal){.type = type, .kind = kind, .next = GOAL_END, .first = GOAL_END, .named = GOAL_END, .body = GOAL_END, .var = VAR_NONE};
}

static struct str text_of(const struct compiler *c, uint32_t i)
{
	return (struct str){c->text + c->nodes[i].start, c->nodes[i].end - c->nodes[i].start};
}

static uint32_t build_var(struct compiler *c, const struct mark *m)
{
	struct goal g = blank(m->list ? GOAL_LIST : GOAL_VAR, PYK_ERROR);

	g.token = m->token;
	if (m->name.n > 0)
		g.var = vars_use(c->vars, m->name, m->list);
	return add(c, g);
}

/* The identifier at the root of a chain of attributes, or PY_NO_NODE. */
static uint32_t chain_root(const struct compiler *c, uint32_t i)
{
	i = bare(c->nodes, i);
	while (c->nodes[i].kind == PYK_ATTRIBUTE) {
		uint32_t object = py_child(c->nodes, i, PYF_OBJECT), name = py_child(c->nodes, i, PYF_ATTRIBUTE);
		if (object == PY_NO_NODE || name == PY_NO_NODE || mark_of(c, name))
			return PY_NO_NODE;
		i = bare(c->nodes, object);
	}
	return c->nodes[i].kind == PYK_IDENTIFIER && !mark_of(c, i) && py_is_read(c->file, i) ? i : PY_NO_NODE;
}

/* The dotted text of a chain, without what may stand between its parts. */
static struct str chain_text(const struct compiler *c, uint32_t i)
{
	struct buf b = BUF_INIT;

	for (uint32_t k = i; k < c->nodes[i].after; k++) {
		if (c->nodes[k].kind != PYK_IDENTIFIER)
			continue;
		struct str part = text_of(c, k);
		if (b.len)
			buf_addch(&b, '.');
		buf_add(&b, part.p, part.n);
	}
	struct str text = {arena_strndup(c->arena, b.data, b.len), b.len};
	buf_done(&b);
	return text;
}

static uint32_t build_name(struct compiler *c, uint32_t i, enum goal_type type)
{
	struct goal g = blank(type, c->nodes[i].kind);
	struct str path = py_path(c->file, i);

	g.text = chain_text(c, i);
	g.path = (struct str){arena_strndup(c->arena, path.p ? path.p : "", path.n), path.n};
	g.known = path.n > 0 && py_is_known(g.path);
	return add(c, g);
}

static int append(struct compiler *c, uint32_t *head, uint32_t *tail, uint32_t goal)
{
	if (goal == GOAL_END)
		return -1;
	if (*head == GOAL_END)
		*head = goal;
	else
		c->goals.ptr[*tail].next = goal;
	*tail = goal;
	return 0;
}

static int build_children(struct compiler *c, uint32_t i, uint32_t *head, int depth)
{
	uint32_t tail = GOAL_END;

	for (uint32_t k = first_counting(c->nodes, i); k != PY_NO_NODE; k = next_counting(c->nodes, k)) {
		if (c->nodes[k].field == PYF_SUPERCLASSES && first_counting(c->nodes, k) == PY_NO_NODE)
			continue;
		if (append(c, head, &tail, build(c, k, depth)) < 0)
			return -1;
	}
	return 0;
}

/* A keyword argument that is found by its name. */
static bool goes_by_name(const struct compiler *c, uint32_t i)
{
	uint32_t name = c->nodes[i].kind == PYK_KEYWORD_ARGUMENT ? py_child(c->nodes, i, PYF_NAME) : PY_NO_NODE;

	return name != PY_NO_NODE && !mark_of(c, name);
}

static uint32_t build_arguments(struct compiler *c, uint32_t i, int depth)
{
	struct goal g = blank(GOAL_NODE, PYK_ARGUMENT_LIST);
	uint32_t tail = GOAL_END, named_tail = GOAL_END;

	if (c->nodes[i].kind != PYK_ARGUMENT_LIST) {
		if (append(c, &g.first, &tail, build(c, i, depth)) < 0)
			return GOAL_END;
		return add(c, g);
	}
	for (uint32_t k = first_counting(c->nodes, i); k != PY_NO_NODE; k = next_counting(c->nodes, k)) {
		bool named = goes_by_name(c, k);
		if (append(c, named ? &g.named : &g.first, named ? &named_tail : &tail, build(c, k, depth)) < 0)
			return GOAL_END;
	}
	return add(c, g);
}

static bool is_async(const struct py_node *nodes, uint32_t i)
{
	uint32_t first = py_first(nodes, i);

	return first != PY_NO_NODE && nodes[first].kind == PYT_ASYNC;
}

/* The `with` that is all there is in the body of `with` I, of the same kind; or PY_NO_NODE. */
static uint32_t inner_with(const struct py_node *nodes, uint32_t i)
{
	uint32_t block = py_child(nodes, i, PYF_BODY), only = block == PY_NO_NODE ? PY_NO_NODE : first_counting(nodes, block);

	if (only == PY_NO_NODE || next_counting(nodes, only) != PY_NO_NODE || nodes[only].kind != PYK_WITH_STATEMENT ||
	    is_async(nodes, only) != is_async(nodes, i))
		return PY_NO_NODE;
	return only;
}

static int build_items(struct compiler *c, uint32_t with, struct goal *g, uint32_t *tail, int depth)
{
	uint32_t clause = first_counting(c->nodes, with);

	while (clause != PY_NO_NODE && c->nodes[clause].kind != PYK_WITH_CLAUSE)
		clause = next_counting(c->nodes, clause);
	if (clause == PY_NO_NODE)
		return refuse(c, "the pattern is not Python");
	for (uint32_t k = first_counting(c->nodes, clause); k != PY_NO_NODE; k = next_counting(c->nodes, k)) {
		uint32_t value = py_child(c->nodes, k, PYF_VALUE);
		if (append(c, &g->first, tail, build(c, value == PY_NO_NODE ? k : value, depth)) < 0)
			return -1;
	}
	return 0;
}

static uint32_t build_with(struct compiler *c, uint32_t i, int depth)
{
	struct goal g = blank(GOAL_NODE, PYK_WITH_STATEMENT);
	uint32_t tail = GOAL_END, inner;

	g.is_async = is_async(c->nodes, i);
	if (build_items(c, i, &g, &tail, depth) < 0)
		return GOAL_END;
	while ((inner = inner_with(c->nodes, i)) != PY_NO_NODE) {
		i = inner;
		if (build_items(c, i, &g, &tail, depth) < 0)
			return GOAL_END;
	}
	uint32_t block = py_child(c->nodes, i, PYF_BODY);
	if (block != PY_NO_NODE && build_children(c, block, &g.body, depth) < 0)
		return GOAL_END;
	return add(c, g);
}

static uint8_t skipped(const struct py_node *nodes, uint32_t i)
{
	uint8_t skip = 0;

	switch (nodes[i].kind) {
	case PYK_FUNCTION_DEFINITION: case PYK_CLASS_DEFINITION:
		skip |= py_child(nodes, i, PYF_RETURN_TYPE) == PY_NO_NODE ? SKIP_RETURN_TYPE : 0;
		return skip | (py_child(nodes, i, PYF_TYPE_PARAMETERS) == PY_NO_NODE ? SKIP_TYPE_PARAMETERS : 0);
	case PYK_ASSIGNMENT: case PYK_DEFAULT_PARAMETER:
		return py_child(nodes, i, PYF_TYPE) == PY_NO_NODE ? SKIP_TYPE : 0;
	default:
		return 0;
	}
}

/* Nodes that a metavariable does not stand for although it is all their text: their one element is meant. */
static bool is_transparent(const struct compiler *c, uint32_t i, const struct mark *m)
{
	uint16_t kind = c->nodes[i].kind;

	return kind == PYK_BLOCK || kind == PYK_MODULE || kind == PYK_WITH_CLAUSE || (kind == PYK_LAMBDA_PARAMETERS && !m->list);
}

static bool is_leaf(const struct py_node *nodes, uint32_t i)
{
	return nodes[i].kind == PYK_STRING_CONTENT || nodes[i].after == i + 1;
}

static uint32_t build_node(struct compiler *c, uint32_t i, int depth)
{
	struct goal g = blank(GOAL_NODE, fold_kind(c->nodes[i].kind));

	g.skip = skipped(c->nodes, i);
	if (build_children(c, i, &g.first, depth) < 0)
		return GOAL_END;
	return add(c, g);
}

static uint32_t build_call(struct compiler *c, uint32_t i, int depth)
{
	struct goal g = blank(GOAL_NODE, PYK_CALL);
	uint32_t tail = GOAL_END;

	for (uint32_t k = first_counting(c->nodes, i); k != PY_NO_NODE; k = next_counting(c->nodes, k)) {
		bool arguments = c->nodes[k].field == PYF_ARGUMENTS;
		if (append(c, &g.first, &tail, arguments ? build_arguments(c, k, depth) : build(c, k, depth)) < 0)
			return GOAL_END;
	}
	return add(c, g);
}

/* A dotted name, or a member of one; GOAL_END where node I is neither. */
static uint32_t build_dotted(struct compiler *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;
	uint32_t name = py_child(nodes, i, PYF_ATTRIBUTE), object = py_child(nodes, i, PYF_OBJECT);

	if (chain_root(c, i) != PY_NO_NODE)
		return build_name(c, i, GOAL_NAME);
	if (nodes[i].kind != PYK_ATTRIBUTE || name == PY_NO_NODE || object == PY_NO_NODE)
		return GOAL_END;
	const struct mark *last = mark_of(c, name);
	if (!last || last->list || chain_root(c, object) == PY_NO_NODE)
		return GOAL_END;
	uint32_t goal = build_name(c, bare(nodes, object), GOAL_MEMBER);
	if (last->name.n > 0)
		c->goals.ptr[goal].var = vars_use(c->vars, last->name, false);
	return goal;
}

static uint32_t build(struct compiler *c, uint32_t i, int depth)
{
	const struct py_node *nodes = c->nodes;
	const struct mark *m = mark_of(c, i);

	if (depth > DEPTH_MAX || c->goals.len > GOALS_MAX) {
		refuse(c, "the pattern is too large");
		return GOAL_END;
	}
	if (m && !is_transparent(c, i, m))
		return build_var(c, m);
	switch (nodes[i].kind) {
	case PYK_PARENTHESIZED_EXPRESSION:
		if (bare(nodes, i) != i)
			return build(c, bare(nodes, i), depth + 1);
		break;
	case PYK_IDENTIFIER: case PYK_ATTRIBUTE: {
		uint32_t goal = build_dotted(c, i);
		if (goal != GOAL_END)
			return goal;
		break;
	}
	case PYK_CALL:
		return build_call(c, i, depth + 1);
	case PYK_ARGUMENT_LIST:
		return build_arguments(c, i, depth + 1);
	case PYK_WITH_STATEMENT:
		return build_with(c, i, depth + 1);
	default:
		break;
	}
	if (!is_leaf(nodes, i))
		return build_node(c, i, depth + 1);
	struct goal g = blank(GOAL_LEAF, nodes[i].kind);
	struct str text = text_of(c, i);
	g.attribute = nodes[i].kind == PYK_IDENTIFIER && nodes[i].field == PYF_ATTRIBUTE;
	g.text = (struct str){arena_strndup(c->arena, text.p, text.n), text.n};
	return add(c, g);
}

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

static uint32_t find_kind(const struct compiler *c, int kind)
{
	uint32_t n;

	py_nodes(c->file, &n);
	for (uint32_t i = 0; i < n; i++)
		if (c->nodes[i].kind == kind)
			return i;
	return PY_NO_NODE;
}

/* The one thing that the pattern says, or PY_NO_NODE with E filled. */
static uint32_t only_root(struct compiler *c)
{
	uint32_t root = first_counting(c->nodes, 0);

	if (root == PY_NO_NODE && py_first(c->nodes, 0) != PY_NO_NODE)
		return py_first(c->nodes, 0); /* a comment */
	if (root == PY_NO_NODE) {
		refuse(c, "the pattern is empty");
		return PY_NO_NODE;
	}
	if (next_counting(c->nodes, root) != PY_NO_NODE) {
		refuse(c, "the pattern is several statements: it must be one; give the others with follows or precedes");
		return PY_NO_NODE;
	}
	if (c->nodes[root].kind == PYK_EXPRESSION_STATEMENT) {
		uint32_t inner = first_counting(c->nodes, root);
		if (inner != PY_NO_NODE && next_counting(c->nodes, inner) == PY_NO_NODE)
			root = bare(c->nodes, inner);
	}
	return root;
}

static uint32_t find_root(struct compiler *c, char *text)
{
	parse(c, text);
	if (!has_fault(c, 0))
		return only_root(c);
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
		if (!str_starts(text, wrappers[i].start))
			continue;
		parse(c, wrap(c->arena, text, &wrappers[i]));
		if (!has_fault(c, 0))
			return find_kind(c, (int)wrappers[i].kind);
	}
	parse(c, text);
	refuse_broken(c);
	return PY_NO_NODE;
}

static uint32_t find_selected(struct compiler *c, char *text, const char *selector)
{
	int kind = py_kind_find(selector);
	size_t n;

	if (kind < 0) {
		const char *const *names = py_kind_names(&n), *near = str_nearest(selector, names, n);
		yml_error(c->value, c->path, c->e, near ? "unknown kind \"%s\" in selector; did you mean \"%s\"?" : "unknown kind \"%s\" in selector",
		    selector, near);
		return PY_NO_NODE;
	}
	parse(c, text);
	uint32_t root = find_kind(c, kind);
	if (root == PY_NO_NODE) {
		yml_error(c->value, c->path, c->e, "the context holds no %s", selector);
	} else if (has_fault(c, root) && kind != PYK_ERROR) {
		refuse_broken(c);
		root = PY_NO_NODE;
	}
	return root;
}

static bool is_keyword_like(const struct compiler *c, uint32_t root)
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

static struct pattern *finish(struct compiler *c, uint32_t root, bool selected)
{
	struct pattern *p = arena_new(c->arena, struct pattern);

	p->want = selected ? c->nodes[root].kind : -1;
	p->keyword = !selected && is_keyword_like(c, root);
	p->root = build(c, root, 0);
	if (p->root == GOAL_END)
		return NULL;
	if (c->goals.ptr[p->root].type == GOAL_LIST) {
		refuse(c, "the pattern is only $$$: it would match anything and nothing");
		return NULL;
	}
	if (c->glued)
		p->doubt = "a metavariable that is part of a word is none, so this matches nothing: match the whole word and test it with regex";
	else if (has_fault(c, 0))
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
	struct compiler c = {.arena = arena, .vars = vars, .value = value, .path = path, .e = e};
	const char *text = value->kind == YML_SCALAR ? value->text : NULL, *selector = NULL;
	struct pattern *p = NULL;

	if (value->kind == YML_LIST) {
		refuse(&c, "pattern must be a text, or a map with context and selector");
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
