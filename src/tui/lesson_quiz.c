/* Questions in the text of a lesson. Their rows stand in lines that the layout keeps free; answering changes how they look and never how many there are. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "tui/lesson.h"
#include "tui/mdview.h"
#include "tui/quiz_rows.h"
#include "tui/theme.h"

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

/* One row, whatever it says. */
static void state_row(struct rows *r, const struct asked *q)
{
	const struct answer *a = &q->answer;
	struct buf text = BUF_INIT;

	answer_state_text(a, &text);
	rows_puts(r, !a->attempts ? STYLE_DIM : a->right ? STYLE_PASS : STYLE_FAIL, text.data);
	buf_done(&text);
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
	quiz_rows(r, q->quiz, &q->answer, link, width, ascii);
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
	quiz_why_rows(&l->words, q->quiz, option, l->below_view.box.cols, l->ui->ascii);
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
