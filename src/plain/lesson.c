/* A lesson, part by part: what it says, its questions, its programs. */
#include "plain/lesson.h"
#include <stdlib.h>
#include <string.h>
#include "app/link.h"
#include "app/place.h"
#include "base/xalloc.h"
#include "plain/question.h"
#include "plain/run.h"

#define LIST_MAX 64 /* programs or links of a part that can be named */

static bool at_end(const struct reading *r)
{
	return r->at + 1 == r->parts.len;
}

/* Programs. */

static void run_program(struct talk *t, struct reading *r, const char *text, size_t len, bool real_clock)
{
	const struct live_options options = {.real_clock = real_clock};
	struct err e = ERR_INIT;

	live_drop(r->ran);
	r->ran = live_start_text("lesson.py", text, len, &options, &e);
	if (!r->ran) {
		talk_fail(t, &e);
		return;
	}
	plain_wait(t, r->ran);
	plain_say_output(t, r->ran, false);
}

static void act_run(struct talk *t, void *state, const char *arg)
{
	struct reading *r = state;
	int fences[LIST_MAX];
	size_t n = parts_programs(r, r->at, fences, LIST_MAX), i = 1;

	if (!n) {
		talk_say(t, "There is no program in this part.");
	} else if (*arg ? !talk_number(arg, n, &i) : n > 1) {
		talk_say(t, "There are %zu programs in this part: type run and a number from 1 to %zu.", n, n);
	} else {
		const struct md_fence *f = md_fence(r->lesson.doc, (size_t)fences[i - 1]);
		run_program(t, r, f->text, f->len, app_fence_real_clock(f));
	}
}

static void act_timeline(struct talk *t, void *state, const char *arg)
{
	struct reading *r = state;

	(void)arg;
	if (r->ran)
		plain_say_events(t, r->ran);
	else
		talk_say(t, "Nothing ran here: type run.");
}

/* Questions. */

