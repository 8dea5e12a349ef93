#include <stdbool.h>
#include "tests/unit/scratch.h"
#include "app/internal.h"
#include "app/repeat.h"
#include "base/buf.h"
#include "base/clock.h"
#include "store/private.h"

#define HOUR (60 * 60 * 1000LL)
#define DAY (24 * HOUR)
#define START 1767225600000LL /* 2026-01-01 */

/* The boxes. */

static void right_answers_lead_through_the_boxes(void **state)
{
	struct leitner l = {0};
	static const int days[] = {1, 3, 7, 21};
	int64_t now = START;

	(void)state;
	leitner_right(&l, now); /* in no box: nothing to do */
	assert_int_equal(l.box, 0);
	leitner_wrong(&l, now);
	for (int i = 0; i < LEITNER_BOXES; i++) {
		assert_int_equal(l.box, i + 1);
		assert_int_equal(leitner_due_at(&l), now + days[i] * DAY);
		assert_false(leitner_due(&l, now + days[i] * DAY - 1));
		now += days[i] * DAY;
		assert_true(leitner_due(&l, now));
		leitner_right(&l, now);
	}
	assert_int_equal(l.box, 0);
	assert_false(leitner_due(&l, now + 1000 * DAY));
}

static void wrong_leads_back_and_right_too_early_nowhere(void **state)
{
	struct leitner l = {3, START};

	(void)state;
	leitner_right(&l, START + 6 * DAY);
	assert_int_equal(l.box, 3);
	assert_int_equal(leitner_due_at(&l), START + 13 * DAY); /* from the last answer */
	leitner_wrong(&l, START + 6 * DAY + 1);
	assert_int_equal(l.box, 1);
	assert_int_equal(leitner_due_at(&l), START + 7 * DAY + 1);
}

static void a_clock_that_was_far_ahead_keeps_nothing_away(void **state)
{
	struct leitner l = {2, START + 400 * DAY};

	(void)state;
	assert_true(leitner_due(&l, START));
	leitner_right(&l, START);
	assert_int_equal(l.box, 3);
	assert_int_equal(leitner_due_at(&l), START + 7 * DAY);
	l = (struct leitner){1, START + 5 * HOUR}; /* a little ahead */
	assert_false(leitner_due(&l, START));
	assert_true(leitner_due(&l, START + DAY + 5 * HOUR));
}

/* The list. */

struct stage {
	char *root, *data;
	struct app *app;
};

#define ASK(id) "```quiz\nid: " id "\nkind: choice\nask: q\nchoices: [{text: yes, why: w, right: true}, {text: no, why: w}, {text: no idea, why: w}]\n```\n\n"

static char *make_course(void)
{
	char *root = scratch_new();

	scratch_put(root, "course.yml",
	    "format: 1\nid: small\ntitle: Small\nplacement: p\nmodules:\n  - {slug: m, title: M, lessons: [{slug: l, exercises: [x, y]}, {slug: gone}]}\n");
	scratch_put(root, "lessons/l.md", "---\ntitle: L\n---\n" ASK("one") ASK("two"));
	scratch_put(root, "lessons/p.md", "---\ntitle: P\n---\n" ASK("place"));
	for (int i = 0; i < 2; i++) {
		char *file = xasprintf("exercises/%c/exercise.md", 'x' + i), *starter = xasprintf("exercises/%c/broken.py", 'x' + i);
		char *checks = xasprintf("exercises/%c/checks.yml", 'x' + i), *solution = xasprintf("exercises/%c/solution.py", 'x' + i);
		scratch_put(root, file, "---\ntitle: X\n---\ntask\n");
		scratch_put(root, starter, "pass\n");
		scratch_put(root, solution, "done = True\n");
		scratch_put(root, checks, "checks:\n  - {id: c, require: {pattern: done = True}, message: m, hints: [a, b, c]}\n");
		free(file);
		free(starter);
		free(checks);
		free(solution);
	}
	return root;
}

static void open_stage(struct stage *s, char *root)
{
	struct err e = ERR_INIT;

	s->root = root;
	s->data = scratch_new();
	setenv("ASYNCTUTOR_DATA", s->data, 1);
	setenv("ASYNCTUTOR_WORKSPACE", s->data, 1);
	s->app = app_open(&(struct app_options){.course = root}, &e);
	if (!s->app)
		fail_msg("%s", e.text);
}

