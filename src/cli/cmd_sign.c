/*: .It Cm sign Oo Fl -key Ar KEY Oc Oo Fl -yes Oc Ar FILE
 *: Sign somebody's request to sign off items of a checklist, with your SSH key, as git signs commits.
 *: What you sign is shown first, and asked for on a terminal;
 *: .Fl -yes
 *: answers that.
 *: .Ar KEY
 *: is the file of a private key, or of a public one that an agent knows; without it the first that is found of
 *: .Pa ~/.ssh/id_ed25519 , id_ecdsa
 *: and
 *: .Pa id_rsa .
 *: The signature is added to
 *: .Ar FILE ,
 *: which goes back to the learner.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/signoff.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "cli/cmd.h"
#include "report/report.h"

#define WIDTH 80
#define DATE_CHARS 10

static void add_evidence(const struct signoff_evidence *ev, struct buf *out)
{
	struct buf line = BUF_INIT;
	char at[CLOCK_TEXT];

	buf_addf(&line, "%s: %s", ev->state, ev->text);
	if (ev->at) {
		clock_format(ev->at, at);
		buf_addf(&line, " (%.*s)", DATE_CHARS, at);
	}
	report_wrap(out, line.data, 4, WIDTH);
	if (ev->note) {
		buf_clear(&line);
		buf_addf(&line, "note: %s", ev->note);
		report_wrap(out, line.data, 8, WIDTH);
	}
	buf_done(&line);
}

/* What the person puts their name to, in words. */
static void show(const struct signoff *s)
{
	struct buf out = BUF_INIT, line = BUF_INIT;

	buf_addf(&line, "%s asks you to sign off, of \"%s\":", s->name, s->title);
	report_wrap(&out, line.data, 0, WIDTH);
	for (size_t i = 0; i < s->nitems; i++) {
		buf_clear(&line);
		buf_addf(&line, "- %s", s->items[i].text);
		report_wrap(&out, line.data, 4, WIDTH);
	}
	if (s->nevidence)
		buf_addstr(&out, "\nThe other items, as the learner's record has them:\n");
	for (size_t i = 0; i < s->nevidence; i++)
		add_evidence(&s->evidence[i], &out);
	buf_addch(&out, '\n');
	cli_print(out.data);
	buf_done(&line);
	buf_done(&out);
}

/* 0 where the person wants to. */
static int confirm(const struct cli *c, struct err *e)
{
	char answer[16];

	if (cli_has(c, "yes"))
		return 0;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_USAGE, "say --yes where nobody can be asked");
	printf("Do you confirm this, and sign it? [y/N] ");
	fflush(stdout);
	if (fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y'))
		return 0;
	return err_set(e, ERR_USAGE, "not signed");
}

static int sign(const struct cli *c, const struct signoff *s, const char *path, struct err *e)
{
	char *key = cli_has(c, "key") ? xstrdup(cli_value(c, "key")) : signature_key(), *signature = NULL;
	int status = -1;

	if (s->signature)
		err_at(e, ERR_USAGE, path, 0, 0, "is signed already");
	else if (!key)
		err_set(e, ERR_MISSING, "there is no SSH key in ~/.ssh: name one with --key, or make one with ssh-keygen");
	else if (confirm(c, e) == 0)
		status = signature_make(s->text, s->len, key, &signature, e);
	if (status == 0) {
		char *both = xasprintf("%s%s", s->text, signature);
		status = path_write(path, both, strlen(both), e);
		free(both);
	}
	free(signature);
	free(key);
	return status;
}

static int run(struct cli *c)
{
	const char *path = c->args[0];
	struct signoff s;
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	if (path_read(path, SIGNOFF_BYTES, &text, &len, &e) < 0)
		return cli_fail(&e);
	int status = signoff_parse(text, len, path, &s, &e);
	free(text);
	if (status < 0)
		return cli_fail(&e);
	show(&s);
	status = sign(c, &s, path, &e);
	signoff_done(&s);
	if (status < 0)
		return cli_fail(&e);
	cli_print(path);
	printf(" is signed: give it back to the learner.\n");
	return EXIT_GOOD;
}

const struct cmd cmd_sign = {
    .name = "sign",
    .args = "FILE",
    .summary = "Sign somebody's request to sign off a checklist",
    .options = {{"key", "KEY", "the SSH key"}, {"yes", NULL, "do not ask"}},
    .min_args = 1,
    .max_args = 1,
    .run = run,
};
