/*
 * A backtracking matcher in continuation-passing style: a frame says what is still to be matched after the present goal. The depth of calls
 * is bounded by the size of the pattern, whatever the code. Where a goal's variables occur nowhere else, its first match is final,
 * and a list of such goals is matched as a glob is, in time (length of list) x (goals); only what unification can refuse is retried.
 */
#include <string.h>
#include "python/known.h"
#include "python/names.h"
#include "rules/match_private.h"

static bool is_taken(const struct matcher *m, uint32_t i)
{
	for (size_t k = 0; k < m->taken.len; k++)
		if (m->taken.ptr[k] == i)
			return true;
	return false;
}

/* Whether child I is something that its parent may have although the pattern does not write it. */
static bool is_skipped(const struct matcher *m, uint32_t i, const struct goal *owner)
{
	switch (m->nodes[i].field) {
	case PYF_TYPE:
		return owner->skip & SKIP_TYPE;
	case PYF_RETURN_TYPE:
		return owner->skip & SKIP_RETURN_TYPE;
	case PYF_TYPE_PARAMETERS:
		return owner->skip & SKIP_TYPE_PARAMETERS;
	case PYF_SUPERCLASSES:
		return first_counting(m->nodes, i) == PY_NO_NODE;
	default:
		return false;
	}
}

static uint32_t settle(const struct matcher *m, uint32_t i, uint32_t owner)
{
	while (i != PY_NO_NODE && ((m->taken.len && is_taken(m, i)) || (owner != GOAL_END && is_skipped(m, i, match_goal(m, owner)))))
		i = next_counting(m->nodes, i);
	return i;
}

/* The sibling after I in the list of frame FR. */
static uint32_t following(const struct matcher *m, const struct frame *fr, uint32_t i)
{
	/* A generator that is a call's only argument stands for the whole list. */
	if (m->nodes[i].field == PYF_ARGUMENTS && m->nodes[i].kind == PYK_GENERATOR_EXPRESSION)
		return PY_NO_NODE;
	return settle(m, next_counting(m->nodes, i), fr->owner);
}

bool match_bind(struct matcher *m, uint32_t var, uint32_t first, uint32_t last)
{
	if (var == VAR_NONE)
		return true;
	struct bound old = m->env->bound[var], value = {true, first, last};
	if (!old.set) {
		env_set(m->env, var, value);
		return true;
	}
	uint32_t a = old.first, b = first;
	while (a != PY_NO_NODE && b != PY_NO_NODE) {
		if (!same_code(m->file, a, b, m->steps))
			return false;
		a = a == old.last ? PY_NO_NODE : next_counting(m->nodes, a);
		b = b == last ? PY_NO_NODE : next_counting(m->nodes, b);
	}
	if (a != b)
		return false;
	env_set(m->env, var, value);
	return true;
}

/* Node I without what the goal does not ask about: parentheses, an `as` that the pattern does not write, an annotation, the shell of a target. */
static uint32_t strip(const struct matcher *m, uint32_t i, const struct goal *g)
{
	const struct py_node *nodes = m->nodes;

	for (;;) {
		uint32_t inner = i, in = bare(nodes, i), up = nodes[i].parent;
		bool clause = nodes[i].field == PYF_VALUE && up != PY_NO_NODE &&
			      (nodes[up].kind == PYK_EXCEPT_CLAUSE || nodes[up].kind == PYK_WITH_ITEM);
		if (clause && nodes[in].kind == PYK_AS_PATTERN && g->kind != PYK_AS_PATTERN)
			inner = first_counting(nodes, in);
		else if (g->type != GOAL_VAR)
			inner = in;
		else if (nodes[i].kind == PYK_AS_PATTERN_TARGET)
			inner = first_counting(nodes, i);
		if (g->type != GOAL_VAR && nodes[inner].kind == PYK_TYPED_PARAMETER && g->kind != PYK_TYPED_PARAMETER)
			inner = first_counting(nodes, inner);
		if (inner == i || inner == PY_NO_NODE)
			return i;
		i = inner;
	}
}

