#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "app/internal.h"
#include "app/trial.h"
#include "base/path.h"
#include "base/sha256.h"
#include "base/xalloc.h"

int app_record_exercise(struct app *a, const struct exercise *x, enum verb verb, struct js *result, struct err *e)
{
	char hash[65];
	int status = 0;

	if (a->store && (status = course_exercise_hash(x, hash, e)) == 0) {
		char *object = app_object(a, "exercise", x->slug);
		status = app_record(a, verb, object, hash, result, e);
		free(object);
		a->exercises[x - a->course->exercises].fresh = false;
	}
	js_free(result);
	return status;
}

int app_keep_copy(struct app *a, const struct exercise *x, const char *why, const char *text, size_t len, struct err *e)
{
	if (!a->store)
		return 0;
	char *object = app_object(a, "exercise", x->slug);
	int status = store_copy_add(a->store, object, why, text, len, e);
	free(object);
	return status;
}

static char *exercise_folder(const struct app *a, const struct exercise *x)
{
	return path_join(a->workspace, x->slug);
}

char *app_exercise_path(const struct app *a, const struct exercise *x)
{
	char *dir = exercise_folder(a, x), *name = trial_file_name(x), *path = path_join(dir, name);

	free(dir);
	free(name);
	return path;
}

/*
 * Make the file PATH hold WANT, LEN bytes. One that is there stays, unless RESTORE: then it is made equal, keeping a copy.
 */
static int place(struct app *a, const struct exercise *x, const char *want, size_t len, const char *path, bool restore, struct err *e)
{
	char *have = NULL;
	size_t had;

	if (path_is_file(path)) {
		if (!restore)
			return 0;
		if (path_read(path, APP_FILE_MAX, &have, &had, e) < 0)
			return -1;
		bool same = had == len && memcmp(have, want, had) == 0;
		char *why = xasprintf("start: %s", path_base(path));
		int status = same ? 0 : app_keep_copy(a, x, why, have, had, e);
		free(why);
		free(have);
		if (same || status < 0)
			return status;
	}
	return path_write(path, want, len, e);
}

/* From the exercise's file NAME. */
static int place_file(struct app *a, const struct exercise *x, const char *name, const char *path, bool restore, struct err *e)
{
	char *text;
	size_t len;

	if (course_read_file(x, name, &text, &len, e) < 0)
		return -1;
	int status = place(a, x, text, len, path, restore, e);
	free(text);
	return status;
}

static int place_stand_in(struct app *a, const struct exercise *x, const struct stand_in *s, const char *path, struct err *e)
{
	char *text;
	size_t len;

	if (path_read(s->path, APP_FILE_MAX, &text, &len, e) < 0)
		return -1;
	int status = place(a, x, text, len, path, true, e);
	free(text);
	return status;
}

/* What the program talks to, in the folder DIR. */
static int place_world(struct app *a, const struct exercise *x, const char *dir, struct err *e)
{
	int status = 0;

	for (size_t i = 0; status == 0 && i < x->supports; i++) {
		char *path = path_join(dir, x->support[i]);
		status = place_file(a, x, x->support[i], path, true, e);
		free(path);
	}
	for (size_t i = 0; status == 0 && i < x->nworld; i++) {
		char *path = path_join(dir, path_base(x->world[i].path));
		status = place_stand_in(a, x, &x->world[i], path, e);
		free(path);
	}
	return status;
}

/* The learner's file in FILE: what stands under the exercise's earlier name, else the starter. */
static int place_answer(struct app *a, const struct exercise *x, const char *file, struct err *e)
{
	char *before = path_is_file(file) || !a->store ? NULL : app_name_before(a, "exercise", x->slug, x->renamed_from), *text;
	size_t len;

	if (before) {
		char *dir = path_join(a->workspace, before), *name = trial_name_of(before), *old = path_join(dir, name);
		bool there = path_is_file(old);
		int status = there ? path_read(old, APP_FILE_MAX, &text, &len, e) : 0;
		free(dir);
		free(name);
		free(old);
		free(before);
		if (there && status == 0) {
			status = path_write(file, text, len, e);
			free(text);
		}
		if (there)
			return status;
	}
	return place_file(a, x, "broken.py", file, false, e);
}

int app_start(struct app *a, const struct exercise *x, char **path, struct err *e)
{
	char *locks = classroom_locks(a, x);

	if (locks) { /* the instructor may have changed that just now */
		free(locks);
		classroom_refresh(a);
		locks = classroom_locks(a, x);
	}
	if (locks) {
		err_set(e, ERR_USAGE, "%s", locks);
		free(locks);
		return -1;
	}
	char *dir = exercise_folder(a, x), *file = app_exercise_path(a, x);
	int status = path_mkdirs(dir, e);

	if (status == 0)
		status = place_world(a, x, dir, e);
	if (status == 0)
		status = place_answer(a, x, file, e);
	if (status == 0 && app_exercise_progress(a, x)->state == PROGRESS_NEW)
		status = app_record_exercise(a, x, VERB_ATTEMPTED, NULL, e);
	if (status == 0 && path)
		*path = file;
	else
		free(file);
	free(dir);
	return status;
}

