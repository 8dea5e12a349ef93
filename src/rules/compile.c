/* From the YAML of a rule to tests. */
#include <stdlib.h>
#include <string.h>
#include "rules/compile.h"

#define UTILS_MAX 200

static struct test *build(struct builder *b, const struct yml *body, bool relation);

static void set_subs(struct builder *b, struct test *t, struct test *const *subs, size_t n)
{
	t->subs = arena_array(&b->r->arena, struct test *, n + 1);
	if (n)
		memcpy(t->subs, subs, n * sizeof *subs);
	t->nsubs = n;
}

static void set_sub(struct builder *b, struct test *t, struct test *sub)
{
	set_subs(b, t, &sub, 1);
}

static struct test *build_nth(struct builder *b, const struct yml *value)
{
	static const char *const keys[] = {"position", "reverse", "ofRule"};
	struct test *t = test_alloc(b, TEST_NTH);
	const struct yml *position = value;

	if (value->kind == YML_MAP) {
		if (yml_only(value, keys, 3, b->path, b->e) < 0 || yml_bool(value, "reverse", &t->reverse, b->path, b->e) < 0)
			return NULL;
		position = yml_get(value, "position");
		if (!position)
			return test_fail(b, value, "the key \"position\" is missing");
		if (yml_get(value, "ofRule")) {
			struct test *of = build(b, yml_get(value, "ofRule"), false);
			if (!of)
				return NULL;
			set_sub(b, t, of);
			t->kinds = of->kinds;
		}
	}
	if (yml_expect(position, YML_SCALAR, "nthChild", b->path, b->e) < 0)
		return NULL;
	if (!parse_nth(position->text, &t->step, &t->offset))
		return test_fail(b, position, "nthChild must be a number or a formula such as 2n+1");
	return t;
}

static struct test *build_list(struct builder *b, const struct yml *value, enum test_type type)
{
	struct test *t = test_alloc(b, type);
	VEC(struct test *) subs = {0};

	if (yml_expect(value, YML_LIST, type == TEST_ALL ? "all" : "any", b->path, b->e) < 0)
		return NULL;
	if (value->count == 0)
		rule_warn(b->r, value, b->path, "the list is empty");
	t->kinds = (struct kinds){.all = type == TEST_ALL};
	for (yml_each(item, value)) {
		struct test *sub = build(b, item, false);
		if (!sub) {
			vec_done(&subs);
			return NULL;
		}
		if (type == TEST_ALL)
			kinds_and(&t->kinds, &sub->kinds);
		else
			kinds_or(&t->kinds, &sub->kinds);
		*vec_push(&subs) = sub;
	}
	set_subs(b, t, subs.ptr, subs.len);
	vec_done(&subs);
	return t;
}

static struct test *build_not(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_NOT);

	b->r->vars.negated++;
	struct test *sub = build(b, value, false);
	b->r->vars.negated--;
	if (!sub)
		return NULL;
	set_sub(b, t, sub);
	return t;
}

static int compile_util(struct builder *b, struct util *u)
{
	u->state = UTIL_BUSY;
	u->entered = b->relations;
	u->test = build(b, u->body, false);
	u->state = UTIL_READY;
	return u->test ? 0 : -1;
}

static struct test *build_matches(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_MATCHES);
	struct util *u = b->r->utils;

	if (yml_expect(value, YML_SCALAR, "matches", b->path, b->e) < 0)
		return NULL;
	while (u && strcmp(u->name, value->text) != 0)
		u = u->next;
	if (!u) {
		yml_error(value, b->path, b->e, "there is no \"%s\" under utils", value->text);
		return NULL;
	}
	if (u->state == UTIL_BUSY && b->relations <= u->entered) {
		yml_error(value, b->path, b->e, "\"%s\" is defined by itself", value->text);
		return NULL;
	}
	if (u->state == UTIL_NEW && compile_util(b, u) < 0)
		return NULL;
	t->util = u;
	if (u->state == UTIL_READY)
		t->kinds = u->test->kinds;
	return t;
}

static struct test *build_defined_by(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_DEFINED_BY);

	b->relations++;
	struct test *sub = build(b, value, false);
	b->relations--;
	if (!sub)
		return NULL;
	set_sub(b, t, sub);
	return t;
}

