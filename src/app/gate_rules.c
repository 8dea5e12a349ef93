#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/gate.h"
#include "base/buf.h"
#include "base/path.h"
#include "base/xalloc.h"

#define RULES_MAX (64u << 10)

struct reading {
	const char *file, *user, *home;
	int line;
	struct gate_rules *out;
};

/* VALUE with ~ and %u filled in. The caller frees. */
static char *expand(const struct reading *r, const char *value)
{
	struct buf b = BUF_INIT;

	if (value[0] == '~' && (value[1] == '/' || !value[1])) {
		buf_addstr(&b, r->home);
		value++;
	}
	for (; *value; value++) {
		if (value[0] == '%' && value[1] == 'u') {
			buf_addstr(&b, r->user);
			value++;
		} else {
			buf_add(&b, value, 1);
		}
	}
	return buf_detach(&b);
}

static void put(char **where, char *path)
{
	free(*where);
	*where = path;
}

static void append(char ***list, size_t *n, char *path)
{
	*list = xreallocarray(*list, *n + 2, sizeof **list);
	(*list)[(*n)++] = path;
	(*list)[*n] = NULL;
}

static int take(const struct reading *r, const char *name, const char *value, struct err *e)
{
	struct gate_rules *out = r->out;
	char *path = expand(r, value);

	if (path[0] != '/') {
		free(path);
		return err_at(e, ERR_SYNTAX, r->file, r->line, 0, "%s takes an absolute path", name);
	}
	if (strcmp(name, "folder") == 0)
		put(&out->folder, path);
	else if (strcmp(name, "data") == 0)
		put(&out->data, path);
	else if (strcmp(name, "python") == 0)
		put(&out->python, path);
	else if (strcmp(name, "course") == 0)
		append(&out->courses, &out->ncourses, path);
	else if (strcmp(name, "class") == 0)
		append(&out->classes, &out->nclasses, path);
	else {
		free(path);
		return err_at(e, ERR_SYNTAX, r->file, r->line, 0, "\"%s\" is none of folder, data, python, course and class", name);
	}
	return 0;
}

static int read_lines(struct reading *r, char *text, struct err *e)
{
	int status = 0;
	char *line;

	while (status == 0 && (line = strsep(&text, "\n"))) {
		r->line++;
		char *name = line + strspn(line, " \t");
		size_t len = strlen(name);
		while (len && strchr(" \t\r", name[len - 1]))
			name[--len] = '\0';
		if (!*name || *name == '#')
			continue;
		char *value = name + strcspn(name, " \t");
		if (*value)
			*value++ = '\0';
		status = take(r, name, value + strspn(value, " \t"), e);
	}
	return status;
}

/* The account could log in with other rights if its files for that lay where the learner writes. */
static bool holds(const char *folder, const char *home)
{
	char *above = realpath(folder, NULL), *below = realpath(home, NULL);
	const char *f = above ? above : folder, *h = below ? below : home;
	size_t n = strlen(f);
	bool within = strncmp(h, f, n) == 0 && (h[n] == '\0' || h[n] == '/' || (n && f[n - 1] == '/'));

	free(above);
	free(below);
	return within;
}

static int judge(const struct reading *r, struct err *e)
{
	const struct gate_rules *out = r->out;
	const char *folders[] = {out->folder, out->data};

	for (size_t i = 0; i < 2; i++)
		if (holds(folders[i], r->home))
			return err_at(e, ERR_USAGE, folders[i], 0, 0, "holds the home folder, whose login files the learner must not write");
	for (size_t i = 0; i < out->nclasses; i++)
		if (holds(out->classes[i], r->home))
			return err_at(e, ERR_USAGE, out->classes[i], 0, 0, "holds the home folder, whose login files the learner must not write");
	if (holds(out->folder, out->data))
		return err_at(e, ERR_USAGE, out->data, 0, 0, "lies in the learner's folder, %s", out->folder);
	return 0;
}

/* Could the account put another file in its place? */
static bool is_writable(const char *file)
{
	char *dir = path_dir(file);
	bool writable = access(file, W_OK) == 0 || access(dir, W_OK) == 0;

	free(dir);
	return writable;
}

int gate_parse(const char *file, const char *text, const char *user, const char *home, struct gate_rules *out, struct err *e)
{
	struct reading r = {file, user, home, 0, out};
	char *copy = xstrdup(text);

	*out = (struct gate_rules){0};
	out->folder = path_join(home, "asynctutor");
	out->data = path_join(home, ".local/share/asynctutor");
	int status = read_lines(&r, copy, e);
	if (status == 0)
		status = judge(&r, e);
	free(copy);
	if (status < 0)
		gate_rules_done(out);
	return status;
}

int gate_read(const char *file, bool must_be, const char *user, const char *home, struct gate_rules *out, struct err *e)
{
	char *text = NULL;
	size_t len;

	if (is_writable(file))
		return err_at(e, ERR_USAGE, file, 0, 0, "can be written by the learner's account, so it restricts nothing");
	if (!must_be && access(file, F_OK) < 0)
		text = xstrdup("");
	else if (path_read(file, RULES_MAX, &text, &len, e) < 0)
		return -1;
	int status = gate_parse(file, text, user, home, out, e);
	free(text);
	return status;
}

void gate_rules_done(struct gate_rules *r)
{
	free(r->folder);
	free(r->data);
	free(r->python);
	for (size_t i = 0; i < r->ncourses; i++)
		free(r->courses[i]);
	for (size_t i = 0; i < r->nclasses; i++)
		free(r->classes[i]);
	free(r->courses);
	free(r->classes);
	*r = (struct gate_rules){0};
}
