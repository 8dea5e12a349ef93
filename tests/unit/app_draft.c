#include <stdbool.h>
#include "tests/unit/scratch.h"
#include "app/dispute.h"
#include "app/draft.h"
#include "app/history.h"
#include "app/reveal.h"
#include "base/buf.h"

#define STARTER "a = 1\nb = gather()\nc = 3\n"
#define SOLUTION "a = 1\nb = group()\nb.add()\nb.join()\nd = 4\ne = 5\nf = 6\nc = 3\n"
#define CHECKS "checks:\n  - id: no-gather\n    forbid: {pattern: gather()}\n    message: No gather.\n    hints: [one, two]\n"

/* A course of one exercise, and its learner's file. */
struct stage {
	char *root, *file;
	struct app *app;
	const struct exercise *exercise;
};

static void open_app(struct stage *s)
{
	struct err e = ERR_INIT;

	s->app = app_open(&(struct app_options){.course = s->root}, &e);
	if (!s->app)
		fail_msg("%s", e.text);
	s->exercise = course_exercise(app_course(s->app), "mend");
}

static int set_up(void **state)
{
	static struct stage s;
	struct err e = ERR_INIT;

	s.root = scratch_new();
	scratch_put(s.root, "course.yml", "format: 1\nid: small\ntitle: Small\nmodules:\n  - slug: m\n    title: M\n    lessons:\n      - {slug: l, exercises: [mend]}\n");
	scratch_put(s.root, "lessons/l.md", "---\ntitle: L\n---\ntext\n");
	scratch_put(s.root, "exercises/mend/exercise.md", "---\ntitle: Mend\n---\ntask\n");
	scratch_put(s.root, "exercises/mend/broken.py", STARTER);
	scratch_put(s.root, "exercises/mend/solution.py", SOLUTION);
	scratch_put(s.root, "exercises/mend/why.md", "Because.\n");
	scratch_put(s.root, "exercises/mend/checks.yml", CHECKS);
	char *home = path_join(s.root, "home"), *work = path_join(s.root, "home/work");
	setenv("HOME", home, 1);
	setenv("ASYNCTUTOR_DATA", home, 1);
	setenv("ASYNCTUTOR_WORKSPACE", work, 1);
	free(home);
	free(work);
	open_app(&s);
	assert_int_equal(app_start(s.app, s.exercise, &s.file, &e), 0);
	*state = &s;
	return 0;
}

static int tear_down(void **state)
{
	struct stage *s = *state;

	app_close(s->app);
	free(s->file);
	scratch_remove(s->root);
	return 0;
}

static void write_file(struct stage *s, const char *text)
{
	struct err e = ERR_INIT;

	assert_int_equal(path_write(s->file, text, strlen(text), &e), 0);
}

static void file_is(struct stage *s, const char *want)
{
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	assert_int_equal(path_read(s->file, 1000, &text, &len, &e), 0);
	assert_string_equal(text, want);
	free(text);
}

/* The kept copies as "WHY:TEXT|...", newest first. */
static void copies_are(struct stage *s, const char *want)
{
	struct err e = ERR_INIT;
	struct copies all;
	struct buf out = BUF_INIT;

	assert_int_equal(app_copies(s->app, "mend", &all, &e), 0);
	for (size_t i = 0; i < all.n; i++) {
		char *text;
		size_t len;
		assert_int_equal(store_copy_read(app_store(s->app), all.list[i].id, &text, &len, &e), 0);
		buf_addf(&out, "%s:%s|", all.list[i].why, text);
		free(text);
	}
	assert_string_equal(out.data, want);
	copies_done(&all);
	buf_done(&out);
}

static enum app_saved save(struct stage *s, const char *was, const char *text, bool first, bool over)
{
	struct err e = ERR_INIT;
	enum app_saved saved;

	assert_int_equal(app_save(s->app, s->exercise, was, strlen(was), text, strlen(text), first, over, &saved, &e), 0);
	return saved;
}

static void put(struct stage *s, const char *file, const char *draft, size_t len)
{
	struct err e = ERR_INIT;

	assert_int_equal(app_draft_put(s->app, s->exercise, file, strlen(file), draft, len, &e), 0);
}

static bool has_draft(struct stage *s)
{
	struct app_draft d;

	app_draft_get(s->app, s->exercise, "", 0, &d);
	bool there = d.text;
	app_draft_done(&d);
	return there;
}

