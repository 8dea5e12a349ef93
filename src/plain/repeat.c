/* What went badly, one after the other, as far as it is due. */
#include "app/repeat.h"
#include "base/clock.h"
#include "plain/place.h"
#include "plain/question.h"

/* How it went. */
struct score {
	size_t right, wrong;
};

/* False where the repetition is left. */
static bool ask_question(struct talk *t, const struct repeat_item *item, struct score *score)
{
	struct err e = ERR_INIT;
	size_t option;

	talk_say(t, "%s%s", item->lesson->title, talk_stop(item->lesson->title));
	switch (plain_ask(t, item->quiz, "leave this one for later", &option)) {
	case ASKED_GIVEN:
		break;
	case ASKED_ENTER:
		talk_say(t, "It stays on the list.");
		return true;
	case ASKED_LEFT:
		return false;
	}
	if (repeat_answer(t->app, item, option, &e) < 0) {
		talk_fail(t, &e);
		return true;
	}
	bool right = option < quiz_options(item->quiz) && quiz_is_right(item->quiz, option);
	*(right ? &score->right : &score->wrong) += 1;
	plain_why(t, item->quiz, option);
	return true;
}

/* Whether the round of the exercise is over, and how. */
static void count_exercise(struct talk *t, const struct repeat_item *item, struct score *score)
{
	struct repeat_list list;
	struct err e = ERR_INIT;
	bool due = false, moved_on = true;

	if (repeat_read(t->app, clock_now(), &list, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	for (size_t i = 0; i < list.n; i++)
		if (list.items[i].exercise == item->exercise) {
			due = list.items[i].due;
			moved_on = list.items[i].when.box > item->when.box;
		}
	repeat_done(&list);
	if (due)
		talk_say(t, "It stays on the list.");
	else
		*(moved_on ? &score->right : &score->wrong) += 1;
}

static bool repeat_exercise(struct talk *t, const struct repeat_item *item, struct score *score)
{
	struct err e = ERR_INIT;

	talk_say(t, "%s%s %s%s", item->exercise->title, talk_stop(item->exercise->title), item->lesson->title, talk_stop(item->lesson->title));
	if (!talk_yes(t, item->begun ? "You have begun it again. Go on with it?"
				     : "This exercise took a lot the last time. Solve it again? That puts it back to its start; your file is kept as a copy.")) {
		talk_say(t, "It stays on the list.");
		return !t->over;
	}
	if (repeat_begin(t->app, item, &e) < 0) {
		talk_fail(t, &e);
		return true;
	}
	plain_exercise(t, item->exercise);
	plain_go(t, (struct app_next){0}); /* what comes next is the next to be repeated */
	if (!t->over)
		count_exercise(t, item, score);
	return !t->over;
}

static void say_end(struct talk *t, const struct score *score)
{
	struct repeat_list list;
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;

	if (score->right + score->wrong)
		talk_say(t, "%zu of %zu right.", score->right, score->right + score->wrong);
	if (repeat_read(t->app, clock_now(), &list, &e) == 0) {
		repeat_next_text(&list, clock_now(), &text);
		talk_say(t, "%s", text.data);
		repeat_done(&list);
	}
	err_done(&e);
	buf_done(&text);
}

void plain_repeat(struct talk *t)
{
	struct repeat_list list;
	struct score score = {0};
	struct err e = ERR_INIT;
	bool on = true;

	if (repeat_read(t->app, clock_now(), &list, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	for (size_t i = 0; on && i < list.due; i++) {
		const struct repeat_item *item = &list.items[i];
		talk_say(t, "%zu of %zu to repeat.", i + 1, list.due);
		on = item->quiz ? ask_question(t, item, &score) : repeat_exercise(t, item, &score);
	}
	repeat_done(&list);
	say_end(t, &score);
}
