#include "app/review_again.h"
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/xalloc.h"

#define TEXT_MAX (64u << 20)

static size_t find_file(const struct review *r, const char *path)
{
	size_t i = 0;

	while (i < r->files.len && strcmp(r->files.ptr[i].path, path) != 0)
		i++;
	return i;
}

/* Take the file with the index I out; there may be none. */
static void take_out(struct review *r, size_t i)
{
	struct review gone = {0};

	if (i == r->files.len)
		return;
	*vec_push(&gone.files) = r->files.ptr[i];
	memmove(r->files.ptr + i, r->files.ptr + i + 1, (--r->files.len - i) * sizeof *r->files.ptr);
	review_done(&gone);
}

/* Put what is found in F's file to index I; it is handed over. */
static void put_in(struct review *r, size_t i, struct review *f)
{
	if (!f->files.len)
		return;
	vec_push(&r->files);
	memmove(r->files.ptr + i + 1, r->files.ptr + i, (r->files.len - 1 - i) * sizeof *r->files.ptr);
	r->files.ptr[i] = f->files.ptr[0];
	f->files.len = 0;
}

/* Where a file that is not there comes to stand. */
static size_t place_of(const struct review *r, const char *path)
{
	size_t i = 0;

	while (i < r->files.len && strcmp(r->files.ptr[i].path, path) < 0)
		i++;
	return i;
}

int review_again(const struct rule_set *rules, const struct review_options *options, struct review *r, const char *of, struct err *e)
{
	struct review found = {0};
	char *text = NULL, *path = xstrdup(of); /* OF may go with its file */
	size_t len = 0, i = find_file(r, path);
	bool had = i < r->files.len;

	take_out(r, i);
	if (!had)
		i = place_of(r, path);
	int status = path_read(path, TEXT_MAX, &text, &len, e);
	if (status == 0) {
		review_one_text(rules, path, text, len, options, &found);
		put_in(r, i, &found);
		review_done(&found);
	}
	free(text);
	free(path);
	return status;
}

char *review_fix_one(const struct finding *found, const struct review_file *f)
{
	struct findings one = {0};
	size_t applied;

	*vec_push(&one.list) = *found; /* lent */
	char *text = findings_fix(&one, true, f->text, f->len, &applied);
	vec_done(&one.list);
	return text;
}
