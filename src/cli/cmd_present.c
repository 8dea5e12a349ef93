/*: .It Cm present Oo Fl -notes Oc Ar LESSON
 *: Present a lesson: one section a screen, with its number and a timer above it and the keys below.
 *: With
 *: .Fl -notes ,
 *: on a second terminal of the same user, follow that and show the notes, which are the comments
 *: .Li <!-- ... -->
 *: of the section, and what comes next.
 *: The two find each other by a file in the data folder.
 */
#include "cli/cmd.h"
#include "tui/tui.h"

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const struct tui_options options = {
	    .course = c->course, .start = cli_has(c, "notes") ? TUI_NOTES : TUI_PRESENT, .slug = c->args[0]};

	return tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
}

const struct cmd cmd_present = {
    .name = "present",
    .args = "LESSON",
    .summary = "Present a lesson, one section a screen",
    .options = {{"notes", NULL, "show the speaker's notes beside it, on a second terminal"}},
    .min_args = 1,
    .max_args = 1,
    .run = run,
};
