#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/classroom.h"
#include "app/settings.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "cli/cmd.h"
#include "plain/plain.h"
#include "tui/tui.h"

void cli_print(const char *text)
{
	struct buf safe = BUF_INIT;

	textsafe(&safe, text, strlen(text));
	fwrite(safe.data, 1, safe.len, stdout);
	buf_done(&safe);
}

void cli_print_page(const struct cli *c, struct md_doc *doc, int width)
{
	bool terminal = isatty(STDOUT_FILENO);
	const struct md_options options = {.width = width, .linear = c->plain, .link_list = !c->plain, .unstyled = !terminal,
	    .ascii = terminal && !utf8_locale(), .highlight = terminal && !c->plain ? app_highlight : NULL};
	struct md_layout *layout = md_layout(doc, &options);
	struct buf out = BUF_INIT;

	if (terminal && !c->plain)
		tui_add_page(layout, &out);
	else
		md_text(layout, &out);
	fwrite(out.data, 1, out.len, stdout);
	buf_done(&out);
	md_layout_free(layout);
	md_free(doc);
}

void cli_warn(const char *fmt, ...)
{
	struct buf safe = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	textsafe(&safe, text, strlen(text));
	fprintf(stderr, "asynctutor: %s\n", safe.data);
	buf_done(&safe);
	free(text);
}

int cli_fail(struct err *e)
{
	char *text = err_format(e);

	cli_warn("%s", text);
	free(text);
	err_done(e);
	return EXIT_FAILED;
}

static const struct cmd_option *find_option(const struct cmd *cmd, const char *name)
{
	for (const struct cmd_option *o = cmd->options; o->name; o++)
		if (strcmp(o->name, name) == 0)
			return o;
	return NULL;
}

const char *cli_value(const struct cli *c, const char *name)
{
	const struct cmd_option *o = find_option(c->cmd, name);

	return o ? c->values[o - c->cmd->options] : NULL;
}

bool cli_has(const struct cli *c, const char *name)
{
	return cli_value(c, name) != NULL;
}

const char *cli_next_value(const struct cli *c, const char *name, size_t *from)
{
	const struct cmd_option *o = find_option(c->cmd, name);

	while (*from < c->given.len) {
		const struct cli_given *g = &c->given.ptr[(*from)++];
		if (g->option == o)
			return g->value;
	}
	return NULL;
}

int cli_number(const struct cli *c, const char *name, long min, long max, long *out, struct err *e)
{
	const char *value = cli_value(c, name);
	char *end;

	if (!value)
		return 0;
	errno = 0;
	long n = strtol(value, &end, 10);
	if (end == value || *end || errno || n < min || n > max)
		return err_set(e, ERR_USAGE, "--%s takes a whole number from %ld to %ld, not \"%s\"", name, min, max, value);
	*out = n;
	return 0;
}

int cli_one_of(const struct cli *c, const char *name, const char *const *words, int *out, struct err *e)
{
	const char *value = cli_value(c, name);
	struct buf list = BUF_INIT;

	if (!value)
		return 0;
	for (int i = 0; words[i]; i++) {
		if (strcmp(words[i], value) == 0) {
			*out = i;
			buf_done(&list);
			return 0;
		}
		buf_addf(&list, "%s%s", i ? ", " : "", words[i]);
	}
	err_set(e, ERR_USAGE, "--%s takes one of %s, not \"%s\"", name, list.data, value);
	buf_done(&list);
	return -1;
}

struct app *cli_app(struct cli *c, bool no_store, struct err *e)
{
	const struct app_options options = {.course = c->course, .no_store = no_store};

	if (c->app)
		return c->app;
	c->app = app_open(&options, e);
	if (c->app && !no_store && setting_is(c->app, SETTING_PLAIN, "on"))
		c->plain = true;
	if (c->app && app_notice(c->app))
		cli_warn("%s", app_notice(c->app));
	return c->app;
}

static int unknown_slug(const struct app *a, const char *what, const char *slug, unsigned kinds, struct err *e)
{
	const char *near = course_nearest(app_course(a), slug, kinds);

	if (near)
		return err_set(e, ERR_USAGE, "there is no %s \"%s\"; did you mean \"%s\"?", what, slug, near);
	return err_set(e, ERR_USAGE, "there is no %s \"%s\"; `asynctutor list` names all", what, slug);
}

const struct lesson *cli_lesson(struct cli *c, const char *slug, struct err *e)
{
	const struct lesson *l = course_lesson(app_course(c->app), slug);

	if (!l)
		unknown_slug(c->app, "lesson", slug, COURSE_LESSONS, e);
	return l;
}

static const struct exercise *last_exercise(struct cli *c, const char *name)
{
	char *slug = app_get(c->app, name);
	const struct exercise *x = slug ? course_exercise(app_course(c->app), slug) : NULL;

	free(slug);
	return x ? x : app_next(c->app).exercise;
}

const struct exercise *cli_exercise(struct cli *c, bool remember, struct err *e)
{
	const struct course *course = app_course(c->app);
	char *name = xasprintf("exercise/%s", course->id);
	const struct exercise *x;

	if (c->nargs == 0) {
		x = last_exercise(c, name);
		if (!x)
			err_set(e, ERR_USAGE, "name an exercise; `asynctutor list` names all");
	} else {
		x = course_exercise(course, c->args[0]);
		if (!x)
			unknown_slug(c->app, "exercise", c->args[0], COURSE_EXERCISES, e);
	}
	if (x && remember && app_put(c->app, name, x->slug, e) < 0)
		x = NULL;
	free(name);
	return x;
}

