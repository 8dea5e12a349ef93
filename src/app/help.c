/* Hints, reset and the solution. */
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "app/internal.h"
#include "base/path.h"
#include "base/xalloc.h"

static char *hint_name(const struct app *a, const struct exercise *x, const struct check *c)
{
	return xasprintf("hints/%s/%s/%s", a->course->id, x->slug, c->id);
}

size_t app_hints_shown(struct app *a, const struct exercise *x, const struct check *c)
{
	char *name = hint_name(a, x, c), *value = app_get(a, name);
	size_t n = value ? strtoul(value, NULL, 10) : 0;

	free(name);
	free(value);
	return n < c->nhints ? n : c->nhints;
}

int app_hints_put(struct app *a, const struct exercise *x, const struct check *c, size_t n, struct err *e)
{
	char *name = hint_name(a, x, c), *value = xasprintf("%zu", n);
	int status = app_put(a, name, value, e);

	free(name);
	free(value);
	return status;
}

static int reveal_next(struct app *a, const struct exercise *x, const struct check *c, size_t n, struct err *e)
{
	struct js *result = js_object();

	js_set_str(result, "check", c->id);
	js_set_int(result, "hint", (long long)n);
	if (app_record_exercise(a, x, VERB_REVEALED, result, e) < 0)
		return -1;
	return app_hints_put(a, x, c, n, e);
}

int app_hint_for(struct app *a, const struct app_check *judged, bool more, struct app_hint *out, struct err *e)
{
	const struct verdict *v = judged->verdict;

	*out = (struct app_hint){0};
	if (v->first_failed >= v->nresults)
		return 0;
	const struct check *c = v->results[v->first_failed].check;
	size_t shown = app_hints_shown(a, judged->exercise, c);
	if (more && shown < c->nhints && reveal_next(a, judged->exercise, c, ++shown, e) < 0)
		return -1;
	out->check = xstrdup(c->id);
	out->message = xstrdup(v->results[v->first_failed].message);
	out->shown = shown;
	out->total = c->nhints;
	out->texts = xcalloc(shown, sizeof *out->texts);
	for (size_t i = 0; i < shown; i++)
		out->texts[i] = xstrdup(c->hints[i]);
	return 0;
}

int app_hint(struct app *a, const struct exercise *x, bool more, struct app_hint *out, struct err *e)
{
	struct app_check judged = {0};
	char *path = NULL;

	*out = (struct app_hint){0};
	if (app_start(a, x, &path, e) < 0)
		return -1;
	int status = app_check_file(a, x, path, false, &judged, e);
	if (status == 0)
		status = app_hint_for(a, &judged, more, out, e);
	app_check_done(&judged);
	free(path);
	return status;
}

void app_hint_done(struct app_hint *h)
{
	for (size_t i = 0; i < h->shown; i++)
		free(h->texts[i]);
	free(h->texts);
	free(h->check);
	free(h->message);
	*h = (struct app_hint){0};
}

static int forget_hints(struct app *a, const struct exercise *x, struct err *e)
{
	struct checks *checks = app_load_checks(a, x, e);
	int status = checks ? 0 : -1;

	for (size_t i = 0; status == 0 && i < checks_count(checks); i++)
		if (app_hints_shown(a, x, checks_at(checks, i)))
			status = app_hints_put(a, x, checks_at(checks, i), 0, e);
	checks_free(checks);
	return status;
}

int app_reset(struct app *a, const struct exercise *x, struct err *e)
{
	char *path = NULL, *old = NULL, *starter = NULL;
	size_t old_len, starter_len;
	int status = -1;

	if (app_start(a, x, &path, e) < 0)
		return -1;
	if (path_read(path, APP_FILE_MAX, &old, &old_len, e) < 0 ||
	    course_read_file(x, "broken.py", &starter, &starter_len, e) < 0 ||
	    app_keep_copy(a, x, "reset", old, old_len, e) < 0 || path_write(path, starter, starter_len, e) < 0 ||
	    forget_hints(a, x, e) < 0 || app_reveal_forget(a, x, e) < 0)
		goto out;
	status = app_record_exercise(a, x, VERB_RESET, NULL, e);
out:
	free(path);
	free(old);
	free(starter);
	return status;
}

bool app_solution_open(struct app *a, const struct exercise *x)
{
	const struct progress *p = app_exercise_progress(a, x);
	struct err e = ERR_INIT;
	bool open = false;

	if (classroom_hides(a, x))
		return false;
	if ((p->state == PROGRESS_PASSED || p->solution_seen) && !repeat_round(a, x))
		return true;
	struct checks *checks = app_load_checks(a, x, &e);
	for (size_t i = 0; checks && !open && i < checks_count(checks); i++) {
		const struct check *c = checks_at(checks, i);
		open = c->nhints && app_hints_shown(a, x, c) == c->nhints;
	}
	checks_free(checks);
	err_done(&e);
	return open;
}

int app_optional_file(const struct exercise *x, const char *name, char **text, size_t *len, struct err *e)
{
	char *path = path_join(x->dir, name);
	int status = 0;

	*text = NULL;
	if (path_is_file(path))
		status = course_read_file(x, name, text, len, e);
	free(path);
	return status;
}

int app_solution(struct app *a, const struct exercise *x, char **solution, char **why, struct err *e)
{
	size_t len;

	if (classroom_check_hidden(a, x, e) < 0 || app_optional_file(x, "solution.py", solution, &len, e) < 0)
		return -1;
	if (app_optional_file(x, "why.md", why, &len, e) < 0)
		goto fail;
	if (!app_exercise_progress(a, x)->solution_seen || repeat_round(a, x)) {
		struct js *result = js_object();
		js_set_bool(result, "solution", true);
		if (app_record_exercise(a, x, VERB_REVEALED, result, e) < 0)
			goto fail;
	}
	return 0;
fail:
	free(*solution);
	free(*why);
	*solution = *why = NULL;
	return -1;
}
