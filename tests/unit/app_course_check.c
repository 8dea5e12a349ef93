#include "tests/unit/scratch.h"
#include "app/course_check.h"
#include "base/buf.h"

static const char sound_checks[] = "checks:\n"
				   "  - id: no-gather\n"
				   "    forbid: {pattern: asyncio.gather($$$)}\n"
				   "    message: m\n"
				   "  - id: grouped\n"
				   "    require: {pattern: asyncio.TaskGroup()}\n"
				   "    message: m\n";

struct scratch {
	char *root;	   /* of the course */
	struct buf faults; /* a line each, paths relative to the course */
};

/* A course of one lesson and one exercise without any fault. */
static struct scratch make_course(void)
{
	struct scratch s = {scratch_new(), BUF_INIT};

	scratch_put(s.root, "course.yml",
	    "format: 1\nid: tiny\ntitle: Tiny\nmodules:\n  - {slug: m, title: M, lessons: [{slug: l, exercises: [x]}]}\n");
	scratch_put(s.root, "lessons/l.md", "---\ntitle: L\n---\n# Top\n\n[x](../exercises/x/exercise.md)\n");
	scratch_put(s.root, "exercises/x/exercise.md", "---\ntitle: X\n---\ntask\n");
	scratch_put(s.root, "exercises/x/checks.yml", sound_checks);
	scratch_put(s.root, "exercises/x/broken.py", "import asyncio\nasyncio.gather()\n");
	scratch_put(s.root, "exercises/x/solution.py", "import asyncio\nasyncio.TaskGroup()\n");
	scratch_put(s.root, "exercises/x/accepted/a.py", "from asyncio import TaskGroup\nTaskGroup()\n");
	scratch_put(s.root, "exercises/x/rejected/a.py", "# refused by: no-gather\nimport asyncio\nasyncio.gather()\n");
	scratch_put(s.root, "exercises/x/rejected/b.py", "# refused by: grouped\nimport asyncio\n");
	return s;
}

static void keep(const struct course_fault *f, void *ctx)
{
	struct scratch *s = ctx;

	assert_memory_equal(f->path, s->root, strlen(s->root));
	buf_addf(&s->faults, "%s:%d:%d: %s\n", f->path + strlen(s->root) + 1, f->line, f->col, f->text);
}

/* Check the course, compare its faults with WANT and take it away. */
static void finish(struct scratch *s, const char *want)
{
	struct course_check counts;
	struct err e = ERR_INIT;
	size_t lines = 0;

	assert_int_equal(course_check(s->root, NULL, keep, s, &counts, &e), 0);
	assert_string_equal(s->faults.data, want);
	for (const char *p = want; (p = strchr(p, '\n')); p++)
		lines++;
	assert_int_equal(counts.faults, lines);
	scratch_remove(s->root);
	buf_done(&s->faults);
}

static void a_sound_course_has_no_faults(void **state)
{
	struct scratch s = make_course();

	(void)state;
	finish(&s, "");
}

static void the_course_of_the_test_data_is_sound(void **state)
{
	char *root = path_join(getenv("abs_top_srcdir"), "tests/data/courses/good");
	struct scratch s = {root, BUF_INIT};
	struct course_check counts;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(course_check(root, NULL, keep, &s, &counts, &e), 0);
	assert_string_equal(s.faults.data, "");
	assert_int_equal(counts.lessons, 3);
	assert_int_equal(counts.exercises, 3);
	assert_int_equal(counts.answers, 15);
	buf_done(&s.faults);
	free(root);
}

static void answers_that_are_judged_otherwise_than_they_say_are_faults(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "exercises/x/broken.py", "import asyncio\nasyncio.TaskGroup()\n");
	scratch_put(s.root, "exercises/x/solution.py", "import asyncio\nasyncio.TaskGroup(\n");
	scratch_put(s.root, "exercises/x/accepted/a.py", "import asyncio\nasyncio.TaskGroup()\nasyncio.gather()\n");
	scratch_put(s.root, "exercises/x/accepted/notes.txt", "not an answer");
	scratch_put(s.root, "exercises/x/rejected/b.py", "# refused by: grouped\nimport asyncio\nasyncio.gather()\n");
	scratch_put(s.root, "exercises/x/rejected/c.py", "# refused by: grupped\n");
	scratch_put(s.root, "exercises/x/rejected/d.py", "import asyncio\n");
	scratch_put(s.root, "exercises/x/rejected/e.py", "# refused by: no-gather\r\nimport asyncio\nasyncio.TaskGroup()\n");
	struct course_check counts;
	struct err e = ERR_INIT;
	assert_int_equal(course_check(s.root, NULL, keep, &s, &counts, &e), 0);
	assert_non_null(strstr(s.faults.data, "exercises/x/solution.py:0:0: must pass and is no Python: "));
	buf_clear(&s.faults);
	scratch_put(s.root, "exercises/x/solution.py", "import asyncio\n");
	finish(&s, "exercises/x/broken.py:0:0: must not pass, and it does\n"
		   "exercises/x/solution.py:0:0: must pass and is refused by grouped\n"
		   "exercises/x/accepted/a.py:0:0: must pass and is refused by no-gather (line 3)\n"
		   "exercises/x/rejected/b.py:1:15: must be refused first by grouped, and no-gather comes first\n"
		   "exercises/x/rejected/c.py:1:15: checks.yml has no check \"grupped\"\n"
		   "exercises/x/rejected/d.py:1:1: does not begin with the line # refused by: ID, the check that refuses it\n"
		   "exercises/x/rejected/e.py:0:0: must not pass, and it does\n"
		   "exercises/x/checks.yml:5:0: no file in rejected/ is refused by grouped\n");
}

