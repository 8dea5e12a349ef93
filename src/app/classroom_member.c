/* What is kept of a learner's membership of a class, in the store. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/classroom_inside.h"
#include "app/internal.h"
#include "base/xalloc.h"
#include "json/json.h"

#define PLACE "class" /* in the store */

void member_done(struct member *m)
{
	free(m->dir);
	free(m->id);
	free(m->name);
	free(m->file);
	free(m->device);
	vec_done(&m->cursors);
	*m = (struct member){0};
}

static char *text_of(const struct js *js, const char *key)
{
	const char *text = js_text(js_get(js, key));

	return text ? xstrdup(text) : NULL;
}

static void read_cursor(const char *device, const struct js *value, void *ctx)
{
	struct member *m = ctx;
	long long seq;

	if (strlen(device) != 36 || !js_int(value, &seq))
		return;
	struct cursor *c = vec_push(&m->cursors);
	memcpy(c->device, device, 37);
	c->seq = seq;
}

static void read_member(const char *text, struct member *m)
{
	struct err e = ERR_INIT;
	struct js *js = js_parse(text, strlen(text), PLACE, 1, &e);
	long long number = 0;

	err_done(&e);
	*m = (struct member){.dir = text_of(js, "dir"), .id = text_of(js, "id"), .name = text_of(js, "name"), .file = text_of(js, "file"),
	    .device = text_of(js, "device")};
	if (js_int(js_get(js, "size"), &number))
		m->size = number;
	if (js_int(js_get(js, "signal"), &number) && number >= CLASS_NO_SIGNAL && number <= CLASS_DONE)
		m->signal = (enum class_signal)number;
	js_bool(js_get(js, "leaving"), &m->leaving);
	if (js_get(js, "cursors"))
		js_each(js_get(js, "cursors"), read_cursor, m);
	js_free(js);
	if (!m->dir || !m->id || !m->name || !m->file || !m->device)
		member_done(m);
}

int member_write(struct app *a, const struct member *m, struct err *e)
{
	struct js *js = js_object(), *cursors = js_object();

	if (m->dir) {
		js_set_str(js, "dir", m->dir);
		js_set_str(js, "id", m->id);
		js_set_str(js, "name", m->name);
		js_set_str(js, "file", m->file);
		js_set_str(js, "device", m->device);
		js_set_int(js, "size", m->size);
		js_set_int(js, "signal", m->signal);
		js_set_bool(js, "leaving", m->leaving);
	}
	for (size_t i = 0; i < m->cursors.len; i++)
		js_set_int(cursors, m->cursors.ptr[i].device, m->cursors.ptr[i].seq);
	js_set(js, "cursors", cursors);
	char *text = js_dump(js, 0);
	int status = app_put(a, PLACE, text, e);
	free(text);
	js_free(js);
	return status;
}

void classroom_take_info(struct classroom *c, const char *text)
{
	struct err e = ERR_INIT;
	struct class_info *info = class_parse(text, strlen(text), "class.json", &e);

	err_done(&e);
	if (!info)
		return;
	class_free(c->info);
	c->info = info;
}

/* Read what is kept: another program with the same store may have written it. */
void classroom_reread(struct app *a, struct classroom *c)
{
	char *text = app_get(a, PLACE), *seen = NULL;

	member_done(&c->m);
	if (text)
		read_member(text, &c->m);
	if (c->m.dir && !c->info && (seen = app_get(a, CLASSROOM_SEEN)))
		classroom_take_info(c, seen);
	free(seen);
	free(text);
	c->read = true;
}

struct classroom *classroom_get(struct app *a)
{
	if (!a->classroom) {
		a->classroom = xcalloc(1, sizeof *a->classroom);
		a->classroom->lock = -1;
	}
	if (!a->classroom->read && a->store)
		classroom_reread(a, a->classroom);
	return a->classroom;
}

void classroom_free(struct classroom *c)
{
	if (!c)
		return;
	errand_free(c->errand);
	if (c->lock >= 0)
		close(c->lock);
	member_done(&c->m);
	class_free(c->info);
	buf_done(&c->data);
	vec_done(&c->sending);
	free(c->word);
	free(c);
}

const struct class_info *classroom_info(struct app *a)
{
	struct classroom *c = classroom_get(a);

	return c->m.dir && !c->m.leaving ? c->info : NULL;
}

const char *classroom_dir(struct app *a)
{
	struct classroom *c = classroom_get(a);

	return c->m.dir && !c->m.leaving ? c->m.dir : NULL;
}

/* A new file, for a new device or in the place of one that was lost. */
void member_choose_file(struct member *m, const char *device, bool from_start)
{
	char uuid[37], *of = xstrdup(device); /* which may be the one that is freed */

	uuid_new(uuid);
	free(m->file);
	free(m->device);
	m->file = xasprintf("%s.jsonl", uuid);
	m->device = of;
	m->size = 0;
	for (size_t i = 0; from_start && i < m->cursors.len; i++)
		m->cursors.ptr[i].seq = 0;
}
