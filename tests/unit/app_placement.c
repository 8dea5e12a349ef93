#include <stdbool.h>
#include "tests/unit/scratch.h"
#include "app/placement.h"
#include "base/buf.h"

/* A course of five lessons, a to e, each but the first with an exercise, and a placement quiz that asks about b, c twice, and d. */
struct stage {
	char *root;
	struct app *app;
};

#define ANSWERS "kind: choice\nask: q\nchoices: [{text: yes, why: w, right: true}, {text: no, why: w}, {text: perhaps, why: w}]\n"
#define ASK(id, lesson) "```quiz\nid: " id "\nlesson: " lesson "\n" ANSWERS "```\n\n"
#define QUIZ "---\ntitle: Where to begin\n---\n" ASK("ask-b", "b") ASK("ask-c", "c") ASK("ask-c-again", "c") ASK("ask-d", "d")

static void open_app(struct stage *s)
{
	struct err e = ERR_INIT;

	s->app = app_open(&(struct app_options){.course = s->root}, &e);
	if (!s->app)
		fail_msg("%s", e.text);
}

static void reopen(struct stage *s)
{
	app_close(s->app);
	open_app(s);
}

static void make_course(struct stage *s, const char *placement)
{
	struct buf outline = BUF_INIT;

	s->root = scratch_new();
	buf_addf(&outline, "format: 1\nid: small\ntitle: Small\n%smodules:\n  - slug: m\n    title: M\n    lessons:\n", placement);
	for (char slug = 'a'; slug <= 'e'; slug++) {
		char *name = xasprintf("lessons/%c.md", slug), *exercise = xasprintf("exercises/x%c/", slug);
		static const char *const files[] = {"exercise.md", "broken.py", "checks.yml"};
		scratch_put(s->root, name, "---\ntitle: T\n---\ntext\n");
		for (size_t i = 0; i < 3; i++) {
			char *file = path_join(exercise, files[i]);
			scratch_put(s->root, file, i ? "" : "---\ntitle: X\n---\n");
			free(file);
		}
		buf_addf(&outline, "      - {slug: %c, exercises: [x%c]}\n", slug, slug);
		free(exercise);
		free(name);
	}
	scratch_put(s->root, "course.yml", outline.data);
	buf_done(&outline);
	setenv("ASYNCTUTOR_DATA", s->root, 1);
	setenv("ASYNCTUTOR_WORKSPACE", s->root, 1);
	if (*placement)
		scratch_put(s->root, "lessons/p.md", QUIZ);
	open_app(s);
}

static void close_stage(struct stage *s)
{
	app_close(s->app);
	scratch_remove(s->root);
}

/* Answer the questions: "+" right, "-" wrong, "?" not known. Fewer than there are leave the quiz before its end. */
static void answer(struct stage *s, const char *marks)
{
	struct err e = ERR_INIT;
	struct placement *p = placement_open(s->app, &e);

	assert_non_null(p);
	assert_int_equal(placement_count(p), 4);
	for (size_t i = 0; marks[i]; i++) {
		size_t option = marks[i] == '+' ? 0 : marks[i] == '-' ? 1 : quiz_options(placement_question(p, i));
		assert_int_equal(placement_answer(p, i, option, &e), 0);
	}
	placement_free(p);
}

/* The lessons that are known, and behind a slash the one to begin with. */
static void placed(struct stage *s, const char *want)
{
	const struct course *c = app_course(s->app);
	const struct placement_result *r = placement_result(s->app);
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < c->nlessons; i++)
		if (placement_knows(s->app, &c->lessons[i]))
			buf_addstr(&got, c->lessons[i].slug);
	if (r->taken)
		buf_addf(&got, "/%s", r->begin ? r->begin->slug : "");
	assert_string_equal(got.data, want);
	buf_done(&got);
}

static void the_first_lesson_that_is_not_known_is_where_to_begin(void **state)
{
	static const struct {
		const char *marks, *want;
	} rows[] = {
	    {"----", "/a"}, /* what stands before the first question is not known either */
	    {"+---", "ab/c"},
	    {"++++", "abcd/e"},
	    {"+++-", "abc/d"},
	    {"++-+", "abd/c"}, /* of two questions about a lesson both count */
	    {"?+++", "cd/a"},
	    {"-+++", "cd/a"},
	};
	struct stage s;

	(void)state;
	make_course(&s, "placement: p\n");
	placed(&s, "");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		answer(&s, rows[i].marks);
		placed(&s, rows[i].want);
		reopen(&s);
		placed(&s, rows[i].want);
	}
	close_stage(&s);
}