struct checks *app_load_checks(struct app *a, const struct exercise *x, struct err *e)
{
	char *path = path_join(x->dir, "checks.yml");
	struct checks *checks = checks_load(path, app_rules_by_name(a), e);
	struct err missing = ERR_INIT;
	char *text;
	size_t len;

	if (checks && course_read_file(x, "broken.py", &text, &len, &missing) == 0) {
		checks_review(checks, text, len);
		free(text);
	}
	err_done(&missing);
	free(path);
	return checks;
}

struct app_checking {
	struct app *app;
	struct app_check check; /* without its verdict */
	struct trial_going *trial;
	bool record;
};

/* Read PATH and its checks. */
static int read_check(struct app *a, const struct exercise *x, const char *path, struct app_check *c, struct err *e)
{
	*c = (struct app_check){.exercise = x};
	if (path_read(path, APP_FILE_MAX, &c->text, &c->len, e) < 0)
		return -1;
	c->path = xstrdup(path);
	c->checks = app_load_checks(a, x, e);
	if (!c->checks)
		app_check_done(c);
	return c->checks ? 0 : -1;
}

static void judge(struct app_check *c, struct trial *trial)
{
	c->verdict = checks_judge(c->checks, c->text, c->len, trial ? &trial->outcome : NULL);
	if (trial)
		trial_done(trial);
}

int app_check_file(struct app *a, const struct exercise *x, const char *path, bool no_run, struct app_check *out, struct err *e)
{
	struct trial trial;

	if (read_check(a, x, path, out, e) < 0)
		return -1;
	if (!no_run)
		trial_run(x, out->checks, out->text, out->len, &trial);
	judge(out, no_run ? NULL : &trial);
	return 0;
}

static void set_hash(struct js *result, const char *text, size_t len)
{
	char hash[65];
	struct sha256 h;

	sha256_init(&h);
	sha256_add(&h, text, len);
	sha256_hex(&h, hash);
	js_set_str(result, "text", hash);
}

static int record_verdict(struct app *a, const struct app_check *c, struct err *e)
{
	const struct verdict *v = c->verdict;
	bool passed = v->kind == VERDICT_PASSED || v->kind == VERDICT_PATTERNS_ONLY;
	struct js *result = js_object();

	js_set_str(result, "verdict", verdict_name(v->kind));
	if (v->first_failed < v->nresults)
		js_set_str(result, "check", v->results[v->first_failed].check->id);
	set_hash(result, c->text, c->len); /* names the copy */
	if (app_keep_copy(a, c->exercise, verdict_name(v->kind), c->text, c->len, e) < 0) {
		js_free(result);
		return -1;
	}
	return app_record_exercise(a, c->exercise, passed ? VERB_PASSED : VERB_FAILED, result, e);
}

struct app_checking *app_check_start(struct app *a, const struct exercise *x, bool record, struct err *e)
{
	struct app_check check;
	char *path = NULL;

	if (app_start(a, x, &path, e) < 0)
		return NULL;
	int status = read_check(a, x, path, &check, e);
	free(path);
	if (status < 0)
		return NULL;
	struct app_checking *c = xcalloc(1, sizeof *c);
	*c = (struct app_checking){a, check, trial_start(x, check.checks, check.text, check.len), record};
	return c;
}

int app_check_fd(const struct app_checking *c)
{
	return trial_fd(c->trial);
}

bool app_check_poll(struct app_checking *c)
{
	return trial_poll(c->trial);
}

size_t app_check_progress(struct app_checking *c, size_t *of)
{
	return trial_progress(c->trial, of);
}

static int record_check(struct app *a, struct app_check *c, struct err *e)
{
	bool had_passed = app_exercise_progress(a, c->exercise)->state == PROGRESS_PASSED;

	if (c->verdict->kind != VERDICT_UNDECIDED && record_verdict(a, c, e) < 0)
		return -1;
	c->first_pass = !had_passed && app_exercise_progress(a, c->exercise)->state == PROGRESS_PASSED;
	return 0;
}

int app_check_finish(struct app_checking *c, struct app_check *out, struct err *e)
{
	struct trial trial;

	trial_finish(c->trial, &trial);
	c->trial = NULL;
	judge(&c->check, &trial);
	int status = c->record ? record_check(c->app, &c->check, e) : 0;
	if (status == 0) {
		*out = c->check;
		c->check = (struct app_check){0};
	}
	app_check_drop(c);
	return status;
}

void app_check_drop(struct app_checking *c)
{
	if (!c)
		return;
	trial_drop(c->trial);
	app_check_done(&c->check);
	free(c);
}

int app_check(struct app *a, const struct exercise *x, struct app_check *out, struct err *e)
{
	struct app_checking *c = app_check_start(a, x, true, e);

	if (!c)
		return -1;
	while (!app_check_poll(c))
		poll(&(struct pollfd){.fd = app_check_fd(c), .events = POLLIN}, 1, -1);
	return app_check_finish(c, out, e);
}

void app_check_done(struct app_check *c)
{
	verdict_free(c->verdict);
	checks_free(c->checks);
	free(c->path);
	free(c->text);
	*c = (struct app_check){0};
}
