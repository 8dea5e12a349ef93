#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/code.h"
#include "tui/glyph.h"
#include "tui/mdview.h"
#include "tui/quiz_rows.h"
#include "tui/theme.h"

#define MARK_COLS 2 /* before each answer: whether it is right */

/* The sign before answer I: of the one that was given, and of the right one once there is one. */
static void sign(struct rows *r, const struct quiz *q, const struct answer *a, size_t i, bool ascii)
{
	bool given = a->attempts && a->option == i, right = a->attempts && quiz_is_right(q, i);

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

static void option_rows(struct rows *r, const struct quiz *q, const struct answer *a, size_t i, int link, int width, bool ascii)
{
	struct str text = quiz_option(q, i);
	size_t first = rows_count(r);
	char *copy = xstrndup(text.p, text.n);

	sign(r, q, a, i, ascii);
	rows_printf(r, MD_BULLET, "%zu) ", i + 1);
	if (q->kind == QUIZ_PREDICT && i < q->nchoices)
		printed_rows(r, copy, width, MARK_COLS + 3);
	else
		mdview_rows(r, MD_TEXT, copy, width, MARK_COLS + 3, ascii);
	rows_link(r, first, rows_count(r), link + (int)i);
	free(copy);
}

/* The program with its lines as answers. */
static void line_rows(struct rows *r, const struct quiz *q, const struct answer *a, int link, bool ascii)
{
	struct code_mark marks[ANSWERS_MAX];
	size_t n = quiz_options(q), nmarks = 0, first = rows_count(r);

	for (size_t i = 0; i < n && nmarks < ANSWERS_MAX; i++) {
		bool given = a->attempts && a->option == i, right = a->attempts && quiz_is_right(q, i);
		if (given || right)
			marks[nmarks++] = (struct code_mark){(int)i + 1, glyph(right ? GLYPH_RIGHT : GLYPH_WRONG, ascii),
			    right ? STYLE_PASS : STYLE_FAIL, right ? STYLE_PASS : STYLE_FAIL};
	}
	code_rows(r, q->program, strlen(q->program), app_highlight, marks, nmarks);
	for (size_t i = 0; i < n && i < ANSWERS_MAX; i++)
		if (quiz_option(q, i).n)
			rows_link(r, first + i, first + i + 1, link + (int)i);
}

void quiz_rows(struct rows *r, const struct quiz *q, const struct answer *answer, int link, int width, bool ascii)
{
	rows_puts(r, MD_CALLOUT, "? ");
	mdview_rows(r, MD_STRONG, q->ask, width, MARK_COLS, ascii);
	rows_end(r);
	if (q->kind == QUIZ_LINE) {
		line_rows(r, q, answer, link, ascii);
		return;
	}
	if (q->program) {
		code_bar_rows(r, q->program, strlen(q->program), app_highlight, glyph(GLYPH_BAR, ascii));
		rows_end(r);
	}
	for (size_t i = 0; i < quiz_options(q); i++)
		option_rows(r, q, answer, i, link, width, ascii);
}

void quiz_why_rows(struct rows *r, const struct quiz *q, size_t option, int width, bool ascii)
{
	const char *why = option < quiz_options(q) ? quiz_why(q, option) : NULL;
	size_t right = 0;

	while (!quiz_is_right(q, right))
		right++;
	if (option == right) {
		rows_wrap(r, STYLE_PASS, "Right.", width, 0);
	} else if (option < quiz_options(q)) {
		rows_printf(r, STYLE_FAIL, "%zu is wrong.", option + 1);
		rows_end(r);
	}
	if (why)
		mdview_rows(r, MD_TEXT, why, width, 0, ascii);
	if (option == right)
		return;
	if (option < quiz_options(q))
		rows_end(r);
	rows_printf(r, STYLE_PASS, "%zu is right.", right + 1);
	rows_end(r);
	mdview_rows(r, MD_TEXT, quiz_why(q, right), width, 0, ascii);
}
