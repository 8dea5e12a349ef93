#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "cli/class.h"
#include "tui/tui.h"

int class_cmd_new(struct cli *c)
{
	struct err e = ERR_INIT;
	const char *dir = c->args[0], *title = cli_value(c, "title");
	char *root = NULL, *word = NULL;

	if (!cli_app(c, true, &e))
		return cli_fail(&e);
	const struct course *course = app_course(c->app);
	if (c->course)
		root = realpath(c->course, NULL);
	struct class_info *info = class_new(title ? title : path_base(dir), course->id, root);
	int status = class_make(dir, info, &word, &e);
	class_free(info);
	free(root);
	if (status < 0)
		return cli_fail(&e);
	if (word)
		cli_warn("%s", word);
	free(word);
	cli_print("The class is ready. Learners join with\n\n  asynctutor class join ");
	cli_print(dir);
	cli_print("\n");
	return EXIT_GOOD;
}

struct class_info *class_cli_open(struct cli *c, const char *dir, struct err *e)
{
	struct class_info *info = class_load(dir, e);

	if (!info)
		return NULL;
	if (!c->course)
		c->course = info->course_dir;
	if (!cli_app(c, true, e))
		goto fail;
	if (strcmp(app_course(c->app)->id, info->course) == 0)
		return info;
	err_set(e, ERR_USAGE, "the class is about the course \"%s\", this is \"%s\": name its directory with --course", info->course, app_course(c->app)->id);
fail:
	class_free(info);
	return NULL;
}

/* A day alone means its end. */
static int read_due(const struct cli *c, int64_t *due, struct err *e)
{
	const char *text = cli_value(c, "due");

	*due = 0;
	if (!text || strcmp(text, "none") == 0)
		return 0;
	if (clock_parse(text, due) || clock_day_end(text, due))
		return 0;
	return err_set(e, ERR_USAGE, "--due takes a day or a time, 2026-02-03 or 2026-02-03T04:05:06Z, or none; not \"%s\"", text);
}

static void change(const struct cli *c, struct class_task *task, int64_t due)
{
	if (cli_value(c, "due"))
		task->due = due;
	if (cli_has(c, "hide"))
		task->hidden = true;
	if (cli_has(c, "release"))
		task->hidden = false;
}

static void take_out(struct class_info *info, const char *slug)
{
	struct class_task *task = class_task(info, slug);

	if (!task)
		return;
	free(task->exercise);
	size_t behind = info->tasks.len - (size_t)(task - info->tasks.ptr) - 1;
	memmove(task, task + 1, behind * sizeof *task);
	info->tasks.len--;
}

static int assign(struct cli *c, struct class_info *info, struct err *e)
{
	static const char *const orders[] = {"free", "locked", NULL};
	int order = info->locked;
	int64_t due;

	if (read_due(c, &due, e) < 0 || cli_one_of(c, "order", orders, &order, e) < 0)
		return -1;
	if (cli_has(c, "hide") && cli_has(c, "release"))
		return err_set(e, ERR_USAGE, "--hide and --release exclude each other");
	info->locked = order;
	for (int i = 1; i < c->nargs; i++) {
		struct cli one = *c;
		one.args = c->args + i;
		one.nargs = 1;
		const struct exercise *x = cli_exercise(&one, false, e);
		if (!x)
			return -1;
		if (cli_has(c, "remove"))
			take_out(info, x->slug);
		else
			change(c, class_assign(info, x->slug), due);
	}
	for (size_t i = 0; c->nargs == 1 && i < info->tasks.len; i++)
		change(c, &info->tasks.ptr[i], due);
	return class_save(c->args[0], info, e);
}

