/*: .It Cm repair
 *: Look the store through and build anew what is derived from its events.
 *: A damaged file is set aside, and what can be read of it is kept, as happens by itself whenever damage shows.
 */
#include <stdio.h>
#include "cli/cmd.h"

static int count(const struct event *ev, void *ctx)
{
	(void)ev;
	++*(size_t *)ctx;
	return 0;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	size_t events = 0;

	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	struct store *s = app_store(c->app);
	bool told = store_notice(s) != NULL;
	if (store_repair(s, &e) < 0 || store_each(s, count, &events, &e) < 0)
		return cli_fail(&e);
	if (store_notice(s) && !told)
		cli_warn("%s", store_notice(s));
	printf("The store is sound: %zu event%s, and what is derived from them is built anew.\n", events, events == 1 ? "" : "s");
	return EXIT_GOOD;
}

const struct cmd cmd_repair = {
    .name = "repair",
    .args = "",
    .summary = "Look all progress through and mend what is damaged",
    .run = run,
};
