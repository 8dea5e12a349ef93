#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "app/course_lesson.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "course/quiz.h"
#include "markdown/markdown.h"
#include "python/python.h"
#include "run/facts.h"
#include "run/run.h"

/* The cells that code has on 80 columns. */
#define CODE_WIDTH 76
#define OUTPUT_MAX (1u << 16)
#define NAME "lesson.py"

struct quiz_id {
	char *id, *path;
	int line;
};

struct course_lessons {
	VEC(struct quiz_id) ids;
};

struct course_lessons *course_lessons_new(void)
{
	return xcalloc(1, sizeof(struct course_lessons));
}

void course_lessons_free(struct course_lessons *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < l->ids.len; i++) {
		free(l->ids.ptr[i].id);
		free(l->ids.ptr[i].path);
	}
	vec_done(&l->ids);
	free(l);
}

/* A lesson that is being looked at. */
struct look {
	struct course_lessons *lessons;
	const char *path;
	const struct course *places; /* whose placement quiz it is; NULL for a lesson */
	size_t questions;
	void (*fault)(const struct err *e, void *ctx);
	void *ctx;
};

static void report(struct look *k, int line, const char *fmt, ...) ATTR_PRINTF(3, 4);

static void report(struct look *k, int line, const char *fmt, ...)
{
	struct err e = ERR_INIT;
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	err_at(&e, ERR_SYNTAX, k->path, line, 0, "%s", text);
	k->fault(&e, k->ctx);
	err_done(&e);
	free(text);
}

/* What became of a program: its output (owned), and how it failed, or NULL. */
struct printed {
	char *out, *failed;
};

static void printed_done(struct printed *p)
{
	free(p->out);
	free(p->failed);
}

static char *describe_failure(const struct run *r)
{
	struct err e = ERR_INIT;
	struct facts *f = facts_read(r, 1, &e);
	char *text = NULL;

	if (!f)
		text = xstrdup(run_end_text(run_result(r)->end));
	else if (f->exception)
		text = xasprintf("%s: %s", f->exception->type, f->exception->text);
	else if (f->outcome != OUTCOME_FINISHES)
		text = xstrdup(fact_outcome_name(f->outcome));
	facts_free(f);
	err_done(&e);
	return text;
}

/* Run LEN bytes of TEXT; false where there is no Python. */
static bool run_program(struct look *k, int line, const char *text, size_t len, bool real_clock, struct printed *p)
{
	struct run_job job = RUN_JOB_INIT;
	struct err e = ERR_INIT;
	size_t n;

	*p = (struct printed){0};
	if (!run_python_find(NULL))
		return false;
	job.name = NAME;
	job.text = text;
	job.len = len;
	job.real_clock = real_clock;
	struct run *r = run_start(&job, &e);
	if (!r) {
		report(k, line, "cannot be run: %s", e.text);
		err_done(&e);
		return false;
	}
	run_wait(r);
	p->out = run_output(r, 1, "stdout", OUTPUT_MAX, &n);
	p->failed = describe_failure(r);
	run_free(r);
	return true;
}

static struct str trim(struct str s)
{
	while (s.n && isspace((unsigned char)*s.p)) {
		s.p++;
		s.n--;
	}
	while (s.n && isspace((unsigned char)s.p[s.n - 1]))
		s.n--;
	return s;
}

/* The first line in which the texts differ, from 1, with what stands there in B. */
static int first_difference(struct str a, struct str b, struct str *there)
{
	int line = 1;
	size_t i = 0, start = 0;

	for (; i < a.n && i < b.n && a.p[i] == b.p[i]; i++)
		if (a.p[i] == '\n') {
			line++;
			start = i + 1;
		}
	const char *end = start < b.n ? memchr(b.p + start, '\n', b.n - start) : NULL;
	*there = (struct str){b.p + start, end ? (size_t)(end - b.p) - start : b.n - start};
	return line;
}

static void check_program(struct look *k, const struct md_fence *program, const struct md_fence *output)
{
	struct printed p;
	struct str there;

	if (!output) {
		report(k, program->line, "no ```output stands behind the program");
		return;
	}
	if (!run_program(k, program->line, program->text, program->len, app_fence_real_clock(program), &p))
		return;
	struct str shown = trim((struct str){output->text, output->len}), real = trim(str_from(p.out));
	if (p.failed)
		report(k, program->line, "the program fails: %s", p.failed);
	else if (!str_eq(shown, real)) {
		int line = first_difference(shown, real, &there);
		report(k, output->line + line - 1, "the program prints \"%.*s\" here", (int)there.n, there.p);
	}
	printed_done(&p);
}

