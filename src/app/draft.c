#include <stdlib.h>
#include <string.h>
#include "app/draft.h"
#include "app/internal.h"
#include "base/path.h"
#include "base/sha256.h"
#include "base/xalloc.h"

#define HASH 64 /* characters */

/*
 * A draft is a place of the store: the hash of the file that it was begun with, a newline, the text. A place is text without NUL, so that is written \0 and a
 * backslash \\.
 */
static char *draft_name(const struct app *a, const struct exercise *x)
{
	return xasprintf("draft/%s/%s", a->course->id, x->slug);
}

static void hash_text(const char *text, size_t len, char out[HASH + 1])
{
	struct sha256 h;

	sha256_init(&h);
	sha256_add(&h, text, len);
	sha256_hex(&h, out);
}

static void escape(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\0' || text[i] == '\\')
			buf_addch(out, '\\');
		buf_addch(out, text[i] ? text[i] : '0');
	}
}

static void unescape(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\' && text[1])
			buf_addch(out, *++text == '0' ? '\0' : *text);
		else
			buf_addch(out, *text);
	}
}

void app_draft_get(struct app *a, const struct exercise *x, const char *text, size_t len, struct app_draft *out)
{
	char *name = draft_name(a, x), *value = app_get(a, name), hash[HASH + 1];
	struct buf draft = BUF_INIT;

	*out = (struct app_draft){0};
	if (value && strlen(value) > HASH && value[HASH] == '\n') {
		hash_text(text, len, hash);
		unescape(&draft, value + HASH + 1);
		out->of_this = memcmp(hash, value, HASH) == 0;
		out->len = draft.len;
		out->text = buf_detach(&draft);
	}
	free(name);
	free(value);
}

void app_draft_done(struct app_draft *d)
{
	free(d->text);
	*d = (struct app_draft){0};
}

int app_draft_put(struct app *a, const struct exercise *x, const char *text, size_t text_len, const char *draft, size_t len, struct err *e)
{
	char *name = draft_name(a, x), hash[HASH + 1];
	struct buf value = BUF_INIT;

	hash_text(text, text_len, hash);
	buf_addf(&value, "%s\n", hash);
	escape(&value, draft, len);
	int status = app_put(a, name, value.data, e);
	free(name);
	buf_done(&value);
	return status;
}

int app_draft_drop(struct app *a, const struct exercise *x, struct err *e)
{
	char *name = draft_name(a, x), *value = app_get(a, name);
	int status = value && *value ? app_put(a, name, "", e) : 0;

	free(name);
	free(value);
	return status;
}

int app_draft_give_up(struct app *a, const struct exercise *x, const char *draft, size_t len, struct err *e)
{
	if (app_keep_copy(a, x, "draft", draft, len, e) < 0)
		return -1;
	return app_draft_drop(a, x, e);
}

static bool same(const char *a, size_t a_len, const char *b, size_t b_len)
{
	return a_len == b_len && (a_len == 0 || memcmp(a, b, a_len) == 0);
}

/* What is about to be overwritten is the start, which the course has. */
static bool is_starter(const struct exercise *x, const char *text, size_t len)
{
	struct err e = ERR_INIT;
	char *starter = NULL;
	size_t starter_len;

	bool yes = course_read_file(x, "broken.py", &starter, &starter_len, &e) == 0 && same(starter, starter_len, text, len);
	free(starter);
	err_done(&e);
	return yes;
}

int app_save(struct app *a, const struct exercise *x, const char *was, size_t was_len, const char *text, size_t len, bool first, bool over,
    enum app_saved *out, struct err *e)
{
	char *path = app_exercise_path(a, x), *now = NULL;
	size_t now_len = 0;
	int status = path_is_file(path) ? path_read(path, APP_FILE_MAX, &now, &now_len, e) : 0;

	*out = APP_SAVED;
	if (status < 0)
		goto out;
	bool changed = now && !same(now, now_len, was, was_len), there = now && same(now, now_len, text, len);
	if (changed && !there && !over) {
		*out = APP_SAVE_DIFFERS;
		goto out;
	}
	if (now && !there && (changed || (first && !is_starter(x, now, now_len))))
		status = app_keep_copy(a, x, changed ? "elsewhere" : "editor", now, now_len, e);
	if (status == 0 && !there) {
		char *folder = path_dir(path);
		status = path_mkdirs(folder, e);
		free(folder);
		if (status == 0)
			status = path_write(path, text, len, e);
	}
	if (status == 0)
		status = app_draft_drop(a, x, e);
out:
	free(path);
	free(now);
	return status;
}