/* Whether the chain of attributes I is written as TEXT. */
static bool same_chain(const struct matcher *m, uint32_t i, struct str text)
{
	const struct py_node *nodes = m->nodes;

	for (i = bare(nodes, i); nodes[i].kind == PYK_ATTRIBUTE;) {
		uint32_t object = py_child(nodes, i, PYF_OBJECT), name = py_child(nodes, i, PYF_ATTRIBUTE);
		if (object == PY_NO_NODE || name == PY_NO_NODE)
			return false;
		struct str last = py_slice(m->file, name);
		if (text.n <= last.n || text.p[text.n - last.n - 1] != '.' || memcmp(text.p + text.n - last.n, last.p, last.n) != 0)
			return false;
		text.n -= last.n + 1;
		i = bare(nodes, object);
	}
	return nodes[i].kind == PYK_IDENTIFIER && str_eq(py_slice(m->file, i), text) && !py_is_renamed(m->file, i);
}

static bool means(const struct matcher *m, const struct goal *g, uint32_t i)
{
	uint16_t kind = m->nodes[i].kind;

	if (kind != PYK_IDENTIFIER && kind != PYK_ATTRIBUTE && kind != PYK_PARENTHESIZED_EXPRESSION)
		return false;
	if (g->path.n > 0 && py_means(m->file, i, g->path))
		return true;
	return !g->known && same_chain(m, i, g->text);
}

static bool match_member(struct matcher *m, const struct goal *g, uint32_t i, const struct frame *up)
{
	const struct py_node *nodes = m->nodes;
	uint32_t object = py_child(nodes, i, PYF_OBJECT), name = i;

	if (nodes[i].kind == PYK_ATTRIBUTE) {
		name = py_child(nodes, i, PYF_ATTRIBUTE);
		if (object == PY_NO_NODE || name == PY_NO_NODE)
			return false;
	}
	if (!(nodes[i].kind == PYK_ATTRIBUTE && means(m, g, object)) &&
	    !(g->path.n > 0 && py_is_module(g->path) && py_means_member(m->file, i, g->path)))
		return false;
	return match_bind(m, g->var, name, name) && match_frame(m, up);
}

static bool match_parts(struct matcher *m, uint32_t goal, uint32_t i, const struct frame *up)
{
	const struct goal *g = match_goal(m, goal);
	uint16_t kind = m->nodes[i].kind;

	if (g->kind == PYK_ARGUMENT_LIST && kind == PYK_GENERATOR_EXPRESSION && m->nodes[i].field == PYF_ARGUMENTS) {
		struct frame one = {FRAME_LIST, g->first, i, 0, GOAL_END, up};
		return g->named == GOAL_END && match_frame(m, &one);
	}
	if (fold_kind(kind) != g->kind && !(goal == m->p->root && m->p->keyword && kind == PYK_KEYWORD_ARGUMENT))
		return false;
	if (kind == PYK_WITH_STATEMENT)
		return match_with(m, goal, i, 0, up);
	if (g->named != GOAL_END) {
		struct frame named = {FRAME_NAMED, g->named, 0, i, goal, up};
		return match_frame(m, &named);
	}
	struct frame parts = {FRAME_LIST, g->first, settle(m, first_counting(m->nodes, i), goal), 0, goal, up};
	return match_frame(m, &parts);
}

/* Match goal G with node I, then what UP still wants. */
bool match_one(struct matcher *m, uint32_t goal, uint32_t i, const struct frame *up)
{
	const struct goal *g = match_goal(m, goal);

	if (*m->steps == 0)
		return false;
	--*m->steps;
	i = strip(m, i, g);
	switch (g->type) {
	case GOAL_VAR:
		return (g->token || py_is_named(&m->nodes[i])) && match_bind(m, g->var, i, i) && match_frame(m, up);
	case GOAL_LEAF:
		return m->nodes[i].kind == g->kind && same_leaf(g->kind, g->text, py_slice(m->file, i)) && match_frame(m, up);
	case GOAL_NAME:
		return means(m, g, i) && match_frame(m, up);
	case GOAL_MEMBER:
		return match_member(m, g, i, up);
	case GOAL_NODE:
		/* One way of matching a free goal is as good as any other: settle it, then go on. */
		if (g->choice && g->free)
			return match_parts(m, goal, i, NULL) && match_frame(m, up);
		return match_parts(m, goal, i, up);
	default:
		return false;
	}
}