static void checks_that_accept_a_program_that_does_nothing_are_a_fault(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "exercises/x/checks.yml",
	    "checks:\n  - id: no-gather\n    forbid: {pattern: asyncio.gather($$$)}\n    message: m\n");
	scratch_put(s.root, "exercises/x/rejected/b.py", "# refused by: no-gather\nimport asyncio\nasyncio.gather()\n");
	finish(&s, "exercises/x/checks.yml:0:0: a program that does nothing passes: require something of it\n");
}

static void a_file_of_checks_that_does_not_load_is_one_fault(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "exercises/x/checks.yml", "checks:\n  - {id: a, forbid: nope, message: m}\n");
	finish(&s, "exercises/x/checks.yml:2:21: there is no rule \"nope\"\n");
}

static void links_lead_to_files_and_headings_of_the_course(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "lessons/l.md",
	    "---\ntitle: L\n---\n# The top\n\n"
	    "[a](#the-top) [b](l.md#the-top) [c](https://example.org/x) [d](mailto:a@example.org)\n"
	    "[e](../exercises/x/broken.py) [f](./l.md)\n\n"
	    "[g](m.md)\n\n[h](../../etc/passwd)\n\n[i](/etc/passwd)\n\n[j](#no)\n\n[k](l.md#title-l)\n\n[l](../exercises)\n\n[m]()\n");
	scratch_put(s.root, "exercises/x/exercise.md", "---\ntitle: X\n---\n[a](../../lessons/l.md)\n[b](../lessons/l.md)\n");
	scratch_put(s.root, "exercises/x/why.md", "![a](why.png)\n");
	finish(&s, "lessons/l.md:9:0: the link to \"m.md\" leads to no file\n"
		   "lessons/l.md:11:0: the link to \"../../etc/passwd\" leads out of the course\n"
		   "lessons/l.md:13:0: the link to \"/etc/passwd\" leads out of the course\n"
		   "lessons/l.md:15:0: the link to \"#no\" names a heading that is not in the file\n"
		   "lessons/l.md:17:0: the link to \"l.md#title-l\" names a heading that is not in the file\n"
		   "lessons/l.md:19:0: the link to \"../exercises\" leads to a folder, not to a file\n"
		   "lessons/l.md:21:0: the link to \"\" is empty\n"
		   "exercises/x/exercise.md:5:0: the link to \"../lessons/l.md\" leads to no file\n"
		   "exercises/x/why.md:1:0: the link to \"why.png\" leads to no file\n");
}

static void files_that_are_missing_or_no_text_are_faults(void **state)
{
	struct scratch s = make_course();
	char *path = path_join(s.root, "exercises/x/solution.py");

	(void)state;
	assert_int_equal(remove(path), 0);
	free(path);
	scratch_put(s.root, "lessons/l.md", "---\ntitle: L\n---\n\xE9\n");
	scratch_put(s.root, "rules/bad-rule.yml", "id: [\n");
	struct course_check counts;
	struct err e = ERR_INIT;
	assert_int_equal(course_check(s.root, NULL, keep, &s, &counts, &e), 0);
	assert_non_null(strstr(s.faults.data, "rules/bad-rule.yml:"));
	assert_non_null(strstr(s.faults.data, "lessons/l.md:0:0: is not UTF-8 text\n"));
	assert_non_null(strstr(s.faults.data, "exercises/x/solution.py:0:0: is not there\n"));
	assert_int_equal(counts.faults, 3);
	buf_clear(&s.faults);
	scratch_put(s.root, "course.yml", "format: 1\nid: tiny\nmodles: []\n");
	finish(&s, "course.yml:3:1: unknown key \"modles\"; did you mean \"modules\"?\n");
}

static void a_folder_without_a_course_is_an_error_and_not_a_fault(void **state)
{
	struct course_check counts;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(course_check("/nowhere", NULL, keep, NULL, &counts, &e), -1);
	assert_int_equal(e.code, ERR_MISSING);
	err_done(&e);
}

