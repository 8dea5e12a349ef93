/*
 * Front matter: the YAML between two lines "---" at the head of a Markdown file, and what it may say.
 *
 * Ownership: results borrow nothing except where said; texts are copied into the arena given.
 */
#ifndef ASYNCTUTOR_COURSE_FRONT_H
#define ASYNCTUTOR_COURSE_FRONT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/err.h"
#include "course/course.h"
#include "yaml/yaml.h"

/* Where the front matter ends and the body begins: bytes, and lines counted from 1. */
struct front_parts {
	bool present, closed;
	size_t start, end; /* of the YAML; both 0 where it is not there */
	int line;          /* of its first line */
	size_t body;       /* to the end of the file; the whole text where a front matter is not there or not closed */
	int body_line;
};
/* A byte order mark before it is allowed and belongs to no part; lines end with LF or CRLF. */
void front_split(const char *text, size_t len, struct front_parts *out);

enum front_kind { FRONT_LESSON, FRONT_EXERCISE };

/* A name, and where it stands. */
struct front_name {
	const char *text;
	int line, col;
};

struct front {
	const char *title; /* NULL where it is missing or faulty, as all that follow */
	const char *python, *renamed_from;
	enum exercise_kind kind; /* EXERCISE_FIX where it does not say */
	int minutes;		 /* 0 where it does not say */
	int renamed_line, renamed_col;
	const struct front_name *world; /* of stand-ins, each once; whether they are there is not looked at */
	size_t nworld;
};
/*
 * Read the front matter of TEXT. Each fault is handed to FAULT, which may not keep it; what is sound is kept in OUT. PATH is the file
 * for messages.
 */
void front_read(const char *text, size_t len, const char *path, enum front_kind kind, struct arena *arena, struct front *out,
    void (*fault)(const struct err *e, void *ctx), void *ctx);

/* The title of MAP, a line that shows something, to *OUT (borrowed). It is required. */
int front_title(const struct yml *map, const char *path, const char **out, struct err *e);

#endif
