/* The placement quiz, question by question, and what it says. */
#include "app/placement.h"
#include "plain/place.h"
#include "plain/question.h"

static void list(struct talk *t, bool known)
{
	const struct course *c = app_course(t->app);

	for (size_t i = 0; i < c->nlessons; i++)
		if (placement_knows(t->app, &c->lessons[i]) == known)
			talk_say(t, "%s%s", c->lessons[i].title, talk_stop(c->lessons[i].title));
}

static bool knows_any(struct talk *t)
{
	const struct course *c = app_course(t->app);

	for (size_t i = 0; i < c->nlessons; i++)
		if (placement_knows(t->app, &c->lessons[i]))
			return true;
	return false;
}

static void result(struct talk *t)
{
	const struct placement_result *r = placement_result(t->app);

	talk_say(t, "%zu of %zu right.", r->right, r->asked);
	if (r->begin) {
		talk_say(t, "Read these lessons, in this order. At home, Enter opens the first.");
		list(t, false);
	} else {
		talk_say(t, "There is no lesson that you have to read. What is left are the exercises.");
	}
	if (knows_any(t)) {
		talk_say(t, "You know these, which does not count as read:");
		list(t, true);
	}
}

/* False where the quiz is left. */
static bool ask(struct talk *t, const struct quiz *q, size_t *option)
{
	for (;;) {
		if (plain_ask(t, q, NULL, option) == ASKED_GIVEN)
			return true;
		if (t->over || talk_yes(t, "Leave the quiz? Only one that is answered to its end says where to begin."))
			return false;
	}
}

void plain_placement(struct talk *t)
{
	struct err e = ERR_INIT;
	struct placement *p = placement_open(t->app, &e);
	size_t option, i = 0, n = p ? placement_count(p) : 0;

	if (!p) {
		talk_fail(t, &e);
		return;
	}
	talk_say(t, "%s%s", app_course(t->app)->placement->title, talk_stop(app_course(t->app)->placement->title));
	for (; i < n; i++) {
		talk_say(t, "Question %zu of %zu", i + 1, n);
		if (!ask(t, placement_question(p, i), &option))
			break;
		if (placement_answer(p, i, option, &e) < 0) {
			talk_fail(t, &e);
			break;
		}
	}
	placement_free(p);
	if (i == n)
		result(t);
}
