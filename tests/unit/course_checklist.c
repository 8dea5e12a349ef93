#include "tests/unit/scratch.h"
#include "base/str.h"
#include "course/checklist.h"

static char *root;
static struct course *course;

static int set_up(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	root = scratch_new();
	scratch_put(root, "course.yml",
	    "format: 1\nid: harbour\ntitle: Ships\nmodules:\n"
	    "  - slug: arriving\n    title: Arriving\n    lessons:\n"
	    "      - {slug: pilots, exercises: [board, moor]}\n      - {slug: tides, exercises: []}\n"
	    "  - slug: leaving\n    title: Leaving\n    lessons:\n      - {slug: papers, exercises: [stamp]}\n");
	course = course_open(root, &e);
	if (!course)
		fail_msg("%s", e.text);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	course_close(course);
	scratch_remove(root);
	return 0;
}

static struct checklist *parse(const char *text)
{
	struct err e = ERR_INIT;
	struct checklist *l = checklist_parse(course, "x/safe-harbour.yml", text, strlen(text), &e);

	if (!l)
		fail_msg("%s", e.text);
	return l;
}

#define HEAD "format: 1\ntitle: Safe\nitems:\n"

static void a_list_is_read(void **state)
{
	struct checklist *l = parse("format: 1\ntitle: Safe harbour\nintro: Before the storm.\nitems:\n"
				    "  - {id: radio, text: The `radio` works, group: Aboard, expires: 2 weeks}\n"
				    "  - {id: study, text: Know the tides, proof: {read: [arriving, papers], passed: [stamp, pilots]}}\n"
				    "  - {id: clean, text: No rot, proof: {rules: warnings}, expires: 1 year}\n"
				    "  - {id: some, text: No leak, proof: {rules: [blocking-sleep, untracked-task]}}\n"
				    "  - {id: captain, text: Seen by the captain, proof: sign-off, expires: 12 months}\n");

	(void)state;
	assert_string_equal(l->slug, "safe-harbour");
	assert_string_equal(l->title, "Safe harbour");
	assert_string_equal(l->intro, "Before the storm.");
	assert_int_equal(l->n, 5);
	assert_string_equal(l->items[0].group, "Aboard");
	assert_int_equal(l->items[0].proof, PROOF_WORD);
	assert_int_equal(l->items[0].unit, EXPIRES_DAYS);
	assert_int_equal(l->items[0].expires, 14);
	assert_int_equal(l->items[0].line, 5);
	assert_int_equal(strlen(l->items[0].hash), 64);
	assert_null(l->items[1].group);
	assert_int_equal(l->items[1].proof, PROOF_COURSE);
	assert_int_equal(l->items[1].nlessons, 3);
	assert_int_equal(l->items[1].nexercises, 3);
	assert_int_equal(l->items[1].exercises[2], 2);
	assert_int_equal(l->items[2].which, PROOF_RULES_WARNINGS);
	assert_int_equal(l->items[2].unit, EXPIRES_MONTHS);
	assert_int_equal(l->items[2].expires, 12);
	assert_int_equal(l->items[3].which, PROOF_RULES_NAMED);
	assert_int_equal(l->items[3].nrules, 2);
	assert_string_equal(l->items[3].rules[1], "untracked-task");
	assert_int_equal(l->items[4].proof, PROOF_SIGN_OFF);
	assert_ptr_equal(checklist_item(l, "clean"), &l->items[2]);
	assert_null(checklist_item(l, "dirty"));
	checklist_close(l);
}

static void refused(const char *text, const char *want)
{
	struct err e = ERR_INIT;

	assert_null(checklist_parse(course, "l.yml", text, strlen(text), &e));
	char *got = err_format(&e);
	assert_string_equal(got, want);
	free(got);
	err_done(&e);
}

#define ITEM HEAD "  - {id: a, text: A"

