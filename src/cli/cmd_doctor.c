/*: .It Cm doctor
 *: Say what was found and what is missing: the course, the store, the workspace, python3, each guard that keeps programs which are run from doing harm, the terminal, the editor.
 *: Exit status 1 where something needs attention.
 */
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "cli/cmd.h"
#include "run/run.h"

struct report {
	struct buf out;
	bool trouble;
};

static void good(struct report *r, const char *what, const char *text)
{
	buf_addf(&r->out, "ok    %-10s %s\n", what, text);
}

static void bad(struct report *r, const char *what, const char *text)
{
	buf_addf(&r->out, "!!    %-10s %s\n", what, text);
	r->trouble = true;
}

static void look_at_course(struct report *r, const struct course *course)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s: %zu lessons, %zu exercises", course->root, course->nlessons, course->nexercises);
	good(r, "course", b.data);
	for (size_t i = 0; i < course->nfaults; i++) {
		const struct course_fault *f = &course->faults[i];
		buf_clear(&b);
		buf_addf(&b, "%s:%d: %s", f->path, f->line, f->text);
		bad(r, "course", b.data);
	}
	buf_done(&b);
}

static void look_at_workspace(struct report *r, const struct app *a)
{
	const struct course *course = app_course(a);

	if (!course->nexercises)
		return;
	char *file = app_exercise_path(a, &course->exercises[0]), *dir = path_dir(file), *workspace = path_dir(dir);
	char *at = path_is_dir(workspace) ? NULL : path_dir(workspace);
	if (access(at ? at : workspace, W_OK) == 0)
		good(r, "workspace", workspace);
	else
		bad(r, "workspace", "cannot be written: set ASYNCTUTOR_WORKSPACE to a folder of yours");
	free(at);
	free(workspace);
	free(dir);
	free(file);
}

/* The last one with a date; those are made by themselves. */
static void look_at_backups(struct report *r, struct store *s)
{
	struct backups all = {0};
	struct err e = ERR_INIT;
	const char *last = NULL;

	if (store_backups(s, &all, &e) < 0) {
		bad(r, "backups", e.text);
		err_done(&e);
		return;
	}
	for (size_t i = 0; i < all.n && !last; i++)
		if (all.list[i].name[0] >= '0' && all.list[i].name[0] <= '9')
			last = all.list[i].name;
	char *text = last ? xasprintf("%zu, the last of %s", all.n, last) : xstrdup("none yet: the first is made when something was recorded");
	good(r, "backups", text);
	free(text);
	backups_done(&all);
}

static void look_at_python(struct report *r)
{
	enum run_end why;
	const struct run_python *python = run_python_find(&why);
	struct buf b = BUF_INIT;

	if (python) {
		buf_addf(&b, "%s, version %s", python->path, python->version);
		good(r, "python3", b.data);
	} else {
		buf_addf(&b, "%s Lessons and code checks work without.", run_end_text(why));
		bad(r, "python3", b.data);
	}
	buf_done(&b);
}

/* Where a guard is missing programs run all the same, with less protection: nothing that the learner has to see to. */
static void look_at_guards(struct report *r)
{
	static const char *const states[] = {
	    [GUARD_UNKNOWN] = "not known", [GUARD_PRESENT] = "works", [GUARD_NOT_NEEDED] = "not needed", [GUARD_MISSING] = "missing"};
	const struct run_guard_report *guards = run_guards();
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < RUN_GUARDS; i++) {
		buf_clear(&b);
		buf_addf(&b, "%-10s %s: %s%s%s%s", states[guards[i].state], guards[i].name, guards[i].does, *guards[i].why ? " (" : "",
		    guards[i].why, *guards[i].why ? ")" : "");
		good(r, "guard", b.data);
	}
	buf_done(&b);
}

static void look_at_terminal(struct report *r)
{
	const char *term = getenv("TERM"), *codeset = nl_langinfo(CODESET), *locale = setlocale(LC_CTYPE, NULL);
	struct buf b = BUF_INIT;

	buf_addf(&b, "TERM=%s, locale %s (%s)", term ? term : "", locale, codeset);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		good(r, "terminal", "none: commands work, the screens need one");
	else if (!term || strcmp(term, "dumb") == 0)
		bad(r, "terminal", "TERM is dumb or not set: the screens cannot be drawn");
	else
		good(r, "terminal", b.data);
	buf_done(&b);
	char *editor = app_editor();
	if (editor)
		good(r, "editor", editor);
	else
		bad(r, "editor", "none found: set EDITOR to the command that opens yours");
	free(editor);
}

static int run(struct cli *c)
{
	struct err e = ERR_INIT;
	struct report r = {.out = BUF_INIT};
	struct app *a = cli_app(c, false, &e);

	good(&r, "program", "asynctutor " PACKAGE_VERSION);
	if (a) {
		look_at_course(&r, app_course(a));
		good(&r, "progress", store_path(app_store(a)));
		look_at_backups(&r, app_store(a));
		look_at_workspace(&r, a);
	} else {
		char *text = err_format(&e);
		bad(&r, "course", text);
		free(text);
		err_done(&e);
	}
	look_at_python(&r);
	look_at_guards(&r);
	look_at_terminal(&r);
	cli_print(r.out.data);
	buf_done(&r.out);
	return r.trouble ? EXIT_FINDINGS : EXIT_GOOD;
}

const struct cmd cmd_doctor = {
    .name = "doctor",
    .args = "",
    .summary = "Say what was found and what is missing",
    .restricted = true,
    .run = run,
};
