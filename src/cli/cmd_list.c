/*: .It Cm list Op Fl -json
 *: List modules, lessons and exercises with their state:
 *: .Li \&[\ ]
 *: new,
 *: .Li \&[k]
 *: new, and known by the placement quiz,
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
#include "cli/states.h"

static int run(struct cli *c)
{
	return cli_show_states(c, report_course_text);
}

const struct cmd cmd_list = {
    .name = "list",
    .args = "",
    .summary = "List modules, lessons and exercises with their state",
    .options = {{"json", NULL, "print JSON"}},
    .restricted = true,
    .run = run,
};
