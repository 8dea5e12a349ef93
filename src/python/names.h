/*
 * What the names of a file mean: scopes, bindings, imports.
 *
 * The scopes are Python's (The Python Language Reference, 4.2 "Naming and binding"): module, function, lambda, class, comprehension;
 * `global` and `nonlocal`; class names are not seen from the functions inside. Default values, annotations, decorators, base classes and
 * the first iterable of a comprehension belong to the scope outside.
 *
 * A name that is bound several times in its scope can mean several things. Where the name is used in the scope that binds it, those are
 * the nearest binding before the use and, as long as a binding stands in a branch that does not hold the use, the ones before that; at
 * most four. Where it is used in a function further inside, the search starts at the end of the scope. So a later definition hides an
 * import, and `try: import a as x` / `except ImportError: import b as x` means both.
 *
 * The meaning of an expression is a dotted path: what it was imported as, through every alias and through plain assignments
 * (`sleep = time.sleep`); for a name that the file never binds, its text, with the names of star imports of known modules filled in.
 * Things with two homes have one path: asyncio.tasks.gather is asyncio.gather, asyncio.TimeoutError is TimeoutError.
 */
#ifndef ASYNCTUTOR_PYTHON_NAMES_H
#define ASYNCTUTOR_PYTHON_NAMES_H

#include "python/node.h"

/* Whether expression I, an identifier or attribute, can mean the thing of that canonical path. */
bool py_means(const struct py_file *f, uint32_t i, struct str path);
/* Whether expression I can mean a direct member of the thing of that path: any asyncio.X for "asyncio". */
bool py_means_member(const struct py_file *f, uint32_t i, struct str path);
/* The first path that expression I can mean; empty where it is something of the file's own. Borrowed from the file. */
struct str py_path(const struct py_file *f, uint32_t i);

/* Whether identifier I is read: not a target, a parameter, an attribute's or keyword argument's name, or part of an import. */
bool py_is_read(const struct py_file *f, uint32_t i);
/* Whether identifier I, a variable, was imported under a name that is not its text (`import my_radio as radio`). */
bool py_is_renamed(const struct py_file *f, uint32_t i);

/* How a name came to be. */
enum py_binding {
	PY_BIND_DEF,	/* def or class; the value is the definition */
	PY_BIND_ASSIGN, /* =, :=; the value is the right side, or PY_NO_NODE where it is unpacked in ways that cannot be followed */
	PY_BIND_WITH,	/* with VALUE as name */
	PY_BIND_PARAM,	/* a parameter */
	PY_BIND_IMPORT,
	PY_BIND_OTHER, /* for, except, match, del, ... */
};

struct py_definition {
	enum py_binding how;
	uint32_t site;	/* the statement, clause, item or parameter that binds */
	uint32_t value; /* what it is bound to, or PY_NO_NODE */
	uint32_t type;	/* its annotation, or PY_NO_NODE */
};

#define PY_DEFINITIONS 8

/*
 * The definitions that expression I can stand for, nearest first, at most PY_DEFINITIONS to OUT; returns how many. Follows an
 * identifier through scopes, and `self.x` (or `cls.x`) to assignments to it in the class, its annotations, class attributes and methods.
 */
size_t py_definitions(const struct py_file *f, uint32_t i, struct py_definition out[PY_DEFINITIONS]);

#endif
