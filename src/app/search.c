#include <stdlib.h>
#include <string.h>
#include "app/search.h"
#include "app/walk.h"
#include "base/path.h"
#include "python/python.h"

#define FILE_LARGEST (64u << 20)

struct rule_set *search_pattern(const char *pattern, struct err *e)
{
	const struct yml key = {.kind = YML_SCALAR, .line = 1, .col = 1, .text = "pattern", .len = 7};
	const struct yml value = {.kind = YML_SCALAR, .line = 1, .col = 1, .text = pattern, .len = strlen(pattern), .key = &key};
	const struct yml body = {.kind = YML_MAP, .line = 1, .col = 1, .first = &value, .count = 1};
	struct rule *r = rule_new(&body, "pattern", e);

	return r ? rule_set_of(r) : NULL;
}

struct rule_set *search_rule(const char *rule, struct err *e)
{
	bool file = path_is_file(rule);
	struct yml_doc *doc = file ? yml_load(rule, e) : yml_parse(rule, strlen(rule), "rule", 1, e);
	struct rule *r = NULL;

	if (doc && yml_get(yml_root(doc), "id"))
		r = rule_load(yml_root(doc), yml_path(doc), e);
	else if (doc)
		r = rule_new(yml_root(doc), yml_path(doc), e);
	yml_free(doc);
	return r ? rule_set_of(r) : NULL;
}

void search_text(const struct rule_set *rules, const char *path, const char *text, size_t len, const struct search_ops *ops, void *ctx,
    struct search_counts *counts)
{
	struct findings found = {0};

	counts->files++;
	if (!rule_set_may_match(rules, text, len))
		return;
	struct py_file *file = py_parse(text, len);
	rule_set_find(rules, file, &found);
	counts->found += found.list.len;
	if (found.list.len && ops->found)
		ops->found(path, file, &found, ctx);
	findings_done(&found);
	py_free(file);
}

struct search {
	const struct rule_set *rules;
	const struct search_ops *ops;
	void *ctx;
	struct search_counts *counts;
};

static int search_file(const char *path, void *ctx)
{
	struct search *s = ctx;
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	if (path_read(path, FILE_LARGEST, &text, &len, &e) < 0) {
		if (s->ops->unread)
			s->ops->unread(&e, s->ctx);
		err_done(&e);
		return 0;
	}
	search_text(s->rules, path, text, len, s->ops, s->ctx, s->counts);
	free(text);
	return 0;
}

int search_paths(const struct rule_set *rules, const char *const *paths, size_t n, const struct search_ops *ops, void *ctx,
    struct search_counts *counts, struct err *e)
{
	struct search s = {rules, ops, ctx, counts};

	return walk_python(paths, n, search_file, &s, e);
}
