/*: .It Cm start Op Ar EXERCISE
 *: Put the exercise's file, its support modules and stand-ins into the workspace and print the file's path.
 *: A file that is there is kept.
 *: Without
 *: .Ar EXERCISE ,
 *: here and below: the one last worked on, else the next of the course.
 */
#include <stdio.h>
#include <stdlib.h>
#include "cli/cmd.h"

static int print_task(const struct cli *c, const struct exercise *x, struct err *e)
{
	struct course_text task;

	if (course_read_task(x, &task, e) < 0)
		return -1;
	cli_print_page(c, app_document(x->title, &task, false), 80);
	free(task.text);
	return 0;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const struct exercise *x;
	char *path;

	if (!cli_app(c, false, &e) || !(x = cli_exercise(c, true, &e)) || app_start(c->app, x, &path, &e) < 0)
		return cli_fail(&e);
	if (print_task(c, x, &e) < 0) {
		free(path);
		return cli_fail(&e);
	}
	printf("\nEdit this file, then `asynctutor check %s`:\n", x->slug);
	cli_print(path);
	putchar('\n');
	free(path);
	return EXIT_GOOD;
}

const struct cmd cmd_start = {
    .name = "start",
    .args = "[EXERCISE]",
    .summary = "Start an exercise: print its task and where its file is",
    .max_args = 1,
    .restricted = true,
    .run = run,
};
