#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "checks/parsed.h"
#include "python/python.h"
#include "yaml/yaml.h"

#define FILE_MAX (1u << 20)
#define CHECKS_MAX 100

static const char *const kind_names[] = {
    [CHECK_REQUIRE] = "require", [CHECK_FORBID] = "forbid", [CHECK_TRACE] = "trace",
    [CHECK_MARK] = "mark"};
#define KINDS (sizeof kind_names / sizeof *kind_names)

const char *check_kind_name(enum check_kind kind)
{
	return kind_names[kind];
}

struct loader {
	struct checks *checks;
	const struct rule_set *rules;
	const char *path;
	struct err *e;
};

/* The words of NODE, one space between them: authors wrap texts as they like. */
static int load_paragraph(struct loader *l, const struct yml *node, const char *what, const char **out)
{
	struct buf b = BUF_INIT;

	if (yml_expect(node, YML_SCALAR, what, l->path, l->e) < 0)
		return -1;
	for (const char *p = node->text; *p;) {
		size_t space = strspn(p, " \t\n"), word = strcspn(p + space, " \t\n");
		if (b.len && word)
			buf_addch(&b, ' ');
		buf_add(&b, p + space, word);
		p += space + word;
	}
	*out = b.len ? arena_strndup(&l->checks->arena, b.data, b.len) : NULL;
	buf_done(&b);
	return *out ? 0 : yml_error(node, l->path, l->e, "%s is empty", what);
}

static int load_hints(struct loader *l, const struct yml *list, struct check *check)
{
	if (!list)
		return 0;
	if (yml_expect(list, YML_LIST, "hints", l->path, l->e) < 0)
		return -1;
	const char **hints = arena_array(&l->checks->arena, const char *, list->count + 1);
	for (yml_each(node, list))
		if (load_paragraph(l, node, "a hint", &hints[check->nhints++]) < 0)
			return -1;
	check->hints = hints;
	return 0;
}

int checks_no_rule(const struct rule_set *rules, const struct yml *node, const char *path, struct err *e)
{
	char *near = rules ? rule_set_nearest(rules, node->text) : NULL;

	if (near)
		yml_error(node, path, e, "there is no rule \"%s\"; did you mean \"%s\"?", node->text, near);
	else
		yml_error(node, path, e, "there is no rule \"%s\"", node->text);
	free(near);
	return -1;
}

/* NODE names a rule of the catalogue or is one; *MADE is the one that was made for it, which the check owns. */
static int load_rule(struct loader *l, const struct yml *node, const struct rule **out, struct rule **made)
{
	if (node->kind != YML_SCALAR) {
		*out = *made = rule_new(node, l->path, l->e);
		return *made ? 0 : -1;
	}
	*out = l->rules ? rule_set_get(l->rules, node->text) : NULL;
	if (*out)
		return 0;
	if (!str_is_slug(node->text))
		return yml_error(node, l->path, l->e, "%s is the id of a rule, or a rule such as {pattern: ...}", node->key->text);
	return checks_no_rule(l->rules, node, l->path, l->e);
}

/* The one key of MAP that says what is asked. */
static int load_kind(struct loader *l, const struct yml *map, struct parsed_check *c)
{
	const struct yml *asked = NULL, *at = yml_get(map, "at");

	for (size_t i = 0; i < KINDS; i++) {
		const struct yml *node = yml_get(map, kind_names[i]);
		if (node && asked)
			return yml_error(node->key, l->path, l->e, "a check asks for one thing: %s or %s", asked->key->text,
			    kind_names[i]);
		if (!node)
			continue;
		asked = node;
		c->pub.kind = (enum check_kind)i;
	}
	if (!asked)
		return yml_error(map, l->path, l->e, "the check asks for nothing: give it require, forbid, trace or mark");
	if (at && c->pub.kind != CHECK_REQUIRE)
		return yml_error(at->key, l->path, l->e, "at belongs to require: forbid shows what it found");
	if (c->pub.kind == CHECK_TRACE)
		return trace_load(&c->trace, asked, &l->checks->arena, l->path, l->e);
	if (c->pub.kind == CHECK_MARK)
		return mark_load(&c->mark, asked, l->rules, &l->checks->arena, l->path, l->e);
	if (load_rule(l, asked, &c->rule, &c->inline_rule) < 0)
		return -1;
	return at ? load_rule(l, at, &c->at, &c->inline_at) : 0;
}

static int load_id(struct loader *l, const struct yml *map, struct check *check)
{
	const struct yml *node = yml_get(map, "id");
	const char *id = NULL;

	if (yml_str(map, "id", true, &id, l->path, l->e) < 0)
		return -1;
	if (!str_is_slug(id))
		return yml_error(node, l->path, l->e, "id must be a slug: a-z, 0-9 and single hyphens, at most 64");
	for (size_t i = 0; i < l->checks->n; i++)
		if (strcmp(l->checks->list[i].pub.id, id) == 0)
			return yml_error(node, l->path, l->e, "the check \"%s\" is here twice, first in line %d", id,
			    l->checks->list[i].pub.line);
	check->id = arena_strdup(&l->checks->arena, id);
	check->line = map->line;
	return 0;
}

static int load_check(struct loader *l, const struct yml *map)
{
	static const char *const keys[] = {"id", "require", "forbid", "trace", "mark", "message", "hints", "at"};
	const struct yml *message = yml_get(map, "message");
	struct parsed_check *c = &l->checks->list[l->checks->n];

	if (yml_expect(map, YML_MAP, "a check", l->path, l->e) < 0 ||
	    yml_only(map, keys, sizeof keys / sizeof *keys, l->path, l->e) < 0 || load_id(l, map, &c->pub) < 0)
		return -1;
	l->checks->n++;
	if (!message)
		return yml_error(map, l->path, l->e, "the key \"message\" is missing");
	if (load_kind(l, map, c) < 0 || load_paragraph(l, message, "message", &c->pub.message) < 0)
		return -1;
	return load_hints(l, yml_get(map, "hints"), &c->pub);
}

