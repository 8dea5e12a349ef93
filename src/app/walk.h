/*
 * The Python files below some paths.
 *
 * A path that is a file is visited whatever its name. In folders: *.py and *.pyw, in order of name; left out are hidden folders, __pycache__,
 * node_modules, virtual environments (a folder with pyvenv.cfg), what a .gitignore of the folder or above it in the same repository names, and
 * symbolic links.
 */
#ifndef ASYNCTUTOR_APP_WALK_H
#define ASYNCTUTOR_APP_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

/* Called for each file with its path as reached; a result other than 0 ends the walk and is returned. */
typedef int walk_fn(const char *path, void *ctx);

/* A path that is not there is an error, before anything is visited. Folders that cannot be read are skipped. */
int walk_python(const char *const *paths, size_t n, walk_fn *visit, void *ctx, struct err *e);

/* Called for each folder and file, by name. */
typedef void walk_entry_fn(const char *name, bool folder, void *ctx);

/* What walk_python() would enter or visit in FOLDER itself, in order of name. A folder that cannot be read is an error. */
int walk_folder(const char *folder, walk_entry_fn *visit, void *ctx, struct err *e);

#endif
