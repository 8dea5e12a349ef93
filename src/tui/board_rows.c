/* The rows of a class's board: learners by exercises. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "tui/board_inside.h"
#include "tui/theme.h"

static int name_cells(int width)
{
	return width >= 100 ? 24 : width >= 60 ? 16 : 10;
}

/* How many exercises have a column. */
static size_t columns_shown(const struct board_state *b, int width)
{
	int room = width - name_cells(width) - 30;
	size_t n = room > 0 ? (size_t)room : 0;

	return b->board.ncolumns < n ? b->board.ncolumns : n;
}

static void add_name(struct rows *r, const char *name, int cells)
{
	struct buf safe = BUF_INIT;
	int start = r->width, used;

	cellsafe(&safe, name, strlen(name), CELL_PROSE);
	size_t n = utf8_fit(safe.data, safe.len, cells, &used);
	rows_safe(r, MD_TEXT, safe.data, n, -1);
	rows_pad(r, start + cells + 1);
	buf_done(&safe);
}

static int letter_style(char letter)
{
	return letter == 'P' ? STYLE_STATE_PASSED : letter == 'F' ? STYLE_FAIL : letter == 's' ? STYLE_STATE_STARTED : STYLE_STATE_NEW;
}

static void learner_row(struct board_state *b, const struct board_learner *l, int64_t now, int width)
{
	struct rows *r = &b->list.rows;
	struct buf what = BUF_INIT;
	char idle[24];

	add_name(r, *l->name ? l->name : l->id, name_cells(width));
	for (size_t i = 0; i < columns_shown(b, width); i++) {
		char letter = class_cell_letter(board_cell(l, b->board.columns[i]));
		rows_add(r, letter_style(letter), &letter, 1, -1);
	}
	class_idle_text(board_idle(l, now), idle);
	rows_printf(r, MD_TEXT, " %3zu/%-3zu%7s ", l->passed, b->board.ncolumns, idle);
	rows_puts(r, l->signal == CLASS_HELP ? STYLE_FAIL : STYLE_PASS, l->left ? "left " : l->signal == CLASS_HELP ? "HELP " : l->signal == CLASS_DONE ? "done " : "     ");
	class_now_text(&b->board, l, &what);
	rows_scroll(r);
	rows_puts(r, STYLE_DIM, what.data);
	rows_end(r);
	buf_done(&what);
}

/* Whether what stands in the learner's row has the filter's text. */
static bool fits(const struct board_state *b, const struct board_learner *l)
{
	struct buf text = BUF_INIT;

	if (!b->filter)
		return true;
	buf_addf(&text, "%s %s ", l->name, l->left ? "left" : l->signal ? class_signal_name(l->signal) : "");
	class_now_text(&b->board, l, &text);
	bool there = strcasestr(text.data, b->filter) != NULL;
	buf_done(&text);
	return there;
}

static void head_rows(struct board_state *b, int width)
{
	struct rows *r = &b->list.rows;
	struct board_stat *stats;
	size_t n = board_stats(&b->board, &stats);

	if (b->worry)
		rows_wrap(r, STYLE_FAIL, b->worry, width, 0);
	if (n && width >= 40) {
		struct buf text = BUF_INIT;
		class_stat_text(&b->board, &stats[0], &text);
		rows_wrap(r, STYLE_HINT, text.data, width, 0);
		buf_done(&text);
	}
	free(stats);
	if (b->board.learners.len) {
		rows_puts(r, STYLE_DIM, "Name");
		rows_pad(r, name_cells(width) + 1);
		if (columns_shown(b, width) >= 9)
			rows_puts(r, STYLE_DIM, "Exercises");
		rows_pad(r, name_cells(width) + 1 + (int)columns_shown(b, width));
		rows_puts(r, STYLE_DIM, " passed   idle");
	} else {
		rows_wrap(r, MD_TEXT, b->ever ? "Nobody has joined yet. Learners do it with" : "Reading the class.", width, 0);
		if (b->ever)
			rows_printf(r, MD_CODE, "asynctutor class join %s", b->dir);
	}
	rows_end(r);
	list_own(&b->list, LIST_NONE);
}

void board_make_rows(struct screen *s)
{
	struct board_state *b = s->state;
	int width = b->list.view.box.cols;
	int64_t now = clock_now();
	int entry = list_selected(&b->list);
	size_t selected = entry == LIST_NONE || !b->order ? SIZE_MAX : (size_t)entry, row = b->list.selected;

	list_clear(&b->list);
	free(b->order);
	b->order = class_order(&b->board, b->sort, now);
	head_rows(b, width);
	b->shown = 0;
	for (size_t i = 0; i < b->board.learners.len; i++) {
		const struct board_learner *l = &b->board.learners.ptr[b->order[i]];
		if (!fits(b, l))
			continue;
		learner_row(b, l, now, width);
		list_own(&b->list, (int)b->order[i]); /* the learner, wherever sorting has moved them */
		if (b->order[i] == selected)
			row = b->list.entries.len - 1;
		b->shown++;
	}
	if (b->board.learners.len && !b->shown) {
		rows_wrapf(&b->list.rows, MD_TEXT, width, 0, "Nobody has this in their row; %s and Enter shows all.", action_key(ACT_BOARD_FILTER, s->scopes));
		list_own(&b->list, LIST_NONE);
	}
	list_made(&b->list, row);
}