/* Try one goal and undo what it bound when the whole fails. */
static bool attempt(struct matcher *m, uint32_t goal, uint32_t i, const struct frame *up)
{
	size_t mark = m->env->trail.len, taken = m->taken.len;

	if (match_one(m, goal, i, up))
		return true;
	env_undo(m->env, mark);
	m->taken.len = taken;
	return false;
}

static bool rest_is_free(const struct matcher *m, uint32_t goal)
{
	for (; goal != GOAL_END; goal = match_goal(m, goal)->next)
		if (!match_goal(m, goal)->free)
			return false;
	return true;
}

/* Match the goals from GOAL to the next $$$ against NODE and what follows; *NODE and *GOAL move behind them. */
static bool match_segment(struct matcher *m, const struct frame *fr, uint32_t *goal, uint32_t *node)
{
	uint32_t g = *goal, i = *node;

	for (; g != GOAL_END && match_goal(m, g)->type != GOAL_LIST; g = match_goal(m, g)->next) {
		if (i == PY_NO_NODE || !attempt(m, g, i, NULL))
			return false;
		i = following(m, fr, i);
	}
	*goal = g;
	*node = i;
	return true;
}

/* $$$ and free goals, as a glob: the leftmost place of each segment, and the last segment at the end. */
static bool match_glob(struct matcher *m, const struct frame *fr)
{
	uint32_t goal = fr->goal, node = fr->node;

	for (;;) {
		uint32_t var = match_goal(m, goal)->var, first = node, last = PY_NO_NODE, rest = match_goal(m, goal)->next;
		for (;; node = following(m, fr, node)) {
			uint32_t g = rest, i = node;
			size_t mark = m->env->trail.len, taken = m->taken.len;
			if (rest == GOAL_END ? node == PY_NO_NODE : match_segment(m, fr, &g, &i) && (g != GOAL_END || i == PY_NO_NODE)) {
				if (!match_bind(m, var, last == PY_NO_NODE ? PY_NO_NODE : first, last))
					return false;
				if (g == GOAL_END)
					return match_frame(m, fr->up);
				goal = g;
				node = i;
				break;
			}
			env_undo(m->env, mark);
			m->taken.len = taken;
			if (node == PY_NO_NODE || *m->steps == 0)
				return false;
			--*m->steps;
			last = node;
		}
	}
}

/* $$$ with something after it that other bindings decide about: try every length. */
static bool match_run(struct matcher *m, const struct frame *fr)
{
	const struct goal *g = match_goal(m, fr->goal);
	uint32_t last = PY_NO_NODE, i = fr->node;

	for (;;) {
		size_t mark = m->env->trail.len, taken = m->taken.len;
		struct frame rest = {FRAME_LIST, g->next, i, fr->list, fr->owner, fr->up};
		if (*m->steps == 0)
			return false;
		--*m->steps;
		if ((g->next != GOAL_END || i == PY_NO_NODE) && match_bind(m, g->var, last == PY_NO_NODE ? PY_NO_NODE : fr->node, last) && match_frame(m, &rest))
			return true;
		env_undo(m->env, mark);
		m->taken.len = taken;
		if (i == PY_NO_NODE)
			return false;
		last = i;
		i = following(m, fr, i);
	}
}

static bool run_list(struct matcher *m, const struct frame *fr)
{
	if (fr->goal == GOAL_END)
		return fr->node == PY_NO_NODE && match_frame(m, fr->up);
	const struct goal *g = match_goal(m, fr->goal);
	if (g->type == GOAL_LIST)
		return rest_is_free(m, fr->goal) ? match_glob(m, fr) : match_run(m, fr);
	if (fr->node == PY_NO_NODE)
		return false;
	struct frame rest = {FRAME_LIST, g->next, following(m, fr, fr->node), fr->list, fr->owner, fr->up};
	return match_one(m, fr->goal, fr->node, &rest);
}

