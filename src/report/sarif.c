/* SARIF 2.1.0, sections 3.13 to 3.58. */
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "python/python.h"
#include "report/review.h"

static const char *level_of(const struct rule *rule)
{
	switch (rule_severity(rule)) {
	case SEVERITY_ERROR:
		return "error";
	case SEVERITY_WARNING:
		return "warning";
	case SEVERITY_HINT:
		break;
	}
	return "note";
}

static struct js *message(const char *text)
{
	struct js *o = js_object();

	js_set_str(o, "text", text);
	return o;
}

static struct js *rule_object(const struct rule *rule)
{
	struct js *o = js_object(), *configuration = js_object();

	js_set_str(o, "id", rule_id(rule));
	if (rule_message(rule))
		js_set(o, "shortDescription", message(rule_message(rule)));
	if (rule_note(rule))
		js_set(o, "fullDescription", message(rule_note(rule)));
	js_set_str(configuration, "level", level_of(rule));
	js_set(o, "defaultConfiguration", configuration);
	return o;
}

/* PATH as a relative URI reference (RFC 3986): what is not unreserved or a slash is percent-encoded, and a colon cannot be a scheme's. */
static struct js *artifact(const char *path)
{
	struct js *o = js_object();
	struct buf uri = BUF_INIT;

	if (path[0] == '/')
		buf_addstr(&uri, "file://");
	for (const char *p = path; *p; p++) {
		unsigned char c = (unsigned char)*p;
		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c))
			buf_addch(&uri, *p);
		else
			buf_addf(&uri, "%%%02X", c);
	}
	js_set_str(o, "uri", uri.data);
	buf_done(&uri);
	return o;
}

/* Owns REGION, which may be NULL. */
static struct js *location(const char *path, struct js *region)
{
	struct js *o = js_object(), *physical = js_object();

	js_set(physical, "artifactLocation", artifact(path));
	if (region)
		js_set(physical, "region", region);
	js_set(o, "physicalLocation", physical);
	return o;
}

static struct js *region(struct py_place start, struct py_place end)
{
	struct js *o = js_object();

	js_set_int(o, "startLine", start.line);
	js_set_int(o, "startColumn", start.col);
	js_set_int(o, "endLine", end.line);
	js_set_int(o, "endColumn", end.col);
	return o;
}

/* The place of byte OFFSET, counted from that of F, which is not far. */
static struct py_place place_of(const char *text, const struct finding *f, size_t offset)
{
	struct py_place at = {f->line, f->col};
	size_t from = f->start;

	if (offset < from) {
		for (; from > offset; from--)
			at.line -= text[from - 1] == '\n';
		while (from > 0 && text[from - 1] != '\n')
			from--;
		if (from == 0 && offset >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
			from = 3;
		at.col = 1;
	}
	for (; from < offset; from++) {
		if (text[from] == '\n')
			at = (struct py_place){at.line + 1, 1};
		else
			at.col += ((unsigned char)text[from] & 0xC0) != 0x80;
	}
	return at;
}

/* What the rule's fix would do: one replacement in the file. */
static struct js *fix(const struct review_file *file, const struct finding *f)
{
	struct js *o = js_object(), *change = js_object(), *changes = js_array(), *replacement = js_object(), *replacements = js_array();
	const char *why = rule_fix_why(f->rule);
	struct py_place start = place_of(file->text, f, f->edit->start), end = place_of(file->text, f, f->edit->end);

	if (why) {
		char *text = xasprintf("Changes behaviour: %s", why);
		js_set(o, "description", message(text));
		free(text);
	}
	js_set(replacement, "deletedRegion", region(start, end));
	js_set(replacement, "insertedContent", message(f->edit->text));
	js_push(replacements, replacement);
	js_set(change, "artifactLocation", artifact(file->path));
	js_set(change, "replacements", replacements);
	js_push(changes, change);
	js_set(o, "artifactChanges", changes);
	return o;
}

static struct js *result(const struct review_file *file, const struct finding *f, const struct rule_set *rules)
{
	struct js *o = js_object(), *locations = js_array();

	js_set_str(o, "ruleId", rule_id(f->rule));
	for (size_t i = 0; i < rule_set_count(rules); i++)
		if (rule_set_at(rules, i) == f->rule)
			js_set_int(o, "ruleIndex", (long long)i);
	js_set_str(o, "level", level_of(f->rule));
	js_set(o, "message", message(f->message));
	js_push(locations, location(file->path, region((struct py_place){f->line, f->col}, (struct py_place){f->end_line, f->end_col})));
	js_set(o, "locations", locations);
	if (f->edit) {
		struct js *fixes = js_array();
		js_push(fixes, fix(file, f));
		js_set(o, "fixes", fixes);
	}
	return o;
}

static struct js *tool(const struct rule_set *rules, const char *version)
{
	struct js *o = js_object(), *driver = js_object(), *list = js_array();

	js_set_str(driver, "name", "asynctutor");
	js_set_str(driver, "version", version);
	for (size_t i = 0; i < rule_set_count(rules); i++)
		js_push(list, rule_object(rule_set_at(rules, i)));
	js_set(driver, "rules", list);
	js_set(o, "driver", driver);
	return o;
}

static struct js *notification(const char *level, const char *text, struct js *where)
{
	struct js *o = js_object(), *locations = js_array();

	js_set_str(o, "level", level);
	js_set(o, "message", message(text));
	js_push(locations, where);
	js_set(o, "locations", locations);
	return o;
}

/* How the run went: lines that were not understood, files that were not read. */
static struct js *invocation(const struct review *r)
{
	struct js *o = js_object(), *list = js_array();

	for (size_t i = 0; i < r->files.len; i++) {
		const struct review_file *f = &r->files.ptr[i];
		for (size_t k = 0; k < f->faults.len; k++) {
			struct py_place at = {f->faults.ptr[k].line, f->faults.ptr[k].col};
			js_push(list, notification("warning", f->faults.ptr[k].message, location(f->path, region(at, at))));
		}
	}
	for (size_t i = 0; i < r->unread.len; i++)
		js_push(list, notification("error", r->unread.ptr[i].why, location(r->unread.ptr[i].path, NULL)));
	js_set_bool(o, "executionSuccessful", r->unread.len == 0);
	js_set(o, "toolExecutionNotifications", list);
	return o;
}

char *review_sarif(const struct review *r, const struct rule_set *rules, const char *version)
{
	struct js *root = js_object(), *runs = js_array(), *run = js_object(), *results = js_array(), *invocations = js_array();

	for (size_t i = 0; i < r->files.len; i++)
		for (size_t k = 0; k < r->files.ptr[i].findings.list.len; k++)
			js_push(results, result(&r->files.ptr[i], &r->files.ptr[i].findings.list.ptr[k], rules));
	js_set_str(root, "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");
	js_set_str(root, "version", "2.1.0");
	js_set(run, "tool", tool(rules, version));
	js_set_str(run, "columnKind", "unicodeCodePoints");
	js_push(invocations, invocation(r));
	js_set(run, "invocations", invocations);
	js_set(run, "results", results);
	js_push(runs, run);
	js_set(root, "runs", runs);
	char *text = js_dump(root, 2);
	js_free(root);
	return text;
}
