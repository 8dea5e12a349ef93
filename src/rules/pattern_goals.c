#include "base/buf.h"
#include "python/known.h"
#include "python/names.h"
#include "rules/pattern_text.h"

#define DEPTH_MAX 200
#define GOALS_MAX 5000

static uint32_t build(struct pattern_compiler *c, uint32_t i, int depth);

static uint32_t add(struct pattern_compiler *c, struct goal g)
{
	g.next = GOAL_END;
	*vec_push(&c->goals) = g;
	return (uint32_t)c->goals.len - 1;
}

static struct goal blank(enum goal_type type, uint16_t kind)
{
	return (struct goal){.type = type, .kind = kind, .next = GOAL_END, .first = GOAL_END, .named = GOAL_END, .body = GOAL_END, .var = VAR_NONE};
}

static struct str text_of(const struct pattern_compiler *c, uint32_t i)
{
	return (struct str){c->text + c->nodes[i].start, c->nodes[i].end - c->nodes[i].start};
}

static uint32_t build_var(struct pattern_compiler *c, const struct mark *m)
{
	struct goal g = blank(m->list ? GOAL_LIST : GOAL_VAR, PYK_ERROR);

	g.token = m->token;
	if (m->name.n > 0)
		g.var = vars_use(c->vars, m->name, m->list);
	return add(c, g);
}

/* The identifier at the root of a chain of attributes, or PY_NO_NODE. */
static uint32_t chain_root(const struct pattern_compiler *c, uint32_t i)
{
	i = bare(c->nodes, i);
	while (c->nodes[i].kind == PYK_ATTRIBUTE) {
		uint32_t object = py_child(c->nodes, i, PYF_OBJECT), name = py_child(c->nodes, i, PYF_ATTRIBUTE);
		if (object == PY_NO_NODE || name == PY_NO_NODE || pattern_mark(c, name))
			return PY_NO_NODE;
		i = bare(c->nodes, object);
	}
	return c->nodes[i].kind == PYK_IDENTIFIER && !pattern_mark(c, i) && py_is_read(c->file, i) ? i : PY_NO_NODE;
}

/* The dotted text of a chain, without what may stand between its parts. */
static struct str chain_text(const struct pattern_compiler *c, uint32_t i)
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

static uint32_t build_name(struct pattern_compiler *c, uint32_t i, enum goal_type type)
{
	struct goal g = blank(type, c->nodes[i].kind);
	struct str path = py_path(c->file, i);

	g.text = chain_text(c, i);
	g.path = (struct str){arena_strndup(c->arena, path.p ? path.p : "", path.n), path.n};
	g.known = path.n > 0 && py_is_known(g.path);
	return add(c, g);
}

static int append(struct pattern_compiler *c, uint32_t *head, uint32_t *tail, uint32_t goal)
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

static int build_children(struct pattern_compiler *c, uint32_t i, uint32_t *head, int depth)
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
static bool goes_by_name(const struct pattern_compiler *c, uint32_t i)
{
	uint32_t name = c->nodes[i].kind == PYK_KEYWORD_ARGUMENT ? py_child(c->nodes, i, PYF_NAME) : PY_NO_NODE;

	return name != PY_NO_NODE && !pattern_mark(c, name);
}

static uint32_t build_arguments(struct pattern_compiler *c, uint32_t i, int depth)
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

static int build_items(struct pattern_compiler *c, uint32_t with, struct goal *g, uint32_t *tail, int depth)
{
	uint32_t clause = first_counting(c->nodes, with);

	while (clause != PY_NO_NODE && c->nodes[clause].kind != PYK_WITH_CLAUSE)
		clause = next_counting(c->nodes, clause);
	if (clause == PY_NO_NODE)
		return pattern_refuse(c, "the pattern is not Python");
	for (uint32_t k = first_counting(c->nodes, clause); k != PY_NO_NODE; k = next_counting(c->nodes, k)) {
		uint32_t value = py_child(c->nodes, k, PYF_VALUE);
		if (append(c, &g->first, tail, build(c, value == PY_NO_NODE ? k : value, depth)) < 0)
			return -1;
	}
	return 0;
}

static uint32_t build_with(struct pattern_compiler *c, uint32_t i, int depth)
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
static bool is_transparent(const struct pattern_compiler *c, uint32_t i, const struct mark *m)
{
	uint16_t kind = c->nodes[i].kind;

	return kind == PYK_BLOCK || kind == PYK_MODULE || kind == PYK_WITH_CLAUSE || (kind == PYK_LAMBDA_PARAMETERS && !m->list);
}

static bool is_leaf(const struct py_node *nodes, uint32_t i)
{
	return nodes[i].kind == PYK_STRING_CONTENT || nodes[i].after == i + 1;
}

static uint32_t build_node(struct pattern_compiler *c, uint32_t i, int depth)
{
	struct goal g = blank(GOAL_NODE, fold_kind(c->nodes[i].kind));

	g.skip = skipped(c->nodes, i);
	if (build_children(c, i, &g.first, depth) < 0)
		return GOAL_END;
	return add(c, g);
}

static uint32_t build_call(struct pattern_compiler *c, uint32_t i, int depth)
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
static uint32_t build_dotted(struct pattern_compiler *c, uint32_t i)
{
	const struct py_node *nodes = c->nodes;
	uint32_t name = py_child(nodes, i, PYF_ATTRIBUTE), object = py_child(nodes, i, PYF_OBJECT);

	if (chain_root(c, i) != PY_NO_NODE)
		return build_name(c, i, GOAL_NAME);
	if (nodes[i].kind != PYK_ATTRIBUTE || name == PY_NO_NODE || object == PY_NO_NODE)
		return GOAL_END;
	const struct mark *last = pattern_mark(c, name);
	if (!last || last->list || chain_root(c, object) == PY_NO_NODE)
		return GOAL_END;
	uint32_t goal = build_name(c, bare(nodes, object), GOAL_MEMBER);
	if (last->name.n > 0)
		c->goals.ptr[goal].var = vars_use(c->vars, last->name, false);
	return goal;
}

static uint32_t build(struct pattern_compiler *c, uint32_t i, int depth)
{
	const struct py_node *nodes = c->nodes;
	const struct mark *m = pattern_mark(c, i);

	if (depth > DEPTH_MAX || c->goals.len > GOALS_MAX) {
		pattern_refuse(c, "the pattern is too large");
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

uint32_t pattern_goal(struct pattern_compiler *c, uint32_t i)
{
	return build(c, i, 0);
}
