#include <stdlib.h>
#include <string.h>
#include "app/course_check.h"
#include "app/course_checklists.h"
#include "app/course_lesson.h"
#include "app/course_links.h"
#include "app/task_list.h"
#include "app/trial.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "checks/checks.h"
#include "rules/rules.h"
#include "run/run.h"

#define REFUSED_BY "# refused by: "
/* The least that runs. */
#define DOES_NOTHING "pass\n"

struct checker {
	const struct course *course;
	const char *only; /* the one slug to look at; NULL for all */
	struct rule_set *rules;
	struct course_links *links;
	struct course_lessons *lessons;
	bool no_python; /* nothing can be run: answers are judged by their code alone */
	course_fault_fn *fault;
	void *ctx;
	struct course_check *out;
};

static void report(struct checker *k, const char *path, int line, int col, const char *text)
{
	struct course_fault f = {path, line, col, text};

	k->out->faults++;
	k->fault(&f, k->ctx);
}

static void reportf(struct checker *k, const char *path, int line, int col, const char *fmt, ...) ATTR_PRINTF(5, 6);

static void reportf(struct checker *k, const char *path, int line, int col, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	report(k, path, line, col, text);
	free(text);
}

static void report_err(const struct err *e, void *ctx)
{
	struct checker *k = ctx;

	report(k, e->path ? e->path : k->course->root, e->line, e->col, e->text);
}

static void take_err(struct checker *k, struct err *e)
{
	report_err(e, k);
	err_done(e);
}

/* An exercise whose files are judged. */
struct subject {
	struct checker *k;
	const struct exercise *x;
	struct checks *checks;
	struct trials *trials;
	bool *refused; /* for each check: some rejected answer is refused by it */
};

/* "is refused by no-gather (line 7)": the check that refuses first, or what else keeps it from passing. */
static char *describe(const struct verdict *v)
{
	if (v->syntax_error)
		return xasprintf("is no Python: %s (line %d)", v->syntax_error, v->syntax_line);
	if (v->first_failed == v->nresults)
		return xstrdup("cannot be judged: Python, the tracer or the machine failed");
	const struct check_result *r = &v->results[v->first_failed];
	return r->line ? xasprintf("is refused by %s (line %d)", r->check->id, r->line)
		       : xasprintf("is refused by %s", r->check->id);
}

/* Whether V leaves open what only a run could tell, and there is nothing to run with: neither right nor wrong. */
static bool is_open(const struct subject *s, const struct verdict *v)
{
	return s->k->no_python && (v->kind == VERDICT_PATTERNS_ONLY || v->kind == VERDICT_UNDECIDED);
}

static void want_pass(struct subject *s, const char *path, const struct verdict *v)
{
	if (v->kind == VERDICT_PASSED || is_open(s, v))
		return;
	char *why = describe(v);
	reportf(s->k, path, 0, 0, "must pass and %s", why);
	free(why);
}

static void want_refusal(struct subject *s, const char *path, const struct verdict *v)
{
	if (v->syntax_error)
		reportf(s->k, path, v->syntax_line, v->syntax_col, "is no Python: %s", v->syntax_error);
	else if (v->kind != VERDICT_NOT_YET && !is_open(s, v))
		report(s->k, path, 0, 0, "must not pass, and it does");
}

/* Whether CHECK could be made of an answer. */
static bool can_be_made(const struct subject *s, const struct check *check)
{
	return !s->k->no_python || check->kind != CHECK_TRACE;
}

static const struct check *find_check(const struct checks *checks, const char *id, size_t *index)
{
	for (*index = 0; *index < checks_count(checks); ++*index)
		if (strcmp(checks_at(checks, *index)->id, id) == 0)
			return checks_at(checks, *index);
	return NULL;
}

/* The id in "# refused by: ID", the first line of TEXT; NULL where it is something else. The caller frees. */
static char *refused_by(const char *text)
{
	if (!str_starts(text, REFUSED_BY))
		return NULL;
	const char *id = text + strlen(REFUSED_BY);
	return xstrndup(id, strcspn(id, " \t\r\n"));
}

