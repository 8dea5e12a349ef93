#include <stdlib.h>
#include <string.h>
#include "app/diff.h"
#include "app/history.h"
#include "app/internal.h"
#include "app/trial.h"
#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

static const char *before(const struct app *a, const char *slug)
{
	const struct exercise *x = course_exercise(a->course, slug);

	return x ? x->renamed_from : NULL;
}

/* Append the copies of one name, handing them over. */
static int add_copies(struct app *a, const char *slug, struct copies *out, struct err *e)
{
	char *object = app_object(a, "exercise", slug);
	struct copies found;
	int status = store_copies(a->store, object, &found, e);

	free(object);
	if (status < 0)
		return -1;
	out->list = xreallocarray(out->list, out->n + found.n + 1, sizeof *out->list);
	if (found.n)
		memcpy(out->list + out->n, found.list, found.n * sizeof *found.list);
	out->n += found.n;
	free(found.list);
	return 0;
}

bool app_is_file_name(const char *name)
{
	return strpbrk(name, "/.");
}

static int copies_of_file(struct app *a, const char *path, struct copies *out, struct err *e)
{
	char *object = app_file_object(a, path);
	int status = store_copies(a->store, object, out, e);

	free(object);
	return status;
}

int app_copies(struct app *a, const char *slug, struct copies *out, struct err *e)
{
	if (app_is_file_name(slug))
		return copies_of_file(a, slug, out, e);
	char *name = xstrdup(slug);
	const char *from = before(a, slug);
	int status = 0;
	*out = (struct copies){0};
	for (int i = 0; name && status == 0 && i < 16; i++) {
		status = add_copies(a, name, out, e);
		char *next = app_name_before(a, "exercise", name, from);
		from = NULL;
		free(name);
		name = next;
	}
	free(name);
	if (status < 0)
		copies_done(out);
	return status;
}

bool app_copy_is_answer(const struct copy *copy)
{
	return !str_starts(copy->why, "start");
}

/* The text of a copy, which must be one of SLUG's own file. */
static int read_copy(struct app *a, const char *slug, int64_t id, char **text, size_t *len, struct err *e)
{
	struct copies all;
	bool found = false, answer = false;

	if (app_copies(a, slug, &all, e) < 0)
		return -1;
	for (size_t i = 0; i < all.n; i++)
		if (all.list[i].id == id) {
			found = true;
			answer = app_copy_is_answer(&all.list[i]);
		}
	copies_done(&all);
	if (!found)
		return err_set(e, ERR_MISSING, "%s has no copy with the number %lld; `asynctutor history %s` lists them", slug,
		    (long long)id, slug);
	if (!answer)
		return err_set(e, ERR_USAGE, "the copy %lld is of a support module, not of your file", (long long)id);
	return store_copy_read(a->store, id, text, len, e);
}

static char *file_path(const struct app *a, const char *slug)
{
	if (app_is_file_name(slug))
		return xstrdup(slug);
	char *dir = path_join(a->workspace, slug), *name = trial_name_of(slug), *path = path_join(dir, name);

	free(dir);
	free(name);
	return path;
}

int app_copy_diff(struct app *a, const char *slug, int64_t id, char **diff, struct err *e)
{
	char *path = file_path(a, slug), *old = NULL, *now = NULL;
	size_t old_len, now_len;
	struct buf out = BUF_INIT;
	int status = -1;

	if (read_copy(a, slug, id, &old, &old_len, e) < 0)
		goto out;
	if (!path_is_file(path)) {
		err_at(e, ERR_MISSING, path, 0, 0, "is not there");
		goto out;
	}
	if (path_read(path, APP_OWN_FILE_MAX, &now, &now_len, e) < 0)
		goto out;
	char *name = xasprintf("copy %lld", (long long)id);
	diff_unified(old, old_len, now, now_len, name, path_base(path), &out);
	free(name);
	*diff = buf_detach(&out);
	status = 0;
out:
	free(old);
	free(now);
	free(path);
	return status;
}

/* Keep what stands in PATH, unless it is what shall stand there. */
static int keep_present(struct app *a, const char *slug, const char *path, const char *text, size_t len, struct err *e)
{
	char *present, *object = app_is_file_name(slug) ? app_file_object(a, slug) : app_object(a, "exercise", slug);
	size_t present_len;
	int status = 0;

	if (path_is_file(path) && (status = path_read(path, APP_OWN_FILE_MAX, &present, &present_len, e)) == 0) {
		if (present_len != len || memcmp(present, text, len) != 0)
			status = store_copy_add(a->store, object, "restore", present, present_len, e);
		free(present);
	}
	free(object);
	return status;
}

int app_copy_restore(struct app *a, const char *slug, int64_t id, char **path, struct err *e)
{
	char *file = file_path(a, slug), *folder = path_dir(file), *text = NULL;
	size_t len;
	int status = -1;

	if (read_copy(a, slug, id, &text, &len, e) == 0 && path_mkdirs(folder, e) == 0 &&
	    keep_present(a, slug, file, text, len, e) == 0)
		status = path_write(file, text, len, e);
	free(folder);
	free(text);
	if (status == 0)
		*path = file;
	else
		free(file);
	return status;
}

int app_copy_keep(struct app *a, const struct exercise *x, const char *why, const char *text, size_t len, struct err *e)
{
	return app_keep_copy(a, x, why, text, len, e);
}
