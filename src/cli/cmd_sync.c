/*: .It Cm sync Oo Fl -code Oc Oo Fl -init Oc Op Ar URL
 *: Send what you did, which the store keeps, to the PostgreSQL server of an organization.
 *: .Ar URL
 *: is a connection string of libpq, for example
 *: .Li postgresql://records.example.org/training?sslmode=verify-full ;
 *: a password belongs in
 *: .Pa ~/.pgpass ,
 *: not in it.
 *: Only events of your own are sent, each once, under the name of the database role that you log in as; no file of yours is, unless with
 *: .Fl -code
 *: the answers that were checked, for instructors to look at and
 *: .Cm class verify
 *: to judge again.
 *: What is interrupted goes on at the next call.
 *: With
 *: .Fl -init ,
 *: for whoever runs the server, the SQL of tables, roles and policies is printed, or applied to the database
 *: .Ar URL .
 *: It needs a build with PostgreSQL
 *: .Pq Li ./configure --with-postgresql .
 */
#include <stdio.h>
#include <unistd.h>
#include "class/pg.h"
#include "cli/cmd.h"

/* How far it is, where somebody looks. */
static void tell(const struct pg_report *r, size_t of, void *ctx)
{
	(void)ctx;
	fprintf(stderr, "\r%zu of %zu events sent", r->sent, of);
	fflush(stderr);
}

static int init(struct cli *c)
{
	struct err e = ERR_INIT;

	if (c->nargs == 0)
		return fputs(pg_schema(), stdout) == EOF ? EXIT_FAILED : EXIT_GOOD;
	if (pg_init(c->args[0], &e) < 0)
		return cli_fail(&e);
	puts("The record is set up. GRANT asynctutor_learner TO the role of each who learns, asynctutor_instructor to who teaches.");
	return EXIT_GOOD;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct pg_report r;
	bool looked_at = isatty(STDERR_FILENO);

	if (cli_has(c, "init"))
		return init(c);
	if (c->nargs == 0) {
		err_set(&e, ERR_USAGE, "which server? asynctutor sync postgresql://HOST/DATABASE");
		return cli_fail(&e);
	}
	if (!cli_app(c, false, &e))
		return cli_fail(&e);
	int status = pg_sync(app_store(c->app), c->args[0], cli_has(c, "code"), looked_at ? tell : NULL, NULL, &r, &e);
	if (looked_at && r.sent)
		fputc('\n', stderr);
	if (status < 0) {
		int failed = cli_fail(&e);
		fputs("What you do is kept here; sync again later.\n", stderr);
		return failed;
	}
	if (r.texts)
		printf("%zu answer%s sent.\n", r.texts, r.texts == 1 ? "" : "s");
	if (r.added == 0)
		printf("The server has all of your %zu event%s.\n", r.all, r.all == 1 ? "" : "s");
	else
		printf("%zu new event%s sent; the server has all of your %zu.\n", r.added, r.added == 1 ? "" : "s", r.all);
	return EXIT_GOOD;
}

const struct cmd cmd_sync = {
    .name = "sync",
    .args = "[URL]",
    .summary = "Send what you did to an organization's PostgreSQL server",
    .options = {{"code", NULL, "send also your answers that were checked"}, {"init", NULL, "print the SQL that sets the server up, or apply it"}},
    .max_args = 1,
    .run = run,
};
