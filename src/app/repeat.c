#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "app/repeat.h"
#include "base/vec.h"
#include "base/xalloc.h"

bool repeat_round(struct app *a, const struct exercise *x)
{
	struct progress p = {0};
	struct err ignored = ERR_INIT;

	if (a->store)
		app_read_progress(a, "exercise", x->slug, x->renamed_from, &p, &ignored);
	err_done(&ignored);
	return p.again.rounds && !p.again.closed;
}

/* The list. */

/* Questions of the course by id, read when the first is looked for. */
struct index {
	struct app *app;
	struct questions *questions;
	bool read;
};

static int by_id(const void *a, const void *b)
{
	const struct question *x = a, *y = b;

	return strcmp(x->quiz->id, y->quiz->id);
}

static int has_id(const void *id, const void *item)
{
	const struct question *q = item;

	return strcmp(id, q->quiz->id);
}

static void read_index(struct index *in)
{
	const struct course *c = in->app->course;
	struct questions *q = in->questions;

	for (size_t i = 0; i < c->nlessons; i++) {
		struct err e = ERR_INIT;
		if (!c->lessons[i].fault)
			questions_read(&c->lessons[i], q, &e);
		err_done(&e);
	}
	if (q->list.len)
		qsort(q->list.ptr, q->list.len, sizeof *q->list.ptr, by_id);
	in->read = true;
}

static const struct question *find_question(struct index *in, const char *id)
{
	if (!in->read)
		read_index(in);
	const struct questions *q = in->questions;
	return q->list.len ? bsearch(id, q->list.ptr, q->list.len, sizeof *q->list.ptr, has_id) : NULL;
}

/* The item that OBJECT names; its lesson is NULL where the course does not have it. */
static struct repeat_item find_item(struct index *in, const char *object)
{
	const char *name = strchr(object, '/') + 1;

	if (str_starts(object, "exercise/")) {
		const struct exercise *x = course_exercise(in->app->course, name);
		return x && !x->fault ? (struct repeat_item){.lesson = &in->app->course->lessons[x->lesson], .exercise = x} : (struct repeat_item){0};
	}
	const struct question *q = str_starts(object, "quiz/") ? find_question(in, name) : NULL;
	return q ? (struct repeat_item){.lesson = q->in, .quiz = q->quiz} : (struct repeat_item){0};
}

static const char *item_name(const struct repeat_item *item)
{
	return item->quiz ? item->quiz->id : item->exercise->slug;
}

static int by_time(const void *a, const void *b)
{
	const struct repeat_item *x = a, *y = b;
	int64_t tx = leitner_due_at(&x->when), ty = leitner_due_at(&y->when);

	if (x->due != y->due)
		return x->due ? -1 : 1;
	return tx != ty ? (tx < ty ? -1 : 1) : strcmp(item_name(x), item_name(y));
}

static void add_items(struct index *in, const struct objects *known, size_t prefix, int64_t now, struct repeat_list *out)
{
	VEC(struct repeat_item) items = {0};

	for (size_t i = 0; i < known->len; i++) {
		const struct progress *p = &known->ptr[i].progress;
		struct repeat_item item = p->again.when.box ? find_item(in, known->ptr[i].name + prefix) : (struct repeat_item){0};
		if (!item.lesson)
			continue;
		item.when = p->again.when;
		item.due = leitner_due(&item.when, now);
		item.attempts = item.quiz ? p->attempts : 0;
		item.begun = p->again.rounds && !p->again.closed;
		out->due += item.due;
		*vec_push(&items) = item;
	}
	if (items.len)
		qsort(items.ptr, items.len, sizeof *items.ptr, by_time);
	out->items = items.ptr;
	out->n = items.len;
}

int repeat_read(struct app *a, int64_t now, struct repeat_list *out, struct err *e)
{
	struct objects known = {0};
	struct index in = {a, &out->questions, false};
	char *prefix = xasprintf("%s/", a->course->id);

	*out = (struct repeat_list){0};
	int status = a->store ? store_objects(a->store, prefix, &known, e) : 0;
	if (status == 0)
		add_items(&in, &known, strlen(prefix), now, out);
	objects_done(&known);
	free(prefix);
	return status;
}

void repeat_done(struct repeat_list *l)
{
	free(l->items);
	questions_done(&l->questions);
	*l = (struct repeat_list){0};
}

int repeat_answer(struct app *a, const struct repeat_item *item, size_t option, struct err *e)
{
	struct answer answer = {.attempts = item->attempts};

	return answer_put(a, item->lesson, item->quiz, option, &answer, e);
}

int repeat_begin(struct app *a, const struct repeat_item *item, struct err *e)
{
	return item->begun ? 0 : app_reset(a, item->exercise, e);
}