/* Every choice that the output of the program of Q is like is the right one, and there is one. */
static void check_prediction(struct look *k, int line, const struct quiz *q)
{
	struct printed p;
	size_t hits = 0;

	if (!run_program(k, line, q->program, strlen(q->program), false, &p))
		return;
	struct str real = trim(str_from(p.out));
	for (size_t i = 0; i < q->nchoices; i++) {
		bool same = str_eq(trim(str_from(q->choices[i].text)), real);
		hits += same;
		if (same && !q->choices[i].right)
			report(k, line, "the program of quiz \"%s\" prints the choice %zu, which is not marked as right", q->id, i + 1);
	}
	if (p.failed)
		report(k, line, "the program of quiz \"%s\" fails: %s", q->id, p.failed);
	else if (!hits)
		report(k, line, "the program of quiz \"%s\" prints none of the choices, but \"%.*s\"", q->id, (int)real.n, real.p);
	printed_done(&p);
}

static void check_syntax(struct look *k, int line, const struct quiz *q)
{
	struct py_file *file = py_parse(q->program, strlen(q->program));
	size_t n;
	const struct py_fault *faults = py_faults(file, &n);

	if (n)
		report(k, line, "the program of quiz \"%s\" is no Python: %s in its line %d", q->id, faults[0].message, faults[0].at.line);
	py_free(file);
}

static void check_id(struct look *k, int line, const struct quiz *q)
{
	for (size_t i = 0; i < k->lessons->ids.len; i++) {
		const struct quiz_id *known = &k->lessons->ids.ptr[i];
		if (strcmp(known->id, q->id) == 0) {
			report(k, line, "the quiz \"%s\" is here twice, first in line %d of %s", q->id, known->line, path_base(known->path));
			return;
		}
	}
	*vec_push(&k->lessons->ids) = (struct quiz_id){xstrdup(q->id), xstrdup(k->path), line};
}

static void check_place(struct look *k, int line, const struct quiz *q)
{
	if (!k->places && q->lesson)
		report(k, line, "the quiz \"%s\" names a lesson, which only those of a placement quiz do", q->id);
	else if (k->places && !q->lesson)
		report(k, line, "the quiz \"%s\" does not name the lesson that it stands for", q->id);
	else if (k->places && !course_lesson(k->places, q->lesson))
		report(k, line, "the quiz \"%s\" stands for the lesson \"%s\", which is not in the course", q->id, q->lesson);
}

static void check_quiz(struct look *k, const struct md_fence *fence)
{
	struct err e = ERR_INIT;
	struct quiz *q = quiz_parse(fence->text, fence->len, k->path, fence->line, &e);

	if (!q) {
		k->fault(&e, k->ctx);
		err_done(&e);
		return;
	}
	k->questions++;
	check_id(k, fence->line, q);
	check_place(k, fence->line, q);
	if (q->kind == QUIZ_PREDICT)
		check_prediction(k, fence->line, q);
	else if (q->kind == QUIZ_LINE)
		check_syntax(k, fence->line, q);
	quiz_free(q);
}

/* Code does not wrap. */
static void check_width(struct look *k, const struct md_fence *fence)
{
	int line = fence->line;

	for (const char *p = fence->text, *all = p + fence->len, *end; p < all; p = end + 1, line++) {
		end = memchr(p, '\n', (size_t)(all - p));
		end = end ? end : all;
		int width = utf8_width(p, (size_t)(end - p));
		if (width > CODE_WIDTH)
			report(k, line, "the line is %d columns wide, and %d fit on a screen of 80", width, CODE_WIDTH);
	}
}

/* What stands behind the language is no guess: a word that means nothing is a mistake. */
static void check_option(struct look *k, const struct md_fence *fence)
{
	if (*fence->option && !app_fence_real_clock(fence))
		report(k, fence->line - 1, "a fence of python can be \"real-clock\", not \"%s\"", fence->option);
}

static void check_fences(struct look *k, const struct md_doc *doc)
{
	size_t n;
	const struct md_fence *fences = md_fences(doc, &n);

	for (size_t i = 0; i < n; i++) {
		const struct md_fence *next = i + 1 < n && strcmp(fences[i + 1].info, "output") == 0 ? &fences[i + 1] : NULL;
		if (strcmp(fences[i].info, "python") == 0) {
			check_option(k, &fences[i]);
			check_program(k, &fences[i], next);
		} else if (strcmp(fences[i].info, "quiz") == 0)
			check_quiz(k, &fences[i]);
		if (strcmp(fences[i].info, "quiz") != 0)
			check_width(k, &fences[i]);
	}
}

void course_lesson_check(struct course_lessons *l, const char *path, const struct course_text *text, const struct course *places,
    void (*fault)(const struct err *e, void *ctx), void *ctx)
{
	struct look k = {.lessons = l, .path = path, .places = places, .fault = fault, .ctx = ctx};
	struct md_doc *doc = md_parse(text->text, text->len, text->first_line);

	check_fences(&k, doc);
	if (places && !k.questions)
		report(&k, 0, "a placement quiz has no question");
	md_free(doc);
}
