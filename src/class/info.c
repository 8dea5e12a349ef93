/* class.json. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "class/class.h"
#include "class/pg.h"
#include "json/json.h"
#include "store/store.h"

#define FILE_NAME "class.json"
#define DROP_BOX 01733

struct class_info *class_new(const char *title, const char *course, const char *course_dir)
{
	struct class_info *c = xcalloc(1, sizeof *c);
	char uuid[37], *to;

	uuid_new(uuid);
	c->id = to = xmalloc(33);
	for (const char *p = uuid; *p; p++)
		if (*p != '-')
			*to++ = *p;
	*to = '\0';
	c->title = xstrdup(title);
	c->course = xstrdup(course);
	c->course_dir = course_dir ? xstrdup(course_dir) : NULL;
	c->made = clock_now();
	return c;
}

void class_free(struct class_info *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->tasks.len; i++)
		free(c->tasks.ptr[i].exercise);
	for (size_t i = 0; i < c->roster.len; i++) {
		free(c->roster.ptr[i].name);
		free(c->roster.ptr[i].id);
	}
	vec_done(&c->tasks);
	vec_done(&c->roster);
	free(c->id);
	free(c->title);
	free(c->course);
	free(c->course_dir);
	free(c);
}

struct class_task *class_task(const struct class_info *c, const char *exercise)
{
	for (size_t i = 0; i < c->tasks.len; i++)
		if (strcmp(c->tasks.ptr[i].exercise, exercise) == 0)
			return &c->tasks.ptr[i];
	return NULL;
}

struct class_task *class_assign(struct class_info *c, const char *exercise)
{
	struct class_task *known = class_task(c, exercise);

	if (known)
		return known;
	struct class_task *task = vec_push(&c->tasks);
	*task = (struct class_task){.exercise = xstrdup(exercise)};
	return task;
}

/* Reading. */

static int refuse(const char *name, struct err *e, const char *key)
{
	return err_at(e, ERR_SYNTAX, name, 0, 0, "\"%s\" is missing or not what it should be", key);
}

static bool is_id(const char *text)
{
	return text && strlen(text) == 32 && strspn(text, "0123456789abcdef") == 32;
}

static int read_task(const struct js *js, const char *name, struct class_info *c, struct err *e)
{
	const char *slug = js_text(js_get(js, "exercise")), *due = js_text(js_get(js, "due"));
	int64_t at = 0;
	bool hidden = false;

	if (!slug || !str_is_slug(slug) || class_task(c, slug))
		return refuse(name, e, "exercise");
	if (due && !clock_parse(due, &at))
		return refuse(name, e, "due");
	js_bool(js_get(js, "hidden"), &hidden);
	struct class_task *task = class_assign(c, slug);
	task->due = at;
	task->hidden = hidden;
	return 0;
}

static int read_person(const struct js *js, const char *name, struct class_info *c, struct err *e)
{
	const char *who = js_text(js_get(js, "name")), *id = js_text(js_get(js, "id"));

	if (!who)
		return refuse(name, e, "name");
	*vec_push(&c->roster) = (struct class_person){xstrdup(who), xstrdup(id ? id : "")};
	return 0;
}

static int read_lists(const struct js *root, const char *name, struct class_info *c, struct err *e)
{
	const struct js *tasks = js_get(root, "assignments"), *roster = js_get(root, "roster");

	for (size_t i = 0; i < js_count(tasks); i++)
		if (read_task(js_at(tasks, i), name, c, e) < 0)
			return -1;
	for (size_t i = 0; i < js_count(roster); i++)
		if (read_person(js_at(roster, i), name, c, e) < 0)
			return -1;
	return 0;
}

static struct class_info *read_class(const struct js *root, const char *name, struct err *e)
{
	const char *id = js_text(js_get(root, "id")), *title = js_text(js_get(root, "title"));
	const char *course = js_text(js_get(root, "course")), *dir = js_text(js_get(root, "course_dir"));
	const char *made = js_text(js_get(root, "made")), *order = js_text(js_get(root, "order"));
	const char *bad = !is_id(id) ? "id" : !title ? "title" : !course || !str_is_slug(course) ? "course" : NULL;
	int64_t at = 0;

	if (!bad && (!made || !clock_parse(made, &at)))
		bad = "made";
	if (bad) {
		refuse(name, e, bad);
		return NULL;
	}
	struct class_info *c = xcalloc(1, sizeof *c);
	*c = (struct class_info){.id = xstrdup(id), .title = xstrdup(title), .course = xstrdup(course), .made = at};
	c->course_dir = dir ? xstrdup(dir) : NULL;
	c->locked = order && strcmp(order, "locked") == 0;
	if (read_lists(root, name, c, e) == 0)
		return c;
	class_free(c);
	return NULL;
}

struct class_info *class_parse(const char *text, size_t len, const char *name, struct err *e)
{
	struct js *root = js_parse(text, len, name, 1, e);
	struct class_info *c = NULL;
	long long format = 0;

