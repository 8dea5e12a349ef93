/*
 * Pattern rules over Python code: ast-grep's rule language, read the way a Python reader means it.
 *
 * What differs from ast-grep, and the three extensions (names mean what they import, definedBy, examples), is described in
 * asynctutor-rules(5). A rule is compiled once and then only read: several threads may share it.
 *
 * Ownership: rule_set owns its rules; rule_new() gives one to the caller. Findings borrow rule ids and own their message.
 */
#ifndef ASYNCTUTOR_RULES_RULES_H
#define ASYNCTUTOR_RULES_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"
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
};

struct findings {
	VEC(struct finding) list; /* in order of start, outer before inner */
};
void findings_done(struct findings *f);

/*
 * Compile one rule object (the value of `rule:` in a rule file, or an inline rule of checks.yml). PATH is the file for messages. BODY must
 * stay alive only during the call. The rule has no id, message or severity of its own.
 */
struct rule *rule_new(const struct yml *body, const char *path, struct err *e);
void rule_free(struct rule *r);

/* NULL for an inline rule. */
const char *rule_id(const struct rule *r);
enum severity rule_severity(const struct rule *r);
const char *rule_message(const struct rule *r);
const char *rule_note(const struct rule *r);

/* Append every match of R in FILE. */
void rule_find(const struct rule *r, const struct py_file *file, struct findings *out);

/*
 * Load every *.yml of folder DIR. A faulty file does not stop the others: for each, FAULT is called (when not NULL) with an
 * error that it may not keep. Never NULL; empty when there is no such folder.
 */
struct rule_set *rule_set_load(const char *dir, void (*fault)(const struct err *e, void *ctx), void *ctx);
void rule_set_free(struct rule_set *s);
size_t rule_set_count(const struct rule_set *s);
/* In order of id. */
const struct rule *rule_set_at(const struct rule_set *s, size_t i);
/* NULL where there is none. */
const struct rule *rule_set_get(const struct rule_set *s, const char *id);
/* Append every match of every rule in FILE, in one walk. */
void rule_set_find(const struct rule_set *s, const struct py_file *file, struct findings *out);

#endif
