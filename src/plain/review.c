/* A review of the learner's own files: what was found, one finding after the other. */
#include "app/review.h"
#include <stdlib.h>
#include <string.h>
#include "app/diff.h"
#include "app/replace.h"
#include "app/review_again.h"
#include "app/sentences.h"
#include "base/path.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "plain/place.h"

/* A fix that was applied, to be taken back. */
struct fixed {
	char *path, *before, *after;
};

struct reviewed {
	struct review review;
	struct review_options options; /* which rules count */
	size_t at; /* the finding that was told last, from 1; 0 at first */
	VEC(struct fixed) fixes; /* the latest last */
};

static size_t count(const struct review *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->files.len; i++)
		n += r->files.ptr[i].findings.list.len;
	return n;
}

/* Finding N, from 1, and its file. */
static const struct finding *get(const struct review *r, size_t n, const struct review_file **file)
{
	for (size_t i = 0; i < r->files.len; i++) {
		*file = &r->files.ptr[i];
		if (n <= (*file)->findings.list.len)
			return &(*file)->findings.list.ptr[n - 1];
		n -= (*file)->findings.list.len;
	}
	return NULL;
}

static void say_finding(struct talk *t, const struct review *r, size_t n)
{
	const struct review_file *file = NULL;
	const struct finding *f = get(r, n, &file);

	talk_say(t, "%zu: %s, %s, line %d: %s Rule %s.", n, severity_name(rule_severity(f->rule)), file->path, f->line, f->message, rule_id(f->rule));
}

void plain_findings(struct talk *t, const struct review *r)
{
	struct review_counts n = review_count(r);
	struct buf guard = BUF_INIT;
	enum review_guard answer = review_guard(r, true);

	if (answer != REVIEW_REPORT) {
		review_guard_text(r, answer, &guard);
		talk_text(t, guard.data);
	}
	for (size_t i = 0; i < r->files.len; i++)
		for (size_t k = 0; k < r->files.ptr[i].faults.len; k++)
			talk_say(t, "%s, line %d: not understood: %s", r->files.ptr[i].path, r->files.ptr[i].faults.ptr[k].line, r->files.ptr[i].faults.ptr[k].message);
	for (size_t i = 0; i < r->unread.len; i++)
		talk_say(t, "%s cannot be read: %s", r->unread.ptr[i].path, r->unread.ptr[i].why);
	for (size_t i = 1; i <= count(r); i++)
		say_finding(t, r, i);
	if (count(r))
		talk_say(t, "%zu error%s, %zu warning%s, %zu hint%s.", n.errors, n.errors == 1 ? "" : "s", n.warnings, n.warnings == 1 ? "" : "s", n.hints,
		    n.hints == 1 ? "" : "s");
	buf_done(&guard);
}

static void tell(struct talk *t, void *state)
{
	const struct reviewed *v = state;

	plain_findings(t, &v->review);
}

/* The finding, the line it is about, and what the catalogue says of its rule. */
static void explain(struct talk *t, struct reviewed *v, size_t n)
{
	const struct review_file *file = NULL;
	const struct finding *f = get(&v->review, n, &file);
	const char *at = file->text;

	v->at = n;
	say_finding(t, &v->review, n);
	for (int line = 1; line < f->line && (at = strchr(at, '\n')); line++)
		at++;
	if (at)
		talk_say(t, "The line: %.*s", (int)(strcspn(at, "\n") < 1000 ? strcspn(at, "\n") : 1000), at);
	talk_say(t, "rule says what the catalogue has of it.");
}

static void say_count(struct talk *t, const struct reviewed *v)
{
	size_t n = count(&v->review);

	talk_say(t, "There %s %zu finding%s.", n == 1 ? "is" : "are", n, n == 1 ? "" : "s");
}

static void number(struct talk *t, void *state, const char *arg)
{
	struct reviewed *v = state;
	size_t n;

	if (talk_number(arg, count(&v->review), &n))
		explain(t, v, n);
	else
		say_count(t, v);
}

static void enter_words(struct talk *t, void *state, struct buf *out)
{
	const struct reviewed *v = state;

	(void)t;
	if (v->at < count(&v->review))
		buf_addf(out, "finding %zu", v->at + 1);
}

static void enter(struct talk *t, void *state)
{
	struct reviewed *v = state;

	if (v->at < count(&v->review))
		explain(t, v, v->at + 1);
	else
		talk_say(t, "There are no more findings.");
}

static void act_rule(struct talk *t, void *state, const char *arg)
{
	const struct reviewed *v = state;
	const struct review_file *file = NULL;

	(void)arg;
	if (v->at)
		plain_rule(t, rule_id(get(&v->review, v->at, &file)->rule));
	else
		talk_say(t, "Type the number of a finding first.");
}

/* Fixes. */

static void fixed_done(struct fixed *f)
{
	free(f->path);
	free(f->before);
	free(f->after);
}

/* Let PATH hold TO in place of FROM, and say what is found then. False where it was not written, which was said. */
static bool write_file(struct talk *t, struct reviewed *v, const char *path, const char *from, const char *to, const char *why)
{
	struct err e = ERR_INIT;
	bool written = app_replace(t->app, path, from, strlen(from), to, why, &e) == 0;
	bool changed = written || e.code == ERR_BUSY;

	if (!written)
		talk_fail(t, &e);
	else
		talk_say(t, "%s", strcmp(why, "undo") == 0 ? SAY_FIX_UNDONE : SAY_FIX_WRITTEN " undo takes it back.");
	if (changed && review_again(app_rules(t->app), &v->options, &v->review, path, &e) < 0)
		talk_fail(t, &e);
	if (changed) {
		v->at = 0;
		plain_findings(t, &v->review);
	}
	return written;
}