static void one_lesson_or_exercise_can_be_looked_at(void **state)
{
	struct scratch s = make_course();
	struct course_check counts;
	struct err e = ERR_INIT;

	(void)state;
	scratch_put(s.root, "lessons/l.md", "---\ntitle: L\n---\n[m](m.md)\n");
	scratch_put(s.root, "exercises/x/broken.py", "import asyncio\nasyncio.TaskGroup()\n");
	assert_int_equal(course_check(s.root, "x", keep, &s, &counts, &e), 0);
	assert_string_equal(s.faults.data, "exercises/x/broken.py:0:0: must not pass, and it does\n");
	buf_clear(&s.faults);
	assert_int_equal(course_check(s.root, "l", keep, &s, &counts, &e), 0);
	assert_string_equal(s.faults.data, "lessons/l.md:4:0: the link to \"m.md\" leads to no file\n");
	assert_int_equal(course_check(s.root, "y", keep, &s, &counts, &e), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.text, "has no lesson and no exercise \"y\"");
	err_done(&e);
	scratch_remove(s.root);
	buf_done(&s.faults);
}

#define LESSON "---\ntitle: L\n---\n# Top\n\n"

static void programs_print_what_the_lesson_shows(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "lessons/l.md",
	    LESSON "```python\nprint(1)\nprint(2)\n```\n\n```output\n1\n2\n```\n\n"
		   "```python\nprint(1)\nprint(2)\n```\n\n```output\n1\n3\n```\n\n"
		   "```python\nprint(1)\n```\n\ntext\n\n"
		   "```python\nraise ValueError('no')\n```\n\n```output\n```\n\n```text\nnot run\n```\n");
	finish(&s, "lessons/l.md:23:0: the program prints \"2\" here\n"
		   "lessons/l.md:27:0: no ```output stands behind the program\n"
		   "lessons/l.md:33:0: the program fails: ValueError: no\n");
}

static void a_program_on_the_real_clock_says_so(void **state)
{
	static const char program[] = "import time\na = time.perf_counter()\nsum(range(300000))\nprint(time.perf_counter() > a)\n";
	struct scratch s = make_course();
	char text[1000];

	(void)state;
	snprintf(text, sizeof text,
	    LESSON "```python real-clock\n%s```\n\n```output\nTrue\n```\n\n"
		   "```python\n%s```\n\n```output\nFalse\n```\n\n"
		   "```python slow\nprint()\n```\n\n```output\n```\n",
	    program, program);
	scratch_put(s.root, "lessons/l.md", text);
	finish(&s, "lessons/l.md:28:0: a fence of python can be \"real-clock\", not \"slow\"\n");
}

#define CHOICES(a, b, c)                                                                       \
	"choices:\n  - {text: '" a "', why: w, right: true}\n  - {text: '" b "', why: w}\n  - {text: '" c "', why: w}\n"

static void quizzes_have_the_answer_that_they_mark(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "lessons/l.md",
	    LESSON "```quiz\nid: a\nkind: predict\nask: q\nprogram: |\n  print(6 * 7)\n" CHOICES("42", "43", "44") "```\n\n"
		   "```quiz\nid: b\nkind: predict\nask: q\nprogram: |\n  print(6 * 7)\n" CHOICES("43", "42", "44") "```\n\n"
		   "```quiz\nid: c\nkind: predict\nask: q\nprogram: |\n  print(6 * 7)\n" CHOICES("43", "45", "44") "```\n\n"
		   "```quiz\nid: a\nkind: choice\nask: q\n" CHOICES("x", "y", "z") "```\n\n"
		   "```quiz\nid: d\nkind: choice\n```\n");
	finish(&s, "lessons/l.md:19:0: the program of quiz \"b\" prints the choice 2, which is not marked as right\n"
		   "lessons/l.md:31:0: the program of quiz \"c\" prints none of the choices, but \"42\"\n"
		   "lessons/l.md:43:0: the quiz \"a\" is here twice, first in line 7 of l.md\n"
		   "lessons/l.md:53:1: the key \"ask\" is missing\n");
}

static void programs_that_quizzes_ask_about_are_python(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "lessons/l.md",
	    LESSON "```quiz\nid: a\nkind: line\nask: q\nprogram: |\n  f(\n  g()\nright: g()\nwhy: w\nwrong:\n  f(: w\n```\n");
	finish(&s, "lessons/l.md:7:0: the program of quiz \"a\" is no Python: '(' was never closed in its line 1\n");
}

#define PLACED_COURSE "format: 1\nid: tiny\ntitle: Tiny\nplacement: %s\nmodules:\n  - {slug: m, title: M, lessons: [{slug: l, exercises: [x]}]}\n"

