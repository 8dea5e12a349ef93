/* Questions in the text of a lesson. Their rows stand in lines that the layout keeps free; answering changes how they look and never how many there are. */
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/code.h"
#include "tui/glyph.h"
#include "tui/lesson.h"
#include "tui/mdview.h"
#include "tui/theme.h"

#define MARK_COLS 2 /* before each answer: whether it is right */

struct asked *lesson_asked(const struct lesson_state *l, int fence)
{
	return fence >= 0 && (size_t)fence < l->asked.len ? l->asked.ptr[fence] : NULL;
}

static struct asked *ask(struct lesson_state *l, const struct md_fence *fence, size_t index)
{
	struct err e = ERR_INIT;

	while (l->asked.len <= index)
		*vec_push(&l->asked) = NULL;
	if (l->asked.ptr[index])
		return l->asked.ptr[index];
	struct asked *q = l->asked.ptr[index] = xcalloc(1, sizeof *q);
	q->quiz = quiz_parse(fence->text, fence->len, l->lesson.lesson->path, fence->line, &e);
	if (!q->quiz)
		q->fault = err_format(&e);
	else if (l->answers)
		q->answer = answers_get(l->answers, q->quiz);
	err_done(&e);
	return q;
}

/* Rows. */

/* The sign before answer I: of the one that was given, and of the right one once there is one. */
static void sign(struct rows *r, const struct asked *q, size_t i, bool ascii)
{
	bool given = q->answer.attempts && q->answer.option == i, right = q->answer.attempts && quiz_is_right(q->quiz, i);

	if (right || given)
		rows_puts(r, right ? STYLE_PASS : STYLE_FAIL, glyph(right ? GLYPH_RIGHT : GLYPH_WRONG, ascii));
	rows_pad(r, MARK_COLS);
}

/* What a program prints, line by line as it does; the first continues the row being made. */
static void printed_rows(struct rows *r, const char *text, int width, int indent)
{
	do {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);
		rows_pad(r, indent);
		if (indent + utf8_width(line, n) <= width) {
			rows_add(r, MD_OUTPUT, line, n, -1);
			rows_end(r);
		} else {
			rows_wrap(r, MD_OUTPUT, line, width, indent);
		}
		free(line);
		text += n + (text[n] == '\n');
	} while (*text);
}

static void option_rows(struct rows *r, const struct asked *q, size_t i, int link, int width, bool ascii)
{
	struct str text = quiz_option(q->quiz, i);
	size_t first = rows_count(r);
	char *copy = xstrndup(text.p, text.n);

	sign(r, q, i, ascii);
	rows_printf(r, MD_BULLET, "%zu) ", i + 1);
	if (q->quiz->kind == QUIZ_PREDICT && i < q->quiz->nchoices)
		printed_rows(r, copy, width, MARK_COLS + 3);
	else
		mdview_rows(r, MD_TEXT, copy, width, MARK_COLS + 3, ascii);
	rows_link(r, first, rows_count(r), link + (int)i);
	free(copy);
}

/* The program with its lines as answers. */
static void line_rows(struct rows *r, const struct asked *q, int link, bool ascii)
{
	struct code_mark marks[ANSWERS_MAX];
	size_t n = quiz_options(q->quiz), nmarks = 0, first = rows_count(r);

	for (size_t i = 0; i < n && nmarks < ANSWERS_MAX; i++) {
		bool given = q->answer.attempts && q->answer.option == i, right = q->answer.attempts && quiz_is_right(q->quiz, i);
		if (given || right)
			marks[nmarks++] = (struct code_mark){(int)i + 1, glyph(right ? GLYPH_RIGHT : GLYPH_WRONG, ascii),
			    right ? STYLE_PASS : STYLE_FAIL, right ? STYLE_PASS : STYLE_FAIL};
	}
	code_rows(r, q->quiz->program, strlen(q->quiz->program), app_highlight, marks, nmarks);
	for (size_t i = 0; i < n && i < ANSWERS_MAX; i++)
		if (quiz_option(q->quiz, i).n)
			rows_link(r, first + i, first + i + 1, link + (int)i);
}

