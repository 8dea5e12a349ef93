/* What the files of this module share. */
#ifndef ASYNCTUTOR_APP_INTERNAL_H
#define ASYNCTUTOR_APP_INTERNAL_H

#include "app/app.h"
#include "app/placement.h"

struct known {
	bool fresh; /* progress was read since the last event */
	struct progress progress;
};

/* Where the placement quiz put the learner. */
struct placed {
	bool fresh; /* as in struct known */
	struct placement_result result;
	bool *known; /* by index in the course */
};

struct app {
	struct course *course;
	struct store *store; /* NULL: judge only */
	struct rule_set *rules, *by_name;
	char *workspace; /* folder of this course's exercises */
	char *notice;
	struct known *lessons, *exercises; /* by index in the course */
	struct placed placed;
	struct classroom *classroom; /* NULL until somebody asks */
};

/* Add an event and tell the class, where one was joined. All events of this program go through here. Does nothing without a store. */
int app_record(struct app *a, enum verb verb, const char *object, const char *hash, const struct js *result, struct err *e);
/* classroom.c */
void classroom_free(struct classroom *c);

/* The file NAME in the data folder; the caller frees. */
char *app_data_file(const char *name);
/* "COURSE/KIND/SLUG"; the caller frees. */
char *app_object(const struct app *a, const char *kind, const char *slug);
/*
 * renamed.c. The slug that SLUG had before; FROM is what the course says of it, NULL for what the store remembers. NULL where
 * there is none; the caller frees.
 */
char *app_name_before(struct app *a, const char *kind, const char *slug, const char *from);
/* Progress with that under all earlier names. */
int app_read_progress(struct app *a, const char *kind, const char *slug, const char *from, struct progress *out, struct err *e);
/* Add an event about an exercise (result handed over) and forget what was known of it. Does nothing without a store. */
int app_record_exercise(struct app *a, const struct exercise *x, enum verb verb, struct js *result, struct err *e);
/* repeat.c: the exercise was finished before and put back to its start, and this round is not over. */
bool repeat_round(struct app *a, const struct exercise *x);
/* Keep a copy of TEXT under the exercise. Does nothing without a store. */
int app_keep_copy(struct app *a, const struct exercise *x, const char *why, const char *text, size_t len, struct err *e);
/* The course's rules for those that name a few: rule_set_get() alone is of use. */
const struct rule_set *app_rules_by_name(struct app *a);
/* Load the exercise's checks.yml. */
struct checks *app_load_checks(struct app *a, const struct exercise *x, struct err *e);
/* The number kept under "hints/EXERCISE/CHECK". */
size_t app_hints_shown(struct app *a, const struct exercise *x, const struct check *c);
int app_hints_put(struct app *a, const struct exercise *x, const struct check *c, size_t n, struct err *e);
/* help.c: the file NAME of the exercise, or NULL in *TEXT where it has none; the caller frees. */
int app_optional_file(const struct exercise *x, const char *name, char **text, size_t *len, struct err *e);
/* reveal.c: what was shown of the solution is hidden again. */
int app_reveal_forget(struct app *a, const struct exercise *x, struct err *e);

/* replace.c: what the store calls a file of the learner's own, by whatever way it was reached; the caller frees. */
char *app_file_object(const struct app *a, const char *path);

/* Files of the learner's own that are larger than this are refused. */
#define APP_OWN_FILE_MAX (64u << 20)
/* Files larger than this are refused wherever a learner's file is read. */
#define APP_FILE_MAX (1u << 20)

#endif
