/* What the files of a course say about themselves, and which of them course.yml does not know. */
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/str.h"
#include "course/front.h"
#include "course/opened.h"

static void keep_front_fault(const struct err *e, void *ctx)
{
	struct err copy = ERR_INIT;

	err_at(&copy, e->code, e->path, e->line, e->col, "%s", e->text);
	course_keep_fault(ctx, &copy);
}

/* Keep what E says of REL as a fault of course.yml where AT was listed; returns its text. */
static const char *fault_of_listed(struct opened *o, const struct listed *at, const char *rel, struct err *e)
{
	struct err here = ERR_INIT;

	err_at(&here, e->code, o->path, at->line, at->col, "%s: %s", rel, e->text);
	err_done(e);
	course_keep_fault(o, &here);
	return o->faults.ptr[o->faults.len - 1].text;
}

/* The text of a Markdown file and its front matter. */
static int load_front(struct opened *o, const char *rel, enum front_kind kind, struct front *out, struct err *e)
{
	char *text;
	size_t len;

	if (course_read(&o->course, rel, &text, &len, e) < 0)
		return -1;
	char *path = path_join(o->course.root, rel);
	front_read(text, len, path, kind, &o->arena, out, keep_front_fault, o);
	free(path);
	free(text);
	return 0;
}

static void load_lesson(struct opened *o, struct lesson *l, struct listed *at)
{
	char *rel = xasprintf("lessons/%s.md", l->slug), *path = path_join(o->course.root, rel);
	struct front front = {0};
	struct err e = ERR_INIT;

	l->path = arena_strdup(&o->arena, path);
	if (load_front(o, rel, FRONT_LESSON, &front, &e) < 0)
		l->fault = fault_of_listed(o, at, rel, &e);
	l->title = front.title ? front.title : l->slug;
	l->minutes = front.minutes;
	l->renamed_from = front.renamed_from;
	at->renamed_line = front.renamed_line;
	at->renamed_col = front.renamed_col;
	free(path);
	free(rel);
}

static bool is_support(const char *name)
{
	return str_ends(name, ".py") && name[0] != '.' && strcmp(name, "broken.py") != 0 && strcmp(name, "solution.py") != 0;
}

bool course_is_learners(const char *name, const char *slug)
{
	size_t n = strlen(slug);

	if (strlen(name) != n + 3)
		return false;
	for (size_t i = 0; i < n; i++)
		if (name[i] != (slug[i] == '-' ? '_' : slug[i]))
			return false;
	return true;
}

/* True where NAME may be copied beside the learner's file; else a fault, but none for a folder. */
static bool check_support(struct opened *o, const struct exercise *x, const char *name)
{
	char *rel = xasprintf("exercises/%s/%s", x->slug, name), *path = path_join(o->course.root, rel);
	struct err e = ERR_INIT;

	bool good = course_inside(&o->course, rel, &e) == 0 && path_is_file(path);
	if (good && course_is_learners(name, x->slug)) {
		err_at(&e, ERR_SYNTAX, path, 0, 0, "has the name of the learner's own file");
		good = false;
	}
	if (e.code)
		course_keep_fault(o, &e);
	free(path);
	free(rel);
	return good;
}

static bool has(char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* What is in the folder of X: its support modules, and a fault for each file that cannot be done without. */
static void load_folder(struct opened *o, struct exercise *x, struct listed *at)
{
	static const char *const needed[] = {"broken.py", "checks.yml"};
	char **names;
	size_t n;
	struct err e = ERR_INIT;

	if (path_list(x->dir, &names, &n, &e) < 0) {
		x->fault = fault_of_listed(o, at, x->slug, &e);
		return;
	}
	const char **support = arena_array(&o->arena, const char *, n + 1);
	for (size_t i = 0; i < n; i++)
		if (is_support(names[i]) && check_support(o, x, names[i]))
			support[x->supports++] = arena_strdup(&o->arena, names[i]);
	x->support = support;
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
		if (has(names, n, needed[i]))
			continue;
		err_at(&e, ERR_MISSING, x->dir, 0, 0, "has no %s", needed[i]);
		course_keep_fault(o, &e);
		x->fault = o->faults.ptr[o->faults.len - 1].text;
	}
	path_list_free(names, n);
}

static void load_exercise(struct opened *o, struct exercise *x, struct listed *at)
{
	char *rel = xasprintf("exercises/%s", x->slug), *task = path_join(rel, "exercise.md");
	char *path = path_join(o->course.root, rel);
	struct front front = {0};
	struct err e = ERR_INIT;

	x->dir = arena_strdup(&o->arena, path);
	if (load_front(o, task, FRONT_EXERCISE, &front, &e) < 0)
		x->fault = fault_of_listed(o, at, task, &e);
	else
		load_folder(o, x, at);
	course_load_world(o, x, &front);
	x->title = front.title ? front.title : x->slug;
	x->kind = front.kind;
	x->minutes = front.minutes;
	x->python = front.python ? front.python : PYTHON_DEFAULT;
	x->renamed_from = front.renamed_from;
	at->renamed_line = front.renamed_line;
	at->renamed_col = front.renamed_col;
	free(path);
	free(task);
	free(rel);
}

