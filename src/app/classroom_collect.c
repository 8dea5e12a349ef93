/* What of the learner's events and texts is shared with the class, from where it was sent up to. */
#include <stdlib.h>
#include <string.h>
#include "app/classroom_inside.h"
#include "app/internal.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "json/json.h"

#define PIECE_MAX ((size_t)4 << 20) /* sent at a time */

struct collect {
	struct app *app;
	struct classroom *c;
	struct cursor *cursor;
	char learner[37], text[65];
	bool full;
	struct err *e;
};

/* Whether EV is what was agreed to share. */
static bool is_shared(const struct app *a, const struct event *ev)
{
	static const char *const kinds[] = {"exercise/", "lesson/", "quiz/", "class/"};
	size_t n = strlen(a->course->id);

	if (strncmp(ev->object, a->course->id, n) != 0 || ev->object[n] != '/')
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(ev->object + n + 1, kinds[i]))
			return true;
	return false;
}

/* The text that EV judges, before it. */
static int add_text(struct collect *k, const struct event *ev)
{
	struct js *result = ev->verb == VERB_PASSED || ev->verb == VERB_FAILED ? js_parse(ev->result, strlen(ev->result), "", 1, k->e) : NULL;
	const char *hash = js_text(js_get(result, "text"));
	char *text = NULL;
	size_t len = 0;
	int status = 0;

	err_done(k->e);
	if (hash && strlen(hash) == 64 && strcmp(hash, k->text) != 0) {
		status = store_text(k->app->store, hash, &text, &len, k->e);
		class_add_text(&k->c->data, hash, text, len);
		memcpy(k->text, hash, sizeof k->text);
		free(text);
	}
	js_free(result);
	return status;
}

static void add_header(struct collect *k, const char *learner, bool leaves)
{
	struct class_header h = {.name = k->c->m.name, .leaves = leaves};

	memcpy(h.learner, learner, sizeof h.learner);
	memcpy(h.device, k->cursor->device, sizeof h.device);
	class_add_header(&k->c->data, k->c->m.id, &h);
	memcpy(k->learner, learner, sizeof k->learner);
}

/* VISIT of store_each_after() must not use the store: lines are kept, the texts follow. */
struct pending {
	VEC(struct event) events;
	const struct app *app;
	int64_t last;
};

static int keep_event(const struct event *ev, void *ctx)
{
	struct pending *p = ctx;

	p->last = ev->seq;
	if (!is_shared(p->app, ev))
		return 0;
	struct event *copy = vec_push(&p->events);
	*copy = *ev;
	copy->object = xstrdup(ev->object);
	copy->hash = ev->hash ? xstrdup(ev->hash) : NULL;
	copy->result = xstrdup(ev->result);
	return p->events.len == 500;
}

static int add_event(struct collect *k, const struct event *ev)
{
	if (strcmp(ev->learner, k->learner) != 0)
		add_header(k, ev->learner, false);
	if (add_text(k, ev) < 0)
		return -1;
	struct js *js = event_to_js(ev, k->e);
	if (!js)
		return -1;
	char *line = js_dump(js, 0);
	buf_addf(&k->c->data, "%s\n", line);
	free(line);
	js_free(js);
	return 0;
}

/* What is new of one device. */
static int collect_device(struct collect *k)
{
	struct pending p = {.app = k->app, .last = k->cursor->seq};
	int status = store_each_after(k->app->store, k->cursor->device, k->cursor->seq, keep_event, &p, k->e) < 0 ? -1 : 0;

	k->learner[0] = k->text[0] = '\0';
	for (size_t i = 0; i < p.events.len; i++) {
		if (status == 0 && !k->full) {
			status = add_event(k, &p.events.ptr[i]);
			k->cursor->seq = p.events.ptr[i].seq;
			k->full = k->c->data.len > PIECE_MAX;
		}
		event_done(&p.events.ptr[i]);
	}
	if (status == 0 && !k->full)
		k->cursor->seq = p.last;
	k->full |= p.events.len == 500;
	vec_done(&p.events);
	return status;
}

static struct cursor *cursor_of(struct classroom *c, const char *device)
{
	for (size_t i = 0; i < c->sending.len; i++)
		if (strcmp(c->sending.ptr[i].device, device) == 0)
			return &c->sending.ptr[i];
	struct cursor *n = vec_push(&c->sending);
	*n = (struct cursor){0};
	memcpy(n->device, device, 37);
	return n;
}

/* All that is to be sent, to data; the cursors as they are then, to sending. */
int classroom_collect(struct app *a, struct classroom *c, struct err *e)
{
	struct collect k = {.app = a, .c = c, .e = e};
	const char *device = store_device(a->store);
	int status = 0;

	buf_clear(&c->data);
	c->sending.len = 0;
	for (size_t i = 0; i < c->m.cursors.len; i++)
		*vec_push(&c->sending) = c->m.cursors.ptr[i];
	k.cursor = cursor_of(c, device);
	for (size_t i = 0; status == 0 && !k.full && i < c->sending.len; i++) {
		k.cursor = &c->sending.ptr[i];
		status = collect_device(&k);
	}
	if (status == 0 && c->m.leaving && !k.full) {
		k.cursor = cursor_of(c, device);
		add_header(&k, store_learner(a->store), true);
	}
	c->again = k.full;
	return status;
}
