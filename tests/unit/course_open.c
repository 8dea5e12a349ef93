#include "tests/unit/test.h"
#include "base/path.h"
#include "base/buf.h"
#include "course/course.h"

static char *data_path(const char *name)
{
	char *courses = path_join(getenv("abs_top_srcdir"), "tests/data/courses"), *path = path_join(courses, name);

	free(courses);
	return path;
}

static struct course *open_data(const char *name)
{
	char *root = data_path(name);
	struct err e = ERR_INIT;
	struct course *c = course_open(root, &e);

	if (!c)
		fail_msg("%s: %s", root, e.text);
	assert_string_equal(c->root, root);
	free(root);
	return c;
}

/* Each fault in a line, with paths relative to the course. */
static char *faults_of(const struct course *c)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < c->nfaults; i++) {
		const struct course_fault *f = &c->faults[i];
		buf_addf(&b, "%s:%d:%d: %s\n", f->path + strlen(c->root) + 1, f->line, f->col, f->text);
	}
	return buf_detach(&b);
}

static void a_good_course_has_no_faults(void **state)
{
	struct course *c = open_data("good");
	char *faults = faults_of(c);

	(void)state;
	assert_string_equal(faults, "");
	assert_string_equal(c->id, "harbour");
	assert_string_equal(c->title, "Ships and harbours");
	free(faults);
	course_close(c);
}

static void lists_are_runs_in_the_order_of_course_yml(void **state)
{
	struct course *c = open_data("good");

	(void)state;
	assert_int_equal(c->nmodules, 2);
	assert_int_equal(c->nlessons, 3);
	assert_int_equal(c->nexercises, 3);
	assert_string_equal(c->modules[1].slug, "leaving");
	assert_int_equal(c->modules[0].first_lesson, 0);
	assert_int_equal(c->modules[0].lessons, 2);
	assert_int_equal(c->modules[1].first_lesson, 2);
	assert_int_equal(c->lessons[0].exercises, 2);
	assert_int_equal(c->lessons[1].first_exercise, 2);
	assert_int_equal(c->lessons[1].exercises, 0);
	assert_int_equal(c->lessons[2].first_exercise, 2);
	assert_int_equal(c->lessons[2].exercises, 1);
	assert_int_equal(c->lessons[2].module, 1);
	assert_string_equal(c->exercises[1].slug, "tide-table");
	assert_int_equal(c->exercises[2].lesson, 2);
	assert_ptr_equal(c->exercises[2].course, c);
	course_close(c);
}

static void front_matters_are_kept(void **state)
{
	struct course *c = open_data("good");
	const struct lesson *l = course_lesson(c, "pilots");
	const struct exercise *x = course_exercise(c, "two-berths");

	(void)state;
	assert_string_equal(l->title, "Pilots: who is on board?");
	assert_string_equal(l->renamed_from, "guides");
	assert_int_equal(l->minutes, 0);
	assert_int_equal(c->lessons[0].minutes, 12);
	assert_string_equal(x->title, "Two berths");
	assert_int_equal(x->kind, EXERCISE_CONCURRENCY);
	assert_int_equal(x->minutes, 10);
	assert_string_equal(x->python, "3.12");
	assert_string_equal(x->renamed_from, "one-berth");
	x = course_exercise(c, "tide-table");
	assert_string_equal(exercise_kind_name(x->kind), "fix");
	assert_string_equal(x->python, "3.11");
	assert_null(x->renamed_from);
	course_close(c);
}

static void support_modules_are_the_other_python_files_of_the_folder(void **state)
{
	struct course *c = open_data("good");
	const struct exercise *x = course_exercise(c, "two-berths");

	(void)state;
	assert_int_equal(x->supports, 2);
	assert_string_equal(x->support[0], "berths.py");
	assert_string_equal(x->support[1], "radio.py");
	course_close(c);
}

static void stand_ins_are_those_of_the_course_else_the_built_in_ones(void **state)
{
	struct course *c = open_data("good");
	const struct exercise *x = course_exercise(c, "two-berths");
	char *built_in = course_built_in(), *common = path_join(built_in, "world/standin.py"), *own = path_join(c->root, "world/tides.py"),
	     *library = path_join(built_in, "world/aiohttp.py");

	(void)state;
	assert_int_equal(x->nworld, 3);
	assert_string_equal(x->world[0].name, "standin");
	assert_string_equal(x->world[0].path, common);
	assert_string_equal(x->world[1].name, "tides");
	assert_string_equal(x->world[1].path, own);
	assert_string_equal(x->world[2].name, "aiohttp");
	assert_string_equal(x->world[2].path, library);
	assert_int_equal(course_exercise(c, "tide-table")->nworld, 0);
	free(library);
	free(own);
	free(common);
	free(built_in);
	course_close(c);
}

