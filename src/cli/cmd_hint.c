/*: .It Cm hint Op Ar EXERCISE
 *: Print the next hint for the check that fails first, after those already given.
 */
#include "cli/cmd.h"
#include "report/report.h"

static void show(const struct app_hint *h, struct buf *out)
{
	if (!h->check) {
		buf_addstr(out, "Nothing fails: there is nothing to hint at.\n");
		return;
	}
	report_wrap(out, h->message, 0, 80);
	for (size_t i = 0; i < h->shown; i++) {
		buf_addf(out, "\nhint %zu of %zu:\n", i + 1, h->total);
		report_wrap(out, h->texts[i], 2, 80);
	}
	if (h->total == 0)
		buf_addstr(out, "\nThis check has no hints.\n");
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct app_hint hint;
	const struct exercise *x;

	if (!cli_app(c, false, &e) || !(x = cli_exercise(c, true, &e)) || app_hint(c->app, x, true, &hint, &e) < 0)
		return cli_fail(&e);
	struct buf out = BUF_INIT;
	show(&hint, &out);
	cli_print(out.data);
	buf_done(&out);
	app_hint_done(&hint);
	return EXIT_GOOD;
}

const struct cmd cmd_hint = {
    .name = "hint",
    .args = "[EXERCISE]",
    .summary = "Give the next hint for what fails first",
    .max_args = 1,
    .restricted = true,
    .run = run,
};
