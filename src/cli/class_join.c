#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/class.h"
#include "tui/tui.h"

static void print_safe(const char *before, const char *text, const char *behind)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, text, strlen(text), CELL_PROSE);
	printf("%s%s%s", before, safe.data, behind);
	buf_done(&safe);
}

/* False unless the learner says yes. */
static bool ask(void)
{
	char line[64];

	printf("\nShare this, from now on? [y/N] ");
	fflush(stdout);
	return fgets(line, sizeof line, stdin) && (line[0] == 'y' || line[0] == 'Y');
}

static void tell(const char *dir, const struct class_info *info, const char *name, bool past)
{
	print_safe("The class \"", info->title, "\"");
	print_safe(" in ", dir, ".\n\nIts instructor will see:\n");
	fputs(classroom_shares, stdout);
	printf("%s\n", past ? "Also what you did in this course before." : "Only what you do from now on; --past shares what was done before too.");
	print_safe("Your name there: ", name, "\n");
}

static int join(struct cli *c, const struct class_info *info, struct err *e)
{
	const char *given = cli_value(c, "name");
	char *name = given ? xstrdup(given) : classroom_name(c->app);
	bool past = cli_has(c, "past");
	int status = EXIT_FINDINGS;

	if (!*name || strlen(name) > 200) {
		err_set(e, ERR_USAGE, "--name takes a name of at most 200 bytes");
		status = -1;
	} else {
		tell(c->args[0], info, name, past);
		if (!cli_has(c, "yes") && !ask())
			puts("\nNothing was shared.");
		else
			status = classroom_join(c->app, c->args[0], info, name, past, e);
	}
	free(name);
	return status;
}

int class_cmd_join(struct cli *c)
{
	struct err e = ERR_INIT;
	struct class_info *info = cli_app(c, false, &e) ? classroom_look(c->args[0], &e) : NULL;
	int status = info ? join(c, info, &e) : -1;

	class_free(info);
	if (status < 0)
		return cli_fail(&e);
	if (status == EXIT_FINDINGS)
		return status;
	classroom_poke(c->app);
	classroom_settle(c->app, 10000);
	char *word = classroom_word(c->app);
	if (word)
		cli_warn("%s", word);
	free(word);
	puts("\nYou have joined. `asynctutor class leave` ends it.");
	return EXIT_GOOD;
}

int class_cmd_leave(struct cli *c)
{
	struct err e = ERR_INIT;

	if (!cli_app(c, false, &e) || classroom_leave(c->app, &e) < 0)
		return cli_fail(&e);
	puts("You have left the class: nothing is shared any more. What was sent stays there.");
	return EXIT_GOOD;
}

static void print_task(struct cli *c, const struct class_task *t)
{
	const struct exercise *x = course_exercise(app_course(c->app), t->exercise);
	char due[CLOCK_TEXT];

	if (!x)
		return;
	clock_format(t->due, due);
	printf("%s: %s%s%s\n", x->slug, progress_state_name(app_exercise_progress(c->app, x)->state), t->due ? ", due " : "", t->due ? due : "");
}

int class_cmd_status(struct cli *c)
{
	struct err e = ERR_INIT;

	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	const struct class_info *info = classroom_info(c->app);
	if (!classroom_dir(c->app)) {
		puts("You are in no class.");
		return EXIT_FINDINGS;
	}
	print_safe("In the class \"", info ? info->title : "", "\"");
	print_safe(" of ", classroom_dir(c->app), "");
	printf(", signal: %s. Its instructor sees:\n%s", class_signal_name(classroom_signaled(c->app)), classroom_shares);
	for (size_t i = 0; info && i < info->tasks.len; i++)
		print_task(c, &info->tasks.ptr[i]);
	classroom_poke(c->app);
	return EXIT_GOOD;
}

int class_cmd_signal(struct cli *c)
{
	struct err e = ERR_INIT;
	const struct exercise *x = NULL;
	int s = CLASS_NO_SIGNAL;

	while (s <= CLASS_DONE && strcmp(c->args[0], class_signal_name((enum class_signal)s)) != 0)
		s++;
	if (s > CLASS_DONE) {
		cli_warn("a signal is help, done or none, not \"%s\"", c->args[0]);
		return EXIT_FAILED;
	}
	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	c->args++;
	c->nargs--;
	if (c->nargs && !(x = cli_exercise(c, false, &e)))
		return cli_fail(&e);
	return classroom_signal(c->app, x, (enum class_signal)s, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
}

int class_cmd_follow(struct cli *c)
{
	const struct tui_options options = {.course = c->course, .start = TUI_FOLLOW};
	struct err e = ERR_INIT;

	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	if (!classroom_dir(c->app)) {
		cli_warn("you are in no class; `asynctutor class join DIR` joins one");
		return EXIT_FAILED;
	}
	app_close(c->app);
	c->app = NULL;
	return tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
}
