/*: .It Cm review Oo Fl -format Ar FORMAT Oc Oo Fl -outline Ar OUTLINE Oc Oo Fl -select Ar RULES Oc Oo Fl -ignore Ar RULES Oc Oo Fl -strict Oc Oo Fl -fix Ns Oo = Ns Li all Oc Oc Oo Fl -no-copy Oc Oo Fl -diff Oc Oo Fl -jobs Ar N Oc Ar PATH ...
 *: .It Cm review Fl -screen Op Ar PATH ...
 *: Review Python files and folders by the catalogue of concurrency rules.
 *: .Ql -
 *: is standard input, which
 *: .Fl -fix
 *: prints with its fixes.
 *: Folders are walked as
 *: .Pa .gitignore
 *: wants it, without virtual environments.
 *: .Ar FORMAT
 *: is
 *: .Li text , json , sarif
 *: (SARIF 2.1.0) or
 *: .Li markdown ;
 *: .Ar OUTLINE ,
 *: for Markdown, is
 *: .Li specialist
 *: or
 *: .Li helper .
 *: .Ar RULES
 *: are ids with commas between.
 *: With
 *: .Fl -strict
 *: hints count like warnings.
 *: .Fl -fix
 *: applies the fixes that keep behavior to the files,
 *: .Fl -fix Ns = Ns Li all
 *: those that change it, too.
 *: What each file was before is kept with your progress:
 *: .Cm history Ar FILE
 *: lists it and puts it back.
 *: Where there is no place for that, such as in a pipeline without a home folder that can be written, nothing is changed;
 *: .Fl -no-copy
 *: applies the fixes without keeping copies, as suits files under version control.
 *: A file that changes while it is reviewed, or that holds a zero byte, is left alone, which is told, with exit status 2 at the end.
 *: .Fl -diff
 *: shows what the fixes would change instead.
 *: A line with a bare
 *: .Li "# noqa"
 *: or with
 *: .Li "# asynctutor: ignore[RULE]"
 *: is left in peace.
 *: .Pp
 *: .Fl -screen
 *: walks through the findings on a screen: the code, the rule, and its fix, which is shown as a diff before it is applied and can be taken back.
 *: Copies of the files as they were are kept with the progress.
 *: Without
 *: .Ar PATH
 *: it begins with a list of files to choose from.
 *: .Pp
 *: Answers
 *: .Li NO_ACTIONABLE_INPUT
 *: where nothing uses concurrency, and
 *: .Li ASYNC_CODE_CLEAN
 *: where there is no error and no warning.
 *: Exit status 1 only for an error or a warning.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/diff.h"
#include "app/replace.h"
#include "app/review.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "cli/cmd.h"
#include "tui/tui.h"

#define STDIN_MAX (64u << 20)

struct names {
	VEC(const char *) list;
	char *text; /* what they are cut from */
};

static void split_names(const char *text, struct names *out)
{
	out->text = xstrdup(text ? text : "");
	char *rest = out->text, *word;
	while ((word = strsep(&rest, ", ")))
		if (word[0])
			*vec_push(&out->list) = word;
}

static void names_done(struct names *n)
{
	vec_done(&n->list);
	free(n->text);
}

static int read_stdin(struct buf *out, struct err *e)
{
	char block[65536];
	size_t n;

	while ((n = fread(block, 1, sizeof block, stdin)) > 0) {
		if (out->len + n > STDIN_MAX)
			return err_set(e, ERR_IO, "standard input is larger than %u bytes, the most that is read here", STDIN_MAX);
		buf_add(out, block, n);
	}
	return ferror(stdin) ? err_sys(e, "standard input", "cannot read") : 0;
}

static bool reads_stdin(const struct cli *c)
{
	return c->nargs == 1 && strcmp(c->args[0], "-") == 0;
}

/* What was read from standard input goes to INPUT. */
static int run_review(struct cli *c, const struct rule_set *rules, const struct review_options *options, struct buf *input, struct review *out,
    struct err *e)
{
	if (!reads_stdin(c))
		return review_paths(rules, (const char *const *)c->args, (size_t)c->nargs, options, out, e);
	int status = read_stdin(input, e);
	if (status == 0)
		review_one_text(rules, "-", input->data, input->len, options, out);
	return status;
}

/* Write, or with --diff show, what the fixes make of F. *APPLIED counts them. */
static int fix_file(const struct cli *c, const struct rule_set *rules, const struct review_options *options, const struct review_file *f,
    size_t *applied, struct err *e)
{
	const char *which = cli_value(c, "fix");
	struct buf diff = BUF_INIT;
	size_t n;
	char *fixed = review_fix(rules, f, options, which && strcmp(which, "all") == 0, &n);
	int status = 0;

	if (n && memchr(f->text, '\0', f->len)) {
		status = err_at(e, ERR_SYNTAX, f->path, 0, 0, "is left alone: it holds a zero byte, which no Python file may");
	} else if (n && cli_has(c, "diff")) {
		diff_unified(f->text, f->len, fixed, strlen(fixed), f->path, f->path, &diff);
		cli_print(diff.data);
	} else if (n && reads_stdin(c)) {
		fputs(fixed, stdout);
	} else if (n) {
		status = app_replace(c->app, f->path, f->text, f->len, fixed, "fix", e);
	}
	if (status == 0)
		*applied += n;
	buf_done(&diff);
	free(fixed);
	return status;
}

