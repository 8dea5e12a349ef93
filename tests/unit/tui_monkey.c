/*
 * Random keys, clicks, pastes and sizes on every screen: nothing may crash or hang, and what is shown is always a whole grid without control characters.
 *
 * tui_monkey [EVENTS [SEED]]: EVENTS is 6000 by default; ASYNCTUTOR_MONKEY and ASYNCTUTOR_MONKEY_SEED say the same in the environment. The screens take turns,
 * some hundred events each. Nothing is written and no folder is looked into outside of the scratch folder, whatever is typed.
 */
#include <signal.h>
#include <stdbool.h>
#include "tests/unit/scratch.h"
#include "app/app.h"
#include "app/live.h"
#include "app/walk.h"
#include "base/utf8.h"
#include "class/class.h"
#include "tui/board.h"
#include "tui/checklist.h"
#include "tui/key.h"
#include "tui/review.h"
#include "tui/ui.h"

#define SESSION 250 /* events on one screen, and where they lead, before the next one */
#define HANG 120    /* seconds for one event */
#define COUNT(a) (sizeof(a) / sizeof *(a))

static const char *const rows[] = {
#define ACTION(id, scopes, keys, label, help) keys,
#define ALSO(id, scopes, keys) keys,
#include "tui/actions.def"
};

static char *scratch;
static long total = 6000, session;
static uint32_t first_seed = 20260203, seed = 1;
static const char *now_on; /* the screen that the session began with */

/* What must stay inside: the linker puts these in the place of the real ones (--wrap). */

int __real_path_write(const char *p, const void *data, size_t len, struct err *e);
int __wrap_path_write(const char *p, const void *data, size_t len, struct err *e);
int __real_walk_folder(const char *folder, walk_entry_fn *visit, void *ctx, struct err *e);
int __wrap_walk_folder(const char *folder, walk_entry_fn *visit, void *ctx, struct err *e);
int __real_walk_python(const char *const *paths, size_t n, walk_fn *visit, void *ctx, struct err *e);
int __wrap_walk_python(const char *const *paths, size_t n, walk_fn *visit, void *ctx, struct err *e);

static bool inside(const char *path)
{
	return path[0] != '/' ? !strstr(path, "..") : strncmp(path, scratch, strlen(scratch)) == 0 && !strstr(path, "/..");
}

int __wrap_path_write(const char *p, const void *data, size_t len, struct err *e)
{
	return inside(p) ? __real_path_write(p, data, len, e) : err_at(e, ERR_IO, p, 0, 0, "is none of a monkey's business");
}

int __wrap_walk_folder(const char *folder, walk_entry_fn *visit, void *ctx, struct err *e)
{
	return inside(folder) ? __real_walk_folder(folder, visit, ctx, e) : err_at(e, ERR_IO, folder, 0, 0, "is none of a monkey's business");
}

int __wrap_walk_python(const char *const *paths, size_t n, walk_fn *visit, void *ctx, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		if (!inside(paths[i]))
			return err_at(e, ERR_IO, paths[i], 0, 0, "is none of a monkey's business");
	return __real_walk_python(paths, n, visit, ctx, e);
}

/* Random events. */

