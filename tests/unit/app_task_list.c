#include "tests/unit/scratch.h"
#include "app/checklist.h"
#include "app/task_list.h"

static char *root;
static struct app *app;

static int set_up(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	root = scratch_new();
	scratch_put(root, "course.yml", "format: 1\nid: harbour\ntitle: Ships\nmodules:\n  - {slug: m, title: M, lessons: [{slug: l, exercises: []}]}\n");
	scratch_put(root, "lessons/l.md", "---\ntitle: L\n---\n");
	scratch_put(root, "lessons/checklists/storm.yml",
	    "format: 1\ntitle: Storm\nitems:\n  - {id: a, text: Boats are in}\n  - {id: b, text: Lamps burn all night}\n");
	setenv("ASYNCTUTOR_DATA", root, 1);
	app = app_open(&(struct app_options){.course = root}, &e);
	if (!app)
		fail_msg("%s", e.text);
	struct app_checklist l;
	assert_int_equal(app_checklist_read(app, checklist_of(app_course(app), "storm", &e), &l, &e), 0);
	assert_int_equal(app_checklist_tick(&l, &l.list->items[1], NULL, &e), 0);
	app_checklist_done(&l);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	app_close(app);
	scratch_remove(root);
	return 0;
}

static void marked(const char *text, const char *want)
{
	struct course_text t = {.text = strdup(text), .len = strlen(text), .first_line = 4};

	task_lists_mark(app, &t);
	assert_string_equal(t.text, want);
	free(t.text);
}

#define LINK "The list [Storm](checklists/storm.yml)\nsays:\n\n"

static void what_is_done_is_marked(void **state)
{
	(void)state;
	marked(LINK "- [ ] Boats are in\n- [ ] Lamps burn\n  all night\n", LINK "- [ ] Boats are in\n- [x] Lamps burn\n  all night\n");
	marked(LINK "- [x] Boats are in\n\n- [ ] Lamps burn all night", LINK "- [ ] Boats are in\n\n- [x] Lamps burn all night");
	marked(LINK "* [ ] Lamps burn all night\r\n", LINK "* [x] Lamps burn all night\r\n");
}

static void others_stay_as_they_are(void **state)
{
	static const char *const texts[] = {
	    "- [ ] Lamps burn all night\n",
	    LINK "Another paragraph.\n\n- [ ] Lamps burn all night\n",
	    LINK "- [x] Something else\n",
	    LINK "- Lamps burn all night\n",
	    LINK "```\n- [ ] Lamps burn all night\n```\n",
	    "[Calm](checklists/calm.yml)\n\n- [ ] Lamps burn all night\n",
	    "[x](checklists/../../etc.yml)\n\n- [ ] Lamps burn all night\n",
	    "[x](checklists/storm.yml",
	    "",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		marked(texts[i], texts[i]);
}

static void count(const struct err *e, void *ctx)
{
	struct buf *all = ctx;

	buf_addf(all, "%s:%d: %s\n", e->path, e->line, e->text);
}

static void what_a_list_does_not_have_is_a_fault(void **state)
{
	struct course_text t = {.text = (char[]){LINK "- [ ] Boats are in\n- [ ] Lamps\n  shine\n"}, .first_line = 4};
	struct buf all = BUF_INIT;

	(void)state;
	t.len = strlen(t.text);
	task_lists_check(app_course(app), "l.md", &t, count, &all);
	assert_string_equal(all.data, "l.md:8: the checklist storm has no item \"Lamps shine\"\n");
	buf_done(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_done_is_marked),
	    cmocka_unit_test(others_stay_as_they_are),
	    cmocka_unit_test(what_a_list_does_not_have_is_a_fault),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
