/*
 * Events as statements. Source: Experience API, version 1.0.3, part 2 (statements), and the verbs and activity types of the
 * ADL vocabulary; what that does not define has an identifier below IRI.
 */
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "report/events.h"

#define ADL "http://adlnet.gov/expapi/"

static const char *const adl_verbs[] = {"experienced", "attempted", "passed", "failed", "answered", "completed"};
static const struct activity {
	const char *kind, *adl; /* adl: NULL where ADL has no type for it */
} activities[] = {{"lesson", "lesson"}, {"exercise", "assessment"}, {"quiz", "question"}};

/* PATH with all percent-encoded that an IRI may not hold as it is (RFC 3986, section 2.3) but slashes. */
static char *make_iri(const char *iri, const char *folder, const char *path, size_t n)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	struct buf out = BUF_INIT;

	buf_addf(&out, "%s/%s/", iri, folder);
	for (size_t i = 0; i < n; i++)
		buf_addf(&out, path[i] && strchr(plain, path[i]) ? "%c" : "%%%02X", (unsigned char)path[i]);
	return buf_detach(&out);
}

static void set_owned(struct js *object, const char *key, char *text)
{
	js_set_str(object, key, text);
	free(text);
}

static struct js *words(const char *text)
{
	struct js *map = js_object();

	js_set_str(map, "en-US", text);
	return map;
}

static struct js *actor(const struct event *ev, const char *iri)
{
	struct js *agent = js_object(), *account = js_object();

	js_set_str(agent, "objectType", "Agent");
	js_set_str(account, "homePage", iri);
	js_set_str(account, "name", ev->learner);
	js_set(agent, "account", account);
	return agent;
}

static struct js *verb(const struct event *ev, const char *iri)
{
	struct js *verb = js_object();
	const char *name = verb_name(ev->verb);
	char *id = make_iri(iri, "verbs", name, strlen(name));

	for (size_t i = 0; i < sizeof adl_verbs / sizeof *adl_verbs; i++)
		if (strcmp(name, adl_verbs[i]) == 0) {
			free(id);
			id = xasprintf(ADL "verbs/%s", name);
		}
	set_owned(verb, "id", id);
	js_set(verb, "display", words(name));
	return verb;
}

/* The type for KIND, N bytes: "lesson", "exercise", ... */
static char *activity_type(const char *iri, const char *kind, size_t n)
{
	for (size_t i = 0; i < sizeof activities / sizeof *activities; i++)
		if (strlen(activities[i].kind) == n && memcmp(activities[i].kind, kind, n) == 0)
			return xasprintf(ADL "activities/%s", activities[i].adl);
	return make_iri(iri, "types", kind, n);
}

static struct js *activity(const char *iri, const char *path, size_t n, char *type)
{
	struct js *out = js_object(), *definition = js_object();

	js_set_str(out, "objectType", "Activity");
	set_owned(out, "id", make_iri(iri, "activities", path, n));
	set_owned(definition, "type", type);
	js_set(out, "definition", definition);
	return out;
}

/* COURSE/KIND/SLUG. */
static struct js *object(const struct event *ev, const char *iri)
{
	const char *kind = ev->object + strcspn(ev->object, "/");

	kind += *kind == '/';
	return activity(iri, ev->object, strlen(ev->object), activity_type(iri, kind, strcspn(kind, "/")));
}

static int result(const struct event *ev, const char *iri, struct js *statement, struct err *e)
{
	struct js *own = js_parse(ev->result, strlen(ev->result), NULL, 0, e), *out, *extensions;
	bool success = ev->verb == VERB_PASSED, known;

	if (!own)
		return -1;
	out = js_object();
	known = ev->verb == VERB_PASSED || ev->verb == VERB_FAILED || js_bool(js_get(own, "success"), &success);
	if (known)
		js_set_bool(out, "success", success);
	if (ev->verb == VERB_COMPLETED)
		js_set_bool(out, "completion", true);
	if (js_text(js_get(own, "response")))
		js_set_str(out, "response", js_text(js_get(own, "response")));
	if (js_count(own)) {
		char *key = make_iri(iri, "extensions", "result", 6);
		extensions = js_object();
		js_set(extensions, key, own);
		js_set(out, "extensions", extensions);
		free(key);
	} else {
		js_free(own);
	}
	if (js_count(out))
		js_set(statement, "result", out);
	else
		js_free(out);
	return 0;
}

static void set_extension(struct js *extensions, const char *iri, const char *name, struct js *holder)
{
	char *key = make_iri(iri, "extensions", name, strlen(name));

	js_set(extensions, key, holder);
	free(key);
}

/* Where the event stands in the order of events: device, seq and lamport; and the hash of what it is about. */
static struct js *origin(const struct event *ev)
{
	struct js *out = js_object();

	js_set_str(out, "device", ev->device);
	js_set_int(out, "seq", ev->seq);
	js_set_int(out, "lamport", ev->lamport);
	if (ev->hash)
		js_set_str(out, "hash", ev->hash);
	return out;
}

static struct js *context(const struct event *ev, const char *iri)
{
	struct js *out = js_object(), *related = js_object(), *grouping = js_array(), *extensions = js_object();

	js_push(grouping, activity(iri, ev->object, strcspn(ev->object, "/"), xstrdup(ADL "activities/course")));
	js_set(related, "grouping", grouping);
	js_set(out, "contextActivities", related);
	js_set_str(out, "platform", "asynctutor");
	set_extension(extensions, iri, "origin", origin(ev));
	js_set(out, "extensions", extensions);
	return out;
}

struct js *report_statement(const struct event *ev, const char *iri, struct err *e)
{
	struct js *out = js_object();
	char at[CLOCK_TEXT];

	js_set_str(out, "id", ev->id);
	js_set(out, "actor", actor(ev, iri));
	js_set(out, "verb", verb(ev, iri));
	js_set(out, "object", object(ev, iri));
	if (result(ev, iri, out, e) < 0) {
		js_free(out);
		return NULL;
	}
	js_set(out, "context", context(ev, iri));
	clock_format(ev->at, at);
	js_set_str(out, "timestamp", at);
	return out;
}
