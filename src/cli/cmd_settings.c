/*: .It Cm settings Oo Ar NAME Oo Ar VALUE Oc Oc | Fl -keys
 *: Show all settings, show one, or set one; they are kept on this machine.
 *: .Pp
 *: .Bl -tag -width plain -compact
 *: @SETTINGS@
 *: .El
 *: .Pp
 *: With
 *: .Fl -keys ,
 *: print the keys in the format of
 *: .Xr asynctutor-keys 5 ,
 *: as that file makes them, and on standard error what it says that cannot be used; exit status 1 then.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/settings.h"
#include "base/utf8.h"
#include "cli/cmd.h"
#include "tui/tui.h"

static int show_keys(void)
{
	struct buf keys = BUF_INIT, faults = BUF_INIT;
	int status = tui_add_keys(&keys, &faults) < 0 ? EXIT_FINDINGS : EXIT_GOOD;

	fwrite(keys.data, 1, keys.len, stdout);
	for (char *line = faults.data, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		*end = '\0';
		cli_warn("%s", line);
	}
	buf_done(&keys);
	buf_done(&faults);
	return status;
}

static void show_all(struct app *a)
{
	char *keys = tui_keys_path();
	struct buf out = BUF_INIT;

	for (int s = 0; s < SETTINGS; s++) {
		char *value = setting_get(a, (enum setting)s);
		const char *values = setting_values((enum setting)s);
		buf_addf(&out, "%-8s %-10s", setting_name((enum setting)s), *value ? value : "-");
		buf_addf(&out, " %s\n", *values ? values : "any text");
		free(value);
	}
	buf_addf(&out, "%-8s %s\n", "keys", keys);
	cli_print(out.data);
	buf_done(&out);
	free(keys);
}

static int show_or_set(struct cli *c, struct app *a)
{
	struct err e = ERR_INIT;
	enum setting which;

	if (setting_find(c->args[0], &which, &e) < 0)
		return cli_fail(&e);
	if (c->nargs > 1)
		return setting_put(a, which, c->args[1], &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	char *value = setting_get(a, which);
	cli_print(value);
	cli_print("\n");
	free(value);
	return EXIT_GOOD;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;

	if (cli_has(c, "keys"))
		return show_keys();
	struct app *a = cli_app(c, false, &e);
	if (!a)
		return cli_fail(&e);
	if (c->nargs)
		return show_or_set(c, a);
	show_all(a);
	return EXIT_GOOD;
}

const struct cmd cmd_settings = {
    .name = "settings",
    .args = "[NAME [VALUE]]",
    .summary = "Show settings, or set one",
    .options = {{"keys", NULL, "print the keys, as your file of keys makes them"}},
    .max_args = 2,
    .restricted = true,
    .run = run,
};