static void close_stage(struct stage *s)
{
	app_close(s->app);
	scratch_remove(s->data);
	unsetenv("ASYNCTUTOR_NOW");
}

static void set_now(int64_t ms)
{
	char text[CLOCK_TEXT];

	clock_format(ms, text);
	setenv("ASYNCTUTOR_NOW", text, 1);
}

static void event(struct stage *s, int64_t at, enum verb verb, const char *object, const char *result)
{
	struct err e = ERR_INIT;
	struct js *value = js_parse(result, strlen(result), "", 1, &e);

	set_now(at);
	assert_int_equal(store_add(app_store(s->app), verb, object, NULL, value, &e), 0);
	js_free(value);
}

static void answer(struct stage *s, int64_t at, const char *object, bool right)
{
	event(s, at, VERB_ANSWERED, object, right ? "{\"success\":true}" : "{\"success\":false}");
}

/* What is on the list at NOW: "one@1!" is in box 1 and due. */
static char *listed(struct stage *s, int64_t now)
{
	struct repeat_list list;
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;
	size_t due = 0;

	assert_int_equal(repeat_read(s->app, now, &list, &e), 0);
	for (size_t i = 0; i < list.n; i++) {
		const struct repeat_item *item = &list.items[i];
		due += item->due;
		buf_addf(&b, "%s%s@%d%s", i ? " " : "", item->quiz ? item->quiz->id : item->exercise->slug, item->when.box, item->due ? "!" : "");
	}
	assert_int_equal(list.due, due);
	repeat_done(&list);
	return buf_detach(&b);
}

static void expect(struct stage *s, int64_t now, const char *want)
{
	char *got = listed(s, now);

	assert_string_equal(got, want);
	free(got);
}

static void a_question_comes_back_when_its_first_answer_was_wrong(void **state)
{
	struct stage s;

	(void)state;
	open_stage(&s, make_course());
	answer(&s, START, "small/quiz/one", false);
	answer(&s, START + 1000, "small/quiz/one", true);  /* just read: no sign of memory */
	answer(&s, START + 2000, "small/quiz/two", true);  /* the first was right */
	answer(&s, START + 3000, "small/quiz/two", false);
	answer(&s, START, "small/quiz/place", false); /* of the placement quiz: its lesson is still to be read */
	answer(&s, START, "small/quiz/lost", false);  /* not in the course any more */
	answer(&s, START, "other/quiz/two", false);   /* of another course */
	expect(&s, START + 4000, "one@1");
	expect(&s, START + DAY + 1000, "one@1!");
	answer(&s, START + 2 * DAY, "small/quiz/one", true);
	expect(&s, START + 4 * DAY, "one@2");
	answer(&s, START + 6 * DAY, "small/quiz/one", true);
	answer(&s, START + 13 * DAY, "small/quiz/one", true);
	expect(&s, START + 14 * DAY, "one@4");
	answer(&s, START + 34 * DAY, "small/quiz/one", true);
	expect(&s, START + 100 * DAY, "");
	answer(&s, START + 200 * DAY, "small/quiz/one", false);
	expect(&s, START + 200 * DAY, "one@1");
	close_stage(&s);
	scratch_remove(s.root);
}

static void an_exercise_comes_back_when_it_took_too_much(void **state)
{
	static const struct {
		const char *steps, *want; /* f fails, p passes, 1 2 3 a hint, s the solution, r a reset */
	} rows[] = {
	    {"p", ""}, {"ffffp", ""}, {"fffffp", "x@1"}, {"fffff", ""}, {"f12p", ""}, {"f123p", "x@1"}, {"f123", ""},
	    {"fs", "x@1"}, {"ps", ""}, {"f3rp", "x@1"}, /* a reset does not undo it */
	    {"pr3p", "x@1"}, {"prfp", ""}, {"fsrp", "x@1"},
	};

	(void)state;
	char *root = make_course();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct stage s;
		open_stage(&s, root);
		for (const char *p = rows[i].steps; *p; p++) {
			char *hint = xasprintf("{\"check\":\"c\",\"hint\":%d}", *p - '0');
			event(&s, START + (p - rows[i].steps), *p == 'f' ? VERB_FAILED : *p == 'p' ? VERB_PASSED : *p == 'r' ? VERB_RESET : VERB_REVEALED,
			    "small/exercise/x", *p == 's' ? "{\"solution\":true}" : hint);
			free(hint);
		}
		char *got = listed(&s, START + 1000);
		if (strcmp(got, rows[i].want) != 0)
			print_error("%s gave %s\n", rows[i].steps, got);
		assert_string_equal(got, rows[i].want);
		free(got);
		close_stage(&s);
	}
	scratch_remove(root);
}

