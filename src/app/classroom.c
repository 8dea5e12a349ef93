#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>
#include "app/classroom.h"
#include "app/internal.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "run/errand.h"

#define PLACE "class"	    /* where the membership is kept in the store, */
#define SEEN "class/seen"   /* class.json as last seen, */
#define TROUBLE "class/trouble" /* and what was told last */
#define PIECE_MAX ((size_t)4 << 20) /* sent at a time */
#define LOOK_MS 10000
#define SLOW_MS 5000
#define HOPELESS_MS 300
#define REFRESH_WAIT 1000
#define AGAIN_MS 15000 /* after a failure */
#define REFRESH_MS 60000 /* how old class.json may get while one works */

const char classroom_shares[] =
    "  - your name, as given below\n"
    "  - which lessons you read and which answers you give to their questions\n"
    "  - exercises: when you start one, each check with its verdict, the hints and the solution you open\n"
    "  - the text of your file each time it is checked, for this course only\n"
    "  - your signals: help and done\n"
    "Not shared: drafts that were not checked, notes, checklists, other courses.\n";

struct cursor {
	char device[37];
	int64_t seq; /* all of this device up to here was sent */
};

/* What is kept in the store. */
struct member {
	char *dir, *id, *name;
	char *file, *device; /* the file, and the device that it belongs to; a device writes to its own only */
	int64_t size;	     /* of the file */
	bool leaving;
	enum class_signal signal;
	VEC(struct cursor) cursors;
};

struct classroom {
	bool read; /* the store was asked */
	struct member m; /* dir NULL: no class was joined */
	struct class_info *info;
	struct errand *errand; /* NULL while nothing is sent */
	struct class_send send;
	struct buf data;
	VEC(struct cursor) sending; /* the cursors once it is sent */
	int lock;
	bool again;	/* there is more to send */
	bool told_slow; /* of this errand */
	int64_t since, not_before, refreshed; /* clock_monotonic() */
	char *word;
};

/* What is kept. */

static void member_done(struct member *m)
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

static int write_member(struct app *a, const struct member *m, struct err *e)
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

static void take_info(struct classroom *c, const char *text)
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
static void refresh(struct app *a, struct classroom *c)
{
	char *text = app_get(a, PLACE), *seen = NULL;

	member_done(&c->m);
	if (text)
		read_member(text, &c->m);
	if (c->m.dir && !c->info && (seen = app_get(a, SEEN)))
		take_info(c, seen);
	free(seen);
	free(text);
	c->read = true;
}

static struct classroom *get(struct app *a)
{
	if (!a->classroom) {
		a->classroom = xcalloc(1, sizeof *a->classroom);
		a->classroom->lock = -1;
	}
	if (!a->classroom->read && a->store)
		refresh(a, a->classroom);
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
	struct classroom *c = get(a);

	return c->m.dir && !c->m.leaving ? c->info : NULL;
}

const char *classroom_dir(struct app *a)
{
	struct classroom *c = get(a);

	return c->m.dir && !c->m.leaving ? c->m.dir : NULL;
}

char *classroom_name(struct app *a)
{
	char *name = app_get(a, "setting/name");
	const struct passwd *account = getpwuid(getuid());

	if (name && *name)
		return name;
	free(name);
	if (account && account->pw_gecos && *account->pw_gecos && *account->pw_gecos != ',')
		return xstrndup(account->pw_gecos, strcspn(account->pw_gecos, ","));
	return xstrdup(account ? account->pw_name : "nobody");
}

/* Looking. */

static int load(void *ctx, struct buf *out, struct err *e)
{
	char *path = path_join(ctx, "class.json"), *text;
	struct class_info *info = class_load(ctx, e); /* for its errors */
	size_t len;
	int status = info ? path_read(path, CLASS_JSON_MAX, &text, &len, e) : -1;

	class_free(info);
	free(path);
	if (status == 0) {
		buf_add(out, text, len);
		free(text);
	}
	return status;
}

struct class_info *classroom_look(const char *dir, struct err *e)
{
	struct errand *r = errand_start(load, (void *)(uintptr_t)dir, -1, e);
	struct buf text = BUF_INIT;
	struct class_info *info = NULL;

