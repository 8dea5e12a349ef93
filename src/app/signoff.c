#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/internal.h"
#include "app/signoff.h"
#include "app/settings.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"

#define WHAT "sign-off request"
#define ITEMS_MAX 500

/* ---- the request */

/* What the learner is called: the setting, else the account. */
static char *learner_name(const struct app_checklist *c)
{
	char *name = setting_get(c->app, SETTING_NAME);
	const struct passwd *account = *name ? NULL : getpwuid(getuid());

	if (*name)
		return name;
	free(name);
	return xstrdup(account ? account->pw_name : "");
}

static struct js *item_js(const struct checklist_item *item)
{
	struct js *o = js_object();

	js_set_str(o, "item", item->id);
	js_set_str(o, "text", item->text);
	js_set_str(o, "hash", item->hash);
	return o;
}

static struct js *evidence_js(const struct checklist_item *item, const struct item_known *k)
{
	struct js *o = js_object();
	char at[CLOCK_TEXT];

	js_set_str(o, "item", item->id);
	js_set_str(o, "text", item->text);
	js_set_str(o, "state", item_state_name(k->state));
	if (k->at) {
		clock_format(k->at, at);
		js_set_str(o, "at", at);
	}
	if (k->note)
		js_set_str(o, "note", k->note);
	return o;
}

/* The lists of what is to be signed, and of the rest. */
static size_t add_items(const struct app_checklist *c, const struct checklist_item *one, struct js *root)
{
	struct js *items = js_array(), *evidence = js_array();

	for (size_t i = 0; i < c->list->n; i++) {
		const struct checklist_item *item = &c->list->items[i];
		bool open = item->proof == PROOF_SIGN_OFF && c->items[i].state != ITEM_DONE;
		if (one ? item == one : open)
			js_push(items, item_js(item));
		else
			js_push(evidence, evidence_js(item, &c->items[i]));
	}
	size_t n = js_count(items);
	js_set(root, "items", items);
	js_set(root, "evidence", evidence);
	return n;
}

char *signoff_request(const struct app_checklist *c, const struct checklist_item *one, struct err *e)
{
	struct js *root = js_object();
	char at[CLOCK_TEXT], *name = learner_name(c);

	clock_format(clock_now(), at);
	js_set_str(root, "asynctutor", WHAT);
	js_set_int(root, "format", 1);
	js_set_str(root, "asked", at);
	js_set_str(root, "learner", store_learner(app_store(c->app)));
	js_set_str(root, "name", name);
	js_set_str(root, "course", app_course(c->app)->id);
	js_set_str(root, "checklist", c->list->slug);
	js_set_str(root, "title", c->list->title);
	js_set_str(root, "content", c->list->hash);
	size_t n = add_items(c, one, root);
	char *text = n ? js_dump(root, 2) : NULL;
	if (!n)
		err_set(e, ERR_USAGE, "%s has nothing that waits for somebody to sign it off", c->list->slug);
	free(name);
	js_free(root);
	return text;
}

/* ---- reading one */

struct reader {
	struct signoff *out;
	const char *path;
	struct err *e;
};

static int refuse(struct reader *r, const char *what)
{
	return err_at(r->e, ERR_SYNTAX, r->path, 0, 0, "is no sign-off request of asynctutor: %s is missing", what);
}

static int text_of(struct reader *r, const struct js *map, const char *key, const char **out)
{
	*out = js_text(js_get(map, key));
	return *out ? 0 : refuse(r, key);
}

static int time_of(struct reader *r, const struct js *map, const char *key, int64_t *out)
{
	const char *text = js_text(js_get(map, key));

	return text && clock_parse(text, out) ? 0 : refuse(r, key);
}

