/* course.yml: modules, lessons and exercises as lists, with what is listed twice left out. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "base/str.h"
#include "course/front.h"
#include "course/opened.h"

/* What a module without a usable slug goes by; its position from 1. */
#define MODULE_SLUG "module-%zu"

static void fault(struct opened *o, const struct yml *node, const char *fmt, ...) ATTR_PRINTF(3, 4);

static void fault(struct opened *o, const struct yml *node, const char *fmt, ...)
{
	struct err e = ERR_INIT;
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	yml_error(node, o->path, &e, "%s", text);
	free(text);
	course_keep_fault(o, &e);
}

/* True where STATUS is 0; else what E says becomes a fault. */
static bool good(struct opened *o, int status, struct err *e)
{
	if (status < 0)
		course_keep_fault(o, e);
	return status == 0;
}

/* The slug NODE holds, copied; NULL, with a fault, where it holds none. */
static const char *read_slug(struct opened *o, const struct yml *node, const char *what)
{
	struct err e = ERR_INIT;

	if (!good(o, yml_expect(node, YML_SCALAR, what, o->path, &e), &e))
		return NULL;
	if (!str_is_slug(node->text)) {
		fault(o, node, "%s must be a slug: a-z, 0-9 and single hyphens, at most 64", what);
		return NULL;
	}
	return arena_strdup(&o->arena, node->text);
}

static void read_exercises(struct opened *o, const struct yml *list)
{
	struct err e = ERR_INIT;

	if (list && !good(o, yml_expect(list, YML_LIST, "exercises", o->path, &e), &e))
		return;
	for (yml_each(node, list)) {
		const char *slug = read_slug(o, node, "an exercise");
		if (!slug)
			continue;
		*vec_push(&o->exercises) = (struct exercise){.slug = slug, .lesson = o->lessons.len - 1};
		*vec_push(&o->listed_exercises) = (struct listed){.slug = slug, .line = node->line, .col = node->col};
	}
}

static void read_lesson(struct opened *o, const struct yml *node)
{
	static const char *const keys[] = {"slug", "exercises"};
	const struct yml *slug_node = yml_get(node, "slug");
	struct err e = ERR_INIT;

	if (!good(o, yml_expect(node, YML_MAP, "a lesson", o->path, &e), &e))
		return;
	good(o, yml_only(node, keys, sizeof keys / sizeof *keys, o->path, &e), &e);
	if (!slug_node) {
		fault(o, node, "the key \"slug\" is missing: the lesson is left out");
		return;
	}
	const char *slug = read_slug(o, slug_node, "slug");
	if (!slug)
		return;
	*vec_push(&o->lessons) = (struct lesson){.slug = slug, .module = o->modules.len - 1};
	*vec_push(&o->listed_lessons) = (struct listed){.slug = slug, .line = slug_node->line, .col = slug_node->col};
	read_exercises(o, yml_get(node, "exercises"));
}

static void read_module(struct opened *o, const struct yml *node)
{
	static const char *const keys[] = {"slug", "title", "lessons"};
	const struct yml *slug_node = yml_get(node, "slug"), *lessons = yml_get(node, "lessons");
	const struct yml *at = slug_node ? slug_node : node;
	const char *slug = NULL, *title = NULL;
	struct err e = ERR_INIT;

	if (!good(o, yml_expect(node, YML_MAP, "a module", o->path, &e), &e))
		return;
	good(o, yml_only(node, keys, sizeof keys / sizeof *keys, o->path, &e), &e);
	if (slug_node)
		slug = read_slug(o, slug_node, "slug");
	else
		fault(o, node, "the key \"slug\" is missing");
	if (!slug)
		slug = arena_printf(&o->arena, MODULE_SLUG, o->modules.len + 1);
	good(o, front_title(node, o->path, &title, &e), &e);
	*vec_push(&o->modules) = (struct module){.slug = slug, .title = title ? arena_strdup(&o->arena, title) : slug};
	*vec_push(&o->listed_modules) = (struct listed){.slug = slug, .line = at->line, .col = at->col};
	if (!lessons)
		fault(o, node, "the key \"lessons\" is missing");
	else if (good(o, yml_expect(lessons, YML_LIST, "lessons", o->path, &e), &e))
		for (yml_each(lesson, lessons))
			read_lesson(o, lesson);
}

/* Mark what repeats the slug of an earlier one. WHAT they are, for the reader. */
static void mark_twice(struct opened *o, struct listed *listed, size_t n, const char *what)
{
	struct name *names = course_sort_listed(listed, n);
	size_t first = 0;

	for (size_t i = 1; i < n; i++) {
		struct listed *again = &listed[names[i].at];
		struct err e = ERR_INIT;
		if (strcmp(again->slug, names[first].text) != 0) {
			first = i;
			continue;
		}
		again->dropped = true;
		err_at(&e, ERR_SYNTAX, o->path, again->line, again->col, "the %s \"%s\" is listed twice, first in line %d", what,
		    again->slug, listed[names[first].at].line);
		course_keep_fault(o, &e);
	}
	free(names);
}

static void keep_exercises(struct opened *o)
{
	size_t n = 0;

	for (size_t i = 0; i < o->exercises.len; i++) {
		if (o->listed_exercises.ptr[i].dropped)
			continue;
		o->exercises.ptr[n] = o->exercises.ptr[i];
		o->listed_exercises.ptr[n++] = o->listed_exercises.ptr[i];
	}
	o->exercises.len = o->listed_exercises.len = n;
}

