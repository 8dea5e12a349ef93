/*: .It Cm check Oo Fl -file Ar FILE Oc Oo Fl -no-run Oc Oo Fl -json Oc Op Ar EXERCISE
 *: Judge the learner's file on disk, record the verdict, explain the first check that fails.
 *: With
 *: .Fl -file
 *: judge
 *: .Ar FILE
 *: and record nothing.
 *: With
 *: .Fl -no-run
 *: the code is not run: its patterns alone decide, and nothing is recorded.
 *: Exit status 0: passed; 1: not yet; 2: it could not be decided.
 */
#include <stdlib.h>
#include "cli/cmd.h"
#include "cli/verdict.h"

static int judge(struct cli *c, const struct exercise *x, struct app_check *check, struct err *e)
{
	const char *file = cli_value(c, "file");
	char *own = NULL;

	if (!file && !cli_has(c, "no-run"))
		return app_check(c->app, x, check, e);
	if (!file)
		file = own = app_exercise_path(c->app, x);
	int status = app_check_file(c->app, x, file, cli_has(c, "no-run"), check, e);
	free(own);
	return status;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct app_check check;
	const struct exercise *x;
	bool records = !cli_has(c, "file") && !cli_has(c, "no-run");

	if (!cli_app(c, cli_has(c, "file"), &e) || !(x = cli_exercise(c, records, &e)) || judge(c, x, &check, &e) < 0)
		return cli_fail(&e);
	int status = cli_show_verdict(c->app, &check, cli_has(c, "json"));
	app_check_done(&check);
	return status;
}

const struct cmd cmd_check = {
    .name = "check",
    .args = "[EXERCISE]",
    .summary = "Judge an exercise and record the verdict",
    .options = {{"file", "FILE", "judge FILE and record nothing"}, {"no-run", NULL, "decide by the code's patterns alone"},
	{"json", NULL, "print JSON"}},
    .max_args = 1,
    .restricted = true,
    .run = run,
};
