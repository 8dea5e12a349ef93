/* `with` statements: several items are the same as one `with` inside another. */
#include "rules/match_private.h"

static bool is_async(const struct py_node *nodes, uint32_t i)
{
	uint32_t first = py_first(nodes, i);

	return first != PY_NO_NODE && nodes[first].kind == PYT_ASYNC;
}

uint32_t match_first_item(const struct py_node *nodes, uint32_t with)
{
	uint32_t k = first_counting(nodes, with);

	while (k != PY_NO_NODE && nodes[k].kind != PYK_WITH_CLAUSE)
		k = next_counting(nodes, k);
	return k == PY_NO_NODE ? PY_NO_NODE : first_counting(nodes, k);
}

/* `with` I against its goal, from item OFFSET on: `with A, B:` is also `with B:` inside. */
bool match_with(struct matcher *m, uint32_t goal, uint32_t i, int offset, const struct frame *up)
{
	uint32_t item = match_first_item(m->nodes, i);

	if (match_goal(m, goal)->is_async != is_async(m->nodes, i))
		return false;
	while (offset-- > 0 && item != PY_NO_NODE)
		item = next_counting(m->nodes, item);
	if (item == PY_NO_NODE)
		return false;
	struct frame items = {FRAME_ITEMS, match_goal(m, goal)->first, item, i, goal, up};
	return match_frame(m, &items);
}

/* The `with` that is all of the body of `with` I, or PY_NO_NODE. */
static uint32_t only_with(const struct matcher *m, uint32_t i)
{
	uint32_t block = py_child(m->nodes, i, PYF_BODY), only = block == PY_NO_NODE ? PY_NO_NODE : first_counting(m->nodes, block);

	if (only == PY_NO_NODE || next_counting(m->nodes, only) != PY_NO_NODE || m->nodes[only].kind != PYK_WITH_STATEMENT ||
	    is_async(m->nodes, only) != is_async(m->nodes, i))
		return PY_NO_NODE;
	return only;
}

/* The body goals against the items from REST on, which stand for one `with` statement inside. */
static bool match_rest(struct matcher *m, uint32_t goal, uint32_t rest, uint32_t with, const struct frame *up)
{
	uint32_t block = py_child(m->nodes, with, PYF_BODY);
	bool used = false;

	if (block == PY_NO_NODE)
		return false;
	for (; goal != GOAL_END; goal = match_goal(m, goal)->next) {
		const struct goal *g = match_goal(m, goal);
		bool take = !used && (g->type == GOAL_VAR || g->next == GOAL_END || match_goal(m, g->next)->type == GOAL_LIST);
		if ((g->type != GOAL_VAR || used) && g->type != GOAL_LIST)
			return false;
		if (!match_bind(m, g->var, take ? rest : PY_NO_NODE, take ? block : PY_NO_NODE))
			return false;
		used |= take;
	}
	return used && match_frame(m, up);
}

static bool run_body(struct matcher *m, const struct frame *fr)
{
	const struct goal *g = match_goal(m, fr->owner);

	if (fr->node != PY_NO_NODE)
		return match_rest(m, g->body, fr->node, fr->list, fr->up);
	uint32_t block = py_child(m->nodes, fr->list, PYF_BODY);
	struct frame body = {FRAME_LIST, g->body, block == PY_NO_NODE ? PY_NO_NODE : first_counting(m->nodes, block), 0, GOAL_END, fr->up};
	return match_frame(m, &body);
}

bool match_items(struct matcher *m, const struct frame *fr)
{
	if (fr->goal == GOAL_END)
		return run_body(m, fr);
	const struct goal *g = match_goal(m, fr->goal);
	uint32_t last = PY_NO_NODE, item = fr->node;
	while (g->type == GOAL_LIST) {
		size_t mark = m->env->trail.len;
		struct frame rest = {FRAME_ITEMS, g->next, item, fr->list, fr->owner, fr->up};
		if (match_bind(m, g->var, last == PY_NO_NODE ? PY_NO_NODE : fr->node, last) && match_frame(m, &rest))
			return true;
		env_undo(m->env, mark);
		if (item == PY_NO_NODE)
			return false;
		last = item;
		item = next_counting(m->nodes, item);
	}
	uint32_t with = fr->list;
	if (item == PY_NO_NODE) {
		with = only_with(m, with);
		item = with == PY_NO_NODE ? PY_NO_NODE : match_first_item(m->nodes, with);
		if (item == PY_NO_NODE)
			return false;
	}
	uint32_t value = py_child(m->nodes, item, PYF_VALUE);
	struct frame rest = {FRAME_ITEMS, g->next, next_counting(m->nodes, item), with, fr->owner, fr->up};
	return match_one(m, fr->goal, value == PY_NO_NODE ? item : value, &rest);
}
