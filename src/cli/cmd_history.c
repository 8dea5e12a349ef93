/*: .It Cm history Oo Fl -diff Ar N | Fl -show Ar N | Fl -restore Ar N | Fl -json Oc Op Ar EXERCISE | FILE
 *: List every version of an exercise's file that was judged or replaced, newest first, with its number, date and verdict:
 *: also for an exercise that the course no longer has, or that had another name; or of a
 *: .Ar FILE ,
 *: given with its folder or its ending, that
 *: .Cm review Fl -screen
 *: has changed.
 *: .Fl -diff
 *: shows what changed from version
 *: .Ar N
 *: to the file as it is,
 *: .Fl -show
 *: prints that version, and
 *: .Fl -restore
 *: puts it back, keeping a copy of what was there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/history.h"
#include "base/clock.h"
#include "base/str.h"
#include "cli/cmd.h"

/* One that the course does not have may have a history all the same. */
static const char *find_slug(struct cli *c, struct err *e)
{
	if (c->nargs && app_is_file_name(c->args[0]))
		return c->args[0];
	if (c->nargs && str_is_slug(c->args[0]) && !course_exercise(app_course(c->app), c->args[0])) {
		struct copies all;
		if (app_copies(c->app, c->args[0], &all, e) < 0)
			return NULL;
		size_t n = all.n;
		copies_done(&all);
		if (n)
			return c->args[0];
	}
	const struct exercise *x = cli_exercise(c, false, e);
	return x ? x->slug : NULL;
}

static int list(struct cli *c, const char *slug)
{
	struct err e = ERR_INIT;
	struct copies all;
	char at[CLOCK_TEXT];

	if (app_copies(c->app, slug, &all, &e) < 0)
		return cli_fail(&e);
	for (size_t i = 0; i < all.n; i++) {
		clock_format(all.list[i].at, at);
		printf("%6lld  %.10s %.5s  %6zu bytes  ", (long long)all.list[i].id, at, at + 11, all.list[i].len);
		cli_print(all.list[i].why);
		putchar('\n');
	}
	if (all.n == 0) {
		fputs("Nothing was kept of ", stdout);
		cli_print(slug);
		puts(" yet.");
	}
	copies_done(&all);
	return EXIT_GOOD;
}

static int list_json(struct cli *c, const char *slug)
{
	struct err e = ERR_INIT;
	struct copies all;
	struct js *root = js_object(), *versions = js_array();
	char at[CLOCK_TEXT];

	if (app_copies(c->app, slug, &all, &e) < 0) {
		js_free(root);
		js_free(versions);
		return cli_fail(&e);
	}
	for (size_t i = 0; i < all.n; i++) {
		struct js *o = js_object();
		clock_format(all.list[i].at, at);
		js_set_int(o, "number", all.list[i].id);
		js_set_str(o, "at", at);
		js_set_int(o, "bytes", (long long)all.list[i].len);
		js_set_str(o, "why", all.list[i].why);
		js_push(versions, o);
	}
	copies_done(&all);
	js_set_str(root, "exercise", slug);
	js_set(root, "versions", versions);
	char *text = js_dump(root, 2);
	fputs(text, stdout);
	free(text);
	js_free(root);
	return EXIT_GOOD;
}

static int show(struct cli *c, const char *slug, int64_t id)
{
	struct err e = ERR_INIT;
	struct copies all;
	char *text;
	size_t len;
	bool found = false;

	if (app_copies(c->app, slug, &all, &e) < 0)
		return cli_fail(&e);
	for (size_t i = 0; i < all.n; i++)
		found |= all.list[i].id == id;
	copies_done(&all);
	if (!found) {
		cli_warn("%s has no copy with the number %lld; `asynctutor history %s` lists them", slug, (long long)id, slug);
		return EXIT_FAILED;
	}
	if (store_copy_read(app_store(c->app), id, &text, &len, &e) < 0)
		return cli_fail(&e);
	cli_print(text);
	free(text);
	return EXIT_GOOD;
}

static int show_diff(struct cli *c, const char *slug, int64_t id)
{
	struct err e = ERR_INIT;
	char *diff;

	if (app_copy_diff(c->app, slug, id, &diff, &e) < 0)
		return cli_fail(&e);
	cli_print(diff);
	free(diff);
	return EXIT_GOOD;
}

static int restore(struct cli *c, const char *slug, int64_t id)
{
	struct err e = ERR_INIT;
	char *path;

	if (app_copy_restore(c->app, slug, id, &path, &e) < 0)
		return cli_fail(&e);
	cli_print(path);
	printf(" is version %lld again.\n", (long long)id);
	free(path);
	return EXIT_GOOD;
}

static int run(struct cli *c)
{
	static const struct action {
		const char *option;
		int (*run)(struct cli *c, const char *slug, int64_t id);
	} actions[] = {{"diff", show_diff}, {"show", show}, {"restore", restore}};
	struct err e = ERR_INIT;
	const char *slug;
	long id = 0;

	if (!cli_app(c, false, &e) || !(slug = find_slug(c, &e)))
		return cli_fail(&e);
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
		if (cli_number(c, actions[i].option, 1, 1000000000, &id, &e) < 0)
			return cli_fail(&e);
		if (id)
			return actions[i].run(c, slug, id);
	}
	return cli_has(c, "json") ? list_json(c, slug) : list(c, slug);
}

const struct cmd cmd_history = {
    .name = "history",
    .args = "[EXERCISE|FILE]",
    .summary = "List the versions of an answer, compare and put one back",
    .options = {{"diff", "N", "what changed since version N"}, {"show", "N", "print version N"},
	{"restore", "N", "put version N back, keeping a copy of what is there"}, {"json", NULL, "print JSON"}},
    .max_args = 1,
    .restricted = true,
    .run = run,
};
