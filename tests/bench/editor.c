/*
 * What a keystroke in the built-in editor costs, beside a full parse and check of the same text.
 *
 *	make tests/bench/editor && tests/bench/editor RULES FILE [KEYS]
 *
 * FILE, Python, is repeated (its functions and classes under other names) until there are 1,250, 2,500, ... 40,000 lines. For each: the milliseconds of a full parse, check
 * and coloring; the median and the worst of KEYS (200) keystrokes at places all over the text, each with its parse, rules and drawing at 120x40; the ratio of the
 * median to the full check; how long the longest slice of a check in a pause takes; what pasting the whole text takes; a key behind a bracket, and behind three
 * quotes, just opened at the top. Times are of CPU, on one core.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/path.h"
#include "base/utf8.h"
#include "python/highlight.h"
#include "python/python.h"
#include "rules/rules.h"
#include "tui/editor.h"

#define LINES_FIRST 1250
#define LINES_LAST 40000

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* One line of the file as it stands in copy number K. */
static void add_line(struct buf *out, const char *line, size_t n, int k)
{
	static const char *const heads[] = {"def ", "async def ", "class "};

	for (size_t h = 0; h < sizeof heads / sizeof *heads; h++) {
		size_t len = strlen(heads[h]), end = len;
		if (n <= len || memcmp(line, heads[h], len) != 0)
			continue;
		while (end < n && line[end] != '(' && line[end] != ':')
			end++;
		buf_add(out, line, end);
		buf_addf(out, "_%d", k);
		buf_add(out, line + end, n - end);
		return;
	}
	buf_add(out, line, n);
}

static void make_text(struct buf *out, const char *text, size_t len, int lines)
{
	int n = 0;

	for (int k = 1; n < lines; k++)
		for (size_t at = 0; at < len && n < lines; n++) {
			const char *newline = memchr(text + at, '\n', len - at);
			size_t end = newline ? (size_t)(newline - text) + 1 : len;
			add_line(out, text + at, end - at, k);
			at = end;
		}
}

static double full(const struct rule_set *rules, const struct buf *text)
{
	double start = now();
	struct findings found = {0};
	struct py_span *spans;
	struct py_file *f = py_parse(text->data, text->len);

	rule_set_find(rules, f, &found);
	py_highlight(text->data, text->len, &spans);
	free(spans);
	findings_done(&found);
	py_free(f);
	return now() - start;
}

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double longest_slice(struct editbox *b)
{
	double longest = 0;

	for (bool more = true; more;) {
		double start = now();
		more = editbox_pause(b) && editbox_idle(b);
		double took = now() - start;
		longest = took > longest ? took : longest;
	}
	return longest;
}

/* The median of some keys behind TEXT, typed at the top: what it opens takes in all that follows. */
static double opened(struct editbox *b, struct grid *g, const char *text)
{
	double took[9];

	editbox_go(b, 1, 1);
	for (; *text; text++)
		editbox_key(b, (unsigned char)*text);
	editbox_draw(b, g, true);
	for (int i = 0; i < 9; i++) {
		double start = now();
		editbox_key(b, 'x');
		editbox_draw(b, g, true);
		took[i] = now() - start;
	}
	qsort(took, 9, sizeof *took, by_size);
	return took[4];
}

static void measure(const struct rule_set *rules, const struct buf *text, int lines, int keys)
{
	static const char typed[] = "x = y";
	struct grid g = {0};
	double *took = calloc((size_t)keys, sizeof *took), all = full(rules, text);
	struct editbox *b = editbox_new("", 0, rules, (struct editbox_host){0}, false);

	grid_resize(&g, 40, 120);
	editbox_place(b, (struct box){0, 0, 40, 120});
	double start = now();
	editbox_paste(b, text->data, text->len);
	double paste = now() - start;
	editbox_draw(b, &g, true);
	double slice = longest_slice(b);
	for (int i = 0; i < keys; i++) {
		if (i % 5 == 0) {
			editbox_go(b, 1 + (int)((long)i * 7919 % lines), 1);
			editbox_key(b, '\r');
			editbox_draw(b, &g, true);
		}
		start = now();
		editbox_key(b, (unsigned char)typed[i % 5]);
		editbox_draw(b, &g, true);
		took[i] = now() - start;
	}
	qsort(took, (size_t)keys, sizeof *took, by_size);
	double bracket = opened(b, &g, "("), string = opened(b, &g, "\"\"\"");
	printf("%6d lines %8zu bytes  full %8.2f ms  key %6.3f ms (worst %7.3f)  %5.2f%%  slice %6.2f ms  paste %6.2f ms  open ( %6.2f  \"\"\" %6.2f ms\n", lines, text->len, all,
	    took[keys / 2], took[keys - 1], took[keys / 2] / all * 100, slice, paste, bracket, string);
	grid_done(&g);
	editbox_free(b);
	free(took);
}

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	if (argc < 3 || path_read(argv[2], 64u << 20, &text, &len, &e) < 0) {
		fprintf(stderr, "usage: editor RULES FILE [KEYS]\n");
		return 2;
	}
	utf8_locale();
	struct rule_set *rules = rule_set_load(argv[1], NULL, NULL);
	for (int lines = LINES_FIRST; lines <= LINES_LAST; lines *= 2) {
		struct buf all = BUF_INIT;
		make_text(&all, text, len, lines);
		measure(rules, &all, lines, argc > 3 ? atoi(argv[3]) : 200);
		buf_done(&all);
	}
	rule_set_free(rules);
	free(text);
	return 0;
}
