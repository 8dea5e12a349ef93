/*: .It Cm backup Oo Fl -list Oc Op Ar FILE
 *: Copy the store, whole and sound, to
 *: .Ar FILE ,
 *: which must not be there; without it, to the backup of today.
 *: One of each day on which something was recorded is made by itself when the tutor ends: kept are those of 7 days, and the last
 *: one of each of the 4 weeks before.
 *: With
 *: .Fl -list ,
 *: show the dated ones.
 */
#include <stdio.h>
#include "cli/cmd.h"

static int list(struct cli *c)
{
	struct err e = ERR_INIT;
	struct backups all;

	if (store_backups(app_store(c->app), &all, &e) < 0)
		return cli_fail(&e);
	for (size_t i = 0; i < all.n; i++)
		printf("%-10s  %8lld kB  %s\n", all.list[i].name, (long long)(all.list[i].size + 1023) / 1024, all.list[i].path);
	if (all.n == 0)
		puts("There are no dated backups yet.");
	backups_done(&all);
	return EXIT_GOOD;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const char *path = c->nargs ? c->args[0] : NULL;

	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	if (cli_has(c, "list"))
		return list(c);
	if (store_backup(app_store(c->app), path, &e) < 0)
		return cli_fail(&e);
	printf("%s\n", path ? "The backup is written." : "The backup of today is written.");
	return EXIT_GOOD;
}

const struct cmd cmd_backup = {
    .name = "backup",
    .args = "[FILE]",
    .summary = "Copy all progress to a file",
    .options = {{"list", NULL, "show the dated backups"}},
    .max_args = 1,
    .restricted = true,
    .run = run,
};
