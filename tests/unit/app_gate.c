#include <stdbool.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "app/gate.h"
#include "base/path.h"
#include "base/xalloc.h"

static char *top;

static char *below(const char *name)
{
	return path_join(top, name);
}

static void put(const char *name, const char *text)
{
	struct err e = ERR_INIT;
	char *path = below(name), *dir = path_dir(path);

	if (path_mkdirs(dir, &e) < 0 || path_write(path, text, strlen(text), &e) < 0)
		fail_msg("%s", e.text);
	free(dir);
	free(path);
}

static void link_to(const char *target, const char *name)
{
	char *to = below(target), *path = below(name);

	assert_int_equal(symlink(to, path), 0);
	free(to);
	free(path);
}

static int set_up(void **state)
{
	char made[] = "/tmp/asynctutor-gate-XXXXXX";

	(void)state;
	top = realpath(mkdtemp(made), NULL);
	put("home/.ssh/authorized_keys", "key");
	put("home/asynctutor/a.py", "a");
	put("home/asynctutor/in/b.py", "b");
	put("home/asynctutors/c.py", "c");
	put("class/board", "");
	put("course/course.yml", "");
	link_to("home/.ssh/authorized_keys", "home/asynctutor/key");
	link_to("home/.ssh", "home/asynctutor/ssh");
	link_to("home/.ssh/rc", "home/asynctutor/rc");
	link_to("home/asynctutor/a.py", "home/asynctutor/again");
	return 0;
}

static int tear_down(void **state)
{
	char *command = xasprintf("rm -rf '%s'", top);
	int status = system(command);

	(void)state;
	free(command);
	free(top);
	return status;
}

static int parse(const char *text, struct gate_rules *out, struct err *e)
{
	char *home = below("home"), *filled = xstrdup("");

	/* @ stands for the folder of this test. */
	for (const char *rest = text; *rest;) {
		size_t n = strcspn(rest, "@");
		char *longer = xasprintf("%s%.*s%s", filled, (int)n, rest, rest[n] ? top : "");
		free(filled);
		filled = longer;
		rest += n + (rest[n] == '@');
	}
	int status = gate_parse("rules", filled, "ada", home, out, e);
	free(filled);
	free(home);
	return status;
}

static void what_is_not_said_is_below_home(void **state)
{
	struct gate_rules r;
	struct err e = ERR_INIT;
	char *folder = below("home/asynctutor"), *data = below("home/.local/share/asynctutor");

	(void)state;
	assert_int_equal(parse("", &r, &e), 0);
	assert_string_equal(r.folder, folder);
	assert_string_equal(r.data, data);
	assert_null(r.python);
	assert_int_equal(r.ncourses + r.nclasses, 0);
	gate_rules_done(&r);
	free(folder);
	free(data);
}

static void every_rule_is_read(void **state)
{
	struct gate_rules r;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(parse("# shared\n\n  folder\t/srv/%u/work  \ndata /var/%u%u\npython /usr/bin/python3\r\ncourse /a b\ncourse /c\nclass ~/d\n", &r, &e), 0);
	assert_string_equal(r.folder, "/srv/ada/work");
	assert_string_equal(r.data, "/var/adaada");
	assert_string_equal(r.python, "/usr/bin/python3");
	assert_int_equal(r.ncourses, 2);
	assert_string_equal(r.courses[0], "/a b");
	assert_string_equal(r.courses[1], "/c");
	assert_null(r.courses[2]);
	assert_true(r.nclasses == 1 && strncmp(r.classes[0], top, strlen(top)) == 0);
	gate_rules_done(&r);
}

