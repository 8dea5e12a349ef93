#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "tui/place.h"

#define NAME "last-screen"

struct place place_get(struct app *a)
{
	struct place p = {0};
	char slug[80], kind[16];
	char *text = app_get(a, NAME);

	if (text && sscanf(text, "%15[a-z]/%79s %d", kind, slug, &p.percent) >= 2) {
		if (strcmp(kind, "lesson") == 0)
			p.lesson = course_lesson(app_course(a), slug);
		else if (strcmp(kind, "exercise") == 0)
			p.exercise = course_exercise(app_course(a), slug);
	}
	if (!p.lesson || p.percent < 0 || p.percent > 100)
		p.percent = 0;
	free(text);
	return p;
}

void place_put(struct app *a, struct place p)
{
	struct err e = ERR_INIT;
	char *text = p.lesson ? xasprintf("lesson/%s %d", p.lesson->slug, p.percent) : xasprintf("exercise/%s", p.exercise->slug);

	app_put(a, NAME, text, &e);
	err_done(&e);
	free(text);
}
