#include <stdbool.h>
#include "tests/unit/scratch.h"
#include "tests/unit/test.h"
#include "app/app.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "tui/key.h"
#include "tui/ui.h"

static uint32_t seed = 20260203;

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13; /* xorshift32, Marsaglia 2003 */
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

/* A course of one lesson of about BYTES, with all that a lesson can hold. */
static char *make_course(size_t bytes)
{
	char *root = scratch_new();
	struct buf text = BUF_INIT;

	scratch_put(root, "course.yml", "format: 1\nid: big\ntitle: Big\nmodules:\n  - {slug: m, title: M, lessons: [{slug: l}, {slug: k}]}\n");
	scratch_put(root, "lessons/k.md", "---\ntitle: Other\n---\nA short text. [back](l.md)\n");
	buf_addstr(&text, "---\ntitle: L\n---\n");
	for (int i = 0; text.len < bytes; i++) {
		buf_addf(&text, "## Section %d\n\nSentence %d waits *for* a `task`, and another one, and [one](k.md) more; word %d is never repeated.\n\n", i, i, i);
		buf_addf(&text, "- item %d with words that go on\n  - nested 漢字 and 🙂\n\n| a | b |\n|---|---|\n| cell %d | other |\n\n", i, i);
		buf_addf(&text, "```python\nprint(%d)  # a rather long comment that does not fit on a narrow screen at all\n```\n\n", i);
		buf_addf(&text, "```quiz\nid: q-%d\nkind: choice\nask: Is %d right?\nchoices:\n  - {text: yes it is, why: w, right: true}\n"
				"  - {text: no, why: w}\n  - {text: who knows, why: w}\n```\n\n", i, i);
	}
	buf_addstr(&text, "The last line: ocelot.\n");
	scratch_put(root, "lessons/l.md", text.data);
	buf_done(&text);
	setenv("ASYNCTUTOR_DATA", root, 1);
	setenv("ASYNCTUTOR_WORKSPACE", root, 1);
	return root;
}

struct stage {
	char *root;
	struct app *app;
	struct terminal *term;
	struct ui ui;
};

static int no_event(void *ctx, const struct grid *shown, struct term_event *out, struct term_size *size, struct err *e)
{
	(void)ctx, (void)shown, (void)out, (void)size, (void)e;
	return 0;
}

static void open_stage(struct stage *t, size_t bytes)
{
	struct err e = ERR_INIT;

	t->root = make_course(bytes);
	t->app = app_open(&(struct app_options){.course = t->root}, &e);
	if (!t->app)
		fail_msg("%s", e.text);
	t->term = term_mem_open((struct term_size){24, 80}, false, no_event, NULL);
	ui_init(&t->ui, t->app, t->term);
	assert_int_equal(ui_push(&t->ui, &screen_home, NULL), 0);
	assert_int_equal(ui_push(&t->ui, &screen_lesson, &app_course(t->app)->lessons[0]), 0);
}

static void close_stage(struct stage *t)
{
	ui_done(&t->ui);
	t->term->ops->close(t->term);
	app_close(t->app);
	scratch_remove(t->root);
}

static void work(struct stage *t)
{
	while (ui_idle(&t->ui))
		;
}

static void press(struct stage *t, const char *keys)
{
	for (size_t n; *keys; keys += n + (keys[n] == ' ')) {
		n = strcspn(keys, " ");
		ui_event(&t->ui, &(struct term_event){.kind = EVENT_KEY, .key = key_parse(keys, n), .text = BUF_INIT});
	}
}

static void resize(struct stage *t, int rows, int cols)
{
	t->term->rows = rows;
	t->term->cols = cols;
	ui_event(&t->ui, &(struct term_event){.kind = EVENT_RESIZE, .text = BUF_INIT});
	ui_draw(&t->ui);
}

/* What is shown; the caller frees. */
static char *screen(struct stage *t)
{
	struct buf out = BUF_INIT;

	ui_draw(&t->ui);
	grid_text(&t->ui.grid, &out);
	return buf_detach(&out);
}

static void expect(struct stage *t, const char *text)
{
	char *shown = screen(t);

	if (!strstr(shown, text))
		fail_msg("there is no \"%s\" in\n%s", text, shown);
	free(shown);
}

static void a_storm_of_sizes_keeps_the_place(void **state)
{
	struct stage t;

	(void)state;
	open_stage(&t, 60000);
	work(&t);
	press(&t, "5 0 % j j j");
	char *before = screen(&t);
	for (int i = 0; i < 1000; i++) {
		resize(&t, 1 + (int)draw(100), 1 + (int)draw(300));
		if (draw(2))
			work(&t);
		assert_int_equal(t.ui.grid.rows, t.term->rows);
	}
	resize(&t, 24, 80);
	work(&t);
	char *after = screen(&t);
	assert_string_equal(after, before);
	free(before);
	free(after);
	close_stage(&t);
}

/* At the end of a long text a resize gives back the keys before all is laid out, and arrives in the end. */
static void a_resize_of_a_long_text_does_not_wait_for_it(void **state)
{
	struct stage t;

	(void)state;
	open_stage(&t, 10000000);
	work(&t);
	press(&t, "/ o c e l o t Enter");
	work(&t);
	expect(&t, "1 of 1: ocelot");
	expect(&t, "The last line: ocelot.");
	press(&t, "Esc");
	resize(&t, 24, 60);
	expect(&t, "laying out");
	press(&t, "j Space /");
	expect(&t, "is being laid out");
	work(&t);
	expect(&t, "The last line: ocelot.");
	resize(&t, 24, 50);
	press(&t, "q");
	expect(&t, "Big");
	press(&t, "]");
	work(&t);
	expect(&t, "The last line: ocelot.");
	close_stage(&t);
}

static void one_can_go_back_and_forward(void **state)
{
	struct stage t;

	(void)state;
	open_stage(&t, 2000);
	press(&t, "t j j j Enter t t");
	expect(&t, "Section 2");
	char *there = screen(&t);
	press(&t, "[");
	expect(&t, "═");
	press(&t, "]");
	char *again = screen(&t);
	assert_string_equal(again, there);
	press(&t, "Tab Enter");
	expect(&t, "A short text.");
	press(&t, "Backspace");
	expect(&t, "Section 2");
	press(&t, "]");
	expect(&t, "A short text.");
	press(&t, "]");
	expect(&t, "There is nothing to go forward to.");
	free(there);
	free(again);
	close_stage(&t);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_storm_of_sizes_keeps_the_place),
	    cmocka_unit_test(a_resize_of_a_long_text_does_not_wait_for_it),
	    cmocka_unit_test(one_can_go_back_and_forward),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("tui lesson", tests, NULL, NULL);
}