	if (!root)
		return NULL;
	if (!js_int(js_get(root, "format"), &format) || format < 1)
		refuse(name, e, "format");
	else if (format > CLASS_FORMAT)
		err_at(e, ERR_NEWER, name, 0, 0, "is of format %lld; this version knows up to %d: install a newer one", format, CLASS_FORMAT);
	else
		c = read_class(root, name, e);
	js_free(root);
	return c;
}

static char *read_file(const char *dir, size_t *len, struct err *e)
{
	char *path = path_join(dir, FILE_NAME), *text = NULL;

	if (!path_is_dir(dir))
		err_at(e, ERR_MISSING, dir, 0, 0, "is not there, or no directory");
	else if (access(path, F_OK) < 0)
		err_at(e, ERR_MISSING, dir, 0, 0, "holds no class: `asynctutor class new DIR` makes one");
	else if (path_read(path, CLASS_JSON_MAX, &text, len, e) < 0)
		text = NULL;
	free(path);
	return text;
}

char *class_text(const char *dir, size_t *len, struct err *e)
{
	if (!pg_is_url(dir))
		return read_file(dir, len, e);
	char *text = pg_class_json(dir, e);
	*len = text ? strlen(text) : 0;
	return text;
}

struct class_info *class_load(const char *dir, struct err *e)
{
	size_t len;
	char *text = class_text(dir, &len, e), *path = path_join(dir, FILE_NAME);
	struct class_info *c = text ? class_parse(text, len, path, e) : NULL;

	free(text);
	free(path);
	return c;
}

/* Writing. */

static void set_time(struct js *js, const char *key, int64_t at)
{
	char text[CLOCK_TEXT];

	clock_format(at, text);
	js_set_str(js, key, at ? text : NULL);
}

static struct js *class_js(const struct class_info *c)
{
	struct js *root = js_object(), *tasks = js_array(), *roster = js_array();

	js_set_int(root, "format", CLASS_FORMAT);
	js_set_str(root, "id", c->id);
	js_set_str(root, "title", c->title);
	js_set_str(root, "course", c->course);
	if (c->course_dir)
		js_set_str(root, "course_dir", c->course_dir);
	set_time(root, "made", c->made);
	js_set_str(root, "order", c->locked ? "locked" : "free");
	for (size_t i = 0; i < c->tasks.len; i++) {
		struct js *task = js_object();
		js_set_str(task, "exercise", c->tasks.ptr[i].exercise);
		set_time(task, "due", c->tasks.ptr[i].due);
		js_set_bool(task, "hidden", c->tasks.ptr[i].hidden);
		js_push(tasks, task);
	}
	for (size_t i = 0; i < c->roster.len; i++) {
		struct js *person = js_object();
		js_set_str(person, "name", c->roster.ptr[i].name);
		js_set_str(person, "id", c->roster.ptr[i].id);
		js_push(roster, person);
	}
	js_set(root, "assignments", tasks);
	js_set(root, "roster", roster);
	return root;
}

char *class_json(const struct class_info *c)
{
	struct js *root = class_js(c);
	char *text = js_dump(root, 2);

	js_free(root);
	return text;
}

static int refuse_url(const char *dir, struct err *e)
{
	return pg_is_url(dir) ? err_set(e, ERR_USAGE, "an organization's record has no assignments or roster: they are a class's, in a directory") : 0;
}

int class_save(const char *dir, const struct class_info *c, struct err *e)
{
	if (refuse_url(dir, e) < 0)
		return -1;
	char *text = class_json(c), *path = path_join(dir, FILE_NAME);
	int status = path_write(path, text, strlen(text), e);

	if (status == 0 && chmod(path, 0644) < 0)
		status = err_sys(e, path, "cannot let everyone read it");
	free(path);
	free(text);
	return status;
}

/* The drop box PATH, to which all can add and which only its owner can list. */
static int make_drop_box(const char *path, char **word, struct err *e)
{
	struct stat st;

	if (mkdir(path, 0700) < 0 && !path_is_dir(path))
		return err_sys(e, path, "cannot make the drop box");
	if (chmod(path, DROP_BOX) == 0 && stat(path, &st) == 0 && (st.st_mode & 07777) == DROP_BOX)
		return 0;
	*word = xasprintf("%s: this file system does not keep permissions (wanted is mode 1733), so whoever can reach it can see, change and remove the "
			  "files of all learners; `asynctutor class verify` still notices forged passes", path);
	return 0;
}

int class_make(const char *dir, const struct class_info *c, char **word, struct err *e)
{
	char *file = path_join(dir, FILE_NAME), *box = path_join(dir, "learners");
	int status = -1;

	*word = NULL;
	if (refuse_url(dir, e) < 0)
		;
	else if (access(file, F_OK) == 0)
		err_at(e, ERR_USAGE, dir, 0, 0, "holds a class already");
	else if (!path_is_dir(dir) && mkdir(dir, 0755) < 0)
		err_sys(e, dir, "cannot make the directory");
	else if ((chmod(dir, 0755), make_drop_box(box, word, e)) == 0)
		status = class_save(dir, c, e);
	free(box);
	free(file);
	return status;
}
