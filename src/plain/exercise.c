/* An exercise: task, code and verdict. */
#include "plain/exercise.h"
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "app/dispute.h"
#include "app/gate.h"
#include "app/history.h"
#include "app/place.h"
#include "app/reveal.h"
#include "app/sentences.h"
#include "base/clock.h"
#include "base/path.h"
#include "plain/run.h"
#include "run/foreground.h"

#define FILE_MAX (4u << 20)

bool work_passed(const struct work_on *w)
{
	return w->check.verdict && (w->check.verdict->kind == VERDICT_PASSED || w->check.verdict->kind == VERDICT_PATTERNS_ONLY);
}

bool work_read(struct talk *t, const struct work_on *w, char **text, size_t *len)
{
	struct err e = ERR_INIT;

	if (path_read(w->path, FILE_MAX, text, len, &e) == 0)
		return true;
	talk_fail(t, &e);
	return false;
}

struct app_next work_next(struct talk *t, const struct work_on *w)
{
	const struct course *c = app_course(t->app);
	const struct lesson *l = &c->lessons[w->exercise->lesson];

	for (size_t i = 0; i < l->exercises; i++) {
		const struct exercise *other = &c->exercises[l->first_exercise + i];
		if (other != w->exercise && app_exercise_progress(t->app, other)->state != PROGRESS_PASSED)
			return (struct app_next){.exercise = other};
	}
	return app_next(t->app);
}

/* What there is. */

