/*: .It Cm export
 *: Print every event of the store as JSON Lines, one event a line with the columns as keys.
 */
#include <stdio.h>
#include "cli/cmd.h"

static int print_line(const char *line, size_t len, void *ctx)
{
	(void)ctx;
	fwrite(line, 1, len, stdout);
	return 0;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;

	if (!cli_app(c, false, &e) || store_export(app_store(c->app), print_line, NULL, &e) < 0)
		return cli_fail(&e);
	return EXIT_GOOD;
}

const struct cmd cmd_export = {
    .name = "export",
    .args = "",
    .summary = "Print all progress as JSON Lines",
    .run = run,
};