static int read_items(struct reader *r)
{
	struct signoff *s = r->out;
	const struct js *items = js_get(s->root, "items");

	s->nitems = js_count(items);
	if (!js_is_array(items) || s->nitems == 0 || s->nitems > ITEMS_MAX)
		return refuse(r, "items");
	s->items = xcalloc(s->nitems, sizeof *s->items);
	for (size_t i = 0; i < s->nitems; i++) {
		const struct js *item = js_at(items, i);
		if (text_of(r, item, "item", &s->items[i].id) < 0 || text_of(r, item, "text", &s->items[i].text) < 0 ||
		    text_of(r, item, "hash", &s->items[i].hash) < 0)
			return -1;
	}
	return 0;
}

static int read_evidence(struct reader *r)
{
	struct signoff *s = r->out;
	const struct js *list = js_get(s->root, "evidence");

	s->nevidence = js_count(list);
	if (!js_is_array(list) || s->nevidence > ITEMS_MAX)
		return refuse(r, "evidence");
	s->evidence = xcalloc(s->nevidence + 1, sizeof *s->evidence);
	for (size_t i = 0; i < s->nevidence; i++) {
		const struct js *one = js_at(list, i);
		struct signoff_evidence *to = &s->evidence[i];
		if (text_of(r, one, "item", &to->id) < 0 || text_of(r, one, "text", &to->text) < 0 || text_of(r, one, "state", &to->state) < 0)
			return -1;
		to->note = js_text(js_get(one, "note"));
		if (js_get(one, "at") && time_of(r, one, "at", &to->at) < 0)
			return -1;
	}
	return 0;
}

static int read_root(struct reader *r)
{
	struct signoff *s = r->out;
	const char *what = js_text(js_get(s->root, "asynctutor"));
	long long format = 0;

	if (!what || strcmp(what, WHAT) != 0)
		return refuse(r, "\"asynctutor\": \"" WHAT "\"");
	if (!js_int(js_get(s->root, "format"), &format) || format != 1)
		return err_at(r->e, ERR_NEWER, r->path, 0, 0, "is of a newer version of asynctutor");
	if (text_of(r, s->root, "learner", &s->learner) < 0 || text_of(r, s->root, "name", &s->name) < 0 ||
	    text_of(r, s->root, "course", &s->course) < 0 || text_of(r, s->root, "checklist", &s->checklist) < 0 ||
	    text_of(r, s->root, "title", &s->title) < 0 || text_of(r, s->root, "content", &s->content) < 0 ||
	    time_of(r, s->root, "asked", &s->asked) < 0)
		return -1;
	return read_items(r) < 0 ? -1 : read_evidence(r);
}

/* Where the signature begins in TEXT: at a line of its own, else at the end. */
static size_t find_signature(const char *text, size_t len)
{
	size_t n = strlen(SIGNATURE_BEGIN);

	for (const char *p = text; p < text + len;) {
		const char *end = memchr(p, '\n', (size_t)(text + len - p));
		if ((size_t)(text + len - p) >= n && memcmp(p, SIGNATURE_BEGIN, n) == 0)
			return (size_t)(p - text);
		p = end ? end + 1 : text + len;
	}
	return len;
}

int signoff_parse(const char *text, size_t len, const char *path, struct signoff *out, struct err *e)
{
	struct reader r = {out, path, e};

	*out = (struct signoff){0};
	if (len > SIGNOFF_BYTES)
		return err_at(e, ERR_SYNTAX, path, 0, 0, "is larger than %zu bytes: no sign-off request is", SIGNOFF_BYTES);
	out->len = find_signature(text, len);
	out->text = xstrndup(text, out->len);
	if (out->len < len)
		out->signature = xstrndup(text + out->len, len - out->len);
	out->root = js_parse(text, out->len, path, 1, e);
	if (out->root && read_root(&r) == 0)
		return 0;
	signoff_done(out);
	return -1;
}

void signoff_done(struct signoff *s)
{
	free(s->items);
	free(s->evidence);
	free(s->text);
	free(s->signature);
	js_free(s->root);
	*s = (struct signoff){0};
}

/* ---- the signature */

