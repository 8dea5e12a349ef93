/*: .It Cm checklist Oo Fl -tick Ar ITEM | Fl -untick Ar ITEM Oc Oo Fl -item Ar ITEM Oc Oo Fl -note Ar TEXT Oc Oo Fl -project Ar DIR Oc Oo Fl -request Ar FILE Oc Oo Fl -sign-off Ar FILE | Fl -by Ar NAME Oc Oo Fl -verify Oc Oo Fl -allowed-signers Ar FILE Oc Oo Fl -file Ar PATH Oc Oo Fl -no-record Oc Oo Fl -format Ar FORMAT Oc Op Ar SLUG
 *: Show a checklist and what proves each of its items, or, without
 *: .Ar SLUG
 *: and
 *: .Fl -file ,
 *: the lists of the course.
 *: .Ar FORMAT
 *: is
 *: .Cm text ,
 *: .Cm markdown
 *: (a task list for a pull request or a ticket) or
 *: .Cm json .
 *: .Pp
 *: .Fl -tick
 *: gives your word for an item and
 *: .Fl -untick
 *: takes back whatever was said about it;
 *: .Fl -note
 *: adds a note to that item, or to the one that
 *: .Fl -item
 *: names.
 *: .Fl -project
 *: reviews the Python files below
 *: .Ar DIR
 *: by the rules of those items that rules prove, says what was found, and ticks the items for which that is nothing.
 *: .Pp
 *: .Fl -request
 *: writes a request to sign off what somebody else must confirm (one item with
 *: .Fl -item ) ,
 *: which that person signs with
 *: .Cm sign .
 *: .Fl -sign-off
 *: takes the signed file in, if the signature is that of somebody in
 *: .Ar FILE
 *: of
 *: .Fl -allowed-signers
 *: (see
 *: .Ev ASYNCTUTOR_ALLOWED_SIGNERS ) .
 *: .Fl -by ,
 *: with
 *: .Fl -item ,
 *: records a name without a signature, which is shown as claimed.
 *: .Fl -verify
 *: looks at the signatures of the record again: exit status 1 where one is missing or not good.
 *: .Pp
 *: .Fl -file
 *: reads a list that is in no course.
 *: With
 *: .Fl -no-record
 *: your progress is neither read nor written, as suits a gate in a pipeline.
 *: Exit status 0 where all items are done, 1 where some are not.
 *: Files are described in
 *: .Xr asynctutor-checklist 5 .
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/proving.h"
#include "app/signoff.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "cli/cmd.h"

#define WIDTH 80

enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_JSON };

static int show_list(const struct app_checklist *l, enum format format)
{
	struct buf out = BUF_INIT;
	char *json = NULL;

	if (format == FORMAT_JSON)
		json = checklist_json(l->list, l->items);
	else if (format == FORMAT_MARKDOWN)
		checklist_markdown(l->list, l->items, &out);
	else
		checklist_text(l->list, l->items, WIDTH, &out);
	cli_print(json ? json : out.data);
	free(json);
	buf_done(&out);
	return l->done == l->list->n ? EXIT_GOOD : EXIT_FINDINGS;
}

/* ---- all lists of the course */

static void add_row(const struct app_checklist *l, struct buf *out)
{
	struct buf title = BUF_INIT;

	cellsafe(&title, l->list->title, strlen(l->list->title), CELL_PROSE);
	buf_addf(out, "%3zu of %-3zu %-28s %s\n", l->done, l->list->n, l->list->slug, title.data);
	buf_done(&title);
}

static int show_all(struct cli *c, enum format format)
{
	char **slugs;
	size_t n;
	int status = EXIT_GOOD;
	struct buf out = BUF_INIT;

	checklist_list(app_course(c->app), &slugs, &n);
	for (size_t i = 0; i < n; i++) {
		struct app_checklist l;
		struct err e = ERR_INIT;
		struct checklist *list = checklist_of(app_course(c->app), slugs[i], &e);
		if (!list || app_checklist_read(c->app, list, &l, &e) < 0) {
			status = cli_fail(&e);
			continue;
		}
		if (format == FORMAT_JSON) {
			char *json = checklist_json(l.list, l.items);
			buf_addf(&out, "%s%.*s", out.len ? ",\n" : "", (int)strlen(json) - 1, json);
			free(json);
		} else {
			add_row(&l, &out);
		}
		app_checklist_done(&l);
	}
	path_list_free(slugs, n);
	if (format == FORMAT_JSON)
		printf("[%s]\n", out.data);
	else
		cli_print(out.len ? out.data : "The course has no checklists.\n");
	buf_done(&out);
	return status;
}

