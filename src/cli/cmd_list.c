/*: .It Cm list Op Fl -json
 *: List modules, lessons and exercises with their state:
 *: .Li \&[\ ]
 *: new,
 *: .Li \&[s]
 *: started,
 *: .Li \&[r]
 *: read,
 *: .Li \&[P]
 *: passed.
 *: With
 *: .Fl -json ,
 *: the JSON described under
 *: .Sx JSON .
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
		report_course_text(app_course(a), &states, &out);
	}
	cli_print(out.data);
	buf_done(&out);
	return EXIT_GOOD;
}

const struct cmd cmd_list = {
    .name = "list",
    .args = "",
    .summary = "List modules, lessons and exercises with their state",
    .options = {{"json", NULL, "print JSON"}},
    .run = run,
};