static void rules_that_restrict_nothing_are_refused(void **state)
{
	static const struct {
		const char *text;
		int line;
		const char *says;
	} table[] = {
	    {"\nfolders /x", 2, "is none of"},
	    {"folder", 1, "absolute"},
	    {"course here", 1, "absolute"},
	    {"folder ~", 0, "holds the home folder"},
	    {"folder /", 0, "holds the home folder"},
	    {"folder @", 0, "holds the home folder"},
	    {"data ~/", 0, "holds the home folder"},
	    {"class @/home", 0, "holds the home folder"},
	    {"data ~/asynctutor/data", 0, "lies in the learner's folder"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct gate_rules r;
		struct err e = ERR_INIT;
		assert_int_equal(parse(table[i].text, &r, &e), -1);
		assert_int_equal(e.line, table[i].line);
		assert_non_null(strstr(e.text, table[i].says));
		err_done(&e);
	}
}

static void rules_that_the_learner_can_write_are_refused(void **state)
{
	struct gate_rules r;
	struct err e = ERR_INIT;
	char *file = below("rules");

	(void)state;
	put("rules", "");
	assert_int_equal(gate_read(file, true, "ada", "/", &r, &e), -1);
	assert_non_null(strstr(e.text, "restricts nothing"));
	err_done(&e);
	free(file);
}

static bool opens(int (*question)(const char *, struct err *), const char *name)
{
	struct err e = ERR_INIT;
	char *path = below(name);
	bool open = question(path, &e) == 0;

	assert_true(open || e.code == ERR_USAGE);
	err_done(&e);
	free(path);
	return open;
}

static void without_the_option_all_is_open(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_false(gate_restricted());
	assert_int_equal(gate_may(GATE_EDITOR, &e), 0);
	assert_int_equal(gate_path("/etc/passwd", &e), 0);
	assert_int_equal(gate_course("/", &e), 0);
	assert_null(gate_course_named());
}

static void only_what_lies_in_the_folder_is_open(void **state)
{
	static const char *const good[] = {"home/asynctutor", "home/asynctutor/", "home/asynctutor/a.py", "home/asynctutor/in/../a.py",
	    "home/asynctutor/new.py", "home/asynctutor/in/new.py", "home/asynctutor/again", "class/board", "class/new"};
	static const char *const bad[] = {"", "home", "home/asynctutors/c.py", "home/asynctutor/..", "home/asynctutor/../.ssh/rc", "home/asynctutor/key",
	    "home/asynctutor/ssh/authorized_keys", "home/asynctutor/ssh/new", "home/asynctutor/rc", "home/asynctutor/none/new.py",
	    "home/asynctutor/none/..", "course/course.yml", "home/asynctutor/a.py/x"};
	struct gate_rules r;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(parse("class @/class\ncourse @/course\n", &r, &e), 0);
	gate_shut(&r);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!opens(gate_path, good[i]))
			fail_msg("%s is refused", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (opens(gate_path, bad[i]))
			fail_msg("%s is let through", bad[i]);
	assert_int_equal(gate_path("", &e), -1);
	err_done(&e);
}

static void only_listed_courses_are_open(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_true(opens(gate_course, "course"));
	assert_true(opens(gate_course, "home/../course/"));
	assert_false(opens(gate_course, "home"));
	assert_false(opens(gate_course, "none"));
	assert_int_equal(gate_course(NULL, &e), 0);
	assert_string_equal(path_base(gate_course_named()), "course");
}

static void nothing_that_could_start_a_shell_is_open(void **state)
{
	(void)state;
	for (enum gate_thing what = GATE_EDITOR; what <= GATE_SUSPEND; what++) {
		struct err e = ERR_INIT;
		assert_int_equal(gate_may(what, &e), -1);
		assert_non_null(strstr(e.text, "on this host"));
		err_done(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_not_said_is_below_home),
	    cmocka_unit_test(every_rule_is_read),
	    cmocka_unit_test(rules_that_restrict_nothing_are_refused),
	    cmocka_unit_test(rules_that_the_learner_can_write_are_refused),
	    cmocka_unit_test(without_the_option_all_is_open),
	    cmocka_unit_test(only_what_lies_in_the_folder_is_open),
	    cmocka_unit_test(only_listed_courses_are_open),
	    cmocka_unit_test(nothing_that_could_start_a_shell_is_open),
	};
	return cmocka_run_group_tests_name("app_gate", tests, set_up, tear_down);
}