/* The placement quiz of the course is SLUG. */
static void name_placement(struct scratch *s, const char *slug)
{
	char *text = xasprintf(PLACED_COURSE, slug);

	scratch_put(s->root, "course.yml", text);
	free(text);
}

static void questions_of_a_placement_quiz_stand_for_lessons(void **state)
{
	struct scratch s = make_course();

	(void)state;
	name_placement(&s, "p");
	scratch_put(s.root, "lessons/p.md",
	    LESSON "```quiz\nid: a\nlesson: l\nkind: choice\nask: q\n" CHOICES("x", "y", "z") "```\n\n"
		   "```quiz\nid: b\nlesson: l\nkind: predict\nask: q\nprogram: |\n  print(1)\n" CHOICES("1", "2", "3") "```\n");
	finish(&s, "");
	s = make_course();
	name_placement(&s, "p");
	scratch_put(s.root, "lessons/p.md",
	    LESSON "```quiz\nid: a\nkind: choice\nask: q\n" CHOICES("x", "y", "z") "```\n\n"
		   "```quiz\nid: b\nlesson: m\nkind: choice\nask: q\n" CHOICES("x", "y", "z") "```\n\n"
		   "```quiz\nid: c\nlesson: l\nkind: predict\nask: q\nprogram: |\n  print(1)\n" CHOICES("2", "1", "3") "```\n");
	scratch_put(s.root, "lessons/l.md", LESSON "```quiz\nid: d\nlesson: l\nkind: choice\nask: q\n" CHOICES("x", "y", "z") "```\n");
	finish(&s, "lessons/l.md:7:0: the quiz \"d\" names a lesson, which only those of a placement quiz do\n"
		   "lessons/p.md:7:0: the quiz \"a\" does not name the lesson that it stands for\n"
		   "lessons/p.md:17:0: the quiz \"b\" stands for the lesson \"m\", which is not in the course\n"
		   "lessons/p.md:28:0: the program of quiz \"c\" prints the choice 2, which is not marked as right\n");
}

static void a_placement_quiz_is_there_and_asks_something(void **state)
{
	struct scratch s = make_course();

	(void)state;
	name_placement(&s, "p");
	scratch_put(s.root, "lessons/p.md", LESSON);
	finish(&s, "lessons/p.md:0:0: a placement quiz has no question\n");
	s = make_course();
	name_placement(&s, "p");
	finish(&s, "course.yml:4:12: lessons/p.md: cannot open: No such file or directory\n");
	s = make_course();
	name_placement(&s, "l");
	finish(&s, "course.yml:4:12: placement: \"l\" is a lesson\n");
	s = make_course();
	name_placement(&s, "No");
	finish(&s, "course.yml:4:12: placement must be a slug: a-z, 0-9 and single hyphens, at most 64\n");
}

static void code_that_does_not_fit_on_a_screen_is_a_fault(void **state)
{
	struct scratch s = make_course();
	char text[200], line[80];

	(void)state;
	memset(line, 'x', 77);
	line[77] = '\0';
	snprintf(text, sizeof text, LESSON "```text\n%.76s\n%s\n```\n", line, line);
	scratch_put(s.root, "lessons/l.md", text);
	finish(&s, "lessons/l.md:8:0: the line is 77 columns wide, and 76 fit on a screen of 80\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_sound_course_has_no_faults),
	    cmocka_unit_test(the_course_of_the_test_data_is_sound),
	    cmocka_unit_test(answers_that_are_judged_otherwise_than_they_say_are_faults),
	    cmocka_unit_test(checks_that_accept_a_program_that_does_nothing_are_a_fault),
	    cmocka_unit_test(a_file_of_checks_that_does_not_load_is_one_fault),
	    cmocka_unit_test(links_lead_to_files_and_headings_of_the_course),
	    cmocka_unit_test(files_that_are_missing_or_no_text_are_faults),
	    cmocka_unit_test(a_folder_without_a_course_is_an_error_and_not_a_fault),
	    cmocka_unit_test(one_lesson_or_exercise_can_be_looked_at),
	    cmocka_unit_test(programs_print_what_the_lesson_shows),
	    cmocka_unit_test(a_program_on_the_real_clock_says_so),
	    cmocka_unit_test(quizzes_have_the_answer_that_they_mark),
	    cmocka_unit_test(programs_that_quizzes_ask_about_are_python),
	    cmocka_unit_test(questions_of_a_placement_quiz_stand_for_lessons),
	    cmocka_unit_test(a_placement_quiz_is_there_and_asks_something),
	    cmocka_unit_test(code_that_does_not_fit_on_a_screen_is_a_fault),
	};
	return cmocka_run_group_tests_name("app_course_check", tests, NULL, NULL);
}