static void faults_have_their_place(void **state)
{
	(void)state;
	refused("title: Safe\n", "l.yml:1:1: the key \"format\" is missing: it is 1");
	refused("format: 2\n", "l.yml:1:9: format 2 is of a newer version of asynctutor; this one reads format 1");
	refused("format: 1\ntitle: Safe\n", "l.yml:1:1: the key \"items\" is missing");
	refused(HEAD "  []\n", "l.yml:4:3: a checklist has 1 to 500 items");
	refused("format: 1\ntitle: Safe\nitmes: []\n", "l.yml:3:1: unknown key \"itmes\"; did you mean \"items\"?");
	refused(HEAD "  - {text: A}\n", "l.yml:4:5: the key \"id\" is missing");
	refused(HEAD "  - {id: A b, text: A}\n", "l.yml:4:10: id must be a slug: a-z, 0-9 and single hyphens, at most 64");
	refused(HEAD "  - {id: a, text: \"A\\nB\"}\n", "l.yml:4:19: text must be one line of 1 to 500 bytes");
	refused(ITEM "}\n  - {id: a, text: B}\n", "l.yml:5:10: the id \"a\" is there twice, first in line 4");
	refused(ITEM ", proof: honour}\n", "l.yml:4:29: proof must be word, sign-off, or a map with read, passed or rules");
	refused(ITEM ", proof: {}}\n", "l.yml:4:29: proof needs read, passed, both of these, or rules");
	refused(ITEM ", proof: {read: [pilot]}}\n", "l.yml:4:37: the course has no \"pilot\"; did you mean \"pilots\"?");
	refused(ITEM ", proof: {read: [submarines]}}\n", "l.yml:4:37: the course has no module or lesson \"submarines\"");
	refused(ITEM ", proof: {read: [moor]}}\n", "l.yml:4:37: the course has no module or lesson \"moor\"");
	refused(ITEM ", proof: {passed: [tides]}}\n", "l.yml:4:29: what it names has no exercises");
	refused(ITEM ", proof: {passed: []}}\n", "l.yml:4:38: passed is empty");
	refused(ITEM ", proof: {rules: few}}\n", "l.yml:4:37: rules must be errors, warnings, all, or a list of rules");
	refused(ITEM ", proof: {rules: all, read: [tides]}}\n", "l.yml:4:29: proof needs read, passed, both of these, or rules");
	refused(ITEM ", proof: {read: [tides]}, expires: 1 year}\n", "l.yml:4:55: what was read or passed does not expire");
	refused(ITEM ", expires: soon}\n",
	    "l.yml:4:31: expires must be a number from 1 to 1000 of days, weeks, months or years, as in 12 months");
	refused(ITEM ", expires: 12 monthss}\n",
	    "l.yml:4:31: expires must be a number from 1 to 1000 of days, weeks, months or years, as in 12 months");
}

static void lists_are_found_by_name(void **state)
{
	char **slugs;
	size_t n;
	struct err e = ERR_INIT;

	(void)state;
	checklist_list(course, &slugs, &n);
	assert_int_equal(n, 0);
	path_list_free(slugs, n);
	scratch_put(root, "lessons/checklists/storm.yml", ITEM "}\n");
	scratch_put(root, "lessons/checklists/calm.yml", ITEM "}\n");
	scratch_put(root, "lessons/checklists/.yml", "");
	scratch_put(root, "lessons/checklists/Not a slug.yml", "");
	scratch_put(root, "lessons/checklists/notes.txt", "");
	checklist_list(course, &slugs, &n);
	assert_int_equal(n, 2);
	assert_string_equal(slugs[0], "calm");
	assert_string_equal(slugs[1], "storm");
	path_list_free(slugs, n);
	struct checklist *l = checklist_of(course, "storm", &e);
	assert_non_null(l);
	assert_true(str_ends(l->path, "/lessons/checklists/storm.yml"));
	checklist_close(l);
	assert_null(checklist_of(course, "strom", &e));
	assert_int_equal(e.code, ERR_MISSING);
	assert_string_equal(e.text, "there is no checklist \"strom\"; did you mean \"storm\"?");
	err_done(&e);
	assert_null(checklist_of(course, "../../etc", &e));
	assert_int_equal(e.code, ERR_MISSING);
	err_done(&e);
	scratch_link(root, "lessons/checklists/calm.yml", "/etc/hostname");
	assert_null(checklist_of(course, "calm", &e));
	assert_string_equal(e.text, "is a link that leads nowhere or out of the course");
	err_done(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_list_is_read),
	    cmocka_unit_test(faults_have_their_place),
	    cmocka_unit_test(lists_are_found_by_name),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
