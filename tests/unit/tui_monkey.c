/*
 * Random keys, pastes and sizes on every screen: nothing may crash, and what is shown is always a whole grid without control characters. ASYNCTUTOR_MONKEY
 * is the number of events (default 3000), ASYNCTUTOR_MONKEY_SEED where to start.
 */
#include <stdbool.h>
#include <unistd.h>
#include "tests/unit/test.h"
#include "app/app.h"
#include "app/live.h"
#include "base/utf8.h"
#include "tui/key.h"
#include "tui/ui.h"

static const struct {
	const char *keys;
} rows[] = {
#define ACTION(id, scopes, keys, label, help) {keys},
#define ALSO(id, scopes, keys) {keys},
#include "tui/actions.def"
};
#define ROWS (sizeof rows / sizeof *rows)

static uint32_t seed;
static long left;

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13; /* xorshift32, Marsaglia 2003 */
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static uint32_t draw_key(void)
{
	const char *keys = rows[draw(ROWS)].keys, *word = keys;
	uint32_t n = 1;

	if (draw(8) == 0)
		return draw(2) ? ' ' + draw(95) : draw(0x10FFFF) + 1;
	for (const char *p = keys; *p; p++)
		n += *p == ' ';
	for (n = draw(n); n > 0; n--)
		word = strchr(word, ' ') + 1;
	uint32_t key = key_parse(word, strcspn(word, " "));
	return key == 'Q' && draw(20) ? 'j' : key; /* or it quits all the time */
}

/* A terminal shows what a screen drew: every cell must be one. */
static void check_grid(const struct grid *g)
{
	for (int y = 0; y < g->rows; y++) {
		for (int x = 0; x < g->cols; x++) {
			const struct cell *c = grid_at(g, y, x);
			if (c->width == 0)
				assert_true(x > 0 && grid_at(g, y, x - 1)->width == 2);
			else
				assert_true(utf8_cp_width(c->cp[0]) == c->width);
			assert_true(c->style < STYLES);
		}
	}
	assert_in_range(g->cursor_y, 0, g->rows - 1);
	assert_in_range(g->cursor_x, 0, g->cols - 1);
}

static int next_event(void *ctx, const struct grid *shown, struct term_event *out, struct term_size *size, struct err *e)
{
	(void)ctx;
	(void)e;
	if (shown)
		check_grid(shown);
	if (left-- <= 0) {
		out->kind = EVENT_END;
		return 0;
	}
	switch (draw(40)) {
	case 0:
		out->kind = EVENT_RESIZE;
		size->cols = (int)(draw(4) ? draw(130) : draw(8)) + 1;
		size->rows = (int)(draw(4) ? draw(45) : draw(6)) + 1;
		return 0;
	case 1:
		out->kind = EVENT_PASTE;
		buf_addstr(&out->text, "q\n\033[2J\xFFtask");
		return 0;
	case 2:
		return 0; /* time passes */
	case 3:
	case 4:
	case 5:
		out->kind = EVENT_MOUSE;
		out->mouse = (struct mouse){
		    .kind = (enum mouse_kind)(draw(MOUSE_WHEEL_DOWN) + 1),
		    .y = (int)draw(45),
		    .x = (int)draw(130),
		    .from_y = (int)draw(45),
		    .from_x = (int)draw(130),
		};
		return 0;
	default:
		out->kind = EVENT_KEY;
		out->key = draw_key();
		return 0;
	}
}

/* FIRST: opened above home; NULL for none. */
static void press_random_keys(const char *course, const struct screen_ops *first, void (*prepare)(struct app *app))
{
	const char *count = getenv("ASYNCTUTOR_MONKEY"), *start = getenv("ASYNCTUTOR_MONKEY_SEED");
	struct err e = ERR_INIT;
	struct app *app;

	left = count ? atol(count) : 3000;
	seed = start ? (uint32_t)atol(start) : 20260203;
	app = app_open(&(struct app_options){.course = course}, &e);
	if (!app)
		fail_msg("%s", e.text);
	if (prepare)
		prepare(app);
	while (left > 0) {
		struct terminal *t = term_mem_open((struct term_size){24, 80}, draw(2), next_event, NULL);
		struct ui ui;
		ui_init(&ui, app, t);
		ui.mouse = true; /* also when it was left to the terminal */
		assert_int_equal(ui_push(&ui, &screen_home, NULL), 0);
		if (first)
			assert_int_equal(ui_push(&ui, first, NULL), 0);
		assert_int_equal(ui_run(&ui, &e), 0);
		ui_done(&ui);
		t->ops->close(t);
	}
	app_close(app);
}

