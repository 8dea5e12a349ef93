/* A line of text that is being typed. */
#ifndef ASYNCTUTOR_TUI_INPUT_H
#define ASYNCTUTOR_TUI_INPUT_H

#include <stdbool.h>
#include "base/buf.h"
#include "tui/action.h"
#include "tui/grid.h"

struct input {
	struct buf text;
	size_t at; /* byte of the cursor */
};

void input_done(struct input *in);
/* Insert LEN bytes from anywhere, without control characters, up to the first newline. */
void input_insert(struct input *in, const char *text, size_t len);
/* True when A was an action of editing. */
bool input_act(struct input *in, enum action a);
/* Draw on one row of G, scrolled so that the cursor is visible, and place the hardware cursor. */
void input_draw(const struct input *in, struct grid *g, int y, int x, int cols, int style);

#endif
