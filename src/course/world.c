/* Where the stand-ins for libraries are, and which of them an exercise names. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "course/opened.h"

#define FOLDER "world"
#define COMMON "standin" /* what all of the built-in ones import */

static char *own_folder(void)
{
	char target[4096];
	ssize_t n = readlink("/proc/self/exe", target, sizeof target - 1);

	if (n <= 0)
		return NULL;
	target[n] = '\0';
	return path_dir(target);
}

static bool is_source_tree(const char *dir)
{
	char *course = path_join(dir, "course.yml"), *configure = path_join(dir, "configure.ac");
	bool yes = path_is_file(course) && path_is_file(configure);

	free(course);
	free(configure);
	return yes;
}

/* Programs are built at most four folders below the source tree: that is where a unit test of `make distcheck` lies. */
char *course_built_in(void)
{
	char *dir = own_folder();

	for (int up = 0; dir && up < 5; up++) {
		if (is_source_tree(dir))
			return dir;
		char *above = path_dir(dir);
		free(dir);
		dir = above;
	}
	free(dir);
	return xstrdup(PKGDATADIR);
}

/* The stand-in NAME of the course, else the built-in one; NULL where there is none, or, with a fault in E, none that may be used. */
static char *find(const struct opened *o, const char *built_in, const char *name, struct err *e)
{
	char *rel = xasprintf(FOLDER "/%s.py", name), *path = path_join(o->course.root, rel);

	if (!path_is_file(path)) {
		free(path);
		path = path_join(built_in, rel);
	} else if (course_inside(&o->course, rel, e) < 0) {
		free(path);
		path = NULL;
	}
	if (path && !path_is_file(path)) {
		free(path);
		path = NULL;
	}
	free(rel);
	return path;
}

/* The names of the stand-ins in folder ROOT/world, each behind a comma, those that SEEN has left out. */
static void add_known(struct buf *out, const char *root, const char *seen)
{
	char *dir = path_join(root, FOLDER), **names;
	size_t n;
	struct err e = ERR_INIT;

	if (path_list(dir, &names, &n, &e) < 0) {
		err_done(&e);
		free(dir);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		char *other = seen ? xasprintf("%s/" FOLDER "/%s", seen, names[i]) : NULL;
		bool shown = str_ends(names[i], ".py") && names[i][0] != '.' && names[i][0] != '_' && strcmp(names[i], COMMON ".py") != 0;
		if (shown && !(other && path_is_file(other)))
			buf_addf(out, ", %.*s", (int)strlen(names[i]) - 3, names[i]);
		free(other);
	}
	path_list_free(names, n);
	free(dir);
}

static void refuse_unknown(const struct opened *o, const char *built_in, const char *path, const struct front_name *name, struct err *e)
{
	struct buf known = BUF_INIT;

	add_known(&known, o->course.root, NULL);
	add_known(&known, built_in, o->course.root);
	err_at(e, ERR_SYNTAX, path, name->line, name->col, "there is no stand-in \"%s\"; there are: %s", name->text,
	    known.len ? known.data + 2 : "none");
	buf_done(&known);
}

/* A module of that name is there already, beside the learner's file or as that file. */
static bool is_taken(const struct exercise *x, const char *name)
{
	char *file = xasprintf("%s.py", name);
	bool taken = course_is_learners(file, x->slug);

	for (size_t i = 0; i < x->supports && !taken; i++)
		taken = strcmp(x->support[i], file) == 0;
	free(file);
	return taken;
}

static bool is_plain(const char *name)
{
	return name[0] && name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';
}

static void add(struct opened *o, struct exercise *x, struct stand_in *list, const char *built_in, const struct front_name *name)
{
	const char *task = arena_printf(&o->arena, "%s/exercise.md", x->dir);
	struct err e = ERR_INIT;
	char *path = is_plain(name->text) ? find(o, built_in, name->text, &e) : NULL;

	if (!path && !e.code)
		refuse_unknown(o, built_in, task, name, &e);
	else if (path && is_taken(x, name->text))
		err_at(&e, ERR_SYNTAX, task, name->line, name->col, "the exercise has a file %s.py of its own", name->text);
	else if (path)
		list[x->nworld++] = (struct stand_in){name->text, arena_strdup(&o->arena, path)};
	if (e.code) {
		course_keep_fault(o, &e);
		x->fault = o->faults.ptr[o->faults.len - 1].text;
	}
	free(path);
}

void course_load_world(struct opened *o, struct exercise *x, const struct front *front)
{
	struct stand_in *list = arena_array(&o->arena, struct stand_in, front->nworld + 1);
	char *built_in = course_built_in();

	x->world = list;
	if (front->nworld)
		add(o, x, list, built_in, &(struct front_name){COMMON, front->world[0].line, front->world[0].col});
	for (size_t i = 0; i < front->nworld; i++)
		if (strcmp(front->world[i].text, COMMON) != 0)
			add(o, x, list, built_in, &front->world[i]);
	free(built_in);
}
