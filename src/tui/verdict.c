#include "report/report.h"
#include "tui/theme.h"
#include "tui/verdict.h"

#define FINDINGS_MOST 50 /* shown */

const char *severity_letter(enum severity s)
{
	static const char *const letters[] = {[SEVERITY_HINT] = "i", [SEVERITY_WARNING] = "W", [SEVERITY_ERROR] = "E"};

	return letters[s];
}

static void status_row(struct rows *r, const struct verdict *v, int width)
{
	struct buf text = BUF_INIT;

	report_verdict_status(v, &text);
	rows_wrap(r, v->kind == VERDICT_PASSED || v->kind == VERDICT_PATTERNS_ONLY ? STYLE_PASS : STYLE_FAIL, text.data, width, 2);
	buf_done(&text);
}

static void explain_failure(struct rows *r, const struct verdict *v, int width)
{
	if (v->syntax_error) {
		rows_printf(r, STYLE_FAIL, "line %d, column %d:", v->syntax_line, v->syntax_col);
		rows_wrap(r, MD_TEXT, v->syntax_error, width, 2);
		return;
	}
	if (v->first_failed >= v->nresults)
		return;
	const struct check_result *f = &v->results[v->first_failed];
	rows_wrap(r, MD_TEXT, f->message, width, 0);
	if (f->line > 0)
		rows_printf(r, STYLE_FAIL, "line %d:", f->line);
	if (f->seen)
		rows_wrap(r, MD_CODE, f->seen, width, 2);
	else if (f->line > 0)
		rows_end(r);
}

/* The first key of A in SCOPES, with a colon. */
static void add_key(struct buf *out, enum action a, unsigned scopes)
{
	action_keys(a, scopes, 1, "", out);
	buf_addstr(out, ": ");
}

/* Returns the row behind the last hint, 0 where there is none. */
static size_t hint_rows(struct rows *r, const struct app_hint *h, unsigned scopes, int width)
{
	for (size_t i = 0; i < h->shown; i++) {
		rows_printf(r, STYLE_HINT, "Hint %zu of %zu:", i + 1, h->total);
		rows_wrap(r, MD_TEXT, h->texts[i], width, 2);
	}
	size_t end = h->shown ? rows_count(r) : 0;
	struct buf text = BUF_INIT;
	if (h->shown < h->total) {
		add_key(&text, ACT_HINT, scopes);
		buf_addf(&text, "%s (%zu of %zu shown)", h->shown ? "the next hint" : "a hint", h->shown, h->total);
		rows_puts(r, STYLE_DIM, text.data);
		rows_end(r);
	}
	buf_done(&text);
	return end;
}

static void check_list(struct rows *r, const struct verdict *v, int width)
{
	static const struct {
		int style;
		const char *text;
	} looks[] = {
	    [CHECK_PASSED] = {STYLE_PASS, "[x] "}, [CHECK_FAILED] = {STYLE_FAIL, "[!] "}, [CHECK_SKIPPED] = {STYLE_DIM, "[-] "}};

	for (size_t i = 0; i < v->nresults; i++) {
		const struct check_result *c = &v->results[i];
		struct buf text = BUF_INIT;
		rows_puts(r, looks[c->status].style, looks[c->status].text);
		buf_addstr(&text, c->check->id);
		if (c->status == CHECK_FAILED && c->line > 0)
			buf_addf(&text, " (line %d)", c->line);
		else if (c->status == CHECK_SKIPPED)
			buf_addstr(&text, " (not judged)");
		rows_wrap(r, MD_TEXT, text.data, width, 4);
		buf_done(&text);
	}
}

/* What is no Python, and what was found on the line where one types. */
static void here_rows(struct rows *r, const struct verdict_rows *what, int width)
{
	if (what->fault && !(what->verdict && what->verdict->syntax_error)) {
		rows_printf(r, STYLE_FAIL, "! line %d:", what->fault_line);
		rows_wrap(r, MD_TEXT, what->fault, width, 2);
	}
	for (size_t i = 0; i < what->nfindings; i++) {
		const struct finding *f = &what->findings[i];
		if (f->line != what->here)
			continue;
		rows_printf(r, STYLE_FINDING, "%s here:", severity_letter(rule_severity(f->rule)));
		rows_wrap(r, MD_TEXT, f->message, width, 2);
	}
}

static void finding_rows(struct rows *r, const struct verdict_rows *what, int width)
{
	size_t shown = 0;

	if (what->nfindings == 0)
		return;
	rows_end(r);
	rows_puts(r, STYLE_MODULE, "Seen in your code");
	rows_end(r);
	for (size_t i = 0; i < what->nfindings && shown < FINDINGS_MOST; i++, shown++) {
		const struct finding *f = &what->findings[i];
		rows_printf(r, STYLE_FINDING, "%s line %d:", severity_letter(rule_severity(f->rule)), f->line);
		rows_wrap(r, MD_TEXT, f->message, width, 2);
	}
	if (shown < what->nfindings) {
		rows_printf(r, STYLE_DIM, "and %zu more", what->nfindings - shown);
		rows_end(r);
	}
}

static void not_checked(struct rows *r, const struct verdict_rows *what, int width)
{
	struct buf text = BUF_INIT;

	buf_addstr(&text, "Not checked yet. ");
	if (action_keys(ACT_EDIT, what->scopes, 1, "", &text) > 0)
		buf_addstr(&text, ": edit your file, ");
	add_key(&text, ACT_CHECK, what->scopes);
	buf_addstr(&text, "check it.");
	rows_wrap(r, STYLE_DIM, text.data, width, 0);
	buf_done(&text);
}

size_t verdict_rows(struct rows *r, const struct verdict_rows *what, int width)
{
	const struct verdict *v = what->verdict;
	size_t hint_end = 0;

	here_rows(r, what, width);
	if (!v && !what->hint)
		not_checked(r, what, width);
	if (v) {
		status_row(r, v, width);
		explain_failure(r, v, width);
	} else if (what->hint && what->hint->message) {
		rows_wrap(r, MD_TEXT, what->hint->message, width, 0);
	}
	if (what->hint)
		hint_end = hint_rows(r, what->hint, what->scopes, width);
	if (what->next)
		rows_wrap(r, MD_TEXT, what->next, width, 2);
	if (v) {
		rows_end(r);
		check_list(r, v, width);
	}
	finding_rows(r, what, width);
	return hint_end;
}