static void random_keys_never_break_a_screen(void **state)
{
	(void)state;
	press_random_keys(getenv("TEST_COURSE"), NULL, NULL);
}

/* Programs and questions in a lesson. */
static void random_keys_never_break_a_lesson(void **state)
{
	const char *source = getenv("abs_top_srcdir");
	char course[4096];

	(void)state;
	snprintf(course, sizeof course, "%s/tests/script/rich", source ? source : ".");
	press_random_keys(course, NULL, NULL);
}

static void random_keys_never_break_the_placement_quiz(void **state)
{
	const char *source = getenv("abs_top_srcdir");
	char course[4096];

	(void)state;
	snprintf(course, sizeof course, "%s/tests/script/placed", source ? source : ".");
	press_random_keys(course, &screen_placement, NULL);
}

/* What went badly long ago. */
static void go_badly(struct app *app)
{
	static const char *const objects[] = {"rich/quiz/sleep-or-wait", "rich/quiz/where-others-run", "rich/quiz/who-cancels"};
	struct js *wrong = js_object(), *seen = js_object();
	struct err e = ERR_INIT;

	js_set_bool(wrong, "success", false);
	js_set_bool(seen, "solution", true);
	setenv("ASYNCTUTOR_NOW", "2020-01-01T00:00:00Z", 1);
	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		assert_int_equal(store_add(app_store(app), VERB_ANSWERED, objects[i], NULL, wrong, &e), 0);
	for (size_t i = 0; i < app_course(app)->nexercises; i++) {
		char object[128];
		snprintf(object, sizeof object, "rich/exercise/%s", app_course(app)->exercises[i].slug);
		assert_int_equal(store_add(app_store(app), VERB_REVEALED, object, NULL, seen, &e), 0);
	}
	unsetenv("ASYNCTUTOR_NOW");
	js_free(wrong);
	js_free(seen);
}

static void random_keys_never_break_the_repetition(void **state)
{
	const char *source = getenv("abs_top_srcdir");
	char course[4096];

	(void)state;
	snprintf(course, sizeof course, "%s/tests/script/rich", source ? source : ".");
	press_random_keys(course, &screen_repeat, go_badly);
}

/* The same on the timeline of a run, whose screen the first key seldom finds. */
static void random_keys_never_break_a_timeline(void **state)
{
	static const char *const programs[] = {"gather_fails", "deadlock", "many", "steps", "threads"};
	const char *source = getenv("abs_top_srcdir");
	struct err e = ERR_INIT;

	(void)state;
	if (!run_python_find(NULL))
		skip();
	struct app *app = app_open(&(struct app_options){.course = getenv("TEST_COURSE")}, &e);
	assert_non_null(app);
	seed = 20260203;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		char path[4096];
		snprintf(path, sizeof path, "%s/tests/golden/timeline/%s.py", source ? source : ".", programs[i]);
		struct live *live = live_start(app, path, NULL, &e);
		assert_non_null(live);
		if (i % 2) /* or it ends while keys are taken */
			live_wait(live);
		for (left = 2000; left > 0;) {
			struct terminal *t = term_mem_open((struct term_size){24, 80}, draw(2), next_event, NULL);
			struct ui ui;
			ui_init(&ui, app, t);
			assert_int_equal(ui_push(&ui, &screen_timeline, &(struct look_at){live, app_course(app)->exercises}), 0);
			assert_int_equal(ui_run(&ui, &e), 0);
			ui_done(&ui);
			t->ops->close(t);
		}
		live_drop(live);
	}
	app_close(app);
}

static char home[] = "/tmp/asynctutor-monkey-XXXXXX";

static int make_home(void **state)
{
	const char *source = getenv("abs_top_srcdir");
	char course[4096];

	(void)state;
	if (!mkdtemp(home) || setenv("ASYNCTUTOR_DATA", home, 1) || setenv("ASYNCTUTOR_WORKSPACE", home, 1))
		return -1;
	setenv("VISUAL", "true", 1);
	snprintf(course, sizeof course, "%s/tests/script/course", source ? source : ".");
	return setenv("TEST_COURSE", course, 0);
}

static int remove_home(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", home);
	return system(command);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(random_keys_never_break_a_screen),
	    cmocka_unit_test(random_keys_never_break_a_lesson),
	    cmocka_unit_test(random_keys_never_break_the_placement_quiz),
	    cmocka_unit_test(random_keys_never_break_the_repetition),
	    cmocka_unit_test(random_keys_never_break_a_timeline),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("tui monkey", tests, make_home, remove_home);
}
