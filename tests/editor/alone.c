/* The built-in editor alone on a real terminal, for tests/e2e/editor.t: Ctrl-S writes the file, Esc ends. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/path.h"
#include "base/utf8.h"
#include "tui/editor.h"
#include "tui/key.h"
#include "tui/term.h"

#define FILE_MAX (64u << 20)

struct alone {
	struct terminal *term;
	struct editbox *box;
	struct grid grid;
	struct buf said;
	const char *path;
	bool over;
};

static void say(void *ctx, const char *text)
{
	struct alone *a = ctx;

	buf_clear(&a->said);
	cellsafe(&a->said, text, strlen(text), CELL_PROSE);
}

static void copy(void *ctx, const char *text, size_t len)
{
	struct alone *a = ctx;

	a->term->ops->copy(a->term, text, len);
}

static void place(struct alone *a)
{
	grid_resize(&a->grid, a->term->rows, a->term->cols);
	editbox_place(a->box, (struct box){0, 0, a->term->rows > 1 ? a->term->rows - 1 : 1, a->term->cols});
}

static void draw(struct alone *a)
{
	grid_clear(&a->grid, MD_TEXT);
	editbox_draw(a->box, &a->grid, true);
	if (a->grid.rows > 1)
		grid_put(&a->grid, a->grid.rows - 1, 0, a->grid.cols, a->said.data, a->said.len, STYLE_MESSAGE);
	a->term->ops->draw(a->term, &a->grid);
}

static void save(struct alone *a)
{
	struct editor *ed = editbox_editor(a->box);
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;

	editor_copy_out(ed, 0, editor_length(ed), &text);
	if (path_write(a->path, text.data, text.len, &e) == 0) {
		editor_saved(ed);
		say(a, "Saved.");
	}
	err_done(&e);
	buf_done(&text);
}

static void obey(struct alone *a, struct term_event *ev)
{
	buf_clear(&a->said);
	if (ev->kind == EVENT_RESIZE)
		place(a);
	else if (ev->kind == EVENT_PASTE)
		editbox_paste(a->box, ev->text.data, ev->text.len);
	else if (ev->kind == EVENT_MOUSE)
		editbox_mouse(a->box, &ev->mouse);
	else if (ev->kind == EVENT_END)
		a->over = true;
	else if (ev->kind == EVENT_KEY && !editbox_key(a->box, ev->key)) {
		if (ev->key == K_CTRL('S'))
			save(a);
		a->over = ev->key == K_ESC;
	}
	buf_done(&ev->text);
}

static int run(struct alone *a, struct err *e)
{
	struct term_event ev;

	while (!a->over) {
		draw(a);
		if (a->term->ops->read(a->term, -1, &ev, e) < 0)
			return -1;
		do {
			obey(a, &ev);
			if (a->term->ops->read(a->term, 0, &ev, e) < 0)
				return -1;
		} while (!a->over && ev.kind != EVENT_NONE);
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct alone a = {.said = BUF_INIT};
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	if (argc != 2)
		return 2;
	a.path = argv[1];
	bool utf8 = utf8_locale();
	if (path_read(a.path, FILE_MAX, &text, &len, &e) < 0)
		goto fail;
	a.term = term_curses_open(&(struct term_options){.theme = theme_from_environment(), .ascii = !utf8}, &e);
	if (!a.term)
		goto fail;
	a.box = editbox_new(text, len, NULL, (struct editbox_host){&a, say, copy}, !utf8);
	a.term->ops->mouse(a.term, true);
	place(&a);
	run(&a, &e);
	a.term->ops->close(a.term);
	editbox_free(a.box);
	grid_done(&a.grid);
	buf_done(&a.said);
	free(text);
	return 0;
fail:
	fprintf(stderr, "%s\n", e.text);
	return 2;
}
