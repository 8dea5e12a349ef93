/* The table of scopes and bindings of one file, for names.c and reach.c. */
#ifndef ASYNCTUTOR_PYTHON_SCOPE_H
#define ASYNCTUTOR_PYTHON_SCOPE_H

#include "python/file.h"
#include "python/names.h"

enum scope_kind { SCOPE_MODULE, SCOPE_FUNCTION, SCOPE_CLASS, SCOPE_COMPREHENSION };

struct scope {
	enum scope_kind kind;
	uint32_t node, parent; /* parent: a scope; UINT32_MAX for the module */
};

struct binding {
	uint32_t name, scope;
	uint32_t node; /* the identifier */
	enum py_binding how;
	uint32_t site, value, type;
	uint32_t block; /* where it holds for certain once bound: the block around it */
	uint32_t path;	/* PATH_UNKNOWN until asked for */
};

struct declared {
	uint32_t name, scope;
	bool global; /* else nonlocal */
};

#define PATH_UNKNOWN UINT32_MAX
#define PATH_OPAQUE 0 /* something of the file's own */
#define PATHS_MAX 4

struct path {
	uint32_t parent; /* 0: a root */
	struct str name; /* the last part */
	struct str text; /* the whole, empty where it is too long to be asked for */
	uint32_t depth;
	bool known; /* starts at an import, a builtin or a known module */
};

/* The meanings of one expression. */
struct paths {
	uint32_t n, id[PATHS_MAX];
};

/* self.NAME = ... in a method of a class */
struct member {
	uint32_t class, name, site;
};

struct slot {
	uint64_t hash;
	uint32_t id;
};

/* From a key's hash to an id; equality is the caller's. */
struct index {
	struct slot *slots;
	size_t cap, used;
};

struct names {
	struct arena arena;
	uint32_t *scope_at; /* of each node: an index into scopes */
	uint32_t *name_at;  /* of each identifier: an index into words, from 1; 0 for other nodes */
	uint8_t *read;	    /* of each identifier: whether it is read */
	uint32_t *path_at;  /* of each expression asked about: a path, or a set with SET_BIT; PATH_UNKNOWN */
	VEC(struct scope) scopes;
	VEC(struct str) words;
	VEC(struct binding) bindings; /* sorted by scope, name, node */
	VEC(struct declared) declared;
	VEC(struct str) stars;
	VEC(struct path) paths; /* 0 is PATH_OPAQUE */
	VEC(struct paths) sets;
	VEC(struct member) members; /* sorted; built on first use */
	bool has_members;
	struct index word_index, path_index;
};

/* Built on first use. */
struct names *names_of_file(const struct py_file *f);

/* Fill scopes and bindings. */
void scope_build(const struct py_file *f, struct names *n);
/* Its second half: the bindings and declarations, once it is known which scope each node belongs to. */
void scope_bind(const struct py_file *f, struct names *n);
bool scope_is_comprehension(uint16_t kind);
/* The bindings of NAME in SCOPE, *COUNT of them, in order of place. */
struct binding *scope_bindings(const struct names *n, uint32_t scope, uint32_t name, size_t *count);
/* The scope that binds NAME as seen from SCOPE, or UINT32_MAX. */
uint32_t scope_lookup(const struct names *n, uint32_t scope, uint32_t name);
/* py_definitions() for an attribute. */
size_t names_members(const struct py_file *f, struct names *n, uint32_t i, struct py_definition out[PY_DEFINITIONS]);
uint32_t names_word(struct names *n, struct str word);

struct slot *index_slot(struct index *ix, uint64_t hash, bool (*same)(const void *ctx, uint32_t id), const void *ctx);
uint64_t index_hash(const void *data, size_t n, uint64_t seed);

#endif