char *signoff_signers(const char *chosen)
{
	const char *variable = getenv("ASYNCTUTOR_ALLOWED_SIGNERS");

	if (chosen || (variable && *variable))
		return xstrdup(chosen ? chosen : variable);
	char *folder = path_xdg("XDG_CONFIG_HOME", ".config"), *path = path_join(folder, "asynctutor/allowed_signers");
	free(folder);
	return path;
}

int signoff_verify(const struct signoff *s, const char *allowed, int64_t at, struct signer *out, struct err *e)
{
	if (!s->signature) {
		*out = (struct signer){0};
		return err_set(e, ERR_USAGE, "nobody has signed it: asynctutor sign FILE does");
	}
	return signature_check(s->text, s->len, s->signature, allowed, at, out, e);
}

/* Whether S is about this learner's list as it is now. */
static int check_subject(const struct app_checklist *c, const struct signoff *s, struct err *e)
{
	if (!store_is_own(app_store(c->app), s->learner))
		return err_set(e, ERR_USAGE, "it is about another learner's progress");
	if (strcmp(s->course, app_course(c->app)->id) != 0 || strcmp(s->checklist, c->list->slug) != 0)
		return err_set(e, ERR_USAGE, "it is about another checklist");
	for (size_t i = 0; i < s->nitems; i++) {
		const struct checklist_item *item = checklist_item(c->list, s->items[i].id);
		if (!item || item->proof != PROOF_SIGN_OFF)
			return err_set(e, ERR_USAGE, "the checklist has nothing of that name to sign off any more");
		if (strcmp(item->hash, s->items[i].hash) != 0 || strcmp(item->text, s->items[i].text) != 0)
			return err_set(e, ERR_USAGE, "the item %s says something else now: ask again", item->id);
	}
	return 0;
}

/* ---- the record */

static void add_item(struct js *items, const struct checklist_item *item)
{
	struct js *o = js_object();

	js_set_str(o, "item", item->id);
	js_set_str(o, "text", item->hash);
	js_push(items, o);
}

static int record(struct app_checklist *c, struct js *items, const char *by, const struct signoff *s, const char *key, struct err *e)
{
	struct js *result = js_object();
	char *object = app_checklist_object(c);

	js_set(result, "items", items);
	js_set_str(result, "by", by);
	if (s) {
		js_set_str(result, "key", key);
		js_set_str(result, "request", s->text);
		js_set_str(result, "signature", s->signature);
	}
	int status = app_record(c->app, VERB_SIGNED_OFF, object, c->list->hash, result, e);
	free(object);
	js_free(result);
	return status < 0 ? -1 : app_checklist_refresh(c, e);
}

int signoff_record(struct app_checklist *c, const struct signoff *s, const char *allowed, struct err *e)
{
	struct signer who;

	if (check_subject(c, s, e) < 0 || signoff_verify(s, allowed, clock_now(), &who, e) < 0)
		return -1;
	struct js *items = js_array();
	for (size_t i = 0; i < s->nitems; i++)
		add_item(items, checklist_item(c->list, s->items[i].id));
	int status = record(c, items, who.name, s, who.key, e);
	signer_done(&who);
	return status;
}

int signoff_claim(struct app_checklist *c, const struct checklist_item *item, const char *by, struct err *e)
{
	if (item->proof != PROOF_SIGN_OFF)
		return err_set(e, ERR_USAGE, "%s is not signed off by anybody: see asynctutor checklist %s", item->id, c->list->slug);
	if (!*by || strlen(by) > 200)
		return err_set(e, ERR_USAGE, "a name has 1 to 200 bytes");
	struct js *items = js_array();
	add_item(items, item);
	return record(c, items, by, NULL, NULL, e);
}

/* ---- looking again */

struct again {
	struct app_checklist *c;
	const char *allowed;
	char **why; /* for each item of the list; NULL where its last sign-off is good */
	bool *seen;
};

