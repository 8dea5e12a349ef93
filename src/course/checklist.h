/*
 * Checklists: lessons/checklists/SLUG.yml of a course, or a file of an organization's own. See asynctutor-checklist(5).
 *
 * A list is sound as a whole or not at all. What it names (lessons, exercises, modules) is looked up in the course; rules are names only.
 *
 * Ownership: a list owns its texts and borrows the course, which must outlive it. Texts come from outside: cellsafe() before they are shown.
 */
#ifndef ASYNCTUTOR_COURSE_CHECKLIST_H
#define ASYNCTUTOR_COURSE_CHECKLIST_H

#include "base/err.h"
#include "course/course.h"

enum proof {
	PROOF_WORD,	/* the learner says so */
	PROOF_SIGN_OFF, /* somebody else says so */
	PROOF_COURSE,	/* lessons were read, exercises were passed */
	PROOF_RULES,	/* rules find nothing in the files of a folder */
};

/* Which rules of the catalogue: those named, else all down to a severity. */
enum proof_rules { PROOF_RULES_NAMED, PROOF_RULES_ERRORS, PROOF_RULES_WARNINGS, PROOF_RULES_ALL };

enum expiry_unit { EXPIRES_NEVER, EXPIRES_DAYS, EXPIRES_MONTHS };

struct checklist_item {
	const char *id;	   /* a slug, which never changes */
	const char *text;  /* one line; `code` in backticks */
	const char *group; /* the heading it stands under; NULL for none */
	int line;	   /* of the file */
	char hash[65];	   /* of the text: what was ticked is that text */
	enum proof proof;
	const size_t *lessons, *exercises; /* PROOF_COURSE: indexes into the course's, each once, in its order */
	size_t nlessons, nexercises;
	enum proof_rules which;
	const char *const *rules; /* PROOF_RULES_NAMED */
	size_t nrules;
	enum expiry_unit unit; /* how long a word, a sign-off or a review counts */
	int expires;	       /* that many units */
};

struct checklist {
	const char *slug; /* the file's name without .yml */
	const char *path;
	const char *title;
	const char *intro; /* "" for none */
	const struct checklist_item *items;
	size_t n;
	char hash[65]; /* of the whole file */
};

/* Read the file PATH, whose name gives the slug, as a checklist about course C. NULL on failure: ERR_NEWER for a format of a later version. */
struct checklist *checklist_open(const struct course *c, const char *path, struct err *e);
/* The same for LEN bytes of TEXT, terminated; PATH for the slug and messages. */
struct checklist *checklist_parse(const struct course *c, const char *path, const char *text, size_t len, struct err *e);
/* The course's list of that slug; ERR_MISSING where there is none, with the nearest name. */
struct checklist *checklist_of(const struct course *c, const char *slug, struct err *e);
void checklist_close(struct checklist *l);

/* The slugs of the course's lists, sorted, to *SLUGS, freed with path_list_free(). None where there is no such folder. */
void checklist_list(const struct course *c, char ***slugs, size_t *n);

/* NULL where there is none. */
const struct checklist_item *checklist_item(const struct checklist *l, const char *id);

#endif
