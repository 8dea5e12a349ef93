/* Doubling benchmark of the view: searching a whole text, and drawing at its end. Prints lines, milliseconds of each, and the ratio to half the size. */
#include <stdio.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "markdown/markdown.h"
#include "tui/rows.h"
#include "tui/view.h"

#define ROUNDS 20

struct times {
	double search, draw;
};

static struct times measure(int lines)
{
	struct rows rows = {0};
	struct view v = {.source = {rows_line, &rows}, .box = {0, 0, 24, 80}};
	struct grid grid = {0};
	struct times t;

	grid_resize(&grid, 24, 80);
	for (int i = 0; i < lines; i++) {
		rows_printf(&rows, MD_TEXT, "Line %d of a text in which every third word is a task, and no word is aaaaaaab.", i);
		rows_end(&rows);
	}
	int64_t start = clock_monotonic();
	for (int i = 0; i < ROUNDS; i++) {
		view_search(&v, i % 2 ? "task" : "aaaaaaaab", 0);
		search_forget(&v.search);
	}
	t.search = (double)(clock_monotonic() - start) / ROUNDS;
	view_search(&v, "task", 0);
	view_act(&v, ACT_BOTTOM, 0);
	start = clock_monotonic();
	for (int i = 0; i < ROUNDS * 100; i++)
		view_draw(&v, &grid, true);
	t.draw = (double)(clock_monotonic() - start) / (ROUNDS * 100);
	view_done(&v);
	rows_done(&rows);
	grid_done(&grid);
	return t;
}

int main(void)
{
	struct times before = {0};

	utf8_locale();
	printf("%8s %12s %6s %12s %6s\n", "lines", "search ms", "ratio", "draw ms", "ratio");
	for (int lines = 5000; lines <= 80000; lines *= 2) {
		struct times t = measure(lines);
		printf("%8d %12.2f %6.2f %12.3f %6.2f\n", lines, t.search, before.search > 0 ? t.search / before.search : 0, t.draw,
		    before.draw > 0 ? t.draw / before.draw : 0);
		before = t;
	}
	return 0;
}
