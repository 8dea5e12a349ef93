/*: .It Cm export Oo Fl -format Ar FORMAT Oc Op Fl -iri Ar IRI
 *: Print every event of the store.
 *: .Ar FORMAT
 *: is
 *: .Cm jsonl
 *: (the default; one event a line with the columns as keys, which
 *: .Cm import
 *: reads),
 *: .Cm xapi
 *: (an array of xAPI 1.0.3 statements) or
 *: .Cm csv
 *: (RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe).
 *: With
 *: .Cm xapi ,
 *: .Ar IRI
 *: is what the identifiers begin with that the ADL vocabulary does not define;
 *: without it they lie below
 *: .Li https://asynctutor.invalid/xapi .
 *: An export holds no name and no file of yours, only ids and what was done.
 *: Versions of your files go to another machine with
 *: .Cm backup
 *: and
 *: .Cm restore ,
 *: which take all that was done along as well.
 */
#include <stdio.h>
#include <string.h>
#include "cli/cmd.h"
#include "report/events.h"

static const struct format {
	const char *name;
	enum events_format format;
} formats[] = {{"jsonl", EVENTS_JSONL}, {"xapi", EVENTS_XAPI}, {"csv", EVENTS_CSV}};

static int print_text(const char *text, size_t len, void *ctx)
{
	(void)ctx;
	return fwrite(text, 1, len, stdout) == len ? 0 : 1;
}

static int read_format(const struct cli *c, enum events_format *out, struct err *e)
{
	const char *name = cli_value(c, "format");

	*out = EVENTS_JSONL;
	for (size_t i = 0; name && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(name, formats[i].name) == 0) {
			*out = formats[i].format;
			return 0;
		}
	return name ? err_set(e, ERR_USAGE, "--format is jsonl, xapi or csv") : 0;
}

static const char *read_iri(const struct cli *c, struct err *e)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:";
	const char *iri = cli_value(c, "iri");

	if (!iri)
		return EVENTS_IRI;
	size_t n = strlen(iri), scheme = strncmp(iri, "https://", 8) == 0 ? 8 : strncmp(iri, "http://", 7) == 0 ? 7 : 0;
	if (scheme && n > scheme && iri[scheme] != '/' && iri[n - 1] != '/' && strspn(iri, allowed) == n)
		return iri;
	err_set(e, ERR_USAGE, "--iri is an address that begins with https:// or http:// and does not end with a slash");
	return NULL;
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	enum events_format format;
	const char *iri;

	if (read_format(c, &format, &e) < 0 || !(iri = read_iri(c, &e)) || !cli_app(c, false, &e))
		return cli_fail(&e);
	int status = report_events(app_store(c->app), format, iri, print_text, NULL, &e);
	if (status < 0)
		return cli_fail(&e);
	if (status == 0 && fflush(stdout) == 0)
		return EXIT_GOOD;
	cli_warn("the export could not be written to its end");
	return EXIT_FAILED;
}

const struct cmd cmd_export = {
    .name = "export",
    .args = "",
    .summary = "Print all progress as JSON Lines, xAPI statements or CSV",
    .options = {{"format", "FORMAT", "jsonl, xapi or csv"}, {"iri", "IRI", "what identifiers of ours begin with in xapi"}},
    .restricted = true,
    .run = run,
};
