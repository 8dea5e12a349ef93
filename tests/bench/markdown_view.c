/*
 * Milliseconds of processor time for what a pager asks of a layout, for each file given: the first screen, the next one, another width at the top and at the end, and a look
 * through all lines for a word that stands in the last.
 *	python3 tests/bench/markdown-gen.py 10000000 >10.md; make tests/bench/markdown_view && tests/bench/markdown_view 10.md
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/path.h"
#include "base/utf8.h"
#include "markdown/markdown.h"

#define SCREEN 50

static double began;

static double lap(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	double now = (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6, ms = now - began;
	began = now;
	return ms;
}

/* The last line that holds a letter A. */
static size_t look_through(struct md_layout *l)
{
	const struct md_line *line;
	size_t found = 0;

	for (size_t n = 0; (line = md_line(l, n)); n++)
		for (size_t i = 0; i < line->nspans; i++)
			if (memmem(line->spans[i].text, line->spans[i].len, "a", 1))
				found = n;
	return found;
}

static int measure(const char *path)
{
	struct err e = ERR_INIT;
	size_t len;
	char *text;

	if (path_read(path, (size_t)1 << 30, &text, &len, &e) < 0) {
		fprintf(stderr, "%s: %s\n", path, e.text);
		return 1;
	}
	lap();
	struct md_doc *doc = md_parse(text, len, 1);
	struct md_layout *l = md_layout(doc, &(struct md_options){.width = 80});
	md_line(l, SCREEN);
	double first = lap();
	md_line(l, (size_t)2 * SCREEN);
	double next = lap();
	struct md_layout *other = md_layout(doc, &(struct md_options){.width = 60});
	md_line(other, SCREEN);
	double again = lap();
	size_t last = look_through(l);
	double search = lap();
	const struct md_line *line = md_line(l, last);
	md_find_line(other, line->block, line->source, line->at);
	double end = lap();
	look_through(l);
	printf("%10zu %10.2f %10.2f %10.2f %10.1f %10.1f %10.1f\n", len, first, next, again, search, end, lap());
	md_layout_free(l);
	md_layout_free(other);
	md_free(doc);
	free(text);
	return 0;
}

int main(int argc, char **argv)
{
	int status = 0;

	utf8_locale();
	printf("%10s %10s %10s %10s %10s %10s %10s\n", "bytes", "first", "next", "other", "find last", "other end", "find again");
	for (int i = 1; i < argc && status == 0; i++)
		status = measure(argv[i]);
	return status;
}