/* One row, whatever it says. */
static void state_row(struct rows *r, const struct asked *q)
{
	const struct answer *a = &q->answer;

	if (!a->attempts)
		rows_puts(r, STYLE_DIM, "Your answer: a number, then Enter.");
	else if (a->right)
		rows_printf(r, STYLE_PASS, a->attempts == 1 ? "Right, at once." : "Right, after %d answers.", a->attempts);
	else
		rows_printf(r, STYLE_FAIL, a->attempts == 1 ? "Wrong so far." : "Wrong so far, after %d answers.", a->attempts);
	rows_end(r);
}

static void make_rows(struct lesson_state *l, struct asked *q, size_t index, int width)
{
	struct rows *r = &q->rows;
	int link = LINK_ANSWER + (int)index * ANSWERS_MAX;
	bool ascii = l->ui->ascii;

	q->width = width;
	rows_clear(r);
	if (!q->quiz) {
		rows_wrap(r, STYLE_FAIL, "This question cannot be asked:", width, 0);
		rows_wrap(r, MD_TEXT, q->fault, width, 0);
		return;
	}
	rows_puts(r, MD_CALLOUT, "? ");
	mdview_rows(r, MD_STRONG, q->quiz->ask, width, MARK_COLS, ascii);
	rows_end(r);
	if (q->quiz->kind == QUIZ_LINE) {
		line_rows(r, q, link, ascii);
	} else {
		if (q->quiz->program) {
			code_bar_rows(r, q->quiz->program, strlen(q->quiz->program), app_highlight, glyph(GLYPH_BAR, ascii));
			rows_end(r);
		}
		for (size_t i = 0; i < quiz_options(q->quiz); i++)
			option_rows(r, q, i, link, width, ascii);
	}
	rows_end(r);
	state_row(r, q);
}

int lesson_quiz_rows(const struct md_fence *fence, size_t index, int width, void *ctx)
{
	struct lesson_state *l = ctx;

	if (strcmp(fence->info, "quiz") != 0 || index > (size_t)(INT32_MAX - LINK_ANSWER) / ANSWERS_MAX - 1)
		return -1;
	struct asked *q = ask(l, fence, index);
	if (q->width != width)
		make_rows(l, q, index, width);
	return (int)rows_count(&q->rows);
}

void lesson_quiz_line(struct lesson_state *l, size_t n, struct view_line *out)
{
	const struct md_line *line = md_line(l->layout, n);
	struct asked *q = lesson_asked(l, line->fence);

	if (!q)
		return;
	int fixed = out->fixed, before = line->width;
	struct view_line row = {.fixed = INT32_MAX};
	if (rows_line(&q->rows, n - lesson_fence_line(l, n), &row)) {
		for (size_t i = 0; i < row.spans.len; i++)
			*vec_push(&out->spans) = row.spans.ptr[i];
		out->fixed = row.fixed < INT32_MAX - before ? row.fixed + before : fixed;
	}
	vec_done(&row.spans);
}

/* Answering. */

static void say_why(struct lesson_state *l, const struct quiz *q, size_t option, int width)
{
	const char *why = quiz_why(q, option);
	struct rows *r = &l->words;
	size_t right = 0;

	while (!quiz_is_right(q, right))
		right++;
	if (option == right)
		rows_wrap(r, STYLE_PASS, "Right.", width, 0);
	else
		rows_printf(r, STYLE_FAIL, "%zu is wrong.", option + 1), rows_end(r);
	if (why)
		mdview_rows(r, MD_TEXT, why, width, 0, l->ui->ascii);
	if (option == right)
		return;
	rows_end(r);
	rows_printf(r, STYLE_PASS, "%zu is right.", right + 1);
	rows_end(r);
	mdview_rows(r, MD_TEXT, quiz_why(q, right), width, 0, l->ui->ascii);
}

