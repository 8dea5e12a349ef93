/* Sets of rules, and which of them a text rules out before it is parsed. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "rules/set.h"

int rule_set_add(struct rule_set *s, struct rule *r, struct err *e)
{
	for (size_t i = 0; i < s->rules.len; i++)
		if (strcmp(s->rules.ptr[i]->id, r->id) == 0)
			return err_at(e, ERR_SYNTAX, r->path, r->line, 1, "the id \"%s\" is already that of %s", r->id, s->rules.ptr[i]->path);
	*vec_push(&s->rules) = r;
	return 0;
}

static int by_id(const void *a, const void *b)
{
	const struct rule *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

void rule_set_index(struct rule_set *s)
{
	if (s->rules.len)
		qsort(s->rules.ptr, s->rules.len, sizeof *s->rules.ptr, by_id);
	s->literals = literals_new();
	for (size_t i = 0; i < s->rules.len; i++) {
		struct needs *n = &s->rules.ptr[i]->needs;
		for (size_t k = 0; k < n->list.len; k++)
			if (n->list.ptr[k].type == NEED_LITERAL)
				n->list.ptr[k].id = literals_add(s->literals, n->list.ptr[k].literal);
		if (n->list.len > s->longest)
			s->longest = n->list.len;
	}
	literals_finish(s->literals);
}

size_t rule_set_select(const struct rule_set *s, const char *text, size_t len, const struct rule **chosen)
{
	bool *seen = xcalloc(literals_count(s->literals) + s->longest + 1, sizeof *seen);
	bool *scratch = seen + literals_count(s->literals);
	size_t n = 0;

	literals_scan(s->literals, text, len, seen);
	for (size_t i = 0; i < s->rules.len; i++)
		if (needs_hold(&s->rules.ptr[i]->needs, seen, scratch))
			chosen[n++] = s->rules.ptr[i];
	free(seen);
	return n;
}

bool rule_set_may_match(const struct rule_set *s, const char *text, size_t len)
{
	const struct rule **chosen = xcalloc(s->rules.len + 1, sizeof *chosen);
	size_t n = rule_set_select(s, text, len, chosen);

	free(chosen);
	return n > 0;
}

struct rule_set *rule_set_open(const char *dir)
{
	struct rule_set *s = xcalloc(1, sizeof *s);

	rule_set_index(s);
	s->cache = xcalloc(1, sizeof *s->cache);
	s->cache->dir = xstrdup(dir);
	return s;
}

static struct rule *read_rule(const char *dir, const char *id)
{
	struct err e = ERR_INIT;
	char *name = xasprintf("%s.yml", id), *path = path_join(dir, name);
	struct yml_doc *doc = str_is_slug(id) && path_is_file(path) ? yml_load(path, &e) : NULL;
	struct rule *r = doc ? rule_load(yml_root(doc), path, &e) : NULL;

	if (r && strcmp(r->id, id) != 0) {
		rule_free(r);
		r = NULL;
	}
	err_done(&e);
	yml_free(doc);
	free(path);
	free(name);
	return r;
}

static const struct rule *get_from_cache(struct rule_cache *c, const char *id)
{
	for (size_t i = 0; i < c->rules.len; i++)
		if (strcmp(c->rules.ptr[i]->id, id) == 0)
			return c->rules.ptr[i];
	struct rule *r = read_rule(c->dir, id);
	if (r)
		*vec_push(&c->rules) = r;
	return r;
}

/* What is in DIR: rule files without their ending, anything else as ""; *N of them, freed with path_list_free(). */
static char **list_ids(const char *dir, size_t *n)
{
	struct err e = ERR_INIT;
	char **names = NULL;

	*n = 0;
	if (path_list(dir, &names, n, &e) < 0)
		err_done(&e);
	for (size_t i = 0; i < *n; i++)
		names[i][str_ends(names[i], ".yml") ? strlen(names[i]) - 4 : 0] = '\0';
	return names;
}

char *rule_set_nearest(const struct rule_set *s, const char *id)
{
	size_t n = s->rules.len;
	char **files = s->cache ? list_ids(s->cache->dir, &n) : NULL;
	const char **ids = xcalloc(n + 1, sizeof *ids);

	for (size_t i = 0; i < n; i++)
		ids[i] = files ? files[i] : s->rules.ptr[i]->id;
	const char *near = str_nearest(id, ids, n);
	char *copy = near ? xstrdup(near) : NULL;
	free(ids);
	path_list_free(files, files ? n : 0);
	return copy;
}

static void cache_free(struct rule_cache *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->rules.len; i++)
		rule_free(c->rules.ptr[i]);
	vec_done(&c->rules);
	free(c->dir);
	free(c);
}

struct rule_set *rule_set_of(struct rule *r)
{
	struct rule_set *s = xcalloc(1, sizeof *s);

	*vec_push(&s->rules) = r;
	rule_set_index(s);
	return s;
}

void rule_set_free(struct rule_set *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->rules.len; i++)
		rule_free(s->rules.ptr[i]);
	vec_done(&s->rules);
	literals_free(s->literals);
	cache_free(s->cache);
	free(s);
}

size_t rule_set_count(const struct rule_set *s)
{
	return s->rules.len;
}

const struct rule *rule_set_at(const struct rule_set *s, size_t i)
{
	return s->rules.ptr[i];
}

const struct rule *rule_set_get(const struct rule_set *s, const char *id)
{
	size_t low = 0, high = s->rules.len;

	if (s->cache)
		return get_from_cache(s->cache, id);
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(s->rules.ptr[mid]->id, id);
		if (order == 0)
			return s->rules.ptr[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}
