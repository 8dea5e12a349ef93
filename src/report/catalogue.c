#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "report/catalogue.h"
#include "report/report.h"
#include "report/review.h"

const char *catalogue_nearest(const struct rule_set *rules, const char *id)
{
	size_t n = rule_set_count(rules);
	const char **ids = xcalloc(n + 1, sizeof *ids);

	for (size_t i = 0; i < n; i++)
		ids[i] = rule_id(rule_set_at(rules, i));
	const char *near = str_nearest(id, ids, n);
	free(ids);
	return near;
}

static const char *message_of(const struct rule *r)
{
	return rule_message(r) ? rule_message(r) : "";
}

static void add_row(const struct rule *r, int id_width, int width, struct buf *out)
{
	struct buf safe = BUF_INIT;
	int room = width - id_width - 11;

	cellsafe(&safe, message_of(r), strlen(message_of(r)), CELL_CODE);
	size_t n = utf8_fit(safe.data, safe.len, room > 10 ? room : 10, NULL);
	if (n < safe.len)
		n = utf8_fit(safe.data, safe.len, room > 10 ? room - 3 : 7, NULL);
	buf_addf(out, "%-*s  %-7s  %.*s%s\n", id_width, rule_id(r), severity_name(rule_severity(r)), (int)n, safe.data, n < safe.len ? "..." : "");
	buf_done(&safe);
}

void catalogue_list(const struct rule_set *rules, int width, struct buf *out)
{
	size_t longest = 0;

	for (size_t i = 0; i < rule_set_count(rules); i++)
		if (strlen(rule_id(rule_set_at(rules, i))) > longest)
			longest = strlen(rule_id(rule_set_at(rules, i)));
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_HINT; severity--)
		for (size_t i = 0; i < rule_set_count(rules); i++)
			if (rule_severity(rule_set_at(rules, i)) == (enum severity)severity)
				add_row(rule_set_at(rules, i), (int)longest, width, out);
}

static struct js *example_json(const struct rule_example *x)
{
	struct js *o = js_object(), *lines = js_array();

	js_set_str(o, "code", x->code);
	if (!x->bad) {
		js_free(lines);
		return o;
	}
	for (size_t i = 0; i < x->nlines; i++)
		js_push_int(lines, x->lines[i]);
	js_set(o, "lines", lines);
	js_set_str(o, "fixed", x->fixed);
	return o;
}

static struct js *rule_json(const struct rule *r)
{
	struct js *o = js_object(), *good = js_array(), *bad = js_array(), *examples = js_object(), *fixes = js_array();
	size_t n, nfixes;
	const char *const *templates = rule_fixes(r, &nfixes);
	const struct rule_example *x = rule_examples(r, &n);

	js_set_str(o, "id", rule_id(r));
	js_set_str(o, "severity", severity_name(rule_severity(r)));
	js_set_str(o, "message", rule_message(r));
	js_set_str(o, "note", rule_note(r));
	js_set_str(o, "docs", rule_docs(r));
	js_set(o, "fixes", fixes);
	js_set_str(o, "changes_behaviour", rule_fix_why(r));
	for (size_t i = 0; i < nfixes; i++)
		js_push_str(fixes, templates[i]);
	for (size_t i = 0; i < n; i++)
		js_push(x[i].bad ? bad : good, example_json(&x[i]));
	js_set(examples, "good", good);
	js_set(examples, "bad", bad);
	js_set(o, "examples", examples);
	return o;
}

static char *dump(struct js *value)
{
	char *text = js_dump(value, 2);

	js_free(value);
	return text;
}

char *catalogue_rule_json(const struct rule *r)
{
	return dump(rule_json(r));
}

char *catalogue_json(const struct rule_set *rules)
{
	struct js *root = js_object(), *list = js_array();

	for (size_t i = 0; i < rule_set_count(rules); i++)
		js_push(list, rule_json(rule_set_at(rules, i)));
	js_set(root, "rules", list);
	return dump(root);
}

static bool is_found(const struct rule_example *x, int line)
{
	for (size_t i = 0; i < x->nlines; i++)
		if (x->lines[i] == line)
			return true;
	return false;
}

/* The code, each line behind two blanks; those that are found are marked. */
static void add_code(struct buf *out, const char *code, const struct rule_example *x)
{
	int line = 1;

	for (const char *p = code; *p; line++) {
		size_t n = strcspn(p, "\n");
		buf_addstr(out, x && is_found(x, line) ? "  > " : "    ");
		textsafe(out, p, n);
		while (out->len && out->data[out->len - 1] == ' ')
			buf_truncate(out, out->len - 1);
		buf_addch(out, '\n');
		p += n + (p[n] == '\n');
	}
}

static void add_examples(const struct rule *r, bool bad, struct buf *out)
{
	size_t n;
	const struct rule_example *x = rule_examples(r, &n);

	for (size_t i = 0; i < n; i++) {
		if (x[i].bad != bad)
			continue;
		buf_addf(out, "\n%s\n\n", bad ? "Found:" : "Not found:");
		add_code(out, x[i].code, bad ? &x[i] : NULL);
		if (x[i].fixed) {
			buf_addstr(out, "\n  with the fix:\n\n");
			add_code(out, x[i].fixed, NULL);
		}
	}
}

static void add_fix(const struct rule *r, int width, struct buf *out)
{
	if (!rule_has_fix(r))
		return;
	if (!rule_fix_why(r)) {
		buf_addstr(out, "\nFix: safe; asynctutor review --fix applies it.\n");
		return;
	}
	char *text = xasprintf("Fix: changes behaviour (%s); asynctutor review --fix=all applies it.", rule_fix_why(r));
	buf_addch(out, '\n');
	report_wrap(out, text, 0, width);
	free(text);
}

void catalogue_rule(const struct rule *r, int width, struct buf *out)
{
	buf_addf(out, "%s (%s)\n\n", rule_id(r), severity_name(rule_severity(r)));
	report_wrap(out, message_of(r), 0, width);
	if (rule_note(r)) {
		buf_addch(out, '\n');
		report_wrap(out, rule_note(r), 0, width);
	}
	if (rule_docs(r)) {
		char *docs = xasprintf("Read: %s", rule_docs(r));
		buf_addch(out, '\n');
		report_wrap(out, docs, 0, width);
		free(docs);
	}
	add_fix(r, width, out);
	add_examples(r, true, out);
	add_examples(r, false, out);
}
