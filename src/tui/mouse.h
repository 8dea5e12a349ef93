/* What terminals report of the mouse while xterm's mode 1000 is on: in the encoding of mode 1006 (SGR), and in the older one of three bytes. */
#ifndef ASYNCTUTOR_TUI_MOUSE_H
#define ASYNCTUTOR_TUI_MOUSE_H

#include <stdbool.h>

enum mouse_kind {
	MOUSE_NONE,
	MOUSE_CLICK, /* the left button went down and up in one place */
	MOUSE_DRAG,  /* in two */
	MOUSE_WHEEL_UP,
	MOUSE_WHEEL_DOWN,
};

struct mouse {
	enum mouse_kind kind;
	int y, x; /* cell, from 0 */
	int from_y, from_x; /* where it went down; of a click and a drag only */
};

/* Where the left button is held. Starts with all zero. */
struct mouse_press {
	bool held;
	int y, x;
};

/* What REPORT, the text behind ESC [ such as "<0;12;5M", means after what *PRESS remembers. */
struct mouse mouse_take(struct mouse_press *press, const char *report);
/* The same for the three bytes behind ESC [ M. */
struct mouse mouse_take_bytes(struct mouse_press *press, const unsigned char bytes[3]);

#endif
