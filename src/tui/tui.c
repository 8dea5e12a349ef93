#include <signal.h>
#include <stdlib.h>
#include "app/app.h"
#include "app/classroom.h"
#include "app/live.h"
#include "base/utf8.h"
#include "tui/ansi.h"
#include "tui/board.h"
#include "tui/script.h"
#include "tui/theme.h"
#include "tui/tui.h"
#include "tui/ui.h"

static int choose_theme(struct app *a, const struct tui_options *o, enum theme *out, struct err *e)
{
	char *setting = o->theme ? NULL : app_get(a, "setting/theme");
	const char *name = o->theme ? o->theme : setting;
	int status = 0;

	*out = theme_from_environment();
	if (o->theme && !theme_parse(o->theme, out))
		status = err_set(e, ERR_USAGE, "there is no theme \"%s\": dark, light, contrast or none", name);
	else if (name && *out != THEME_NONE) /* NO_COLOR outweighs the setting */
		theme_parse(name, out);
	free(setting);
	return status;
}

/* The arguments of the first screen above home. */
static int find_start(struct app *a, const struct tui_options *o, const void **arg, struct err *e)
{
	*arg = NULL;
	if (o->start == TUI_BOARD)
		*arg = o->slug;
	if (o->start == TUI_HOME || o->start == TUI_BOARD || o->start == TUI_RUN || o->start == TUI_PLACEMENT || o->start == TUI_REPEAT)
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
	};

	return screens[start];
}

/* No home screen is below it. */
static bool stands_alone(enum tui_start start)
{
	return start == TUI_PRESENT || start == TUI_NOTES || start == TUI_BOARD;
}

static int run_screens(struct app *a, struct terminal *t, const struct tui_options *o, const void *arg, struct err *e)
{
	struct ui ui;

	struct live *live = o->start == TUI_RUN ? live_start(a, o->file, o->run, e) : NULL;
	if (o->start == TUI_RUN && !live)
		return -1;
	ui_init(&ui, a, t);
	ui_start_mouse(&ui);
	if (live)
		ui_push(&ui, &screen_timeline, &(struct look_at){.live = live});
	else if (!stands_alone(o->start))
		ui_push(&ui, &screen_home, NULL);
	live_drop(live);
	const struct screen_ops *first = first_screen(o->start);
	if (first && ui_push(&ui, first, arg) < 0 && stands_alone(o->start))
		ui_push(&ui, &screen_home, NULL);
	if (t->notice)
		ui_say(&ui, "%s", t->notice);
	if (app_notice(a))
		ui_notice(&ui, "Before you start", app_notice(a));
	int status = ui_run(&ui, e);
	ui_done(&ui);
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
	classroom_poke(a); /* what was done while the class was out of reach */
	t = open_term(script, a, o, ascii, e);
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

void tui_add_page(struct md_layout *l, struct buf *out)
{
	int colours = term_curses_colours();

	if (colours < 0)
		md_text(l, out);
	else
		ansi_page(l, theme_from_environment(), colours, out);
}
