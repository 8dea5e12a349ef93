#include "tests/unit/scratch.h"
#include "base/buf.h"
#include "course/course.h"

#define OUTLINE                                                                                \
	"format: 1\nid: tiny\ntitle: Tiny\nmodules:\n"                                         \
	"  - {slug: m, title: M, lessons: [{slug: l, exercises: [x]}]}\n"

/* A course in the folder "c" of a new one. */
struct scratch {
	char *outer, *root;
};

static struct scratch make_course(void)
{
	struct scratch s = {.outer = scratch_new()};

	s.root = path_join(s.outer, "c");
	scratch_put(s.root, "course.yml", OUTLINE);
	scratch_put(s.root, "lessons/l.md", "---\ntitle: L\n---\nfirst\nsecond\n");
	scratch_put(s.root, "exercises/x/exercise.md", "---\r\ntitle: X\r\n---\r\ntask\r\n");
	scratch_put(s.root, "exercises/x/broken.py", "pass\n");
	scratch_put(s.root, "exercises/x/checks.yml", "checks: []\n");
	scratch_put(s.root, "exercises/x/world.py", "a = 1\n");
	scratch_put(s.root, "exercises/x/accepted/a.py", "good\n");
	scratch_put(s.outer, "outside.md", "---\ntitle: Outside\n---\n");
	return s;
}

static void remove_course(struct scratch *s)
{
	scratch_remove(s->outer);
	free(s->root);
}

static struct course *open_course(const struct scratch *s)
{
	struct err e = ERR_INIT;
	struct course *c = course_open(s->root, &e);

	if (!c)
		fail_msg("%s", e.text);
	return c;
}

static void bodies_begin_behind_the_front_matter(void **state)
{
	struct scratch s = make_course();
	struct course *c = open_course(&s);
	struct course_text text;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(c->nfaults, 0);
	assert_int_equal(course_read_lesson(&c->lessons[0], &text, &e), 0);
	assert_string_equal(text.text, "first\nsecond\n");
	assert_int_equal(text.len, 13);
	assert_int_equal(text.first_line, 4);
	free(text.text);
	assert_int_equal(course_read_task(&c->exercises[0], &text, &e), 0);
	assert_string_equal(text.text, "task\r\n");
	assert_string_equal(c->exercises[0].title, "X");
	free(text.text);
	course_close(c);
	remove_course(&s);
}

static void a_lesson_may_be_much_larger_than_a_program(void **state)
{
	struct scratch s = make_course();
	struct buf large = BUF_INIT;
	struct course_text text;
	struct err e = ERR_INIT;
	char *program;
	size_t len;

	(void)state;
	buf_addstr(&large, "---\ntitle: L\n---\n");
	buf_fill(&large, 'x', 12u << 20);
	scratch_put(s.root, "lessons/l.md", large.data);
	scratch_put(s.root, "exercises/x/world.py", large.data);
	struct course *c = open_course(&s);
	assert_int_equal(course_read_lesson(&c->lessons[0], &text, &e), 0);
	assert_int_equal(text.len, 12u << 20);
	assert_int_equal(course_read_file(&c->exercises[0], "world.py", &program, &len, &e), -1);
	assert_non_null(strstr(e.text, "larger"));
	err_done(&e);
	free(text.text);
	buf_done(&large);
	course_close(c);
	remove_course(&s);
}

static void files_of_an_exercise_are_read_and_nothing_else_is(void **state)
{
	static const char *const refused[] = {"", ".", "..", "../x/broken.py", "/etc/passwd", "accepted/../broken.py",
	    ".hidden", "accepted/", "accepted/.x", "a/b/c.py"};
	struct scratch s = make_course();
	struct course *c = open_course(&s);
	char *text;
	size_t len;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(course_read_file(&c->exercises[0], "accepted/a.py", &text, &len, &e), 0);
	assert_string_equal(text, "good\n");
	free(text);
	assert_int_equal(course_read_file(&c->exercises[0], "why.md", &text, &len, &e), -1);
	assert_int_equal(e.code, ERR_MISSING);
	err_done(&e);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		assert_int_equal(course_read_file(&c->exercises[0], refused[i], &text, &len, &e), -1);
		assert_int_equal(e.code, ERR_USAGE);
		err_done(&e);
	}
	course_close(c);
	remove_course(&s);
}