static uint32_t find_keyword(const struct matcher *m, uint32_t list, uint32_t goal)
{
	const struct goal *name = match_goal(m, match_goal(m, goal)->first);

	for (uint32_t i = first_counting(m->nodes, list); i != PY_NO_NODE; i = next_counting(m->nodes, i)) {
		uint32_t is = m->nodes[i].kind == PYK_KEYWORD_ARGUMENT ? py_child(m->nodes, i, PYF_NAME) : PY_NO_NODE;
		if (is != PY_NO_NODE && str_eq(py_slice(m->file, is), name->text))
			return i;
	}
	return PY_NO_NODE;
}

static bool run_named(struct matcher *m, const struct frame *fr)
{
	if (fr->goal == GOAL_END) {
		uint32_t first = settle(m, first_counting(m->nodes, fr->list), fr->owner);
		struct frame rest = {FRAME_LIST, match_goal(m, fr->owner)->first, first, 0, fr->owner, fr->up};
		return match_frame(m, &rest);
	}
	uint32_t argument = find_keyword(m, fr->list, fr->goal);
	if (argument == PY_NO_NODE)
		return false;
	*vec_push(&m->taken) = argument;
	struct frame rest = {FRAME_NAMED, match_goal(m, fr->goal)->next, 0, fr->list, fr->owner, fr->up};
	return match_one(m, fr->goal, argument, &rest);
}

bool match_frame(struct matcher *m, const struct frame *fr)
{
	if (!fr)
		return true;
	switch (fr->type) {
	case FRAME_LIST:
		return run_list(m, fr);
	case FRAME_NAMED:
		return run_named(m, fr);
	default:
		return match_items(m, fr);
	}
}

static bool match_root(struct matcher *m, uint32_t i)
{
	const struct goal *g = match_goal(m, m->p->root);

	if (g->type == GOAL_VAR)
		return (g->token || py_is_named(&m->nodes[i])) && match_bind(m, g->var, i, i);
	/* Not in parentheses: those are a node of their own, and it would be found twice. */
	if (m->nodes[i].kind == PYK_PARENTHESIZED_EXPRESSION && g->kind != PYK_PARENTHESIZED_EXPRESSION)
		return false;
	if (attempt(m, m->p->root, i, NULL))
		return true;
	if (m->nodes[i].kind != PYK_WITH_STATEMENT || g->kind != PYK_WITH_STATEMENT)
		return false;
	uint32_t item = match_first_item(m->nodes, i);
	for (int offset = 1; item != PY_NO_NODE && *m->steps > 0; offset++, item = next_counting(m->nodes, item)) {
		size_t mark = m->env->trail.len, taken = m->taken.len;
		if (match_with(m, m->p->root, i, offset, NULL))
			return true;
		env_undo(m->env, mark);
		m->taken.len = taken;
	}
	return false;
}

bool pattern_matches(const struct pattern *p, const struct py_file *file, uint32_t i, struct env *env, uint64_t *steps)
{
	uint64_t limit = *steps < MATCH_STEPS ? *steps : MATCH_STEPS, left = limit;
	struct matcher m = {.p = p, .file = file, .nodes = py_nodes(file, NULL), .env = env, .steps = &left};

	if (!kinds_has(&p->kinds, m.nodes[i].kind) || (p->want >= 0 && m.nodes[i].kind != p->want))
		return false;
	size_t mark = env->trail.len;
	bool found = match_root(&m, i);
	if (!found)
		env_undo(env, mark);
	vec_done(&m.taken);
	*steps -= limit - left;
	return found;
}

bool pattern_makes(const struct pattern *p, const struct py_file *file, uint32_t i, struct env *env, uint64_t *steps)
{
	const struct goal *root = &p->goals[p->root];
	struct matcher m = {.p = p, .file = file, .nodes = py_nodes(file, NULL), .env = env, .steps = steps};

	if (root->type != GOAL_NODE || root->kind != PYK_CALL || root->first == GOAL_END)
		return false;
	uint32_t arguments = p->goals[root->first].next;
	if (arguments == GOAL_END || p->goals[arguments].named != GOAL_END)
		return false;
	uint32_t only = p->goals[arguments].first;
	if (only == GOAL_END || p->goals[only].type != GOAL_LIST || p->goals[only].next != GOAL_END)
		return false;
	bool found = attempt(&m, root->first, i, NULL);
	vec_done(&m.taken);
	return found;
}
