/* Rule files and folders of them. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "rules/rule.h"
#include "rules/fix.h"
#include "rules/set.h"

static struct rule *rule_alloc(const char *path)
{
	struct rule *r = xcalloc(1, sizeof *r);

	r->path = arena_strdup(&r->arena, path);
	r->severity = SEVERITY_WARNING;
	return r;
}

void rule_free(struct rule *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->regexes.len; i++)
		regex_free(r->regexes.ptr[i]);
	for (size_t i = 0; i < r->warnings.len; i++)
		err_done(&r->warnings.ptr[i]);
	vec_done(&r->regexes);
	vec_done(&r->patterns);
	needs_done(&r->needs);
	vec_done(&r->warnings);
	vec_done(&r->examples);
	vec_done(&r->vars.list);
	arena_done(&r->arena);
	free(r);
}

void rule_warn(struct rule *r, const struct yml *node, const char *path, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	struct err *e = vec_push(&r->warnings);
	*e = (struct err)ERR_INIT;
	err_at(e, ERR_SYNTAX, path, node->line, node->col, "%s", text);
	free(text);
}

/* A copy of the map BODY without the utils, which stand beside the keys of an inline rule. */
static const struct yml *without_utils(struct arena *arena, const struct yml *body)
{
	struct yml *copy = arena_new(arena, struct yml);
	const struct yml **tail = &copy->first;

	*copy = *body;
	copy->first = NULL;
	copy->count = 0;
	for (yml_each(item, body)) {
		if (strcmp(item->key->text, "utils") == 0)
			continue;
		struct yml *kept = arena_new(arena, struct yml);
		*kept = *item;
		kept->next = NULL;
		*tail = kept;
		tail = &kept->next;
		copy->count++;
	}
	return copy;
}

struct rule *rule_new(const struct yml *body, const char *path, struct err *e)
{
	static const char *const keys[] = {"rule", "utils", "constraints"};
	struct rule *r = rule_alloc(path);
	const struct yml *inner = yml_get(body, "rule");
	const struct yml *constraints = inner ? yml_get(body, "constraints") : NULL;
	int status = inner ? yml_only(body, keys, 3, path, e) : 0;

	if (!inner)
		inner = body->kind == YML_MAP ? without_utils(&r->arena, body) : body;
	if (status == 0)
		status = rule_compile(r, inner, yml_get(body, "utils"), constraints, path, e);
	if (status == 0)
		return r;
	rule_free(r);
	return NULL;
}

static int read_severity(const struct yml *root, struct rule *r, const char *path, struct err *e)
{
	static const char *const names[] = {"hint", "warning", "error"};
	const struct yml *value = yml_get(root, "severity");

	if (!value)
		return 0;
	for (size_t i = 0; i < 3 && value->kind == YML_SCALAR; i++)
		if (strcmp(value->text, names[i]) == 0) {
			r->severity = (enum severity)i;
			return 0;
		}
	if (value->kind == YML_SCALAR && strcmp(value->text, "info") == 0) {
		r->severity = SEVERITY_HINT;
		return 0;
	}
	return yml_error(value, path, e, "severity must be error, warning or hint");
}

static int read_text(const struct yml *root, const char *key, struct rule *r, const char **out, const char *path, struct err *e)
{
	const char *text = NULL;

	if (yml_str(root, key, false, &text, path, e) < 0)
		return -1;
	if (text)
		*out = arena_strdup(&r->arena, text);
	return 0;
}

static int read_lines(const struct yml *value, struct rule *r, struct rule_example *x, const char *path, struct err *e)
{
	if (!value)
		return 0;
	if (yml_expect(value, YML_LIST, "lines", path, e) < 0)
		return -1;
	int *lines = arena_array(&r->arena, int, value->count + 1);
	for (yml_each(item, value)) {
		char *end = NULL;
		long line = item->kind == YML_SCALAR ? strtol(item->text, &end, 10) : 0;
		if (line < 1 || line > 100000 || *end)
			return yml_error(item, path, e, "lines must be line numbers of the example");
		lines[x->nlines++] = (int)line;
	}
	x->lines = lines;
	return 0;
}

static int read_example(const struct yml *item, bool bad, struct rule *r, const char *path, struct err *e)
{
	static const char *const keys[] = {"code", "lines", "fixed"};
	struct rule_example x = {.bad = bad, .line = item->line};

	if (item->kind == YML_SCALAR) {
		x.code = arena_strdup(&r->arena, item->text);
	} else {
		if (yml_expect(item, YML_MAP, "an example", path, e) < 0 || yml_only(item, keys, bad ? 3 : 1, path, e) < 0 ||
		    (!yml_get(item, "code") && yml_error(item, path, e, "the key \"code\" is missing") < 0) ||
		    read_text(item, "code", r, &x.code, path, e) < 0 || read_text(item, "fixed", r, &x.fixed, path, e) < 0 ||
		    read_lines(yml_get(item, "lines"), r, &x, path, e) < 0)
			return -1;
	}
	*vec_push(&r->examples) = x;
	return 0;
}

