/* The solution line by line: each is said when the learner asks for it, the last one with why it is right. */
#include <stdlib.h>
#include <string.h>
#include "app/reveal.h"
#include "app/sentences.h"
#include "base/xalloc.h"
#include "plain/exercise.h"

struct stepping {
	const struct exercise *exercise;
	struct app_steps steps;
};

static size_t left(const struct stepping *s)
{
	return s->steps.n - s->steps.shown;
}

/* Say the bytes FROM to TO of the solution, and how it goes on. */
static void say_lines(struct talk *t, const struct stepping *s, size_t from, size_t to)
{
	char *text = xstrndup(s->steps.solution + from, to - from);
	const char *start = text + strspn(text, "\n");

	if (*start)
		talk_text(t, start);
	if (left(s))
		talk_say(t, SAY_STEPS_YOURSELF " back goes back to your file.");
	else
		talk_say(t, SAY_STEPS_END);
	free(text);
}

static void tell(struct talk *t, void *state)
{
	const struct stepping *s = state;

	say_lines(t, s, 0, s->steps.ends[s->steps.shown]);
}

static void show(struct talk *t, struct stepping *s, size_t shown)
{
	size_t from = s->steps.ends[s->steps.shown];
	struct err e = ERR_INIT;

	if (app_steps_show(t->app, s->exercise, &s->steps, shown, &e) < 0)
		talk_fail(t, &e);
	say_lines(t, s, from, s->steps.ends[s->steps.shown]);
}

static void enter_words(struct talk *t, void *state, struct buf *out)
{
	const struct stepping *s = state;

	(void)t;
	if (left(s))
		buf_addf(out, SAY_STEPS_LEFT, left(s));
	else if (s->steps.why)
		buf_addstr(out, SAY_STEPS_WHY);
}

static void enter(struct talk *t, void *state)
{
	struct stepping *s = state;

	if (left(s))
		show(t, s, s->steps.shown + 1);
	else if (s->steps.why)
		talk_markdown(t, s->steps.why, strlen(s->steps.why));
	else
		talk_say(t, SAY_STEPS_END);
}

static void act_all(struct talk *t, void *state, const char *arg)
{
	struct stepping *s = state;

	(void)arg;
	if (!left(s))
		talk_say(t, SAY_STEPS_END);
	else if (talk_yes(t, SAY_STEPS_ALL))
		show(t, s, s->steps.n);
}

static const struct command commands[] = {
    {"all", "", "", "say all lines that are left", true, act_all, false},
};

static const struct talk_place place = {
    .name = "Solution",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
    .enter_words = enter_words,
    .enter = enter,
};

void plain_steps(struct talk *t, const struct exercise *x)
{
	struct stepping s = {.exercise = x};
	struct err e = ERR_INIT;

	if (app_steps(t->app, x, &s.steps, &e) == 0 && !s.steps.solution)
		err_set(&e, ERR_MISSING, SAY_STEPS_NONE);
	if (s.steps.solution)
		talk_in(t, &place, &s);
	else
		talk_fail(t, &e);
	app_steps_done(&s.steps);
}
