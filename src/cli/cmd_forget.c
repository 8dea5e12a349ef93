/*: .It Cm forget Oo Fl -yes Oc Op Ar LEARNER
 *: Take the learner out of the store, its journal and its backups: events, copies of files, places and settings.
 *: What was deleted is overwritten, and no import or restore brings it back.
 *: Without
 *: .Fl -yes
 *: it is only told what would go and what cannot be reached.
 *: With
 *: .Ar LEARNER ,
 *: the id of another one whose events were imported, that one instead.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cmd.h"

struct counting {
	const struct store *store;
	const char *learner; /* NULL for all ids of the store's own learner */
	size_t events;
};

static int count(const struct event *ev, void *ctx)
{
	struct counting *counting = ctx;

	if (counting->learner ? strcmp(ev->learner, counting->learner) == 0 : store_is_own(counting->store, ev->learner))
		counting->events++;
	return 0;
}

static void name_out_of_reach(const struct app *a, bool self)
{
	puts("\nOut of reach, for you to look at:");
	if (self) {
		char *workspace = app_workspace(a);
		printf("  your answers themselves: %s\n", workspace);
		free(workspace);
	}
	puts("  files that export or backup wrote elsewhere, and whoever imported them\n"
	     "  directories of classes, and the PostgreSQL database of an organization: ask who runs them\n"
	     "  other machines: run `asynctutor forget` there\n"
	     "  backups and snapshots that the system makes, and blocks that a disk keeps of what was overwritten");
}

/* LEARNER: NULL for the store's own. */
static int announce(struct cli *c, const char *learner)
{
	struct err e = ERR_INIT;
	struct store *s = app_store(c->app);
	struct counting counting = {.store = s, .learner = learner};

	if (store_each(s, count, &counting, &e) < 0)
		return cli_fail(&e);
	printf("This would take the learner %s out of %s and its backups:\n%zu event%s%s.\n", learner ? learner : store_learner(s),
	    store_path(s), counting.events, counting.events == 1 ? "" : "s",
	    learner ? "" : " from all machines that were joined, all copies of files, places and settings");
	name_out_of_reach(c->app, !learner);
	printf("\nIt cannot be undone. To do it: asynctutor forget --yes%s%s\n", learner ? " " : "", learner ? learner : "");
	return EXIT_FINDINGS;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const char *learner = c->nargs ? c->args[0] : NULL;
	struct forget_report r;

	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	if (learner && store_is_own(app_store(c->app), learner))
		learner = NULL;
	if (!cli_has(c, "yes"))
		return announce(c, learner);
	if (store_forget(app_store(c->app), learner, &r, &e) < 0)
		return cli_fail(&e);
	printf("Forgotten: %zu event%s, %zu cop%s; %zu backup%s written anew.\n", r.events, r.events == 1 ? "" : "s", r.copies,
	    r.copies == 1 ? "y" : "ies", r.backups, r.backups == 1 ? "" : "s");
	name_out_of_reach(c->app, !learner);
	return EXIT_GOOD;
}

const struct cmd cmd_forget = {
    .name = "forget",
    .args = "[LEARNER]",
    .summary = "Take a learner out of the store and its backups",
    .options = {{"yes", NULL, "do it"}},
    .max_args = 1,
    .run = run,
};
