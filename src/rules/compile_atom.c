#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/known.h"
#include "rules/compile.h"

struct test *test_alloc(struct builder *b, enum test_type type)
{
	struct test *t = arena_new(&b->r->arena, struct test);

	t->type = type;
	t->kinds.all = true;
	return t;
}

struct test *test_fail(struct builder *b, const struct yml *node, const char *text)
{
	yml_error(node, b->path, b->e, "%s", text);
	return NULL;
}

struct test *build_pattern(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_PATTERN);

	t->pattern = pattern_new(value, &b->r->arena, &b->r->vars, b->path, b->e);
	if (!t->pattern)
		return NULL;
	*vec_push(&b->r->patterns) = t->pattern;
	if (t->pattern->doubt)
		rule_warn(b->r, value, b->path, "%s", t->pattern->doubt);
	t->kinds = t->pattern->kinds;
	return t;
}

struct test *build_kind(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_KIND);
	size_t n;

	if (yml_expect(value, YML_SCALAR, "kind", b->path, b->e) < 0)
		return NULL;
	int kind = py_kind_find(value->text);
	if (kind < 0 && strpbrk(value->text, " >+~:(,"))
		return test_fail(b, value, "selectors are not supported in kind: use inside, has, follows and precedes");
	if (kind < 0) {
		const char *const *names = py_kind_names(&n), *near = str_nearest(value->text, names, n);
		yml_error(value, b->path, b->e, near ? "unknown kind \"%s\"; did you mean \"%s\"?" : "unknown kind \"%s\"", value->text, near);
		return NULL;
	}
	t->kinds.all = false;
	kinds_add(&t->kinds, (unsigned)kind);
	return t;
}

struct test *build_regex(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_REGEX);
	char *why;

	if (yml_expect(value, YML_SCALAR, "regex", b->path, b->e) < 0)
		return NULL;
	t->regex = regex_new(value->text, &why);
	if (!t->regex) {
		yml_error(value, b->path, b->e, "regex: %s", why);
		free(why);
		return NULL;
	}
	t->source = arena_strdup(&b->r->arena, value->text);
	*vec_push(&b->r->regexes) = t->regex;
	return t;
}

/* The canonical path of a dotted name, or an empty text where TEXT is none. */
static struct str canonical(struct arena *arena, const char *text)
{
	char *out = NULL;

	for (const char *p = text;;) {
		size_t n = strcspn(p, ".");
		struct str part = {p, n}, prefix = out ? str_from(out) : (struct str){"", 0};
		if (n == 0)
			return prefix.n ? (struct str){"", 0} : prefix;
		for (size_t i = 0; i < n; i++)
			if (strchr(" \t()[]{},:;'\"$", p[i]))
				return (struct str){"", 0};
		if (prefix.n)
			prefix = py_canonical(prefix, part);
		out = prefix.n ? arena_printf(arena, "%.*s.%.*s", (int)prefix.n, prefix.p, (int)n, p) : arena_strndup(arena, p, n);
		if (!p[n])
			return str_from(out);
		p += n + 1;
	}
}

struct test *build_resolves(struct builder *b, const struct yml *value)
{
	struct test *t = test_alloc(b, TEST_RESOLVES);
	const struct yml *first = value->kind == YML_LIST ? value->first : value;

	t->paths = arena_array(&b->r->arena, struct str, (value->kind == YML_LIST ? value->count : 1) + 1);
	for (const struct yml *item = first; item; item = value->kind == YML_LIST ? item->next : NULL) {
		if (yml_expect(item, YML_SCALAR, "resolves", b->path, b->e) < 0)
			return NULL;
		struct str path = canonical(&b->r->arena, item->text);
		if (path.n == 0)
			return test_fail(b, item, "resolves must be a dotted name, as in asyncio.gather");
		t->paths[t->npaths++] = path;
	}
	if (t->npaths == 0)
		return test_fail(b, value, "resolves is empty");
	t->kinds.all = false;
	kinds_add(&t->kinds, PYK_IDENTIFIER);
	kinds_add(&t->kinds, PYK_ATTRIBUTE);
	return t;
}

bool parse_nth(const char *s, long *step, long *offset)
{
	char text[32];
	size_t n = 0;
	char *end;

	for (; *s; s++)
		if (*s != ' ') {
			if (n + 1 >= sizeof text)
				return false;
			text[n++] = *s;
		}
	text[n] = '\0';
	char *stem = strpbrk(text, "nN");
	*step = 0;
	if (!stem) {
		*offset = strtol(text, &end, 10);
		return n > 0 && !*end && labs(*offset) < 1000000;
	}
	*stem = '\0';
	if (!*text || strcmp(text, "+") == 0)
		*step = 1;
	else if (strcmp(text, "-") == 0)
		*step = -1;
	else {
		*step = strtol(text, &end, 10);
		if (*end)
			return false;
	}
	*offset = 0;
	if (stem[1]) {
		if (stem[1] != '+' && stem[1] != '-')
			return false;
		*offset = strtol(stem + 1, &end, 10);
		if (*end || end == stem + 2)
			return false;
	}
	return labs(*step) < 1000000 && labs(*offset) < 1000000;
}