static void an_exercise_moves_on_by_a_round_from_its_start(void **state)
{
	struct stage s;
	struct repeat_list list;
	struct err e = ERR_INIT;
	char *path = NULL, *text, *solution, *why;
	size_t len;

	(void)state;
	open_stage(&s, make_course());
	const struct exercise *x = course_exercise(app_course(s.app), "x");
	set_now(START);
	assert_int_equal(app_start(s.app, x, &path, &e), 0);
	assert_int_equal(app_solution(s.app, x, &solution, &why, &e), 0);
	assert_int_equal(path_write(path, solution, strlen(solution), &e), 0);
	free(solution);
	free(why);
	event(&s, START + HOUR, VERB_PASSED, "small/exercise/x", "{}");
	expect(&s, START + DAY, "x@1!");
	event(&s, START + DAY, VERB_PASSED, "small/exercise/x", "{}"); /* the same file once more */
	expect(&s, START + DAY, "x@1!");

	set_now(START + DAY);
	assert_int_equal(repeat_read(s.app, START + DAY, &list, &e), 0);
	assert_false(list.items[0].begun);
	assert_int_equal(repeat_begin(s.app, &list.items[0], &e), 0);
	repeat_done(&list);
	assert_int_equal(path_read(path, 1000, &text, &len, &e), 0);
	assert_string_equal(text, "pass\n"); /* a clean starter */
	free(text);
	assert_int_equal(path_write(path, "half = 1\n", 9, &e), 0);
	assert_int_equal(repeat_read(s.app, START + DAY, &list, &e), 0);
	assert_true(list.items[0].begun);
	assert_int_equal(repeat_begin(s.app, &list.items[0], &e), 0);
	repeat_done(&list);
	assert_int_equal(path_read(path, 1000, &text, &len, &e), 0);
	assert_string_equal(text, "half = 1\n"); /* work that was begun is kept */
	free(text);
	assert_false(app_solution_open(s.app, x));
	event(&s, START + DAY + HOUR, VERB_FAILED, "small/exercise/x", "{}");
	expect(&s, START + DAY + HOUR, "x@1!");
	event(&s, START + DAY + 2 * HOUR, VERB_PASSED, "small/exercise/x", "{}");
	assert_true(app_solution_open(s.app, x));
	expect(&s, START + 4 * DAY, "x@2");
	assert_int_equal(app_reset(s.app, x, &e), 0);
	set_now(START + 5 * DAY);
	assert_int_equal(app_solution(s.app, x, &solution, &why, &e), 0); /* seen once more */
	free(solution);
	free(why);
	expect(&s, START + 5 * DAY, "x@1");
	free(path);
	close_stage(&s);
	scratch_remove(s.root);
}

static void an_answer_given_here_is_one_like_any_other(void **state)
{
	struct stage s;
	struct repeat_list list;
	struct err e = ERR_INIT;
	struct event last;
	bool found;

	(void)state;
	open_stage(&s, make_course());
	answer(&s, START, "small/quiz/one", false);
	set_now(START + DAY);
	assert_int_equal(repeat_read(s.app, START + DAY, &list, &e), 0);
	assert_string_equal(list.items[0].lesson->slug, "l");
	assert_int_equal(repeat_answer(s.app, &list.items[0], 0, &e), 0);
	repeat_done(&list);
	expect(&s, START + DAY, "one@2");
	assert_int_equal(store_last(app_store(s.app), VERB_ANSWERED, "small/quiz/one", &last, &found, &e), 0);
	assert_string_equal(last.result, "{\"success\":true,\"quiz\":\"one\",\"attempt\":2,\"response\":\"yes\"}");
	event_done(&last);
	set_now(START + 5 * DAY);
	assert_int_equal(repeat_read(s.app, START + 5 * DAY, &list, &e), 0);
	assert_int_equal(repeat_answer(s.app, &list.items[0], quiz_options(list.items[0].quiz), &e), 0);
	repeat_done(&list);
	expect(&s, START + 5 * DAY, "one@1");
	close_stage(&s);
	scratch_remove(s.root);
}

