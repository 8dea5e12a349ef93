#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/place.h"
#include "app/placement.h"
#include "base/xalloc.h"

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

struct app_next place_next(struct app *a, struct place *last)
{
	*last = place_get(a);
	if (last->lesson && app_lesson_progress(a, last->lesson)->state < PROGRESS_READ)
		return (struct app_next){.lesson = last->lesson};
	if (last->exercise && app_exercise_progress(a, last->exercise)->state < PROGRESS_PASSED)
		return (struct app_next){.exercise = last->exercise};
	struct app_next next = app_next(a);
	return next.exercise ? (struct app_next){.exercise = next.exercise} : next;
}

void place_next_text(struct app *a, struct buf *out)
{
	struct place last;
	struct app_next next = place_next(a, &last);

	if (next.lesson && next.lesson == last.lesson && last.percent > 0)
		buf_addf(out, "Continue: %s (%d %% read)", next.lesson->title, last.percent);
	else if (next.lesson)
		buf_addf(out, "%s: %s", last.lesson || last.exercise ? "Next lesson" : "Start here", next.lesson->title);
	else if (next.exercise)
		buf_addf(out, "%s: %s", next.exercise == last.exercise ? "Continue" : "Next exercise", next.exercise->title);
	else
		buf_addstr(out, "You have read every lesson and passed every exercise.");
}

bool place_is_start(struct app *a)
{
	const struct course *c = app_course(a);

	for (size_t i = 0; i < c->nlessons; i++)
		if (app_lesson_progress(a, &c->lessons[i])->state != PROGRESS_NEW)
			return false;
	for (size_t i = 0; i < c->nexercises; i++)
		if (app_exercise_progress(a, &c->exercises[i])->state != PROGRESS_NEW)
			return false;
	return !placement_result(a)->taken;
}