static uint32_t draw(uint32_t below)
{
	seed ^= seed << 13; /* xorshift32, Marsaglia 2003 */
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static uint32_t draw_key(void)
{
	const char *keys = rows[draw(COUNT(rows))], *word = keys;
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
	static const char *const pastes[] = {"q\n\033[2J\xFFtask", "    for i in range(3):\n\tawait x\r\n", "", "\u4e2d\u6587 \U0001F600\u0301\n"};

	(void)ctx;
	(void)e;
	alarm(HANG);
	if (shown)
		check_grid(shown);
	if (session-- <= 0 || total-- <= 0) {
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
		buf_addstr(&out->text, pastes[draw(COUNT(pastes))]);
		return 0;
	case 2:
		return 0; /* time passes */
	case 3:
	case 4:
	case 5:
		out->kind = EVENT_MOUSE;
		out->mouse = (struct mouse){(enum mouse_kind)(draw(MOUSE_WHEEL_DOWN) + 1), (int)draw(45), (int)draw(130), (int)draw(45), (int)draw(130)};
		return 0;
	default:
		out->kind = EVENT_KEY;
		out->key = draw_key();
		return 0;
	}
}

/* Courses, and screens to begin with. */

enum { COURSE, RICH, PLACED, REVIEWED, COURSES };

static const char *const courses[COURSES] = {"course", "rich", "placed", "reviewed"};
static struct app *apps[COURSES];
static struct live *lives[5];

static const void *some_lesson(struct app *a)
{
	const struct course *c = app_course(a);

	return &c->lessons[draw((uint32_t)c->nlessons)];
}

static const void *some_exercise(struct app *a)
{
	const struct course *c = app_course(a);

	return &c->exercises[draw((uint32_t)c->nexercises)];
}

static const void *some_run(struct app *a)
{
	static struct look_at look;

	look = (struct look_at){lives[draw(COUNT(lives))], draw(2) ? some_exercise(a) : NULL};
	return look.live ? &look : NULL;
}

static const void *some_checklist(struct app *a)
{
	(void)a;
	return "harbour";
}

static const void *some_class(struct app *a)
{
	static char dir[4096];

	(void)a;
	snprintf(dir, sizeof dir, "%s/class", scratch);
	return dir;
}

static const void *some_folder(struct app *a)
{
	static struct folder_request request = {.title = "A folder"};

	(void)a;
	request.folder = scratch;
	return &request;
}

static const void *some_review(struct app *a)
{
	static const char *path;
	static const struct review_request request = {.paths = &path, .n = 1};

	(void)a;
	path = scratch;
	return &request;
}

static const void *some_page(struct app *a)
{
	static const struct page pages[] = {
	    {.title = "Markdown", .markdown = "# One\n\n- [a](b)\n\n```python\nawait x\n```\n\n| a | b |\n|---|---|\n| c | d |\n"},
	    {.title = "Text", .text = "one\n  two\n\n\033[2J three"},
	    {.title = "Code", .code = "async def f():\n\tawait x\n", .code_len = 24},
	    {.title = "Difference", .diff = "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+\ty\n"},
	    {.title = "Keys", .help_scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TIMELINE},
	};

	(void)a;
	return &pages[draw(COUNT(pages))];
}

static const struct {
	const char *name;
	int course;
	const struct screen_ops *screen;	    /* NULL: none above home */
	const void *(*argument)(struct app *a); /* NULL: none. It returns NULL where the machine lacks what it takes. */
} starts[] = {
    {"home", COURSE, NULL, NULL},
    {"lesson", COURSE, &screen_lesson, some_lesson},
    {"rich lesson", RICH, &screen_lesson, some_lesson},
    {"exercise", COURSE, &screen_exercise, some_exercise},
    {"history", COURSE, &screen_history, some_exercise},
    {"parsons", COURSE, &screen_parsons, some_exercise},
    {"steps", COURSE, &screen_steps, some_exercise},
    {"placement", PLACED, &screen_placement, NULL},
    {"repeat", RICH, &screen_repeat, NULL},
    {"timeline", COURSE, &screen_timeline, some_run},
    {"why", COURSE, &screen_why, some_run},
    {"present", RICH, &screen_present, some_lesson},
    {"notes", RICH, &screen_notes, some_lesson},
    {"follow", RICH, &screen_follow, NULL},
    {"checklist", COURSE, &screen_checklist, some_checklist},
    {"board", COURSE, &screen_board, some_class},
    {"files", REVIEWED, &screen_files, some_folder},
    {"review", REVIEWED, &screen_review, some_review},
    {"progress", RICH, &screen_progress, NULL},
    {"settings", COURSE, &screen_settings, NULL},
    {"page", COURSE, &screen_page, some_page},
};

/* One session of events from NEXT, begun on START. */
static void play(size_t start, term_mem_next *next)
{
	struct app *app = apps[starts[start].course];
	const void *argument = starts[start].argument ? starts[start].argument(app) : NULL;
	struct terminal *t = term_mem_open((struct term_size){24, 80}, draw(2), next, NULL);
	struct err e = ERR_INIT;
	struct ui ui;

	now_on = starts[start].name;
	session = SESSION;
	ui_init(&ui, app, t);
	ui.mouse = true; /* also when it was left to the terminal */
	assert_int_equal(ui_push(&ui, &screen_home, NULL), 0);
	if (starts[start].screen && (argument || !starts[start].argument)) {
		int status = ui_push(&ui, starts[start].screen, argument);
		assert_true(status == 0 || starts[start].screen == &screen_follow); /* no class was joined: that is told */
	}
	assert_int_equal(ui_run(&ui, &e), 0);
	ui_done(&ui);
	t->ops->close(t);
}

static void random_events_never_break_a_screen(void **state)
{
	(void)state;
	seed = first_seed;
	for (size_t i = 0; total > 0; i = (i + 1) % COUNT(starts))
		play(i, next_event);
}

/* Each key that a screen listens to, on one that was opened for it. */

static uint32_t one_key;
static int step;

static int next_step(void *ctx, const struct grid *shown, struct term_event *out, struct term_size *size, struct err *e)
{
	(void)ctx;
	(void)size;
	(void)e;
	alarm(HANG);
	if (shown)
		check_grid(shown);
	out->kind = step == 0 ? EVENT_KEY : step < 3 ? EVENT_NONE : EVENT_END;
	out->key = one_key;
	step++;
	return 0;
}

static void press_each(size_t start, const char *keys, unsigned scopes)
{
	for (const char *name = keys; name; name = strchr(name, ' ') ? strchr(name, ' ') + 1 : NULL) {
		one_key = key_parse(name, strcspn(name, " "));
		step = 0;
		if (action_of(one_key, scopes) != ACT_NONE)
			play(start, next_step);
	}
}

static void every_key_can_be_pressed_on_every_screen_that_listens_to_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(starts); i++)
		for (size_t row = 0; row < COUNT(rows); row++)
			press_each(i, rows[row], (starts[i].screen ? starts[i].screen : &screen_home)->scopes);
}