void course_load_files(struct opened *o)
{
	for (size_t i = 0; i < o->lessons.len; i++)
		load_lesson(o, &o->lessons.ptr[i], &o->listed_lessons.ptr[i]);
	for (size_t i = 0; i < o->exercises.len; i++)
		load_exercise(o, &o->exercises.ptr[i], &o->listed_exercises.ptr[i]);
	if (o->placement.slug)
		load_lesson(o, &o->placement, &o->listed_placement);
}

/* Call VISIT with each name in folder REL of the course, in order; there may be no such folder. */
static void each_name(struct opened *o, const char *rel, void (*visit)(struct opened *o, const char *path, const char *name))
{
	char *dir = path_join(o->course.root, rel), **names;
	size_t n;
	struct err e = ERR_INIT;

	if (path_list(dir, &names, &n, &e) < 0) {
		err_done(&e);
		free(dir);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		char *path = path_join(dir, names[i]);
		if (names[i][0] != '.' && names[i][0] != '_')
			visit(o, path, names[i]);
		free(path);
	}
	path_list_free(names, n);
	free(dir);
}

static void unlisted_lesson(struct opened *o, const char *path, const char *name)
{
	struct err e = ERR_INIT;

	if (!str_ends(name, ".md") || strcmp(name, "README.md") == 0)
		return;
	char *slug = xstrndup(name, strlen(name) - strlen(".md"));
	if (!course_lesson(&o->course, slug) && !(o->placement.slug && strcmp(o->placement.slug, slug) == 0)) {
		err_at(&e, ERR_SYNTAX, path, 0, 0, "belongs to no module: course.yml does not list it");
		course_keep_fault(o, &e);
	}
	free(slug);
}

static void unlisted_exercise(struct opened *o, const char *path, const char *name)
{
	struct err e = ERR_INIT;

	if (course_exercise(&o->course, name) || !path_is_dir(path))
		return;
	err_at(&e, ERR_SYNTAX, path, 0, 0, "belongs to no lesson: course.yml does not list it");
	course_keep_fault(o, &e);
}

void course_find_unlisted(struct opened *o)
{
	each_name(o, "lessons", unlisted_lesson);
	each_name(o, "exercises", unlisted_exercise);
}

/* A lesson or exercise that says which slug it had before. */
struct renamed {
	const char *path;
	const char **from; /* cleared where it cannot be true */
	const struct listed *at;
};

static void drop_rename(struct opened *o, const struct renamed *r, const char *reason)
{
	struct err e = ERR_INIT;

	err_at(&e, ERR_SYNTAX, r->path, r->at->renamed_line, r->at->renamed_col, "renamed-from: \"%s\" %s", *r->from, reason);
	course_keep_fault(o, &e);
	*r->from = NULL;
}

/* A slug is given up once, and not while something has it: PRESENT are the NPRESENT sorted ones that are there. */
static void check_renames(struct opened *o, const struct renamed *list, size_t n, const struct name *present, size_t npresent)
{
	struct name *names = xcalloc(n + 1, sizeof *names);

	for (size_t i = 0; i < n; i++)
		names[i] = (struct name){*list[i].from, i};
	names_sort(names, n);
	for (size_t i = 0; i < n; i++) {
		const struct renamed *r = &list[names[i].at];
		if (names_find(present, npresent, names[i].text))
			drop_rename(o, r, "is still in the course");
		else if (i && strcmp(names[i].text, names[i - 1].text) == 0)
			drop_rename(o, r, "is claimed by another one too");
	}
	free(names);
}

void course_check_renames(struct opened *o)
{
	size_t most = o->lessons.len + o->exercises.len + 1, n = 0;
	struct renamed *list = xcalloc(most, sizeof *list);

	for (size_t i = 0; i < o->lessons.len; i++) {
		struct lesson *l = &o->lessons.ptr[i];
		if (l->renamed_from)
			list[n++] = (struct renamed){l->path, &l->renamed_from, &o->listed_lessons.ptr[i]};
	}
	check_renames(o, list, n, o->lesson_names, o->lessons.len);
	n = 0;
	for (size_t i = 0; i < o->exercises.len; i++) {
		struct exercise *x = &o->exercises.ptr[i];
		if (x->renamed_from)
			list[n++] = (struct renamed){arena_printf(&o->arena, "%s/exercise.md", x->dir), &x->renamed_from,
			    &o->listed_exercises.ptr[i]};
	}
	check_renames(o, list, n, o->exercise_names, o->exercises.len);
	free(list);
}