static void a_draft_outlives_the_program(void **state)
{
	static const char text[] = "x = '\\0 \\\\'\n\0\xff\n\\";
	struct stage *s = *state;
	struct app_draft d;

	assert_false(has_draft(s));
	put(s, STARTER, text, sizeof text - 1);
	app_close(s->app);
	open_app(s);
	app_draft_get(s->app, s->exercise, STARTER, strlen(STARTER), &d);
	assert_true(d.of_this);
	assert_int_equal(d.len, sizeof text - 1);
	assert_memory_equal(d.text, text, d.len);
	app_draft_done(&d);
	app_draft_get(s->app, s->exercise, "another", 7, &d);
	assert_false(d.of_this);
	assert_non_null(d.text);
	app_draft_done(&d);
}

static void an_empty_draft_is_one(void **state)
{
	struct stage *s = *state;

	put(s, STARTER, "", 0);
	assert_true(has_draft(s));
}

static void saving_writes_the_file_and_drops_the_draft(void **state)
{
	struct stage *s = *state;

	put(s, STARTER, "mine\n", 5);
	assert_int_equal(save(s, STARTER, "mine\n", true, false), APP_SAVED);
	file_is(s, "mine\n");
	assert_false(has_draft(s));
	copies_are(s, ""); /* the start needs none */
}

static void what_was_found_is_kept_at_the_first_save(void **state)
{
	struct stage *s = *state;

	write_file(s, "from vim\n");
	assert_int_equal(save(s, "from vim\n", "mine\n", true, false), APP_SAVED);
	assert_int_equal(save(s, "mine\n", "mine 2\n", false, false), APP_SAVED);
	file_is(s, "mine 2\n");
	copies_are(s, "editor:from vim\n|");
}

static void a_file_that_changed_meanwhile_is_not_overwritten_unasked(void **state)
{
	struct stage *s = *state;

	put(s, STARTER, "mine\n", 5);
	write_file(s, "theirs\n");
	assert_int_equal(save(s, STARTER, "mine\n", true, false), APP_SAVE_DIFFERS);
	file_is(s, "theirs\n");
	assert_true(has_draft(s));
	assert_int_equal(save(s, STARTER, "mine\n", true, true), APP_SAVED);
	file_is(s, "mine\n");
	copies_are(s, "elsewhere:theirs\n|");
}

static void both_having_written_the_same_is_no_difference(void **state)
{
	struct stage *s = *state;

	write_file(s, "same\n");
	assert_int_equal(save(s, STARTER, "same\n", true, false), APP_SAVED);
	copies_are(s, "");
}

static void a_file_that_is_gone_is_written_again(void **state)
{
	struct stage *s = *state;

	assert_int_equal(unlink(s->file), 0);
	assert_int_equal(save(s, STARTER, "mine\n", true, false), APP_SAVED);
	file_is(s, "mine\n");
}

static void a_draft_that_is_given_up_is_a_version(void **state)
{
	struct stage *s = *state;
	struct err e = ERR_INIT;

	put(s, STARTER, "mine\n", 5);
	assert_int_equal(app_draft_give_up(s->app, s->exercise, "mine\n", 5, &e), 0);
	assert_false(has_draft(s));
	copies_are(s, "draft:mine\n|");
}

static void a_report_has_what_mending_needs_and_nothing_private(void **state)
{
	struct stage *s = *state;
	struct err e = ERR_INIT;
	struct app_check check;
	char *one, *two, *text, hash[65], host[256] = "";
	size_t len;

	write_file(s, "gather()\n# ```` fenced\n");
	assert_int_equal(app_check(s->app, s->exercise, &check, &e), 0);
	assert_int_equal(app_dispute(s->app, &check, "It is\nright.", &one, &e), 0);
	assert_int_equal(app_dispute(s->app, &check, NULL, &two, &e), 0);
	assert_string_not_equal(one, two);
	assert_int_equal(path_read(one, 100000, &text, &len, &e), 0);
	assert_int_equal(course_exercise_hash(s->exercise, hash, &e), 0);
	assert_non_null(strstr(text, "> It is\n> right.\n"));
	assert_non_null(strstr(text, "small/exercise/mend"));
	assert_non_null(strstr(text, hash));
	assert_non_null(strstr(text, "\"id\": \"no-gather\""));
	assert_non_null(strstr(text, "`````python\ngather()\n# ```` fenced\n`````\n"));
	assert_null(strstr(text, s->root));
	gethostname(host, sizeof host - 1);
	if (strlen(host) > 3)
		assert_null(strstr(text, host));
	app_check_done(&check);
	free(text);
	free(one);
	free(two);
}

