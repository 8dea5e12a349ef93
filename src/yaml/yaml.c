#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include "base/arena.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "yaml/yaml.h"

#define DEPTH_MAX 100
#define KEYS_MAX 1000 /* in one map: each new key is compared with those before */
#define FILE_MAX (16u << 20)

struct yml_doc {
	struct arena arena;
	char *path;
	const struct yml *root;
};

struct loader {
	yaml_parser_t parser;
	struct yml_doc *doc;
	int first_line;
	struct err *e;
};

static int fail_mark(struct loader *l, yaml_mark_t at, const char *text)
{
	return err_at(l->e, ERR_SYNTAX, l->doc->path, (int)at.line + l->first_line, (int)at.column + 1, "%s", text);
}

static int next_event(struct loader *l, yaml_event_t *event)
{
	if (yaml_parser_parse(&l->parser, event))
		return 0;
	const yaml_parser_t *p = &l->parser;
	if (p->error == YAML_READER_ERROR)
		return err_at(l->e, ERR_SYNTAX, l->doc->path, 0, 0, "%s (at byte %zu)", p->problem, p->problem_offset);
	return fail_mark(l, p->problem_mark, p->problem ? p->problem : "cannot be parsed");
}

static struct yml *new_node(struct loader *l, enum yml_kind kind, const yaml_event_t *event)
{
	struct yml *node = arena_new(&l->doc->arena, struct yml);

	node->kind = kind;
	node->line = (int)event->start_mark.line + l->first_line;
	node->col = (int)event->start_mark.column + 1;
	return node;
}

static int load_value(struct loader *l, yaml_event_t *event, int depth, struct yml **out);

static int load_scalar(struct loader *l, yaml_event_t *event, struct yml **out)
{
	struct yml *node = new_node(l, YML_SCALAR, event);

	if (memchr(event->data.scalar.value, '\0', event->data.scalar.length))
		return fail_mark(l, event->start_mark, "a text may not contain the character NUL");
	node->text = arena_strndup(&l->doc->arena, (const char *)event->data.scalar.value, event->data.scalar.length);
	node->len = event->data.scalar.length;
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	*out = node;
	return 0;
}

/* Reads the key that EVENT holds and deletes EVENT. */
static int load_key(struct loader *l, yaml_event_t *event, const struct yml *map, struct yml **key)
{
	int status = 0;

	if (event->type != YAML_SCALAR_EVENT)
		status = fail_mark(l, event->start_mark, "a key must be a plain text");
	else if (map->count == KEYS_MAX)
		status = fail_mark(l, event->start_mark, "the map has too many keys");
	else if (event->data.scalar.anchor)
		status = fail_mark(l, event->start_mark, "anchors are not supported: write the value out");
	else if ((status = load_scalar(l, event, key)) == 0 && yml_get(map, (*key)->text))
		status = err_at(l->e, ERR_SYNTAX, l->doc->path, (*key)->line, (*key)->col, "the key \"%s\" is here twice",
		    (*key)->text);
	yaml_event_delete(event);
	return status;
}

static int load_children(struct loader *l, struct yml *parent, int depth)
{
	yaml_event_type_t end = parent->kind == YML_MAP ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
	const struct yml **tail = &parent->first;

	for (;;) {
		yaml_event_t event;
		struct yml *key = NULL, *value = NULL;
		if (next_event(l, &event) < 0)
			return -1;
		if (event.type == end) {
			yaml_event_delete(&event);
			return 0;
		}
		if (parent->kind == YML_MAP) {
			if (load_key(l, &event, parent, &key) < 0 || next_event(l, &event) < 0)
				return -1;
		}
		if (load_value(l, &event, depth, &value) < 0)
			return -1;
		value->key = key;
		*tail = value;
		tail = &value->next;
		parent->count++;
	}
}

/* Takes EVENT over. */
static int load_value(struct loader *l, yaml_event_t *event, int depth, struct yml **out)
{
	int status = 0;
	bool list = event->type == YAML_SEQUENCE_START_EVENT, map = event->type == YAML_MAPPING_START_EVENT;
	const yaml_char_t *anchor = list ? event->data.sequence_start.anchor
				  : map	 ? event->data.mapping_start.anchor
				  : event->type == YAML_SCALAR_EVENT ? event->data.scalar.anchor : NULL;
	const yaml_char_t *tag = list ? event->data.sequence_start.tag
			       : map  ? event->data.mapping_start.tag
			       : event->type == YAML_SCALAR_EVENT ? event->data.scalar.tag : NULL;

	if (anchor || event->type == YAML_ALIAS_EVENT)
		status = fail_mark(l, event->start_mark, "anchors and aliases are not supported: write the value out");
	else if (tag)
		status = fail_mark(l, event->start_mark, "tags are not supported");
	else if (depth > DEPTH_MAX)
		status = fail_mark(l, event->start_mark, "is nested too deep");
	else if (event->type == YAML_SCALAR_EVENT)
		status = load_scalar(l, event, out);
	else
		*out = new_node(l, map ? YML_MAP : YML_LIST, event);
	yaml_event_delete(event);
	if (status == 0 && (list || map))
		status = load_children(l, *out, depth + 1);
	return status;
}

static int skip_event(struct loader *l, yaml_event_type_t type, const char *problem)
{
	yaml_event_t event;
	int status = 0;

	if (next_event(l, &event) < 0)
		return -1;
	if (event.type != type)
		status = fail_mark(l, event.start_mark, problem);
	yaml_event_delete(&event);
	return status;
}

