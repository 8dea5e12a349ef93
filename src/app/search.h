/* Trying a pattern, or any rule, over Python files. */
#ifndef ASYNCTUTOR_APP_SEARCH_H
#define ASYNCTUTOR_APP_SEARCH_H

#include "base/err.h"
#include "rules/rules.h"

struct py_file;

/* One rule from the text of a pattern. NULL on failure; the error's text says where in the pattern. */
struct rule_set *search_pattern(const char *pattern, struct err *e);
/* From a rule: the path of a rule file, or a rule object written as YAML. NULL on failure, with the place. */
struct rule_set *search_rule(const char *rule, struct err *e);

/* What is told about the files. Any member may be NULL. */
struct search_ops {
	/* A file in which something was found. FILE and FOUND are borrowed for the call. */
	void (*found)(const char *path, const struct py_file *file, const struct findings *found, void *ctx);
	/* A file that cannot be read. */
	void (*unread)(const struct err *e, void *ctx);
};

struct search_counts {
	size_t files, found;
};

/* Search LEN bytes of TEXT, named PATH; adds to COUNTS. */
void search_text(const struct rule_set *rules, const char *path, const char *text, size_t len, const struct search_ops *ops, void *ctx,
    struct search_counts *counts);
/* Search the Python files below PATHS (see app/walk.h). */
int search_paths(const struct rule_set *rules, const char *const *paths, size_t n, const struct search_ops *ops, void *ctx,
    struct search_counts *counts, struct err *e);

#endif
