/* What the text of every file with a match has: from tests to needs. */
#include <string.h>
#include "rules/rule.h"

/* Utils can refer to each other in more ways than can be followed; needing less only rules out less. */
#define LOOKS_MAX 10000

static const struct kinds any_kind = {.all = true};

struct parts {
	VEC(uint32_t) list;
};

static uint32_t need_of_test(struct rule *r, const struct test *t, const struct kinds *around);

static uint32_t close_all(struct rule *r, struct parts *parts)
{
	uint32_t need = need_all(&r->needs, parts->list.ptr, parts->list.len);

	vec_done(&parts->list);
	return need;
}

static uint32_t close_any(struct rule *r, struct parts *parts)
{
	uint32_t need = need_any(&r->needs, parts->list.ptr, parts->list.len);

	vec_done(&parts->list);
	return need;
}

/* Each part of a dotted text. */
static uint32_t need_of_dotted(struct rule *r, struct str text)
{
	struct parts parts = {0};

	while (text.n > 0) {
		const char *dot = memchr(text.p, '.', text.n);
		struct str part = {text.p, dot ? (size_t)(dot - text.p) : text.n};
		*vec_push(&parts.list) = need_word(&r->needs, part);
		text.p += part.n + (dot != NULL);
		text.n -= part.n + (dot != NULL);
	}
	return close_all(r, &parts);
}

static const struct keyword {
	enum py_kind kind;
	const char *word;
	bool statement; /* it begins one, or a clause of one */
} keywords[] = {
    {PYK_AWAIT, "await", false}, {PYK_LAMBDA, "lambda", false}, {PYK_YIELD, "yield", false}, {PYT_ASYNC, "async", false},
    {PYK_FOR_IN_CLAUSE, "for", false}, {PYK_LIST_COMPREHENSION, "for", false}, {PYK_SET_COMPREHENSION, "for", false},
    {PYK_DICTIONARY_COMPREHENSION, "for", false}, {PYK_GENERATOR_EXPRESSION, "for", false}, {PYK_CONDITIONAL_EXPRESSION, "if", false}, {PYK_AS_PATTERN, "as", false},
    {PYK_FUNCTION_DEFINITION, "def", true}, {PYK_CLASS_DEFINITION, "class", true}, {PYK_RETURN_STATEMENT, "return", true},
    {PYK_WITH_STATEMENT, "with", true}, {PYK_WITH_CLAUSE, "with", true}, {PYK_WITH_ITEM, "with", true}, {PYK_TRY_STATEMENT, "try", true},
    {PYK_EXCEPT_CLAUSE, "except", true}, {PYK_FINALLY_CLAUSE, "finally", true}, {PYK_RAISE_STATEMENT, "raise", true},
    {PYK_WHILE_STATEMENT, "while", true}, {PYK_FOR_STATEMENT, "for", true}, {PYK_IF_STATEMENT, "if", true},
    {PYK_GLOBAL_STATEMENT, "global", true}, {PYK_NONLOCAL_STATEMENT, "nonlocal", true}, {PYK_MATCH_STATEMENT, "match", true},
    {PYK_BREAK_STATEMENT, "break", true}, {PYK_CONTINUE_STATEMENT, "continue", true}, {PYK_DELETE_STATEMENT, "del", true},
    {PYK_ASSERT_STATEMENT, "assert", true}, {PYK_IMPORT_STATEMENT, "import", true}, {PYK_IMPORT_FROM_STATEMENT, "from", true},
};

static uint32_t need_of_kind(struct rule *r, unsigned kind, char next)
{
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if ((unsigned)keywords[i].kind == kind)
			return need_literal(&r->needs, (struct literal){.text = str_from(keywords[i].word), .start = true, .end = true,
							   .statement = keywords[i].statement, .next = next});
	return NEED_NOTHING;
}

static uint32_t need_of_goal(struct rule *r, const struct goal *g)
{
	struct parts parts = {0};

	switch (g->type) {
	case GOAL_NAME: case GOAL_MEMBER:
		return need_of_dotted(r, g->path.n ? g->path : g->text);
	case GOAL_LEAF:
		if (g->kind != PYK_IDENTIFIER)
			return need_of_kind(r, g->kind, 0);
		return need_literal(&r->needs, (struct literal){.text = g->text, .start = true, .end = true, .attribute = g->attribute});
	case GOAL_NODE:
		*vec_push(&parts.list) = need_of_kind(r, g->kind, 0);
		if (g->is_async)
			*vec_push(&parts.list) = need_of_kind(r, PYT_ASYNC, 0);
		return close_all(r, &parts);
	default:
		return NEED_NOTHING;
	}
}

static uint32_t need_of_pattern(struct rule *r, const struct pattern *p)
{
	struct parts parts = {0};

	for (uint32_t i = 0; i < p->count; i++)
		*vec_push(&parts.list) = need_of_goal(r, &p->goals[i]);
	return close_all(r, &parts);
}

static uint32_t need_of_kinds(struct rule *r, const struct kinds *kinds)
{
	struct parts parts = {0};

	for (unsigned k = 0; k < PY_KINDS; k++)
		if (kinds_has(kinds, k))
			*vec_push(&parts.list) = need_of_kind(r, k, 0);
	return close_any(r, &parts);
}