/* Which screen a failure belongs to, and how to see it again. */
static void tell_where(int sig)
{
	char text[256];
	int n = snprintf(text, sizeof text, "# %s in a session that began on \"%s\"; %ld events were left\n", sig == SIGALRM ? "a hang" : "a crash", now_on, total);

	if (write(STDERR_FILENO, text, (size_t)n) < 0)
		_exit(1);
	_exit(1);
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
	for (size_t i = 0; i < COUNT(objects); i++)
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

static void make_class(struct app *app)
{
	struct class_info *c = class_new("A class", app_course(app)->id, NULL);
	char *dir = path_join(scratch, "class"), *word = NULL;
	struct err e = ERR_INIT;

	class_assign(c, app_course(app)->exercises[0].slug);
	assert_int_equal(class_make(dir, c, &word, &e), 0);
	class_free(c);
	free(word);
	free(dir);
}

/* Every other one still runs when it is first looked at. */
static void start_runs(const char *source)
{
	static const char *const programs[] = {"gather_fails", "deadlock", "many", "steps", "threads"};
	struct err e = ERR_INIT;

	if (!run_python_find(NULL))
		return;
	for (size_t i = 0; i < COUNT(programs); i++) {
		char *path = xasprintf("%s/tests/golden/timeline/%s.py", source, programs[i]);
		lives[i] = live_start(apps[COURSE], path, NULL, &e);
		assert_non_null(lives[i]);
		if (i % 2)
			live_wait(lives[i]);
		free(path);
	}
}

static int make_home(void **state)
{
	const char *source = getenv("abs_top_srcdir");
	struct err e = ERR_INIT;

	(void)state;
	source = source ? source : ".";
	scratch = scratch_new();
	char *root = realpath(source, NULL), *project = xasprintf("cp -r '%s/tests/script/reviewed/project' '%s' && chmod -R u+w '%s'", root, scratch, scratch);
	setenv("ASYNCTUTOR_DATA", scratch, 1);
	setenv("ASYNCTUTOR_WORKSPACE", scratch, 1);
	setenv("HOME", scratch, 1);
	setenv("VISUAL", "true", 1);
	assert_int_equal(system(project), 0);
	for (int i = 0; i < COURSES; i++) {
		char *course = xasprintf("%s/tests/script/%s", root, courses[i]);
		apps[i] = app_open(&(struct app_options){.course = course}, &e);
		if (!apps[i])
			fail_msg("%s", e.text);
		free(course);
	}
	go_badly(apps[RICH]);
	make_class(apps[COURSE]);
	start_runs(root);
	signal(SIGALRM, tell_where);
	free(project);
	free(root);
	return chdir(scratch);
}

static int remove_home(void **state)
{
	(void)state;
	alarm(0);
	for (size_t i = 0; i < COUNT(lives); i++)
		live_drop(lives[i]);
	for (int i = 0; i < COURSES; i++)
		app_close(apps[i]);
	assert_int_equal(chdir("/"), 0);
	scratch_remove(scratch);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_key_can_be_pressed_on_every_screen_that_listens_to_it),
	    cmocka_unit_test(random_events_never_break_a_screen),
	};
	const char *events = argc > 1 ? argv[1] : getenv("ASYNCTUTOR_MONKEY"), *start = argc > 2 ? argv[2] : getenv("ASYNCTUTOR_MONKEY_SEED");

	total = events ? atol(events) : total;
	first_seed = start ? (uint32_t)atol(start) : first_seed;
	utf8_locale();
	return cmocka_run_group_tests_name("tui monkey", tests, make_home, remove_home);
}
