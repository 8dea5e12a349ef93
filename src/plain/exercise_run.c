/* What runs for an exercise: judging the learner's file, looking for what fails, the program itself. */
#include <stdlib.h>
#include <string.h>
#include "plain/exercise.h"
#include "plain/run.h"
#include "python/python.h"
#include "report/report.h"

/* Judging. */

static int fd(void *ctx)
{
	return app_check_fd(ctx);
}

static bool ended(void *ctx)
{
	return app_check_poll(ctx);
}

static void tell(void *ctx, struct buf *out)
{
	size_t of, done = app_check_progress(ctx, &of);

	buf_addstr(out, "checking");
	if (of > 0)
		buf_addf(out, ": run %zu of %zu", done < of ? done + 1 : of, of);
}

/* Judge the file; with RECORD it counts. False where nothing came of it, which was said. */
static bool judge(struct talk *t, const struct work_on *w, bool record, struct app_check *out)
{
	struct err e = ERR_INIT;
	struct app_checking *c = app_check_start(t->app, w->exercise, record, &e);

	if (!c) {
		talk_fail(t, &e);
		return false;
	}
	if (!talk_wait(t, &(struct work){fd, ended, tell, c})) {
		app_check_drop(c);
		talk_say(t, "Stopped. Nothing was judged, and it does not count as an attempt.");
		return false;
	}
	if (app_check_finish(c, out, &e) == 0)
		return true;
	talk_fail(t, &e);
	return false;
}

/* Saying what came of it. */

static void say_failure(struct talk *t, const struct verdict *v)
{
	if (v->syntax_error) {
		talk_say(t, "line %d, column %d: %s", v->syntax_line, v->syntax_col, v->syntax_error);
		return;
	}
	if (v->first_failed >= v->nresults)
		return;
	const struct check_result *f = &v->results[v->first_failed];
	talk_say(t, "%s", f->message);
	if (f->line > 0)
		talk_say(t, "line %d: %s", f->line, f->seen ? f->seen : "");
	else if (f->seen)
		talk_say(t, "%s", f->seen);
}

static void say_checks(struct talk *t, const struct verdict *v)
{
	static const char *const words[] = {[CHECK_PASSED] = "passed", [CHECK_FAILED] = "failed", [CHECK_SKIPPED] = "not judged"};

	for (size_t i = 0; i < v->nresults; i++) {
		const struct check_result *c = &v->results[i];
		if (c->status == CHECK_FAILED && c->line > 0)
			talk_say(t, "%s: %s (line %d)", words[c->status], c->check->id, c->line);
		else
			talk_say(t, "%s: %s", words[c->status], c->check->id);
	}
}

static void say_hints(struct talk *t, const struct app_hint *h, size_t from)
{
	for (size_t i = from; i < h->shown; i++)
		talk_say(t, "Hint %zu of %zu: %s", i + 1, h->total, h->texts[i]);
	if (h->shown < h->total)
		talk_say(t, "hint: %s (%zu of %zu shown).", h->shown ? "the next hint" : "a hint", h->shown, h->total);
}

static void say_next(struct talk *t, const struct work_on *w)
{
	struct app_next next = work_next(t, w);

	if (next.exercise || next.lesson)
		talk_say(t, "Enter: on to \"%s\". solution: the solution and why it is right.", next.exercise ? next.exercise->title : next.lesson->title);
	else
		talk_say(t, "That was the last one. solution: the solution and why it is right.");
}

static void say_findings(struct talk *t, const struct app_check *check)
{
	const struct rule_set *rules = app_rules(t->app);
	struct py_file *file = py_parse(check->text, check->len);
	struct findings found = {0};

	if (rules && file)
		rule_set_find(rules, file, &found);
	if (found.list.len)
		talk_say(t, "Also seen in your code:");
	for (size_t i = 0; i < found.list.len; i++)
		talk_say(t, "line %d: %s", found.list.ptr[i].line, found.list.ptr[i].message);
	findings_done(&found);
	py_free(file);
}

static void say_verdict(struct talk *t, const struct work_on *w)
{
	const struct verdict *v = w->check.verdict;
	struct app_hint hint = {0};
	struct buf status = BUF_INIT;
	struct err e = ERR_INIT;

	report_verdict_status(v, &status);
	talk_say(t, "%s.", status.data);
	buf_done(&status);
	say_failure(t, v);
	if (!work_passed(w) && !v->syntax_error && app_hint_for(t->app, &w->check, false, &hint, &e) == 0)
		say_hints(t, &hint, 0);
	err_done(&e);
	app_hint_done(&hint);
	say_checks(t, v);
	say_findings(t, &w->check);
	if (work_passed(w))
		say_next(t, w);
}

void work_check(struct talk *t, struct work_on *w)
{
	struct app_check check;

	if (!judge(t, w, true, &check))
		return;
	app_check_done(&w->check);
	w->check = check;
	say_verdict(t, w);
}

/* Whether the latest verdict is about the file as it is. */
static bool fresh(struct talk *t, const struct work_on *w)
{
	char *text;
	size_t len;
	bool same;

	if (!w->check.verdict || !work_read(t, w, &text, &len))
		return false;
	same = len == w->check.len && memcmp(text, w->check.text, len) == 0;
	free(text);
	return same;
}

void work_hint(struct talk *t, struct work_on *w)
{
	struct app_check check;
	struct app_hint before = {0}, hint = {0};
	struct err e = ERR_INIT;
	bool mine = !fresh(t, w);

	if (mine && !judge(t, w, false, &check))
		return;
	const struct app_check *judged = mine ? &check : &w->check;
	if (app_hint_for(t->app, judged, false, &before, &e) < 0 || app_hint_for(t->app, judged, true, &hint, &e) < 0) {
		talk_fail(t, &e);
	} else if (judged->verdict->syntax_error) {
		say_failure(t, judged->verdict);
	} else if (!hint.check) {
		talk_say(t, "Nothing fails: there is nothing to hint at. check checks your file.");
	} else {
		talk_say(t, "%s", hint.message);
		if (hint.shown == before.shown && hint.shown == hint.total)
			talk_say(t, "Those were all the hints. puzzle: the lines of the solution to put in order, solution: the solution line by line.");
		say_hints(t, &hint, hint.shown == before.shown ? 0 : before.shown);
	}
	app_hint_done(&before);
	app_hint_done(&hint);
	if (mine)
		app_check_done(&check);
}

/* Running. */

static bool start(struct talk *t, struct work_on *w)
{
	struct err e = ERR_INIT;

	live_drop(w->ran);
	w->ran = live_start(t->app, w->path, NULL, &e);
	if (!w->ran) {
		talk_fail(t, &e);
		return false;
	}
	plain_wait(t, w->ran);
	return true;
}

void work_run(struct talk *t, struct work_on *w)
{
	if (start(t, w))
		plain_say_output(t, w->ran, true);
}

struct live *work_ran(struct talk *t, struct work_on *w)
{
	size_t len = 0, ran_len = 0;
	char *text = NULL;
	const char *ran = w->ran ? live_text(w->ran, &ran_len) : NULL;

	if (!work_read(t, w, &text, &len))
		return NULL;
	bool same = ran && len == ran_len && memcmp(ran, text, len) == 0;
	free(text);
	return same || start(t, w) ? w->ran : NULL;
}
