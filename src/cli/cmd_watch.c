/*: .It Cm watch Op Ar EXERCISE
 *: Judge the learner's file now and each time it is saved, until interrupted.
 *: Every judgment is recorded, as by
 *: .Cm check .
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/watch.h"
#include "cli/cmd.h"
#include "cli/verdict.h"

static volatile sig_atomic_t stopped;

static void stop(int signal_number)
{
	(void)signal_number;
	stopped = 1;
}

static int check_once(struct cli *c, const struct exercise *x)
{
	struct err e = ERR_INIT;
	struct app_check check;

	if (app_check(c->app, x, &check, &e) < 0)
		return cli_fail(&e);
	int status = cli_show_verdict(c->app, &check, false);
	app_check_done(&check);
	return status;
}

static int run(struct cli *c)
{
	const struct sigaction action = {.sa_handler = stop};
	struct err e = ERR_INIT;
	const struct exercise *x;
	char *path;

	if (!cli_app(c, false, &e) || !(x = cli_exercise(c, true, &e)) || app_start(c->app, x, &path, &e) < 0)
		return cli_fail(&e);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	struct watch *w = watch_new(path);
	int status = check_once(c, x);
	while (!stopped) {
		fputs("\nwaiting for a save; Ctrl-C ends\n\n", stdout);
		fflush(stdout);
		while (!stopped && !watch_wait(w, -1))
			;
		if (!stopped)
			status = check_once(c, x);
	}
	watch_free(w);
	free(path);
	return status;
}

const struct cmd cmd_watch = {
    .name = "watch",
    .args = "[EXERCISE]",
    .summary = "Judge an exercise each time its file is saved",
    .max_args = 1,
    .restricted = true,
    .run = run,
};