/* Where issues are asked for, one check must refuse marks that stand anywhere else. */
static int want_nothing_else(struct loader *l, const struct yml *list)
{
	size_t issues = 0, rest = 0;

	for (size_t i = 0; i < l->checks->n; i++)
		if (l->checks->list[i].pub.kind == CHECK_MARK)
			++*(l->checks->list[i].mark.nothing_else ? &rest : &issues);
	if (rest > 1)
		return yml_error(list, l->path, l->e, "one check with mark: nothing-else is enough");
	if (issues && !rest)
		return yml_error(list, l->path, l->e, "a check with mark: nothing-else is missing: marks on every line would pass");
	return 0;
}

static int load_list(struct loader *l, const struct yml *root)
{
	static const char *const keys[] = {"checks"};
	const struct yml *list = yml_get(root, "checks");

	if (yml_expect(root, YML_MAP, "a file of checks", l->path, l->e) < 0 ||
	    yml_only(root, keys, sizeof keys / sizeof *keys, l->path, l->e) < 0)
		return -1;
	if (!list)
		return yml_error(root, l->path, l->e, "the key \"checks\" is missing");
	if (yml_expect(list, YML_LIST, "checks", l->path, l->e) < 0)
		return -1;
	if (list->count < 1 || list->count > CHECKS_MAX)
		return yml_error(list, l->path, l->e, "checks must be a list of 1 to %d checks", CHECKS_MAX);
	l->checks->list = arena_array(&l->checks->arena, struct parsed_check, list->count);
	for (yml_each(node, list))
		if (load_check(l, node) < 0)
			return -1;
	return want_nothing_else(l, list);
}

/* Whether two traces are about the same runs. */
static bool same_runs(const struct run_one *a, const struct run_one *b)
{
	if (strcmp(a->scenario, b->scenario) != 0 || a->latency_low < b->latency_low || a->latency_low > b->latency_low ||
	    a->latency_high < b->latency_high || a->latency_high > b->latency_high || a->nsignals != b->nsignals)
		return false;
	for (size_t i = 0; i < a->nsignals; i++)
		if (strcmp(a->signals[i].name, b->signals[i].name) != 0 || a->signals[i].at < b->signals[i].at ||
		    a->signals[i].at > b->signals[i].at)
			return false;
	return true;
}

/* The first of the runs that an earlier trace has and C can share, or where the next ones go. */
static size_t find_runs(const struct checks *all, const struct parsed_check *c)
{
	for (const struct parsed_check *other = all->list; other < c; other++)
		if (other->pub.kind == CHECK_TRACE && other->trace.seeds == c->trace.seeds && same_runs(&other->trace.one, &c->trace.one))
			return other->first_run;
	return all->nruns;
}

/* Give each trace its runs, of which several may share some. The last one is always that with the latencies reversed. */
static void plan_runs(struct checks *c)
{
	c->runs = arena_array(&c->arena, struct run_one, c->n * CHECKS_SEEDS + 1);
	for (size_t i = 0; i < c->n; i++) {
		struct parsed_check *check = &c->list[i];
		if (check->pub.kind != CHECK_TRACE)
			continue;
		check->first_run = find_runs(c, check);
		if (check->first_run < c->nruns)
			continue;
		for (int k = 0; k < check->trace.seeds; k++) {
			c->runs[c->nruns] = check->trace.one;
			c->runs[c->nruns++].seed = k + 1 < check->trace.seeds ? k : CHECKS_SEEDS - 1;
		}
	}
}

const struct run_one *checks_runs(const struct checks *c, size_t *n)
{
	*n = c->nruns;
	return c->runs;
}

struct checks *checks_parse(const char *text, size_t len, const char *path, const struct rule_set *rules, struct err *e)
{
	struct yml_doc *doc = yml_parse(text, len, path, 1, e);
	struct loader l = {.rules = rules, .path = path, .e = e};

	if (!doc)
		return NULL;
	l.checks = xcalloc(1, sizeof *l.checks);
	int status = load_list(&l, yml_root(doc));
	yml_free(doc);
	if (status == 0) {
		plan_runs(l.checks);
		return l.checks;
	}
	checks_free(l.checks);
	return NULL;
}

struct checks *checks_load(const char *path, const struct rule_set *rules, struct err *e)
{
	char *text;
	size_t len;

	if (path_read(path, FILE_MAX, &text, &len, e) < 0)
		return NULL;
	struct checks *c = checks_parse(text, len, path, rules, e);
	free(text);
	return c;
}

void checks_review(struct checks *c, const char *text, size_t len)
{
	size_t i = 0;

	while (i < c->n && c->list[i].pub.kind != CHECK_MARK)
		i++;
	if (i == c->n)
		return;
	if (c->review)
		py_free(c->review);
	c->review = py_parse(text, len);
}

void checks_free(struct checks *c)
{
	if (!c)
		return;
	if (c->review)
		py_free(c->review);
	for (size_t i = 0; i < c->n; i++) {
		rule_free(c->list[i].inline_rule);
		rule_free(c->list[i].inline_at);
		trace_done(&c->list[i].trace);
		mark_asked_done(&c->list[i].mark);
	}
	arena_done(&c->arena);
	free(c);
}

size_t checks_count(const struct checks *c)
{
	return c->n;
}

const struct check *checks_at(const struct checks *c, size_t i)
{
	return &c->list[i].pub;
}
