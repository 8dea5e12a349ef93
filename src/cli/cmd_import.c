/*: .It Cm import Oo Fl -mine Oc Ar FILE
 *: Take in the events that
 *: .Cm export
 *: printed, from
 *: .Ar FILE
 *: or, where that is
 *: .Sq - ,
 *: from standard input.
 *: All of them or, where one is wrong, none; what is there already stays as it is, so the same file may be imported any number of times.
 *: Events of learners that were forgotten are left out.
 *: With
 *: .Fl -mine ,
 *: the events are yours, recorded on another machine: from then on they count as your own.
 *: Two machines of one learner are merged by importing the export of each on the other;
 *: whatever their clocks say, both then know the same.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "cli/cmd.h"

/* Standard input, which may be a pipe, as a file that can be read twice. */
static FILE *spool(struct err *e)
{
	FILE *file = tmpfile();
	char bytes[65536];
	size_t n;

	while (file && (n = fread(bytes, 1, sizeof bytes, stdin)) > 0)
		if (fwrite(bytes, 1, n, file) != n) {
			fclose(file);
			file = NULL;
		}
	if (!file || ferror(stdin)) {
		err_sys(e, NULL, "cannot read standard input");
		if (file)
			fclose(file);
		return NULL;
	}
	rewind(file);
	return file;
}

static FILE *open_file(const char *name, struct err *e)
{
	FILE *file = strcmp(name, "-") == 0 ? spool(e) : fopen(name, "re");

	if (!file && !e->code)
		err_sys(e, name, "cannot open");
	return file;
}

static void tell(const struct import_report *r, bool mine)
{
	printf("%zu new event%s, %zu known already.\n", r->added, r->added == 1 ? "" : "s", r->known);
	if (r->forgotten)
		printf("%zu left out: of a learner that was forgotten.\n", r->forgotten);
	if (r->others && !mine)
		printf("%zu of them are of other learners and do not count as yours. "
		       "If that is you on another machine: asynctutor import --mine FILE\n", r->others);
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct import_report report;
	bool mine = cli_has(c, "mine");

	FILE *file = open_file(c->args[0], &e);
	if (!file)
		return cli_fail(&e);
	int status = cli_app(c, false, &e) ? store_import(app_store(c->app), file, c->args[0], mine, &report, &e) : -1;
	fclose(file);
	if (status < 0)
		return cli_fail(&e);
	tell(&report, mine);
	return EXIT_GOOD;
}

const struct cmd cmd_import = {
    .name = "import",
    .args = "FILE",
    .summary = "Take in events that export printed",
    .options = {{"mine", NULL, "they are yours, from another machine"}},
    .min_args = 1,
    .max_args = 1,
    .restricted = true,
    .run = run,
};
