#include <stdbool.h>
#include "tests/unit/test.h"
#include "course/quiz.h"

static const char predict[] = "id: two-limits\nkind: predict\nask: >\n  What does\n  it print?\nprogram: |\n  print(1)\n"
			      "choices:\n  - {text: \"1\", why: yes it does, right: true}\n  - {text: \"2\", why: no}\n"
			      "  - text: |\n      1\n      2\n    why: no\n";
static const char line[] = "id: deaf\nkind: line\nask: Which line?\nprogram: |\n  while True:\n      poll()\n  stop()\n"
			   "right: poll()\nwhy: because\nwrong:\n  \"while True:\": it is fine\n";

static struct quiz *parse(const char *text)
{
	struct err e = ERR_INIT;
	struct quiz *q = quiz_parse(text, strlen(text), "l.md", 10, &e);

	if (!q)
		fail_msg("%s", e.text);
	return q;
}

static void refused(const char *text, const char *want)
{
	struct err e = ERR_INIT;

	assert_null(quiz_parse(text, strlen(text), "l.md", 10, &e));
	char *got = err_format(&e);
	assert_string_equal(got, want);
	free(got);
	err_done(&e);
}

static void a_quiz_is_read(void **state)
{
	struct quiz *q = parse(predict);

	(void)state;
	assert_string_equal(q->id, "two-limits");
	assert_int_equal(q->kind, QUIZ_PREDICT);
	assert_int_equal(q->nchoices, 3);
	assert_true(q->choices[0].right);
	assert_string_equal(q->choices[2].text, "1\n2\n");
	quiz_free(q);
	q = parse(line);
	assert_string_equal(q->right.text, "poll()");
	assert_int_equal(q->nwrong, 1);
	assert_string_equal(q->wrong[0].why, "it is fine");
	quiz_free(q);
}

static void a_question_may_stand_for_a_lesson(void **state)
{
	struct quiz *q = parse("lesson: gil\nid: x\nkind: choice\nask: a\n"
			       "choices: [{text: a, why: b, right: true}, {text: c, why: b}, {text: d, why: b}]\n");

	(void)state;
	assert_string_equal(q->lesson, "gil");
	quiz_free(q);
	q = parse(predict);
	assert_null(q->lesson);
	quiz_free(q);
}

static void faults_have_their_place(void **state)
{
	(void)state;
	refused("kind: line\n", "l.md:10:1: the key \"id\" is missing");
	refused("id: x\nkind: guess\nask: a\n", "l.md:11:7: kind must be predict, choice or line, not \"guess\"");
	refused("id: x\nkind: choice\nask: a\nchoice: 1\n", "l.md:13:1: unknown key \"choice\"; did you mean \"choices\"?");
	refused("id: X y\nkind: choice\nask: a\n", "l.md:10:5: id must be small letters, digits and single hyphens");
	refused("id: x\nkind: choice\nask: a\nchoices: [{text: a, why: b}]\n", "l.md:13:10: there must be 3 to 5 choices");
	refused("id: x\nkind: choice\nask: a\nchoices: [{text: a, why: b}, {text: a, why: b}, {text: a, why: b}]\n",
	    "l.md:13:10: exactly one choice must be right, not 0");
	refused("id: x\nkind: predict\nask: a\n", "l.md:10:1: the key \"program\" is missing");
	refused("id: x\nkind: line\nask: a\nprogram: |\n  f()\n  f()\nright: f()\nwhy: w\n",
	    "l.md:16:8: is not exactly one line of the program: f()");
	refused("id: x\nkind: choice\nask: ''\n", "l.md:12:6: ask is empty");
}

static void the_question_is_shown_without_its_answer(void **state)
{
	struct quiz *q = parse(predict);
	struct buf out = BUF_INIT;

	(void)state;
	quiz_markdown(q, &out);
	assert_string_equal(out.data, "**Question:** What does it print?\n```python\nprint(1)\n```\n- **1)** 1\n- **2)** 2\n"
				      "- **3)**\n  ```output\n  1\n  2\n  ```\n- **4)** an error\n");
	buf_done(&out);
	quiz_free(q);
}

static void every_line_or_choice_is_an_answer(void **state)
{
	struct quiz *q = parse(predict);

	(void)state;
	assert_int_equal(quiz_options(q), 4);
	assert_true(quiz_is_right(q, 0));
	assert_false(quiz_is_right(q, 3));
	assert_string_equal(quiz_why(q, 1), "no");
	assert_true(str_eq(quiz_option(q, 3), str_from("an error")));
	assert_null(quiz_why(q, 3));
	quiz_free(q);
	q = parse(line);
	assert_int_equal(quiz_options(q), 3);
	assert_true(str_eq(quiz_option(q, 1), str_from("poll()")));
	assert_true(quiz_is_right(q, 1));
	assert_string_equal(quiz_why(q, 1), "because");
	assert_string_equal(quiz_why(q, 0), "it is fine");
	assert_null(quiz_why(q, 2));
	quiz_free(q);
}

static void fences_are_replaced_and_lines_below_stay_where_they_were(void **state)
{
	struct buf in = BUF_INIT, out = BUF_INIT;

	(void)state;
	buf_addf(&in, "one\n\n```quiz\n%s```\nbelow\n```quiz\nnot: sound\n```\n```python\n```\n```quiz\nopen", predict);
	quiz_markdown_all(in.data, in.len, &out);
	assert_null(strstr(out.data, "yes it does"));
	assert_non_null(strstr(out.data, "```quiz\nnot: sound\n```\n"));
	assert_non_null(strstr(out.data, "```quiz\nopen"));
	size_t before = 0, after = 0;
	for (const char *p = in.data; p < strstr(in.data, "below"); p++)
		before += *p == '\n';
	for (const char *p = out.data; p < strstr(out.data, "below"); p++)
		after += *p == '\n';
	assert_int_equal(after, before);
	buf_done(&in);
	buf_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_quiz_is_read),
	    cmocka_unit_test(a_question_may_stand_for_a_lesson),
	    cmocka_unit_test(faults_have_their_place),
	    cmocka_unit_test(the_question_is_shown_without_its_answer),
	    cmocka_unit_test(every_line_or_choice_is_an_answer),
	    cmocka_unit_test(fences_are_replaced_and_lines_below_stay_where_they_were),
	};

	return cmocka_run_group_tests_name("course_quiz", tests, NULL, NULL);
}
