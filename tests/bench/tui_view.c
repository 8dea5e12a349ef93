/*
 * Doubling benchmark of the view. A pattern is typed, key by key: how long the slowest key kept the keyboard, how long it took until its hit was shown, and until
 * all were counted; for a word that is everywhere and for one in the last line. Then drawing at the end. Prints milliseconds, and the ratio to half the size.
 */
#include <stdio.h>
#include <time.h>
#include "base/utf8.h"
#include "markdown/markdown.h"
#include "tui/rows.h"
#include "tui/view.h"

#define DRAWS 2000

struct times {
	double read, key, shown, counted, last, draw;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void keep_most(double *most, double value)
{
	*most = value > *most ? value : *most;
}

/* Type PATTERN; the slowest key to *KEY, *SHOWN and *COUNTED. */
static void type(struct view *v, const char *pattern, double *key, double *shown, double *counted)
{
	char typed[32] = "";

	for (size_t n = 0; pattern[n]; n++) {
		typed[n] = pattern[n];
		double start = now();
		view_search(v, typed, 0);
		keep_most(key, now() - start);
		while (v->searching)
			view_search_more(v);
		keep_most(shown, now() - start);
		view_search_all(v);
		keep_most(counted, now() - start);
	}
	view_search(v, "", 0);
}

static struct times measure(int lines)
{
	struct rows rows = {0};
	struct view v = {.source = {rows_line, &rows}, .box = {0, 0, 24, 80}};
	struct grid grid = {0};
	struct times t = {0};
	double none = 0;

	grid_resize(&grid, 24, 80);
	for (int i = 0; i < lines; i++) {
		rows_printf(&rows, MD_TEXT, "Line %d of a text in which every third word is a task, and no word is aaaaaaab.", i);
		rows_end(&rows);
	}
	rows_puts(&rows, MD_TEXT, "ocelot");
	rows_end(&rows);
	double start = now();
	for (view_expect_search(&v); view_search_more(&v);)
		;
	t.read = now() - start;
	type(&v, "task", &t.key, &t.shown, &t.counted);
	type(&v, "ocelot", &t.key, &t.last, &none);
	view_search(&v, "task", 0);
	view_search_all(&v);
	view_act(&v, ACT_BOTTOM, 0);
	start = now();
	for (int i = 0; i < DRAWS; i++)
		view_draw(&v, &grid, true);
	t.draw = (now() - start) / DRAWS;
	view_done(&v);
	rows_done(&rows);
	grid_done(&grid);
	return t;
}

int main(void)
{
	struct times before = {0};

	utf8_locale();
	printf("%8s %9s %9s %9s %9s %6s %9s %6s %9s\n", "lines", "read", "key", "shown", "counted", "ratio", "last", "ratio", "draw");
	for (int lines = 10000; lines <= 160000; lines *= 2) {
		struct times t = measure(lines);
		printf("%8d %9.2f %9.2f %9.2f %9.2f %6.2f %9.2f %6.2f %9.4f\n", lines, t.read, t.key, t.shown, t.counted,
		    before.counted > 0 ? t.counted / before.counted : 0, t.last, before.last > 0 ? t.last / before.last : 0, t.draw);
		before = t;
	}
	return 0;
}