static void give(struct talk *t, struct reading *r, const struct quiz *q, struct answer answer, size_t option)
{
	struct err e = ERR_INIT;

	if (answer_put(t->app, r->lesson.lesson, q, option, &answer, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	answers_free(r->answers);
	r->answers = answers_read(t->app, &e);
	err_done(&e);
	plain_why(t, q, option);
	if (q->kind == QUIZ_PREDICT && !answer.right) {
		talk_say(t, "It prints:");
		run_program(t, r, q->program, strlen(q->program), false);
	}
}

/* The question of part R->at; AGAIN also where it was answered right. */
static void ask(struct talk *t, struct reading *r, bool again)
{
	const struct md_fence *f = md_fence(r->lesson.doc, (size_t)r->parts.ptr[r->at].question);
	struct err e = ERR_INIT;
	struct quiz *q = quiz_parse(f->text, f->len, r->lesson.lesson->path, f->line, &e);
	struct answer answer = {0};
	struct buf text = BUF_INIT;
	size_t option;

	if (!q) {
		talk_say(t, "This question cannot be asked:");
		talk_fail(t, &e);
		return;
	}
	if (r->answers)
		answer = answers_get(r->answers, q);
	if (answer.attempts) {
		answer_state_text(&answer, &text);
		talk_say(t, "A question. %s%s", text.data, answer.right && !again ? " Type answer to answer it again." : "");
	}
	if ((again || !answer.right) && plain_ask(t, q, "read on without an answer", &option) == ASKED_GIVEN)
		give(t, r, q, answer, option);
	buf_done(&text);
	quiz_free(q);
}

static void act_answer(struct talk *t, void *state, const char *arg)
{
	struct reading *r = state;

	(void)arg;
	if (r->parts.ptr[r->at].question != NO_FENCE)
		ask(t, r, true);
	else
		talk_say(t, "There is no question in this part.");
}

/* Reading. */

static void save_place(struct talk *t, struct reading *r)
{
	struct err e = ERR_INIT;
	size_t at;
	int source = parts_source(r, r->at, &at), percent = (int)(100 * (r->at + 1) / r->parts.len);

	if (app_lesson_leave(t->app, r->lesson.lesson, r->at ? source : 0, r->at ? at : 0, &e) < 0)
		talk_say(t, "Your place could not be kept: %s", e.text);
	err_done(&e);
	place_put(t->app, (struct place){.lesson = r->lesson.lesson, .percent = percent});
	if (at_end(r) && app_lesson_read(t->app, r->lesson.lesson, &e) < 0)
		talk_fail(t, &e);
}

static void say_exercises(struct talk *t, const struct lesson *l)
{
	const struct course *c = app_course(t->app);

	for (size_t i = 0; i < l->exercises; i++) {
		const struct exercise *x = &c->exercises[l->first_exercise + i];
		talk_say(t, "%zu: %s%s Exercise, %s.", i + 1, x->title, talk_stop(x->title),
		    progress_state_name(app_exercise_progress(t->app, x)->state));
	}
}

static void tell_end(struct talk *t, const struct reading *r)
{
	const struct lesson *l = r->lesson.lesson;

	if (l->exercises)
		talk_say(t, "\nEnd of the lesson. Its exercises, which exercise and a number opens:");
	else
		talk_say(t, "\nEnd of the lesson.");
	say_exercises(t, l);
}

/* The part, and what there is in it. */
static void tell(struct talk *t, void *state)
{
	struct reading *r = state;
	int list[LIST_MAX];
	struct buf out = BUF_INIT;
	size_t programs = parts_programs(r, r->at, list, LIST_MAX);

	talk_say(t, "Part %zu of %zu.\n", r->at + 1, r->parts.len);
	parts_text(r, r->at, &out);
	talk_text(t, out.data);
	buf_done(&out);
	if (programs == 1)
		talk_say(t, "\nrun runs the program.");
	else if (programs)
		talk_say(t, "\nrun 1 to run %zu run the programs.", programs);
	if (r->parts.ptr[r->at].question != NO_FENCE && !t->over) {
		talk_say(t, "%s", "");
		ask(t, r, false);
	}
	save_place(t, r);
	if (at_end(r))
		tell_end(t, r);
}

static void go(struct talk *t, struct reading *r, size_t part)
{
	r->at = part;
	tell(t, r);
}

/* The first exercise of the lesson that did not pass. */
static const struct exercise *next_exercise(struct talk *t, const struct lesson *l)
{
	const struct course *c = app_course(t->app);

	for (size_t i = 0; i < l->exercises; i++)
		if (app_exercise_progress(t->app, &c->exercises[l->first_exercise + i])->state != PROGRESS_PASSED)
			return &c->exercises[l->first_exercise + i];
	return NULL;
}

/* STEP 1: the lesson behind; NULL for none. */
static const struct lesson *neighbour(const struct talk *t, const struct reading *r, int step)
{
	const struct course *c = app_course(t->app);
	size_t at = (size_t)(r->lesson.lesson - c->lessons);

	if (step < 0 ? at == 0 : at + 1 >= c->nlessons)
		return NULL;
	return &c->lessons[step < 0 ? at - 1 : at + 1];
}

static void enter_words(struct talk *t, void *state, struct buf *out)
{
	const struct reading *r = state;
	const struct exercise *x = next_exercise(t, r->lesson.lesson);
	const struct lesson *l = neighbour(t, r, 1);

	if (!at_end(r))
		buf_addstr(out, "the next part");
	else if (x)
		buf_addf(out, "the exercise %s", x->title);
	else if (l)
		buf_addf(out, "the next lesson, %s", l->title);
	else
		buf_addstr(out, "home");
}

static void enter(struct talk *t, void *state)
{
	struct reading *r = state;
	const struct exercise *x = next_exercise(t, r->lesson.lesson);
	const struct lesson *l = neighbour(t, r, 1);

	if (!at_end(r))
		go(t, r, r->at + 1);
	else if (x)
		plain_exercise(t, x);
	else if (l)
		plain_go(t, (struct app_next){.lesson = l});
	else
		t->left = true;
}

static void act_next(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	enter(t, state);
}

static void act_previous(struct talk *t, void *state, const char *arg)
{
	struct reading *r = state;

	(void)arg;
	if (r->at)
		go(t, r, r->at - 1);
	else
		talk_say(t, "This is the first part.");
}

static void act_part(struct talk *t, void *state, const char *arg)
{
	struct reading *r = state;
	size_t n;

	if (talk_number(arg, r->parts.len, &n))
		go(t, r, n - 1);
	else
		talk_say(t, "There are parts from 1 to %zu.", r->parts.len);
}

static void act_contents(struct talk *t, void *state, const char *arg)
{
	const struct reading *r = state;
	struct buf out = BUF_INIT;

	(void)arg;
	for (size_t i = 0; i < r->parts.len; i++)
		if (r->parts.ptr[i].heading >= 0)
			buf_addf(&out, "%zu: %s\n", i + 1, md_heading(r->lesson.doc, (size_t)r->parts.ptr[i].heading)->text);
	buf_addf(&out, "You are in part %zu of %zu. A number goes to that part.\n", r->at + 1, r->parts.len);
	talk_text(t, out.data);
	buf_done(&out);
}

static void act_find(struct talk *t, void *state, const char *arg)
{
	struct reading *r = state;
	size_t found = parts_search(r, r->at + 1, arg);

	if (found == r->parts.len)
		found = parts_search(r, 0, arg);
	if (found == r->parts.len)
		talk_say(t, "\"%s\" is not in this lesson.", arg);
	else
		go(t, r, found);
}

static void act_exercise(struct talk *t, void *state, const char *arg)
{
	const struct reading *r = state;
	const struct lesson *l = r->lesson.lesson;
	size_t n;

	if (!l->exercises)
		talk_say(t, "This lesson has no exercises.");
	else if (talk_number(arg, l->exercises, &n))
		plain_exercise(t, &app_course(t->app)->exercises[l->first_exercise + n - 1]);
	else
		say_exercises(t, l);
}

static void other_lesson(struct talk *t, const struct reading *r, int step)
{
	const struct lesson *l = neighbour(t, r, step);

	if (l)
		plain_go(t, (struct app_next){.lesson = l});
	else
		talk_say(t, step < 0 ? "This is the first lesson." : "This is the last lesson.");
}

static void act_next_lesson(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	other_lesson(t, state, 1);
}

static void act_lesson_before(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	other_lesson(t, state, -1);
}

/* Links. */

/* The part that begins with the heading of that anchor; their number where there is none. */
static size_t find_anchor(const struct reading *r, const char *anchor)
{
	size_t i = 0;

	while (i < r->parts.len && (r->parts.ptr[i].heading < 0 ||
				       strcmp(md_heading(r->lesson.doc, (size_t)r->parts.ptr[i].heading)->anchor, anchor) != 0))
		i++;
	return i;
}

static void follow(struct talk *t, struct reading *r, const char *url)
{
	struct target to = link_target(app_course(t->app), url);

	if (to.lesson && to.lesson != r->lesson.lesson)
		plain_lesson(t, to.lesson, to.anchor);
	else if (to.exercise)
		plain_exercise(t, to.exercise);
	else if (*to.rule)
		plain_rule(t, to.rule);
	else if (*to.checklist)
		plain_checklists(t, to.checklist);
	else if (!to.anchor)
		talk_say(t, "Outside of the course: %s", url);
	else if (find_anchor(r, to.anchor) < r->parts.len)
		go(t, r, find_anchor(r, to.anchor));
	else
		talk_say(t, "There is no section %s here.", to.anchor);
}

static void act_links(struct talk *t, void *state, const char *arg)
{
	struct reading *r = state;
	int list[LIST_MAX];
	size_t n = parts_links(r, r->at, list, LIST_MAX), i;

	if (!n) {
		talk_say(t, "There are no links in this part.");
	} else if (*arg && talk_number(arg, n, &i)) {
		follow(t, r, md_link(r->lesson.doc, (size_t)list[i - 1])->url);
	} else {
		for (i = 0; i < n; i++)
			talk_say(t, "%zu: %s.", i + 1, md_link(r->lesson.doc, (size_t)list[i])->text);
		talk_say(t, "links and a number follows one.");
	}
}

static const struct command commands[] = {
    {"next", "n", "", "read on, as Enter alone does", false, act_next, false},
    {"previous", "p", "", "the part before", true, act_previous, false},
    {"contents", "c", "", "the headings, with the numbers of their parts", true, act_contents, false},
    {"part", "", "NUMBER", "go to that part", false, act_part, false},
    {"run", "r", "[NUMBER]", "run the program of this part, and say what it prints", true, act_run, false},
    {"timeline", "t", "", "what the tasks and threads of the program did that ran", false, act_timeline, false},
    {"answer", "a", "", "answer the question of this part, also again", false, act_answer, false},
    {"find", "f", "WORDS", "go to the next part that holds these words", true, act_find, false},
    {"links", "", "[NUMBER]", "the links of this part, or follow one", false, act_links, false},
    {"exercise", "e", "[NUMBER]", "the exercises of this lesson, or open one", true, act_exercise, false},
    {"later", "", "", "open the next lesson", false, act_next_lesson, false},
    {"earlier", "", "", "open the lesson before", false, act_lesson_before, false},
};

static const struct talk_place place = {
    .name = "Lesson",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
    .enter_words = enter_words,
    .enter = enter,
    .number_help = "go to that part",
    .number = act_part,
};

void plain_lesson(struct talk *t, const struct lesson *l, const char *anchor)
{
	struct reading r = {0};
	struct err e = ERR_INIT;

	if (t->depth >= TALK_DEPTH) {
		plain_go(t, (struct app_next){.lesson = l});
		return;
	}
	if (l->fault)
		talk_say(t, "This lesson cannot be read: %s", l->fault);
	if (l->fault || app_lesson_open(t->app, l, &r.lesson, &e) < 0) {
		if (!l->fault)
			talk_fail(t, &e);
		return;
	}
	r.answers = answers_read(t->app, &e);
	err_done(&e);
	parts_make(&r, t->width, t->ascii);
	if (r.lesson.resume > 0)
		r.at = parts_find(&r, r.lesson.resume);
	bool resumed = r.at > 0 && !anchor;
	if (anchor && find_anchor(&r, anchor) < r.parts.len)
		r.at = find_anchor(&r, anchor);
	talk_say(t, "%s%s%s", l->title, talk_stop(l->title), resumed ? " You are where you left off. part 1 goes to the start." : "");
	talk_in(t, &place, &r);
	live_drop(r.ran);
	answers_free(r.answers);
	md_layout_free(r.layout);
	app_lesson_done(&r.lesson);
	vec_done(&r.parts);
}