static void every_fault_is_named_with_its_place(void **state)
{
	struct course *c = open_data("faulty");
	char *got = faults_of(c);

	(void)state;
	assert_string_equal(got,
	    "course.yml:4:1: unknown key \"author\"\n"
	    "course.yml:6:5: the key \"title\" is missing\n"
	    "course.yml:7:5: unknown key \"titel\"; did you mean \"title\"?\n"
	    "course.yml:10:43: an exercise must be a slug: a-z, 0-9 and single hyphens, at most 64\n"
	    "course.yml:10:54: the exercise \"bad-kind\" is listed twice, first in line 10\n"
	    "course.yml:11:15: lessons/not-there.md: cannot open: No such file or directory\n"
	    "course.yml:12:33: exercises/gone/exercise.md: cannot open: No such file or directory\n"
	    "course.yml:13:15: slug must be a slug: a-z, 0-9 and single hyphens, at most 64\n"
	    "course.yml:14:9: the key \"slug\" is missing: the lesson is left out\n"
	    "course.yml:15:11: the module \"first\" is listed twice, first in line 6\n"
	    "course.yml:18:15: the lesson \"unknown-keys\" is listed twice, first in line 9\n"
	    "course.yml:24:14: lessons must be a list\n"
	    "exercises/bad-kind/bad_kind.py:0:0: has the name of the learner's own file\n"
	    "exercises/bad-kind/exercise.md:3:7: unknown kind \"convrt\"; did you mean \"convert\"?\n"
	    "exercises/bad-kind/exercise.md:4:10: minutes must be a whole number from 1 to 600\n"
	    "exercises/bad-python:0:0: has no checks.yml\n"
	    "exercises/bad-python/exercise.md:3:9: python must be the least version that is needed, \"3.11\" or later\n"
	    "exercises/bad-python/exercise.md:4:15: renamed-from: \"before\" is claimed by another one too\n"
	    "exercises/still-here/exercise.md:3:7: mapping values are not allowed in this context\n"
	    "exercises/stray:0:0: belongs to no lesson: course.yml does not list it\n"
	    "lessons/no-front.md:1:1: does not begin with a front matter: ---, title: ..., ---\n"
	    "lessons/open-front.md:1:1: the front matter is not closed by a line ---\n"
	    "lessons/orphan.md:0:0: belongs to no module: course.yml does not list it\n"
	    "lessons/unknown-keys.md:2:1: the key \"title\" is missing\n"
	    "lessons/unknown-keys.md:2:1: unknown key \"titel\"; did you mean \"title\"?\n"
	    "lessons/unknown-keys.md:3:10: minutes must be a whole number from 1 to 600\n"
	    "lessons/unknown-keys.md:4:15: renamed-from: \"no-front\" is still in the course\n");
	free(got);
	course_close(c);
}

static void what_is_listed_stays_in_its_place_whatever_its_file_is_like(void **state)
{
	struct course *c = open_data("faulty");
	const struct lesson *l = course_lesson(c, "not-there");

	(void)state;
	assert_int_equal(c->nmodules, 3);
	assert_string_equal(c->modules[0].title, "first");
	assert_string_equal(c->modules[1].slug, "module-2");
	assert_int_equal(c->nlessons, 4);
	assert_string_equal(l->title, "not-there");
	assert_string_equal(l->fault, "lessons/not-there.md: cannot open: No such file or directory");
	assert_int_equal(l->exercises, 2);
	assert_string_equal(course_exercise(c, "still-here")->title, "still-here");
	assert_null(course_exercise(c, "still-here")->fault);
	assert_non_null(course_exercise(c, "gone")->fault);
	assert_string_equal(course_exercise(c, "bad-python")->fault, "has no checks.yml");
	assert_null(course_lesson(c, "unknown-keys")->renamed_from);
	assert_string_equal(course_exercise(c, "bad-kind")->renamed_from, "before");
	assert_int_equal(course_exercise(c, "bad-kind")->supports, 0);
	course_close(c);
}

static void names_that_are_not_there_are_null_with_a_suggestion(void **state)
{
	struct course *c = open_data("good");

	(void)state;
	assert_null(course_lesson(c, "two-berths"));
	assert_null(course_exercise(c, "mooring"));
	assert_string_equal(course_nearest(c, "pilot", COURSE_LESSONS | COURSE_EXERCISES), "pilots");
	assert_string_equal(course_nearest(c, "last-shp", COURSE_EXERCISES), "last-ship");
	assert_null(course_nearest(c, "last-shp", COURSE_LESSONS));
	course_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_good_course_has_no_faults),
	    cmocka_unit_test(lists_are_runs_in_the_order_of_course_yml),
	    cmocka_unit_test(front_matters_are_kept),
	    cmocka_unit_test(support_modules_are_the_other_python_files_of_the_folder),
	    cmocka_unit_test(stand_ins_are_those_of_the_course_else_the_built_in_ones),
	    cmocka_unit_test(every_fault_is_named_with_its_place),
	    cmocka_unit_test(what_is_listed_stays_in_its_place_whatever_its_file_is_like),
	    cmocka_unit_test(names_that_are_not_there_are_null_with_a_suggestion),
	};
	return cmocka_run_group_tests_name("course_open", tests, NULL, NULL);
}