	if (!r)
		return NULL;
	if (!errand_wait(r, LOOK_MS))
		err_at(e, ERR_BUSY, dir, 0, 0, "does not answer");
	else if (errand_finish(r, &text, e) == 0)
		info = class_parse(text.data, text.len, "class.json", e);
	errand_free(r);
	buf_done(&text);
	return info;
}

/* Sending. */

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

/* A new file, for a new device or in the place of one that was lost. */
static void choose_file(struct classroom *c, const char *device, bool from_start)
{
	struct member *m = &c->m;
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

/* All that is to be sent, to data; the cursors as they are then, to sending. */
static int collect(struct app *a, struct classroom *c, struct err *e)
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

/* Among all programs with this data folder one sends at a time. */
static bool take_lock(struct classroom *c)
{
	char *path = app_data_file("class.lock");

	c->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	free(path);
	if (c->lock >= 0 && flock(c->lock, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (c->lock >= 0)
		close(c->lock);
	c->lock = -1;
	return false;
}

static void drop_lock(struct classroom *c)
{
	if (c->lock >= 0)
		close(c->lock);
	c->lock = -1;
}

/* In the errand: the answer is the size, a space, and class.json. */
static int send_all(void *ctx, struct buf *out, struct err *e)
{
	const struct class_send *s = ctx;
	int64_t now = s->size;

	if (s->len && class_send(s, &now, e) < 0)
		return -1;
	buf_addf(out, "%lld ", (long long)now);
	return load((void *)(uintptr_t)s->dir, out, e);
}

static void say_word(struct app *a, struct classroom *c, const char *trouble)
{
	char *before = app_get(a, TROUBLE);
	struct err e = ERR_INIT;

	if (strcmp(before ? before : "", trouble) != 0) {
		free(c->word);
		c->word = *trouble ? xasprintf("The class does not get what you do just now, and nothing is lost: it is sent later. %s.", trouble)
				   : xstrdup("The class's directory is back: all that was kept for it was sent.");
		app_put(a, TROUBLE, trouble, &e);
		err_done(&e);
	}
	free(before);
}

static void fail(struct app *a, struct classroom *c, struct err *e)
{
	char *text = err_format(e);

	say_word(a, c, text);
	free(text);
	err_done(e);
	c->not_before = clock_monotonic() + AGAIN_MS;
	drop_lock(c);
}

/* Send, with the lock held. */
static void start(struct app *a, struct classroom *c)
{
	struct err e = ERR_INIT;
	int64_t now = clock_monotonic();

	refresh(a, c);
	if (!c->m.dir) {
		drop_lock(c);
		return;
	}
	if (strcmp(c->m.device, store_device(a->store)) != 0)
		choose_file(c, store_device(a->store), false);
	if (collect(a, c, &e) < 0 || (c->m.size == 0 && write_member(a, &c->m, &e) < 0)) {
		fail(a, c, &e);
		return;
	}
	if (!c->data.len && c->refreshed && now - c->refreshed < REFRESH_MS) {
		drop_lock(c);
		return;
	}
	c->send = (struct class_send){c->m.dir, c->m.id, c->m.file, c->m.size, c->data.data, c->data.len};
	c->since = now;
	c->told_slow = false;
	c->errand = errand_start(send_all, &c->send, c->lock, &e);
	if (!c->errand)
		fail(a, c, &e);
}

void classroom_poke(struct app *a)
{
	struct classroom *c = a->store ? get(a) : NULL;

	if (!c || !c->m.dir)
		return;
	if (c->errand) {
		c->again = true;
		return;
	}
	if (clock_monotonic() < c->not_before || !take_lock(c))
		c->again = true;
	else
		start(a, c);
}

static void take_answer(struct app *a, struct classroom *c, const struct buf *answer)
{
	struct err e = ERR_INIT;
	char *end;
	long long size = strtoll(answer->data, &end, 10);

	c->refreshed = clock_monotonic();
	c->m.size = size;
	c->m.cursors.len = 0;
	for (size_t i = 0; i < c->sending.len; i++)
		*vec_push(&c->m.cursors) = c->sending.ptr[i];
	if (c->m.leaving && !c->again)
		member_done(&c->m);
	take_info(c, end + (*end == ' '));
	if (write_member(a, &c->m, &e) < 0 || app_put(a, SEEN, end + (*end == ' '), &e) < 0)
		c->not_before = clock_monotonic() + AGAIN_MS;
	err_done(&e);
	say_word(a, c, "");
}

static void finish(struct app *a, struct classroom *c)
{
	struct buf answer = BUF_INIT;
	struct err e = ERR_INIT;
	int status = errand_finish(c->errand, &answer, &e);

	errand_free(c->errand);
	c->errand = NULL;
	if (status == 0) {
		take_answer(a, c, &answer);
		drop_lock(c);
	} else if (e.code == ERR_CORRUPT) { /* the file was lost: all again, in a new one */
		err_done(&e);
		choose_file(c, c->m.device, true);
		write_member(a, &c->m, &e);
		err_done(&e);
		drop_lock(c);
		c->again = true;
	} else {
		fail(a, c, &e);
	}
	buf_done(&answer);
}

bool classroom_busy(const struct app *a)
{
	return a->classroom && (a->classroom->errand || a->classroom->again);
}

void classroom_poll(struct app *a)
{
	struct classroom *c = a->classroom;

	if (!c)
		return;
	if (c->errand && errand_poll(c->errand))
		finish(a, c);
	if (c->errand && !c->told_slow && clock_monotonic() - c->since > SLOW_MS) {
		char *text = xasprintf("%s: does not answer", c->m.dir);
		c->told_slow = true;
		say_word(a, c, text);
		free(text);
	}
	if (!c->errand && c->again && clock_monotonic() >= c->not_before) {
		c->again = false;
		classroom_poke(a);
	}
}

void classroom_refresh(struct app *a)
{
	struct classroom *c = get(a);

	c->refreshed = 0;
	classroom_poke(a);
	classroom_settle(a, REFRESH_WAIT);
}

/* Where it was in trouble before, hardly anything is to be hoped for. */
static int patience(struct app *a, int ms)
{
	char *trouble = ms > HOPELESS_MS && a->classroom && a->classroom->m.dir ? app_get(a, TROUBLE) : NULL;
	bool bad = trouble && *trouble;

	free(trouble);
	return bad ? HOPELESS_MS : ms;
}

void classroom_settle(struct app *a, int ms)
{
	struct classroom *c = a->classroom;
	int64_t until = clock_monotonic() + patience(a, ms);

	if (c && c->errand && c->told_slow)
		return;
	while (c && c->m.dir) {
		int64_t left = until - clock_monotonic();
		classroom_poll(a);
		if (left <= 0 || (!c->errand && (!c->again || c->not_before > until)))
			break;
		if (c->errand)
			errand_wait(c->errand, (int)left);
		else /* another program sends just now */
			nanosleep(&(struct timespec){0, 5000000}, NULL);
	}
	if (c && c->errand && !c->told_slow) {
		c->since = 0;
		classroom_poll(a);
	}
}

char *classroom_word(struct app *a)
{
	char *word = a->classroom ? a->classroom->word : NULL;

	if (word)
		a->classroom->word = NULL;
	return word;
}

/* Joining and leaving. */

static char *class_object(const struct app *a, const char *id)
{
	return app_object(a, "class", id);
}

static void set_cursor(struct member *m, const char *device, int64_t seq)
{
	struct cursor *c = vec_push(&m->cursors);

	*c = (struct cursor){.seq = seq};
	memcpy(c->device, device, 37);
}

struct last_of {
	char device[37];
	int64_t seq;
};

static int join_event(struct app *a, const struct class_info *info, struct last_of *out, struct err *e)
{
	char *object = class_object(a, info->id);
	struct js *result = js_object();
	struct event ev;
	bool found = false;

	js_set_str(result, "class", "joined");
	int status = store_add(a->store, VERB_NOTED, object, NULL, result, e);
	js_free(result);
	if (status == 0)
		status = store_last(a->store, VERB_NOTED, object, &ev, &found, e);
	free(object);
	if (status < 0 || !found)
		return status < 0 ? -1 : err_set(e, ERR_CORRUPT, "the event that was added is not there");
	memcpy(out->device, ev.device, sizeof out->device);
	out->seq = ev.seq;
	event_done(&ev);
	return 0;
}

int classroom_join(struct app *a, const char *dir, const struct class_info *info, const char *name, bool past, struct err *e)
{
	struct classroom *c = get(a);
	struct last_of last;
	char *full = realpath(dir, NULL);
	int status = -1;

	if (strcmp(info->course, a->course->id) != 0) {
		err_set(e, ERR_USAGE, "the class is about the course \"%s\", this is \"%s\": name its directory with --course", info->course, a->course->id);
	} else if (c->m.dir && strcmp(c->m.id, info->id) != 0) {
		err_set(e, ERR_USAGE, "you are in the class of %s; `asynctutor class leave` first", c->m.dir);
	} else if (join_event(a, info, &last, e) == 0) {
		member_done(&c->m);
		c->m = (struct member){.dir = xstrdup(full ? full : dir), .id = xstrdup(info->id), .name = xstrdup(name)};
		choose_file(c, last.device, false);
		set_cursor(&c->m, last.device, past ? 0 : last.seq - 1);
		status = write_member(a, &c->m, e);
	}
	free(full);
	return status;
}

int classroom_leave(struct app *a, struct err *e)
{
	struct classroom *c = get(a);

	if (!c->m.dir)
		return err_set(e, ERR_USAGE, "you are in no class");
	refresh(a, c);
	c->m.leaving = true;
	c->not_before = 0;
	if (write_member(a, &c->m, e) < 0)
		return -1;
	classroom_poke(a);
	return 0;
}

int classroom_signal(struct app *a, const struct exercise *x, enum class_signal signal, struct err *e)
{
	struct classroom *c = get(a);
	struct js *result;
	int status;

	if (!classroom_dir(a))
		return err_set(e, ERR_USAGE, "you are in no class; `asynctutor class join DIR` joins one");
	refresh(a, c); /* another program may have sent meanwhile */
	result = js_object();
	js_set_str(result, "signal", class_signal_name(signal));
	c->m.signal = signal;
	if (write_member(a, &c->m, e) < 0) {
		js_free(result);
		return -1;
	}
	enum verb verb = signal == CLASS_HELP ? VERB_ASKED_HELP : VERB_NOTED;
	if (x)
		return app_record_exercise(a, x, verb, result, e);
	char *object = class_object(a, c->m.id);
	status = app_record(a, verb, object, NULL, result, e);
	free(object);
	js_free(result);
	return status;
}

enum class_signal classroom_signaled(struct app *a)
{
	return get(a)->m.signal;
}

/* Assignments. */

static const struct class_task *task_of(struct app *a, const struct exercise *x)
{
	const struct class_info *info = classroom_info(a);

	return info ? class_task(info, x->slug) : NULL;
}

char *classroom_locks(struct app *a, const struct exercise *x)
{
	const struct class_info *info = classroom_info(a);
	const struct class_task *task = task_of(a, x);

	if (!task || !info->locked)
		return NULL;
	for (const struct class_task *t = info->tasks.ptr; t < task; t++) {
		const struct exercise *before = course_exercise(a->course, t->exercise);
		if (before && app_exercise_progress(a, before)->state != PROGRESS_PASSED)
			return xasprintf("your class does its exercises in order: %s comes first", before->slug);
	}
	return NULL;
}

bool classroom_hides(struct app *a, const struct exercise *x)
{
	const struct class_task *task = task_of(a, x);

	return task && task->hidden;
}

int classroom_check_hidden(struct app *a, const struct exercise *x, struct err *e)
{
	if (classroom_hides(a, x))
		classroom_refresh(a);
	return classroom_hides(a, x) ? err_set(e, ERR_USAGE, CLASSROOM_HIDES) : 0;
}

int64_t classroom_due(struct app *a, const struct exercise *x)
{
	const struct class_task *task = task_of(a, x);

	return task ? task->due : 0;
}