/* What cannot be fixed is told; the others are. INPUT, that of standard input, comes out in any case. */
static int fix_files(struct cli *c, const struct rule_set *rules, const struct review_options *options, const struct review *r,
    const struct buf *input)
{
	struct err e = ERR_INIT;
	size_t applied = 0;
	int status = EXIT_GOOD;

	for (size_t i = 0; i < r->files.len; i++)
		if (fix_file(c, rules, options, &r->files.ptr[i], &applied, &e) < 0)
			status = cli_fail(&e);
	if (!applied && !cli_has(c, "diff"))
		fwrite(input->data, 1, input->len, stdout);
	bool kept = applied && !cli_has(c, "diff") && app_store(c->app);
	cli_warn("%zu fix%s %s%s", applied, applied == 1 ? "" : "es", cli_has(c, "diff") ? "possible" : "applied",
	    kept ? "; `asynctutor history FILE` has the file as it was" : "");
	return status;
}

enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_JSON, FORMAT_SARIF };

static void show(const struct review *r, const struct rule_set *rules, enum format format, enum review_outline outline, bool strict)
{
	struct buf out = BUF_INIT;
	char *json = NULL;

	switch (format) {
	case FORMAT_TEXT:
		review_text(r, strict, &out);
		break;
	case FORMAT_MARKDOWN:
		review_markdown(r, strict, outline, &out);
		break;
	case FORMAT_JSON:
		json = review_json(r);
		break;
	case FORMAT_SARIF:
		json = review_sarif(r, rules, PACKAGE_VERSION);
		break;
	}
	fputs(json ? json : out.data, stdout);
	free(json);
	buf_done(&out);
}

static int exit_status(const struct review *r, bool strict)
{
	struct review_counts n = review_count(r);

	if (n.errors || n.warnings || (strict && n.hints))
		return EXIT_FINDINGS;
	return r->unread.len ? EXIT_FAILED : EXIT_GOOD;
}

static int review_and_show(struct cli *c, const struct review_options *options, enum format format, enum review_outline outline)
{
	const struct rule_set *rules = app_rules(c->app);
	bool strict = cli_has(c, "strict"), fixing = cli_has(c, "fix") || cli_has(c, "diff");
	struct err e = ERR_INIT;
	struct buf input = BUF_INIT;
	struct review r = {0};
	int status;

	if (review_check_options(options, rules, &e) < 0 || run_review(c, rules, options, &input, &r, &e) < 0) {
		status = cli_fail(&e);
	} else if (fixing) {
		status = fix_files(c, rules, options, &r, &input);
	} else {
		show(&r, rules, format, outline, strict);
		status = exit_status(&r, strict);
	}
	review_done(&r);
	buf_done(&input);
	return status;
}

static int walk_through(struct cli *c)
{
	const struct tui_options options = {.course = c->course, .start = TUI_REVIEW, .paths = (const char *const *)c->args, .npaths = (size_t)c->nargs};
	struct err e = ERR_INIT;

	return tui_main(&options, &e) < 0 ? cli_fail(&e) : EXIT_GOOD;
}

/* Files are written, with copies kept of what they were. */
static bool wants_store(const struct cli *c)
{
	return cli_has(c, "fix") && !cli_has(c, "diff") && !cli_has(c, "no-copy") && !reads_stdin(c);
}

static bool open_app(struct cli *c, struct err *e)
{
	struct err without = ERR_INIT;

	if (cli_app(c, !wants_store(c), e))
		return true;
	if (wants_store(c) && cli_app(c, true, &without))
		err_prefix(e, "no copies of the files can be kept here, so none is changed (--no-copy does without)");
	err_done(&without);
	return false;
}

static int run(struct cli *c)
{
	static const char *const formats[] = {"text", "markdown", "json", "sarif", NULL};
	static const char *const outlines[] = {"specialist", "helper", NULL};
	struct names select = {0}, ignore = {0};
	struct err e = ERR_INIT;
	long jobs = 0;
	int format = FORMAT_TEXT, outline = OUTLINE_SPECIALIST;
	const char *fix = cli_value(c, "fix");

	if (cli_has(c, "screen"))
		return walk_through(c);
	if (!c->nargs) {
		cli_warn("review needs a PATH; --screen lets you choose one");
		return EXIT_FAILED;
	}
	if (cli_one_of(c, "format", formats, &format, &e) < 0 || cli_one_of(c, "outline", outlines, &outline, &e) < 0 ||
	    cli_number(c, "jobs", 1, 64, &jobs, &e) < 0 || !open_app(c, &e))
		return cli_fail(&e);
	if (fix && fix[0] && strcmp(fix, "all") != 0) {
		cli_warn("--fix is written alone or as --fix=all");
		return EXIT_FAILED;
	}
	split_names(cli_value(c, "select"), &select);
	split_names(cli_value(c, "ignore"), &ignore);
	const struct review_options options = {select.list.ptr, select.list.len, ignore.list.ptr, ignore.list.len, (unsigned)jobs,
	    format == FORMAT_MARKDOWN};
	int status = review_and_show(c, &options, (enum format)format, (enum review_outline)outline);
	names_done(&select);
	names_done(&ignore);
	return status;
}

const struct cmd cmd_review = {
    .name = "review",
    .args = "[PATH...]",
    .summary = "Review Python files by the catalogue of concurrency rules",
    .options = {{"format", "FORMAT", "text, json, sarif or markdown"}, {"outline", "OUTLINE", "of Markdown: specialist or helper"},
	{"select", "RULES", "apply only these rules"}, {"ignore", "RULES", "leave these rules out"},
	{"strict", NULL, "hints count like warnings"}, {"fix", "[=all]", "apply the safe fixes, or all"},
	{"no-copy", NULL, "keep no copies of the files as they were"}, {"diff", NULL, "show what the fixes would change"}, {"jobs", "N", "use N threads"},
	{"screen", NULL, "walk through the findings on a screen"}},
    .max_args = 1000000,
    .restricted = true,
    .run = run,
};
