/*: .It Cm prompt Oo Ar NAME Oo Ar FILE Oc Oc Oo Fl -set Ar KEY Ns = Ns Ar VALUE Oc ...
 *: Print the prompt
 *: .Ar NAME
 *: for a language model, filled with the code of
 *: .Ar FILE
 *: and with what the rules find in it.
 *: Without
 *: .Ar FILE ,
 *: or with
 *: .Ql - ,
 *: the code is read from standard input when that is not a terminal.
 *: .Fl -set
 *: fills
 *: .Li {{KEY}} ;
 *: what has no value stays as it is and is named on standard error.
 *: Without
 *: .Ar NAME
 *: list the prompts.
 *: A course adds its own in its folder
 *: .Pa prompts ;
 *: see
 *: .Xr asynctutor-course 5 .
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/prompt.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "cli/cmd.h"
#include "cli/input.h"

#define FILE_LARGEST (64u << 20)

struct values {
	VEC(struct prompt_value) list;
};

static void list_prompts(const struct prompts *all)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < all->list.len; i++) {
		struct prompt_slots slots = {0};
		buf_addf(&out, "%-14s %s\n", all->list.ptr[i].name, all->list.ptr[i].title);
		prompt_slots(&all->list.ptr[i], &slots);
		for (size_t k = 0; k < slots.list.len; k++)
			buf_addf(&out, "%-14s --set %.*s=...\n", "", (int)slots.list.ptr[k].n, slots.list.ptr[k].p);
		vec_done(&slots.list);
	}
	cli_print(out.data);
	buf_done(&out);
}

static int read_values(const struct cli *c, const struct prompt *p, struct values *out, struct err *e)
{
	const char *text;

	for (size_t from = 0; (text = cli_next_value(c, "set", &from));) {
		const char *equals = strchr(text, '=');
		if (!equals || equals == text)
			return err_set(e, ERR_USAGE, "--set takes KEY=VALUE, not \"%s\"", text);
		struct prompt_value *v = vec_push(&out->list);
		*v = (struct prompt_value){{text, (size_t)(equals - text)}, equals + 1};
		if (prompt_check(p, v, e) < 0)
			return -1;
	}
	return 0;
}

/* The code to CODE: 1 where there is some, 0 where nobody gives any, -1 with E filled. */
static int read_code(const char *path, struct buf *code, struct err *e)
{
	char *text;
	size_t len;

	if (strcmp(path, "-") == 0)
		return isatty(STDIN_FILENO) ? 0 : cli_read_stdin(code, e) < 0 ? -1 : code->len > 0;
	if (path_read(path, FILE_LARGEST, &text, &len, e) < 0)
		return -1;
	buf_add(code, text, len);
	free(text);
	return 1;
}

static bool is_set(const struct values *values, struct str name)
{
	for (size_t i = 0; i < values->list.len; i++)
		if (str_eq(values->list.ptr[i].name, name))
			return true;
	return false;
}

static void name_unset(const struct prompt *p, const struct values *values, bool code)
{
	struct prompt_slots slots = {0};
	struct buf names = BUF_INIT;

	if (!code)
		cli_warn("no code was given: name a file, or pipe it in");
	prompt_slots(p, &slots);
	for (size_t i = 0; i < slots.list.len; i++)
		if (!is_set(values, slots.list.ptr[i]))
			buf_addf(&names, "%s%.*s", names.len ? ", " : "", (int)slots.list.ptr[i].n, slots.list.ptr[i].p);
	if (names.len)
		cli_warn("not set: %s (--set KEY=VALUE)", names.data);
	vec_done(&slots.list);
	buf_done(&names);
}

/* To a pipe or file exactly as it is: another program reads it. */
static void print_exactly(const struct buf *out)
{
	if (isatty(STDOUT_FILENO))
		cli_print(out->data);
	else
		fwrite(out->data, 1, out->len, stdout);
	fflush(stdout);
}

static int print_prompt(struct cli *c, const struct prompts *all, struct values *values, struct err *e)
{
	const char *path = c->nargs > 1 ? c->args[1] : "-";
	const struct prompt *p = prompts_find(all, c->args[0], e);
	struct buf text = BUF_INIT, out = BUF_INIT;
	int given = p && read_values(c, p, values, e) == 0 ? read_code(path, &text, e) : -1;

	if (given >= 0) {
		const struct prompt_code code = {path, text.data, text.len};
		prompt_fill(c->app, p, values->list.ptr, values->list.len, given ? &code : NULL, &out);
		print_exactly(&out);
		name_unset(p, values, given);
	}
	buf_done(&text);
	buf_done(&out);
	return given < 0 ? -1 : 0;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct prompts all = {0};
	struct values values = {0};

	if (!cli_app(c, true, &e))
		return cli_fail(&e);
	int status = prompts_load(c->app, &all, &e);
	if (status == 0 && c->nargs == 0)
		list_prompts(&all);
	else if (status == 0)
		status = print_prompt(c, &all, &values, &e);
	vec_done(&values.list);
	prompts_done(&all);
	return status < 0 ? cli_fail(&e) : EXIT_GOOD;
}

const struct cmd cmd_prompt = {
    .name = "prompt",
    .args = "[NAME [FILE]]",
    .summary = "Print a prompt filled with code and with what the rules find in it",
    .options = {{"set", "KEY=VALUE", "fill {{KEY}} with VALUE"}},
    .max_args = 2,
    .restricted = true,
    .run = run,
};