static int load_document(struct loader *l)
{
	yaml_event_t event;
	struct yml *root = NULL;

	if (skip_event(l, YAML_STREAM_START_EVENT, "is not YAML") < 0 || next_event(l, &event) < 0)
		return -1;
	if (event.type == YAML_STREAM_END_EVENT) {
		l->doc->root = new_node(l, YML_MAP, &event);
		yaml_event_delete(&event);
		return 0;
	}
	yaml_event_delete(&event);
	if (next_event(l, &event) < 0 || load_value(l, &event, 0, &root) < 0)
		return -1;
	l->doc->root = root;
	if (skip_event(l, YAML_DOCUMENT_END_EVENT, "is not YAML") < 0)
		return -1;
	return skip_event(l, YAML_STREAM_END_EVENT, "a second document begins: one file holds one document");
}

struct yml_doc *yml_parse(const char *text, size_t len, const char *name, int line, struct err *e)
{
	struct loader l = {.first_line = line, .e = e};

	l.doc = xcalloc(1, sizeof *l.doc);
	l.doc->path = xstrdup(name);
	if (!utf8_valid(text, len)) {
		err_at(e, ERR_SYNTAX, name, 0, 0, "is not UTF-8 text");
		yml_free(l.doc);
		return NULL;
	}
	if (!yaml_parser_initialize(&l.parser))
		die("out of memory");
	yaml_parser_set_input_string(&l.parser, (const unsigned char *)text, len);
	yaml_parser_set_encoding(&l.parser, YAML_UTF8_ENCODING);
	int status = load_document(&l);
	yaml_parser_delete(&l.parser);
	if (status < 0) {
		yml_free(l.doc);
		return NULL;
	}
	return l.doc;
}

struct yml_doc *yml_load(const char *path, struct err *e)
{
	char *text;
	size_t len;

	if (path_read(path, FILE_MAX, &text, &len, e) < 0)
		return NULL;
	struct yml_doc *doc = yml_parse(text, len, path, 1, e);
	free(text);
	return doc;
}

void yml_free(struct yml_doc *doc)
{
	if (!doc)
		return;
	arena_done(&doc->arena);
	free(doc->path);
	free(doc);
}

const struct yml *yml_root(const struct yml_doc *doc)
{
	return doc->root;
}

const char *yml_path(const struct yml_doc *doc)
{
	return doc->path;
}

const struct yml *yml_get(const struct yml *map, const char *key)
{
	if (map && map->kind == YML_MAP)
		for (yml_each(item, map))
			if (strcmp(item->key->text, key) == 0)
				return item;
	return NULL;
}

int yml_error(const struct yml *node, const char *path, struct err *e, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	err_at(e, ERR_SYNTAX, path, node->line, node->col, "%s", text);
	free(text);
	return -1;
}

int yml_expect(const struct yml *node, enum yml_kind kind, const char *what, const char *path, struct err *e)
{
	static const char *const names[] = {"a text", "a list", "a map of keys"};

	if (node->kind == kind)
		return 0;
	return yml_error(node, path, e, "%s must be %s", what, names[kind]);
}

int yml_only(const struct yml *map, const char *const *keys, size_t n, const char *path, struct err *e)
{
	for (yml_each(item, map)) {
		bool known = false;
		for (size_t i = 0; i < n && !known; i++)
			known = strcmp(item->key->text, keys[i]) == 0;
		if (known)
			continue;
		const char *near = str_nearest(item->key->text, keys, n);
		return yml_error(item->key, path, e, near ? "unknown key \"%s\"; did you mean \"%s\"?" : "unknown key \"%s\"",
		    item->key->text, near);
	}
	return 0;
}

static int scalar(const struct yml *map, const char *key, const struct yml **out, const char *path, struct err *e)
{
	*out = yml_get(map, key);
	return *out ? yml_expect(*out, YML_SCALAR, key, path, e) : 0;
}

int yml_str(const struct yml *map, const char *key, bool required, const char **out, const char *path, struct err *e)
{
	const struct yml *node;

	if (scalar(map, key, &node, path, e) < 0)
		return -1;
	if (node)
		*out = node->text;
	else if (required)
		return yml_error(map, path, e, "the key \"%s\" is missing", key);
	return 0;
}

int yml_int(const struct yml *map, const char *key, long min, long max, long *out, const char *path, struct err *e)
{
	const struct yml *node;
	char *end;

	if (scalar(map, key, &node, path, e) < 0)
		return -1;
	if (!node)
		return 0;
	errno = 0;
	long value = strtol(node->text, &end, 10);
	if (end == node->text || *end || errno || value < min || value > max)
		return yml_error(node, path, e, "%s must be a whole number from %ld to %ld", key, min, max);
	*out = value;
	return 0;
}

int yml_bool(const struct yml *map, const char *key, bool *out, const char *path, struct err *e)
{
	const struct yml *node;

	if (scalar(map, key, &node, path, e) < 0)
		return -1;
	if (!node)
		return 0;
	bool yes = strcmp(node->text, "true") == 0;
	if (!node->plain || (!yes && strcmp(node->text, "false") != 0))
		return yml_error(node, path, e, "%s must be true or false", key);
	*out = yes;
	return 0;
}
