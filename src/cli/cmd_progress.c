/*: .It Cm progress Op Fl -json
 *: Show how much is done, per module and in all.
 *: With
 *: .Fl -json ,
 *: the same as
 *: .Cm list Fl -json .
 */
#include "cli/states.h"

static int run(struct cli *c)
{
	return cli_show_states(c, report_progress_text);
}

const struct cmd cmd_progress = {
    .name = "progress",
    .args = "",
    .summary = "Show how much is done",
    .options = {{"json", NULL, "print JSON"}},
    .restricted = true,
    .run = run,
};
