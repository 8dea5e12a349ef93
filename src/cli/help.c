#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "cli/cmd.h"

static void add_option(struct buf *out, const char *name, const char *arg, const char *help)
{
	struct buf left = BUF_INIT;

	buf_addf(&left, "--%s%s%s", name, arg && arg[0] != '[' ? " " : "", arg ? arg : "");
	buf_addf(out, "  %-18s %s\n", left.data, help);
	buf_done(&left);
}

static void add_common(struct buf *out)
{
	add_option(out, "course", "DIR", "use the course in DIR instead of the built-in one");
	add_option(out, "plain", NULL, "no box drawing or color: for screen readers and pipes");
	add_option(out, "help", NULL, "say what a command does and end");
}

char *cli_help(const struct cmd *cmd)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "usage: asynctutor %s%s%s%s\n\n%s.\n\noptions:\n", cmd->name, cmd->options[0].name ? " [OPTIONS]" : "",
	    cmd->args[0] ? " " : "", cmd->args, cmd->summary);
	for (const struct cmd_option *o = cmd->options; o->name; o++)
		add_option(&b, o->name, o->arg, o->help);
	add_common(&b);
	return buf_detach(&b);
}

char *cli_usage(void)
{
	struct buf b = BUF_INIT;

	buf_addstr(&b, "usage: asynctutor [OPTIONS] [COMMAND [ARGUMENTS]]\n\n"
		       "Teaches Python concurrency. Without a command: the screens, where you left off.\n\ncommands:\n");
	for (size_t i = 0; i < ncmds; i++)
		buf_addf(&b, "  %-18s %s\n", cmds[i]->name, cmds[i]->summary);
	buf_addstr(&b, "\noptions:\n");
	add_common(&b);
	add_option(&b, "restricted", "[=FILE]", "as the first one: for learners on a shared host");
	add_option(&b, "version", NULL, "print the version and end");
	buf_addstr(&b, "\n`asynctutor COMMAND --help` tells more; the manual is asynctutor(1).\n");
	return buf_detach(&b);
}
