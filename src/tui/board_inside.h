/* The board of a class, inside: what is read (board_read.c), its rows (board_rows.c), the screen (board.c). */
#ifndef ASYNCTUTOR_TUI_BOARD_INSIDE_H
#define ASYNCTUTOR_TUI_BOARD_INSIDE_H

#include "report/class.h"
#include "run/errand.h"
#include "tui/board.h"
#include "tui/list.h"

struct board_state {
	char *dir;
	struct class_info *info;
	struct board board;
	struct list list;
	size_t *order, shown; /* learners, and how many of them are in the list */
	enum class_sort sort;
	char *filter; /* NULL for none */
	struct errand *errand; /* NULL while nothing is read */
	int64_t read_at, since; /* clock_monotonic() */
	bool ever;   /* something was read */
	char *worry; /* why the directory cannot be read just now; NULL where it can */
};

void board_start_reading(struct board_state *b);
/* Take in what the errand, which has ended, has read; true where something changed. */
bool board_finish_reading(struct board_state *b);
/* TEXT, which is freed by this, is why the directory cannot be read just now; NULL where it can. */
void board_worry(struct board_state *b, char *text);

void board_make_rows(struct screen *s);

#endif
