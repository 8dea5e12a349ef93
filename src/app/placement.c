#include "app/placement.h"
#include <stdlib.h>
#include <string.h>
#include "app/answer.h"
#include "app/internal.h"
#include "app/questions.h"
#include "base/xalloc.h"

struct placement {
	struct app *app;
	struct questions questions;
	struct answers *earlier;
	bool *right; /* of each question, in this quiz */
};

bool placement_offered(const struct app *a)
{
	return a->course->placement && !a->course->placement->fault;
}

/* The questions that stand for a lesson of the course. */
static int read_questions(const struct course *c, struct questions *out, struct err *e)
{
	struct questions all = {0};

	if (questions_read(c->placement, &all, e) < 0)
		return -1;
	for (size_t i = 0; i < all.list.len; i++) {
		struct question *q = &all.list.ptr[i];
		if (q->quiz->lesson && course_lesson(c, q->quiz->lesson))
			*vec_push(&out->list) = *q;
		else
			quiz_free(q->quiz);
	}
	vec_done(&all.list);
	return 0;
}

struct placement *placement_open(struct app *a, struct err *e)
{
	if (!placement_offered(a)) {
		err_set(e, ERR_MISSING, "this course has no placement quiz");
		return NULL;
	}
	struct placement *p = xcalloc(1, sizeof *p);
	p->app = a;
	if (read_questions(a->course, &p->questions, e) < 0 || !(p->earlier = answers_read(a, e)))
		goto fail;
	p->right = xcalloc(p->questions.list.len + 1, sizeof *p->right);
	if (p->questions.list.len)
		return p;
	err_at(e, ERR_MISSING, a->course->placement->path, 0, 0, "has no question");
fail:
	placement_free(p);
	return NULL;
}

void placement_free(struct placement *p)
{
	if (!p)
		return;
	questions_done(&p->questions);
	answers_free(p->earlier);
	free(p->right);
	free(p);
}

size_t placement_count(const struct placement *p)
{
	return p->questions.list.len;
}

const struct quiz *placement_question(const struct placement *p, size_t i)
{
	return p->questions.list.ptr[i].quiz;
}

static char *object_of(const struct app *a)
{
	return app_object(a, "placement", a->course->placement->slug);
}

static int record_end(struct placement *p, struct err *e)
{
	struct app *a = p->app;
	struct js *result = js_object(), *score = js_object(), *right = js_array();
	char hash[65], *object = object_of(a);
	long long n = 0;

	for (size_t i = 0; i < p->questions.list.len; i++)
		if (p->right[i]) {
			js_push_str(right, p->questions.list.ptr[i].quiz->id);
			n++;
		}
	js_set_int(score, "raw", n);
	js_set_int(score, "max", (long long)p->questions.list.len);
	js_set_bool(result, "completion", true);
	js_set(result, "score", score);
	js_set(result, "right", right);
	int status = course_lesson_hash(a->course->placement, hash, e);
	if (status == 0 && a->store)
		status = app_record(a, VERB_COMPLETED, object, hash, result, e);
	a->placed.fresh = false;
	js_free(result);
	free(object);
	return status;
}

int placement_answer(struct placement *p, size_t i, size_t option, struct err *e)
{
	const struct question *q = &p->questions.list.ptr[i];
	struct answer answer = answers_get(p->earlier, q->quiz);

	if (answer_put(p->app, q->in, q->quiz, option, &answer, e) < 0)
		return -1;
	p->right[i] = answer.right;
	return i + 1 < p->questions.list.len ? 0 : record_end(p, e);
}

/* The result. */

struct lesson_score {
	size_t asked, right;
};

static bool is_right(const struct js *right, const char *id)
{
	for (size_t i = 0; i < js_count(right); i++) {
		const char *text = js_text(js_at(right, i));
		if (text && strcmp(text, id) == 0)
			return true;
	}
	return false;
}

/* What the answers RIGHT to QUESTIONS say. */
static void place(struct app *a, const struct questions *questions, const struct js *right)
{
	const struct course *c = a->course;
	struct placed *placed = &a->placed;
	struct lesson_score *scores = xcalloc(c->nlessons + 1, sizeof *scores);
	size_t first_right = c->nlessons, first_wrong = c->nlessons, last = 0;

	for (size_t i = 0; i < questions->list.len; i++) {
		const struct quiz *q = questions->list.ptr[i].quiz;
		size_t at = (size_t)(course_lesson(c, q->lesson) - c->lessons);
		bool good = is_right(right, q->id);
		scores[at].asked++;
		scores[at].right += good;
		placed->result.asked++;
		placed->result.right += good;
		size_t *first = good ? &first_right : &first_wrong;
		*first = at < *first ? at : *first;
		last = at > last ? at : last;
	}
	size_t begin = first_wrong == c->nlessons ? last + 1 : first_right < first_wrong ? first_wrong : 0;
	for (size_t i = 0; i < c->nlessons; i++)
		placed->known[i] = i < begin || (scores[i].asked && scores[i].right == scores[i].asked);
	placed->result.taken = true;
	placed->result.begin = begin < c->nlessons ? &c->lessons[begin] : NULL;
	free(scores);
}

static int read_result(struct app *a, struct err *e)
{
	struct questions questions = {0};
	struct event last;
	bool found;
	char *object = object_of(a);
	int status = store_last(a->store, VERB_COMPLETED, object, &last, &found, e);

	free(object);
	if (status < 0 || !found)
		return status;
	struct js *result = js_parse(last.result, strlen(last.result), "", 1, e);
	status = result ? read_questions(a->course, &questions, e) : -1;
	if (status == 0)
		place(a, &questions, js_get(result, "right"));
	questions_done(&questions);
	js_free(result);
	event_done(&last);
	return status;
}

/* What cannot be read counts as not taken: a failing store says so when something is to be recorded. */
static struct placed *placed(struct app *a)
{
	struct placed *p = &a->placed;
	struct err e = ERR_INIT;

	if (p->fresh)
		return p;
	if (!p->known)
		p->known = xcalloc(a->course->nlessons + 1, sizeof *p->known);
	memset(p->known, 0, a->course->nlessons * sizeof *p->known);
	p->result = (struct placement_result){0};
	p->fresh = true;
	if (placement_offered(a) && a->store && read_result(a, &e) < 0)
		err_done(&e);
	return p;
}

const struct placement_result *placement_result(struct app *a)
{
	return &placed(a)->result;
}

bool placement_knows(struct app *a, const struct lesson *l)
{
	return placed(a)->known[l - a->course->lessons];
}
