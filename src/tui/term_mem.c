#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "run/foreground.h"
#include "tui/term.h"

struct term_mem {
	struct terminal term;
	struct grid shown;
	bool drawn;
	term_mem_next *next;
	void *ctx;
};

static int mem_read(struct terminal *t, int ms, struct term_event *out, struct err *e)
{
	struct term_mem *m = (struct term_mem *)t;
	struct term_size size = {t->rows, t->cols};

	*out = (struct term_event){.text = BUF_INIT};
	if (ms == 0) /* nothing is ever pending, so everything is drawn before the next event */
		return 0;
	int status = m->next(m->ctx, m->drawn ? &m->shown : NULL, out, &size, e);
	t->rows = size.rows;
	t->cols = size.cols;
	return status;
}

static void mem_draw(struct terminal *t, const struct grid *g)
{
	struct term_mem *m = (struct term_mem *)t;

	if (!m->drawn || m->shown.rows != g->rows || m->shown.cols != g->cols)
		grid_resize(&m->shown, g->rows, g->cols);
	memcpy(m->shown.cells, g->cells, (size_t)g->rows * (size_t)g->cols * sizeof *g->cells);
	m->shown.cursor_y = g->cursor_y;
	m->shown.cursor_x = g->cursor_x;
	m->shown.cursor = g->cursor;
	m->drawn = true;
}

static void mem_redraw(struct terminal *t)
{
	(void)t;
}

static bool mem_mouse(struct terminal *t, bool on)
{
	(void)t;
	(void)on;
	return true;
}

static void mem_copy(struct terminal *t, const char *text, size_t len)
{
	(void)t;
	(void)text;
	(void)len;
}

static void mem_theme(struct terminal *t, enum theme theme)
{
	(void)t;
	(void)theme;
}

static void mem_suspend(struct terminal *t)
{
	(void)t;
}

static int mem_run(struct terminal *t, const char *command, const char *path, struct err *e)
{
	(void)t;
	return child_run(command, path, e);
}

static void mem_close(struct terminal *t)
{
	struct term_mem *m = (struct term_mem *)t;

	grid_done(&m->shown);
	free(m);
}

static const struct term_ops ops = {mem_read, mem_draw, mem_redraw, mem_mouse, mem_copy, mem_theme, mem_suspend, mem_run, mem_close};

struct terminal *term_mem_open(struct term_size size, bool ascii, term_mem_next *next, void *ctx)
{
	struct term_mem *m = xcalloc(1, sizeof *m);

	m->term = (struct terminal){.ops = &ops, .rows = size.rows, .cols = size.cols, .fd = -1, .ascii = ascii};
	m->next = next;
	m->ctx = ctx;
	return &m->term;
}
