#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "course/opened.h"

void course_keep_fault(struct opened *o, struct err *e)
{
	*vec_push(&o->faults) = (struct course_fault){
	    .path = arena_strdup(&o->arena, e->path ? e->path : o->path),
	    .line = e->line,
	    .col = e->col,
	    .text = arena_strdup(&o->arena, e->text),
	};
	err_done(e);
}

struct name *course_sort_listed(const struct listed *listed, size_t n)
{
	struct name *names = xcalloc(n + 1, sizeof *names);

	for (size_t i = 0; i < n; i++)
		names[i] = (struct name){listed[i].slug, i};
	names_sort(names, n);
	return names;
}

static int compare_faults(const void *a, const void *b)
{
	const struct course_fault *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	if (!order)
		order = x->line - y->line;
	if (!order)
		order = x->col - y->col;
	return order ? order : strcmp(x->text, y->text);
}

/* The lists are complete and move no more. */
static void publish(struct opened *o)
{
	struct course *c = &o->course;

	c->modules = o->modules.ptr;
	c->nmodules = o->modules.len;
	c->lessons = o->lessons.ptr;
	c->nlessons = o->lessons.len;
	c->exercises = o->exercises.ptr;
	c->nexercises = o->exercises.len;
	for (size_t i = 0; i < o->lessons.len; i++)
		o->lessons.ptr[i].course = c;
	for (size_t i = 0; i < o->exercises.len; i++)
		o->exercises.ptr[i].course = c;
	o->placement.course = c;
	c->placement = o->placement.slug ? &o->placement : NULL;
	o->lesson_names = course_sort_listed(o->listed_lessons.ptr, o->lessons.len);
	o->exercise_names = course_sort_listed(o->listed_exercises.ptr, o->exercises.len);
}

struct course *course_open(const char *root, struct err *e)
{
	struct opened *o = xcalloc(1, sizeof *o);

	o->course.root = arena_strdup(&o->arena, root);
	o->path = path_join(root, "course.yml");
	if (course_read_outline(o, e) < 0) {
		course_close(&o->course);
		return NULL;
	}
	publish(o);
	course_load_files(o);
	course_find_unlisted(o);
	course_check_renames(o);
	if (o->faults.len)
		qsort(o->faults.ptr, o->faults.len, sizeof *o->faults.ptr, compare_faults);
	o->course.faults = o->faults.ptr;
	o->course.nfaults = o->faults.len;
	return &o->course;
}

void course_close(struct course *c)
{
	struct opened *o = (struct opened *)c;

	if (!o)
		return;
	vec_done(&o->faults);
	vec_done(&o->modules);
	vec_done(&o->lessons);
	vec_done(&o->exercises);
	vec_done(&o->listed_modules);
	vec_done(&o->listed_lessons);
	vec_done(&o->listed_exercises);
	free(o->lesson_names);
	free(o->exercise_names);
	free(o->path);
	arena_done(&o->arena);
	free(o);
}

const struct lesson *course_lesson(const struct course *c, const char *slug)
{
	const struct opened *o = (const struct opened *)c;
	const struct name *name = names_find(o->lesson_names, c->nlessons, slug);

	return name ? &c->lessons[name->at] : NULL;
}

const struct exercise *course_exercise(const struct course *c, const char *slug)
{
	const struct opened *o = (const struct opened *)c;
	const struct name *name = names_find(o->exercise_names, c->nexercises, slug);

	return name ? &c->exercises[name->at] : NULL;
}

const char *course_nearest(const struct course *c, const char *word, unsigned kinds)
{
	VEC(const char *) slugs = {0};

	for (size_t i = 0; kinds & COURSE_LESSONS && i < c->nlessons; i++)
		*vec_push(&slugs) = c->lessons[i].slug;
	for (size_t i = 0; kinds & COURSE_EXERCISES && i < c->nexercises; i++)
		*vec_push(&slugs) = c->exercises[i].slug;
	const char *nearest = str_nearest(word, slugs.ptr, slugs.len);
	vec_done(&slugs);
	return nearest;
}