static void links_out_of_the_course_are_refused(void **state)
{
	struct scratch s = make_course();
	char *text;
	size_t len;
	struct err e = ERR_INIT;

	(void)state;
	scratch_link(s.root, "lessons/l.md", "../../outside.md");
	scratch_link(s.root, "exercises/x/world.py", "/etc/passwd");
	scratch_link(s.root, "exercises/x/dangling.py", "nowhere");
	scratch_link(s.root, "exercises/x/solution.py", "../../../outside.md");
	struct course *c = open_course(&s);
	assert_string_equal(c->lessons[0].fault, "lessons/l.md: is a link that leads nowhere or out of the course");
	assert_int_equal(c->exercises[0].supports, 0);
	assert_int_equal(c->nfaults, 3);
	assert_int_equal(course_read_file(&c->exercises[0], "solution.py", &text, &len, &e), -1);
	assert_string_equal(e.text, "is a link that leads nowhere or out of the course");
	err_done(&e);
	course_close(c);
	remove_course(&s);
}

/* The faults of the course whose exercise has the front matter LINE, when it is WANT. */
static void faulty_world(const char *line, const char *want)
{
	struct scratch s = make_course();
	char *task = xasprintf("---\ntitle: X\n%s\n---\n", line);

	scratch_put(s.root, "exercises/x/exercise.md", task);
	scratch_put(s.root, "exercises/x/aiofiles.py", "a = 1\n");
	scratch_put(s.root, "world/tides.py", "a = 1\n");
	scratch_put(s.root, "world/x.py", "a = 1\n");
	scratch_link(s.root, "world/away.py", "../../outside.md");
	struct course *c = open_course(&s);
	assert_int_equal(c->nfaults, 1);
	char *got = xasprintf("%s:%d:%d: %s", path_base(c->faults[0].path), c->faults[0].line, c->faults[0].col, c->faults[0].text);
	assert_string_equal(got, want);
	free(got);
	course_close(c);
	free(task);
	remove_course(&s);
}