static void print_tasks(const struct class_info *info)
{
	char due[CLOCK_TEXT];

	if (!info->tasks.len)
		puts("Nothing is assigned: learners choose.");
	for (size_t i = 0; i < info->tasks.len; i++) {
		const struct class_task *t = &info->tasks.ptr[i];
		clock_format(t->due, due);
		printf("%s%s%s%s\n", t->exercise, t->due ? "  due " : "", t->due ? due : "", t->hidden ? "  solution hidden" : "");
	}
	printf("Order: %s\n", info->locked ? "locked, one after the other" : "free");
}

int class_cmd_assign(struct cli *c)
{
	struct err e = ERR_INIT;
	struct class_info *info = class_cli_open(c, c->args[0], &e);

	if (!info || assign(c, info, &e) < 0) {
		class_free(info);
		return cli_fail(&e);
	}
	print_tasks(info);
	class_free(info);
	return EXIT_GOOD;
}

/* One cell of CSV (RFC 4180) from *P on, which moves behind it; *LAST where the row ends with it. */
static char *read_cell(const char **p, bool *last)
{
	struct buf cell = BUF_INIT;
	bool quoted = **p == '"';

	*p += quoted;
	while (**p && (quoted || !strchr(",\r\n", **p))) {
		if (quoted && **p == '"') {
			(*p)++;
			quoted = **p == '"';
			if (!quoted)
				continue;
		}
		buf_addch(&cell, *(*p)++);
	}
	*last = **p != ',';
	*p += **p == ',';
	if (*last) {
		*p += **p == '\r';
		*p += **p == '\n';
	}
	return buf_detach(&cell);
}

struct columns {
	int name, id;
};

/* One row; where COLUMNS is not known yet it is the header. */
static const char *read_row(const char *p, struct columns *columns, struct class_info *info)
{
	struct class_person who = {NULL, NULL};
	bool header = columns->name < 0, last = false;

	for (int i = 0; !last; i++) {
		char *cell = read_cell(&p, &last);
		if (header && strcmp(cell, "name") == 0)
			columns->name = i;
		if (header && strcmp(cell, "id") == 0)
			columns->id = i;
		char **to = header ? NULL : i == columns->name ? &who.name : i == columns->id ? &who.id : NULL;
		if (to)
			*to = cell;
		else
			free(cell);
	}
	if (who.name && *who.name) {
		if (!who.id)
			who.id = xstrdup("");
		*vec_push(&info->roster) = who;
	} else {
		free(who.name);
		free(who.id);
	}
	return p;
}

static int read_roster(const char *path, struct class_info *info, struct err *e)
{
	struct columns columns = {-1, -1};
	char *text;
	size_t len;

	if (path_read(path, CLASS_JSON_MAX, &text, &len, e) < 0)
		return -1;
	const char *p = strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text; /* spreadsheets write a mark of their encoding */
	p = read_row(p, &columns, info);
	int status = columns.name < 0 ? err_at(e, ERR_SYNTAX, path, 1, 0, "the first row names no column \"name\"") : 0;
	while (status == 0 && *p)
		p = read_row(p, &columns, info);
	free(text);
	return status;
}

int class_cmd_roster(struct cli *c)
{
	struct err e = ERR_INIT;
	struct class_info *info = class_load(c->args[0], &e);

	if (!info)
		return cli_fail(&e);
	for (size_t i = 0; i < info->roster.len; i++) {
		free(info->roster.ptr[i].name);
		free(info->roster.ptr[i].id);
	}
	info->roster.len = 0;
	int status = read_roster(c->args[1], info, &e) < 0 || class_save(c->args[0], info, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	if (status == EXIT_GOOD)
		printf("%zu expected.\n", info->roster.len);
	class_free(info);
	return status;
}

int class_cmd_present(struct cli *c)
{
	struct err e = ERR_INIT;
	struct class_info *info = class_load(c->args[0], &e);
	struct tui_options options = {.course = c->course, .start = TUI_PRESENT, .slug = c->args[1], .class_dir = c->args[0]};

	if (!info)
		return cli_fail(&e);
	if (!options.course)
		options.course = info->course_dir;
	int status = tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	class_free(info);
	return status;
}
