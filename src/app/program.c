#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "app/program.h"
#include "base/path.h"
#include "base/str.h"

struct search {
	const char *dir;
	char **names; /* all files of the folder, sorted */
	size_t nnames;
	bool *taken; /* by index of names */
	size_t bytes;
	struct program *p;
};

/* Index of "WORD.py" among the names; nnames where it is not there. */
static size_t find_module(const struct search *s, const char *word, size_t n)
{
	size_t low = 0, high = s->nnames;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const char *name = s->names[mid];
		int order = strncmp(name, word, n);
		if (order == 0)
			order = strcmp(name + n, ".py");
		if (order == 0)
			return mid;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return s->nnames;
}

static int take_module(struct search *s, size_t at, struct err *e)
{
	if (at == s->nnames || s->taken[at])
		return 0;
	s->taken[at] = true;
	char *path = path_join(s->dir, s->names[at]);
	if (!path_is_file(path)) {
		free(path);
		return 0;
	}
	if (s->p->copies.len == PROGRAM_COPIES) {
		free(path);
		return err_at(e, ERR_USAGE, s->p->path, 0, 0, "names more than %d of the files beside it", PROGRAM_COPIES);
	}
	*vec_push(&s->p->copies) = (struct run_copy){.path = path};
	return 0;
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Take what the words of TEXT name. */
static int take_named(struct search *s, const char *text, size_t len, struct err *e)
{
	s->bytes += len;
	if (s->bytes > PROGRAM_BYTES)
		return err_at(e, ERR_USAGE, s->p->path, 0, 0, "with the files beside it is more than %u MB", PROGRAM_BYTES >> 20);
	for (size_t i = 0; i < len;) {
		size_t from = i;
		while (i < len && is_word(text[i]))
			i++;
		if (i > from && take_module(s, find_module(s, text + from, i - from), e) < 0)
			return -1;
		i += i == from;
	}
	return 0;
}

static int take_all(struct search *s, struct err *e)
{
	if (take_named(s, s->p->text, s->p->len, e) < 0)
		return -1;
	for (size_t i = 0; i < s->p->copies.len; i++) {
		char *text;
		size_t len;
		if (path_read(s->p->copies.ptr[i].path, PROGRAM_BYTES, &text, &len, e) < 0)
			return -1;
		int status = take_named(s, text, len, e);
		free(text);
		if (status < 0)
			return -1;
	}
	return 0;
}

int program_read(const char *path, struct program *p, struct err *e)
{
	struct search s = {.p = p};
	int status = -1;

	*p = (struct program){.path = xstrdup(path)};
	char *dir = path_dir(path);
	if (path_read(path, APP_FILE_MAX, &p->text, &p->len, e) < 0)
		goto out;
	s.dir = dir;
	if (path_list(dir, &s.names, &s.nnames, e) < 0)
		goto out;
	s.taken = xcalloc(s.nnames + 1, sizeof *s.taken);
	for (size_t i = 0; i < s.nnames; i++)
		s.taken[i] = strcmp(s.names[i], path_base(path)) == 0;
	status = take_all(&s, e);
	path_list_free(s.names, s.nnames);
	free(s.taken);
out:
	free(dir);
	if (status < 0)
		program_done(p);
	return status;
}

static bool same_folder(const char *a, const char *b)
{
	char *x = realpath(a, NULL), *y = realpath(b, NULL);
	bool same = x && y && strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

/* DIR is where the exercise is worked on, or one of its folders in the course. */
static bool is_folder_of(const struct app *a, const struct exercise *x, const char *dir)
{
	static const char *const below[] = {"", "accepted", "rejected"};
	char *file = app_exercise_path(a, x), *work = path_dir(file);
	bool same = same_folder(work, dir);

	for (size_t i = 0; i < sizeof below / sizeof *below && !same; i++) {
		char *folder = path_join(x->dir, below[i]);
		same = same_folder(folder, dir);
		free(folder);
	}
	free(work);
	free(file);
	return same;
}

static void add_support(struct program *p, const struct exercise *x, const char *name)
{
	for (size_t i = 0; i < p->copies.len; i++)
		if (strcmp(path_base(p->copies.ptr[i].path), name) == 0) {
			p->copies.ptr[i].spans = true;
			return;
		}
	*vec_push(&p->copies) = (struct run_copy){path_join(x->dir, name), true};
}

/* The copy beside the program that is called NAME does not go with it. */
static void leave_out(struct program *p, const char *name)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->copies.len; i++) {
		if (strcmp(path_base(p->copies.ptr[i].path), name) == 0)
			free((void *)(uintptr_t)p->copies.ptr[i].path);
		else
			p->copies.ptr[kept++] = p->copies.ptr[i];
	}
	p->copies.len = kept;
}

static void add_world(struct program *p, const struct exercise *x)
{
	const char *own = path_base(p->path);

	for (size_t i = 0; i < x->supports; i++)
		if (strcmp(own, x->support[i]) != 0 && str_ends(x->support[i], ".py"))
			add_support(p, x, x->support[i]);
	for (size_t i = 0; i < x->nworld; i++) {
		const char *name = path_base(x->world[i].path);
		if (strcmp(own, name) == 0)
			continue;
		leave_out(p, name);
		*vec_push(&p->world) = xstrdup(x->world[i].path);
	}
}

void program_know_exercise(struct program *p, const struct app *a)
{
	if (!a)
		return;
	const struct course *course = app_course(a);
	char *dir = path_dir(p->path);

	for (size_t i = 0; i < course->nexercises; i++) {
		if (!is_folder_of(a, &course->exercises[i], dir))
			continue;
		add_world(p, &course->exercises[i]);
		break;
	}
	free(dir);
}

void program_job(const struct program *p, struct run_job *job)
{
	job->name = path_base(p->path);
	job->text = p->text;
	job->len = p->len;
	job->copies = p->copies.ptr;
	job->ncopies = p->copies.len;
	job->world = p->world.ptr;
	job->nworld = p->world.len;
}

void program_done(struct program *p)
{
	for (size_t i = 0; i < p->copies.len; i++)
		free((void *)(uintptr_t)p->copies.ptr[i].path);
	vec_done(&p->copies);
	for (size_t i = 0; i < p->world.len; i++)
		free((void *)(uintptr_t)p->world.ptr[i]);
	vec_done(&p->world);
	free(p->path);
	free(p->text);
	*p = (struct program){0};
}
