#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "rules/fix.h"
#include "rules/template.h"
#include "rules/transform.h"
#include "rules/need.h"

enum operation { OP_REPLACE, OP_SUBSTRING, OP_CONVERT };
enum letters { CASE_LOWER, CASE_UPPER, CASE_CAPITALIZE, CASE_CAMEL, CASE_PASCAL, CASE_SNAKE, CASE_KEBAB };

struct transform {
	struct str name, source;
	bool list;
	enum operation op;
	struct regex *regex;
	const char *by;
	long from, to; /* in characters; negative counts from the end */
	bool has_to;
	enum letters letters;
	struct transform *next;
};

const struct transform *transform_find(const struct rule *r, struct str name)
{
	for (const struct transform *t = r->transforms; t; t = t->next)
		if (str_eq(t->name, name))
			return t;
	return NULL;
}

struct str transform_source(const struct transform *t, bool *list)
{
	*list = t->list;
	return t->source;
}

static int load_source(struct rule *r, const struct yml *map, struct transform *t, const char *path, struct err *e)
{
	const char *source;
	struct variable v;

	if (yml_str(map, "source", true, &source, path, e) < 0)
		return -1;
	if (!template_next(source, 0, &v) || v.start != 0 || source[v.end])
		return yml_error(yml_get(map, "source"), path, e, "source must be one variable");
	t->source = str_from(arena_strndup(&r->arena, v.name.p, v.name.n));
	t->list = v.list;
	if (vars_find(&r->vars, t->source, t->list) == VAR_NONE && !transform_find(r, t->source))
		return yml_error(yml_get(map, "source"), path, e, "no pattern and no transform before this one has %s", source);
	return 0;
}

static int load_replace(struct rule *r, const struct yml *map, struct transform *t, const char *path, struct err *e)
{
	static const char *const keys[] = {"source", "replace", "by"};
	const char *pattern, *by;
	char *why;

	if (yml_only(map, keys, 3, path, e) < 0 || yml_str(map, "replace", true, &pattern, path, e) < 0 ||
	    yml_str(map, "by", true, &by, path, e) < 0)
		return -1;
	t->regex = regex_new(pattern, &why);
	if (!t->regex) {
		yml_error(yml_get(map, "replace"), path, e, "replace: %s", why);
		free(why);
		return -1;
	}
	*vec_push(&r->regexes) = t->regex;
	t->by = arena_strdup(&r->arena, by);
	return 0;
}

static int load_substring(const struct yml *map, struct transform *t, const char *path, struct err *e)
{
	static const char *const keys[] = {"source", "startChar", "endChar"};

	t->has_to = yml_get(map, "endChar") != NULL;
	if (yml_only(map, keys, 3, path, e) < 0 || yml_int(map, "startChar", -1000000, 1000000, &t->from, path, e) < 0 ||
	    yml_int(map, "endChar", -1000000, 1000000, &t->to, path, e) < 0)
		return -1;
	return 0;
}

static int load_convert(const struct yml *map, struct transform *t, const char *path, struct err *e)
{
	static const char *const keys[] = {"source", "toCase"};
	static const char *const cases[] = {"lowerCase", "upperCase", "capitalize", "camelCase", "pascalCase", "snakeCase", "kebabCase"};
	const char *to;

	if (yml_only(map, keys, 2, path, e) < 0 || yml_str(map, "toCase", true, &to, path, e) < 0)
		return -1;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strcmp(cases[i], to) == 0) {
			t->letters = (enum letters)i;
			return 0;
		}
	return yml_error(yml_get(map, "toCase"), path, e,
	    "toCase must be lowerCase, upperCase, capitalize, camelCase, pascalCase, snakeCase or kebabCase");
}

/* One setting of the short form at *P: a bare word or quoted text up to a comma or the closing parenthesis. */
static char *short_value(struct rule *r, const char **p)
{
	const char *start = *p, quote = *start == '\'' || *start == '"' ? *start : '\0';
	size_t n = quote ? strcspn(++start, quote == '"' ? "\"" : "'") : strcspn(start, ",)");

	*p = start + n + (quote && start[n]);
	while (!quote && n > 0 && isspace((unsigned char)start[n - 1]))
		n--;
	return arena_strndup(&r->arena, start, n);
}

static struct yml *short_node(struct rule *r, const struct yml *at, const char *text)
{
	struct yml *node = arena_new(&r->arena, struct yml);

	*node = (struct yml){.kind = text ? YML_SCALAR : YML_MAP, .line = at->line, .col = at->col, .text = text, .len = text ? strlen(text) : 0};
	return node;
}

/* `replace($A, replace='x', by='y')` as the map {replace: {source: $A, replace: x, by: y}}, or NULL where it is not of that form. */
static const struct yml *read_short(struct rule *r, const struct yml *item)
{
	const char *p = item->text;
	size_t n = strcspn(p, "(");
	struct yml *whole = short_node(r, item, NULL), *map = short_node(r, item, NULL);
	const struct yml **tail = &map->first;

	if (!p[n])
		return NULL;
	map->key = short_node(r, item, arena_strndup(&r->arena, p, n));
	for (p += n + 1; *p && *p != ')'; map->count++) {
		const char *key = "source";
		p += strspn(p, ", ");
		if (map->count > 0) {
			n = strcspn(p, "=,)");
			if (p[n] != '=')
				return NULL;
			key = arena_strndup(&r->arena, p, n);
			p += n + 1;
		}
		struct yml *value = short_node(r, item, short_value(r, &p));
		value->key = short_node(r, item, key);
		*tail = value;
		tail = &value->next;
	}
	whole->first = map;
	whole->count = 1;
	return *p == ')' && !p[1] ? whole : NULL;
}

