/*: .It Cm diff Oo Fl -solution Oc Op Ar EXERCISE
 *: Show what the learner changed since the starter, as a unified diff.
 *: With
 *: .Fl -solution ,
 *: how the reference differs from the learner's file: once the exercise has passed, or all hints of a check were given.
 */
#include <stdlib.h>
#include "cli/cmd.h"

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const struct exercise *x;
	bool solution = cli_has(c, "solution");
	char *diff;

	if (!cli_app(c, false, &e) || !(x = cli_exercise(c, false, &e)))
		return cli_fail(&e);
	if (solution && !app_solution_open(c->app, x)) {
		cli_warn("the solution opens when the exercise passes, or after all hints of a check");
		return EXIT_FAILED;
	}
	if (app_diff(c->app, x, solution ? DIFF_SOLUTION : DIFF_STARTER, &diff, &e) < 0)
		return cli_fail(&e);
	cli_print(diff);
	free(diff);
	return EXIT_GOOD;
}

const struct cmd cmd_diff = {
    .name = "diff",
    .args = "[EXERCISE]",
    .summary = "Show what was changed since the starter",
    .options = {{"solution", NULL, "compare with the reference instead"}},
    .max_args = 1,
    .restricted = true,
    .run = run,
};
