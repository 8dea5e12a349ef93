/*: .It Cm read Oo Fl -width Ar N Oc Ar LESSON
 *: Read a lesson: in the pager on a terminal; as text into a pipe, with
 *: .Fl -width
 *: and with
 *: .Fl -plain .
 *: Text is
 *: .Ar N
 *: columns wide, 80 without
 *: .Fl -width ;
 *: on a terminal it has colors.
 *: The addresses of links stand at its end, by number.
 *: With
 *: .Fl -plain
 *: it is for screen readers: nothing is drawn, headings, quotes and code are announced in words, each row of a table is
 *: a group of lines
 *: .Dq heading: value ,
 *: and an address stands behind the words of its link.
 */
#include <stdlib.h>
#include <unistd.h>
#include "cli/cmd.h"
#include "tui/tui.h"

static int print_lesson(struct cli *c, const struct lesson *l, int width, struct err *e)
{
	struct course_text body;

	if (course_read_lesson(l, &body, e) < 0)
		return -1;
	cli_print_page(c, app_document(l->title, &body, false), width);
	free(body.text);
	return 0;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	const struct lesson *l;
	long width = 80;

	if (cli_number(c, "width", 10, 1000, &width, &e) < 0)
		return cli_fail(&e);
	bool text = cli_has(c, "width") || c->plain || !isatty(STDOUT_FILENO) || !isatty(STDIN_FILENO);
	if (!cli_app(c, true, &e) || !(l = cli_lesson(c, c->args[0], &e)))
		return cli_fail(&e);
	if (text)
		return print_lesson(c, l, (int)width, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	const struct tui_options options = {.course = c->course, .start = TUI_LESSON, .slug = l->slug};
	return tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
}

const struct cmd cmd_read = {
    .name = "read",
    .args = "LESSON",
    .summary = "Read a lesson, in the pager or as text",
    .options = {{"width", "N", "print text N columns wide"}},
    .min_args = 1,
    .max_args = 1,
    .restricted = true,
    .run = run,
};