/* Leave out repeated lessons, with the exercises listed there. */
static void keep_lessons(struct opened *o)
{
	size_t *moved = xcalloc(o->lessons.len + 1, sizeof *moved), n = 0;

	for (size_t i = 0; i < o->exercises.len; i++)
		o->listed_exercises.ptr[i].dropped = o->listed_lessons.ptr[o->exercises.ptr[i].lesson].dropped;
	keep_exercises(o);
	for (size_t i = 0; i < o->lessons.len; i++) {
		if (o->listed_lessons.ptr[i].dropped)
			continue;
		moved[i] = n;
		o->lessons.ptr[n] = o->lessons.ptr[i];
		o->listed_lessons.ptr[n++] = o->listed_lessons.ptr[i];
	}
	o->lessons.len = o->listed_lessons.len = n;
	for (size_t i = 0; i < o->exercises.len; i++)
		o->exercises.ptr[i].lesson = moved[o->exercises.ptr[i].lesson];
	free(moved);
}

/* Progress is kept by slug, so a module that repeats one goes by its position. */
static void rename_modules(struct opened *o)
{
	for (size_t i = 0; i < o->modules.len; i++)
		if (o->listed_modules.ptr[i].dropped)
			o->modules.ptr[i].slug = arena_printf(&o->arena, MODULE_SLUG, i + 1);
}

static void count_runs(struct opened *o)
{
	size_t l = 0, x = 0;

	for (size_t m = 0; m < o->modules.len; m++) {
		struct module *module = &o->modules.ptr[m];
		module->first_lesson = l;
		for (; l < o->lessons.len && o->lessons.ptr[l].module == m; l++) {
			struct lesson *lesson = &o->lessons.ptr[l];
			lesson->first_exercise = x;
			while (x < o->exercises.len && o->exercises.ptr[x].lesson == l)
				x++;
			lesson->exercises = x - lesson->first_exercise;
		}
		module->lessons = l - module->first_lesson;
	}
}

static int read_format(struct opened *o, const struct yml *root, struct err *e)
{
	long format = 0;

	if (yml_int(root, "format", 1, LONG_MAX, &format, o->path, e) < 0)
		return -1;
	if (!format)
		return yml_error(root, o->path, e, "the key \"format\" is missing: write format: %d", COURSE_FORMAT);
	if (format == COURSE_FORMAT)
		return 0;
	const struct yml *node = yml_get(root, "format");
	return err_at(e, ERR_NEWER, o->path, node->line, node->col,
	    "the course has format %ld and this program knows format %d: a newer asynctutor is needed", format, COURSE_FORMAT);
}

/* The placement quiz, which needs a slug of its own. */
static void read_placement(struct opened *o, const struct yml *node)
{
	const char *slug = node ? read_slug(o, node, "placement") : NULL;

	for (size_t i = 0; slug && i < o->lessons.len; i++)
		if (strcmp(o->lessons.ptr[i].slug, slug) == 0) {
			fault(o, node, "placement: \"%s\" is a lesson", slug);
			return;
		}
	o->placement.slug = slug;
	if (slug)
		o->listed_placement = (struct listed){.slug = slug, .line = node->line, .col = node->col};
}

/* What the whole course needs: id, title and a list of modules. */
static int read_head(struct opened *o, const struct yml *root, const struct yml **modules, struct err *e)
{
	static const char *const keys[] = {"format", "id", "title", "modules", "placement"};
	const char *id = NULL, *title = NULL;
	struct err minor = ERR_INIT;

	if (yml_expect(root, YML_MAP, "a course", o->path, e) < 0 || read_format(o, root, e) < 0)
		return -1;
	*modules = yml_get(root, "modules");
	if (yml_only(root, keys, sizeof keys / sizeof *keys, o->path, *modules ? &minor : e) < 0) {
		if (!*modules)
			return -1;
		course_keep_fault(o, &minor);
	}
	if (yml_str(root, "id", true, &id, o->path, e) < 0)
		return -1;
	if (!str_is_slug(id))
		return yml_error(yml_get(root, "id"), o->path, e, "id must be a slug: a-z, 0-9 and single hyphens, at most 64");
	if (!*modules)
		return yml_error(root, o->path, e, "the key \"modules\" is missing");
	if (yml_expect(*modules, YML_LIST, "modules", o->path, e) < 0)
		return -1;
	good(o, front_title(root, o->path, &title, &minor), &minor);
	o->course.id = arena_strdup(&o->arena, id);
	o->course.title = title ? arena_strdup(&o->arena, title) : o->course.id;
	return 0;
}

int course_parse_outline(struct opened *o, const char *text, size_t len, struct err *e)
{
	struct yml_doc *doc = yml_parse(text, len, o->path, 1, e);
	const struct yml *modules = NULL;

	if (!doc)
		return -1;
	int status = read_head(o, yml_root(doc), &modules, e);
	if (status == 0) {
		for (yml_each(module, modules))
			read_module(o, module);
		mark_twice(o, o->listed_modules.ptr, o->modules.len, "module");
		rename_modules(o);
		mark_twice(o, o->listed_lessons.ptr, o->lessons.len, "lesson");
		keep_lessons(o);
		mark_twice(o, o->listed_exercises.ptr, o->exercises.len, "exercise");
		keep_exercises(o);
		count_runs(o);
		read_placement(o, yml_get(yml_root(doc), "placement"));
	}
	yml_free(doc);
	return status;
}

int course_read_outline(struct opened *o, struct err *e)
{
	char *text;
	size_t len;

	if (course_read(&o->course, "course.yml", &text, &len, e) < 0)
		return -1;
	int status = course_parse_outline(o, text, len, e);
	free(text);
	return status;
}
