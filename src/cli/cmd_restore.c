/*: .It Cm restore Ar BACKUP
 *: Take in what a backup has and the store has not: events, copies of your files, settings.
 *: .Ar BACKUP
 *: is a file or the date of a dated one
 *: .Pq see Cm backup Fl -list .
 *: The backup may be of another machine: what was done there counts as yours, as by
 *: .Cm import Fl -mine ,
 *: and comes with the versions of your files.
 *: Nothing that is there goes, what was forgotten stays forgotten, and a damaged backup is refused.
 *: To put back an earlier version of an answer, see
 *: .Cm history .
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "cli/cmd.h"

/* The path of the dated backup NAME, else NAME itself; the caller frees. */
static char *find_backup(struct store *s, const char *name)
{
	struct err ignored = ERR_INIT;
	struct backups all;
	char *path = NULL;

	if (!path_is_file(name) && store_backups(s, &all, &ignored) == 0) {
		for (size_t i = 0; i < all.n && !path; i++)
			if (strcmp(all.list[i].name, name) == 0)
				path = xstrdup(all.list[i].path);
		backups_done(&all);
	}
	err_done(&ignored);
	return path ? path : xstrdup(name);
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct restore_report r;

	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	char *path = find_backup(app_store(c->app), c->args[0]);
	int status = store_restore(app_store(c->app), path, &r, &e);
	free(path);
	if (status < 0)
		return cli_fail(&e);
	printf("%zu event%s and %zu cop%s came back; %zu event%s were there.\n", r.events.added, r.events.added == 1 ? "" : "s",
	    r.copies, r.copies == 1 ? "y" : "ies", r.events.known, r.events.known == 1 ? "" : "s");
	if (r.events.forgotten)
		printf("%zu left out: of a learner that was forgotten.\n", r.events.forgotten);
	return EXIT_GOOD;
}

const struct cmd cmd_restore = {
    .name = "restore",
    .args = "BACKUP",
    .summary = "Bring back what a backup has and the store has not",
    .min_args = 1,
    .max_args = 1,
    .run = run,
};