static const struct cmd *find_command(const char *name)
{
	for (size_t i = 0; i < ncmds; i++)
		if (strcmp(cmds[i]->name, name) == 0)
			return cmds[i];
	return NULL;
}

static int unknown_command(const char *name)
{
	const char **names = xcalloc(ncmds, sizeof *names);

	for (size_t i = 0; i < ncmds; i++)
		names[i] = cmds[i]->name;
	const char *near = str_nearest(name, names, ncmds);
	if (near)
		cli_warn("there is no command \"%s\"; did you mean \"%s\"?", name, near);
	else
		cli_warn("there is no command \"%s\"; `asynctutor --help` lists all", name);
	free(names);
	return EXIT_FAILED;
}

#define CLASS_WAIT 2000 /* ms that a command waits at its end for what the class is to get */

enum { OPT_COURSE = 1000, OPT_PLAIN, OPT_HELP, OPT_VERSION };

static const struct option common[] = {
    {"course", required_argument, NULL, OPT_COURSE},
    {"plain", no_argument, NULL, OPT_PLAIN},
    {"help", no_argument, NULL, OPT_HELP},
    {"version", no_argument, NULL, OPT_VERSION},
};

struct options {
	VEC(struct option) list;
};

static void collect_options(const struct cmd *cmd, struct options *out)
{
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		*vec_push(&out->list) = common[i];
	for (int i = 0; cmd && cmd->options[i].name; i++) {
		const char *arg = cmd->options[i].arg;
		int takes = !arg ? no_argument : arg[0] == '[' ? optional_argument : required_argument;
		*vec_push(&out->list) = (struct option){cmd->options[i].name, takes, NULL, i};
	}
	*vec_push(&out->list) = (struct option){0};
}

static void print_owned(char *text)
{
	fputs(text, stdout);
	free(text);
}

/* Reads options from ARGV into C; returns -1 to go on, else the status to end with. SHORT is "+" to stop at the first word. */
static int read_options(struct cli *c, int argc, char **argv, const char *order)
{
	struct options options = {0};
	int status = -1, which;

	collect_options(c->cmd, &options);
	optind = 0;
	while (status < 0 && (which = getopt_long(argc, argv, order, options.list.ptr, NULL)) != -1) {
		switch (which) {
		case OPT_COURSE:
			c->course = optarg;
			break;
		case OPT_PLAIN:
			c->plain = true;
			break;
		case OPT_HELP:
			print_owned(c->cmd ? cli_help(c->cmd) : cli_usage());
			status = EXIT_GOOD;
			break;
		case OPT_VERSION:
			puts("asynctutor " PACKAGE_VERSION);
			status = EXIT_GOOD;
			break;
		case '?':
			cli_warn("`asynctutor%s%s --help` lists the options", c->cmd ? " " : "", c->cmd ? c->cmd->name : "");
			status = EXIT_FAILED;
			break;
		default:
			c->values[which] = optarg ? optarg : "";
			if (optarg)
				*vec_push(&c->given) = (struct cli_given){&c->cmd->options[which], optarg};
		}
	}
	vec_done(&options.list);
	return status;
}

static int run_plain(const struct cli *c)
{
	const struct plain_options options = {.course = c->course};
	struct err e = ERR_INIT;

	return plain_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
}

static int run_screens(const struct cli *c)
{
	const struct tui_options options = {.course = c->course};
	struct err e = ERR_INIT;
	int status = tui_main(&options, &e);

	if (status < 0)
		return cli_fail(&e);
	return status == TUI_PLAIN ? run_plain(c) : EXIT_GOOD;
}

/* A terminal that cannot place its cursor. Scripts of the screens need none. */
static bool terminal_is_dumb(void)
{
	const char *term = getenv("TERM");

	if (getenv("ASYNCTUTOR_SCRIPT"))
		return false;
	return term && *term ? strcmp(term, "dumb") == 0 : isatty(STDOUT_FILENO);
}

/* What was recorded goes to the class, while somebody reads what was printed. */
static void tell_class(struct app *a)
{
	char *word;

	if (!a)
		return;
	fflush(stdout);
	classroom_settle(a, CLASS_WAIT);
	word = classroom_word(a);
	if (word)
		cli_warn("%s", word);
	free(word);
}

static int run_command(struct cli *c, int argc, char **argv)
{
	struct err e = ERR_INIT;
	int status = read_options(c, argc, argv, "");

	if (status >= 0) {
		vec_done(&c->given);
		return status;
	}
	c->nargs = argc - optind;
	c->args = argv + optind;
	if (c->nargs < c->cmd->min_args || c->nargs > c->cmd->max_args) {
		cli_warn("usage: asynctutor %s %s", c->cmd->name, c->cmd->args);
		status = EXIT_FAILED;
	} else if (cli_allowed(c, &e) < 0) {
		status = cli_fail(&e);
	} else {
		status = c->cmd->run(c);
		tell_class(c->app);
		app_close(c->app);
	}
	vec_done(&c->given);
	return status;
}

int cli_main(int argc, char **argv)
{
	struct cli c = {.plain = terminal_is_dumb()};
	int status = read_options(&c, argc, argv, "+");

	if (status >= 0)
		return status;
	if (optind >= argc)
		return c.plain ? run_plain(&c) : run_screens(&c);
	const char *name = argv[optind];
	c.cmd = find_command(name);
	if (!c.cmd)
		return unknown_command(name);
	int first = optind;
	return run_command(&c, argc - first, argv + first);
}
