#include <stdlib.h>
#include <string.h>
#include "app/answer.h"
#include "app/internal.h"
#include "base/arena.h"
#include "base/vec.h"
#include "base/xalloc.h"

/* The latest answer to a question, and how many there were. */
struct given {
	const char *object, *response;
	size_t order;
	int attempts;
	bool right;
};

struct answers {
	struct arena arena;
	char *prefix; /* of the objects that are questions of the course */
	VEC(struct given) list; /* sorted by object once all is read */
};

static int visit(const struct event *ev, void *ctx)
{
	struct answers *s = ctx;
	struct err e = ERR_INIT;

	if (ev->verb != VERB_ANSWERED || !str_starts(ev->object, s->prefix) || !ev->result)
		return 0;
	struct js *root = js_parse(ev->result, strlen(ev->result), "", 1, &e);
	const char *response = root ? js_text(js_get(root, "response")) : NULL;
	bool right = false;
	if (root && js_get(root, "success"))
		js_bool(js_get(root, "success"), &right);
	*vec_push(&s->list) = (struct given){arena_strdup(&s->arena, ev->object + strlen(s->prefix)),
	    arena_strdup(&s->arena, response ? response : ""), s->list.len, 1, right};
	js_free(root);
	err_done(&e);
	return 0;
}

static int in_order(const void *a, const void *b)
{
	const struct given *x = a, *y = b;
	int names = strcmp(x->object, y->object);

	return names ? names : x->order < y->order ? -1 : x->order > y->order;
}

/* One for each question: the latest. */
static void fold(struct answers *s)
{
	size_t n = 0;

	if (s->list.len)
		qsort(s->list.ptr, s->list.len, sizeof *s->list.ptr, in_order);
	for (size_t i = 0; i < s->list.len; i++) {
		struct given *g = &s->list.ptr[i];
		if (n && strcmp(s->list.ptr[n - 1].object, g->object) == 0)
			g->attempts += s->list.ptr[--n].attempts;
		s->list.ptr[n++] = *g;
	}
	s->list.len = n;
}

struct answers *answers_read(struct app *a, struct err *e)
{
	struct answers *s = xcalloc(1, sizeof *s);

	s->prefix = app_object(a, "quiz", "");
	if (a->store && store_each(a->store, visit, s, e) < 0) {
		answers_free(s);
		return NULL;
	}
	fold(s);
	return s;
}

void answers_free(struct answers *s)
{
	if (!s)
		return;
	arena_done(&s->arena);
	vec_done(&s->list);
	free(s->prefix);
	free(s);
}

static int by_object(const void *key, const void *item)
{
	const struct given *g = item;

	return strcmp(key, g->object);
}

static size_t find_option(const struct quiz *q, const char *text)
{
	size_t n = quiz_options(q), i = *text ? 0 : n; /* no answer is empty */

	while (i < n && !str_eq(quiz_option(q, i), str_from(text)))
		i++;
	return i;
}

struct answer answers_get(const struct answers *s, const struct quiz *q)
{
	const struct given *g = s->list.len ? bsearch(q->id, s->list.ptr, s->list.len, sizeof *s->list.ptr, by_object) : NULL;

	return g ? (struct answer){g->attempts, find_option(q, g->response), g->right} : (struct answer){.option = quiz_options(q)};
}

int answer_put(struct app *a, const struct lesson *l, const struct quiz *q, size_t option, struct answer *answer, struct err *e)
{
	bool known = option < quiz_options(q), right = known && quiz_is_right(q, option);
	struct str response = known ? quiz_option(q, option) : (struct str){"", 0};
	char hash[65], *text = known ? xstrndup(response.p, response.n) : NULL, *object = app_object(a, "quiz", q->id);
	struct js *result = js_object();
	int status = -1;

	js_set_bool(result, "success", right);
	js_set_str(result, "quiz", q->id);
	js_set_int(result, "attempt", answer->attempts + 1);
	js_set_str(result, "response", text);
	if (a->store && (course_lesson_hash(l, hash, e) < 0 || app_record(a, VERB_ANSWERED, object, hash, result, e) < 0))
		goto out;
	*answer = (struct answer){answer->attempts + 1, option, right};
	status = 0;
out:
	js_free(result);
	free(object);
	free(text);
	return status;
}
