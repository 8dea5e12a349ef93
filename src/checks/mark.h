/*
 * Marks of a reviewer: a comment "# issue: NAME" on a statement or above it says what is wrong there. NAME is the id of a rule of the
 * catalogue; several stand with commas between them, and words may follow. What a mark belongs to is decided by the code, never by line numbers of
 * an author.
 */
#ifndef ASYNCTUTOR_CHECKS_MARK_H
#define ASYNCTUTOR_CHECKS_MARK_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "python/python.h"
#include "rules/rules.h"
#include "yaml/yaml.h"

/* What a check of kind mark asks. */
struct mark_asked {
	bool nothing_else;	  /* `mark: nothing-else`: no mark stands where nothing is wrong; the others are unset then */
	const char *const *names; /* the ids that are right, at least one */
	size_t nnames;
	const struct rule *at; /* what the marked statement contains */
	struct rule *inline_at; /* the same, where it belongs to the check */
};

/* Read the value NODE of the key `mark`. RULES (or NULL) is the catalogue; texts go to ARENA. mark_asked_done() frees, after an error too. */
int mark_load(struct mark_asked *m, const struct yml *node, const struct rule_set *rules, struct arena *arena, const char *path,
    struct err *e);
void mark_asked_done(struct mark_asked *m);

/* One name in one comment. */
struct mark {
	struct str name;   /* as it was written; borrowed from the file */
	size_t start, end; /* bytes of the comment */
	int line;	   /* of the comment */
	int target;	   /* the line it speaks of: its own, or the next one with code where it stands alone */
};

struct marks {
	VEC(struct mark) list; /* in order */
};

/* The marks in FILE, which they borrow from. */
void marks_find(struct marks *m, const struct py_file *file);
void marks_done(struct marks *m);

/* Whether NAME is one of those that ASKED takes; upper case and underscores do not matter. */
bool mark_names(const struct mark_asked *asked, struct str name);
/* Lines from first to last in each of which a mark belongs to the same statement. */
struct mark_place {
	int first, last;
};
struct mark_places {
	VEC(struct mark_place) list;
};
/* Where in FILE the code is that ASKED is about. */
void mark_places_find(struct mark_places *p, const struct mark_asked *asked, const struct py_file *file);
void mark_places_done(struct mark_places *p);
bool mark_is_at(const struct mark *m, const struct mark_places *p);

#endif
