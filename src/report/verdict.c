#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "json/json.h"
#include "report/quote.h"
#include "report/report.h"

static struct js *result_json(const struct check_result *r)
{
	struct js *o = js_object();

	js_set_str(o, "id", r->check->id);
	js_set_str(o, "kind", check_kind_name(r->check->kind));
	js_set_str(o, "status", check_status_name(r->status));
	js_set_str(o, "message", r->message);
	js_set_str(o, "seen", r->seen);
	if (r->line) {
		js_set_int(o, "line", r->line);
		js_set_int(o, "column", r->col);
		js_set_int(o, "end_line", r->end_line);
		js_set_int(o, "end_column", r->end_col);
	} else {
		js_set_null(o, "line");
		js_set_null(o, "column");
		js_set_null(o, "end_line");
		js_set_null(o, "end_column");
	}
	return o;
}

char *report_verdict_json(const struct verdict *v, const char *exercise)
{
	struct js *root = js_object(), *checks = js_array();

	js_set_str(root, "exercise", exercise);
	js_set_str(root, "verdict", verdict_name(v->kind));
	if (v->syntax_error) {
		struct js *fault = js_object();
		js_set_str(fault, "message", v->syntax_error);
		js_set_int(fault, "line", v->syntax_line);
		js_set_int(fault, "column", v->syntax_col);
		js_set(root, "syntax_error", fault);
	}
	for (size_t i = 0; i < v->nresults; i++)
		js_push(checks, result_json(&v->results[i]));
	js_set(root, "checks", checks);
	if (v->outcome) {
		struct js *run = js_object();
		js_set_str(run, "python", v->python);
		js_set_str(run, "outcome", v->outcome);
		js_set_real(run, "virtual_seconds", v->virtual_seconds);
		js_set(root, "run", run);
	}
	char *text = js_dump(root, 2);
	js_free(root);
	return text;
}

static size_t count(const struct verdict *v, enum check_status status)
{
	size_t n = 0;

	for (size_t i = 0; i < v->nresults; i++)
		n += v->results[i].status == status;
	return n;
}

void report_verdict_status(const struct verdict *v, struct buf *out)
{
	switch (v->kind) {
	case VERDICT_PASSED:
		buf_addf(out, "PASSED: all %zu checks", v->nresults);
		break;
	case VERDICT_PATTERNS_ONLY:
		buf_addstr(out, "PASSED by its code; what it does when it runs was not checked");
		break;
	case VERDICT_NOT_YET:
		if (v->syntax_error)
			buf_addf(out, "NOT YET: Python cannot read line %d", v->syntax_line);
		else
			buf_addf(out, "NOT YET: %zu of %zu checks pass", count(v, CHECK_PASSED), v->nresults);
		break;
	case VERDICT_UNDECIDED:
		buf_addstr(out, "UNDECIDED: this could not be judged, and does not count as an attempt");
		break;
	}
}

/* The byte at which LINE (from 1) starts; behind the text where there is no such line. */
static size_t line_start(const struct report_source *source, int line)
{
	size_t at = 0;

	for (; line > 1; line--) {
		const char *newline = memchr(source->text + at, '\n', source->len - at);
		if (!newline)
			return source->len + 1;
		at = (size_t)(newline - source->text) + 1;
	}
	return at;
}

static void add_place(struct buf *out, const struct report_source *source, int line, int col, int end_line, int end_col)
{
	struct buf path = BUF_INIT;

	textsafe(&path, source->path, strlen(source->path));
	buf_addf(out, "%s:%d:%d\n", path.data, line, col);
	buf_done(&path);
	report_quote(out, source->text, source->len, line_start(source, line), line, col, end_line == line ? end_col : 0);
}

static void add_first_failure(struct buf *out, const struct check_result *r, const struct report_source *source, int width)
{
	buf_addch(out, '\n');
	if (r->line)
		add_place(out, source, r->line, r->col, r->end_line, r->end_col);
	report_wrap(out, r->message, 0, width);
	if (r->check->kind == CHECK_TRACE && r->seen) {
		buf_addch(out, '\n');
		report_wrap(out, r->seen, 2, width);
	}
}

/* Why checks were skipped, where that is known. */
static void add_reason(struct buf *out, const struct verdict *v, int width)
{
	for (size_t i = 0; i < v->nresults; i++) {
		const struct check_result *r = &v->results[i];
		if (r->status != CHECK_SKIPPED || !r->message)
			continue;
		buf_addch(out, '\n');
		report_wrap(out, r->message, 0, width);
		return;
	}
}

static void add_checks(struct buf *out, const struct verdict *v)
{
	static const char *const marks[] = {[CHECK_PASSED] = "PASS", [CHECK_FAILED] = "FAIL", [CHECK_SKIPPED] = "----"};

	buf_addch(out, '\n');
	for (size_t i = 0; i < v->nresults; i++)
		buf_addf(out, "  %s  %s\n", marks[v->results[i].status], v->results[i].check->id);
}

void report_verdict_text(const struct verdict *v, const char *exercise, const struct report_source *source, int width,
    struct buf *out)
{
	static const char *const words[] = {
	    [VERDICT_PASSED] = "passed",
	    [VERDICT_NOT_YET] = "not yet",
	    [VERDICT_PATTERNS_ONLY] = "patterns-only: passed by its code alone (it was not run)",
	    [VERDICT_UNDECIDED] = "undecided",
	};

	buf_addf(out, "%s: %s\n", exercise, words[v->kind]);
	if (v->syntax_error) {
		buf_addch(out, '\n');
		if (v->syntax_line)
			add_place(out, source, v->syntax_line, v->syntax_col, v->syntax_line, v->syntax_col + 1);
		report_wrap(out, v->syntax_error, 0, width);
	} else if (v->first_failed < v->nresults) {
		add_first_failure(out, &v->results[v->first_failed], source, width);
	} else {
		add_reason(out, v, width);
	}
	add_checks(out, v);
}