static void a_stand_in_that_cannot_be_used_is_a_fault(void **state)
{
	static const struct {
		const char *line, *want;
	} rows[] = {
	    {"world: [tides, aiohtp]", "exercise.md:3:16: there is no stand-in \"aiohtp\"; there are: away, tides, x, aiofiles, aiohttp, aiosqlite, asyncpg, httpx, requests"},
	    {"world: [../../etc/passwd]", "exercise.md:3:9: there is no stand-in \"../../etc/passwd\"; there are: away, tides, x, aiofiles, aiohttp, aiosqlite, asyncpg, httpx, requests"},
	    {"world: [tides, tides]", "exercise.md:3:16: world names \"tides\" twice"},
	    {"world: tides", "exercise.md:3:8: world must be a list"},
	    {"world: [[tides]]", "exercise.md:3:9: the name of a stand-in must be a text"},
	    {"world: [aiofiles]", "exercise.md:3:9: the exercise has a file aiofiles.py of its own"},
	    {"world: [x]", "exercise.md:3:9: the exercise has a file x.py of its own"},
	    {"world: [away]", "away.py:0:0: is a link that leads nowhere or out of the course"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		faulty_world(rows[i].line, rows[i].want);
}

static void links_inside_the_course_are_followed(void **state)
{
	struct scratch s = make_course();

	(void)state;
	scratch_put(s.root, "shared/l.md", "---\ntitle: Shared\n---\n");
	scratch_link(s.root, "lessons/l.md", "../shared/l.md");
	struct course *c = open_course(&s);
	assert_int_equal(c->nfaults, 0);
	assert_string_equal(c->lessons[0].title, "Shared");
	course_close(c);
	remove_course(&s);
}

static void the_root_itself_may_be_reached_through_a_link(void **state)
{
	struct scratch s = make_course();
	struct scratch alias = {s.outer, path_join(s.outer, "alias")};

	(void)state;
	scratch_link(s.outer, "alias", "c");
	scratch_link(s.root, "exercises/x/same.py", "world.py");
	struct course *c = open_course(&alias);
	assert_int_equal(c->nfaults, 0);
	assert_int_equal(c->exercises[0].supports, 2);
	course_close(c);
	free(alias.root);
	remove_course(&s);
}

static void hash_of(const struct scratch *s, char out[65])
{
	struct course *c = open_course(s);
	struct err e = ERR_INIT;

	assert_int_equal(course_exercise_hash(&c->exercises[0], out, &e), 0);
	course_close(c);
}

static void the_hash_names_what_the_learner_is_judged_by(void **state)
{
	struct scratch s = make_course();
	char before[65], after[65];

	(void)state;
	hash_of(&s, before);
	assert_int_equal(strlen(before), 64);
	scratch_put(s.root, "exercises/x/why.md", "no part of it");
	scratch_put(s.root, "exercises/x/accepted/b.py", "no part of it");
	hash_of(&s, after);
	assert_string_equal(before, after);
	scratch_put(s.root, "exercises/x/world.py", "a = 2\n");
	hash_of(&s, after);
	assert_string_not_equal(before, after);
	scratch_put(s.root, "exercises/x/world.py", "a = 1\n");
	scratch_put(s.root, "exercises/x/broken.py", "pass\n#\n");
	hash_of(&s, after);
	assert_string_not_equal(before, after);
	remove_course(&s);
}

static void a_course_that_cannot_be_used_says_why(void **state)
{
	static const struct {
		const char *text, *want;
		enum err_code code;
	} rows[] = {
	    {"", "the key \"format\" is missing: write format: 1", ERR_SYNTAX},
	    {"format: 2\n", "the course has format 2 and this program knows format 1: a newer asynctutor is needed", ERR_NEWER},
	    {"- a\n", "a course must be a map of keys", ERR_SYNTAX},
	    {"format: 1\ntitle: T\nmodules: []\n", "the key \"id\" is missing", ERR_SYNTAX},
	    {"format: 1\nid: ../up\nmodules: []\n", "id must be a slug: a-z, 0-9 and single hyphens, at most 64", ERR_SYNTAX},
	    {"format: 1\nid: a\n", "the key \"modules\" is missing", ERR_SYNTAX},
	    {"format: 1\nid: a\nmodels: []\n", "unknown key \"models\"; did you mean \"modules\"?", ERR_SYNTAX},
	    {"format: 1\nid: a\nmodules: x\n", "modules must be a list", ERR_SYNTAX},
	    {"format: [\n", "did not find expected node content", ERR_SYNTAX},
	};
	struct scratch s = make_course();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err e = ERR_INIT;
		scratch_put(s.root, "course.yml", rows[i].text);
		assert_null(course_open(s.root, &e));
		assert_string_equal(e.text, rows[i].want);
		assert_int_equal(e.code, rows[i].code);
		assert_true(strstr(e.path, "course.yml"));
		err_done(&e);
	}
	remove_course(&s);
}

static void a_folder_that_is_no_course_is_an_error(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_null(course_open("/nowhere", &e));
	assert_int_equal(e.code, ERR_IO);
	assert_string_equal(e.path, "/nowhere/course.yml");
	err_done(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bodies_begin_behind_the_front_matter),
	    cmocka_unit_test(a_lesson_may_be_much_larger_than_a_program),
	    cmocka_unit_test(files_of_an_exercise_are_read_and_nothing_else_is),
	    cmocka_unit_test(links_out_of_the_course_are_refused),
	    cmocka_unit_test(a_stand_in_that_cannot_be_used_is_a_fault),
	    cmocka_unit_test(links_inside_the_course_are_followed),
	    cmocka_unit_test(the_root_itself_may_be_reached_through_a_link),
	    cmocka_unit_test(the_hash_names_what_the_learner_is_judged_by),
	    cmocka_unit_test(a_course_that_cannot_be_used_says_why),
	    cmocka_unit_test(a_folder_that_is_no_course_is_an_error),
	};
	return cmocka_run_group_tests_name("course_files", tests, NULL, NULL);
}
