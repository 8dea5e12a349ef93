#include <stdio.h>
#include "tui/mouse.h"

/* Bits of a button. The others tell keys that were held and movements, of which nothing is made: those belong to the terminal. */
#define WHEEL 64
#define KEYS (4 | 8 | 16)
#define RELEASE 3 /* in three bytes: some button went up */

static struct mouse take(struct mouse_press *press, int button, int y, int x, bool released)
{
	struct mouse m = {.kind = MOUSE_NONE, .y = y, .x = x};

	if (y < 0 || x < 0)
		return m;
	if (button & WHEEL) {
		int wheel = button & ~KEYS;
		if (!released && (wheel == WHEEL || wheel == WHEEL + 1))
			m.kind = wheel == WHEEL ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
	} else if (!released) {
		*press = (struct mouse_press){button == 0, y, x};
	} else if (press->held) {
		m.kind = y == press->y && x == press->x ? MOUSE_CLICK : MOUSE_DRAG;
		m.from_y = press->y;
		m.from_x = press->x;
		press->held = false;
	}
	return m;
}

struct mouse mouse_take(struct mouse_press *press, const char *report)
{
	int button, x, y, end = 0;
	char last;

	if (sscanf(report, "<%4d;%5d;%5d%c%n", &button, &x, &y, &last, &end) != 4 || report[end] || (last != 'M' && last != 'm'))
		return (struct mouse){0};
	return take(press, button, y - 1, x - 1, last == 'm');
}

struct mouse mouse_take_bytes(struct mouse_press *press, const unsigned char bytes[3])
{
	int button = bytes[0] - 32;
	bool released = !(button & WHEEL) && (button & RELEASE) == RELEASE;

	return take(press, button, bytes[2] - 33, bytes[1] - 33, released);
}
