/*: .It Cm read Oo Fl -width Ar N Oc Ar LESSON
 *: Read a lesson: in the pager on a terminal, as text into a pipe.
 *: Text is
 *: .Ar N
 *: columns wide, 80 without
 *: .Fl -width .
 */
#include <stdlib.h>
#include <unistd.h>
#include "cli/cmd.h"
#include "tui/tui.h"

static int print_lesson(struct cli *c, const struct lesson *l, int width, struct err *e)
{
	struct course_text body;
	struct buf out = BUF_INIT;

	if (course_read_lesson(l, &body, e) < 0)
		return -1;
	cli_add_page(c, app_document(l->title, &body), width, &out);
	cli_print(out.data);
	free(body.text);
	buf_done(&out);
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
    .run = run,
};
