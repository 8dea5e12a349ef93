/*: .It Cm rules Oo Fl -json Oc Op Ar ID
 *: List the rules of
 *: .Cm review ,
 *: the most severe first.
 *: With
 *: .Ar ID ,
 *: explain one: what it finds and why, its fix, examples of what is found (the lines marked by
 *: .Ql > )
 *: and of what is not.
 *: With
 *: .Fl -json ,
 *: the JSON described under
 *: .Sx JSON .
 */
#include <stdio.h>
#include <stdlib.h>
#include "cli/cmd.h"
#include "report/catalogue.h"

#define WIDTH 100

static int unknown(const struct rule_set *rules, const char *id, struct err *e)
{
	const char *near = catalogue_nearest(rules, id);

	if (near)
		return err_set(e, ERR_USAGE, "there is no rule \"%s\"; did you mean \"%s\"?", id, near);
	return err_set(e, ERR_USAGE, "there is no rule \"%s\"; `asynctutor rules` lists all", id);
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct buf out = BUF_INIT;
	bool json = cli_has(c, "json");
	const struct rule *r = NULL;

	if (!cli_app(c, true, &e))
		return cli_fail(&e);
	const struct rule_set *rules = app_rules(c->app);
	if (c->nargs && !(r = rule_set_get(rules, c->args[0]))) {
		unknown(rules, c->args[0], &e);
		return cli_fail(&e);
	}
	char *text = !json ? NULL : r ? catalogue_rule_json(r) : catalogue_json(rules);
	if (!json && r)
		catalogue_rule(r, WIDTH, &out);
	else if (!json)
		catalogue_list(rules, WIDTH, &out);
	fputs(text ? text : out.data, stdout);
	free(text);
	buf_done(&out);
	return EXIT_GOOD;
}

const struct cmd cmd_rules = {
    .name = "rules",
    .args = "[ID]",
    .summary = "List the rules of review, or explain one",
    .options = {{"json", NULL, "print JSON"}},
    .max_args = 1,
    .restricted = true,
    .run = run,
};