static int build_stop(struct builder *b, const struct yml *value, struct test *t)
{
	if (value->kind == YML_SCALAR && strcmp(value->text, "neighbor") == 0)
		return 0;
	if (value->kind == YML_SCALAR && strcmp(value->text, "end") == 0) {
		t->stop = STOP_END;
		return 0;
	}
	if (value->kind != YML_MAP)
		return yml_error(value, b->path, b->e, "stopBy must be neighbor, end or a rule");
	t->stop = STOP_TEST;
	t->stop_test = build(b, value, false);
	return t->stop_test ? 0 : -1;
}

static int build_field(struct builder *b, const struct yml *value, struct test *t)
{
	size_t n;

	if (t->type == TEST_PRECEDES || t->type == TEST_FOLLOWS)
		return yml_error(value->key, b->path, b->e, "field is for inside and has only");
	if (yml_expect(value, YML_SCALAR, "field", b->path, b->e) < 0)
		return -1;
	t->field = py_field_find(value->text);
	if (t->field)
		return 0;
	const char *const *names = py_field_names(&n), *near = str_nearest(value->text, names, n);
	return yml_error(value, b->path, b->e, near ? "unknown field \"%s\"; did you mean \"%s\"?" : "unknown field \"%s\"", value->text, near);
}

/* `stopBy: end` from a function passes the functions around it by: nearly never what is meant. */
static void warn_about_end(struct builder *b, const struct yml *value, const struct test *t)
{
	bool one = t->subs[0]->nsubs == 0 && t->subs[0]->type == TEST_KIND;

	if (t->type == TEST_INSIDE && t->stop == STOP_END && one && kinds_has(&t->subs[0]->kinds, PYK_FUNCTION_DEFINITION))
		rule_warn(b->r, value, b->path,
		    "stopBy: end also finds the functions around the nearest one; stop by function_definition and lambda");
}

static struct test *build_relation(struct builder *b, const struct yml *value, enum test_type type)
{
	struct test *t = test_alloc(b, type);
	const struct yml *stop = yml_get(value, "stopBy"), *field = yml_get(value, "field");

	b->relations++;
	struct test *sub = build(b, value, true);
	b->relations--;
	if (!sub)
		return NULL;
	set_sub(b, t, sub);
	if (field && build_field(b, field, t) < 0)
		return NULL;
	b->relations++;
	int status = stop ? build_stop(b, stop, t) : 0;
	b->relations--;
	if (status < 0)
		return NULL;
	warn_about_end(b, value, t);
	return t;
}

static int add_constraint(struct builder *b, const struct yml *value, struct constraint ***tail)
{
	struct str name = str_from(value->key->text);
	struct constraint *c = arena_new(&b->r->arena, struct constraint);

	c->var = vars_find(&b->r->vars, name, false);
	if (c->var == VAR_NONE && vars_find(&b->r->vars, name, true) != VAR_NONE) {
		rule_warn(b->r, value->key, b->path, "$$$%s is a list: a constraint is for one node, and this one does nothing", value->key->text);
		return 0;
	}
	if (c->var == VAR_NONE)
		return yml_error(value->key, b->path, b->e, "no pattern before has $%s", value->key->text);
	c->test = build(b, value, false);
	if (!c->test)
		return -1;
	**tail = c;
	*tail = &c->next;
	return 0;
}

static struct test *build_constraints(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_CONSTRAINTS);
	struct constraint **tail = &t->constraints;

	if (yml_expect(value, YML_MAP, "constraints", b->path, b->e) < 0)
		return NULL;
	for (yml_each(item, value))
		if (add_constraint(b, item, &tail) < 0)
			return NULL;
	return t;
}

/* In the order in which the parts of one object are tried. */
static const struct {
	const char *key;
	enum test_type type;
} parts[] = {
    {"pattern", TEST_PATTERN}, {"kind", TEST_KIND}, {"resolves", TEST_RESOLVES}, {"regex", TEST_REGEX}, {"nthChild", TEST_NTH},
    {"all", TEST_ALL}, {"any", TEST_ANY}, {"not", TEST_NOT}, {"matches", TEST_MATCHES}, {"inside", TEST_INSIDE}, {"has", TEST_HAS},
    {"precedes", TEST_PRECEDES}, {"follows", TEST_FOLLOWS}, {"definedBy", TEST_DEFINED_BY},
    {"constraints", TEST_CONSTRAINTS},
};

#define NPARTS (sizeof parts / sizeof *parts)