/* ---- what is done to one list */

static const struct checklist_item *find_item(const struct app_checklist *l, const char *id, struct err *e)
{
	const struct checklist_item *item = checklist_item(l->list, id);

	if (item)
		return item;
	const char **ids = xcalloc(l->list->n, sizeof *ids);
	for (size_t i = 0; i < l->list->n; i++)
		ids[i] = l->list->items[i].id;
	const char *near = str_nearest(id, ids, l->list->n);
	if (near)
		err_set(e, ERR_MISSING, "%s has no item \"%s\"; did you mean \"%s\"?", l->list->slug, id, near);
	else
		err_set(e, ERR_MISSING, "%s has no item \"%s\"", l->list->slug, id);
	free(ids);
	return NULL;
}

static void show_item(const struct app_checklist *l, const struct checklist_item *item)
{
	struct buf out = BUF_INIT;
	const struct item_known *k = &l->items[item - l->list->items];

	buf_addf(&out, "[%c] %s: ", item_state_letter(k->state), item->id);
	checklist_evidence(item, k, &out);
	buf_addch(&out, '\n');
	cli_print(out.data);
	buf_done(&out);
}

/* --tick, --untick, --note. */
static int change(struct cli *c, struct app_checklist *l, struct err *e)
{
	const char *tick = cli_value(c, "tick"), *untick = cli_value(c, "untick"), *note = cli_value(c, "note"), *item = cli_value(c, "item");
	const char *id = tick ? tick : untick ? untick : item;

	if ((tick != NULL) + (untick != NULL) + (item != NULL) > 1)
		return err_set(e, ERR_USAGE, "--tick, --untick and --item name one item: give one of them");
	if (!id)
		return err_set(e, ERR_USAGE, "--note needs --item, --tick or --untick, which say to what");
	const struct checklist_item *which = find_item(l, id, e);
	int status = !which ? -1 : tick ? app_checklist_tick(l, which, note, e) : untick ? app_checklist_untick(l, which, e) : 0;
	if (status == 0 && note && !tick)
		status = app_checklist_note(l, which, note, e);
	if (status == 0)
		show_item(l, which);
	return status;
}

static int review_item(struct app_checklist *l, const struct checklist_item *item, const char *folder, struct err *e)
{
	struct proving *p = proving_begin(l, item, folder, e);
	struct review r = {0};
	struct buf out = BUF_INIT;
	bool clean;
	int status = p ? proving_end(p, &r, &clean, e) : -1;

	if (status == 0 && !clean) {
		buf_addf(&out, "%s: not proved: ", item->id);
		proving_doubt(&r, &out);
		buf_addch(&out, '\n');
		if (r.python || r.unread.len)
			review_text(&r, true, &out);
		buf_addch(&out, '\n');
		fputs(out.data, stderr);
	}
	buf_done(&out);
	review_done(&r);
	return status;
}

static int review_project(struct app_checklist *l, const char *folder, struct err *e)
{
	size_t n = 0;

	for (size_t i = 0; i < l->list->n; i++) {
		if (l->list->items[i].proof != PROOF_RULES)
			continue;
		n++;
		if (review_item(l, &l->list->items[i], folder, e) < 0)
			return -1;
	}
	return n ? 0 : err_set(e, ERR_USAGE, "%s has no item that rules prove", l->list->slug);
}

static int write_request(struct cli *c, const struct app_checklist *l, const char *path, struct err *e)
{
	const struct checklist_item *one = NULL;

	if (cli_has(c, "item") && !(one = find_item(l, cli_value(c, "item"), e)))
		return -1;
	if (one && one->proof != PROOF_SIGN_OFF)
		return err_set(e, ERR_USAGE, "%s is not signed off by anybody", one->id);
	int status = signoff_write(l, one, path, e);
	if (status == 0) {
		cli_print(path);
		printf(" is written. Whoever signs it off runs `asynctutor sign` on it; then take it in with --sign-off.\n");
	}
	return status;
}

static int take_sign_off(struct cli *c, struct app_checklist *l, const char *path, struct err *e)
{
	struct signoff s;

	if (signoff_take(l, path, cli_value(c, "allowed-signers"), &s, e) < 0)
		return -1;
	for (size_t i = 0; i < s.nitems; i++)
		show_item(l, checklist_item(l->list, s.items[i].id));
	signoff_done(&s);
	return 0;
}

