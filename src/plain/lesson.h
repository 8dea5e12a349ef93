/* A lesson that is read part by part. */
#ifndef ASYNCTUTOR_PLAIN_LESSON_H
#define ASYNCTUTOR_PLAIN_LESSON_H

#include "app/answer.h"
#include "app/live.h"
#include "base/vec.h"
#include "plain/place.h"

#define NO_FENCE (-1)

/* Lines of the layout, from one heading or question to the next. */
struct part {
	size_t from, end; /* lines; END is not of it */
	int heading;	  /* index of its heading, -1 where it goes on below one */
	int question;	  /* fence of the question at its end, NO_FENCE for none */
};

struct reading {
	struct app_lesson lesson;
	struct answers *answers;
	struct md_layout *layout;
	VEC(struct part) parts;
	size_t at;	  /* the part that was told last */
	struct live *ran; /* the program that ran last; NULL for none */
};

/* Cut the lesson into parts; it has one at least. */
void parts_make(struct reading *r, int width, bool ascii);
/* The part in which line SOURCE of the file is. */
size_t parts_find(const struct reading *r, int source);
/* The first part from FROM on that holds TEXT, letters of both cases alike; their number where there is none. */
size_t parts_search(const struct reading *r, size_t from, const char *text);
/* Append what part I says. */
void parts_text(const struct reading *r, size_t i, struct buf *out);
/* The programs of part I, in order: fences that are Python, to OUT; returns how many, at most MAX. */
size_t parts_programs(const struct reading *r, size_t i, int *out, size_t max);
/* The links of part I, each once, in order. */
size_t parts_links(const struct reading *r, size_t i, int *out, size_t max);
/* The line of the file, and the bytes of its block before it, at which part I begins; 0 where that is not known. */
int parts_source(const struct reading *r, size_t i, size_t *at);

#endif
