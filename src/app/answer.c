#include <stdlib.h>
#include <string.h>
#include "app/answer.h"
#include "app/internal.h"
#include "base/xalloc.h"

struct answers {
	size_t prefix; /* length of what precedes the id in the name of a question */
	struct objects list;
};

struct answers *answers_read(struct app *a, struct err *e)
{
	struct answers *s = xcalloc(1, sizeof *s);
	char *prefix = app_object(a, "quiz", "");
	int status = a->store ? store_objects(a->store, prefix, &s->list, e) : 0;

	s->prefix = strlen(prefix);
	free(prefix);
	if (status == 0)
		return s;
	answers_free(s);
	return NULL;
}

void answers_free(struct answers *s)
{
	if (!s)
		return;
	objects_done(&s->list);
	free(s);
}

static const struct object *find(const struct answers *s, const char *id)
{
	size_t from = 0, to = s->list.len;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = strcmp(id, s->list.ptr[middle].name + s->prefix);
		if (order == 0)
			return &s->list.ptr[middle];
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return NULL;
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
	const struct object *known = find(s, q->id);
	struct answer answer = {.option = quiz_options(q)};
	struct err ignored = ERR_INIT;

	if (!known || !known->progress.attempts)
		return answer;
	struct js *result = js_parse(known->answer, strlen(known->answer), "", 1, &ignored);
	const char *response = js_text(js_get(result, "response"));
	answer = (struct answer){known->progress.attempts, find_option(q, response ? response : ""), false};
	js_bool(js_get(result, "success"), &answer.right);
	js_free(result);
	err_done(&ignored);
	return answer;
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

void answer_state_text(const struct answer *a, struct buf *out)
{
	if (!a->attempts)
		buf_addstr(out, "Your answer: a number, then Enter.");
	else if (a->right)
		buf_addf(out, a->attempts == 1 ? "Right, at once." : "Right, after %d answers.", a->attempts);
	else
		buf_addf(out, a->attempts == 1 ? "Wrong so far." : "Wrong so far, after %d answers.", a->attempts);
}

void answer_why_markdown(const struct quiz *q, size_t option, struct buf *out)
{
	const char *why = option < quiz_options(q) ? quiz_why(q, option) : NULL;
	size_t right = 0;

	while (!quiz_is_right(q, right))
		right++;
	if (option == right)
		buf_addstr(out, "Right.\n\n");
	else if (option < quiz_options(q))
		buf_addf(out, "%zu is wrong.\n\n", option + 1);
	if (why)
		buf_addf(out, "%s\n\n", why);
	if (option == right)
		return;
	buf_addf(out, "%zu is right.\n\n", right + 1);
	if (quiz_why(q, right))
		buf_addf(out, "%s\n", quiz_why(q, right));
}