static int claim(struct cli *c, struct app_checklist *l, const char *by, struct err *e)
{
	if (!cli_has(c, "item"))
		return err_set(e, ERR_USAGE, "--by needs --item, which says what was signed off");
	const struct checklist_item *item = find_item(l, cli_value(c, "item"), e);
	if (!item || signoff_claim(l, item, by, e) < 0)
		return -1;
	show_item(l, item);
	return 0;
}

static void show_signature(const struct checklist_item *item, const struct item_known *known, const char *why, void *ctx)
{
	struct buf out = BUF_INIT;

	buf_addf(&out, "%s %s: ", why ? "BAD " : "good", item->id);
	checklist_evidence(item, known, &out);
	if (why)
		buf_addf(&out, ": %s", why);
	buf_addch(&out, '\n');
	cli_print(out.data);
	buf_done(&out);
	++*(size_t *)ctx;
}

static int verify(struct cli *c, struct app_checklist *l, int *exit, struct err *e)
{
	char *allowed = signoff_signers(cli_value(c, "allowed-signers"));
	size_t bad, n = 0;
	int status = signoff_verify_all(l, allowed, show_signature, &n, &bad, e);

	free(allowed);
	if (status == 0 && n == 0)
		printf("Nothing is signed off.\n");
	*exit = bad || n == 0 ? EXIT_FINDINGS : EXIT_GOOD;
	return status;
}

/* One thing is done at a time: the first of these that was asked for. */
static int act(struct cli *c, struct app_checklist *l, enum format format, int *exit, struct err *e)
{
	*exit = EXIT_GOOD;
	if (cli_has(c, "request"))
		return write_request(c, l, cli_value(c, "request"), e);
	if (cli_has(c, "sign-off"))
		return take_sign_off(c, l, cli_value(c, "sign-off"), e);
	if (cli_has(c, "by"))
		return claim(c, l, cli_value(c, "by"), e);
	if (cli_has(c, "verify"))
		return verify(c, l, exit, e);
	if (cli_has(c, "tick") || cli_has(c, "untick") || cli_has(c, "note"))
		return change(c, l, e);
	if (cli_has(c, "project") && review_project(l, cli_value(c, "project"), e) < 0)
		return -1;
	*exit = show_list(l, format);
	return 0;
}

static bool writes(const struct cli *c)
{
	static const char *const options[] = {"request", "sign-off", "by", "verify", "tick", "untick", "note"};

	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (cli_has(c, options[i]))
			return true;
	return false;
}

static int run(struct cli *c)
{
	static const char *const formats[] = {"text", "markdown", "json", NULL};
	const char *file = cli_value(c, "file");
	struct app_checklist l;
	struct err e = ERR_INIT;
	int format = FORMAT_TEXT, exit = EXIT_GOOD;

	if (cli_one_of(c, "format", formats, &format, &e) < 0)
		return cli_fail(&e);
	if (cli_has(c, "no-record") && writes(c)) {
		err_set(&e, ERR_USAGE, "--no-record is for showing a list and for --project only");
		return cli_fail(&e);
	}
	if (!cli_app(c, cli_has(c, "no-record"), &e))
		return cli_fail(&e);
	if (!file && c->nargs == 0)
		return show_all(c, (enum format)format);
	struct checklist *list = file ? checklist_open(app_course(c->app), file, &e) : checklist_of(app_course(c->app), c->args[0], &e);
	if (!list || app_checklist_read(c->app, list, &l, &e) < 0)
		return cli_fail(&e);
	int status = act(c, &l, (enum format)format, &exit, &e);
	app_checklist_done(&l);
	return status < 0 ? cli_fail(&e) : exit;
}

const struct cmd cmd_checklist = {
    .name = "checklist",
    .args = "[SLUG]",
    .summary = "Show a checklist, tick its items, have it signed off",
    .options = {{"format", "FORMAT", "text, markdown or json"}, {"tick", "ITEM", "give your word for an item"},
	{"untick", "ITEM", "take back what was said about an item"}, {"item", "ITEM", "which item is meant"},
	{"note", "TEXT", "add a note to an item"}, {"project", "DIR", "review a folder for the items that rules prove"},
	{"request", "FILE", "write a request to sign off"}, {"sign-off", "FILE", "take in a signed request"},
	{"by", "NAME", "record who signed off, without a signature"}, {"verify", NULL, "look at the signatures again"},
	{"allowed-signers", "FILE", "who may sign, as ssh-keygen(1) has it"}, {"file", "PATH", "use a list that is in no course"},
	{"no-record", NULL, "neither read nor write your progress"}},
    .max_args = 1,
    .restricted = true,
    .run = run,
};
