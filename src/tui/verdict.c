#include "report/report.h"
#include "tui/theme.h"
#include "tui/verdict.h"

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

/* Returns the row behind the last hint, 0 where there is none. */
static size_t hint_rows(struct rows *r, const struct app_hint *h, int width)
{
	for (size_t i = 0; i < h->shown; i++) {
		rows_printf(r, STYLE_HINT, "Hint %zu of %zu:", i + 1, h->total);
		rows_wrap(r, MD_TEXT, h->texts[i], width, 2);
	}
	size_t end = h->shown ? rows_count(r) : 0;
	if (h->shown < h->total) {
		rows_printf(r, STYLE_DIM, "h: %s (%zu of %zu shown)", h->shown ? "the next hint" : "a hint", h->shown, h->total);
		rows_end(r);
	}
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

static void finding_rows(struct rows *r, const struct verdict_rows *what, int width)
{
	if (what->nfindings == 0)
		return;
	rows_end(r);
	rows_puts(r, STYLE_MODULE, "Also seen in your code");
	rows_end(r);
	for (size_t i = 0; i < what->nfindings; i++) {
		const struct finding *f = &what->findings[i];
		rows_printf(r, STYLE_FINDING, "%s line %d:", severity_letter(rule_severity(f->rule)), f->line);
		rows_wrap(r, MD_TEXT, f->message, width, 2);
	}
}

size_t verdict_rows(struct rows *r, const struct verdict_rows *what, int width)
{
	const struct verdict *v = what->verdict;

	if (!v && !what->hint) {
		rows_wrap(r, STYLE_DIM, "Not checked yet. e: edit your file, c: check it.", width, 0);
		finding_rows(r, what, width);
		return 0;
	}
	size_t hint_end = 0;
	if (v) {
		status_row(r, v, width);
		explain_failure(r, v, width);
	} else if (what->hint->message) {
		rows_wrap(r, MD_TEXT, what->hint->message, width, 0);
	}
	if (what->hint)
		hint_end = hint_rows(r, what->hint, width);
	if (what->next)
		rows_wrap(r, MD_TEXT, what->next, width, 2);
	if (v) {
		rows_end(r);
		check_list(r, v, width);
	}
	finding_rows(r, what, width);
	return hint_end;
}
