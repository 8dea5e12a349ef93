#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "app/repeat.h"
#include "base/arena.h"
#include "base/vec.h"
#include "base/xalloc.h"

/* What an event says about how well its object is known. */
enum said { SAID_NOTHING, SAID_RIGHT, SAID_WRONG, SAID_PASSED, SAID_FAILED, SAID_LAST_HINT, SAID_SOLUTION, SAID_RESET };

struct saying {
	const char *object; /* "quiz/ID" or "exercise/SLUG" */
	size_t order;
	int64_t at;
	enum said said;
};

struct history {
	struct arena arena;
	const char *learner;
	char *prefix;		  /* of the objects of the course */
	const char *only;	  /* the one object to look at; NULL for all */
	VEC(struct saying) list; /* sorted by object once all is read */
};

/* Reading. */

static enum said revealed(const struct js *result)
{
	bool solution = false;
	long long hint = 0;

	js_bool(js_get(result, "solution"), &solution);
	js_int(js_get(result, "hint"), &hint);
	return solution ? SAID_SOLUTION : hint >= REPEAT_HINT ? SAID_LAST_HINT : SAID_NOTHING;
}

static enum said result_says(const struct event *ev)
{
	struct err e = ERR_INIT;
	struct js *result = js_parse(ev->result, strlen(ev->result), "", 1, &e);
	bool success = false;

	js_bool(js_get(result, "success"), &success);
	enum said said = ev->verb == VERB_REVEALED ? revealed(result) : success ? SAID_RIGHT : SAID_WRONG;
	js_free(result);
	err_done(&e);
	return said;
}

static enum said what_it_says(const struct event *ev)
{
	switch (ev->verb) {
	case VERB_ANSWERED:
	case VERB_REVEALED:
		return result_says(ev);
	case VERB_PASSED:
		return SAID_PASSED;
	case VERB_FAILED:
		return SAID_FAILED;
	case VERB_RESET:
		return SAID_RESET;
	default:
		return SAID_NOTHING;
	}
}

static int visit(const struct event *ev, void *ctx)
{
	struct history *h = ctx;

	if (!str_starts(ev->object, h->prefix) || strcmp(ev->learner, h->learner) != 0)
		return 0;
	const char *object = ev->object + strlen(h->prefix);
	enum said said = h->only && strcmp(object, h->only) != 0 ? SAID_NOTHING : what_it_says(ev);
	if (said != SAID_NOTHING)
		*vec_push(&h->list) = (struct saying){arena_strdup(&h->arena, object), h->list.len, ev->at, said};
	return 0;
}

static int in_order(const void *a, const void *b)
{
	const struct saying *x = a, *y = b;
	int objects = strcmp(x->object, y->object);

	return objects ? objects : x->order < y->order ? -1 : x->order > y->order;
}

static int read_history(struct app *a, const char *only, struct history *h, struct err *e)
{
	*h = (struct history){.only = only, .prefix = xasprintf("%s/", a->course->id)};
	if (!a->store)
		return 0;
	h->learner = store_learner(a->store);
	if (store_each(a->store, visit, h, e) < 0)
		return -1;
	if (h->list.len)
		qsort(h->list.ptr, h->list.len, sizeof *h->list.ptr, in_order);
	return 0;
}

static void history_done(struct history *h)
{
	arena_done(&h->arena);
	vec_done(&h->list);
	free(h->prefix);
}

/* What it comes to. */

/* How one object stands. */
struct standing {
	struct leitner when;
	int answers;	 /* of a question */
	bool missed;	 /* the first of them was wrong */
	bool closed;	 /* the exercise's round is over */
	bool went_badly; /* in this round */
	int failures;
	int rounds; /* that are over */
};

static void take_answer(struct standing *s, const struct saying *what)
{
	if (s->answers++ == 0)
		s->missed = what->said == SAID_WRONG;
	if (!s->missed)
		return;
	if (what->said == SAID_WRONG)
		leitner_wrong(&s->when, what->at);
	else
		leitner_right(&s->when, what->at);
}

static void end_round(struct standing *s, int64_t at)
{
	if (s->went_badly)
		leitner_wrong(&s->when, at);
	else
		leitner_right(&s->when, at);
	s->closed = true;
	s->rounds++;
}

/* A round that is not over yet goes on behind a reset: its trouble is not forgotten. */
static void begin_round(struct standing *s)
{
	if (!s->closed)
		return;
	s->closed = s->went_badly = false;
	s->failures = 0;
}

static void take_work(struct standing *s, const struct saying *what)
{
	if (what->said == SAID_RESET)
		begin_round(s);
	if (s->closed)
		return;
	s->failures += what->said == SAID_FAILED;
	s->went_badly |= s->failures >= REPEAT_FAILURES || what->said == SAID_LAST_HINT || what->said == SAID_SOLUTION;
	if (what->said == SAID_PASSED || what->said == SAID_SOLUTION)
		end_round(s, what->at);
}

/* How the object of saying I stands; *I goes on behind the last about it. */
static struct standing stand(const struct history *h, size_t *i)
{
	struct standing s = {0};
	const char *object = h->list.ptr[*i].object;

	for (; *i < h->list.len && strcmp(h->list.ptr[*i].object, object) == 0; ++*i) {
		const struct saying *what = &h->list.ptr[*i];
		if (what->said == SAID_RIGHT || what->said == SAID_WRONG)
			take_answer(&s, what);
		else
			take_work(&s, what);
	}
	return s;
}

bool repeat_round(struct app *a, const struct exercise *x)
{
	struct history h;
	struct err e = ERR_INIT;
	char *object = xasprintf("exercise/%s", x->slug);
	struct standing s = {0};
	size_t i = 0;

	if (read_history(a, object, &h, &e) == 0 && h.list.len)
		s = stand(&h, &i);
	err_done(&e);
	history_done(&h);
	free(object);
	return s.rounds && !s.closed;
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

static void add_items(struct index *in, const struct history *h, int64_t now, struct repeat_list *out)
{
	VEC(struct repeat_item) items = {0};

	for (size_t i = 0; i < h->list.len;) {
		const char *object = h->list.ptr[i].object;
		struct standing s = stand(h, &i);
		struct repeat_item item = s.when.box ? find_item(in, object) : (struct repeat_item){0};
		if (!item.lesson)
			continue;
		item.when = s.when;
		item.due = leitner_due(&s.when, now);
		item.attempts = s.answers;
		item.begun = s.rounds && !s.closed;
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
	struct history h;
	struct index in = {a, &out->questions, false};

	*out = (struct repeat_list){0};
	int status = read_history(a, NULL, &h, e);
	if (status == 0)
		add_items(&in, &h, now, out);
	history_done(&h);
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