/* Say what the fix WHY (NULL where behavior stays) changes in F's file, and ask. */
static bool agreed(struct talk *t, const struct fixed *f, const char *why)
{
	struct buf diff = BUF_INIT;
	const char *name = path_base(f->path);
	char *ask = why ? xasprintf(SAY_FIX_CHANGES " %s " SAY_FIX_ASK, why, name) : xasprintf(SAY_FIX_SAME " " SAY_FIX_ASK, name);

	diff_unified(f->before, strlen(f->before), f->after, strlen(f->after), name, name, &diff);
	talk_diff(t, diff.data);
	bool yes = talk_yes(t, ask);
	free(ask);
	buf_done(&diff);
	return yes;
}

static void act_fix(struct talk *t, void *state, const char *arg)
{
	struct reviewed *v = state;
	const struct review_file *file = NULL;
	size_t n = v->at;

	if (*arg && !talk_number(arg, count(&v->review), &n)) {
		say_count(t, v);
		return;
	}
	const struct finding *found = n ? get(&v->review, n, &file) : NULL;
	if (!found) {
		talk_say(t, "Type the number of a finding first.");
	} else if (!found->edit) {
		talk_say(t, SAY_FIX_NONE " %zu and then rule tells of its rule.", n);
	} else if (strlen(file->text) != file->len) {
		talk_say(t, SAY_FIX_ZERO);
	} else {
		struct fixed f = {xstrdup(file->path), xstrdup(file->text), review_fix_one(found, file)};
		if (agreed(t, &f, rule_fix_why(found->rule)) && write_file(t, v, f.path, f.before, f.after, "fix"))
			*vec_push(&v->fixes) = f;
		else
			fixed_done(&f);
	}
}

static void act_undo(struct talk *t, void *state, const char *arg)
{
	struct reviewed *v = state;

	(void)arg;
	if (!v->fixes.len) {
		talk_say(t, SAY_FIX_NO_UNDO);
		return;
	}
	struct fixed *f = &v->fixes.ptr[v->fixes.len - 1];
	if (write_file(t, v, f->path, f->after, f->before, "undo")) {
		fixed_done(f);
		v->fixes.len--;
	}
}

/* What the safe fixes would change. */
static void act_fixes(struct talk *t, void *state, const char *arg)
{
	const struct reviewed *v = state;
	size_t all = 0;

	(void)arg;
	for (size_t i = 0; i < v->review.files.len && !t->over; i++) {
		const struct review_file *f = &v->review.files.ptr[i];
		struct buf diff = BUF_INIT;
		size_t n;
		char *fixed = review_fix(app_rules(t->app), f, &v->options, false, &n);
		diff_unified(f->text, f->len, fixed, strlen(fixed), f->path, f->path, &diff);
		if (n)
			talk_say(t, "%s:", f->path);
		talk_diff(t, diff.data);
		all += n;
		buf_done(&diff);
		free(fixed);
	}
	if (all)
		talk_say(t, "%zu fix%s possible. fix and the number of a finding applies one; in a shell, asynctutor review --fix and the file applies all.", all, all == 1 ? "" : "es");
	else
		talk_say(t, "There is no fix that would leave the behavior as it is.");
}

static const struct command commands[] = {
    {"rule", "r", "", "what the catalogue says of the rule of the last finding", true, act_rule, false},
    {"fixes", "f", "", "what the fixes that keep behavior would change", true, act_fixes, false},
    {"fix", "", "[NUMBER]", "show what the fix of that finding, or of the last, changes, and write it on your word; a copy is kept", true, act_fix, false},
    {"undo", "u", "", "take the last fix back", false, act_undo, false},
};

static const struct talk_place place = {
    .name = "Review",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
    .enter_words = enter_words,
    .enter = enter,
    .number_help = "tell of that finding",
    .number = number,
};

static void talk_of(struct talk *t, struct reviewed *v)
{
	talk_in(t, &place, v);
	for (size_t i = 0; i < v->fixes.len; i++)
		fixed_done(&v->fixes.ptr[i]);
	vec_done(&v->fixes);
	review_done(&v->review);
}

void plain_found(struct talk *t, struct review *found, const char *const *rules, size_t nrules)
{
	struct reviewed v = {.review = *found, .options = {.select = rules, .nselect = nrules}};

	*found = (struct review){0};
	talk_of(t, &v);
}

static int work_fd(void *ctx)
{
	return review_work_fd(ctx);
}

static bool work_over(void *ctx)
{
	return review_work_over(ctx);
}

static void tell_work(void *ctx, struct buf *out)
{
	size_t of, done = review_work_progress(ctx, &of);

	if (of)
		buf_addf(out, "reviewing: %zu of %zu files", done, of);
	else
		buf_addstr(out, "looking for Python files");
}

bool plain_wait_review(struct talk *t, struct review_work *w)
{
	if (talk_wait(t, &(struct work){work_fd, work_over, tell_work, w}))
		return true;
	talk_say(t, "The review was stopped.");
	return false;
}

void plain_review(struct talk *t, const char *name)
{
	struct reviewed v = {0};
	struct err e = ERR_INIT;
	char *path = path_typed(name);
	const char *const paths[] = {path};
	struct review_work *w = review_begin(app_rules(t->app), paths, 1, &v.options, &e);

	if (!w)
		talk_fail(t, &e);
	else if (!plain_wait_review(t, w))
		review_drop(w);
	else if (review_end(w, &v.review, &e) < 0)
		talk_fail(t, &e);
	else
		talk_of(t, &v);
	free(path);
}
