/* What runs for the exercise screen while it takes keys: judging the learner's file. */
#include <string.h>
#include "app/live.h"
#include "tui/exercise.h"

/* Showing what came of it. */

bool exercise_passed(const struct exercise_state *x)
{
	return x->check.verdict && (x->check.verdict->kind == VERDICT_PASSED || x->check.verdict->kind == VERDICT_PATTERNS_ONLY);
}

int exercise_failed_line(const struct exercise_state *x)
{
	const struct verdict *v = x->check.verdict;

	if (!v)
		return 0;
	if (v->syntax_error)
		return v->syntax_line;
	return v->first_failed < v->nresults ? v->results[v->first_failed].line : 0;
}

/* Who types goes on typing, where both the code and the verdict are in sight. */
static void show_verdict(struct screen *s)
{
	struct exercise_state *x = s->state;
	int line = exercise_fresh(x) ? exercise_failed_line(x) : 0;

	editbox_fail_line(x->box, line);
	if (line > 0)
		x->main = PANE_CODE;
	x->views[PANE_VERDICT].top = 0;
	if (x->focus == PANE_CODE && s->box.rows > TALL_ROWS) {
		exercise_place(s, s->box);
		return;
	}
	exercise_focus(s, PANE_VERDICT);
	if (line > 0)
		editbox_go(x->box, line, 1);
}

static void set_hint(struct exercise_state *x, struct app_hint hint, bool hinted)
{
	app_hint_done(&x->hint);
	x->hint = hint;
	x->hinted = hinted;
}

static void take_verdict(struct screen *s, struct app_check result)
{
	struct exercise_state *x = s->state;
	struct app_hint hint = {0};
	struct err e = ERR_INIT;

	app_check_done(&x->check);
	x->check = result;
	bool hinted = !exercise_passed(x) && !result.verdict->syntax_error && app_hint_for(s->ui->app, &x->check, false, &hint, &e) == 0;
	set_hint(x, hint, hinted);
	err_done(&e);
	x->fresh_of = 0;
	show_verdict(s);
}

static void take_hint(struct screen *s, const struct app_check *judged)
{
	struct exercise_state *x = s->state;
	struct app_hint hint;
	struct err e = ERR_INIT;
	size_t before = x->hinted ? x->hint.shown : 0;

	if (app_hint_for(s->ui->app, judged, true, &hint, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	set_hint(x, hint, true);
	if (!hint.check)
		ui_say(s->ui, "Nothing fails: there is nothing to hint at. %s checks your file.", action_key(ACT_CHECK, SCOPE_EXERCISE));
	else if (hint.shown == before && hint.shown == hint.total)
		ui_say(s->ui, "No more hints: %s puzzle, %s solution.", action_key(ACT_PUZZLE, SCOPE_EXERCISE), action_key(ACT_SOLUTION, SCOPE_EXERCISE));
	x->views[PANE_VERDICT].top = 0;
	if (x->focus == PANE_CODE && s->box.rows > TALL_ROWS)
		exercise_place(s, s->box);
	else
		exercise_focus(s, PANE_VERDICT);
	if (x->hint_end > 0)
		view_show(&x->views[PANE_VERDICT], x->hint_end - 1);
}

/* The job. */

static int checking_fd(const struct screen *s)
{
	const struct exercise_state *x = s->state;

	return app_check_fd(x->checking);
}

static bool checking_poll(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct app_check result;
	struct err e = ERR_INIT;

	if (!app_check_poll(x->checking))
		return false;
	struct app_checking *ended = x->checking;
	x->checking = NULL;
	if (app_check_finish(ended, &result, &e) < 0) {
		ui_fail(s->ui, &e);
	} else if (x->wants_hint) {
		take_hint(s, &result);
		app_check_done(&result);
	} else {
		take_verdict(s, result);
	}
	return true;
}

static void checking_tell(const struct screen *s, struct buf *out)
{
	const struct exercise_state *x = s->state;
	size_t of, done = app_check_progress(x->checking, &of);

	buf_addstr(out, x->wants_hint ? "looking for what fails" : "checking");
	if (of > 0)
		buf_addf(out, ": run %zu of %zu", done < of ? done + 1 : of, of);
}

static void checking_stop(struct screen *s)
{
	struct exercise_state *x = s->state;

	app_check_drop(x->checking);
	x->checking = NULL;
	ui_say(s->ui, "Stopped. Nothing was judged, and it does not count as an attempt.");
}

/* A check that nobody asked for makes room for what somebody asks for. False where something else is running. */
static bool make_room(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (x->checking && x->unasked)
		exercise_stop(s);
	if (s->ui->job.owner)
		ui_say(s->ui, "Something is running already. Esc ends it.");
	return !s->ui->job.owner;
}

static void judge(struct screen *s, bool for_hint)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	if (x->checking && x->unasked && !for_hint && !exercise_dirty(x)) { /* that is what it does */
		x->unasked = false;
		return;
	}
	if (!make_room(s) || !exercise_save(s))
		return;
	x->checking = app_check_start(s->ui->app, x->exercise, !for_hint, &e);
	x->wants_hint = for_hint;
	x->unasked = false;
	if (!x->checking)
		ui_fail(s->ui, &e);
	else
		ui_job(s->ui, &(struct job){s, checking_fd, checking_poll, checking_tell, checking_stop, 0});
}

void exercise_check(struct screen *s)
{
	judge(s, false);
}

void exercise_check_unasked(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (s->ui->job.owner)
		return;
	judge(s, false);
	x->unasked = x->checking;
}

void exercise_hint(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (exercise_fresh(x))
		take_hint(s, &x->check);
	else
		judge(s, true);
}

void exercise_look(struct screen *s, const struct screen_ops *ops)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	if (!make_room(s) || !exercise_save(s))
		return;
	struct live *live = live_start(s->ui->app, x->path, NULL, &e);
	if (!live)
		ui_fail(s->ui, &e);
	else
		ui_push(s->ui, ops, &(struct look_at){live, x->exercise});
	live_drop(live);
}

void exercise_stop(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (s->ui->job.owner == s)
		ui_job_over(s->ui);
	app_check_drop(x->checking);
	x->checking = NULL;
}

void exercise_forget_verdict(struct screen *s)
{
	struct exercise_state *x = s->state;

	app_check_done(&x->check);
	x->check = (struct app_check){0};
	set_hint(x, (struct app_hint){0}, false);
	editbox_fail_line(x->box, 0);
}