static void act_task(struct talk *t, void *state, const char *arg)
{
	const struct work_on *w = state;
	struct course_text task;
	struct err e = ERR_INIT;

	(void)arg;
	if (course_read_task(w->exercise, &task, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	talk_markdown(t, task.text, task.len);
	free(task.text);
}

/* Each line behind its number. */
static void act_show(struct talk *t, void *state, const char *arg)
{
	struct buf out = BUF_INIT;
	size_t len, line = 0;
	char *text;

	(void)arg;
	if (!work_read(t, state, &text, &len))
		return;
	for (const char *p = text, *end; p < text + len; p = end) {
		const char *newline = memchr(p, '\n', (size_t)(text + len - p));
		end = newline ? newline + 1 : text + len;
		buf_addf(&out, "%zu: ", ++line);
		buf_add(&out, p, (size_t)(newline ? newline - p : text + len - p));
		buf_addch(&out, '\n');
	}
	talk_text(t, len ? out.data : "Your file is empty.\n");
	free(text);
	buf_done(&out);
}

static void say_diff(struct talk *t, const char *diff, const char *none)
{
	if (*diff)
		talk_diff(t, diff);
	else
		talk_say(t, "%s", none);
}

static void act_diff(struct talk *t, void *state, const char *arg)
{
	const struct work_on *w = state;
	struct err e = ERR_INIT;
	char *diff = NULL;

	(void)arg;
	if (app_diff(t->app, w->exercise, DIFF_STARTER, &diff, &e) < 0)
		talk_fail(t, &e);
	else
		say_diff(t, diff, "Your file is still as it was at the start.");
	free(diff);
}

static void tell(struct talk *t, void *state)
{
	const struct work_on *w = state;
	const struct progress *p = app_exercise_progress(t->app, w->exercise);

	talk_say(t, "%s%s Exercise, %s, %d attempt%s, %d min.", w->exercise->title, talk_stop(w->exercise->title), progress_state_name(p->state), p->attempts,
	    p->attempts == 1 ? "" : "s", w->exercise->minutes);
	act_task(t, state, "");
	talk_say(t, "\nYour file is %s", w->path);
	if (!w->check.verdict)
		talk_say(t, "Not checked yet. edit: edit your file, check: check it.");
}

/* Doing something. */

static void act_check(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	work_check(t, state);
}

static void act_hint(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	work_hint(t, state);
}

static void act_run(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	work_run(t, state);
}

static void act_timeline(struct talk *t, void *state, const char *arg)
{
	struct live *l = work_ran(t, state);

	(void)arg;
	if (l)
		plain_say_events(t, l);
}

static void act_why(struct talk *t, void *state, const char *arg)
{
	struct live *l = work_ran(t, state);

	(void)arg;
	if (l)
		plain_say_why(t, l);
}

/* In the learner's editor; without a terminal only one that was chosen, since the others need one. */
static void act_edit(struct talk *t, void *state, const char *arg)
{
	struct work_on *w = state;
	struct err e = ERR_INIT;
	const char *visual = getenv("VISUAL"), *chosen = visual && *visual ? visual : getenv("EDITOR");
	char *command = t->typed || (chosen && *chosen) ? app_editor() : NULL;

	(void)arg;
	if (!command) {
		talk_say(t, gate_restricted() ? "This host has no other editors. Here you edit line by line."
					      : "No editor was found: set VISUAL or EDITOR. Here you edit line by line.");
		plain_lines(t, w);
		return;
	}
	talk_say(t, "Your editor has the terminal: %s", command);
	fflush(stdout);
	if (child_run(command, w->path, &e) < 0)
		talk_fail(t, &e);
	else
		talk_say(t, "Back from the editor. check checks your file.");
	free(command);
}

static void act_lines(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	plain_lines(t, state);
}

static void act_reset(struct talk *t, void *state, const char *arg)
{
	struct work_on *w = state;
	struct err e = ERR_INIT;

	(void)arg;
	if (!talk_yes(t, "Start this exercise again? What you have written is kept as a copy."))
		return;
	if (app_reset(t->app, w->exercise, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	app_check_done(&w->check);
	w->check = (struct app_check){0};
	talk_say(t, "The exercise starts again. A copy of your file is kept.");
}

static void say_solution(struct talk *t, const struct work_on *w)
{
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	char *solution = NULL, *why = NULL;

	if (app_solution(t->app, w->exercise, &solution, &why, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	app_solution_text(solution, why, &text);
	talk_markdown(t, text.data, text.len);
	buf_done(&text);
	free(solution);
	free(why);
}

/* Says so where the class does not show the solution yet. */
static bool is_hidden(struct talk *t, const struct work_on *w)
{
	struct err e = ERR_INIT;
	bool hidden = classroom_check_hidden(t->app, w->exercise, &e) < 0;

	if (hidden)
		talk_fail(t, &e);
	return hidden;
}

static void act_solution(struct talk *t, void *state, const char *arg)
{
	const struct work_on *w = state;

	(void)arg;
	if (is_hidden(t, w))
		return;
	if (app_solution_known(t->app, w->exercise))
		say_solution(t, w);
	else if (app_solution_open(t->app, w->exercise) ||
		 (talk_yes(t, SAY_SOLUTION_ASK) && talk_yes(t, SAY_SOLUTION_HINTS_LEFT ". " SAY_ALL_THE_SAME)))
		plain_steps(t, w->exercise);
}

static void act_puzzle(struct talk *t, void *state, const char *arg)
{
	const struct work_on *w = state;

	(void)arg;
	if (!is_hidden(t, w) && (app_solution_open(t->app, w->exercise) || app_puzzle_shown(t->app, w->exercise) ||
				    talk_yes(t, SAY_HINTS_LEFT ". " SAY_PUZZLE_ASK " " SAY_ALL_THE_SAME)))
		plain_puzzle(t, w->exercise);
}

static void act_wrong(struct talk *t, void *state, const char *arg)
{
	const struct work_on *w = state;
	struct err e = ERR_INIT;
	char *path;

	if (!w->check.verdict) {
		talk_say(t, SAY_DISPUTE_NO_VERDICT " check checks your file.");
	} else if (app_dispute(t->app, &w->check, arg, &path, &e) < 0) {
		talk_fail(t, &e);
	} else {
		talk_say(t, SAY_DISPUTE_WRITTEN, path);
		free(path);
	}
}

/* Versions. */

static void act_history(struct talk *t, void *state, const char *arg)
{
	const struct work_on *w = state;
	struct err e = ERR_INIT;
	struct copies all;
	char at[CLOCK_TEXT];

	(void)arg;
	if (app_copies(t->app, w->exercise->slug, &all, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	for (size_t i = 0; i < all.n; i++) {
		clock_format(all.list[i].at, at);
		talk_say(t, "%lld: %.10s %.5s, %s, %zu bytes.", (long long)all.list[i].id, at, at + 11, all.list[i].why, all.list[i].len);
	}
	if (all.n)
		talk_say(t, "restore and a number puts that version back.");
	else
		talk_say(t, "Nothing was kept of %s yet.", w->exercise->slug);
	copies_done(&all);
}

static void act_restore(struct talk *t, void *state, const char *arg)
{
	const struct work_on *w = state;
	struct err e = ERR_INIT;
	char *diff = NULL, *path = NULL;
	size_t id;

	if (!talk_number(arg, INT64_MAX, &id)) {
		talk_say(t, "history names the versions by number: restore 1.");
		return;
	}
	if (app_copy_diff(t->app, w->exercise->slug, (int64_t)id, &diff, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	say_diff(t, diff, "Your file is what that version holds.");
	if (*diff && talk_yes(t, "Put that version back? What you have written is kept as a copy.")) {
		if (app_copy_restore(t->app, w->exercise->slug, (int64_t)id, &path, &e) < 0)
			talk_fail(t, &e);
		else
			talk_say(t, "Your file is that version again. check checks it.");
	}
	free(diff);
	free(path);
}

/* Going on. */

static void enter_words(struct talk *t, void *state, struct buf *out)
{
	struct app_next next = work_next(t, state);

	if (!work_passed(state))
		return;
	if (next.exercise || next.lesson)
		buf_addf(out, "on to %s", next.exercise ? next.exercise->title : next.lesson->title);
	else
		buf_addstr(out, "back");
}

static void go_on(struct talk *t, const struct work_on *w)
{
	struct app_next next = work_next(t, w);

	if (next.exercise || next.lesson)
		plain_go(t, next);
	else
		t->left = true;
}

static void enter(struct talk *t, void *state)
{
	if (work_passed(state))
		go_on(t, state);
	else
		talk_say(t, "edit edits your file, check checks it.");
}

static void act_next(struct talk *t, void *state, const char *arg)
{
	(void)arg;
	go_on(t, state);
}

static const struct command commands[] = {
    {"task", "", "", "say the task again", false, act_task, false},
    {"show", "", "", "say your file, each line behind its number", true, act_show, false},
    {"edit", "e", "", "edit your file in $VISUAL or $EDITOR, line by line where there is none", true, act_edit, false},
    {"lines", "", "", "edit your file line by line, here", true, act_lines, false},
    {"check", "c", "", "check your file", true, act_check, false},
    {"hint", "", "", "the next hint for the check that fails", true, act_hint, false},
    {"run", "r", "", "run your file, and say what it prints and how it ended", true, act_run, false},
    {"timeline", "t", "", "what its tasks and threads did, moment by moment", true, act_timeline, false},
    {"why", "w", "", "why nothing happens: who waits for whom", false, act_why, false},
    {"diff", "d", "", "what you changed", false, act_diff, false},
    {"puzzle", "p", "", "the lines of the solution, out of order, to be put in order", false, act_puzzle, false},
    {"solution", "s", "", "the solution line by line, and why it is right", false, act_solution, false},
    {"wrong", "", "WORDS", "write a report that the verdict is wrong, in your words", false, act_wrong, false},
    {"reset", "x", "", "start this exercise again; your file is kept as a copy", false, act_reset, false},
    {"history", "", "", "the versions of your file that were kept", false, act_history, false},
    {"restore", "", "NUMBER", "put that version back; your file is kept as a copy", false, act_restore, false},
    {"next", "n", "", "on to what comes next", false, act_next, false},
};

static const struct talk_place place = {
    .name = "Exercise",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
    .enter_words = enter_words,
    .enter = enter,
};

void plain_exercise(struct talk *t, const struct exercise *x)
{
	struct work_on w = {.exercise = x};
	struct err e = ERR_INIT;

	if (t->depth >= TALK_DEPTH) {
		plain_go(t, (struct app_next){.exercise = x});
		return;
	}
	if (x->fault) {
		talk_say(t, "This exercise cannot be worked on: %s", x->fault);
		return;
	}
	if (app_start(t->app, x, &w.path, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	place_put(t->app, (struct place){.exercise = x});
	work_ask_draft(t, &w);
	talk_in(t, &place, &w);
	live_drop(w.ran);
	app_check_done(&w.check);
	free(w.path);
}