/* What is wrong with the recorded sign-off of ITEM, or NULL. The caller frees. */
static char *doubt(const struct again *a, const struct event *ev, const struct js *result, const struct signoff *s)
{
	struct signer who = {0};
	struct err e = ERR_INIT;
	const char *by = js_text(js_get(result, "by"));
	char *why = NULL;

	if (check_subject(a->c, s, &e) < 0 || signoff_verify(s, a->allowed, ev->at, &who, &e) < 0)
		why = xstrdup(e.text);
	else if (!by || strcmp(by, who.name) != 0)
		why = xstrdup("the key belongs to somebody else than the record says");
	signer_done(&who);
	err_done(&e);
	return why;
}

static bool is_named(const struct signoff *s, const char *id)
{
	for (size_t i = 0; i < s->nitems; i++)
		if (strcmp(s->items[i].id, id) == 0)
			return true;
	return false;
}

static void judge_items(struct again *a, const struct js *result, const struct signoff *s, const char *why)
{
	const struct js *items = js_get(result, "items");

	for (size_t i = 0; i < js_count(items); i++) {
		const char *id = js_text(js_get(js_at(items, i), "item"));
		const struct checklist_item *item = id ? checklist_item(a->c->list, id) : NULL;
		if (!item)
			continue;
		size_t at = (size_t)(item - a->c->list->items);
		free(a->why[at]);
		a->seen[at] = true;
		a->why[at] = why ? xstrdup(why) : is_named(s, id) ? NULL : xstrdup("what was signed does not name it");
	}
}

static int look(const struct event *ev, void *ctx)
{
	struct again *a = ctx;
	struct err e = ERR_INIT;
	struct js *result = ev->verb == VERB_SIGNED_OFF ? js_parse(ev->result, strlen(ev->result), "", 1, &e) : NULL;
	const char *request = js_text(js_get(result, "request")), *signature = js_text(js_get(result, "signature"));
	struct signoff s = {0};
	char *why = NULL, *text = request && signature ? xasprintf("%s%s", request, signature) : NULL;

	if (!text)
		why = xstrdup("a name that was claimed, without a signature");
	else if (signoff_parse(text, strlen(text), "the record", &s, &e) < 0)
		why = xstrdup(e.text);
	else
		why = doubt(a, ev, result, &s);
	if (result)
		judge_items(a, result, &s, why);
	free(why);
	free(text);
	signoff_done(&s);
	js_free(result);
	err_done(&e);
	return 0;
}

int signoff_verify_all(struct app_checklist *c, const char *allowed, signoff_fn *each, void *ctx, size_t *bad, struct err *e)
{
	struct again a = {c, allowed, xcalloc(c->list->n + 1, sizeof *a.why), xcalloc(c->list->n + 1, sizeof *a.seen)};
	char *object = app_checklist_object(c);
	int status = store_each_of(app_store(c->app), object, look, &a, e);

	*bad = 0;
	for (size_t i = 0; i < c->list->n; i++) {
		if (status == 0 && a.seen[i] && c->items[i].by) {
			each(&c->list->items[i], &c->items[i], a.why[i], ctx);
			*bad += a.why[i] != NULL;
		}
		free(a.why[i]);
	}
	free(a.why);
	free(a.seen);
	free(object);
	return status;
}

int signoff_write(const struct app_checklist *c, const struct checklist_item *one, const char *path, struct err *e)
{
	char *text = signoff_request(c, one, e);
	int status = text ? path_write(path, text, strlen(text), e) : -1;

	free(text);
	return status;
}

int signoff_take(struct app_checklist *c, const char *path, const char *allowed, struct signoff *out, struct err *e)
{
	char *text;
	size_t len;

	*out = (struct signoff){0};
	if (path_read(path, SIGNOFF_BYTES, &text, &len, e) < 0)
		return -1;
	int status = signoff_parse(text, len, path, out, e);
	free(text);
	if (status < 0)
		return -1;
	char *signers = signoff_signers(allowed);
	status = signoff_record(c, out, signers, e);
	if (status < 0 && e->code == ERR_USAGE)
		err_prefix(e, "not taken in");
	free(signers);
	if (status < 0)
		signoff_done(out);
	return status;
}