/* The pane took rows: what was answered is still to be seen. */
static void show_question(struct lesson_state *l, int fence)
{
	size_t n = lesson_find_fence(l, fence);

	view_show(&l->view, n + rows_count(&lesson_asked(l, fence)->rows) - 1);
	if (n < l->view.top)
		view_show(&l->view, n);
	l->chosen = fence;
	lesson_mark(l);
}

void lesson_answer(struct screen *s, int fence, size_t option)
{
	struct lesson_state *l = s->state;
	struct asked *q = lesson_asked(l, fence);
	struct err e = ERR_INIT;

	if (!q || !q->quiz)
		return;
	if (option >= quiz_options(q->quiz) || option >= ANSWERS_MAX || !quiz_option(q->quiz, option).n) {
		ui_say(s->ui, "This question has no answer %zu.", option + 1);
		return;
	}
	if (s->ui->job.owner) {
		ui_say(s->ui, "Something is running already. Esc ends it.");
		return;
	}
	if (answer_put(s->ui->app, l->lesson.lesson, q->quiz, option, &q->answer, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	make_rows(l, q, (size_t)fence, q->width);
	view_changed(&l->view);
	lesson_below(s, q->answer.right ? "Right" : "Not yet");
	say_why(l, q->quiz, option, l->below_view.box.cols);
	lesson_below_show(s);
	show_question(l, fence);
	l->answering = true;
	if (q->quiz->kind == QUIZ_PREDICT && !q->answer.right)
		lesson_run(s, fence);
	l->answering = false;
}

/* Moving among answers. */

/* The line in which link LINK stands, in the question that begins in line N. */
static size_t answer_line(struct asked *q, size_t n, int link)
{
	for (size_t i = 0; i < rows_count(&q->rows); i++) {
		struct view_line row = {0};
		rows_line(&q->rows, i, &row);
		bool found = false;
		for (size_t k = 0; k < row.spans.len; k++)
			found |= row.spans.ptr[k].link == link;
		vec_done(&row.spans);
		if (found)
			return n + i;
	}
	return n;
}

void lesson_quiz_focus(struct lesson_state *l, int fence, size_t n, size_t option)
{
	struct asked *q = lesson_asked(l, fence);

	if (!q || !q->quiz || option >= quiz_options(q->quiz) || option >= ANSWERS_MAX || !quiz_option(q->quiz, option).n)
		return;
	int link = LINK_ANSWER + fence * ANSWERS_MAX + (int)option;
	view_focus(&l->view, link, answer_line(q, n, link));
}

void lesson_quiz_first(struct lesson_state *l, int fence)
{
	const struct quiz *q = lesson_asked(l, fence)->quiz;
	size_t i = 0;

	while (q && i + 1 < quiz_options(q) && !quiz_option(q, i).n)
		i++;
	lesson_quiz_focus(l, fence, lesson_find_fence(l, fence), i);
}

bool lesson_quiz_move(struct lesson_state *l, int step)
{
	int now = l->view.link - 1 - LINK_ANSWER, fence = now / ANSWERS_MAX, at = now % ANSWERS_MAX;
	const struct asked *q = lesson_asked(l, fence);

	if (!q || !q->quiz)
		return false;
	do
		at += step;
	while (at >= 0 && (size_t)at < quiz_options(q->quiz) && !quiz_option(q->quiz, (size_t)at).n);
	if (at < 0 || (size_t)at >= quiz_options(q->quiz) || at >= ANSWERS_MAX)
		return false;
	lesson_quiz_focus(l, fence, lesson_fence_line(l, l->view.link_line), (size_t)at);
	return true;
}

void lesson_quiz_done(struct lesson_state *l)
{
	for (size_t i = 0; i < l->asked.len; i++) {
		struct asked *q = l->asked.ptr[i];
		if (!q)
			continue;
		quiz_free(q->quiz);
		free(q->fault);
		rows_done(&q->rows);
		free(q);
	}
	vec_done(&l->asked);
	answers_free(l->answers);
}
