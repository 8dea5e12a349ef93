/*: .It Cm place Op Fl -format Cm text | json
 *: Say where to begin: ask the questions of the placement quiz, then list the lessons to read.
 *: With
 *: .Fl -plain
 *: and without a terminal they are asked line by line, and answers are read from standard input.
 *: With
 *: .Fl -format
 *: nothing is asked, and what the latest quiz said is printed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/placement.h"
#include "cli/ask.h"
#include "cli/cmd.h"
#include "json/json.h"
#include "report/report.h"
#include "tui/tui.h"

static void print_lessons(struct app *a, bool known, const char *indent)
{
	const struct course *c = app_course(a);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < c->nlessons; i++)
		if (placement_knows(a, &c->lessons[i]) == known)
			buf_addf(&out, "%s%-24s  %s\n", indent, c->lessons[i].slug, c->lessons[i].title);
	cli_print(out.data);
	buf_done(&out);
}

static void print_text(struct app *a)
{
	const struct placement_result *r = placement_result(a);

	if (!r->taken) {
		puts("Nothing is known yet: `asynctutor place` asks.");
		return;
	}
	printf("%zu of %zu right.\n\n", r->right, r->asked);
	if (r->begin) {
		puts("Read these lessons, in this order:");
		print_lessons(a, false, "  ");
	} else {
		puts("There is no lesson that you have to read. What is left are the exercises.");
	}
	puts("\nYou know these, which does not count as read:");
	print_lessons(a, true, "  ");
}

static struct js *list_lessons(struct app *a, bool known)
{
	const struct course *c = app_course(a);
	struct js *list = js_array();

	for (size_t i = 0; i < c->nlessons; i++)
		if (placement_knows(a, &c->lessons[i]) == known)
			js_push_str(list, c->lessons[i].slug);
	return list;
}

static void print_json(struct app *a)
{
	const struct placement_result *r = placement_result(a);
	struct js *root = js_object();

	js_set_bool(root, "taken", r->taken);
	js_set_int(root, "right", (long long)r->right);
	js_set_int(root, "asked", (long long)r->asked);
	js_set_str(root, "begin", r->begin ? r->begin->slug : NULL);
	js_set(root, "read", r->taken ? list_lessons(a, false) : js_array());
	js_set(root, "known", list_lessons(a, true));
	char *text = js_dump(root, 2);
	fputs(text, stdout);
	free(text);
	js_free(root);
}

static int ask_all(struct cli *c, struct err *e)
{
	struct placement *p = placement_open(c->app, e);
	int status = EXIT_GOOD;

	if (!p)
		return cli_fail(e);
	for (size_t i = 0, option; status == EXIT_GOOD && i < placement_count(p); i++) {
		printf("Question %zu of %zu\n\n", i + 1, placement_count(p));
		if (!cli_ask(c, placement_question(p, i), &option)) {
			cli_warn("the quiz was left before its end, and only one that is answered to its end says where to begin");
			status = EXIT_FINDINGS;
		} else if (placement_answer(p, i, option, e) < 0) {
			status = cli_fail(e);
		}
	}
	placement_free(p);
	if (status == EXIT_GOOD)
		print_text(c->app);
	return status;
}

static int run(struct cli *c)
{
	const char *format = cli_value(c, "format");
	struct err e = ERR_INIT;

	if (format && strcmp(format, "text") != 0 && strcmp(format, "json") != 0) {
		err_set(&e, ERR_USAGE, "--format takes text or json, not \"%s\"", format);
		return cli_fail(&e);
	}
	if (!format && !c->plain && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
		const struct tui_options options = {.course = c->course, .start = TUI_PLACEMENT};
		return tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
	}
	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	if (!format)
		return ask_all(c, &e);
	if (strcmp(format, "json") == 0)
		print_json(c->app);
	else
		print_text(c->app);
	return EXIT_GOOD;
}

const struct cmd cmd_place = {
    .name = "place",
    .args = "",
    .summary = "Answer some questions that say where to begin",
    .options = {{"format", "FORMAT", "text or json: ask nothing, print what the latest said"}},
    .restricted = true,
    .run = run,
};
