#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "json/json.h"
#include "report/quote.h"
#include "report/report.h"
#include "report/review.h"

void review_done(struct review *r)
{
	for (size_t i = 0; i < r->files.len; i++) {
		struct review_file *f = &r->files.ptr[i];
		free(f->path);
		free(f->text);
		free(f->fixed);
		findings_done(&f->findings);
		for (size_t k = 0; k < f->faults.len; k++)
			free(f->faults.ptr[k].message);
		vec_done(&f->faults);
	}
	for (size_t i = 0; i < r->unread.len; i++) {
		free(r->unread.ptr[i].path);
		free(r->unread.ptr[i].why);
	}
	vec_done(&r->files);
	vec_done(&r->unread);
	vec_done(&r->good);
}

const char *severity_name(enum severity s)
{
	static const char *const names[] = {[SEVERITY_HINT] = "hint", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};

	return names[s];
}

struct review_counts review_count(const struct review *r)
{
	struct review_counts c = {0};

	for (size_t i = 0; i < r->files.len; i++)
		for (size_t k = 0; k < r->files.ptr[i].findings.list.len; k++) {
			enum severity s = rule_severity(r->files.ptr[i].findings.list.ptr[k].rule);
			c.errors += s == SEVERITY_ERROR;
			c.warnings += s == SEVERITY_WARNING;
			c.hints += s == SEVERITY_HINT;
		}
	return c;
}

enum review_guard review_guard(const struct review *r, bool strict)
{
	struct review_counts c = review_count(r);

	if (c.errors || c.warnings || (strict && c.hints))
		return REVIEW_REPORT;
	return r->concurrent == 0 ? REVIEW_NO_INPUT : REVIEW_CLEAN;
}

static void add_safe(struct buf *out, const char *text)
{
	textsafe(out, text, strlen(text));
}

static void add_place(struct buf *out, const char *path, int line, int col)
{
	add_safe(out, path);
	buf_addf(out, ":%d:%d: ", line, col);
}

static void add_finding(struct buf *out, const struct review_file *file, const struct finding *f)
{
	add_place(out, file->path, f->line, f->col);
	buf_addf(out, "%s: ", severity_name(rule_severity(f->rule)));
	add_safe(out, f->message);
	buf_addf(out, " [%s]\n", rule_id(f->rule));
	report_quote(out, file->text, file->len, f->start, f->line, f->col, f->end_line == f->line ? f->end_col : 0);
	if (f->edit)
		buf_addf(out, "       = fix: %s\n", rule_fix_why(f->rule) ? "--fix=all (it changes behaviour)" : "--fix");
}

static void add_faults(struct buf *out, const struct review_file *file)
{
	for (size_t i = 0; i < file->faults.len; i++) {
		const struct review_fault *fault = &file->faults.ptr[i];
		add_place(out, file->path, fault->line, fault->col);
		buf_addstr(out, "not understood: ");
		add_safe(out, fault->message);
		buf_addch(out, '\n');
	}
}

static void add_unread(struct buf *out, const struct review *r)
{
	for (size_t i = 0; i < r->unread.len; i++) {
		add_safe(out, r->unread.ptr[i].path);
		buf_addstr(out, ": ");
		add_safe(out, r->unread.ptr[i].why);
		buf_addch(out, '\n');
	}
}

static void add_number(struct buf *out, size_t n, const char *what)
{
	buf_addf(out, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

void review_sum(const struct review *r, struct buf *out)
{
	struct review_counts c = review_count(r);

	add_number(out, c.errors, "error");
	buf_addstr(out, ", ");
	add_number(out, c.warnings, "warning");
	buf_addstr(out, ", ");
	add_number(out, c.hints, "hint");
	buf_addstr(out, " in ");
	add_number(out, r->python, "Python file");
}

void review_guard_text(const struct review *r, enum review_guard guard, struct buf *out)
{
	if (guard == REVIEW_NO_INPUT) {
		buf_addstr(out, "NO_ACTIONABLE_INPUT\n\n"
				"Nothing here uses concurrency. Give a file or folder with Python code that does:\n\n"
				"- coroutines: async def, await\n"
				"- operations that run at the same time: tasks, groups, executors\n"
				"- threads or processes\n");
		return;
	}
	buf_addstr(out, "ASYNC_CODE_CLEAN\n\n");
	buf_addf(out, "No error and no warning in ");
	add_number(out, r->concurrent, "file");
	buf_addf(out, " that use%s concurrency; ", r->concurrent == 1 ? "s" : "");
	add_number(out, r->rules, "rule");
	buf_addstr(out, " applied. What was looked at:\n\n"
			"- tasks that nobody keeps, groups, and what happens when one of several fails\n"
			"- coroutines that are never awaited\n"
			"- resources that are not given back\n"
			"- blocking calls in async code\n"
			"- locks, queues, threads and processes\n");
}

static void add_all_findings(const struct review *r, bool hints_only, struct buf *out)
{
	for (size_t i = 0; i < r->files.len; i++) {
		const struct review_file *file = &r->files.ptr[i];
		for (size_t k = 0; k < file->findings.list.len; k++)
			if (!hints_only || rule_severity(file->findings.list.ptr[k].rule) == SEVERITY_HINT)
				add_finding(out, file, &file->findings.list.ptr[k]);
		add_faults(out, file);
	}
	add_unread(out, r);
}

void review_text(const struct review *r, bool strict, struct buf *out)
{
	enum review_guard guard = review_guard(r, strict);

	if (guard == REVIEW_REPORT) {
		add_all_findings(r, false, out);
		buf_addch(out, '\n');
		review_sum(r, out);
		buf_addch(out, '\n');
		return;
	}
	review_guard_text(r, guard, out);
	struct buf rest = BUF_INIT;
	add_all_findings(r, true, &rest);
	if (rest.len) {
		buf_addstr(out, review_count(r).hints ? "\nSuggestions:\n\n" : "\n");
		buf_add(out, rest.data, rest.len);
	}
	buf_done(&rest);
}

static struct js *finding_json(const struct review_file *file, const struct finding *f)
{
	struct js *o = js_object();

	js_set_str(o, "rule", rule_id(f->rule));
	js_set_str(o, "severity", severity_name(rule_severity(f->rule)));
	js_set_str(o, "path", file->path);
	js_set_int(o, "line", f->line);
	js_set_int(o, "column", f->col);
	js_set_int(o, "end_line", f->end_line);
	js_set_int(o, "end_column", f->end_col);
	js_set_str(o, "message", f->message);
	return o;
}

char *review_json(const struct review *r)
{
	struct js *root = js_object(), *findings = js_array(), *faults = js_array();

	js_set_int(root, "files", (long long)r->python);
	for (size_t i = 0; i < r->files.len; i++) {
		const struct review_file *file = &r->files.ptr[i];
		for (size_t k = 0; k < file->findings.list.len; k++)
			js_push(findings, finding_json(file, &file->findings.list.ptr[k]));
		for (size_t k = 0; k < file->faults.len; k++) {
			struct js *o = js_object();
			js_set_str(o, "path", file->path);
			js_set_int(o, "line", file->faults.ptr[k].line);
			js_set_int(o, "column", file->faults.ptr[k].col);
			js_set_str(o, "message", file->faults.ptr[k].message);
			js_push(faults, o);
		}
	}
	js_set(root, "findings", findings);
	js_set(root, "not_understood", faults);
	char *text = js_dump(root, 2);
	js_free(root);
	return text;
}
