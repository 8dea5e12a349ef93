/*: .It Cm course check Oo Fl -json Oc Oo Fl -only Ar SLUG Oc Op Ar DIR
 *: Look for everything that is wrong with the course in
 *: .Ar DIR
 *: (the one in use without it): files that do not load, links that lead nowhere, starters that pass, solutions and accepted answers that do not,
 *: rejected answers that are not refused by the check they name.
 *: Each fault is named with its file and line.
 *: With
 *: .Fl -only
 *: one lesson or exercise is looked at.
 *: With
 *: .Fl -json :
 *: an object with
 *: .Li faults ,
 *: a list of objects with
 *: .Li path , line , column , message .
 *: Without a Python, answers are judged by their code alone, and the last line says of how many only a run could have told more
 *: (with
 *: .Fl -json :
 *: .Li open ) .
 *: Exit status 1 where there are faults.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/course_check.h"
#include "cli/cmd.h"
#include "json/json.h"

static void print_fault(const struct course_fault *fault, void *ctx)
{
	struct buf line = BUF_INIT;

	(void)ctx;
	buf_addstr(&line, fault->path);
	if (fault->line)
		buf_addf(&line, ":%d", fault->line);
	if (fault->line && fault->col)
		buf_addf(&line, ":%d", fault->col);
	buf_addf(&line, ": %s\n", fault->text);
	cli_print(line.data);
	buf_done(&line);
}

static void collect_fault(const struct course_fault *fault, void *ctx)
{
	struct js *o = js_object();

	js_set_str(o, "path", fault->path);
	js_set_int(o, "line", fault->line);
	js_set_int(o, "column", fault->col);
	js_set_str(o, "message", fault->text);
	js_push(ctx, o);
}

static int check_as_json(const char *dir, const char *only, struct course_check *sum, struct err *e)
{
	struct js *root = js_object(), *faults = js_array();

	js_set(root, "faults", faults);
	int status = course_check(dir, only, collect_fault, faults, sum, e);
	if (status == 0) {
		js_set_int(root, "open", (long long)sum->open);
		char *text = js_dump(root, 2);
		fputs(text, stdout);
		free(text);
	}
	js_free(root);
	return status;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct course_check sum;
	bool json = cli_has(c, "json");
	const char *only = cli_value(c, "only");

	if (strcmp(c->args[0], "check") != 0) {
		cli_warn("`asynctutor course` knows only `check`, not \"%s\"", c->args[0]);
		return EXIT_FAILED;
	}
	if (c->nargs == 1 && !cli_app(c, true, &e))
		return cli_fail(&e);
	const char *dir = c->nargs == 2 ? c->args[1] : app_course(c->app)->root;
	if ((json ? check_as_json(dir, only, &sum, &e) : course_check(dir, only, print_fault, NULL, &sum, &e)) < 0)
		return cli_fail(&e);
	if (!json)
		printf("%zu lessons, %zu exercises, %zu answers, %zu checklists, %zu rules: %zu fault%s\n", sum.lessons, sum.exercises, sum.answers,
		    sum.checklists, sum.rules, sum.faults, sum.faults == 1 ? "" : "s");
	if (!json && sum.open)
		printf("%zu answers patterns-only: no Python ran them, and their code alone does not refuse them\n", sum.open);
	return sum.faults ? EXIT_FINDINGS : EXIT_GOOD;
}

const struct cmd cmd_course = {
    .name = "course",
    .args = "check [DIR]",
    .summary = "Look for everything that is wrong with a course",
    .options = {{"json", NULL, "print JSON"}, {"only", "SLUG", "look at one lesson or exercise"}},
    .min_args = 1,
    .max_args = 2,
    .run = run,
};
