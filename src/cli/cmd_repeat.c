/*: .It Cm repeat Op Fl -format Cm text | json
 *: Repeat what went badly and is due: questions whose first answer was wrong, and exercises that took the third hint of a check, the
 *: solution, or five failed checks.
 *: They come back after 1, 3, 7 and 21 days, each time after the last answer.
 *: A right answer on the day or later leads on, and after the last to the end; a wrong one back to the beginning.
 *: An exercise is put back to its start for that, with a copy of the file kept, and is right when it passes without that trouble.
 *: With
 *: .Fl -plain
 *: the questions are asked line by line.
 *: With
 *: .Fl -format ,
 *: and without a terminal, all that comes back is listed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/repeat.h"
#include "base/clock.h"
#include "cli/ask.h"
#include "cli/cmd.h"
#include "tui/tui.h"

static void print_list(const struct repeat_list *l, bool json)
{
	struct buf out = BUF_INIT;

	if (json) {
		char *text = repeat_json(l);
		buf_addstr(&out, text);
		free(text);
	} else {
		repeat_text(l, clock_now(), &out);
	}
	fputs(out.data, stdout);
	buf_done(&out);
}

/* What is due, one after the other. */
static int ask_due(struct cli *c, const struct repeat_list *l, struct err *e)
{
	size_t option;

	for (size_t i = 0; i < l->due; i++) {
		const struct repeat_item *item = &l->items[i];
		printf("%zu of %zu: ", i + 1, l->due);
		cli_print(item->quiz ? item->lesson->title : item->exercise->title);
		fputs("\n\n", stdout);
		if (item->exercise) {
			const char *slug = item->exercise->slug;
			printf("Solve this exercise again from its start, which keeps a copy of your file:\n"
			       "asynctutor reset %s; asynctutor start %s\n\n", slug, slug);
			continue;
		}
		if (!cli_ask(c, item->quiz, &option))
			return EXIT_GOOD;
		if (repeat_answer(c->app, item, option, e) < 0)
			return cli_fail(e);
		cli_say_why(c, item->quiz, option);
	}
	return EXIT_GOOD;
}

static int run(struct cli *c)
{
	const char *format = cli_value(c, "format");
	struct repeat_list list;
	struct err e = ERR_INIT;
	bool talk = !format && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

	if (format && strcmp(format, "text") != 0 && strcmp(format, "json") != 0) {
		err_set(&e, ERR_USAGE, "--format takes text or json, not \"%s\"", format);
		return cli_fail(&e);
	}
	if (talk && !c->plain) {
		const struct tui_options options = {.course = c->course, .start = TUI_REPEAT};
		return tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	}
	if (!cli_app(c, false, &e) || repeat_read(c->app, clock_now(), &list, &e) < 0)
		return cli_fail(&e);
	int status = EXIT_GOOD;
	if (!format && c->plain && list.due)
		status = ask_due(c, &list, &e);
	else
		print_list(&list, format && strcmp(format, "json") == 0);
	repeat_done(&list);
	return status;
}

const struct cmd cmd_repeat = {
    .name = "repeat",
    .args = "",
    .summary = "Repeat what went badly and is due again",
    .options = {{"format", "FORMAT", "text or json: list what comes back, and when"}},
    .restricted = true,
    .run = run,
};
