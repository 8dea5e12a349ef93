/*: .It Cm reset Op Ar EXERCISE
 *: Put the starter back and forget the hints given.
 *: A copy of the learner's file is kept.
 */
#include <stdio.h>
#include "cli/cmd.h"

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const struct exercise *x;

	if (!cli_app(c, false, &e) || !(x = cli_exercise(c, true, &e)) || app_reset(c->app, x, &e) < 0)
		return cli_fail(&e);
	printf("%s is back at its start; a copy of your file was kept.\n", x->slug);
	return EXIT_GOOD;
}

const struct cmd cmd_reset = {
    .name = "reset",
    .args = "[EXERCISE]",
    .summary = "Put an exercise back to its start, keeping a copy",
    .max_args = 1,
    .restricted = true,
    .run = run,
};