static void what_is_due_longest_comes_first(void **state)
{
	struct stage s;

	(void)state;
	open_stage(&s, make_course());
	answer(&s, START + HOUR, "small/quiz/one", false);
	event(&s, START, VERB_REVEALED, "small/exercise/y", "{\"solution\":true}");
	answer(&s, START + 3 * HOUR, "small/quiz/two", false);
	expect(&s, START + HOUR, "y@1 one@1 two@1");
	expect(&s, START + DAY + 2 * HOUR, "y@1! one@1! two@1");
	close_stage(&s);
	scratch_remove(s.root);
}

/* Two machines. */

struct copying {
	struct store *to;
	VEC(struct event) list;
};

static int collect(const struct event *ev, void *ctx)
{
	struct copying *c = ctx;
	struct event *copy = vec_push(&c->list);

	*copy = *ev;
	memcpy(copy->learner, store_learner(c->to), sizeof copy->learner); /* one learner on both */
	copy->object = xstrdup(ev->object);
	copy->hash = NULL;
	copy->result = xstrdup(ev->result);
	return 0;
}

/* Put the events of FROM as they were at the call of collect() into TO. */
static void gather(struct stage *from, struct stage *to, struct copying *c)
{
	struct err e = ERR_INIT;

	*c = (struct copying){.to = app_store(to->app)};
	assert_int_equal(store_each(app_store(from->app), collect, c, &e), 0);
}

static void put(struct copying *c)
{
	struct err e = ERR_INIT;

	for (size_t i = 0; i < c->list.len; i++) {
		assert_int_equal(event_insert(c->to, &c->list.ptr[i], &e), 0);
		event_done(&c->list.ptr[i]);
	}
	vec_done(&c->list);
	assert_int_equal(store_repair(c->to, &e), 0); /* what is derived is derived anew */
}

static void merged_machines_agree_whatever_their_clocks_say(void **state)
{
	/* The second machine's clock is off by so much. */
	static const int64_t off[] = {0, 3 * HOUR, -3 * HOUR, 400 * DAY, -20000 * DAY};
	char *root = make_course();

	(void)state;
	for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
		struct stage a, b;
		struct copying to_a, to_b;
		open_stage(&b, root);
		open_stage(&a, root);
		answer(&a, START, "small/quiz/one", false);
		answer(&b, START + DAY + off[i], "small/quiz/two", false);
		answer(&a, START + DAY, "small/quiz/two", true);
		answer(&b, START + 2 * DAY + off[i], "small/quiz/one", true);
		event(&a, START + 2 * DAY, VERB_REVEALED, "small/exercise/x", "{\"solution\":true}");
		event(&b, START + 3 * DAY + off[i], VERB_PASSED, "small/exercise/x", "{}");
		gather(&a, &b, &to_b);
		gather(&b, &a, &to_a);
		put(&to_a);
		put(&to_b);
		for (int64_t now = START; now < START + 40 * DAY; now += 11 * HOUR) {
			char *one = listed(&a, now), *two = listed(&b, now);
			assert_string_equal(one, two);
			free(one);
			free(two);
		}
		/* Whatever the clock was, the item that waits is due some day. */
		char *end = listed(&a, START + 40 * DAY);
		assert_non_null(strchr(end, '!'));
		free(end);
		close_stage(&a);
		close_stage(&b);
	}
	scratch_remove(root);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(right_answers_lead_through_the_boxes),
	    cmocka_unit_test(wrong_leads_back_and_right_too_early_nowhere),
	    cmocka_unit_test(a_clock_that_was_far_ahead_keeps_nothing_away),
	    cmocka_unit_test(a_question_comes_back_when_its_first_answer_was_wrong),
	    cmocka_unit_test(an_exercise_comes_back_when_it_took_too_much),
	    cmocka_unit_test(an_exercise_moves_on_by_a_round_from_its_start),
	    cmocka_unit_test(an_answer_given_here_is_one_like_any_other),
	    cmocka_unit_test(what_is_due_longest_comes_first),
	    cmocka_unit_test(merged_machines_agree_whatever_their_clocks_say),
	};
	return cmocka_run_group_tests_name("app_repeat", tests, NULL, NULL);
}
