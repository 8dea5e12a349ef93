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

/* Where questions are looked for: each lesson's file is read once, and parsed when an id that is looked for occurs in it. */
struct index {
	struct app *app;
	struct questions *questions; /* of the lessons that were parsed */
	struct course_text *texts;   /* by lesson; NULL before the first look */
};

static struct index index_new(struct app *a, struct questions *out)
{
	return (struct index){a, out, NULL};
}

static void index_done(struct index *in)
{
	for (size_t i = 0; in->texts && i < in->app->course->nlessons; i++)
		free(in->texts[i].text);
	free(in->texts);
}

static void read_texts(struct index *in)
{
	const struct course *c = in->app->course;

	in->texts = xcalloc(c->nlessons, sizeof *in->texts);
	for (size_t i = 0; i < c->nlessons; i++) {
		struct err e = ERR_INIT;
		if (c->lessons[i].fault || course_read_lesson(&c->lessons[i], &in->texts[i], &e) < 0)
			in->texts[i] = (struct course_text){0};
		err_done(&e);
	}
}

static const struct question *parsed(const struct index *in, const char *id)
{
	const struct questions *q = in->questions;

	for (size_t i = 0; i < q->list.len; i++)
		if (strcmp(q->list.ptr[i].quiz->id, id) == 0)
			return &q->list.ptr[i];
	return NULL;
}

static const struct question *find_question(struct index *in, const char *id)
{
	const struct course *c = in->app->course;
	const struct question *found = parsed(in, id);

	if (!in->texts)
		read_texts(in);
	for (size_t i = 0; !found && i < c->nlessons; i++) {
		struct course_text *text = &in->texts[i];
		if (!text->text || !memmem(text->text, text->len, id, strlen(id)))
			continue;
		questions_parse(&c->lessons[i], text, in->questions);
		free(text->text);
		*text = (struct course_text){0};
		found = parsed(in, id);
	}
	return found;
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

/* All objects of the course that the learner has to do with; *PREFIX is the length of what their names begin with. */
static int read_objects(struct app *a, struct objects *out, size_t *prefix, struct err *e)
{
	char *course = xasprintf("%s/", a->course->id);

	*out = (struct objects){0};
	*prefix = strlen(course);
	int status = a->store ? store_objects(a->store, course, out, e) : 0;
	free(course);
	return status;
}

int repeat_read(struct app *a, int64_t now, struct repeat_list *out, struct err *e)
{
	struct index in = index_new(a, &out->questions);
	struct objects known;
	size_t prefix;

	*out = (struct repeat_list){0};
	int status = read_objects(a, &known, &prefix, e);
	if (status == 0)
		add_items(&in, &known, prefix, now, out);
	index_done(&in);
	objects_done(&known);
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
