#include "tui/ask.h"
#include "tui/theme.h"

/* Rows. */

static void make_rows(struct ask *a)
{
	struct rows *r = &a->rows;
	int width = a->view.box.cols > 0 ? a->view.box.cols : 1;

	rows_clear(r);
	quiz_rows(r, a->quiz, &a->given, 0, width, a->ui->ascii);
	if (a->quiz->kind == QUIZ_LINE)
		rows_end(r);
	size_t first = rows_count(r);
	rows_pad(r, 2);
	rows_puts(r, MD_BULLET, "0) ");
	rows_wrap(r, MD_TEXT, "I do not know", width, 5);
	rows_link(r, first, rows_count(r), ANSWERS_MAX);
	rows_end(r);
	if (a->given.attempts)
		quiz_why_rows(r, a->quiz, a->given.option, width, a->ui->ascii);
	else
		rows_wrapf(r, STYLE_DIM, width, 0, "Your answer: a number, then %s.", action_key(ACT_GIVE, SCOPE_ASK));
	view_changed(&a->view);
}

void ask_place(struct ask *a, struct box b)
{
	int margin = b.cols > 30, link = a->view.link;

	a->view.box = (struct box){b.y, b.x + margin, b.rows, b.cols - 2 * margin};
	if (!a->quiz)
		return;
	make_rows(a);
	if (link > 0 && !a->given.attempts)
		ask_count(a, link > ANSWERS_MAX ? 0 : link);
}

void ask_begin(struct ask *a, const struct quiz *q)
{
	a->quiz = q;
	a->given = (struct answer){.option = quiz_options(q)};
	a->view.source = (struct view_source){rows_line, &a->rows};
	a->view.ascii = a->ui->ascii;
	a->view.top = 0;
	a->view.left = 0;
	a->view.link = 0;
	make_rows(a);
}

/* Selecting. */

static bool is_answer(const struct ask *a, size_t option)
{
	size_t n = quiz_options(a->quiz);

	return option == n || (option < n && option < ANSWERS_MAX && quiz_option(a->quiz, option).n);
}

static int link_of(const struct ask *a, size_t option)
{
	return option == quiz_options(a->quiz) ? ANSWERS_MAX : (int)option;
}

static size_t selected(const struct ask *a)
{
	return a->view.link > ANSWERS_MAX ? quiz_options(a->quiz) : (size_t)a->view.link - 1;
}

static bool row_has(struct ask *a, size_t n, int link)
{
	struct view_line row = {0};
	bool found = false;

	rows_line(&a->rows, n, &row);
	for (size_t i = 0; i < row.spans.len; i++)
		found |= row.spans.ptr[i].link == link;
	vec_done(&row.spans);
	return found;
}

static void focus(struct ask *a, size_t option)
{
	int link = link_of(a, option);
	size_t n = 0, last;

	while (n + 1 < rows_count(&a->rows) && !row_has(a, n, link))
		n++;
	for (last = n; row_has(a, last + 1, link);)
		last++;
	view_show(&a->view, last);
	view_focus(&a->view, link, n);
}

static void move(struct ask *a, int step)
{
	size_t n = quiz_options(a->quiz), at;

	if (!a->view.link) {
		at = step > 0 ? 0 : n;
	} else {
		at = selected(a);
		if (step > 0 ? at == n : at == 0)
			return;
		at += (size_t)step;
	}
	while (!is_answer(a, at) && (step > 0 ? at < n : at > 0))
		at += (size_t)step;
	if (is_answer(a, at))
		focus(a, at);
}

void ask_count(struct ask *a, int count)
{
	size_t option = count ? (size_t)count - 1 : quiz_options(a->quiz);

	if (!a->given.attempts && is_answer(a, option) && (!count || option < quiz_options(a->quiz)))
		focus(a, option);
}

/* Answering. */

void ask_answered(struct ask *a, size_t option)
{
	a->given = (struct answer){1, option, option < quiz_options(a->quiz) && quiz_is_right(a->quiz, option)};
	a->view.link = 0;
	size_t asked = rows_count(&a->rows);
	make_rows(a);
	view_show(&a->view, rows_count(&a->rows) - 1);
	if (asked > 0 && a->view.top >= asked)
		view_go(&a->view, asked - 1);
}

static bool give(struct ask *a, int count, size_t *option)
{
	if (count > 0) {
		if (!is_answer(a, (size_t)count - 1) || (size_t)count > quiz_options(a->quiz)) {
			ui_say(a->ui, "This question has no answer %d.", count);
			return false;
		}
		*option = (size_t)count - 1;
		return true;
	}
	if (!a->view.link) {
		ui_say(a->ui, "Type the number of your answer, then %s.", action_key(ACT_GIVE, SCOPE_ASK));
		return false;
	}
	*option = selected(a);
	return true;
}

bool ask_act(struct ask *a, enum action act, int count, bool *given, size_t *option)
{
	*given = false;
	switch (act) {
	case ACT_DOWN:
	case ACT_UP:
		for (int i = 0; i < (count > 0 && count < ANSWERS_MAX ? count : 1); i++)
			move(a, act == ACT_DOWN ? 1 : -1);
		return true;
	case ACT_NOT_KNOWN:
		ask_count(a, 0);
		return true;
	case ACT_GIVE:
		*given = give(a, count, option);
		return true;
	default:
		return false;
	}
}

void ask_done(struct ask *a)
{
	rows_done(&a->rows);
	view_done(&a->view);
}
