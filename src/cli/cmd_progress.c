/*: .It Cm progress Op Fl -json
 *: Show how much is done, per module and in all.
 *: With
 *: .Fl -json ,
 *: the same as
 *: .Cm list Fl -json .
 */
#include <stdlib.h>
#include "cli/cmd.h"
#include "cli/states.h"

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct app *a = cli_app(c, false, &e);

	if (!a)
		return cli_fail(&e);
	const struct report_states states = cli_states(a);
	struct buf out = BUF_INIT;
	if (cli_has(c, "json")) {
		char *text = report_course_json(app_course(a), &states);
		buf_addstr(&out, text);
		free(text);
	} else {
		report_progress_text(app_course(a), &states, 20, &out);
	}
	cli_print(out.data);
	buf_done(&out);
	return EXIT_GOOD;
}

const struct cmd cmd_progress = {
    .name = "progress",
    .args = "",
    .summary = "Show how much is done",
    .options = {{"json", NULL, "print JSON"}},
    .run = run,
};