static uint32_t need_of_paths(struct rule *r, const struct test *t)
{
	struct parts parts = {0};

	for (size_t i = 0; i < t->npaths; i++)
		*vec_push(&parts.list) = need_of_dotted(r, t->paths[i]);
	return close_any(r, &parts);
}

static uint32_t need_of_any(struct rule *r, const struct test *t, const struct kinds *node)
{
	struct parts parts = {0};

	for (size_t i = 0; i < t->nsubs; i++)
		*vec_push(&parts.list) = need_of_test(r, t->subs[i], node);
	return close_any(r, &parts);
}

static bool pattern_binds(const struct pattern *p, uint32_t var)
{
	for (uint32_t i = 0; i < p->count; i++)
		if (p->goals[i].var == var)
			return true;
	return false;
}

/* Whether VAR is bound in every match of T. DEPTH bounds utils that refer to themselves. */
static bool always_binds(struct rule *r, const struct test *t, uint32_t var, int depth)
{
	bool all = t->type == TEST_ANY && t->nsubs > 0;

	if (depth > 50 || ++r->looks > LOOKS_MAX)
		return false;
	switch (t->type) {
	case TEST_PATTERN:
		return pattern_binds(t->pattern, var);
	case TEST_MATCHES:
		return t->util->test && always_binds(r, t->util->test, var, depth + 1);
	case TEST_ALL: case TEST_INSIDE: case TEST_HAS: case TEST_PRECEDES: case TEST_FOLLOWS:
		for (size_t i = 0; i < t->nsubs; i++)
			if (always_binds(r, t->subs[i], var, depth + 1))
				return true;
		return false;
	default:
		for (size_t i = 0; i < t->nsubs && all; i++)
			all = always_binds(r, t->subs[i], var, depth + 1);
		return all;
	}
}

/* The constraints T on variables that are bound wherever BINDER holds. */
static uint32_t need_of_constraints(struct rule *r, const struct test *t, const struct test *binder)
{
	struct parts parts = {0};

	for (const struct constraint *c = t->constraints; c; c = c->next)
		if (always_binds(r, binder, c->var, 0))
			*vec_push(&parts.list) = need_of_test(r, c->test, &any_kind);
	return close_all(r, &parts);
}

/* ALL, and what asks about another node: then NODE is any_kind. */
static uint32_t need_of_all(struct rule *r, const struct test *t, const struct kinds *node)
{
	struct parts parts = {0};

	for (size_t i = 0; i < t->nsubs; i++) {
		const struct test *sub = t->subs[i];
		*vec_push(&parts.list) = sub->type == TEST_CONSTRAINTS ? need_of_constraints(r, sub, t) : need_of_test(r, sub, node);
	}
	return close_all(r, &parts);
}

/* A util that is in use by itself adds nothing. */
static uint32_t need_of_util(struct rule *r, struct util *u)
{
	if (u->state != UTIL_READY)
		return NEED_NOTHING;
	if (!u->has_need) {
		u->state = UTIL_BUSY;
		u->need = need_of_test(r, u->test, &any_kind);
		u->state = UTIL_READY;
		u->has_need = true;
	}
	return u->need;
}

/* `has: {regex: '^\*$'}` of an except clause, alone among the tests of tokens: hardly any file has `except*`. */
static bool is_star_of_except(const struct test *t, const struct kinds *node)
{
	struct kinds except = {.all = false};

	kinds_add(&except, PYK_EXCEPT_CLAUSE);
	return t->type == TEST_HAS && t->stop == STOP_NEIGHBOR && !t->field && t->subs[0]->type == TEST_REGEX &&
	       strcmp(t->subs[0]->source, "^\\*$") == 0 && !node->all && memcmp(node->bits, except.bits, sizeof except.bits) == 0;
}

/* What holds where T does, for a node that is one of the kinds AROUND. */
static uint32_t need_of_test(struct rule *r, const struct test *t, const struct kinds *around)
{
	struct kinds node = *around;

	kinds_and(&node, &t->kinds);
	switch (t->type) {
	case TEST_PATTERN:
		return need_of_pattern(r, t->pattern);
	case TEST_KIND:
		return need_of_kinds(r, &t->kinds);
	case TEST_REGEX:
		return need_regex(&r->needs, t->source);
	case TEST_RESOLVES:
		return need_of_paths(r, t);
	case TEST_ANY:
		return need_of_any(r, t, &node);
	case TEST_MATCHES:
		return need_of_util(r, t->util);
	case TEST_ALL: case TEST_NTH:
		return need_of_all(r, t, &node);
	case TEST_INSIDE: case TEST_HAS: case TEST_PRECEDES: case TEST_FOLLOWS: case TEST_DEFINED_BY:
		return is_star_of_except(t, &node) ? need_of_kind(r, PYK_EXCEPT_CLAUSE, '*') : need_of_all(r, t, &any_kind);
	default:
		return NEED_NOTHING;
	}
}

void rule_find_needs(struct rule *r)
{
	struct parts parts = {0};

	*vec_push(&parts.list) = need_of_test(r, r->test, &any_kind);
	if (r->constraints)
		*vec_push(&parts.list) = need_of_constraints(r, r->constraints, r->test);
	r->needs.root = close_all(r, &parts);
}