static void the_puzzle_is_kept_until_the_exercise_starts_again(void **state)
{
	struct stage *s = *state;
	struct err e = ERR_INIT;
	struct parsons *p;
	size_t first, end, len;

	assert_int_equal(app_puzzle(s->app, s->exercise, &p, &e), 0);
	assert_int_equal(app_exercise_progress(s->app, s->exercise)->hints, 1);
	parsons_range(p, &first, &end);
	parsons_move(p, end - 1, first);
	char *moved = strdup(parsons_text(p, first, &len));
	assert_int_equal(app_puzzle_keep(s->app, s->exercise, p, &e), 0);
	parsons_free(p);
	assert_int_equal(app_puzzle(s->app, s->exercise, &p, &e), 0);
	assert_string_equal(parsons_text(p, first, &len), moved);
	assert_int_equal(app_exercise_progress(s->app, s->exercise)->hints, 1);
	parsons_free(p);
	free(moved);
	assert_int_equal(app_reset(s->app, s->exercise, &e), 0);
	assert_int_equal(app_puzzle(s->app, s->exercise, &p, &e), 0);
	assert_int_equal(app_exercise_progress(s->app, s->exercise)->hints, 1);
	parsons_free(p);
}

static void the_steps_lead_from_the_start_to_the_solution(void **state)
{
	static const char *const shown[] = {"a = 1", "a = 1\nb = group()", "a = 1\nb = group()\nb.add()"};
	struct stage *s = *state;
	struct err e = ERR_INIT;
	struct app_steps steps;

	assert_int_equal(app_steps(s->app, s->exercise, &steps, &e), 0);
	assert_int_equal(steps.n, 6);
	assert_int_equal(steps.shown, 0);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(steps.ends[i], strlen(shown[i]));
		assert_memory_equal(steps.solution, shown[i], steps.ends[i]);
	}
	assert_int_equal(steps.ends[6], strlen(SOLUTION));
	assert_true(app_exercise_progress(s->app, s->exercise)->solution_seen);
	assert_int_equal(app_steps_show(s->app, s->exercise, &steps, 2, &e), 0);
	assert_false(app_steps_all_shown(s->app, s->exercise));
	app_steps_done(&steps);
	assert_int_equal(app_steps(s->app, s->exercise, &steps, &e), 0);
	assert_int_equal(steps.shown, 2);
	assert_int_equal(app_steps_show(s->app, s->exercise, &steps, 60, &e), 0);
	assert_int_equal(steps.shown, 6);
	assert_true(app_steps_all_shown(s->app, s->exercise));
	app_steps_done(&steps);
	assert_int_equal(app_reset(s->app, s->exercise, &e), 0);
	assert_false(app_steps_all_shown(s->app, s->exercise));
}

static void why_it_is_right_is_read_without_being_noted(void **state)
{
	struct stage *s = *state;
	struct err e = ERR_INIT;
	char *why;

	assert_int_equal(app_why(s->app, s->exercise, &why, &e), 0);
	assert_string_equal(why, "Because.\n");
	assert_false(app_exercise_progress(s->app, s->exercise)->solution_seen);
	free(why);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	static const struct CMUnitTest tests[] = {
	    TEST(a_draft_outlives_the_program),
	    TEST(an_empty_draft_is_one),
	    TEST(saving_writes_the_file_and_drops_the_draft),
	    TEST(what_was_found_is_kept_at_the_first_save),
	    TEST(a_file_that_changed_meanwhile_is_not_overwritten_unasked),
	    TEST(both_having_written_the_same_is_no_difference),
	    TEST(a_file_that_is_gone_is_written_again),
	    TEST(a_draft_that_is_given_up_is_a_version),
	    TEST(a_report_has_what_mending_needs_and_nothing_private),
	    TEST(the_puzzle_is_kept_until_the_exercise_starts_again),
	    TEST(the_steps_lead_from_the_start_to_the_solution),
	    TEST(why_it_is_right_is_read_without_being_noted),
	};

	return cmocka_run_group_tests_name("app_draft", tests, NULL, NULL);
}
