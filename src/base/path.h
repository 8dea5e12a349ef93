/*
 * Files and folders. Paths are bytes as the system gives them; show them only after cellsafe() or textsafe().
 */
#ifndef ASYNCTUTOR_BASE_PATH_H
#define ASYNCTUTOR_BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

/* "A/B"; B alone when it is absolute. The caller frees. */
char *path_join(const char *a, const char *b);
/* The part after the last slash; borrowed from P. */
const char *path_base(const char *p);
/* Everything before the last slash, "." when there is none. The caller frees. */
char *path_dir(const char *p);
bool path_is_file(const char *p);
bool path_is_dir(const char *p);
/* Make P and what is missing above it, mode 0700 for each new folder. */
int path_mkdirs(const char *p, struct err *e);

/*
 * Read the regular file P, at most MAX bytes, into *DATA (terminated, the caller frees) and *LEN. A larger file is an
 * error that says so. Devices, pipes and folders are refused.
 */
int path_read(const char *p, size_t max, char **data, size_t *len, struct err *e);
/*
 * Replace P by LEN bytes of DATA so that a crash at any moment leaves the old or the new file: write beside it, sync, rename,
 * sync the folder. Keeps the permission bits of an existing file; a symbolic link is followed.
 */
int path_write(const char *p, const void *data, size_t len, struct err *e);

/* Names in folder P, sorted bytewise, without "." and ".."; *NAMES is freed with path_list_free(). */
int path_list(const char *p, char ***names, size_t *n, struct err *e);
void path_list_free(char **names, size_t n);

/*
 * The file that the command NAME runs: NAME itself where it has a slash, else the first on PATH. NULL where there is none that
 * may be executed. The caller frees.
 */
char *path_program(const char *name);

/* A file name as a person types it: "~/" is the home folder. The caller frees. */
char *path_typed(const char *text);
/* $HOME, or the home folder of the account. The caller frees. */
char *path_home(void);
/* $VARIABLE when set and absolute, else HOME/FALLBACK: XDG Base Directory Specification 0.8. The caller frees. */
char *path_xdg(const char *variable, const char *fallback);

#endif