static void only_a_quiz_that_was_ended_counts_and_the_latest(void **state)
{
	struct stage s;

	(void)state;
	make_course(&s, "placement: p\n");
	answer(&s, "++");
	assert_false(placement_result(s.app)->taken);
	answer(&s, "+++-");
	answer(&s, "---");
	reopen(&s);
	placed(&s, "abc/d");
	assert_int_equal(placement_result(s.app)->right, 3);
	assert_int_equal(placement_result(s.app)->asked, 4);
	answer(&s, "+-++");
	placed(&s, "abd/c");
	close_stage(&s);
}

static void what_is_known_is_not_read_and_comes_last(void **state)
{
	struct stage s;
	struct err e = ERR_INIT;

	(void)state;
	make_course(&s, "placement: p\n");
	const struct course *c = app_course(s.app);
	answer(&s, "+++-");
	assert_int_equal(app_lesson_progress(s.app, &c->lessons[0])->state, PROGRESS_NEW);
	assert_ptr_equal(app_next(s.app).lesson, &c->lessons[3]);
	assert_null(app_next(s.app).exercise);
	assert_int_equal(app_lesson_read(s.app, &c->lessons[0], &e), 0);
	assert_ptr_equal(app_next(s.app).exercise, &c->exercises[0]); /* who reads it nevertheless is at it */
	close_stage(&s);
	make_course(&s, "placement: p\n");
	c = app_course(s.app);
	answer(&s, "+-++");
	for (size_t i = 2; i < 5; i += 2) {
		char *object = xasprintf("small/exercise/%s", c->exercises[i].slug);
		assert_int_equal(app_lesson_read(s.app, &c->lessons[i], &e), 0);
		assert_int_equal(store_add(app_store(s.app), VERB_PASSED, object, NULL, NULL, &e), 0);
		free(object);
	}
	reopen(&s);
	c = app_course(s.app);
	assert_ptr_equal(app_next(s.app).lesson, &c->lessons[0]); /* the rest is done */
	close_stage(&s);
}

static void not_knowing_is_recorded_as_such(void **state)
{
	struct stage s;
	struct event last;
	struct err e = ERR_INIT;
	bool found;

	(void)state;
	make_course(&s, "placement: p\n");
	answer(&s, "-?++");
	assert_int_equal(store_last(app_store(s.app), VERB_ANSWERED, "small/quiz/ask-c", &last, &found, &e), 0);
	assert_true(found);
	assert_string_equal(last.result, "{\"success\":false,\"quiz\":\"ask-c\",\"attempt\":1,\"response\":null}");
	event_done(&last);
	assert_int_equal(store_last(app_store(s.app), VERB_COMPLETED, "small/placement/p", &last, &found, &e), 0);
	assert_true(found);
	assert_string_equal(last.result, "{\"completion\":true,\"score\":{\"raw\":2,\"max\":4},\"right\":[\"ask-c-again\",\"ask-d\"]}");
	event_done(&last);
	assert_int_equal(store_last(app_store(s.app), VERB_COMPLETED, "small/placement/q", &last, &found, &e), 0);
	assert_false(found);
	close_stage(&s);
}

static void a_question_that_was_replaced_is_not_known(void **state)
{
	struct stage s;

	(void)state;
	make_course(&s, "placement: p\n");
	answer(&s, "++++");
	scratch_put(s.root, "lessons/p.md", "---\ntitle: P\n---\n" ASK("ask-b", "b") ASK("other", "c") ASK("lost", "gone"));
	reopen(&s);
	placed(&s, "ab/c");
	close_stage(&s);
}

static void a_course_without_one_offers_none(void **state)
{
	static const char *const outlines[] = {"", "placement: gone\n"};
	struct err e = ERR_INIT;
	struct stage s;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		make_course(&s, outlines[i]);
		assert_false(placement_offered(s.app));
		assert_null(placement_open(s.app, &e));
		assert_int_equal(e.code, ERR_MISSING);
		err_done(&e);
		placed(&s, "");
		close_stage(&s);
	}
	make_course(&s, "placement: p\n");
	scratch_put(s.root, "lessons/p.md", "---\ntitle: P\n---\nNothing.\n");
	assert_null(placement_open(s.app, &e));
	assert_int_equal(e.code, ERR_MISSING);
	err_done(&e);
	close_stage(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_lesson_that_is_not_known_is_where_to_begin),
	    cmocka_unit_test(only_a_quiz_that_was_ended_counts_and_the_latest),
	    cmocka_unit_test(what_is_known_is_not_read_and_comes_last),
	    cmocka_unit_test(not_knowing_is_recorded_as_such),
	    cmocka_unit_test(a_question_that_was_replaced_is_not_known),
	    cmocka_unit_test(a_course_without_one_offers_none),
	};
	return cmocka_run_group_tests_name("app_placement", tests, NULL, NULL);
}