static void want_refusal_by(struct subject *s, const char *path, const char *text, const struct verdict *v)
{
	char *id = refused_by(text);
	size_t index;
	const struct check *check = id ? find_check(s->checks, id, &index) : NULL;

	if (!id)
		report(s->k, path, 1, 1, "does not begin with the line " REFUSED_BY "ID, the check that refuses it");
	else if (!check)
		reportf(s->k, path, 1, (int)strlen(REFUSED_BY) + 1, "checks.yml has no check \"%s\"", id);
	else if (v->syntax_error || !can_be_made(s, check))
		want_refusal(s, path, v);
	else if (v->kind != VERDICT_NOT_YET)
		report(s->k, path, 0, 0, "must not pass, and it does");
	else if (v->first_failed != index)
		reportf(s->k, path, 1, (int)strlen(REFUSED_BY) + 1, "must be refused first by %s, and %s comes first", id,
		    v->results[v->first_failed].check->id);
	else
		s->refused[index] = true;
	free(id);
}

enum answer { MUST_PASS, MUST_FAIL, MUST_FAIL_BY_NAME };

static void check_answer(struct subject *s, const char *name, enum answer want)
{
	char *text, *path = path_join(s->x->dir, name);
	size_t len;
	struct err e = ERR_INIT;

	s->k->out->answers++;
	if (course_read_file(s->x, name, &text, &len, &e) < 0) {
		take_err(s->k, &e);
		free(path);
		return;
	}
	struct verdict *v = trials_judge(s->trials, text, len);
	s->k->out->open += is_open(s, v);
	if (want == MUST_PASS)
		want_pass(s, path, v);
	else if (want == MUST_FAIL)
		want_refusal(s, path, v);
	else
		want_refusal_by(s, path, text, v);
	verdict_free(v);
	free(path);
	free(text);
}

/* Every Python file of FOLDER, which need not be there. */
static void check_answers(struct subject *s, const char *folder, enum answer want)
{
	char *dir = path_join(s->x->dir, folder), **names;
	size_t n;
	struct err e = ERR_INIT;

	if (path_is_dir(dir)) {
		if (path_list(dir, &names, &n, &e) < 0) {
			take_err(s->k, &e);
		} else {
			for (size_t i = 0; i < n; i++) {
				char *name = path_join(folder, names[i]);
				if (str_ends(name, ".py") && names[i][0] != '.')
					check_answer(s, name, want);
				free(name);
			}
			path_list_free(names, n);
		}
	}
	free(dir);
}

static void check_empty_answer(struct subject *s, const char *path)
{
	struct verdict *v = trials_judge(s->trials, DOES_NOTHING, strlen(DOES_NOTHING));

	if (v->kind != VERDICT_NOT_YET && !is_open(s, v))
		report(s->k, path, 0, 0, "a program that does nothing passes: require something of it");
	verdict_free(v);
}

static void check_judging(struct checker *k, const struct exercise *x)
{
	char *path = path_join(x->dir, "checks.yml"), *text;
	struct subject s = {.k = k, .x = x};
	size_t len;
	struct err e = ERR_INIT;

	if (course_read_file(x, "checks.yml", &text, &len, &e) < 0) {
		take_err(k, &e);
		goto out;
	}
	s.checks = checks_parse(text, len, path, k->rules, &e);
	free(text);
	if (!s.checks) {
		take_err(k, &e);
		goto out;
	}
	s.trials = trials_new(x, s.checks);
	if (course_read_file(x, "broken.py", &text, &len, &e) == 0) {
		checks_review(s.checks, text, len);
		free(text);
	}
	err_done(&e);
	s.refused = xcalloc(checks_count(s.checks), sizeof *s.refused);
	check_answer(&s, "broken.py", MUST_FAIL);
	check_answer(&s, "solution.py", MUST_PASS);
	check_answers(&s, "accepted", MUST_PASS);
	check_answers(&s, "rejected", MUST_FAIL_BY_NAME);
	check_empty_answer(&s, path);
	for (size_t i = 0; i < checks_count(s.checks); i++)
		if (!s.refused[i] && can_be_made(&s, checks_at(s.checks, i)))
			reportf(k, path, checks_at(s.checks, i)->line, 0, "no file in rejected/ is refused by %s",
			    checks_at(s.checks, i)->id);
out:
	free(s.refused);
	trials_free(s.trials);
	checks_free(s.checks);
	free(path);
}

/* Links and encoding of a Markdown file REL whose body is TEXT. */
static void check_text(struct checker *k, const char *rel, const struct course_text *text)
{
	char *path = path_join(k->course->root, rel);

	if (!utf8_valid(text->text, text->len))
		report(k, path, 0, 0, "is not UTF-8 text");
	else
		course_links_check(k->links, rel, text, report_err, k);
	free(path);
}