static int read_examples(const struct yml *value, struct rule *r, const char *path, struct err *e)
{
	static const char *const keys[] = {"good", "bad"};

	if (!value)
		return 0;
	if (yml_expect(value, YML_MAP, "examples", path, e) < 0 || yml_only(value, keys, 2, path, e) < 0)
		return -1;
	for (yml_each(list, value)) {
		bool bad = strcmp(list->key->text, "bad") == 0;
		if (yml_expect(list, YML_LIST, list->key->text, path, e) < 0)
			return -1;
		for (yml_each(item, list))
			if (read_example(item, bad, r, path, e) < 0)
				return -1;
	}
	return 0;
}

static int check_document(const struct yml *root, const char *path, struct err *e)
{
	static const char *const keys[] = {"id", "language", "severity", "message", "note", "rule", "constraints", "utils", "transform",
	    "fix", "docs", "examples"};
	static const char *const unsupported[] = {"rewriters", "labels", "files", "ignores"};
	const char *language = "python";

	if (yml_expect(root, YML_MAP, "a rule file", path, e) < 0)
		return -1;
	for (size_t i = 0; i < sizeof unsupported / sizeof *unsupported; i++) {
		const struct yml *value = yml_get(root, unsupported[i]);
		if (value)
			return yml_error(value->key, path, e, "%s is not supported", unsupported[i]);
	}
	if (yml_only(root, keys, sizeof keys / sizeof *keys, path, e) < 0 || yml_str(root, "language", false, &language, path, e) < 0)
		return -1;
	if (strcasecmp(language, "python") != 0 && strcasecmp(language, "py") != 0)
		return yml_error(yml_get(root, "language"), path, e, "language must be python");
	if (!yml_get(root, "rule"))
		return yml_error(root, path, e, "the key \"rule\" is missing");
	return 0;
}

struct rule *rule_load(const struct yml *root, const char *path, struct err *e)
{
	struct rule *r = rule_alloc(path);

	if (check_document(root, path, e) < 0 || read_text(root, "id", r, &r->id, path, e) < 0)
		goto fail;
	if (!r->id) {
		yml_error(root, path, e, "the key \"id\" is missing");
		goto fail;
	}
	r->line = yml_get(root, "id")->line;
	if (!str_is_slug(r->id)) {
		yml_error(yml_get(root, "id"), path, e, "id must be small letters, digits and single hyphens");
		goto fail;
	}
	if (read_severity(root, r, path, e) < 0 || read_text(root, "message", r, &r->message, path, e) < 0 ||
	    read_text(root, "note", r, &r->note, path, e) < 0 || read_text(root, "docs", r, &r->docs, path, e) < 0 ||
	    rule_compile(r, yml_get(root, "rule"), yml_get(root, "utils"), yml_get(root, "constraints"), path, e) < 0 ||
	    fix_load(r, root, path, e) < 0 || read_examples(yml_get(root, "examples"), r, path, e) < 0)
		goto fail;
	return r;
fail:
	rule_free(r);
	return NULL;
}

struct rule_set *rule_set_load(const char *dir, void (*fault)(const struct err *e, void *ctx), void *ctx)
{
	struct rule_set *s = xcalloc(1, sizeof *s);
	struct err e = ERR_INIT;
	char **names = NULL;
	size_t n = 0;

	if (path_is_dir(dir) && path_list(dir, &names, &n, &e) < 0) {
		if (fault)
			fault(&e, ctx);
		err_done(&e);
	}
	for (size_t i = 0; i < n; i++) {
		if (!str_ends(names[i], ".yml"))
			continue;
		char *path = path_join(dir, names[i]);
		struct yml_doc *doc = yml_load(path, &e);
		struct rule *r = doc ? rule_load(yml_root(doc), path, &e) : NULL;
		if (r && rule_set_add(s, r, &e) < 0) {
			rule_free(r);
			r = NULL;
		}
		if (!r && fault)
			fault(&e, ctx);
		err_done(&e);
		yml_free(doc);
		free(path);
	}
	path_list_free(names, n);
	rule_set_index(s);
	return s;
}

const char *rule_id(const struct rule *r)
{
	return r->id;
}

enum severity rule_severity(const struct rule *r)
{
	return r->severity;
}

const char *rule_message(const struct rule *r)
{
	return r->message;
}

const char *rule_note(const struct rule *r)
{
	return r->note;
}

const char *rule_docs(const struct rule *r)
{
	return r->docs;
}

const char *rule_path(const struct rule *r)
{
	return r->path;
}

const struct rule_example *rule_examples(const struct rule *r, size_t *n)
{
	*n = r->examples.len;
	return r->examples.ptr;
}

const struct err *rule_warnings(const struct rule *r, size_t *n)
{
	*n = r->warnings.len;
	return r->warnings.ptr;
}
