/* What the exercise screen shows on screens of their own: differences, the ladder to the solution, reasons, attempts; and starting again. */
#include <stdlib.h>
#include "app/classroom.h"
#include "app/dispute.h"
#include "app/reveal.h"
#include "app/sentences.h"
#include "tui/exercise.h"

/* Differences. */

static void show_diff(struct screen *s, enum app_diff_side side)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	char *diff = NULL;

	if (!exercise_save(s))
		return;
	if (app_diff(s->ui->app, x->exercise, side, &diff, &e) < 0)
		ui_fail(s->ui, &e);
	else if (!*diff)
		ui_say(s->ui, side == DIFF_STARTER ? "Your file is still as it was at the start." : "Your file is what the solution is.");
	else
		ui_push(s->ui, &screen_page, &(struct page){.title = side == DIFF_STARTER ? "What you changed" : "From your file to the solution", .diff = diff});
	free(diff);
}

void exercise_diff(struct screen *s)
{
	show_diff(s, DIFF_STARTER);
}

/* The solution was shown: that is noted once. */
static bool note_solution(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	char *solution = NULL, *why = NULL;

	if (app_solution(s->ui->app, x->exercise, &solution, &why, &e) < 0) {
		ui_fail(s->ui, &e);
		return false;
	}
	bool there = solution;
	if (!there)
		ui_say(s->ui, "The course has no solution of this exercise.");
	free(solution);
	free(why);
	return there;
}

static void show_reference(struct screen *s)
{
	if (note_solution(s))
		show_diff(s, DIFF_SOLUTION);
}

/* Says so where the class does not show the solution yet. */
static bool is_hidden(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	bool hidden = classroom_check_hidden(s->ui->app, x->exercise, &e) < 0;

	if (hidden)
		ui_say(s->ui, "%s", e.text);
	err_done(&e);
	return hidden;
}

void exercise_reference(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (is_hidden(s))
		return;
	if (app_solution_known(s->ui->app, x->exercise))
		show_reference(s);
	else
		ui_confirm(s, "This shows the whole solution beside your file, and that is noted. Show it?", show_reference);
}

/* The ladder behind the hints. */

static void show_solution(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	char *solution = NULL, *why = NULL;

	if (app_solution(s->ui->app, x->exercise, &solution, &why, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	app_solution_text(solution, why, &text);
	ui_push(s->ui, &screen_page, &(struct page){.title = x->exercise->title, .markdown = text.data});
	buf_done(&text);
	free(solution);
	free(why);
}

static void show_steps(struct screen *s)
{
	struct exercise_state *x = s->state;

	ui_push(s->ui, &screen_steps, x->exercise);
}

static void ask_again(struct screen *s)
{
	char *question = xasprintf(SAY_SOLUTION_HINTS_LEFT " (%s). " SAY_ALL_THE_SAME, action_key(ACT_HINT, SCOPE_EXERCISE));

	ui_confirm(s, question, show_steps);
	free(question);
}

void exercise_solution(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (is_hidden(s))
		return;
	if (app_solution_known(s->ui->app, x->exercise))
		show_solution(s);
	else if (app_solution_open(s->ui->app, x->exercise))
		show_steps(s);
	else
		ui_confirm(s, SAY_SOLUTION_ASK, ask_again);
}

static void show_puzzle(struct screen *s)
{
	struct exercise_state *x = s->state;

	ui_push(s->ui, &screen_parsons, x->exercise);
}

void exercise_puzzle(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (is_hidden(s))
		return;
	if (app_solution_open(s->ui->app, x->exercise) || app_puzzle_shown(s->ui->app, x->exercise)) {
		show_puzzle(s);
		return;
	}
	char *question = xasprintf(SAY_HINTS_LEFT " (%s). " SAY_PUZZLE_ASK " " SAY_ALL_THE_SAME, action_key(ACT_HINT, SCOPE_EXERCISE));
	ui_confirm(s, question, show_puzzle);
	free(question);
}

void exercise_reason(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	char *why = NULL;

	if (app_exercise_progress(s->ui->app, x->exercise)->state != PROGRESS_PASSED)
		ui_say(s->ui, "That can be read when your file has passed. %s checks it.", action_key(ACT_CHECK, SCOPE_EXERCISE));
	else if (app_why(s->ui->app, x->exercise, &why, &e) < 0)
		ui_fail(s->ui, &e);
	else if (!why)
		ui_say(s->ui, "The course does not say.");
	else
		ui_push(s->ui, &screen_page, &(struct page){.title = "Why it is right", .markdown = why});
	free(why);
}

/* Attempts, and starting again. */

void exercise_versions(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (exercise_save(s))
		ui_push(s->ui, &screen_history, x->exercise);
}

static void reset(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	exercise_stop(s);
	if (!exercise_save(s))
		return;
	if (app_reset(s->ui->app, x->exercise, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	exercise_forget_verdict(s);
	exercise_look_at_file(s, false);
	exercise_place(s, s->box);
	ui_say(s->ui, "The exercise starts again. A copy of your file is kept.");
}

void exercise_reset(struct screen *s)
{
	ui_confirm(s, "Start this exercise again? What you have written is kept as a copy.", reset);
}

/* A verdict that is wrong. */

static void write_dispute(struct screen *s, const char *words)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	struct buf text = BUF_INIT;
	char *path;

	if (!words)
		return;
	if (app_dispute(s->ui->app, &x->check, words, &path, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	buf_addf(&text, SAY_DISPUTE_WRITTEN, path);
	ui_notice(s->ui, "The report is written", text.data);
	buf_done(&text);
	free(path);
}

void exercise_dispute(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (!x->check.verdict)
		ui_say(s->ui, SAY_DISPUTE_NO_VERDICT " %s checks your file.", action_key(ACT_CHECK, SCOPE_EXERCISE));
	else
		ui_prompt(s, "What is wrong with the verdict? ", NULL, write_dispute);
}
