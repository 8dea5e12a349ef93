/*
 * A course directory: modules, lessons, exercises. See asynctutor-course(5) for the formats.
 *
 * Opening looks at course.yml and the front matters; bodies are handed out when asked for. A fault in one file never stops
 * the others: it is kept in `faults` and shown where it matters. What course.yml lists under a sound slug is always there, so
 * that positions and progress do not depend on the state of a file; where its file cannot be used, its `fault` says why and its
 * title is its slug.
 *
 * No path leads out of the course: slugs and file names are plain names, and a symbolic link to outside is refused. Texts come
 * from outside and pass cellsafe() before they reach a terminal; titles are one line.
 *
 * Ownership: the course owns everything it hands out except where said. Once open it is only read.
 */
#ifndef ASYNCTUTOR_COURSE_COURSE_H
#define ASYNCTUTOR_COURSE_COURSE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

enum exercise_kind { EXERCISE_FIX, EXERCISE_CONVERT, EXERCISE_CONCURRENCY, EXERCISE_TIMEOUTS, EXERCISE_REVIEW };
/* "fix", "convert", ... as exercise.md writes it. */
const char *exercise_kind_name(enum exercise_kind kind);

struct course;

struct module {
	const char *slug, *title;
	size_t first_lesson, lessons; /* a run of course->lessons */
};

struct lesson {
	const struct course *course;
	const char *slug, *title;
	const char *fault;  /* NULL, or why it cannot be read */
	const char *path;   /* of lessons/SLUG.md */
	int minutes;        /* 0 where the front matter does not say */
	const char *renamed_from; /* NULL, or the slug it had before */
	size_t module;      /* index into course->modules */
	size_t first_exercise, exercises; /* a run of course->exercises */
};

/* A module with the name and the manners of a library that need not be installed. */
struct stand_in {
	const char *name; /* "aiohttp" */
	const char *path; /* of aiohttp.py, in world/ of the course, else of the built-in one */
};

struct exercise {
	const struct course *course;
	const char *slug, *title;
	const char *fault;  /* NULL, or why it cannot be worked on */
	const char *dir;    /* of exercises/SLUG */
	enum exercise_kind kind;
	int minutes;        /* 0 where the front matter does not say */
	const char *python;       /* least version, "3.11" */
	const char *renamed_from;
	const char *const *support; /* file names of its support modules, sorted */
	size_t supports;
	const struct stand_in *world; /* those that it names, and first what they have in common; none where it names none */
	size_t nworld;
	size_t lesson;      /* index into course->lessons */
};

struct course_fault {
	const char *path; /* begins with the root as given */
	int line, col; /* 0 where there is none */
	const char *text;
};

struct course {
	const char *id, *title, *root; /* root: the directory, as given */
	const struct module *modules;
	size_t nmodules;
	const struct lesson *lessons;
	size_t nlessons;
	const struct exercise *exercises;
	size_t nexercises;
	const struct lesson *placement; /* the quiz that says where to begin, a text like a lesson's but none of them; NULL where there is none */
	const struct course_fault *faults; /* in order of path, line and column */
	size_t nfaults;
};

/* Open the course in directory ROOT. NULL where course.yml itself cannot be used; ERR_NEWER where its format is unknown. */
struct course *course_open(const char *root, struct err *e);
void course_close(struct course *c);

/* The folder of the built-in course: the source tree that the program was built in, else where it was installed. The caller frees. */
char *course_built_in(void);

/* NULL where there is none. */
const struct lesson *course_lesson(const struct course *c, const char *slug);
const struct exercise *course_exercise(const struct course *c, const char *slug);
/* The lesson or exercise slug nearest to WORD, NULL where none is near. KINDS: which to look among. */
enum course_names { COURSE_LESSONS = 1, COURSE_EXERCISES = 2 };
const char *course_nearest(const struct course *c, const char *word, unsigned kinds);

/* A Markdown file without its front matter. The caller frees text with free(). */
struct course_text {
	char *text;
	size_t len;
	int first_line; /* the line of the file on which text begins */
};
int course_read_lesson(const struct lesson *l, struct course_text *out, struct err *e);
/* exercise.md. */
int course_read_task(const struct exercise *x, struct course_text *out, struct err *e);
/*
 * Any other file of the exercise: "broken.py", "solution.py", "why.md", a support module, "accepted/NAME.py". At most 1 MB, Markdown 64 MB. The caller frees
 * *TEXT, which is terminated. ERR_MISSING where there is no such file.
 */
int course_read_file(const struct exercise *x, const char *name, char **text, size_t *len, struct err *e);

/* 0 where REL, below the root, is not reached through a symbolic link that leads out of the course; it need not be there. */
int course_inside(const struct course *c, const char *rel, struct err *e);

/*
 * Names the present content of an exercise: SHA-256 over name, length and bytes of its task, starter, checks and support modules, 64
 * hexadecimal digits. Of a lesson: over its file.
 */
int course_exercise_hash(const struct exercise *x, char out[65], struct err *e);
int course_lesson_hash(const struct lesson *l, char out[65], struct err *e);

#endif