static struct test *build_part(struct builder *b, const struct yml *value, enum test_type type)
{
	switch (type) {
	case TEST_PATTERN:
		return build_pattern(b, value);
	case TEST_KIND:
		return build_kind(b, value);
	case TEST_RESOLVES:
		return build_resolves(b, value);
	case TEST_REGEX:
		return build_regex(b, value);
	case TEST_NTH:
		return build_nth(b, value);
	case TEST_ALL: case TEST_ANY:
		return build_list(b, value, type);
	case TEST_NOT:
		return build_not(b, value);
	case TEST_MATCHES:
		return build_matches(b, value);
	case TEST_DEFINED_BY:
		return build_defined_by(b, value);
	case TEST_CONSTRAINTS:
		return build_constraints(b, value);
	default:
		return build_relation(b, value, type);
	}
}

static int check_keys(struct builder *b, const struct yml *body, bool relation)
{
	const char *keys[NPARTS + 2];
	size_t n = 0;

	if (yml_expect(body, YML_MAP, "a rule", b->path, b->e) < 0)
		return -1;
	if (yml_get(body, "range"))
		return yml_error(yml_get(body, "range")->key, b->path, b->e, "range is not supported: a rule is not tied to a place");
	for (size_t i = 0; i < NPARTS; i++)
		keys[n++] = parts[i].key;
	if (relation) {
		keys[n++] = "stopBy";
		keys[n++] = "field";
	}
	return yml_only(body, keys, n, b->path, b->e);
}

/* Compile one rule object; a RELATION may have stopBy and field beside. */
static struct test *build(struct builder *b, const struct yml *body, bool relation)
{
	struct test *subs[NPARTS], *t = test_alloc(b, TEST_ALL);
	size_t n = 0;

	if (check_keys(b, body, relation) < 0)
		return NULL;
	for (size_t i = 0; i < NPARTS; i++) {
		const struct yml *value = yml_get(body, parts[i].key);
		if (!value)
			continue;
		subs[n] = build_part(b, value, parts[i].type);
		if (!subs[n])
			return NULL;
		kinds_and(&t->kinds, &subs[n++]->kinds);
	}
	if (n == 0)
		return test_fail(b, body, "the rule is empty: it needs pattern, kind or another test");
	if (n == 1)
		return subs[0];
	set_subs(b, t, subs, n);
	return t;
}

struct test *test_new(struct rule *r, const struct yml *body, const char *path, struct err *e)
{
	struct builder b = {r, path, e, 0};
	size_t before = r->patterns.len;
	struct test *t = build(&b, body, false);

	for (size_t i = before; t && i < r->patterns.len; i++)
		pattern_finish(r->patterns.ptr[i], &r->vars);
	return t;
}

static int list_utils(struct builder *b, const struct yml *utils)
{
	struct util **tail = &b->r->utils;

	if (!utils)
		return 0;
	if (yml_expect(utils, YML_MAP, "utils", b->path, b->e) < 0)
		return -1;
	if (utils->count > UTILS_MAX)
		return yml_error(utils, b->path, b->e, "there are more than %d utils", UTILS_MAX);
	for (yml_each(item, utils)) {
		struct util *u = arena_new(&b->r->arena, struct util);
		u->name = arena_strdup(&b->r->arena, item->key->text);
		u->body = item;
		*tail = u;
		tail = &u->next;
	}
	for (struct util *u = b->r->utils; u; u = u->next)
		if (u->state == UTIL_NEW && compile_util(b, u) < 0)
			return -1;
	return 0;
}

static void warn_about_constraints(struct builder *b, const struct yml *constraints)
{
	for (yml_each(item, constraints)) {
		uint32_t var = vars_find(&b->r->vars, str_from(item->key->text), false);
		if (var != VAR_NONE && b->r->vars.list.ptr[var].positive == 0)
			rule_warn(b->r, item->key, b->path, "$%s is bound only under not: the constraint never applies", item->key->text);
	}
}

int rule_compile(struct rule *r, const struct yml *body, const struct yml *utils, const struct yml *constraints, const char *path,
    struct err *e)
{
	struct builder b = {r, path, e, 0};

	if (list_utils(&b, utils) < 0)
		return -1;
	r->test = build(&b, body, false);
	if (!r->test || (constraints && !(r->constraints = build_constraints(&b, constraints))))
		return -1;
	warn_about_constraints(&b, constraints);
	if (r->test->kinds.all)
		return yml_error(body, path, e, "the rule could match any node: give it a pattern or kind");
	for (size_t i = 0; i < r->patterns.len; i++)
		pattern_finish(r->patterns.ptr[i], &r->vars);
	rule_find_needs(r);
	return 0;
}