static int load_one(struct rule *r, const struct yml *item, struct transform *t, const char *path, struct err *e)
{
	static const char *const names[] = {"replace", "substring", "convert"};

	const struct yml *at = item;
	if (item->kind == YML_SCALAR)
		item = read_short(r, item);
	if (!item || item->kind != YML_MAP || item->count != 1)
		return yml_error(at, path, e, "a transform is one of replace, substring and convert, with its settings");
	if (yml_only(item, names, 3, path, e) < 0)
		return -1;
	const struct yml *map = item->first;
	if (yml_expect(map, YML_MAP, map->key->text, path, e) < 0 || load_source(r, map, t, path, e) < 0)
		return -1;
	t->op = strcmp(map->key->text, "replace") == 0 ? OP_REPLACE : strcmp(map->key->text, "convert") == 0 ? OP_CONVERT : OP_SUBSTRING;
	switch (t->op) {
	case OP_REPLACE:
		return load_replace(r, map, t, path, e);
	case OP_SUBSTRING:
		return load_substring(map, t, path, e);
	default:
		return load_convert(map, t, path, e);
	}
}

int transform_load(struct rule *r, const struct yml *value, const char *path, struct err *e)
{
	struct transform **tail = &r->transforms;

	if (!value)
		return 0;
	if (yml_expect(value, YML_MAP, "transform", path, e) < 0)
		return -1;
	for (yml_each(item, value)) {
		struct transform *t = arena_new(&r->arena, struct transform);
		t->name = str_from(arena_strdup(&r->arena, item->key->text));
		if (load_one(r, item, t, path, e) < 0)
			return -1;
		*tail = t;
		tail = &t->next;
	}
	return 0;
}

/* The byte offset of the character WHICH of S, from its end when negative. */
static size_t char_offset(struct str s, long which)
{
	size_t i = 0;
	long count = 0;
	uint32_t cp;

	if (which < 0) {
		for (; i < s.n; count++)
			i += utf8_decode(s.p + i, s.n - i, &cp);
		which = which + count < 0 ? 0 : which + count;
	}
	for (i = 0; i < s.n && which > 0; which--)
		i += utf8_decode(s.p + i, s.n - i, &cp);
	return i;
}

static void substring(const struct transform *t, struct str s, struct buf *out)
{
	size_t from = char_offset(s, t->from), to = t->has_to ? char_offset(s, t->to) : s.n;

	if (to > from)
		buf_add(out, s.p + from, to - from);
}

/* The end of the word that begins at I: a run of letters and digits in which no capital follows a small letter. */
static size_t word_end(struct str s, size_t i)
{
	size_t end = i + 1;

	while (end < s.n && word_is_char(s.p[end]) && s.p[end] != '_' &&
	       !(isupper((unsigned char)s.p[end]) && islower((unsigned char)s.p[end - 1])))
		end++;
	return end;
}

static void add_word(struct buf *out, struct str word, enum letters letters, size_t index)
{
	bool capital = letters == CASE_PASCAL || (letters == CASE_CAMEL && index > 0);

	if (index > 0 && (letters == CASE_SNAKE || letters == CASE_KEBAB))
		buf_addch(out, letters == CASE_SNAKE ? '_' : '-');
	for (size_t k = 0; k < word.n; k++)
		buf_addch(out, (char)(k == 0 && capital ? toupper((unsigned char)word.p[k]) : tolower((unsigned char)word.p[k])));
}

static void convert(const struct transform *t, struct str s, struct buf *out)
{
	size_t words = 0;

	for (size_t i = 0; i < s.n && t->letters <= CASE_CAPITALIZE; i++) {
		bool upper = t->letters == CASE_UPPER || (t->letters == CASE_CAPITALIZE && i == 0);
		int c = (unsigned char)s.p[i];
		buf_addch(out, (char)(upper ? toupper(c) : t->letters == CASE_CAPITALIZE ? c : tolower(c)));
	}
	for (size_t i = 0; i < s.n && t->letters > CASE_CAPITALIZE;) {
		if (!word_is_char(s.p[i]) || s.p[i] == '_') {
			i++;
			continue;
		}
		size_t end = word_end(s, i);
		add_word(out, (struct str){s.p + i, end - i}, t->letters, words++);
		i = end;
	}
}

void transform_apply(const struct run *run, const struct transform *t, struct buf *out)
{
	struct buf source = BUF_INIT;

	variable_text(run, t->source, t->list, &source);
	struct str s = {source.data, source.len};
	switch (t->op) {
	case OP_REPLACE:
		regex_replace(t->regex, s, t->by, out);
		break;
	case OP_SUBSTRING:
		substring(t, s, out);
		break;
	default:
		convert(t, s, out);
		break;
	}
	buf_done(&source);
}
