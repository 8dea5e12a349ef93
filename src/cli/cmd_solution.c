/*: .It Cm solution Oo Fl -yes Oc Op Ar EXERCISE
 *: Print the reference solution and why it is right.
 *: Before the exercise has passed or all hints of a check were given, only with
 *: .Fl -yes ;
 *: that it was seen is recorded.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cmd.h"

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const struct exercise *x;
	char *solution, *why;

	if (!cli_app(c, false, &e) || !(x = cli_exercise(c, false, &e)))
		return cli_fail(&e);
	if (!cli_has(c, "yes") && !app_solution_open(c->app, x)) {
		cli_warn("%s has not passed: try `asynctutor hint %s`, or `asynctutor solution --yes %s` to see it all the same",
		    x->slug, x->slug, x->slug);
		return EXIT_FINDINGS;
	}
	if (app_solution(c->app, x, &solution, &why, &e) < 0)
		return cli_fail(&e);
	if (solution)
		cli_print(solution);
	if (why) {
		putchar('\n');
		cli_print_page(c, md_parse(why, strlen(why), 1), 80);
	}
	free(solution);
	free(why);
	return EXIT_GOOD;
}

const struct cmd cmd_solution = {
    .name = "solution",
    .args = "[EXERCISE]",
    .summary = "Print the reference solution and why it is right",
    .options = {{"yes", NULL, "show it before the exercise has passed"}},
    .max_args = 1,
    .restricted = true,
    .run = run,
};
