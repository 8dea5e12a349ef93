/* A learner's class: looking at it, joining and leaving, signals, assignments. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/classroom_inside.h"
#include "app/internal.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "json/json.h"

#define LOOK_MS 10000

const char classroom_shares[] =
    "  - your name, as given below\n"
    "  - which lessons you read and which answers you give to their questions\n"
    "  - exercises: when you start one, each check with its verdict, the hints and the solution you open\n"
    "  - the text of your file each time it is checked, for this course only\n"
    "  - your signals: help and done\n"
    "Not shared: drafts that were not checked, notes, checklists, other courses.\n";

int classroom_load(void *ctx, struct buf *out, struct err *e)
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
	struct errand *r = errand_start(classroom_load, (void *)(uintptr_t)dir, -1, e);
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
	struct classroom *c = classroom_get(a);
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
		member_choose_file(&c->m, last.device, false);
		set_cursor(&c->m, last.device, past ? 0 : last.seq - 1);
		status = member_write(a, &c->m, e);
	}
	free(full);
	return status;
}

int classroom_leave(struct app *a, struct err *e)
{
	struct classroom *c = classroom_get(a);

	if (!c->m.dir)
		return err_set(e, ERR_USAGE, "you are in no class");
	classroom_reread(a, c);
	c->m.leaving = true;
	c->not_before = 0;
	if (member_write(a, &c->m, e) < 0)
		return -1;
	classroom_poke(a);
	return 0;
}

int classroom_signal(struct app *a, const struct exercise *x, enum class_signal signal, struct err *e)
{
	struct classroom *c = classroom_get(a);
	struct js *result;
	int status;

	if (!classroom_dir(a))
		return err_set(e, ERR_USAGE, "you are in no class; `asynctutor class join DIR` joins one");
	classroom_reread(a, c); /* another program may have sent meanwhile */
	result = js_object();
	js_set_str(result, "signal", class_signal_name(signal));
	c->m.signal = signal;
	if (member_write(a, &c->m, e) < 0) {
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
	return classroom_get(a)->m.signal;
}

/* Assignments. */

static const struct class_task *task_of(struct app *a, const struct exercise *x)
{
	const struct class_info *info = classroom_info(a);

	return info ? class_task(info, x->slug) : NULL;
}

static const struct exercise *open_task(struct app *a, const struct class_task *task)
{
	const struct exercise *x = task ? course_exercise(a->course, task->exercise) : NULL;

	return x && app_exercise_progress(a, x)->state != PROGRESS_PASSED ? x : NULL;
}

char *classroom_locks(struct app *a, const struct exercise *x)
{
	const struct class_info *info = classroom_info(a);
	const struct class_task *task = task_of(a, x);

	if (!task || !info->locked)
		return NULL;
	for (const struct class_task *t = info->tasks.ptr; t < task; t++) {
		const struct exercise *before = open_task(a, t);
		if (before)
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

const struct exercise *classroom_next(struct app *a)
{
	const struct class_info *info = classroom_info(a);
	const struct exercise *x = NULL;

	for (size_t i = 0; info && !x && i < info->tasks.len; i++)
		x = open_task(a, &info->tasks.ptr[i]);
	return x;
}

void classroom_due_text(struct app *a, const struct exercise *x, const char *before, struct buf *out)
{
	const struct class_task *task = task_of(a, x);
	int64_t now = clock_now();
	char when[CLOCK_WORDS];

	if (!task || !task->due || !open_task(a, task))
		return;
	clock_words(task->due, now, when);
	buf_addf(out, "%s%sdue %s", before, task->due < now ? "was " : "", when);
}
