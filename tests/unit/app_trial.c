/* Answers that are judged one after the other by one interpreter get the verdicts that each gets alone. */
#include "tests/unit/scratch.h"
#include "app/trial.h"

#define CHECKS                                                                                 \
	"checks:\n"                                                                            \
	"  - {id: ends, trace: {outcome: finishes}, message: m}\n"                             \
	"  - {id: calls, trace: {scenario: calm, calls: {shop.sell: 2}, stdout: {'^sold$': 2}}, message: m}\n" \
	"  - {id: alone, trace: {scenario: calm, stdout: {'^alone$': 1}}, message: m}\n"

#define GOOD                                                                                   \
	"import os, shop\n"                                                                    \
	"print('alone' if sorted(os.listdir('.')) == ['shop.py', 'tmp', 'x.py'] and not os.listdir('/dev/shm') else 'crowded')\n" \
	"for _ in range(2):\n    shop.sell()\n"

struct scratch {
	char *root;
	struct course *course;
	struct checks *checks;
	const struct exercise *x;
};

static struct scratch make_course(void)
{
	struct scratch s = {.root = scratch_new()};
	struct err e = ERR_INIT;

	scratch_put(s.root, "course.yml",
	    "format: 1\nid: tiny\ntitle: Tiny\nmodules:\n  - {slug: m, title: M, lessons: [{slug: l, exercises: [x]}]}\n");
	scratch_put(s.root, "lessons/l.md", "---\ntitle: L\n---\n");
	scratch_put(s.root, "exercises/x/exercise.md", "---\ntitle: X\n---\n");
	scratch_put(s.root, "exercises/x/checks.yml", CHECKS);
	scratch_put(s.root, "exercises/x/broken.py", "pass\n");
	scratch_put(s.root, "exercises/x/shop.py", "def sell():\n    print('sold')\n");
	s.course = course_open(s.root, &e);
	assert_non_null(s.course);
	s.x = &s.course->exercises[0];
	s.checks = checks_parse(CHECKS, strlen(CHECKS), "checks.yml", NULL, &e);
	if (!s.checks)
		fail_msg("%s", e.text);
	return s;
}

static void remove_course(struct scratch *s)
{
	checks_free(s->checks);
	course_close(s->course);
	scratch_remove(s->root);
}

/* "passed", or the check that fails first. */
static const char *told(const struct verdict *v)
{
	return v->first_failed < v->nresults ? v->results[v->first_failed].check->id : verdict_name(v->kind);
}

static void verdicts_do_not_depend_on_the_answers_before(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {GOOD, "passed"},
	    {"import shop\nshop.sell()\n", "calls"},
	    {GOOD, "passed"},
	    /* files and shared memory that stay */
	    {"open('left', 'w'); open('tmp/left', 'w'); open('/dev/shm/left', 'w')\n", "calls"},
	    {GOOD, "passed"},
	    /* a grandchild that goes on */
	    {"import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
	     "        for _ in range(2000):\n            open('left', 'w').close()\n            time.sleep(0.01)\n    os._exit(0)\n",
	     "calls"},
	    {GOOD, "passed"},
	    {"import shop\nshop.sell = print\n", "ends"},
	    {"raise SystemExit(1)\n", "ends"},
	    {"def f(:\n", "not-yet"},
	    {"import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\n", "ends"},
	    {GOOD, "passed"},
	};
	struct scratch s = make_course();
	struct trials *t = trials_new(s.x, s.checks);

	(void)state;
	if (!run_python_find(NULL))
		skip();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t len = strlen(rows[i].text);
		struct verdict *v = trials_judge(t, rows[i].text, len);
		struct trial alone;
		if (strcmp(told(v), rows[i].want) != 0)
			fail_msg("%s\n%s, wanted %s", rows[i].text, told(v), rows[i].want);
		verdict_free(v);
		trial_run(s.x, s.checks, rows[i].text, len, &alone);
		v = checks_judge(s.checks, rows[i].text, len, &alone.outcome);
		assert_string_equal(told(v), rows[i].want);
		verdict_free(v);
		trial_done(&alone);
	}
	trials_free(t);
	remove_course(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(verdicts_do_not_depend_on_the_answers_before),
	};

	return cmocka_run_group_tests_name("app_trial", tests, NULL, NULL);
}
