#include <stdio.h>
#include <stdlib.h>
#include "tui/trace.h"

static struct {
	FILE *file; /* NULL for none */
	const char *screen;
	int cols, rows;
} trace;

void trace_open(void)
{
	const char *path = getenv("ASYNCTUTOR_TRACE");

	trace.file = path ? fopen(path, "ae") : NULL;
}

void trace_close(void)
{
	if (trace.file)
		fclose(trace.file);
	trace.file = NULL;
}

void trace_pressed(enum action a)
{
	struct buf name = BUF_INIT;

	if (!trace.file || a == ACT_NONE)
		return;
	action_name(a, &name);
	fprintf(trace.file, "pressed %s\n", name.data);
	buf_done(&name);
}

void trace_drawn(const char *screen, int cols, int rows)
{
	trace.screen = screen;
	trace.cols = cols;
	trace.rows = rows;
}

void trace_saved(void)
{
	if (trace.file && trace.screen)
		fprintf(trace.file, "saved %dx%d %s\n", trace.cols, trace.rows, trace.screen);
}
