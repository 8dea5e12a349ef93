#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "app/gate.h"
#include "app/internal.h"
#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

#define BUILT_IN "asynctutor"
#define CLASS_WAIT 1000 /* ms that an end may take for what the class is to get */

char *app_data_file(const char *name)
{
	const char *data = getenv("ASYNCTUTOR_DATA");
	char *base = NULL, *dir;

	if (data && data[0]) {
		dir = xstrdup(data);
	} else {
		base = path_xdg("XDG_DATA_HOME", ".local/share");
		dir = path_join(base, "asynctutor");
	}
	char *file = path_join(dir, name);
	free(base);
	free(dir);
	return file;
}

static char *workspace_folder(const struct course *course)
{
	const char *given = getenv("ASYNCTUTOR_WORKSPACE");
	char *base;

	if (given && given[0]) {
		base = xstrdup(given);
	} else {
		char *home = path_home();
		base = path_join(home, "asynctutor");
		free(home);
	}
	if (strcmp(course->id, BUILT_IN) == 0)
		return base;
	char *own = path_join(base, course->id);
	free(base);
	return own;
}

static char *make_notice(const struct course *course, const char *store_notice)
{
	struct buf b = BUF_INIT;

	if (store_notice)
		buf_addstr(&b, store_notice);
	if (course->nfaults) {
		const struct course_fault *f = &course->faults[0];
		if (b.len)
			buf_addstr(&b, "\n");
		buf_addf(&b, "%zu fault%s in the course, the first: %s: %s. `asynctutor course check %s` lists all.",
		    course->nfaults, course->nfaults == 1 ? "" : "s", f->path, f->text, course->root);
	}
	return b.len ? buf_detach(&b) : NULL;
}

struct app *app_open(const struct app_options *options, struct err *e)
{
	struct app *a = xcalloc(1, sizeof *a);
	const char *named = options->course ? options->course : gate_course_named();
	char *root = named ? xstrdup(named) : course_built_in();
	char *store_notice = NULL;

	a->course = gate_course(named, e) < 0 ? NULL : course_open(root, e);
	free(root);
	if (!a->course)
		goto fail;
	if (!options->no_store) {
		char *file = app_data_file("progress.db");
		a->store = store_open(file, &store_notice, e);
		free(file);
		if (!a->store)
			goto fail;
	}
	a->workspace = workspace_folder(a->course);
	a->notice = make_notice(a->course, store_notice);
	a->lessons = xcalloc(a->course->nlessons, sizeof *a->lessons);
	a->exercises = xcalloc(a->course->nexercises, sizeof *a->exercises);
	free(store_notice);
	return a;
fail:
	free(store_notice);
	app_close(a);
	return NULL;
}

int app_record(struct app *a, enum verb verb, const char *object, const char *hash, const struct js *result, struct err *e)
{
	if (!a->store)
		return 0;
	if (store_add(a->store, verb, object, hash, result, e) < 0)
		return -1;
	classroom_poke(a);
	return 0;
}

void app_close(struct app *a)
{
	if (!a)
		return;
	if (a->store)
		classroom_settle(a, CLASS_WAIT);
	classroom_free(a->classroom);
	store_close(a->store);
	rule_set_free(a->rules);
	rule_set_free(a->by_name);
	free(a->workspace);
	free(a->notice);
	free(a->lessons);
	free(a->exercises);
	free(a->placed.known);
	course_close(a->course);
	free(a);
}

const struct course *app_course(const struct app *a)
{
	return a->course;
}

char *app_workspace(const struct app *a)
{
	return xstrdup(a->workspace);
}

struct store *app_store(const struct app *a)
{
	return a->store;
}

const char *app_notice(const struct app *a)
{
	return a->notice;
}

const struct rule_set *app_rules(struct app *a)
{
	if (!a->rules) {
		char *dir = path_join(a->course->root, "rules");
		a->rules = rule_set_load(dir, NULL, NULL);
		free(dir);
	}
	return a->rules;
}

const struct rule_set *app_rules_by_name(struct app *a)
{
	if (!a->by_name) {
		char *dir = path_join(a->course->root, "rules");
		a->by_name = rule_set_open(dir);
		free(dir);
	}
	return a->by_name;
}

char *app_object(const struct app *a, const char *kind, const char *slug)
{
	return xasprintf("%s/%s/%s", a->course->id, kind, slug);
}

/* What cannot be read counts as new: a failing store says so when something is to be recorded. */
static const struct progress *known_progress(struct app *a, struct known *k, const char *kind, const char *slug,
    const char *from)
{
	if (!k->fresh && a->store) {
		struct err e = ERR_INIT;
		if (app_read_progress(a, kind, slug, from, &k->progress, &e) < 0)
			k->progress = (struct progress){0};
		err_done(&e);
		k->fresh = true;
	}
	return &k->progress;
}

const struct progress *app_lesson_progress(struct app *a, const struct lesson *l)
{
	return known_progress(a, &a->lessons[l - a->course->lessons], "lesson", l->slug, l->renamed_from);
}

const struct progress *app_exercise_progress(struct app *a, const struct exercise *x)
{
	return known_progress(a, &a->exercises[x - a->course->exercises], "exercise", x->slug, x->renamed_from);
}

/* The first thing to do, with or without what the placement quiz said is known. */
static struct app_next find_next(struct app *a, bool known_too)
{
	const struct course *c = a->course;

	for (size_t i = 0; i < c->nlessons; i++) {
		const struct lesson *l = &c->lessons[i];
		enum progress_state state = app_lesson_progress(a, l)->state;
		if (!known_too && state < PROGRESS_READ && placement_knows(a, l))
			continue;
		if (state == PROGRESS_NEW || state == PROGRESS_STARTED)
			return (struct app_next){l, NULL};
		for (size_t j = 0; j < l->exercises; j++) {
			const struct exercise *x = &c->exercises[l->first_exercise + j];
			if (app_exercise_progress(a, x)->state != PROGRESS_PASSED)
				return (struct app_next){l, x};
		}
	}
	return (struct app_next){NULL, NULL};
}

struct app_next app_next(struct app *a)
{
	struct app_next next = find_next(a, false);

	return next.lesson ? next : find_next(a, true);
}

char *app_get(struct app *a, const char *name)
{
	struct err e = ERR_INIT;
	char *value = NULL;

	if (a->store && store_get(a->store, name, &value, &e) < 0)
		err_done(&e);
	return value;
}

int app_put(struct app *a, const char *name, const char *value, struct err *e)
{
	return a->store ? store_put(a->store, name, value, e) : 0;
}
