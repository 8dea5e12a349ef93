/* Presenting a lesson, inside: the slides (present.c), the notes on a second terminal (notes.c), those who follow the class (follow.c). */
#ifndef ASYNCTUTOR_TUI_PRESENT_H
#define ASYNCTUTOR_TUI_PRESENT_H

#include "app/talk.h"
#include "run/errand.h"
#include "tui/mdview.h"
#include "tui/rows.h"
#include "tui/ui.h"

/* A part of the lesson that begins with a heading. */
struct section {
	size_t block;
	int line; /* of the file */
	const char *title;
};

struct present_state {
	const struct lesson *lesson;
	struct course_text body;
	struct md_doc *doc;
	VEC(struct section) sections; /* at least one */
	char *path;	  /* of what is told between the two terminals */
	struct talk talk;
	bool going;	  /* the notes: somebody presents */
	struct md_layout *layout;
	VEC(size_t) lines; /* of the layout that are shown, each empty one twice */
	struct rows notes;
	struct view view;
	char *class_dir;       /* of the class that is told, or that tells; NULL for none */
	struct errand *errand; /* between this terminal and the class's directory; NULL while nothing goes on */
	bool again;	       /* the class is to be told once more */
};

int present_open(struct screen *s, const void *arg, struct err *e);
void present_close(struct screen *s);
/* The sections of the document, which has changed. */
void present_find_sections(struct present_state *p);
/* Which section it is, and for how long the talk goes on. */
void present_time(const struct present_state *p, char *out, size_t room);
/* A part of the screen B with a margin all around, as far as there is room. */
struct box present_box(struct box b);
/* Lay the section out as a slide. */
void present_place(struct screen *s, struct box b);

/* What is only looked at. */
struct view *present_view(struct screen *s);
size_t present_footer(const struct screen *s, enum action *out);

#endif
