/* SARIF 2.1.0, sections 3.13 to 3.52. */
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "json/json.h"
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

static struct js *location(const struct review_file *file, const struct finding *f)
{
	struct js *o = js_object(), *physical = js_object(), *region = js_object();

	js_set_int(region, "startLine", f->line);
	js_set_int(region, "startColumn", f->col);
	js_set_int(region, "endLine", f->end_line);
	js_set_int(region, "endColumn", f->end_col);
	js_set(physical, "artifactLocation", artifact(file->path));
	js_set(physical, "region", region);
	js_set(o, "physicalLocation", physical);
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
	js_push(locations, location(file, f));
	js_set(o, "locations", locations);
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

char *review_sarif(const struct review *r, const struct rule_set *rules, const char *version)
{
	struct js *root = js_object(), *runs = js_array(), *run = js_object(), *results = js_array();

	for (size_t i = 0; i < r->files.len; i++)
		for (size_t k = 0; k < r->files.ptr[i].findings.list.len; k++)
			js_push(results, result(&r->files.ptr[i], &r->files.ptr[i].findings.list.ptr[k], rules));
	js_set_str(root, "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");
	js_set_str(root, "version", "2.1.0");
	js_set(run, "tool", tool(rules, version));
	js_set_str(run, "columnKind", "unicodeCodePoints");
	js_set(run, "results", results);
	js_push(runs, run);
	js_set(root, "runs", runs);
	char *text = js_dump(root, 2);
	js_free(root);
	return text;
}
