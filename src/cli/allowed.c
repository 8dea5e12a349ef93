#include <string.h>
#include "app/gate.h"
#include "cli/cmd.h"

/* Do PLACEHOLDER's N bytes stand for a path? */
static bool is_for_path(const char *placeholder, size_t n)
{
	static const char *const words[] = {"FILE", "DIR", "FOLDER", "PATH"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == n && strncmp(words[i], placeholder, n) == 0)
			return true;
	return false;
}

/* "-" is standard input. */
static int check_path(const char *path, struct err *e)
{
	return strcmp(path, "-") == 0 ? 0 : gate_path(path, e);
}

int cli_allowed_arguments(const struct cli *c, const char *placeholders, struct err *e)
{
	static const char between[] = " []";
	const char *word = placeholders + strspn(placeholders, between);
	bool path = false;

	for (int i = 0; gate_restricted() && i < c->nargs; i++) {
		size_t n = strcspn(word, " [].");
		if (n)
			path = is_for_path(word, n);
		word += strcspn(word, between);
		word += strspn(word, between);
		if (path && check_path(c->args[i], e) < 0)
			return -1;
	}
	return 0;
}

int cli_allowed(const struct cli *c, struct err *e)
{
	if (!gate_restricted())
		return 0;
	if (!c->cmd->restricted)
		return err_set(e, ERR_USAGE, "the command \"%s\" is not available on this host", c->cmd->name);
	for (size_t i = 0; i < c->given.len; i++) {
		const struct cli_given *g = &c->given.ptr[i];
		if (g->option->arg && is_for_path(g->option->arg, strlen(g->option->arg)) && check_path(g->value, e) < 0)
			return -1;
	}
	return cli_allowed_arguments(c, c->cmd->args, e);
}
