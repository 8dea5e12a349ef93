/*
 * Pattern rules over Python code: ast-grep's rule language, read the way a Python reader means it.
 *
 * What differs from ast-grep, and the three extensions (names mean what they import, definedBy, examples), is described in
 * asynctutor-rules(5). A rule is compiled once and then only read: several threads may share it.
 *
 * Ownership: rule_set owns its rules; rule_new() and rule_load() give one to the caller. Findings borrow their rule and own their
 * message, edit and captures.
 */
#ifndef ASYNCTUTOR_RULES_RULES_H
#define ASYNCTUTOR_RULES_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "yaml/yaml.h"

struct py_file;
struct rule;
struct rule_set;

enum severity { SEVERITY_HINT, SEVERITY_WARNING, SEVERITY_ERROR };

struct finding {
	const struct rule *rule;
	char *message;         /* with metavariables filled in; one paragraph */
	size_t start, end;     /* bytes */
	int line, col;         /* from 1; col in code points */
	int end_line, end_col; /* of the place just behind */
	bool reachable;        /* false in code that cannot run: see python/reach.h */
	struct edit *edit;     /* what the rule's fix would do; NULL where it has none */
	struct capture *captures; /* in order of first use in the rule */
	size_t ncaptures;
};

/* What a metavariable stands for. */
struct capture {
	struct str name;   /* without dollar signs; borrowed from the rule */
	bool list;	   /* $$$NAME */
	size_t start, end; /* bytes; equal for an empty list */
};

/* Replace the bytes from START to END by TEXT. */
struct edit {
	size_t start, end;
	char *text;
};

struct findings {
	VEC(struct finding) list; /* in order of start, outer before inner */
};
void findings_done(struct findings *f);

/*
 * Compile one rule object (the value of `rule:` in a rule file, or an inline rule of checks.yml); `utils` may stand beside its
 * keys, or `utils` and `constraints` beside a key `rule` that holds it. Constraints may also stand in any rule object and hold for what it bound. PATH is the file for messages. BODY must stay alive only during the call. The rule has no id or message of its own.
 */
struct rule *rule_new(const struct yml *body, const char *path, struct err *e);
void rule_free(struct rule *r);

/* NULL for an inline rule. */
const char *rule_id(const struct rule *r);
enum severity rule_severity(const struct rule *r);
const char *rule_message(const struct rule *r);
const char *rule_note(const struct rule *r);

/* The title of the page of Python's documentation that explains it, or NULL. */
const char *rule_docs(const struct rule *r);
/* The file it was read from. */
const char *rule_path(const struct rule *r);
/* The templates of its fix, of which the first that has all its variables bound is meant; *N is 0 where it has none. */
const char *const *rule_fixes(const struct rule *r, size_t *n);
/* Whether it has a fix, and why that changes what the code does: NULL for a safe one. */
bool rule_has_fix(const struct rule *r);
const char *rule_fix_why(const struct rule *r);

struct rule_example {
	const char *code;
	bool bad;
	int line;	   /* in the rule file */
	const int *lines;  /* bad: the lines that are found, in order; none given means at least one */
	size_t nlines;
	const char *fixed; /* bad: what the fix makes of the code, or NULL */
};
const struct rule_example *rule_examples(const struct rule *r, size_t *n);
/* What is likely not meant in the rule, with its place: for authors. */
const struct err *rule_warnings(const struct rule *r, size_t *n);

/*
 * LEN bytes of TEXT, the file in which F was found, with the safe fixes applied, or ALL; the caller frees. Where two overlap, the outer or
 * earlier one counts: *APPLIED is how many did.
 */
char *findings_fix(const struct findings *f, bool all, const char *text, size_t len, size_t *applied);

/* Append every match of R in FILE. */
void rule_find(const struct rule *r, const struct py_file *file, struct findings *out);
/* The same as if the code that cannot run were not there: neither a match nor anything that `has` and its like find. */
void rule_find_reachable(const struct rule *r, const struct py_file *file, struct findings *out);

/*
 * Compile a whole rule file. ROOT must stay alive only during the call. NULL on failure, with path, line and column.
 */
struct rule *rule_load(const struct yml *root, const char *path, struct err *e);

/*
 * Load every *.yml of folder DIR. A faulty file does not stop the others: for each, FAULT is called (when not NULL) with an
 * error that it may not keep. Never NULL; empty when there is no such folder.
 */
struct rule_set *rule_set_load(const char *dir, void (*fault)(const struct err *e, void *ctx), void *ctx);
/*
 * The rules of folder DIR by name only: rule_set_get() reads DIR/ID.yml when it is first asked for ID, NULL where that is no sound rule. Such
 * a set counts and finds nothing, and is for one thread.
 */
struct rule_set *rule_set_open(const char *dir);
/* A set of R alone, which it owns; R may be an inline rule. */
struct rule_set *rule_set_of(struct rule *r);
void rule_set_free(struct rule_set *s);
size_t rule_set_count(const struct rule_set *s);
/* In order of id. */
const struct rule *rule_set_at(const struct rule_set *s, size_t i);
/* NULL where there is none. */
const struct rule *rule_set_get(const struct rule_set *s, const char *id);
/* The id that ID is likely meant to be, also in a set of rules by name, or NULL; the caller frees. */
char *rule_set_nearest(const struct rule_set *s, const char *id);
/* False where no rule can match a file of that text, as long as it is sound Python: it need not be parsed. */
bool rule_set_may_match(const struct rule_set *s, const char *text, size_t len);
/* Append every match of every rule in FILE, in one walk. */
void rule_set_find(const struct rule_set *s, const struct py_file *file, struct findings *out);

/* The same in steps, each over so many nodes; false when all were looked at. S and FILE must outlive it. */
struct rule_walk;
struct rule_walk *rule_walk_new(const struct rule_set *s, const struct py_file *file);
bool rule_walk_step(struct rule_walk *w, uint32_t nodes, struct findings *out);
void rule_walk_free(struct rule_walk *w);

#endif