static void check_lesson(struct checker *k, const struct lesson *l)
{
	struct course_text text;
	struct err e = ERR_INIT;

	bool placement = l == k->course->placement;

	if (l->fault)
		return;
	k->out->lessons += !placement;
	if (course_read_lesson(l, &text, &e) < 0) {
		take_err(k, &e);
		return;
	}
	char *rel = xasprintf("lessons/%s.md", l->slug);
	check_text(k, rel, &text);
	if (utf8_valid(text.text, text.len)) {
		char *path = path_join(k->course->root, rel);
		course_lesson_check(k->lessons, path, &text, placement ? k->course : NULL, report_err, k);
		task_lists_check(k->course, path, &text, report_err, k);
		free(path);
	}
	free(rel);
	free(text.text);
}

static void check_task(struct checker *k, const struct exercise *x)
{
	struct course_text text;
	struct err e = ERR_INIT;

	if (course_read_task(x, &text, &e) < 0) {
		take_err(k, &e);
		return;
	}
	char *rel = xasprintf("exercises/%s/exercise.md", x->slug);
	check_text(k, rel, &text);
	free(rel);
	free(text.text);
}

/* why.md, which need not be there. */
static void check_why(struct checker *k, const struct exercise *x)
{
	struct course_text text = {.first_line = 1};
	struct err e = ERR_INIT;

	if (course_read_file(x, "why.md", &text.text, &text.len, &e) < 0) {
		if (e.code != ERR_MISSING)
			report_err(&e, k);
		err_done(&e);
		return;
	}
	char *rel = xasprintf("exercises/%s/why.md", x->slug);
	check_text(k, rel, &text);
	free(rel);
	free(text.text);
}

/* course.yml could not be used: that is the one fault that is told. */
static void report_unusable(struct checker *k, struct err *e)
{
	struct course_fault f = {e->path, e->line, e->col, e->text};

	k->out->faults++;
	k->fault(&f, k->ctx);
	err_done(e);
}

static bool is_wanted(const struct checker *k, const char *slug)
{
	return !k->only || strcmp(k->only, slug) == 0;
}

static void check_all(struct checker *k)
{
	const struct course *c = k->course;
	char *rules = path_join(c->root, "rules");

	for (size_t i = 0; i < c->nfaults; i++)
		report(k, c->faults[i].path, c->faults[i].line, c->faults[i].col, c->faults[i].text);
	k->links = course_links_new(c);
	k->lessons = course_lessons_new();
	k->no_python = !run_python_find(NULL);
	k->rules = rule_set_load(rules, report_err, k);
	k->out->rules = rule_set_count(k->rules);
	if (!k->only)
		k->out->checklists = course_checklists_check(c, k->rules, report_err, k);
	for (size_t i = 0; i < c->nlessons; i++)
		if (is_wanted(k, c->lessons[i].slug))
			check_lesson(k, &c->lessons[i]);
	if (c->placement && is_wanted(k, c->placement->slug))
		check_lesson(k, c->placement);
	for (size_t i = 0; i < c->nexercises; i++) {
		const struct exercise *x = &c->exercises[i];
		if (x->fault || !is_wanted(k, x->slug))
			continue;
		k->out->exercises++;
		check_task(k, x);
		check_why(k, x);
		check_judging(k, x);
	}
	rule_set_free(k->rules);
	course_links_free(k->links);
	course_lessons_free(k->lessons);
	free(rules);
}

static int check_opened(struct checker *k, struct err *e)
{
	bool placement = k->only && k->course->placement && strcmp(k->course->placement->slug, k->only) == 0;

	if (k->only && !placement && !course_lesson(k->course, k->only) && !course_exercise(k->course, k->only))
		return err_at(e, ERR_USAGE, k->course->root, 0, 0, "has no lesson and no exercise \"%s\"", k->only);
	check_all(k);
	return 0;
}

int course_check(const char *root, const char *only, course_fault_fn *fault, void *ctx, struct course_check *out, struct err *e)
{
	struct checker k = {.only = only, .fault = fault, .ctx = ctx, .out = out};
	int status = 0;
	char *path = path_join(root, "course.yml");
	bool there = path_is_file(path);
	struct err unusable = ERR_INIT;

	free(path);
	*out = (struct course_check){0};
	if (!there)
		return err_at(e, ERR_MISSING, root, 0, 0, "is not a course: it holds no course.yml");
	struct course *c = course_open(root, &unusable);
	k.course = c;
	if (c)
		status = check_opened(&k, e);
	else
		report_unusable(&k, &unusable);
	course_close(c);
	return status;
}
