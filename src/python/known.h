/* What is known about names without reading the file: known.def as questions. */
#ifndef ASYNCTUTOR_PYTHON_KNOWN_H
#define ASYNCTUTOR_PYTHON_KNOWN_H

#include <stdbool.h>
#include "base/buf.h"
#include "base/str.h"

bool py_is_keyword(struct str word);
bool py_is_builtin(struct str word);
/* A module of the standard library, or a well-known package: "asyncio", "requests". */
bool py_is_module(struct str word);
/* Whether NAME is a public name of MODULE ("concurrent.futures"). False for a module whose names are not listed. */
bool py_has_name(struct str module, struct str name);
/* Whether the names of MODULE are listed. */
bool py_lists_names(struct str module);
/*
 * Whether the DOTTED name stands for one thing only: a builtin, or something in a known module. A variable can have the name of a module
 * and methods that the module does not have: queue.get is not known, queue.Queue is.
 */
bool py_is_known(struct str dotted);

/*
 * The one dotted text under which rules know a thing that has several: asyncio.tasks.gather is asyncio.gather,
 * asyncio.TimeoutError is TimeoutError. PREFIX "." NAME is the path; returns the module that PREFIX becomes: PREFIX
 * itself where nothing is known, an empty slice for a builtin.
 */
struct str py_canonical(struct str prefix, struct str name);

#endif
