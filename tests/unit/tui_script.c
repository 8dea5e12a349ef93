#include <unistd.h>
#include "run/foreground.h"
#include "tests/unit/test.h"
#include "base/path.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/key.h"
#include "tui/script.h"

static char dir[] = "/tmp/asynctutor-script-XXXXXX";
static struct grid shown;

static int make_dir(void **state)
{
	(void)state;
	grid_resize(&shown, 2, 10);
	grid_puts(&shown, 1, 0, 10, "here", 0);
	return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
	char command[64];

	(void)state;
	grid_done(&shown);
	snprintf(command, sizeof command, "rm -rf %s", dir);
	return system(command);
}

static struct script *script_of(const char *text)
{
	struct err e = ERR_INIT;
	char *path = path_join(dir, "script");

	assert_int_equal(path_write(path, text, strlen(text), &e), 0);
	struct script *s = script_open(path, &e);
	assert_non_null(s);
	free(path);
	return s;
}

/* The next event of S; its kind. */
static enum term_event_kind next(struct script *s, struct term_event *ev, struct term_size *size)
{
	struct err e = ERR_INIT;

	*ev = (struct term_event){.text = BUF_INIT};
	assert_int_equal(script_next(s, &shown, ev, size, &e), 0);
	return ev->kind;
}

static void steps_become_events(void **state)
{
	struct script *s = script_of("# a comment\n\nkeys j Ctrl-F\ntype q é\nresize 40x12\npaste a\\nb\ntick\nexpect here\nrefuse there\n");
	static const uint32_t keys[] = {'j', 6, 'q', ' ', 0xE9};
	struct term_size size = {24, 80};
	struct term_event ev;

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_int_equal(next(s, &ev, &size), EVENT_KEY);
		assert_int_equal(ev.key, keys[i]);
	}
	assert_int_equal(next(s, &ev, &size), EVENT_RESIZE);
	assert_int_equal(size.cols, 40);
	assert_int_equal(size.rows, 12);
	assert_int_equal(next(s, &ev, &size), EVENT_PASTE);
	assert_string_equal(ev.text.data, "a\nb");
	buf_done(&ev.text);
	assert_int_equal(next(s, &ev, &size), EVENT_NONE);
	assert_int_equal(next(s, &ev, &size), EVENT_END);
	assert_int_equal(next(s, &ev, &size), EVENT_END);
	script_free(s);
}

static void the_mouse_is_told_by_text_or_by_cell(void **state)
{
	struct script *s = script_of("click here\nclick-at 7 9\ndrag-at 1 1\nwheel-up 2 3\nwheel-down 2 3\n");
	static const struct mouse want[] = {{MOUSE_CLICK, 1, 0, 0, 0}, {MOUSE_CLICK, 6, 8, 0, 0}, {MOUSE_DRAG, 0, 0, 0, 0}, {MOUSE_WHEEL_UP, 1, 2, 0, 0}, {MOUSE_WHEEL_DOWN, 1, 2, 0, 0}};
	struct term_size size = {24, 80};
	struct term_event ev;

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		assert_int_equal(next(s, &ev, &size), EVENT_MOUSE);
		assert_int_equal(ev.mouse.kind, want[i].kind);
		assert_int_equal(ev.mouse.y, want[i].y);
		assert_int_equal(ev.mouse.x, want[i].x);
	}
	assert_int_equal(next(s, &ev, &size), EVENT_END);
	script_free(s);
}

static void what_is_shown_can_be_saved(void **state)
{
	char *text, *path = path_join(dir, "screen"), *line = xasprintf("save-screen %s\n", path);
	struct script *s = script_of(line);
	struct term_size size = {24, 80};
	struct term_event ev;
	struct err e = ERR_INIT;
	size_t len;

	(void)state;
	assert_int_equal(next(s, &ev, &size), EVENT_END);
	assert_int_equal(path_read(path, 100, &text, &len, &e), 0);
	assert_string_equal(text, "\nhere\ncursor 1 1 hidden\n");
	free(text);
	free(line);
	free(path);
	script_free(s);
}

static void a_wrong_step_is_named_with_its_line(void **state)
{
	static const char *const wrong[] = {"keys Bogus", "resize 80", "resize 0x0", "jump", "expect there", "refuse here", "shell exit 3", "click there", "click-at 1", "click-at 0 1", "wheel-up x"};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char *text = xasprintf("# one\n%s\n", wrong[i]);
		struct script *s = script_of(text);
		struct term_size size = {24, 80};
		struct term_event ev = {.text = BUF_INIT};
		struct err e = ERR_INIT;
		assert_int_equal(script_next(s, &shown, &ev, &size, &e), -1);
		assert_int_equal(e.line, 2);
		err_done(&e);
		script_free(s);
		free(text);
	}
}

static void a_command_gets_the_path_as_one_argument(void **state)
{
	struct err e = ERR_INIT;
	char *path = path_join(dir, "it's $HOME; a \"name\"");

	(void)state;
	assert_int_equal(child_run("touch --", path, &e), 0);
	assert_true(path_is_file(path));
	free(path);
}

static void a_command_that_fails_is_an_error(void **state)
{
	static const struct {
		const char *command, *text;
	} cases[] = {
	    {"false", "status 1"}, {"no-such-editor-here 2>/dev/null", "could not be started"}, {"sh -c 'kill -9 $$'", "signal 9"}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct err e = ERR_INIT;
		assert_int_equal(child_run(cases[i].command, "x", &e), -1);
		assert_non_null(strstr(e.text, cases[i].text));
		err_done(&e);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(steps_become_events),
	    cmocka_unit_test(the_mouse_is_told_by_text_or_by_cell),
	    cmocka_unit_test(what_is_shown_can_be_saved),
	    cmocka_unit_test(a_wrong_step_is_named_with_its_line),
	    cmocka_unit_test(a_command_gets_the_path_as_one_argument),
	    cmocka_unit_test(a_command_that_fails_is_an_error),
	};

	utf8_locale();
	return cmocka_run_group_tests_name("tui script", tests, make_dir, remove_dir);
}
