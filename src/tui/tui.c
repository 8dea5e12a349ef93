#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "app/classroom.h"
#include "app/live.h"
#include "app/settings.h"
#include "base/utf8.h"
#include "tui/ansi.h"
#include "tui/board.h"
#include "tui/keymap.h"
#include "tui/review.h"
#include "tui/script.h"
#include "tui/theme.h"
#include "tui/tui.h"
#include "tui/ui.h"

static int choose_theme(struct app *a, const struct tui_options *o, enum theme *out, struct err *e)
{
	if (o->theme && !theme_parse(o->theme, out))
		return err_set(e, ERR_USAGE, "there is no theme \"%s\": dark, light, contrast or none", o->theme);
	char *setting = setting_get(a, SETTING_THEME);
	*out = theme_chosen(o->theme ? o->theme : setting);
	free(setting);
	return 0;
}

/* The arguments of the first screen above home. */
static int find_start(struct app *a, const struct tui_options *o, const void **arg, struct err *e)
{
	*arg = NULL;
	if (o->start == TUI_BOARD)
		*arg = o->slug;
	if (o->start == TUI_HOME || o->start == TUI_BOARD || o->start == TUI_FOLLOW || o->start == TUI_RUN || o->start == TUI_PLACEMENT || o->start == TUI_REPEAT ||
	    o->start == TUI_REVIEW)
		return 0;
	const struct course *c = app_course(a);
	bool lesson = o->start != TUI_EXERCISE;
	*arg = lesson ? (const void *)course_lesson(c, o->slug) : (const void *)course_exercise(c, o->slug);
	if (*arg)
		return 0;
	const char *near = course_nearest(c, o->slug, lesson ? COURSE_LESSONS : COURSE_EXERCISES);
	return err_set(e, ERR_MISSING, "there is no %s \"%s\"%s%s%s", lesson ? "lesson" : "exercise", o->slug,
	    near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

/* NULL for none above home. */
static const struct screen_ops *first_screen(enum tui_start start)
{
	static const struct screen_ops *const screens[] = {
	    [TUI_LESSON] = &screen_lesson,
	    [TUI_EXERCISE] = &screen_exercise,
	    [TUI_PRESENT] = &screen_present,
	    [TUI_NOTES] = &screen_notes,
	    [TUI_PLACEMENT] = &screen_placement,
	    [TUI_REPEAT] = &screen_repeat,
	    [TUI_BOARD] = &screen_board,
	    [TUI_FOLLOW] = &screen_follow,
	    [TUI_REVIEW] = &screen_files,
	};

	return screens[start];
}

/* No home screen is below it. */
static bool stands_alone(enum tui_start start)
{
	return start == TUI_PRESENT || start == TUI_NOTES || start == TUI_BOARD || start == TUI_FOLLOW;
}

#define FAULTS_SHOWN 4

/* What the learner's file of keys has that cannot be used, as much as is worth a box. */
static void tell_faults(struct ui *ui, const struct buf *faults)
{
	struct buf text = BUF_INIT;
	const char *line = faults->data;
	size_t n, more = 0;

	if (!faults->len)
		return;
	buf_addstr(&text, "What your file of keys says here is not used:\n\n");
	for (int i = 0; *line; i++, line += n + 1) {
		n = strcspn(line, "\n");
		if (i < FAULTS_SHOWN)
			buf_add(&text, line, n + 1);
		else
			more++;
	}
	if (more)
		buf_addf(&text, "And %zu more, which \"asynctutor settings --keys\" tells.\n", more);
	ui_notice(ui, "Keys", text.data);
	buf_done(&text);
}

static int run_screens(struct app *a, struct terminal *t, const struct tui_options *o, const void *arg, struct err *e)
{
	struct buf faults = BUF_INIT;
	struct ui ui;

	struct live *live = o->start == TUI_RUN ? live_start(a, o->file, o->run, e) : NULL;
	if (o->start == TUI_RUN && !live)
		return -1;
	struct keymap *keys = keymap_open(&faults);
	keymap_use(keys);
	ui_init(&ui, a, t);
	ui.class_dir = o->class_dir;
	ui_start_mouse(&ui);
	if (live)
		ui_push(&ui, &screen_timeline, &(struct look_at){.live = live});
	else if (!stands_alone(o->start))
		ui_push(&ui, &screen_home, NULL);
	live_drop(live);
	const struct screen_ops *first = first_screen(o->start);
	struct review_request request = {.paths = o->paths, .n = o->npaths};
	if (o->start == TUI_REVIEW && o->npaths) {
		first = &screen_review;
		arg = &request;
	}
	if (first && ui_push(&ui, first, arg) < 0 && stands_alone(o->start))
		ui_push(&ui, &screen_home, NULL);
	if (t->notice)
		ui_say(&ui, "%s", t->notice);
	tell_faults(&ui, &faults);
	if (app_notice(a))
		ui_notice(&ui, "Before you start", app_notice(a));
	int status = ui_run(&ui, e);
	ui_done(&ui);
	keymap_use(NULL);
	keymap_free(keys);
	buf_done(&faults);
	return status;
}

static struct terminal *open_term(struct script *script, struct app *a, const struct tui_options *o, bool ascii, struct err *e)
{
	struct term_options options = {.ascii = ascii};

	if (choose_theme(a, o, &options.theme, e) < 0)
		return NULL;
	if (script)
		return term_mem_open((struct term_size){24, 80}, ascii, script_next, script);
	return term_curses_open(&options, e);
}

int tui_main(const struct tui_options *o, struct err *e)
{
	const char *path = getenv("ASYNCTUTOR_SCRIPT");
	struct script *script = NULL;
	struct app *a = NULL;
	struct terminal *t = NULL;
	const void *arg;
	int status = -1, sig = 0;
	bool ascii = !utf8_locale() || o->ascii;

	if (path ? !(script = script_open(path, e)) : term_curses_usable(e) < 0)
		goto out;
	a = app_open(&(struct app_options){.course = o->course}, e);
	if (!a || find_start(a, o, &arg, e) < 0)
		goto out;
	if (!script && o->start == TUI_HOME && setting_is(a, SETTING_PLAIN, "on")) {
		status = TUI_PLAIN;
		goto out;
	}
	classroom_poke(a); /* what was done while the class was out of reach */
	t = open_term(script, a, o, ascii || setting_is(a, SETTING_ASCII, "on"), e);
	if (!t)
		goto out;
	status = run_screens(a, t, o, arg, e);
	sig = t->signal;
	t->ops->close(t);
out:
	app_close(a);
	script_free(script);
	if (sig)
		raise(sig);
	return status;
}

int tui_add_keys(struct buf *out, struct buf *faults)
{
	struct keymap *keys = keymap_open(faults);

	keymap_write(keys, out);
	keymap_free(keys);
	return faults->len ? -1 : 0;
}

char *tui_keys_path(void)
{
	return keymap_path();
}

void tui_add_page(struct md_layout *l, struct buf *out)
{
	int colours = term_curses_colours();

	if (colours < 0)
		md_text(l, out);
	else
		ansi_page(l, theme_from_environment(), colours, out);
}
