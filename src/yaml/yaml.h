/*
 * YAML files as a tree that knows where everything stood.
 *
 * One document, YAML 1.1 as libyaml reads it, with every scalar kept as text: what a scalar means is asked by yml_int() and its
 * like. Refused with line and column: aliases and anchors, tags, duplicate keys, keys that are not scalars, more than 1,000 keys in a map, nesting
 * deeper than 100,
 * text that is not UTF-8.
 *
 * Ownership: the document owns every node and text; nodes are borrowed.
 */
#ifndef ASYNCTUTOR_YAML_YAML_H
#define ASYNCTUTOR_YAML_YAML_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

enum yml_kind { YML_SCALAR, YML_LIST, YML_MAP };

struct yml {
	enum yml_kind kind;
	int line, col;     /* from 1; col in code points */
	const char *text;  /* scalar: its value, terminated */
	size_t len;        /* scalar: bytes of text */
	bool plain;        /* scalar: written without quotes or block marks */
	const struct yml *key; /* the scalar that names this value in a map, else NULL */
	const struct yml *next; /* the next of its list or map */
	const struct yml *first; /* list or map: its first value */
	size_t count;            /* list or map: how many values */
};

struct yml_doc;

/* Read the file PATH; errors name it. */
struct yml_doc *yml_load(const char *path, struct err *e);
/*
 * Parse LEN bytes of TEXT. NAME is the path for messages; LINE is the number of TEXT's first line in it (1, or where a front
 * matter or fence begins). NULL on failure. An empty document has a map without values as its root.
 */
struct yml_doc *yml_parse(const char *text, size_t len, const char *name, int line, struct err *e);
void yml_free(struct yml_doc *doc);
const struct yml *yml_root(const struct yml_doc *doc);
const char *yml_path(const struct yml_doc *doc);

/* for (yml_each(item, list_or_map)) ...; visits nothing where the node is NULL or a scalar. */
#define yml_each(item, node)                                                                   \
	const struct yml *item = (node) ? (node)->first : NULL;                                \
	item;                                                                                  \
	item = item->next

/* The value of KEY in a map; NULL where it is not there or MAP is no map. */
const struct yml *yml_get(const struct yml *map, const char *key);

/* Fill E with PATH and the place of NODE; returns -1. */
int yml_error(const struct yml *node, const char *path, struct err *e, const char *fmt, ...) ATTR_PRINTF(4, 5);
/* 0 where NODE is of KIND ("WHAT must be a map", else). WHAT names the node for the reader. */
int yml_expect(const struct yml *node, enum yml_kind kind, const char *what, const char *path, struct err *e);
/* 0 where every key of MAP is one of KEYS (N of them); an unknown key is an error that suggests the nearest. */
int yml_only(const struct yml *map, const char *const *keys, size_t n, const char *path, struct err *e);
/* The text of KEY in MAP to *OUT (borrowed). Where it is missing: an error if REQUIRED, else *OUT is left alone. */
int yml_str(const struct yml *map, const char *key, bool required, const char **out, const char *path, struct err *e);
/* The whole number of KEY in MAP between MIN and MAX to *OUT; a missing key leaves *OUT alone. */
int yml_int(const struct yml *map, const char *key, long min, long max, long *out, const char *path, struct err *e);
/* true or false (plain scalars `true`, `false`) of KEY in MAP to *OUT; a missing key leaves *OUT alone. */
int yml_bool(const struct yml *map, const char *key, bool *out, const char *path, struct err *e);

#endif
