/* What course.c, outline.c, load.c and files.c share: the course while it is being opened, and its indexes. */
#ifndef ASYNCTUTOR_COURSE_OPENED_H
#define ASYNCTUTOR_COURSE_OPENED_H

#include "base/arena.h"
#include "base/vec.h"
#include "course/course.h"
#include "course/front.h"
#include "course/names.h"
#include "yaml/yaml.h"

#define COURSE_FORMAT 1
#define COURSE_FILE_MAX (1u << 20)
#define COURSE_TEXT_MAX (64u << 20) /* Markdown */
#define PYTHON_DEFAULT "3.11"

/* Where something was written, for faults that show only later. */
struct listed {
	const char *slug;
	int line, col; /* in course.yml */
	int renamed_line, renamed_col; /* of its renamed-from, in its own file */
	bool dropped;		       /* its slug was there before */
};

struct opened {
	struct course course; /* first, so that a struct course * leads here */
	struct arena arena;
	char *path; /* of course.yml */
	VEC(struct course_fault) faults;
	VEC(struct module) modules;
	VEC(struct lesson) lessons;
	VEC(struct exercise) exercises;
	VEC(struct listed) listed_modules, listed_lessons, listed_exercises;
	struct lesson placement; /* slug NULL where course.yml names none */
	struct listed listed_placement;
	struct name *lesson_names, *exercise_names; /* all of them, sorted */
};

/* Keep what E says as a fault and empty it. */
void course_keep_fault(struct opened *o, struct err *e);

/* The slugs of N sorted; the caller frees. */
struct name *course_sort_listed(const struct listed *listed, size_t n);

/* outline.c: read course.yml into the lists. -1 where it cannot be used. */
int course_read_outline(struct opened *o, struct err *e);
/* The same for a text that was read; for tests. */
int course_parse_outline(struct opened *o, const char *text, size_t len, struct err *e);

/* load.c: look at the files of what is listed; then at what is there and not listed, and at the names they had before. */
void course_load_files(struct opened *o);
void course_find_unlisted(struct opened *o);
void course_check_renames(struct opened *o);

/* True where NAME is that of the learner's file: SLUG_WITH_UNDERSCORES.py. */
bool course_is_learners(const char *name, const char *slug);

/* world.c: find the stand-ins that X names in its FRONT matter. */
void course_load_world(struct opened *o, struct exercise *x, const struct front *front);

/* files.c: read REL below the root, at most COURSE_FILE_MAX bytes, Markdown COURSE_TEXT_MAX. */
int course_read(const struct course *c, const char *rel, char **text, size_t *len, struct err *e);

#endif
